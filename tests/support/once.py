"""What is costly to make is made once a run, and shared by all of its workers."""

import fcntl
from collections.abc import Callable
from pathlib import Path


def made_once(folder: Path, name: str, make: Callable[[Path], object]) -> Path:
    """`folder/name`, made by the first worker that asks for it while the others wait.

    `make` is told where to put it. If it fails, the next worker that asks tries again.
    """
    target = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            aside = folder / f"{name}.part"
            make(aside)
            aside.rename(target)
    return target
