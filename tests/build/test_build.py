"""site/, whole or untouched."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.build import Report, build
from generator.build.manifest import MANIFEST, NotASite
from generator.build.workshop import SiteInUse, workshop
from generator.pages import page as pages
from generator.pages.downloads import Download
from generator.pages.page import AnyPage, keyed
from tests.support.content import EVERYTHING
from tests.support.paths import ROOT, TEMPLATES


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("<p>{{ page.text }}")
    return folder


def broken() -> Download:
    raise ZeroDivisionError


def page(text: str) -> AnyPage:
    return pages.page("page.html", Download, keyed(text))


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def all_bytes(site: Path) -> dict[str, bytes]:
    """The files of a site but for its manifest, which has the times of its files."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
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
        build({"/": page("new"), "/z/": pages.page("page.html", broken)}, templates, site)

    assert before == (tree(site), (site / MANIFEST).read_text())
    assert not list(tmp_path.glob(".*"))


def test_a_failed_first_build_leaves_no_site(templates: Path, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        build({"/": pages.page("page.html", broken)}, templates, tmp_path / "site")

    assert not (tmp_path / "site").exists()


def test_an_asset_that_is_gone_stays_until_the_next_change(templates: Path, tmp_path: Path) -> None:
    """A visitor may still have a page of the edition that it belongs to."""
    site = tmp_path / "site"
    asset = pages.page("page.html", Download, keyed("old style"))
    build(ONE | {"/assets/old.css": asset}, templates, site)

    assert build(ONE, templates, site) == Report(pages=3, changed=0, removed=1)
    assert (site / "assets/old.css").exists()
    assert build(ONE, templates, site) == Report(pages=3, changed=0, removed=0)
    assert (site / "assets/old.css").exists()
    assert build(ONE | {"/": page("new")}, templates, site) == Report(3, changed=1, removed=0)
    assert not (site / "assets").exists()


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


def test_while_another_build_is_at_work_on_a_site_a_second_one_is_refused(
    templates: Path, tmp_path: Path
) -> None:
    with workshop(tmp_path / "site"), pytest.raises(SiteInUse, match="another build is at work"):
        build(ONE, templates, tmp_path / "site")


def test_a_site_behind_a_link_is_built_where_the_link_leads(
    templates: Path, tmp_path: Path
) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "site").symlink_to("served")
    build(ONE, templates, tmp_path / "site")

    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "served")["index.html"] == "<p>home"


def test_when_a_disk_is_full_the_site_stands_as_it_was(templates: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    site = tmp_path / "site"
    build(ONE, templates, site)
    before = tree(site), (site / MANIFEST).read_text()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            build(ONE | {"/": page("long " * 100)}, templates, site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert before == (tree(site), (site / MANIFEST).read_text())
    assert not list(tmp_path.glob(".*"))


BUILD = """
import sys
from generator.build import make
make.BATCH, make.WORTH_A_POOL = int(sys.argv[1]), int(sys.argv[2])
from generator.cli.commands import main
main(sys.argv[3:])
"""


def build_elsewhere(folder: Path, batch: int, worth_a_pool: int, **environment: str) -> Path:
    """Build a site with every kind of page in a folder, by a process with its own environment."""
    content, site = folder / "content", folder / "site"
    for name, text in EVERYTHING.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", BUILD, str(batch), str(worth_a_pool), "build"]
    command += ["--content", str(content), "--site", str(site), "--templates", str(TEMPLATES)]
    subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=True,
    )
    return site


def test_the_same_content_makes_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Whatever the folder, the hash seed, the locale, the time zone and the number of processes."""
    (tmp_path / "a").mkdir()
    (tmp_path / "another folder").mkdir()
    one = build_elsewhere(
        tmp_path / "a", 10_000, 10_000, PYTHONHASHSEED="1", LC_ALL="C", TZ="Pacific/Kiritimati"
    )
    other = build_elsewhere(
        tmp_path / "another folder", 5, 0, PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Etc/GMT+12"
    )

    assert len(all_bytes(one)) > 80
    assert all_bytes(one) == all_bytes(other)
