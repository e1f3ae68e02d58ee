"""A guide's page."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.guide import GuidePage
from generator.pages.urls import Link
from tests.support.content import FILES, RACE, WEATHER
from tests.support.small_site import GUIDE, pages_of, shown

Write = Callable[[dict[str, str]], Path]
CONTINUOUS = "/hill-10/1-00-00/continuous/"


def guide(content: Path, url: str = CONTINUOUS) -> GuidePage:
    return shown(pages_of(content), url, GuidePage)


def of_race(race: str) -> dict[str, str]:
    return FILES | {"races/hill-10.yaml": race}


def test_a_guide_leads_to_its_neighbours(write: Write) -> None:
    page = guide(write(FILES), GUIDE)

    assert page.faster == Link("50:00", "../../0-50-00/run-4-00-walk-0-30/index.html")
    assert page.slower is None
    assert [(one.ratio, one.is_here) for one in page.other_ratios] == [
        ("4:00/0:30", True),
        ("continuous", False),
    ]


def test_a_guide_leads_to_its_files_and_to_the_planner(write: Write) -> None:
    page = guide(write(FILES), GUIDE)

    assert (page.band_href, page.splits_href, page.plan_href) == (
        "band.html",
        "splits.csv",
        "plan.json",
    )
    assert page.planner_href == (
        "../../../planner/index.html#race=hill-10&goal=1:00:00&ratio=4:00/0:30"
    )
    assert page.race_href == "../../index.html"


def test_a_guide_leads_to_ratios_by_temperature_where_there_are_some(write: Write) -> None:
    """1:00:00 for 10 km is 9:39 a mile; 0:50:00 is 8:02, faster than the chart."""
    files = of_race(RACE + "weather: heat\n") | {"weather/heat.yaml": WEATHER}
    pages = pages_of(write(files))

    assert shown(pages, GUIDE, GuidePage).weather_href == "../weather.html"
    assert shown(pages, "/hill-10/0-50-00/continuous/", GuidePage).weather_href is None
