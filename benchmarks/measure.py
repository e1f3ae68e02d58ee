"""What a command takes: seconds on the clock, seconds of processors, and memory."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PAGE_KIB = os.sysconf("SC_PAGE_SIZE") / 1024
EVERY_S = 0.02


class Cost(NamedTuple):
    """What a command took."""

    wall_s: float
    processor_s: float
    peak_mib: float
    """Of all its processes together, as far as their memory is their own."""


def measured(command: Sequence[str | Path], folder: Path, more: Mapping[str, str]) -> Cost:
    """Run a command in a folder, with more in its environment. Raises CalledProcessError."""
    before, started = os.times(), time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        env=os.environ | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    peaks = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True)
    watch.start()
    output, _ = process.communicate()
    wall_s, after = time.perf_counter() - started, os.times()
    watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    used_s = after.children_user + after.children_system
    return Cost(wall_s, used_s - before.children_user - before.children_system, peaks[0])


def _watch(pid: int, peaks: list[float]) -> None:
    """Note the most memory that a process and its children have at once, until it ends."""
    while memory := sum(_private_mib(one) for one in _with_children(pid)):
        peaks[0] = max(peaks[0], memory)
        time.sleep(EVERY_S)


def _with_children(pid: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _with_children(int(child)))]


def _private_mib(pid: int) -> float:
    """Memory of a process that it does not share, in MiB; 0 if it has ended."""
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0.0
    return (int(resident) - int(shared)) * PAGE_KIB / 1024
