"""Pages of text, and the ones that stand in for others."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.text import Manifest, NotFoundPage, OfflinePage, ProsePage
from generator.pages.urls import Link
from tests.support.content import FILES
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


def test_links_in_a_text_become_relative(write: Write) -> None:
    about = "# About\n\nWhat this is.\n\nSee [goals](/hill-10/#guides), [us](https://x.example/).\n"
    page = shown(pages_of(write(FILES | {"pages/about.md": about})), "/about/", ProsePage)

    assert (page.title, page.description) == ("About", "What this is.")
    assert 'href="../hill-10/index.html#guides"' in page.html
    assert 'href="https://x.example/"' in page.html


def test_pages_shown_under_any_url_have_links_from_the_top(write: Write) -> None:
    pages = pages_of(write(FILES))

    assert shown(pages, "/404.html", NotFoundPage).frame.home == "index.html"
    offline = shown(pages, "/offline.html", OfflinePage)
    assert offline.planner_href == "planner/index.html"
    assert offline.races == (
        Link("5 km", "5-km/index.html"),
        Link("Hill Ten", "hill-10/index.html"),
    )


def test_the_offline_page_knows_how_a_guides_address_becomes_one_of_the_planner(
    write: Write,
) -> None:
    offline = shown(pages_of(write(FILES)), "/offline.html", OfflinePage)

    assert offline.guide_pattern
    assert offline.plan == "planner/index.html#race={race}&goal={goal}&ratio={ratio}"


def test_the_manifest_starts_in_the_sites_own_folder(write: Write) -> None:
    assert shown(pages_of(write(FILES)), "/manifest.webmanifest", Manifest) == Manifest(
        "Testbreak", "Guides for tests", "./", "assets/"
    )
