"""A build with nothing to do is known before it is run."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import unchanged as module
from generator.build.unchanged import look, remember, unchanged

SAID = ("site/: 2 pages, 1 guides", "No QR codes")
LONG_AGO_NS = 1_800_000_000 * 10**9
Change = Callable[[Path], object]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with content and a site that were there long ago, and a cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WALKBREAK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "PACKAGE", str(tmp_path / "program"))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site-packages")])
    for name in ("content/races/hill.yaml", "program/units.py", "site/index.html", "site/a/b.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "site-packages").mkdir()
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))
    return tmp_path


def built(words: list[str], began_ns: int = LONG_AGO_NS + 10**9) -> None:
    """A build with these words comes to its end."""
    site = Path("site")
    files = {
        path.relative_to(site).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in site.rglob("*.*")
    }
    remember((words, began_ns), look(["content"]), files, SAID)


def test_the_same_words_say_what_is_there() -> None:
    built(["--site", "site"])

    assert unchanged(["--site", "site"]) == SAID


def test_without_a_build_before_or_with_other_words_or_elsewhere_it_has_to_be_run(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unchanged([]) is None

    built([])
    assert unchanged([]) == SAID
    assert unchanged(["--url", "https://walkbreak.example"]) is None
    assert unchanged(["--site", "other"]) is None
    monkeypatch.chdir(here / "content")
    assert unchanged([f"--site={here / 'site'}"]) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda here: (here / "content/races/hill.yaml").write_text("other"),
        lambda here: (here / "content/races/new.yaml").write_text("new"),
        lambda here: (here / "content/races/hill.yaml").unlink(),
        lambda here: (here / "content/races/hill.yaml").rename(here / "content/races/dale.yaml"),
        lambda here: (here / "program/units.py").write_text("other"),
        lambda here: (here / "site-packages/jinja2").mkdir(),
        lambda here: (here / "site/index.html").write_text("by hand"),
        lambda here: os.utime(here / "site/a/b.json"),
        lambda here: (here / "site/a/b.json").unlink(),
        lambda here: (here / "site").rename(here / "old"),
    ],
    ids=[
        "file edited", "file added", "file removed", "file renamed", "program", "library",
        "page edited", "page touched", "page removed", "site removed",
    ],
)  # fmt: skip
def test_whatever_changed_the_build_has_to_be_run(here: Path, change: Change) -> None:
    built([])
    assert unchanged([]) == SAID

    change(here)

    assert unchanged([]) is None


def test_what_no_build_reads_or_makes_may_change(here: Path) -> None:
    (here / "program/__pycache__").mkdir()
    built([], began_ns=LONG_AGO_NS * 2)

    (here / "program/__pycache__/units.pyc").write_text("")
    (here / "site/letter.txt").write_text("dear")
    (here / "notes.txt").write_text("")

    assert unchanged([]) == SAID


def test_a_file_that_changed_just_as_it_was_read_is_not_trusted() -> None:
    """It may have changed once more in the same tick of the clock, after it was read."""
    built([], began_ns=LONG_AGO_NS)

    assert unchanged([]) is None


def test_a_site_that_is_linked_to_something_else_is_not_trusted(here: Path) -> None:
    built([])
    page = here / "site/index.html"
    page.rename(here / "elsewhere.html")
    page.symlink_to(here / "elsewhere.html")

    assert unchanged([]) is None


@pytest.mark.parametrize("text", ["", "[]", '{"by": []}', '{"by": 1, "read": {}}'])
def test_a_cache_that_cannot_be_read_remembers_nothing(here: Path, text: str) -> None:
    built([])
    (record,) = (here / "cache").iterdir()
    record.write_text(text)

    assert unchanged([]) is None


def test_without_a_cache_nothing_is_remembered_and_nothing_fails(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WALKBREAK_CACHE", str(here / "notes"))
    (here / "notes").write_text("a file")
    built([])

    assert unchanged([]) is None
