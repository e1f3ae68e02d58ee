"""What one command remembers for the next: in the user's cache, not in a site, which is published.

`unchanged` needs this before anything heavy is imported.
"""

import os
from binascii import crc32


def cache_folder() -> str:
    """Where the cache is; it need not be there, and may be lost at any time."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.environ.get("WALKBREAK_CACHE") or os.path.join(home, "walkbreak")


def place_in_cache(name: str) -> str:
    """A place of its own in the cache for what has a name."""
    return os.path.join(cache_folder(), f"{crc32(name.encode()):08x}")
