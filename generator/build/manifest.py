"""What builds made in a site: for each file its fingerprint, size and time of change."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

MANIFEST = ".walkbreak.json"
"""What stands in the site: for each file its fingerprint, size and time of change."""
Seen = tuple[str, int, int]


class NotASite(Exception):
    """A folder that holds something else, which a build must not touch."""


def read_manifest(site: Path) -> dict[str, Seen]:
    """What builds made in a site; nothing where there is none yet. Raises NotASite."""
    if not site.exists() or (site.is_dir() and not any(site.iterdir())):
        return {}
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8")
        return {file: (str(f), int(s), int(t)) for file, (f, s, t) in json.loads(text).items()}
    except (OSError, ValueError, AttributeError, TypeError):
        raise NotASite(
            f"{site} holds files that no build made; name an empty folder, or empty this one"
        ) from None


def write_manifest(site: Path, aside: Path, seen: Mapping[str, Seen]) -> None:
    """Note what stands in a site, all at once; `aside` is a folder on the same disk."""
    part = aside / f"{MANIFEST}.part"
    part.write_text(json.dumps(seen), encoding="utf-8")
    os.replace(part, site / MANIFEST)


def stat(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file that is there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
