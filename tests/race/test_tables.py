"""A coach's ratios by goal pace, and qualifying standards as goals."""

import pytest

from generator import units
from generator.pacing.catalogue import Catalogue
from generator.race.source import SourceError, parse_yaml
from generator.race.tables import Chart, Standards, parse_chart, parse_standards, parse_weather
from tests.support.paths import ROOT

MARATHON_MILES = units.MARATHON_M / units.MILE_M


@pytest.fixture(scope="module")
def galloway() -> Chart:
    text = (ROOT / "content/charts/galloway.yaml").read_text(encoding="utf-8")
    return parse_chart(parse_yaml(text, "galloway.yaml"), "galloway")


@pytest.fixture(scope="module")
def boston() -> Standards:
    text = (ROOT / "content/standards/boston-qualifying.yaml").read_text(encoding="utf-8")
    return parse_standards(parse_yaml(text, "boston.yaml"), "boston-qualifying")


@pytest.mark.parametrize(
    ("pace", "ratios"),
    [
        ("6:29", "6:00/0:30"),  # faster than the chart: its first row
        ("7:00", "6:00/0:30"),
        ("7:29", "6:00/0:30"),  # between two rows: the faster one
        ("7:30", "5:00/0:30"),
        ("8:00", "4:00/0:30 2:00/0:15"),
        ("8:30", "3:00/0:30 2:00/0:20"),
        ("9:00", "2:00/0:30 1:20/0:20"),
        ("10:00", "1:30/0:30 1:00/0:20 0:45/0:15 1:00/0:30 0:40/0:20"),
        ("10:45", "1:00/0:30 0:40/0:20 0:30/0:15 0:30/0:30 0:20/0:20"),
        ("13:00", "0:30/0:30 0:20/0:20 0:15/0:15"),
        ("15:00", "0:15/0:30"),
        ("16:00", "0:10/0:30"),
        ("18:00", "0:08/0:30 0:05/0:25 0:10/0:30"),
        ("19:00", "0:05/0:30 0:05/0:25 0:04/0:30"),
        ("20:01", ""),  # slower than the chart
    ],
)
def test_the_chart_decides_by_the_average_pace_of_the_goal(
    galloway: Chart, pace: str, ratios: str
) -> None:
    """The chart of his training groups; its rows from 12:15 on are in his book too."""
    advised = galloway.ratios(units.parse_pace(f"{pace} /mi"))

    assert " ".join(map(str, advised)) == ratios


@pytest.mark.parametrize(
    ("drop_ft", "index"),
    [(1499, 0), (1500, 300), (2999, 300), (3000, 600), (5999, 600), (6000, None)],
)
def test_a_course_that_falls_far_costs_minutes_or_does_not_count(
    boston: Standards, drop_ft: float, index: int | None
) -> None:
    """The organiser's rule for Boston 2027, whose limits are in feet."""
    assert index == boston.index(drop_ft * 0.3048)


@pytest.mark.parametrize(
    ("who", "time"),
    [
        ("men 18-34", "2:55:00"),
        ("women and non-binary 18-34", "3:25:00"),
        ("men 35-39", "3:00:00"),
        ("women and non-binary 40-44", "3:35:00"),
        ("men 60-64", "3:50:00"),
        ("women and non-binary 80 and over", "5:20:00"),
    ],
)
def test_the_boston_standards_are_those_of_2026_and_2027(
    boston: Standards, who: str, time: str
) -> None:
    found = {standard.who: standard.time for standard in boston.standards}

    assert found[who] == units.parse_goal(time)


def test_women_have_half_an_hour_more_at_every_age(boston: Standards) -> None:
    men = [s.time for s in boston.standards if s.who.startswith("men")]
    women = [s.time for s in boston.standards if s.who.startswith("women")]

    assert women == [time + 1800 for time in men]
    assert len(men) == 11


WARM = """\
name: By temperature
source: a coach
temperatures: [cool, warm, hot]
rows:
  - {pace: 9:00 /mi, ratios: [2:00/0:30, 1:30/0:30, 1:00/0:30]}
  - {pace: 15:00 /mi, ratios: [0:15/0:30, 0:10/0:30, walk]}
ends: 16:00 /mi
slowing_source: somebody
slowing: [{when: hot, least: 2%, most: 3%}]
"""


@pytest.mark.parametrize(
    ("pace", "ratios"),
    [
        ("8:59", []),
        ("9:00", ["2:00/0:30", "1:30/0:30", "1:00/0:30"]),
        ("14:59", ["2:00/0:30", "1:30/0:30", "1:00/0:30"]),
        ("15:00", ["0:15/0:30", "0:10/0:30", "None"]),
        ("16:01", []),
    ],
)
def test_a_weather_chart_has_a_ratio_for_each_temperature(pace: str, ratios: list[str]) -> None:
    weather = parse_weather(parse_yaml(WARM, "warm.yaml"), "warm")
    found = weather.by_temperature(units.parse_pace(f"{pace} /mi"))

    assert [str(walks) for _, walks in found] == ratios
    assert [when for when, _ in found] == (["cool", "warm", "hot"] if ratios else [])


def test_a_chart_without_rows_is_refused() -> None:
    with pytest.raises(SourceError) as error:
        parse_chart(parse_yaml("name: x\nsource: y\nrows: []\nends: 9:00 /mi\n", "x.yaml"), "x")

    assert str(error.value) == "x.yaml:3:7: this lists 0 rows; write at least 1"


def test_a_row_with_too_few_ratios_is_a_problem_at_its_place() -> None:
    text = WARM.replace("[0:15/0:30, 0:10/0:30, walk]", "[0:15/0:30]")
    with pytest.raises(SourceError) as error:
        parse_weather(parse_yaml(text, "warm.yaml"), "warm")

    assert [str(problem) for problem in error.value.problems] == [
        "warm.yaml:6:31: 3 temperatures need 3 ratios, and here are 1; write one for each"
    ]


@pytest.mark.parametrize(
    ("pace", "ratios"),
    [
        ("9:00", "2:00/0:30 1:45/0:30 1:30/0:30 1:20/0:30 1:10/0:30 1:00/0:30"),
        ("10:00", "1:30/0:30 1:20/0:30 1:10/0:30 1:00/0:30 0:45/0:30 0:30/0:30"),
        ("11:30", "1:00/0:30 0:50/0:30 0:40/0:30 0:30/0:30 0:20/0:20 0:15/0:20"),
        ("13:30", "0:30/0:30 0:25/0:30 0:20/0:30 0:15/0:20 0:15/0:25 0:15/0:30"),
        ("15:30", "0:15/0:30 0:10/0:30 0:07/0:30 0:05/0:30 None None"),
    ],
)
def test_the_coachs_ratios_by_temperature_are_those_of_his_book(
    catalogue: Catalogue, pace: str, ratios: str
) -> None:
    weather = next(r.weather for r in catalogue.races if r.weather)
    found = weather.by_temperature(units.parse_pace(f"{pace} /mi"))

    assert " ".join(str(walks) for _, walks in found) == ratios
    assert [when.split(" °F")[0] for when, _ in found] == ["below 55", "65", "70", "75", "80", "85"]
