"""The site as one mapping from URL to page."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator import units
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from generator.pages.page import Page
from generator.pages.site import site
from generator.pages.urls import file_of
from generator.race.settings import is_base_path
from tests.support.content import FILES, RACE, SITE

GUIDE = "/hill-10/1-00-00/run-4-00-walk-0-30/"


@pytest.fixture
def small(write: Callable[[dict[str, str]], Path]) -> Catalogue:
    return load(write(FILES), load_font())


def data(pages: Mapping[str, Page[Any]], url: str) -> Any:
    return pages[url].data()


def test_every_race_and_every_guide_has_its_pages(small: Catalogue) -> None:
    pages = site(small, load_font())

    assert {
        "/", "/404.html", "/about/", "/hill-10/", "/5-km/", "/index.json", "/assets/site.css",
        "/5-km/0-20-00/continuous/", "/hill-10/0-50-00/continuous/plan.json",
        GUIDE, f"{GUIDE}band.html", f"{GUIDE}plan.json", f"{GUIDE}splits.csv",
    } <= pages.keys()  # fmt: skip
    assert len([url for url in pages if url.endswith("plan.json")]) == 7


def test_a_url_that_ends_in_a_slash_is_an_index_page() -> None:
    assert file_of("/") == "index.html"
    assert file_of("/boston/") == "boston/index.html"
    assert file_of("/index.json") == "index.json"


def test_the_real_site_has_more_than_a_thousand_guides_of_every_race(catalogue: Catalogue) -> None:
    pages = site(catalogue, load_font())
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
    guides = json.loads(data(site(small, load_font()), "/index.json")["text"])["guides"]

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
    pages = site(replace(small, settings=settings), load_font())
    guide = json.loads(data(pages, "/index.json")["text"])["guides"][-1]

    assert guide["url"] == "/repo/hill-10/1-00-00/continuous/"
    assert guide["plan"] == "/hill-10/1-00-00/continuous/plan.json"
    assert data(pages, "/hill-10/")["canonical"] == "https://runners.example/repo/hill-10/"
    assert data(pages, "/404.html")["base_path"] == "/repo/"


@pytest.mark.parametrize(("text", "fits"), [("/", True), ("/a-b/", True), ("/a/b/", True), ("a", False), ("/a", False), ("//", False), ('/"/', False)])  # fmt: skip
def test_a_base_path_starts_and_ends_with_a_slash(text: str, fits: bool) -> None:
    assert is_base_path(text) is fits


def test_the_data_of_a_guide_is_text_ready_to_print(small: Catalogue) -> None:
    guide = data(site(small, load_font()), GUIDE)

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


def test_a_guide_links_to_faster_and_slower_goals_and_other_ratios(small: Catalogue) -> None:
    guide = data(site(small, load_font()), GUIDE)

    assert guide["faster"] == ("50:00", "../../0-50-00/run-4-00-walk-0-30/index.html")
    assert guide["slower"] is None
    assert [(label, here) for label, _, here in guide["other_ratios"]] == [
        ("4:00/0:30", True),
        ("continuous", False),
    ]


def test_pages_hold_plain_data(small: Catalogue) -> None:
    """A template may read nothing but its page's data: text and numbers, as frozen values or not.

    Where it speaks of the bytes of other pages, it holds those.
    """

    def plain(value: object) -> bool:
        if isinstance(value, Mapping):
            return all(isinstance(key, str) and plain(part) for key, part in value.items())
        if isinstance(value, list | tuple):
            return all(map(plain, value))
        if is_dataclass(value) and not isinstance(value, Page):
            return all(plain(getattr(value, field.name)) for field in fields(value))
        return value is None or type(value) in (str, int, float, bool, Page)

    for url, page in site(small, load_font()).items():
        assert plain(page.data()), url


def test_the_key_of_a_page_changes_with_its_content_and_only_then(
    write: Callable[[dict[str, str]], Path],
) -> None:
    """Pages whose key is the same are not rendered again."""
    content = write(FILES)
    first, again = (
        site(load(content, load_font()), load_font()),
        site(load(content, load_font()), load_font()),
    )
    assert {url: page.key for url, page in first.items()} == {
        url: page.key for url, page in again.items()
    }

    moved = site(
        load(write(FILES | {"site.yaml": SITE.replace("1:00:00", "0:50:00")}), load_font()),
        load_font(),
    )
    assert [url for url, page in moved.items() if page.key != first[url].key] == [
        "/",
        "/formats/",
        "/sw.js",
    ]

    elsewhere = site(
        load(write(FILES | {"races/hill-10.yaml": RACE.replace("Hillton", "Hilton")}), load_font()),
        load_font(),
    )
    changed = {url for url, page in elsewhere.items() if page.key != first[url].key}
    assert {"/", "/formats/", "/hill-10/", GUIDE, f"{GUIDE}band.html"} <= changed
    assert "/5-km/" not in changed
    write(FILES)

    renamed = site(
        load(write(FILES | {"site.yaml": SITE.replace("Testbreak", "Renamed")}), load_font()),
        load_font(),
    )
    changed = {url for url, page in renamed.items() if page.key != first[url].key}
    assert "/hill-10/" in changed
    assert "/hill-10/1-00-00/continuous/plan.json" not in changed


# --- Pages by temperature, and what a guide says about the day -----------------------------------

WEATHER = """\
name: By temperature
source: a coach
temperatures: [cool, hot, hotter]
rows: [{pace: 9:00 /mi, ratios: [2:00/0:30, 1:00/0:30, walk]}]
ends: 16:00 /mi
slowing_source: somebody
slowing: [{when: hot, least: 2%, most: 3%}]
"""
STARTS = """\
starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30, delay: 2:00}]
cutoffs: [{at: 5 km, by: 11:00, name: Bridge}]
times_from: last year's guide
"""


def test_weather_pages_are_there_only_where_a_race_asks_and_the_chart_has_advice(
    write: Callable[[dict[str, str]], Path],
) -> None:
    files = FILES | {"weather/heat.yaml": WEATHER}
    asked = load(write(files | {"races/hill-10.yaml": RACE + "weather: heat\n"}), load_font())
    pages = site(asked, load_font())

    # 1:00:00 for 10 km is 9:39 a mile; 0:50:00 is 8:02, faster than the chart.
    assert "/hill-10/1-00-00/weather.html" in pages
    assert "/hill-10/0-50-00/weather.html" not in pages
    guide = data(pages, GUIDE)
    assert guide["weather"] == "../weather.html"
    assert data(pages, "/hill-10/0-50-00/continuous/")["weather"] is None
    assert "/hill-10/1-00-00/weather.html" not in site(
        load(write(files), load_font()), load_font()
    ), load_font()


def test_a_weather_page_has_a_plan_for_each_temperature_on_the_same_goal(
    write: Callable[[dict[str, str]], Path],
) -> None:
    files = FILES | {"weather/heat.yaml": WEATHER, "races/hill-10.yaml": RACE + "weather: heat\n"}
    page = data(site(load(write(files), load_font()), load_font()), "/hill-10/1-00-00/weather.html")

    assert [(one["when"], one["ratio"]) for one in page["temperatures"]] == [
        ("cool", "2:00/0:30"), ("hot", "1:00/0:30"), ("hotter", None),
    ]  # fmt: skip
    assert page["temperatures"][0]["run_pace"] > page["temperatures"][1]["run_pace"]
    assert ["band" in one for one in page["temperatures"]] == [True, True, False]
    assert page["slowing"] == [("hot", "2% to 3%", "1:01:12", "1:01:48")]


def test_a_guide_says_the_time_of_day_for_every_wave_and_the_margin_at_every_cut_off(
    write: Callable[[dict[str, str]], Path],
) -> None:
    files = FILES | {"races/hill-10.yaml": RACE + STARTS}
    guide = data(site(load(write(files), load_font()), load_font()), "/hill-10/1-00-00/continuous/")

    assert guide["starts"][1] == {
        "wave": "B", "gun": "9:30", "delay": "2:00", "gun_time": "1:02:00", "finish": "10:32:00",
    }  # fmt: skip
    assert guide["waves"][-1] == ("Finish", ["10:00:00", "10:32:00"])
    (first, second) = guide["margins"]
    assert first[:4] == ("Bridge", "5 km", "11:00", "A")
    assert units.parse_goal(first[5]) - units.parse_goal(f"0:{second[5]}") == 1920
    assert guide["columns"]["day"] == ""
    assert guide["times_from"] == "last year's guide"


def test_one_start_has_a_column_in_the_main_table(
    write: Callable[[dict[str, str]], Path],
) -> None:
    race = RACE + "starts: [{gun: 23:30, delay: 1:00}]\n"
    guide = data(
        site(load(write(FILES | {"races/hill-10.yaml": race}), load_font()), load_font()),
        "/hill-10/1-00-00/continuous/",
    )

    assert guide["columns"]["day"] == "Time of day"
    assert guide["rows"][-1]["day"] == "0:31:00 +1 day"


def test_walks_in_several_parts_are_listed_part_by_part_and_make_a_url(
    write: Callable[[dict[str, str]], Path],
) -> None:
    said = "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00 to 7.5 km, then continuous"
    race = RACE.replace("[continuous, 4:00/0:30]", f'"{said}"')
    settings = SITE.replace("ratio: 4:00/0:30", f'ratio: "{said}"')
    pages = site(
        load(write(FILES | {"races/hill-10.yaml": race, "site.yaml": settings}), load_font()),
        load_font(),
    )
    url = (
        "/hill-10/1-00-00/run-4-00-walk-0-30-walk-60-m-at-every-aid-station-skip-walks-within-1-00"
        "-to-7.5-km-then-continuous/"
    )
    guide = data(pages, url)

    assert (guide["ratio"], guide["plain"], guide["has_walks"]) == (said, None, True)
    first, last = guide["parts"]
    assert first == {
        "from": None, "to": "7.5 km", "timed": False, "run_walk": ("4:00", "0:30"),
        "on_climbs": None, "places": ("60 m", "aid station"), "apart": "1:00",
    }  # fmt: skip
    assert (last["from"], last["to"], last["run_walk"], last["places"]) == (
        "7.5 km",
        None,
        None,
        None,
    )


def test_a_guide_states_the_strategy_as_its_race_file_does(
    write: Callable[[dict[str, str]], Path],
) -> None:
    race = RACE + (
        "drift: second half 2% faster\nease_in: first 3 km 3% slower\ndownhill: 50%\n"
        "altitude: 6.3%\nhills: 80%\n"
    )
    guide = data(
        site(load(write(FILES | {"races/hill-10.yaml": race}), load_font()), load_font()),
        "/hill-10/1-00-00/continuous/",
    )

    assert guide["strategy"] == {
        "hills": "80%", "downhill": "50%", "altitude": "6.3%", "drift": "second half 2% faster",
        "ease": ("3 km", "3%"),
    }  # fmt: skip


def test_a_guide_lists_every_stop_and_adds_up_the_standing(
    write: Callable[[dict[str, str]], Path],
) -> None:
    race = RACE.replace("what: water}", "what: water, stop: 2:00}")
    pages = site(load(write(FILES | {"races/hill-10.yaml": race}), load_font()), load_font())
    guide = data(pages, "/hill-10/1-00-00/continuous/")

    assert guide["standing"] == "2:00"
    assert guide["rows"][4]["passings"][-1] == ("aid", "water", "", "2:00")
    assert data(pages, "/hill-10/")["aid"]["stations"] == [("5.0 km", "water", "2:00")]


def test_an_example_that_does_not_fit_some_format_does_not_stop_the_build(
    write: Callable[[dict[str, str]], Path],
) -> None:
    """The page says why the format is missing. Goals further apart may not even be possible."""
    race = RACE.replace("name: Hill Ten", f"name: {'Very ' * 14}Long\nshort_name: Hill").replace(
        "[0:50:00, 1:00:00]", "[0:50:00, 1:00:00]\nmarks: every 0.2 km"
    )
    race = race.replace("aid:", "cutoffs: [{at: 10 km, by: 1:00:30}]\naid:")
    pages = site(load(write(FILES | {"races/hill-10.yaml": race}), load_font()), load_font())
    data = pages["/formats/"].data()

    assert data["together"] is None
    coarser = {one["key"]: one["coarser"] for one in data["prints"]}
    assert coarser["wrap"] is None
    assert coarser["big-print"] == "every 1 km"
