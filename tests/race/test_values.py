"""Values of race files that are more than a number, and how they are read."""

import pytest

from generator import units
from generator.race.values import (
    Deadline,
    GoalRange,
    Marks,
    Named,
    parse_deadline,
    parse_ease,
    parse_goals,
    parse_markers,
    parse_marks,
    parse_ratios,
    say_ease,
    say_markers,
)
from generator.race.walks import CONTINUOUS


def test_goals_are_a_time_a_range_of_them_or_the_name_of_a_table() -> None:
    assert parse_goals("0:45:00") == GoalRange(2700, 2700, 1)
    assert parse_goals("0:50:00 to 1:00:00 every 5:00") == GoalRange(3000, 3600, 300)
    assert parse_goals("club-standards") == Named("club-standards")
    assert list(GoalRange(3000, 3600, 300).seconds()) == [3000, 3300, 3600]


def test_a_range_of_too_many_goals_is_refused() -> None:
    with pytest.raises(ValueError, match="makes more than 200 goals; write a longer step"):
        parse_goals("0:50:00 to 1:00:00 every 0:01")


def test_ratios_are_words_about_walking_or_the_name_of_a_chart() -> None:
    assert parse_ratios("continuous") == CONTINUOUS
    assert parse_ratios("galloway") == Named("galloway")


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        ("6:00:00", Deadline(21600, of_day=False), "6:00:00 after the gun"),
        ("15:50", Deadline(57000, of_day=True), "15:50"),
        ("10:00 +1 day", Deadline(122400, of_day=True), "10:00 +1 day"),
    ],
)
def test_a_cut_off_is_a_time_since_the_gun_or_a_time_of_day(
    text: str, expected: Deadline, said: str
) -> None:
    assert parse_deadline(text) == expected
    assert str(expected) == said


def test_an_easy_start_is_at_most_20_percent_slower() -> None:
    assert parse_ease("first 2 km 3% slower") == (0.03, 2000.0)
    assert say_ease((0.03, 2000.0)) == "first 2 km 3% slower"
    for text in ("first 2 km 21% slower", "first 2 km 0% slower", "first 0 km 3% slower"):
        with pytest.raises(ValueError, match="write a start that is at most 20% slower"):
            parse_ease(text)


def test_markers_are_miles_or_kilometres() -> None:
    assert (parse_markers("miles"), parse_markers("kilometres")) == ("mi", "km")
    assert (say_markers("mi"), say_markers("km")) == ("miles", "kilometres")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every mile", Marks("distance", units.MILE_M, "mi")),
        ("every kilometre", Marks("distance", 1000.0, "km")),
        ("every 5 km", Marks("distance", 5000.0, "km")),
        ("every 2.5 mi", Marks("distance", 2.5 * units.MILE_M, "mi")),
        ("every 800 m", Marks("distance", 800.0, "km")),
        ("aid stations", Marks("aid stations", 0.0, "mi")),
        ("walk breaks", Marks("walk breaks", 0.0, "mi")),
    ],
)
def test_marks_are_written_in_words(text: str, expected: Marks) -> None:
    assert parse_marks(text, "mi") == expected


@pytest.mark.parametrize(
    "text", ["every 5 km", "every 1 mi", "every 12.5 mi", "aid stations", "walk breaks"]
)
def test_marks_are_printed_as_words_that_read_back_as_the_same_marks(text: str) -> None:
    assert str(parse_marks(text, "mi")) == text


@pytest.mark.parametrize(
    "text", ["5 km", "every", "every ", "all 5 km", "gels", "", "often, every 5 km"]
)
def test_words_that_are_not_marks_are_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"does not say what has a row; write e\.g\. `every 5 mi`, `aid stations`"
    ):
        parse_marks(text, "mi")


def test_marks_by_distance_need_a_distance() -> None:
    with pytest.raises(ValueError, match="`often` is not a distance"):
        parse_marks("every often", "mi")
