"""Pages rendered on other machines, by the workers of a Dask scheduler."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib import import_module

PATIENCE_S = 10
"""How long a scheduler may take to answer."""


class NoCluster(Exception):
    """There are no workers. The message says what to do."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at an address, such as `tcp://10.0.0.1:8786`.

    A job whose worker is lost is done by another one. Raises NoCluster.
    """
    try:
        client_of = import_module("distributed").Client
    except ImportError:
        message = "needs Dask, which is not installed; run: pip install 'walkbreak[cluster]'"
        raise NoCluster(message) from None
    try:
        client = client_of(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"no scheduler answers at {address} ({error})") from None
    with client:
        try:
            yield client.get_executor(retries=3)
        except Exception as error:
            if not isinstance(error, CancelledError) and not _is_dasks(error):
                raise
            raise NoCluster(f"the workers of {address} were lost ({error})") from None


def _is_dasks(error: Exception) -> bool:
    """Whether an error is one of Dask's own, such as that a job killed one worker after another."""
    return type(error).__module__.partition(".")[0] == "distributed"
