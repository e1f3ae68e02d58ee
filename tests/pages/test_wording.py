"""Wording that several pages share."""

import pytest

from generator.pages.wording import (
    Paces,
    both_paces,
    fine_paces,
    mark_word,
    marker_words,
    race_distance,
    race_when,
    time_of_day,
)
from generator.race.model import Race, Start
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.values import parse_marks


def race(distance: str = "marathon", markers: str = "miles", more: str = "") -> Race:
    text = (
        f"name: R\ndistance: {distance}\nmarkers: {markers}\ngoals: 4:00:00\nratios: continuous\n"
    )
    return parse_race(parse_yaml(text + more, "r.yaml"), "r")


def test_a_pace_is_said_in_the_races_unit_first() -> None:
    assert both_paces(0.3, race()) == Paces("8:02 /mi", "5:00 /km")
    assert both_paces(0.3, race(markers="kilometres")) == Paces("5:00 /km", "8:02 /mi")


def test_a_run_pace_is_said_to_a_part_of_a_second() -> None:
    assert fine_paces(0.3005, race(markers="kilometres")).own == "5:00.5 /km"


@pytest.mark.parametrize(("marks", "word"), [("every mile", "mile"), ("every kilometre", "kilometre"), ("every 5 km", "5 km"), ("aid stations", "aid station"), ("walk breaks", "walk break")])  # fmt: skip
def test_a_mark_has_a_word(marks: str, word: str) -> None:
    assert mark_word(parse_marks(marks, "km")) == word


def test_a_race_is_as_long_as_its_markers_count() -> None:
    assert race_distance(race()) == "26.22 mi"
    assert race_distance(race(markers="kilometres")) == "42.195 km"
    assert marker_words(race()) == "miles"


def test_a_race_is_on_its_date_or_on_its_usual_day() -> None:
    assert race_when(race(more="place: P\ndate: 2027-04-19\n")) == "19 April 2027"
    assert race_when(race(more="place: P\nwhen: in October\n")) == "in October"
    assert race_when(race()) is None


def test_a_time_of_day_is_counted_from_the_gun_where_that_is_known() -> None:
    assert time_of_day(Start.model_validate({"gun": "9:00"}), 3600.0) == "10:00:00"
    assert time_of_day(Start(), 3600.0) == "1:00:00"
