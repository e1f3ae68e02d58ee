"""The files of `content/`, by folder."""

import re
from pathlib import Path

from generator.race.source import MAX_BYTES, Problem, SourceError, decode

FOLDERS = {
    "races": ".yaml",
    "courses": ".csv",
    "charts": ".yaml",
    "standards": ".yaml",
    "weather": ".yaml",
    "pages": ".md",
}
MAX_SLUG = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_text(path: Path) -> str:
    """A file's text, without reading more of it than a content file may hold."""
    try:
        with path.open("rb") as file:
            return decode(file.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}); check that it is there"
        raise SourceError([Problem(str(path), 1, 1, message)]) from None
