"""A site to another file system; fsspec's own in memory stands for those elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from generator.build.build import build
from generator.build.manifest import MANIFEST, NotASite
from generator.build.publish import NoFileSystem, Place, Sent, place_of, publish
from generator.pages import page as pages
from generator.pages.downloads import Download
from generator.pages.page import keyed

Build = Callable[[Mapping[str, str]], Path]
TEXTS = {"/": "home", "/a/": "first", "/assets/x.css": "look", "/b/c.html": "second"}


@pytest.fixture
def site(tmp_path: Path) -> Build:
    """Builds a site with the texts of its pages."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page").write_text("{{ page.text }}")

    def built(texts: Mapping[str, str]) -> Path:
        made = {url: pages.page("page", Download, keyed(text)) for url, text in texts.items()}
        build(made, tmp_path / "templates", tmp_path / "site")
        return tmp_path / "site"

    return built


@pytest.fixture
def place() -> Iterator[Place]:
    """A place where nothing is yet."""
    yield place_of("memory://bucket/guides")
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


def served(place: Place) -> dict[str, str]:
    """The files at a place but for the manifest."""
    return {
        path.removeprefix(f"{place.root}/"): place.files.cat_file(path).decode()
        for path in place.files.find(place.root)
        if not path.endswith(MANIFEST)
    }


def test_all_of_a_site_is_sent(site: Build, place: Place) -> None:
    assert publish(site(TEXTS), place) == Sent(4, 0)

    assert served(place) == {
        "index.html": "home", "a/index.html": "first", "assets/x.css": "look", "b/c.html": "second",
    }  # fmt: skip


def test_then_only_what_changed_is_sent_and_what_is_gone_is_removed(
    site: Build, place: Place
) -> None:
    publish(site(TEXTS), place)
    place.files.pipe_file(f"{place.root}/letter.txt", b"dear")

    assert publish(site(TEXTS), place) == Sent(0, 0)
    assert publish(site({"/": "home", "/a/": "other", "/new/": "new"}), place) == Sent(2, 1)
    assert served(place) == {
        "index.html": "home", "a/index.html": "other", "new/index.html": "new",
        "assets/x.css": "look",  # Pages of the edition before need it.
        "letter.txt": "dear",
    }  # fmt: skip


def test_what_pages_load_is_sent_first_then_new_pages_then_those_that_link_to_them(
    site: Build, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site({"/": "home"}), place)
    sent: list[str] = []
    put = place.files.put

    def noting(here: list[str], there: list[str], **more: Any) -> None:
        sent.append(" ".join(name.removeprefix(f"{place.root}/") for name in there))
        put(here, there, **more)

    monkeypatch.setattr(place.files, "put", noting)
    publish(site(TEXTS | {"/": "other home"}), place)

    assert sent == ["assets/x.css", "a/index.html b/c.html", "index.html"]


def test_after_a_crash_what_was_being_sent_is_sent_again(
    site: Build, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the page is meanwhile what it was before."""
    publish(site(TEXTS), place)
    put = place.files.put

    def failing(here: list[str], there: list[str], **more: Any) -> None:
        put(here, there, **more)
        raise ConnectionError

    monkeypatch.setattr(place.files, "put", failing)
    with pytest.raises(ConnectionError):
        publish(site(TEXTS | {"/a/": "other"}), place)
    monkeypatch.undo()

    assert publish(site(TEXTS), place) == Sent(1, 0)
    assert served(place)["a/index.html"] == "first"


def test_where_something_else_is_nothing_is_sent(site: Build, place: Place) -> None:
    place.files.pipe_file(f"{place.root}/letter.txt", b"dear")

    with pytest.raises(NotASite, match="memory://bucket/guides holds files that no build made"):
        publish(site(TEXTS), place)
    assert served(place) == {"letter.txt": "dear"}


def test_a_folder_can_be_addressed_as_well(site: Build, tmp_path: Path) -> None:
    publish(site(TEXTS), place_of(f"file://{tmp_path}/elsewhere"))

    assert (tmp_path / "elsewhere/b/c.html").read_text() == "second"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("foo://x", "cannot be sent to foo://x .+; write an address like s3://"),
        ("gs://x", r"without another library .+ pip install 'walkbreak\[remote\]'"),
    ],
)
def test_an_address_that_nothing_can_write_to_is_refused(address: str, message: str) -> None:
    with pytest.raises(NoFileSystem, match=message):
        place_of(address)
