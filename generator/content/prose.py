"""A page of text, from Markdown to sanitised HTML."""

from pathlib import Path

import markdown
import nh3

from generator.content.files import file_problem, read_text
from generator.pacing.catalogue import Prose
from generator.race.source import SourceError

_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {f"h{level}": {"id"} for level in range(2, 5)}


def read_prose(path: Path) -> Prose:
    """A page of text: its title is the first line, its summary the first paragraph.

    Raises SourceError if there is no title.
    """
    title, _, body = read_text(path).partition("\n")
    if not title.startswith("# "):
        raise SourceError([file_problem(path, "a page starts with its title; write `# Title`")])
    html = nh3.clean(markdown.markdown(body, extensions=["tables", "toc"]), attributes=_ATTRIBUTES)
    summary = nh3.clean(html.partition("</p>")[0], tags=set()).strip()
    return Prose(path.stem, title.removeprefix("# ").strip(), summary, html)
