"""Processes that share a build's work."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from generator.build.workers import workers

PARENT = """
import os, time
from generator.build.workers import workers
with workers() as pool:
    jobs = [pool.submit(time.sleep, 600) for _ in range(os.cpu_count())]
    print(*pool._processes, flush=True)
    jobs[0].result()
"""


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not buried yet does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def test_work_is_done_in_other_processes() -> None:
    with workers() as pool:
        assert pool.submit(os.getpid).result() != os.getpid()


def test_when_something_fails_work_that_has_not_begun_is_dropped() -> None:
    jobs: list[Future[None]] = []

    def fail() -> None:
        with workers() as pool:
            jobs.extend(pool.submit(time.sleep, 0.1) for _ in range(1000))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert all(job.done() for job in jobs)
    assert any(job.cancelled() for job in jobs)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which processes run in /proc")
def test_they_end_when_the_process_that_started_them_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        children = list(map(int, run.stdout.readline().split()))
        assert children
        assert all(map(is_alive, children))
        run.send_signal(signal.SIGKILL)

    until = time.monotonic() + 60
    while any(map(is_alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, children))
