"""The site as one mapping from URL to page."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.load import load
from generator.pages import Catalogue, Page, file_of, is_base_path, site
from tests.content import FILES, SITE


@pytest.fixture
def small(write: Callable[[dict[str, str]], Path]) -> Catalogue:
    return load(write(FILES))


def data(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].data()


def test_every_race_and_every_guide_has_its_pages(small: Catalogue) -> None:
    guide = "/hill-10/1-00-00/run-4-00-walk-0-30/"
    pages = site(small)

    assert {
        "/", "/404.html", "/about/", "/hill-10/", "/5-km/", "/index.json", "/assets/site.css",
        "/5-km/0-20-00/continuous/", "/hill-10/0-50-00/continuous/plan.json",
        guide, f"{guide}band.html", f"{guide}plan.json", f"{guide}splits.csv",
    } <= pages.keys()  # fmt: skip
    assert len([url for url in pages if url.endswith("plan.json")]) == 7


def test_a_url_that_ends_in_a_slash_is_an_index_page() -> None:
    assert file_of("/") == "index.html"
    assert file_of("/boston/") == "boston/index.html"
    assert file_of("/index.json") == "index.json"


def test_the_real_site_has_more_than_a_thousand_guides_of_every_race(catalogue: Catalogue) -> None:
    pages = site(catalogue)
    guides = json.loads(data(pages, "/index.json")["text"])["guides"]

    assert len(guides) >= 1000
    assert {guide["race"] for guide in guides} == {
        "boston", "cim", "st-george", "new-york", "chicago", "london", "berlin", "great-north-run",
        "5-km", "10-km", "10-miles", "half-marathon", "half-marathon-miles", "marathon",
        "marathon-miles", "50-km", "leadville-100",
    }  # fmt: skip
    for guide in guides:
        assert guide["plan"] in pages
        assert guide["band"] in pages
        assert guide["url"] in pages


def test_the_index_says_where_each_guide_is(small: Catalogue) -> None:
    guides = json.loads(data(site(small), "/index.json")["text"])["guides"]

    assert guides[-1] == {
        "race": "hill-10",
        "race_name": "Hill Ten",
        "goal": "1:00:00",
        "ratio": "continuous",
        "url": "/hill-10/1-00-00/continuous/",
        "plan": "/hill-10/1-00-00/continuous/plan.json",
        "band": "/hill-10/1-00-00/continuous/band.html",
    }


def test_a_base_path_moves_the_url_but_not_the_files(small: Catalogue) -> None:
    settings = small.settings.model_copy(
        update={"base_path": "/repo/", "url": "https://runners.example"}
    )
    pages = site(replace(small, settings=settings))
    guide = json.loads(data(pages, "/index.json")["text"])["guides"][-1]

    assert guide["url"] == "/repo/hill-10/1-00-00/continuous/"
    assert guide["plan"] == "/hill-10/1-00-00/continuous/plan.json"
    assert data(pages, "/hill-10/")["canonical"] == "https://runners.example/repo/hill-10/"
    assert data(pages, "/404.html")["base_path"] == "/repo/"


@pytest.mark.parametrize(("text", "fits"), [("/", True), ("/a-b/", True), ("/a/b/", True), ("a", False), ("/a", False), ("//", False), ('/"/', False)])  # fmt: skip
def test_a_base_path_has_both_slashes(text: str, fits: bool) -> None:
    assert is_base_path(text) is fits


def test_a_guides_data_is_in_printed_form(small: Catalogue) -> None:
    guide = data(site(small), "/hill-10/1-00-00/run-4-00-walk-0-30/")

    assert (guide["goal"], guide["plain"], guide["walk_breaks"]) == (
        "1:00:00",
        ("4:00", "0:30"),
        13,
    )
    assert guide["walk_pace"] == ("11:11 /km", "18:00 /mi")
    assert [row["label"] for row in guide["rows"]] == [*(f"{k} km" for k in range(1, 10)), "Finish"]
    assert guide["rows"][4]["passings"][0][:2] == ("landmark", "The <Hill> & the dale")
    first = guide["cycles"][0]
    assert first == ("1", "0:00", "0.0 km", "walk", "4:00", first[5], "0:30")
    assert guide["cycles"][-1][3:] == ("", "", "", "")
    assert len(guide["cycles"]) == 14


def test_a_guide_leads_to_its_neighbours(small: Catalogue) -> None:
    guide = data(site(small), "/hill-10/1-00-00/run-4-00-walk-0-30/")

    assert guide["faster"] == ("50:00", "../../0-50-00/run-4-00-walk-0-30/index.html")
    assert guide["slower"] is None
    assert [(label, here) for label, _, here in guide["other_ratios"]] == [
        ("4:00/0:30", True),
        ("continuous", False),
    ]


def test_pages_hold_plain_data(small: Catalogue) -> None:
    """A template may read nothing but its page's data, and the data is text."""

    def plain(value: object) -> bool:
        if isinstance(value, Mapping):
            return all(isinstance(key, str) and plain(part) for key, part in value.items())
        if isinstance(value, list | tuple):
            return all(map(plain, value))
        return value is None or type(value) in (str, int, float, bool)

    for url, page in site(small).items():
        assert plain(page.data()), url


def test_a_page_says_what_it_is_made_from(write: Callable[[dict[str, str]], Path]) -> None:
    """What is given to a page changes when the content does, and only then."""
    content = write(FILES)
    first, again = site(load(content)), site(load(content))
    assert {url: repr(page.given) for url, page in first.items()} == {
        url: repr(page.given) for url, page in again.items()
    }

    moved = site(load(write(FILES | {"site.yaml": SITE.replace("1:00:00", "0:50:00")})))
    assert [url for url, page in moved.items() if repr(page.given) != repr(first[url].given)] == [
        "/"
    ]

    renamed = site(load(write(FILES | {"site.yaml": SITE.replace("Testbreak", "Renamed")})))
    changed = {url for url, page in renamed.items() if repr(page.given) != repr(first[url].given)}
    assert "/hill-10/" in changed
    assert "/hill-10/1-00-00/continuous/plan.json" not in changed
