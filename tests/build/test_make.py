"""Stale pages to files that stand aside."""

import pickle
from collections.abc import Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.build import make as module
from generator.build.make import Folders, Made, OtherVersion, make, render_away
from generator.build.render import Renderer
from generator.pages import page as pages
from generator.pages.downloads import Download
from generator.pages.page import AnyPage, keyed

PAGES = {f"{number}.html": f"page {number}" for number in range(12)}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A template that includes another, a site with two of the pages, and room beside it."""
    for name in ("templates/parts", "site", "aside"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "templates/page.html").write_text('{% include "parts/text.html" %}!')
    (tmp_path / "templates/parts/text.html").write_text("{{ page.text }}")
    (tmp_path / "site/0.html").write_text("page 0!")
    (tmp_path / "site/1.html").write_text("an older page")
    return Folders(tmp_path / "templates", tmp_path / "site", tmp_path / "aside")


def stale() -> Mapping[str, AnyPage]:
    return {file: pages.page("page.html", Download, keyed(text)) for file, text in PAGES.items()}


def made_by(folders: Folders, elsewhere: Executor | None = None) -> dict[str, Made]:
    """All that is made, and what stands aside then."""
    found: dict[str, Made] = {}
    for made in make(stale(), Renderer(folders.templates), folders, elsewhere):
        found |= made
    return found


@pytest.mark.parametrize("where", ["here", "on every core", "elsewhere"])
def test_only_files_that_differ_stand_aside(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(module, "WORTH_A_POOL", 3 if where == "on every core" else 100)
    with ThreadPoolExecutor(2) as threads:
        made = made_by(folders, threads if where == "elsewhere" else None)

    aside = {path.name: path.read_text() for path in folders.aside.iterdir()}
    assert aside == {file: f"{text}!" for file, text in PAGES.items() if file != "0.html"}
    assert made.keys() == PAGES.keys()
    assert not made["0.html"].is_new
    assert made["1.html"] == Made(7, (folders.aside / "1.html").stat().st_mtime_ns, True)


def test_elsewhere_nothing_of_this_machine_is_needed(folders: Folders) -> None:
    renderer = Renderer(folders.templates)
    batch = [[("1.html", pages.page("page.html", Download, keyed("one")))]]
    packed = pickle.dumps((batch, renderer.sources, renderer.version))
    for path in (*folders.templates.rglob("*.html"), folders.templates / "parts"):
        path.unlink() if path.is_file() else path.rmdir()

    assert render_away(packed) == [("1.html", b"one!")]


def test_another_version_elsewhere_is_refused(folders: Folders) -> None:
    renderer = Renderer(folders.templates)

    with pytest.raises(OtherVersion, match="has another version of Walkbreak"):
        render_away(pickle.dumps(([], renderer.sources, "another")))
