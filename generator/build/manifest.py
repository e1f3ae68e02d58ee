"""What earlier builds wrote into a site: for each file its fingerprint, size and time of change."""

import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from stat import S_ISREG

MANIFEST = ".walkbreak.json"
Seen = tuple[str, int, int]
"""A file's fingerprint, its size in bytes, and its time of change in nanoseconds.

The fingerprint may be one of the two words below.
"""
RETIRED = "retired"
"""Only pages of the edition before link to the file."""
UNKNOWN = "unknown"
"""A build was cut off, and the file may be of either edition."""


NOT_OURS = "holds files that no build made; name an empty folder, or empty this one"


class NotASite(Exception):
    """A folder that holds something else, which a build must not touch."""


def read_manifest(site: Path) -> dict[str, Seen]:
    """What earlier builds wrote, by file; nothing for a new or empty folder. Raises NotASite.

    Anybody may have edited it: names that no build writes, such as those of files elsewhere, are
    left out.
    """
    if not site.exists() or (site.is_dir() and not any(site.iterdir())):
        return {}
    try:
        return parse_manifest((site / MANIFEST).read_bytes(), site)
    except OSError:
        raise NotASite(f"{site} {NOT_OURS}") from None


def parse_manifest(text: bytes, site: Path | str) -> dict[str, Seen]:
    """The manifest of a site. Raises NotASite if it is none."""
    try:
        return {
            file: (str(fingerprint), int(size), int(changed))
            for file, (fingerprint, size, changed) in json.loads(text).items()
            if _is_inside(file)
        }
    except (ValueError, AttributeError, TypeError):
        raise NotASite(f"{site} {NOT_OURS}") from None


def write_manifest(site: Path, aside: Path, seen: Mapping[str, Seen]) -> None:
    """Replace a site's manifest in one step; `aside` is a folder on the same disk."""
    part = aside / f"{MANIFEST}.part"
    part.write_bytes(bytes_of(seen))
    os.replace(part, site / MANIFEST)


def bytes_of(seen: Mapping[str, Seen]) -> bytes:
    """A manifest, as `parse_manifest` reads it."""
    return json.dumps(seen).encode()


def stat(path: Path) -> tuple[int, int] | None:
    """A file's size and time of change, as in `Seen`; None if there is no such file, or a link."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else None


def _is_inside(file: str) -> bool:
    """Whether a name is one of a file in the site, spelt as builds spell it."""
    path = PurePath(file)
    return (
        path.as_posix() == file
        and file not in ("", ".", MANIFEST)
        and not (path.drive or path.root)
        and ".." not in path.parts
        and "\0" not in file
    )
