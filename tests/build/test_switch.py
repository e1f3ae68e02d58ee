"""From one edition of a site to the next, with nothing lost and nothing mixed."""

import multiprocessing
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import switch as switching
from generator.build.build import build
from generator.build.font import load_font
from generator.build.manifest import MANIFEST, read_manifest, write_manifest
from generator.build.switch import InTheWay, discard
from generator.pages import page as pages
from generator.pages.assets import assets
from generator.pages.downloads import Download
from generator.pages.page import AnyPage, keyed

STYLE = assets(load_font())["site.css"]
EDITIONS = ("red", "blue")
PAGES = 60


@pytest.fixture(params=["in one step", "one by one"])
def one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the file system can exchange two folders; each test sees both kinds."""
    if request.param == "one by one":
        monkeypatch.setattr(switching, "_exchange", lambda one, site: False)
    return bool(request.param == "in one step")


def templates(root: Path, edition: str) -> Path:
    """Templates of an edition: its pages and its style sheet both say its name."""
    folder = root / f"templates-{edition}"
    (folder / "styles").mkdir(parents=True, exist_ok=True)
    (folder / "styles/site.css").write_text(f".{edition} {{}}")
    (folder / "page.html").write_text(
        f'<p class="{edition}"><link href="/assets/{{{{ "site.css"|stamped }}}}">{{{{ page.text }}}}'
    )
    return folder


def edition_of(name: str) -> dict[str, AnyPage]:
    """A home page that leads to the pages of its edition; they lead back."""
    ways = [f"/{name}/{i}/" for i in range(PAGES)]
    text = "".join(f'<a href="{way}index.html">' for way in (*ways, "/always/"))
    one = {"/": pages.page("page.html", Download, keyed(text))}
    for way in (*ways, "/always/"):
        one[way] = pages.page("page.html", Download, keyed('<a href="/index.html">'))
    return one | {"/assets/site.css": STYLE}


def make(root: Path, edition: str) -> None:
    build(edition_of(edition), templates(root, edition), root / "site")


def editions_seen(site: Path) -> set[str]:
    """The editions that the site's pages belong to: each is whole, finds its links, and fits."""
    seen: set[str] = set()
    for page in site.rglob("*.html"):
        text = page.read_text()
        found = re.match('<p class="(.*?)">', text)
        assert found, page
        seen.add(found[1])
        for link in re.findall('href="(.*?)"', text):
            assert (site / link.lstrip("/")).is_file(), (page, link)
            if link.endswith(".css"):
                assert (site / link.lstrip("/")).read_text() == f".{found[1]} {{}}"
    return seen


def strange_files(site: Path) -> dict[str, str]:
    """Put files, a folder, an empty folder and links into a site, which no build made."""
    (site / ".git/objects").mkdir(parents=True)
    (site / ".git/HEAD").write_text("main")
    (site / "always/notes.txt").write_text("mine")
    (site / "CNAME").symlink_to("../name")
    (site / "uploads").symlink_to("../uploads")
    return everything(site)


def everything(site: Path) -> dict[str, str]:
    """What stands in a site besides an edition."""
    return {
        str(path.relative_to(site)): path.read_text() if path.is_file() else ""
        for path in site.rglob("*")
        if path.is_symlink() or path.suffix not in (".html", ".css", ".json")
        if path.is_symlink() or not path.is_dir() or not any(path.rglob("*.html"))
        if path.name != "assets"
    }


@pytest.mark.usefixtures("one_step")
def test_the_next_edition_takes_the_place_of_this_one(tmp_path: Path) -> None:
    for edition in (*EDITIONS, *EDITIONS):
        make(tmp_path, edition)

        assert editions_seen(tmp_path / "site") == {edition}
        assert len(list((tmp_path / "site").rglob("*.html"))) == PAGES + 2
        assert not list(tmp_path.glob(".*"))


@pytest.mark.usefixtures("one_step")
def test_what_no_build_made_stays(tmp_path: Path) -> None:
    make(tmp_path, "red")
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads/photo").write_text("finish")
    before = strange_files(tmp_path / "site")
    make(tmp_path, "blue")

    assert everything(tmp_path / "site") == before
    assert (tmp_path / "site/CNAME").is_symlink()
    assert (tmp_path / "uploads/photo").read_text() == "finish"


@pytest.mark.usefixtures("one_step")
def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    """Not even where the manifest says that a build wrote there."""
    make(tmp_path, "red")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/victim.txt").write_text("mine")
    site = tmp_path / "site"
    (site / "way").symlink_to("../elsewhere")
    write_manifest(site, site, read_manifest(site) | {"way/victim.txt": ("abc", 4, 1)})
    make(tmp_path, "blue")
    assert (tmp_path / "elsewhere/victim.txt").read_text() == "mine"

    (site / "red").symlink_to("../elsewhere")
    with pytest.raises(InTheWay, match="site/red is no folder, and no build made it; move it else"):
        make(tmp_path, "red")
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["victim.txt"]
    assert editions_seen(site) == {"blue"}


@pytest.mark.usefixtures("one_step")
def test_a_folder_where_a_file_must_go_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "site/index.html/mine").mkdir(parents=True)
    write_manifest(tmp_path / "site", tmp_path, {})

    with pytest.raises(InTheWay, match=r"site/index\.html is a folder, and no build made it"):
        make(tmp_path, "red")
    assert (tmp_path / "site/index.html/mine").is_dir()


def test_a_file_that_came_to_the_old_edition_too_late_goes_to_the_new_one(tmp_path: Path) -> None:
    old, site = tmp_path / "next", tmp_path / "site"
    (old / "boston").mkdir(parents=True)
    (old / "index.html").write_text("old")
    (old / "boston/late.txt").write_text("mine")
    write_manifest(old, tmp_path, {"index.html": ("abc", 3, 1)})
    site.mkdir()
    discard(old, site)

    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()} == {
        "site/boston/late.txt"
    }


def test_a_half_made_edition_is_removed_whole(tmp_path: Path) -> None:
    (tmp_path / "next").mkdir()
    (tmp_path / "next/index.html").write_text("new")
    discard(tmp_path / "next", tmp_path / "site")

    assert list(tmp_path.iterdir()) == []


# --- Killed at any moment ------------------------------------------------------------------------


def killed_builds(root: Path, kills: int) -> Iterator[set[str]]:
    """Build one edition and then the other, over and over, each killed at some moment.

    Yields the editions that visitors see after each kill.
    """
    moments = random.Random(13)  # noqa: S311
    make(root, "red")
    begun = time.monotonic()
    make(root, "blue")
    takes_s = time.monotonic() - begun
    for i in range(kills):
        edition = EDITIONS[i % 2]
        process = multiprocessing.get_context("fork").Process(target=make, args=(root, edition))
        process.start()
        process.join(moments.uniform(0, takes_s))
        process.kill()
        process.join()
        yield editions_seen(root / "site")


@pytest.mark.slow
def test_after_a_hundred_kills_every_page_is_whole_and_fits_what_it_links_to(
    tmp_path: Path, one_step: bool
) -> None:
    """A hundred for each kind of file system. Where it can, all pages are of one edition as well."""
    mixed = [seen for seen in killed_builds(tmp_path, 100) if len(seen) > 1]
    assert not (mixed and one_step)

    make(tmp_path, "red")
    assert editions_seen(tmp_path / "site") == {"red"}
    assert len(list((tmp_path / "site").rglob("*.html"))) == PAGES + 2
    assert not list(tmp_path.glob(".*"))
    assert (tmp_path / "site" / MANIFEST).exists()


@pytest.mark.slow
def test_two_builds_at_once_leave_one_edition(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    for _ in range(10):
        both = [fork.Process(target=make, args=(tmp_path, edition)) for edition in EDITIONS]
        for process in both:
            process.start()
        for process in both:
            process.join()

        assert 0 in {process.exitcode for process in both}
        assert len(editions_seen(tmp_path / "site")) == 1
        assert len(list((tmp_path / "site").rglob("*.html"))) == PAGES + 2
        assert not list(tmp_path.glob(".*"))
