"""What every page shows around its own content."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.frame import Site, frame_of, site_of
from generator.pages.urls import Link
from tests.support.content import FILES, SITE


@pytest.fixture
def site(write: Callable[[dict[str, str]], Path]) -> Site:
    hosted = SITE + "url: https://runners.example/\nbase_path: /repo/\n"
    return site_of(load(write(FILES | {"site.yaml": hosted}), load_font()))


def test_a_frame_is_seen_from_its_page(site: Site) -> None:
    frame = frame_of(site, "/hill-10/")

    assert (frame.home, frame.races) == ("../index.html", "../index.html#races")
    assert (frame.assets, frame.manifest) == ("../assets/", "../manifest.webmanifest")
    assert frame.worker == "../sw.js"
    assert frame.canonical == "https://runners.example/repo/hill-10/"


def test_the_menu_has_the_pages_of_text_and_then_the_tools(site: Site) -> None:
    assert frame_of(site, "/").menu == (
        Link("About", "about/index.html"),
        Link("Formats", "formats/index.html"),
        Link("Planner", "planner/index.html"),
    )


def test_a_page_whose_domain_is_not_known_has_no_full_address(
    write: Callable[[dict[str, str]], Path],
) -> None:
    site = site_of(load(write(FILES), load_font()))

    assert frame_of(site, "/hill-10/").canonical == ""
