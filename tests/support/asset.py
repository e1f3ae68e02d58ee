"""Where a built site has an asset: its name holds a hash."""

import re
from pathlib import Path

STAMP = r"\.[0-9a-f]{8}(?=\.\w+$)"


def asset(site: Path, name: str) -> Path:
    """The newest file of an asset, whose name without a hash is given."""
    folder = site / "assets"
    return max(
        (path for path in folder.iterdir() if unstamped(path.name) == name),
        key=lambda path: path.stat().st_mtime_ns,
    )


def unstamped(name: str) -> str:
    """The name of an asset, or a path to it, without its hash."""
    return re.sub(STAMP, "", name)
