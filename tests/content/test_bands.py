"""Every wristband is tried before the site is built."""

from generator.build.font import load_font
from generator.content.bands import band_faults
from generator.pacing.catalogue import list_guides
from generator.pacing.course import lay_course
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.tables import Tables, parse_weather
from tests.support.content import RACE

WEATHER = """\
name: By temperature
source: a coach
temperatures: [cool, very hot and ℃]
rows: [{pace: 6:00 /mi, ratios: [2:00/0:30, 1:00/0:30]}]
ends: 16:00 /mi
slowing_source: somebody
"""
HUNDRED = """\
name: A hundred
distance: 100 km
markers: kilometres
goals: [10:00:00, 12:00:00]
ratios: [continuous, 4:00/1:00]
"""


def faults(text: str, weather: str = WEATHER) -> list[str]:
    document = parse_yaml(text, "x.yaml")
    tables = Tables(weather={"heat": parse_weather(parse_yaml(weather, "heat.yaml"), "heat")})
    found = list_guides(lay_course(parse_race(document, "x"), None), tables)
    return [str(problem) for problem in document.located(band_faults(found, load_font()))]


def test_a_race_whose_bands_all_fit_has_no_faults() -> None:
    assert faults(RACE) == []


def test_rows_that_do_not_fit_are_a_fault_of_the_markers_or_marks() -> None:
    said = "rows do not fit on the wristband in type of 9 points; write `marks: every"

    (fault,) = faults(HUNDRED)
    assert fault.startswith(f"x.yaml:3:10: 100 {said}")
    (fault,) = faults(HUNDRED + "marks: every 500 m\n")
    assert fault.startswith(f"x.yaml:6:8: 200 {said}")


def test_walks_that_are_too_long_for_a_band_are_a_fault_of_their_ratio() -> None:
    long = ", then ".join(f"{i}:00/0:30, on climbs 2:00/0:30 to {i}.12 km" for i in range(3, 9))
    ratios = f'[continuous, "{long}, then continuous"]'

    (fault,) = faults(RACE.replace("[continuous, 4:00/0:30]", ratios))
    assert fault.startswith("x.yaml:8:22: ")


def test_a_landmark_that_the_typeface_cannot_write_is_a_fault_of_its_name() -> None:
    found = faults(RACE.replace("The <Hill> & the dale", "東の丘"))

    assert found[0] == (
        "x.yaml:20:24: the bands' typeface lacks the character `の`; write it in Latin letters"
    )


def test_a_temperature_that_the_typeface_cannot_write_is_a_fault_of_the_weather() -> None:
    (fault,) = faults(RACE + "weather: heat\n")

    assert fault.startswith("x.yaml:21:10: ")


def test_an_impossible_plan_by_temperature_is_not_a_fault() -> None:
    walking = WEATHER.replace(" and ℃", "").replace("1:00/0:30", "0:10/5:00")

    assert faults(RACE + "weather: heat\n", walking) == []
