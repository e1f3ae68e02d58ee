"""The page of a goal's ratios by temperature."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.frame import site_of
from generator.pages.weather import SlowingRow, WeatherPage, weather_page
from tests.support.content import FILES, RACE, WEATHER
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]
HOT = FILES | {"weather/heat.yaml": WEATHER, "races/hill-10.yaml": RACE + "weather: heat\n"}
URL = "/hill-10/1-00-00/weather.html"


def test_there_is_a_page_only_where_a_race_asks_and_the_chart_has_advice(write: Write) -> None:
    """1:00:00 for 10 km is 9:39 a mile; 0:50:00 is 8:02, faster than the chart."""
    pages = pages_of(write(HOT))

    assert URL in pages
    assert "/hill-10/0-50-00/weather.html" not in pages
    assert URL not in pages_of(write(FILES))


def test_each_temperature_has_a_plan_for_the_same_goal(write: Write) -> None:
    page = shown(pages_of(write(HOT)), URL, WeatherPage)

    assert [(one.when, one.ratio) for one in page.temperatures] == [
        ("cool", "2:00/0:30"), ("hot", "1:00/0:30"), ("hotter", None),
    ]  # fmt: skip
    cool, hot, hotter = (one.plan for one in page.temperatures)
    assert cool is not None
    assert hot is not None
    assert hotter is None
    assert cool.run_pace.own > hot.run_pace.own
    assert page.slowing == (SlowingRow("hot", "2% to 3%", "1:01:12", "1:01:48"),)


def test_a_ratio_that_cannot_be_run_says_why(write: Write) -> None:
    files = HOT | {"weather/heat.yaml": WEATHER.replace("1:00/0:30", "0:10/5:00")}
    hot = shown(pages_of(write(files)), URL, WeatherPage).temperatures[1]

    assert hot.plan is None
    assert hot.refusal


def test_a_race_without_a_chart_has_no_such_page(write: Write) -> None:
    catalogue = load(write(FILES), load_font())
    of_race = catalogue.races[-1]

    with pytest.raises(ValueError, match="hill-10 has no weather chart"):
        weather_page(site_of(catalogue), of_race, of_race.guides[0].goal, load_font())
