"""Pages rendered by the workers of a scheduler; a small stand-in takes the place of Dask."""

import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from generator.build.cluster import NoCluster, cluster

ADDRESS = "tcp://10.0.0.1:8786"


class Client:
    """As much of `distributed.Client` as is used."""

    asked: list[Any] = []  # noqa: RUF012 -- the tests read it

    def __init__(self, address: str, **options: Any) -> None:
        if address != ADDRESS:
            raise TimeoutError("nobody is there")
        self.asked.append((address, options))

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.asked.append("closed")

    def get_executor(self, **options: Any) -> Executor:
        """Threads do the work."""
        self.asked.append(options)
        return ThreadPoolExecutor(1)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What is asked of Dask."""
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=Client))
    Client.asked.clear()
    yield Client.asked
    Client.asked.clear()


def test_the_workers_of_a_scheduler_do_the_work(asked: list[Any]) -> None:
    with cluster(ADDRESS) as workers:
        assert workers.submit(sum, [1, 2]).result() == 3

    (address, options), more, closed = asked
    assert (address, options["timeout"], more["retries"], closed) == (ADDRESS, 10, 3, "closed")


@pytest.mark.usefixtures("asked")
def test_a_scheduler_that_does_not_answer_is_said() -> None:
    with pytest.raises(NoCluster, match="no scheduler answers at tcp://1"), cluster("tcp://1:1"):
        pass


def test_without_dask_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(NoCluster, match=r"pip install 'walkbreak\[cluster\]'"), cluster(ADDRESS):
        pass


@pytest.mark.usefixtures("asked")
def test_workers_that_are_lost_are_said_and_a_mistake_of_ours_stays_what_it_is() -> None:
    killed = type("KilledWorker", (Exception,), {"__module__": "distributed.scheduler"})
    for error in (killed("one after another"), CancelledError()):
        with pytest.raises(NoCluster, match="the workers of tcp://10"), cluster(ADDRESS):
            raise error

    with pytest.raises(ZeroDivisionError), cluster(ADDRESS):
        raise ZeroDivisionError
