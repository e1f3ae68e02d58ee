"""A page of text, from Markdown to sanitised HTML."""

from pathlib import Path

import pytest

from generator.content.prose import read_prose
from generator.race.source import SourceError


def page(folder: Path, text: str) -> Path:
    path = folder / "about.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_of_text_holds_no_script_and_no_style(tmp_path: Path) -> None:
    text = (
        '# About\n\nHi <script>alert(1)</script><b onclick="x()">there</b>\n\n[x](javascript:x)\n'
    )

    prose = read_prose(page(tmp_path, text))

    assert (prose.slug, prose.title, prose.summary) == ("about", "About", "Hi there")
    assert prose.html == '<p>Hi <b>there</b></p>\n<p><a rel="noopener noreferrer">x</a></p>'


def test_headings_keep_the_names_that_links_lead_to(tmp_path: Path) -> None:
    prose = read_prose(page(tmp_path, "# About\n\nHi.\n\n## The end\n"))

    assert '<h2 id="the-end">The end</h2>' in prose.html


def test_a_page_without_a_title_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"about\.md:1:1: a page starts with its title"):
        read_prose(page(tmp_path, "About\n"))
