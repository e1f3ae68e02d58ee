"""What earlier builds wrote into a site: for each file its fingerprint, size and time of change."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".walkbreak.json"
Seen = tuple[str, int, int]
"""A file's fingerprint, its size in bytes, and its time of change in nanoseconds."""


class NotASite(Exception):
    """A folder that holds something else, which a build must not touch."""


def read_manifest(site: Path) -> dict[str, Seen]:
    """What earlier builds wrote, by file; nothing for a new or empty folder. Raises NotASite."""
    if not site.exists() or (site.is_dir() and not any(site.iterdir())):
        return {}
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8")
        return {
            file: (str(fingerprint), int(size), int(changed))
            for file, (fingerprint, size, changed) in json.loads(text).items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        raise NotASite(
            f"{site} holds files that no build made; name an empty folder, or empty this one"
        ) from None


def write_manifest(site: Path, aside: Path, seen: Mapping[str, Seen]) -> None:
    """Replace a site's manifest in one step; `aside` is a folder on the same disk."""
    part = aside / f"{MANIFEST}.part"
    part.write_text(json.dumps(seen), encoding="utf-8")
    os.replace(part, site / MANIFEST)


def stat(path: Path) -> tuple[int, int] | None:
    """A file's size and time of change, as in `Seen`; None if there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
