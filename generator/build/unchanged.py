"""Whether a build would make what is already there, found out before anything heavy is imported.

A build remembers its words on the command line, and size and time of change of all that it read and
of all that it wrote. The same words, with everything as it was, would make the same site.

Imports are few and light, because a `walkbreak build` with nothing to do spends its time on them.
"""

import json
import os
import sys
from array import array
from stat import S_ISDIR

from generator.build.cache import place_in_cache

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would be an import as well.
    from collections.abc import Iterable, Mapping

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IGNORED = ("__pycache__", ".git", ".DS_Store")
"""What programs leave in folders and no build reads."""
TICK_NS = 20_000_000
"""A file that was changed so shortly before it was read may have changed again with no trace."""
Stats = dict[str, tuple[int, int]]
"""Size and time of change of files and folders, by path."""


def unchanged(words: list[str]) -> tuple[str, str] | None:
    """What a build with these words would say if it need not be run: what is there, and a warning.

    None if it has to be run.
    """
    try:
        with open(_record_of(_site_of(words)), encoding="utf-8") as file:
            last = json.load(file)
        if last["by"] != _whereabouts(words):
            return None
        if any(_stat(path) != tuple(seen) for path, seen in last["read"].items()):
            return None
        site = os.path.abspath(_site_of(words))
        if _seen_of(site, last["files"].split("\n")) != last["seen"]:
            return None
        said, warning = last["said"]
        return str(said), str(warning)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def look(folders: "Iterable[str]") -> Stats:
    """Size and time of change of all that a build with these folders reads.

    That is also the program itself, and where its libraries are installed: a folder changes when
    another version of one is put there.
    """
    seen = {path: _stat(path) for path in sys.path if path.endswith("-packages")}
    for folder in (*folders, PACKAGE):
        for path in _all_in(os.path.abspath(folder)):
            seen[path] = _stat(path)
    return seen


def remember(
    begun: tuple[list[str], int],
    read: Stats,
    files: "Mapping[str, tuple[int, int]]",
    said: tuple[str, str],
) -> None:
    """Remember a build: its words and when it began, in nanoseconds; what it read; its files.

    `said` is what it said: what is there, and a warning. If something changed just as it was read,
    nothing is remembered, nor where there is no cache to write to.
    """
    words, began_ns = begun
    if any(changed_ns > began_ns - TICK_NS for _, changed_ns in read.values()):
        return
    record = {
        "by": _whereabouts(words),
        "read": read,
        "files": "\n".join(files),
        "seen": _hex(number for seen in files.values() for number in seen),
        "said": said,
    }
    path = _record_of(_site_of(words))
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            json.dump(record, file)
        os.replace(part, path)
    except OSError:
        return


def _whereabouts(words: list[str]) -> list[str]:
    """All that the meaning of the words depends on, besides files."""
    return [*words, os.getcwd(), sys.version, *sys.path]


def _site_of(words: list[str]) -> str:
    """The folder that a build with these words writes to."""
    site, rest = "site", iter(words)
    for word in rest:
        if word == "--site":
            site = next(rest, "")
        elif word.startswith("--site="):
            site = word.removeprefix("--site=")
    return site


def _record_of(site: str) -> str:
    """The file in the cache that remembers the last build of a site."""
    return f"{place_in_cache(os.path.abspath(site))}.json"


def _all_in(folder: str) -> "Iterable[str]":
    """A folder and all files and folders in it, at any depth."""
    yield folder
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in IGNORED]
        for name in (*folders, *files):
            if name not in IGNORED:
                yield os.path.join(above, name)


def _stat(path: str) -> tuple[int, int]:
    """Size, 0 for a folder, and time of change. Raises OSError if it is not there."""
    status = os.stat(path)
    return 0 if S_ISDIR(status.st_mode) else status.st_size, status.st_mtime_ns


def _seen_of(site: str, files: list[str]) -> str:
    """Size and time of change of the files of a site. Raises OSError if one is not there.

    The numbers are one text, which is compared as fast as it is read.
    """
    lstat, numbers = os.lstat, array("q")
    for file in files:
        status = lstat(f"{site}/{file}")
        numbers.append(status.st_size)
        numbers.append(status.st_mtime_ns)
    return _hex(numbers)


def _hex(numbers: "Iterable[int]") -> str:
    return array("q", numbers).tobytes().hex()
