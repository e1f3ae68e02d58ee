"""`site/` is built whole or left untouched."""

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.build.build import Report, build
from generator.build.manifest import MANIFEST, NotASite
from generator.pages import page as pages
from generator.pages.page import Page


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("<p>{{ text }}")
    return folder


def said(text: str) -> dict[str, Any]:
    return {"text": text}


def broken() -> dict[str, Any]:
    raise ZeroDivisionError


def page(text: str) -> Page[Any]:
    return pages.page("page.html", text, partial(said, text))


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


ONE = {"/": page("home"), "/a/": page("first"), "/b/c.html": page("second")}


def test_a_build_writes_every_page(templates: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"

    assert build(ONE, templates, site) == Report(pages=3, changed=3, removed=0)
    assert tree(site) == {
        "a/index.html": "<p>first",
        "b/c.html": "<p>second",
        "index.html": "<p>home",
    }


def test_a_second_build_changes_nothing_and_touches_nothing(
    templates: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build(ONE, templates, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}

    assert build(ONE, templates, site) == Report(pages=3, changed=0, removed=0)
    assert before == {path: path.stat().st_mtime_ns for path in site.rglob("*")}


def test_only_what_changed_is_written_and_what_is_gone_is_removed(
    templates: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build(ONE, templates, site)
    kept = (site / "index.html").stat().st_mtime_ns

    report = build({"/": page("home"), "/a/": page("new")}, templates, site)

    assert report == Report(pages=2, changed=1, removed=1)
    assert tree(site) == {"a/index.html": "<p>new", "index.html": "<p>home"}
    assert not (site / "b").exists()
    assert (site / "index.html").stat().st_mtime_ns == kept


def test_a_failure_leaves_the_site_that_stood_before(templates: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(ONE, templates, site)
    before = tree(site), (site / MANIFEST).read_text()

    with pytest.raises(ZeroDivisionError):
        build({"/": page("new"), "/z/": pages.page("page.html", "", broken)}, templates, site)

    assert before == (tree(site), (site / MANIFEST).read_text())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_failed_first_build_leaves_no_site(templates: Path, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        build({"/": pages.page("page.html", "", broken)}, templates, tmp_path / "site")

    assert not (tmp_path / "site").exists()


def test_after_a_crash_in_the_swap_the_next_build_makes_it_whole(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the content has been restored meanwhile, no half-swapped file passes for the old one."""
    site = tmp_path / "site"
    build(ONE, templates, site)
    new = {url: page(f"new {url}") for url in ONE}
    replace = os.replace
    calls = iter(range(100))

    def crash_at_third(source: Path, target: Path) -> None:
        if next(calls) == 2:
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", crash_at_third)
        with pytest.raises(KeyboardInterrupt):
            build(new, templates, site)
    assert "<p>new /" in tree(site).values()

    build(ONE, templates, site)

    assert tree(site)["index.html"] == "<p>home"
    assert set(tree(site).values()) == {"<p>home", "<p>first", "<p>second"}


def test_a_file_that_somebody_edited_or_deleted_is_made_again(
    templates: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build(ONE, templates, site)
    (site / "index.html").write_text("edited")
    (site / "a/index.html").unlink()

    assert build(ONE, templates, site).changed == 2
    assert tree(site)["index.html"] == "<p>home"


def test_a_file_that_no_build_made_is_left_alone(templates: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(ONE, templates, site)
    (site / "CNAME").write_text("runners.example")

    build({"/": page("home")}, templates, site)

    assert tree(site) == {"CNAME": "runners.example", "index.html": "<p>home"}


def test_a_folder_of_something_else_is_refused(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("dear")

    with pytest.raises(NotASite, match="holds files that no build made; name an empty folder"):
        build(ONE, templates, tmp_path / "home")

    assert tree(tmp_path / "home") == {"letter.txt": "dear"}


def test_many_pages_are_rendered_on_every_core_and_come_out_the_same(
    templates: Path, tmp_path: Path
) -> None:
    many = {f"/{i}/": page(f"number {i}") for i in range(700)}
    told: list[tuple[int, int]] = []

    report = build(
        many, templates, tmp_path / "site", lambda done, total: told.append((done, total))
    )

    assert report == Report(pages=700, changed=700, removed=0)
    assert tree(tmp_path / "site")["699/index.html"] == "<p>number 699"
    assert told[-1] == (700, 700)
