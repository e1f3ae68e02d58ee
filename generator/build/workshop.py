"""The folder beside a site in which one build at a time makes the next edition."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from generator.build.switch import NEXT, discard

if sys.platform != "win32":
    import fcntl


class SiteInUse(Exception):
    """Another build is at work on the site. The message says which, and since when."""


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A folder on the site's disk that is this build's alone, and is gone afterwards.

    What a killed build left in it is removed first. Raises SiteInUse, and OSError where nothing
    can be written.
    """
    folder = _beside(site)
    lock = _lock(folder, site)
    try:
        discard(folder / NEXT, site)
        yield folder
    finally:
        discard(folder / NEXT, site)
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _beside(site: Path) -> Path:
    """Beside the site, or in it where it is a disk of its own or its parent is not ours."""
    name = f".{site.name}-build"
    is_own_disk = site.exists() and site.stat().st_dev != site.parent.stat().st_dev
    is_only_here = site.exists() and not os.access(site.parent, os.W_OK)
    return site / name if is_own_disk or is_only_here else site.parent / name


def _lock(folder: Path, site: Path) -> int:
    """Lock the folder, which is made if need be; returns the lock, to be closed. Raises SiteInUse.

    The system lets go of it when the process ends, however it ends.
    """
    file = folder / "lock"
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # The build before may just be removing the folder.
            lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if sys.platform != "win32":  # There, two builds at once are not noticed.
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.samestat(os.fstat(lock), file.stat()):
                    since = datetime.now().astimezone().isoformat(" ", "seconds")
                    who = f"process {os.getpid()} on {socket.gethostname()}, since {since}"
                    os.ftruncate(lock, 0)
                    os.write(lock, who.encode())
                    return lock
            except BlockingIOError:
                who = os.read(lock, 1000).decode(errors="replace")
                os.close(lock)
                raise SiteInUse(
                    f"another build is at work on {site} ({who or 'it has just begun'}); "
                    "wait for it, or end it"
                ) from None
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)
