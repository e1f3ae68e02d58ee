"""A race file: its fields, each read from text."""

import pytest

from generator.race.values import GoalRange, Marks, Named, parse_marks
from generator.race.walks import CONTINUOUS, parse_walks
from tests.support.ten_km import SMALLEST, problems, ten_km


def test_five_lines_make_a_plain_distance() -> None:
    ten = ten_km(SMALLEST)

    assert (ten.slug, ten.name, ten.distance, ten.markers) == ("ten", "Ten", 10000.0, "km")
    assert ten.goals == (GoalRange(3600, 3600, 1),)
    assert ten.ratios == (CONTINUOUS,)
    assert (ten.hills, ten.drift, ten.walk_pace, ten.place) == (1.0, 0.0, None, None)


def test_goals_are_times_ranges_and_the_names_of_tables() -> None:
    ten = ten_km(
        SMALLEST.replace("1:00:00", "[0:45:00, 0:50:00 to 1:00:00 every 5:00, club-standards]")
    )

    assert ten.goals == (
        GoalRange(2700, 2700, 1),
        GoalRange(3000, 3600, 300),
        Named("club-standards"),
    )


def test_ratios_are_run_and_walk_times_continuous_and_the_names_of_charts() -> None:
    ten = ten_km(SMALLEST.replace("continuous", "[continuous, 4:00/0:30, galloway]"))

    assert ten.ratios == (CONTINUOUS, parse_walks("4:00/0:30"), Named("galloway"))


def test_quotes_make_no_difference() -> None:
    quoted = SMALLEST.replace("1:00:00", '"1:00:00"').replace("continuous", "'4:00/0:30'")

    assert ten_km(quoted) == ten_km(SMALLEST.replace("continuous", "4:00/0:30"))


def test_all_problems_come_at_once_each_at_its_place() -> None:
    text = """\
name: Ten
distanse: 10 km
markers: miels
goals:
  - 3:30
  - 0:50:00 to 0:40:00 every 5:00
  - 0:50:00 to 1:00:00
ratios: [4/1, 4:00/0:30]
date: 19 April
course: {profile: ten.csv, confidence: hihg, source: x}
landmarks:
  - {at: ten, name: Hill}
"""
    assert problems(text) == [
        "ten.yaml:1:1: `distance` is missing; write e.g. `distance: marathon`",
        "ten.yaml:3:10: `markers`: `miels` is not a unit of markers; write `miles` or `kilometres`",
        "ten.yaml:5:5: `goals`: `3:30` can be read as hours or as minutes; write 3:30:00 for hours "
        "and minutes, or 0:03:30 for minutes and seconds",
        "ten.yaml:6:5: `goals`: `0:50:00 to 0:40:00 every 5:00` runs backwards; write the faster "
        "time first",
        "ten.yaml:7:5: `goals`: `0:50:00 to 1:00:00` does not say its step; write `0:50:00 to 1:00:00 "
        "every 5:00`",
        "ten.yaml:8:10: `ratios`: `4/1` can be read as minutes or as seconds; write 4:00/1:00 for "
        "minutes, or 0:04/0:01 for seconds",
        "ten.yaml:9:7: `date`: `19 April` is not a date; write year-month-day like 2027-04-19",
        "ten.yaml:10:40: `confidence`: `hihg` is not known; did you mean `high`?",
        "ten.yaml:12:10: `at`: `ten` is not a distance; write a number and km, mi or m, like "
        "42.195 km or 10 mi, or `marathon` or `half marathon`",
        "ten.yaml:2:1: unknown key `distanse`; did you mean `distance`?",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("when:\n", "6:6: `when` has no value; write one, or remove the line"),
        ("date: 2027-02-30\nplace: X\n", "6:7: `date`: `2027-02-30` is not a date; write year-month-day like 2027-04-19"),
        ("web: javascript:alert(1)\nplace: X\n", "6:6: `web`: `javascript:alert(1)` is not a web address; write all of it, like https://www.example.org/"),
        ("ease_in: 3%\n", "6:10: `ease_in`: `3%` is not an easy start; write e.g. `first 3 mi 3% slower`"),
        ("hills: 1\n", "6:8: `hills`: `1` is not a percentage; write a number and a % sign, like 50%"),
        ("drift: 3%\n", "6:8: `drift`: `3%` does not say which half is faster; write `second half 3% faster`, `second half 3% slower` or `even`"),
        ("marks: 5 km\n", "6:8: `marks`: `5 km` does not say what has a row; write e.g. `every 5 mi`, `aid stations` or `walk breaks`"),
        ("place: X\nstarts: [{gun: 25:00}]\n", "7:16: `gun`: `25:00` is not a time of day; write hours:minutes like 7:00 or 15:50"),
        ("place: X\ncutoffs: [{at: 5 km, by: noon}]\n", "7:26: `by`: `noon` is not a cut-off; write a time since the gun like 6:00:00, or a time of day like 15:50 or 10:00 +1 day"),
        ("walk_pace: 16:00\n", "6:12: `walk_pace`: `16:00` is not a pace; write minutes:seconds and a unit, like 16:00 /mi or 9:55 /km"),
        ("place: X\nlandmarks: {at: 5 km}\n", "7:12: `landmarks` is a list; write one `- ` line for each entry"),
        ("place: X\ncourse: flat\n", "7:9: `course` needs `key: value` lines; the keys are profile, confidence, source, note"),
        ("place: [X]\n", "6:8: `place`: this is a list; write a single value"),
        ("short_name: " + "x" * 90 + "\n", "6:13: `short_name`: this name is too long; write one line of at most 80 characters"),
        ('place: "a\\u0007b"\n', "6:8: `place`: this text contains control characters; write plain text"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_refused_at_its_place(change: str, expected: str) -> None:
    assert problems(SMALLEST + change) == [f"ten.yaml:{expected}"]


def test_a_file_without_keys_is_told_which_keys_there_are() -> None:
    assert problems("just text\n")[0].startswith(
        "ten.yaml:1:1: the file contains no `key: value` lines; the keys are name, short_name, distance"
    )
    assert problems("")[0].startswith("ten.yaml:1:1: the file contains no")


@pytest.mark.parametrize(
    ("markers", "expected"), [("miles", "every 1 mi"), ("kilometres", "every 1 km")]
)
def test_a_race_has_a_row_at_every_marker_unless_it_names_its_marks(
    markers: str, expected: str
) -> None:
    text = SMALLEST.replace("kilometres", markers)

    assert str(ten_km(text).rows) == expected
    assert ten_km(text + "marks: every 2.5 km\n").rows == parse_marks("every 2.5 km", "km")


def test_stations_are_labelled_in_the_unit_of_the_markers_even_of_other_ones() -> None:
    aid = "aid: {year: x, confidence: low, source: x, stations: [{at: 5 km, what: water}]}\n"
    ten = ten_km(SMALLEST + "place: X\nmarks: aid stations\n" + aid)

    assert ten.rows == ten.marks == Marks("aid stations", 0.0, "km")
    assert ten.model_copy(update={"markers": "mi"}).rows == Marks("aid stations", 0.0, "mi")
