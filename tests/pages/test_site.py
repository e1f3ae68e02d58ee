"""The site as one mapping from URL to page."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.content.catalogue import RESERVED, load
from generator.pacing.catalogue import Catalogue
from generator.pages.downloads import Download
from generator.pages.frame import Frame
from generator.pages.page import AnyPage, Page
from generator.pages.race import RacePage
from generator.pages.site import pdfs, site
from generator.pages.text import NotFoundPage
from generator.paper.drawing import PAPERS
from tests.support.content import EVERYTHING, FILES, RACE, SITE
from tests.support.small_site import GUIDE, pages_of, shown

Write = Callable[[dict[str, str]], Path]
FONT = load_font()


@pytest.fixture
def pages(write: Write) -> dict[str, AnyPage]:
    return pages_of(write(FILES))


def test_every_race_and_every_guide_has_its_pages(pages: dict[str, AnyPage]) -> None:
    assert {
        "/", "/404.html", "/about/", "/hill-10/", "/5-km/", "/index.json", "/assets/site.css",
        "/5-km/0-20-00/continuous/", "/hill-10/0-50-00/continuous/plan.json",
        GUIDE, "/hill-10/course.json", f"{GUIDE}plan.json", f"{GUIDE}splits.csv",
    } <= pages.keys()  # fmt: skip
    assert len([url for url in pages if url.endswith("plan.json")]) == 7


def test_two_pages_at_one_url_are_refused(write: Write) -> None:
    catalogue = load(write(FILES), FONT)

    with pytest.raises(ValueError, match="two pages want to be /5-km/"):
        site(replace(catalogue, races=catalogue.races[:1] * 2), FONT)


def test_no_race_or_page_of_text_may_have_the_folder_of_another_page(
    pages: dict[str, AnyPage],
) -> None:
    folders = {url.split("/")[1] for url in pages if url.count("/") > 1}

    assert folders - {"hill-10", "5-km", "about"} == RESERVED


def test_the_real_site_has_more_than_a_thousand_guides_of_every_race(catalogue: Catalogue) -> None:
    pages = site(catalogue, FONT)
    guides = json.loads(shown(pages, "/index.json", Download).text)["guides"]

    assert len(guides) >= 1000
    assert {guide["race"] for guide in guides} == {
        "boston", "cim", "st-george", "new-york", "chicago", "london", "berlin", "great-north-run",
        "5-km", "10-km", "10-miles", "half-marathon", "half-marathon-miles", "marathon",
        "marathon-miles", "50-km", "leadville-100",
    }  # fmt: skip
    for guide in guides:
        assert guide["plan"] in pages
        assert guide["band"] == f"{guide['url']}index.html"
        assert guide["url"] in pages


def test_the_index_says_where_each_guide_is(pages: dict[str, AnyPage]) -> None:
    guides = json.loads(shown(pages, "/index.json", Download).text)["guides"]

    assert guides[-1] == {
        "race": "hill-10",
        "race_name": "Hill Ten",
        "goal": "1:00:00",
        "ratio": "continuous",
        "url": "/hill-10/1-00-00/continuous/",
        "plan": "/hill-10/1-00-00/continuous/plan.json",
        "band": "/hill-10/1-00-00/continuous/index.html",
    }


def test_a_base_path_moves_the_url_but_not_the_files(write: Write) -> None:
    small = load(write(FILES), FONT)
    settings = small.settings.model_copy(
        update={"base_path": "/repo/", "url": "https://runners.example"}
    )
    pages = site(replace(small, settings=settings), FONT)
    guide = json.loads(shown(pages, "/index.json", Download).text)["guides"][-1]

    assert guide["url"] == "/repo/hill-10/1-00-00/continuous/"
    assert guide["plan"] == "/hill-10/1-00-00/continuous/plan.json"
    frame: Frame = shown(pages, "/hill-10/", RacePage).frame
    assert frame.canonical == "https://runners.example/repo/hill-10/"
    assert shown(pages, "/404.html", NotFoundPage).base_path == "/repo/"


def test_every_page_but_guides_works_offline(pages: dict[str, AnyPage]) -> None:
    """There are too many guides to keep on a phone."""
    offline = {url for url, page in pages.items() if page.offline}

    assert {"/", "/planner/", "/about/", "/hill-10/", "/hill-10/race.js", "/offline.html",
            "/assets/planner.js", "/assets/band.woff2"} <= offline  # fmt: skip
    assert not offline & {GUIDE, "/404.html", "/index.json", "/sw.js"}


def test_a_guides_files_share_what_is_worked_out(pages: dict[str, AnyPage]) -> None:
    files = ("", "plan.json", "splits.csv")

    assert len({pages[GUIDE + name].work_out for name in files}) == 1


def test_a_pdf_is_printed_from_the_page_of_its_guide(write: Write) -> None:
    printed = pdfs(load(write(FILES), FONT), [PAPERS["a4"]])

    folder = GUIDE.lstrip("/")
    assert printed[f"{folder}band-a4.pdf"] == (f"{folder}index.html", PAPERS["a4"])
    assert len(printed) == 7


# --- Keys ----------------------------------------------------------------------------------------


def plain(value: object) -> object:
    """Data that can be compared: a page in it is as good as its key."""
    if isinstance(value, Page):
        return value.template, value.key
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


HILL, DOWN = "races/hill-10.yaml", "races/down-10.yaml"
CHANGES = {
    "elevation": ("courses/hill-10.csv", "4000,90", "4000,85"),
    "name of a race": (HILL, "Hill Ten", "Hill Eleven"),
    "place of a race": (HILL, "Hillton", "Hilton"),
    "date": (HILL, "2027-05-01", "2027-05-02"),
    "confidence": (HILL, "confidence: medium", "confidence: high"),
    "aid station": (HILL, "what: water", "what: gels"),
    "stop": (HILL, "stop: 2:00", "stop: 1:00"),
    "landmark": (HILL, "at: 4.2 km", "at: 4.4 km"),
    "goal": (HILL, "1:00:00, ten", "1:00:00, 1:05:00, ten"),
    "hills": (HILL, "hills: 80%", "hills: 70%"),
    "start": (HILL, "delay: 2:00", "delay: 3:00"),
    "cut-off": (HILL, "name: Bridge", "name: Ford"),
    "walk pace": (HILL, "walk_pace: 10:00", "walk_pace: 10:30"),
    "marks": (DOWN, "every 0.2 km", "every 2 km"),
    "chart": ("charts/coach.yaml", "3:00/0:30", "3:30/0:30"),
    "chart's name": ("charts/coach.yaml", "A coach's chart", "Another chart"),
    "standard": ("standards/ten.yaml", "who: men 60-64", "who: men 65-69"),
    "standard's downhill rule": ("standards/ten.yaml", "add: 2:00", "add: 2:30"),
    "weather": ("weather/heat.yaml", "2:00/0:30", "2:30/0:30"),
    "cost of heat": ("weather/heat.yaml", "most: 3%", "most: 4%"),
    "site's name": ("site.yaml", "Testbreak", "Renamed"),
    "tagline": ("site.yaml", "Guides for tests", "Other guides"),
    "address": ("site.yaml", "runners.example", "walkers.example"),
    "source": ("site.yaml", "code.example", "git.example"),
    "example": ("site.yaml", "goal: 1:00:00", "goal: 0:50:00"),
    "text": ("pages/about.md", "What this is.", "What this was."),
    "title in the menu": ("pages/about.md", "# About", "# About us"),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_a_page_with_the_same_key_has_the_same_data(change: str, write: Write) -> None:
    name, before, after = CHANGES[change]
    old = pages_of(write(EVERYTHING))
    assert before in EVERYTHING[name]

    new = pages_of(write(EVERYTHING | {name: EVERYTHING[name].replace(before, after)}))

    same = [url for url in old.keys() & new.keys() if old[url].key == new[url].key]
    assert len(same) < len(old)
    for url in same:
        assert plain(old[url].data()) == plain(new[url].data()), url


def test_a_page_with_the_same_key_has_the_same_data_in_another_typeface(write: Write) -> None:
    catalogue = load(write(EVERYTHING), FONT)
    wider = replace(FONT, advances={**FONT.advances, "1": FONT.advances["1"] + 1})

    old, new = site(catalogue, FONT), site(catalogue, wider)

    same = [url for url in old if old[url].key == new[url].key]
    assert GUIDE not in same
    assert f"{GUIDE}plan.json" in same
    for url in same:
        assert plain(old[url].data()) == plain(new[url].data()), url


def changed(old: dict[str, AnyPage], new: dict[str, AnyPage]) -> set[str]:
    return {url for url, page in new.items() if page.key != old[url].key}


def test_content_that_did_not_change_has_the_same_keys(write: Write) -> None:
    content = write(EVERYTHING)

    assert changed(pages_of(content), pages_of(content)) == set()


def test_another_example_changes_the_pages_that_show_it(
    pages: dict[str, AnyPage], write: Write
) -> None:
    moved = pages_of(write(FILES | {"site.yaml": SITE.replace("1:00:00", "0:50:00")}))

    assert changed(pages, moved) == {"/", "/formats/", "/sw.js"}


def test_a_race_changes_no_page_of_another(pages: dict[str, AnyPage], write: Write) -> None:
    renamed = pages_of(write(FILES | {"races/hill-10.yaml": RACE.replace("Hillton", "Hilton")}))

    assert {"/", "/formats/", "/hill-10/", GUIDE} <= changed(pages, renamed)
    assert not [url for url in changed(pages, renamed) if url.startswith("/5-km/")]


def test_another_name_of_the_site_changes_pages_but_no_downloads(
    pages: dict[str, AnyPage], write: Write
) -> None:
    renamed = changed(
        pages, pages_of(write(FILES | {"site.yaml": SITE.replace("Testbreak", "Renamed")}))
    )

    assert {"/", "/hill-10/", GUIDE} <= renamed
    assert not [url for url in renamed if url.endswith(("plan.json", "splits.csv", "race.js"))]


def test_pdfs_on_other_papers_change_only_the_pages_that_lead_to_them(write: Write) -> None:
    catalogue = load(write(FILES), FONT)

    on_paper = changed(site(catalogue, FONT), site(catalogue, FONT, [PAPERS["a4"]]))

    assert GUIDE in on_paper
    assert all(url.startswith(("/hill-10/", "/5-km/")) and url.count("/") == 4 for url in on_paper)
