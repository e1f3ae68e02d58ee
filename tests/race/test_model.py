"""A race file: its fields, and what they may not say together."""

import pytest

from generator import units
from generator.race.model import GoalRange, Marks, Named, Race, parse_marks
from generator.race.rules import parse_race
from generator.race.source import SourceError, parse_yaml
from generator.race.walks import CONTINUOUS, parse_walks

SMALLEST = """\
name: Ten
distance: 10 km
markers: kilometres
goals: 1:00:00
ratios: continuous
"""


def race(text: str) -> Race:
    return parse_race(parse_yaml(text, "ten.yaml"), "ten")


def problems(text: str) -> list[str]:
    with pytest.raises(SourceError) as error:
        race(text)
    return [str(problem) for problem in error.value.problems]


def test_five_lines_make_a_plain_distance() -> None:
    ten = race(SMALLEST)

    assert (ten.slug, ten.name, ten.distance, ten.markers) == ("ten", "Ten", 10000.0, "km")
    assert ten.goals == (GoalRange(3600, 3600, 1),)
    assert ten.ratios == (CONTINUOUS,)
    assert (ten.hills, ten.drift, ten.walk_pace, ten.place) == (1.0, 0.0, None, None)


def test_goals_are_times_ranges_and_named_tables() -> None:
    ten = race(
        SMALLEST.replace("1:00:00", "[0:45:00, 0:50:00 to 1:00:00 every 5:00, club-standards]")
    )

    assert ten.goals == (
        GoalRange(2700, 2700, 1),
        GoalRange(3000, 3600, 300),
        Named("club-standards"),
    )
    assert list(GoalRange(3000, 3600, 300).seconds()) == [3000, 3300, 3600]


def test_ratios_are_run_over_walk_continuous_and_named_charts() -> None:
    ten = race(SMALLEST.replace("continuous", "[continuous, 4:00/0:30, galloway]"))

    assert ten.ratios == (CONTINUOUS, parse_walks("4:00/0:30"), Named("galloway"))


def test_quotes_make_no_difference() -> None:
    quoted = SMALLEST.replace("1:00:00", '"1:00:00"').replace("continuous", "'4:00/0:30'")

    assert race(quoted) == race(SMALLEST.replace("continuous", "4:00/0:30"))


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
        "ten.yaml:3:10: `markers`: `miels` is no marker unit; write `miles` or `kilometres`",
        "ten.yaml:5:5: `goals`: `3:30` can be read as hours or as minutes; write 3:30:00 for hours "
        "and minutes, or 0:03:30 for minutes and seconds",
        "ten.yaml:6:5: `goals`: `0:50:00 to 0:40:00 every 5:00` runs backwards; write the faster "
        "time first",
        "ten.yaml:7:5: `goals`: `0:50:00 to 1:00:00` lacks its step; write `0:50:00 to 1:00:00 "
        "every 5:00`",
        "ten.yaml:8:10: `ratios`: `4/1` can be read as minutes or as seconds; write 4:00/1:00 for "
        "minutes, or 0:04/0:01 for seconds",
        "ten.yaml:9:7: `date`: `19 April` is not a date; write year-month-day like 2027-04-19",
        "ten.yaml:10:40: `hihg` is not known; did you mean `high`?",
        "ten.yaml:12:10: `at`: `ten` is not a distance; write a number and km, mi or m, like "
        "42.195 km or 10 mi, or `marathon` or `half marathon`",
        "ten.yaml:2:1: unknown key `distanse`; did you mean `distance`?",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("when:\n", "6:6: `when` has no value; write one, or remove the line"),
        ("date: 2027-02-30\nplace: X\n", "6:7: `date`: `2027-02-30` is not a date; write year-month-day like 2027-04-19"),
        ("date: 2027-02-03\n", "6:7: `date` belongs to a race at a place; add e.g. `place: Boston, USA`"),
        ("web: javascript:alert(1)\nplace: X\n", "6:6: `web`: `javascript:alert(1)` is not a web address; write it whole, like https://www.example.org/"),
        ("hills: 120%\n", "6:8: `hills` runs from 0% to 100%"),
        ("downhill: 120%\n", "6:11: `downhill` runs from 0% to 100%"),
        ("altitude: 5%\n", "6:11: `altitude` needs a `course` that says how high it is"),
        ("watch: 8%\n", "6:8: a watch reads up to 5% long (or, with a minus, short)"),
        ("ease_in: 3%\n", "6:10: `ease_in`: `3%` is not an easy start; write e.g. `first 3 mi 3% slower`"),
        ("ease_in: first 12 km 3% slower\n", "6:10: an easy start is up to 20% slower and ends before the finish"),
        ("hills: 1\n", "6:8: `hills`: `1` is not a percentage; write a number and a % sign, like 50%"),
        ("drift: 3%\n", "6:8: `drift`: `3%` does not say which half is faster; write `second half 3% faster`, `second half 3% slower` or `even`"),
        ("drift: second half 10.5% slower\n", "6:8: a second half may be up to 10% faster or slower"),
        ("marks: every 0 km\n", "6:8: marks are between 1 and 500 to a race; write e.g. `every 5 km`"),
        ("ease_in: first 0 km 3% slower\n", "6:10: an easy start is up to 20% slower and ends before the finish"),
        ("place: X\nstarts: [{gun: 9:00, delay: 4:00:00}]\n", "7:29: nobody waits that long; write 3:00:00 at most"),
        ("place: X\nstarts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 8:30}]\n", "8:26: the cut-off at 5 km (8:30) is not after the gun of the start at 9:00; if it is on the next day, add +1 day"),
        ("place: X\naid: {year: x, confidence: low, source: x, stations: [{at: 0 km, what: a, stop: 1:00}]}\n", "7:81: nobody stops at the start or at the finish; remove the stop"),
        ("place: X\naid: {year: x, confidence: low, source: x, stop: 7:00:00, stations: []}\n", "7:50: a stop is 6:00:00 at most"),
        ("place: X\naid: {year: x, confidence: low, source: x, stop: 1:00, stations: [{at: 5 km, what: a}, {at: 5 km, what: b}]}\n", "7:88: the station above is at the same place; write one stop, here `stop: 0:00`"),
        ("drift: second half 30% slower\n", "6:8: a second half may be up to 10% faster or slower"),
        ("marks: 5 km\n", "6:8: `marks`: `5 km` are no marks; write e.g. `every 5 mi`, `aid stations` or `walk breaks`"),
        ("marks: aid stations\n", "6:8: this race lists no aid stations; write e.g. `every 5 km`"),
        ("marks: every 10 m\n", "6:8: marks are between 1 and 500 to a race; write e.g. `every 5 km`"),
        ("place: X\nstarts: [{wave: A}]\n", "7:10: a start says when; write e.g. `gun: 9:00` or `delay: 3:00`"),
        ("place: X\nstarts: [{gun: 9:00}, {gun: 9:30, wave: B}]\n", "7:10: of several starts each has a name; add e.g. `wave: Wave 2`"),
        ("place: X\nstarts: [{gun: 25:00}]\n", "7:16: `gun`: `25:00` is not a time of day; write hours:minutes like 7:00 or 15:50"),
        ("place: X\ncutoffs: [{at: 5 km, by: 11:00}]\n", "7:26: a time of day needs `starts` with a `gun`; or write a time since the gun"),
        ("place: X\ncutoffs: [{at: 5 km, by: noon}]\n", "7:26: `by`: `noon` is no cut-off; write a time since the gun like 6:00:00, or a time of day like 15:50 or 10:00 +1 day"),
        ("place: X\ncutoffs: [{at: 11 km, by: 2:00:00}]\n", "7:16: cut-offs come in their order and not past the finish; check the place"),
        ("walk_pace: 16:00\n", "6:12: `walk_pace`: `16:00` is not a pace; write minutes:seconds and a unit, like 16:00 /mi or 9:55 /km"),
        ("walk_pace: 4:00 /km\n", "6:12: a walk is between 6:00 and 25:00 a kilometre; write a pace like 16:00 /mi"),
        ("place: X\nlandmarks: [{at: 11 km, name: Y}]\n", "7:18: this lies past the finish at 10 km; check it"),
        ("place: X\nlandmarks: [{at: 5 km, name: Y}, {at: 4 km, name: Z}]\n", "7:39: this lies before the one above it; order them by place"),
        ("place: X\nlandmarks: {at: 5 km}\n", "7:12: `landmarks` is a list; write one `- ` line for each"),
        ("place: X\ncourse: flat\n", "7:9: `course` holds `key: value` lines; keys: profile, confidence, source, note"),
        ("place: [X]\n", "6:8: `place`: a list stands here; write one value"),
        ("short_name: " + "x" * 90 + "\n", "6:13: `short_name`: this name is long; write one line of 80 characters at most"),
        ('place: "a\\u0007b"\n', "6:8: `place`: this text holds control characters; write plain text"),
    ],
)  # fmt: skip
def test_what_a_field_may_not_say_is_refused_at_its_place(change: str, expected: str) -> None:
    assert problems(SMALLEST + change) == [f"ten.yaml:{expected}"]


@pytest.mark.parametrize(
    ("line", "change", "expected"),
    [
        ("goals: 1:00:00", "goals: 0:20:00", "0:20:00 for 10 km is out of reach of a plan; write a time between 0:25:01 and 3:20:00"),
        ("goals: 1:00:00", "goals: 0:30:00 to 3:00:00 every 0:01", "`goals`: `0:30:00 to 3:00:00 every 0:01` makes more than 200 goals; write a longer step"),
        ("goals: 1:00:00", "goals: 0:30:00 to 3:00:00 every 0:00", "`goals`: `0:30:00 to 3:00:00 every 0:00` makes more than 200 goals; write a longer step"),
        ("goals: 1:00:00", "goals: []", "this lists 0 goals; write between 1 and 200"),
        ("ratios: continuous", "ratios: []", "this lists 0 ratios; write 1 to 40"),
        ("distance: 10 km", "distance: 26.2 mi", "`distance`: `26.2 mi` is 30.2 m off a marathon of 42195.0 m; write `marathon`"),
        ("distance: 10 km", "distance: 10 m", "a race here is between 1 km and 350 km; write its length and unit"),
    ],
)  # fmt: skip
def test_a_value_out_of_range_says_what_is_in_range(line: str, change: str, expected: str) -> None:
    assert expected in "\n".join(problems(SMALLEST.replace(line, change)))


def test_a_file_without_keys_says_which_there_are() -> None:
    assert problems("just text\n")[0].startswith(
        "ten.yaml:1:1: the file holds no `key: value` lines; keys: name, short_name, distance"
    )
    assert problems("")[0].startswith("ten.yaml:1:1: the file holds no")


@pytest.mark.parametrize(
    ("ratios", "message"),
    [
        ("[4:00/0:30, 4:00/0:30]", "`4:00/0:30` stands here already; remove one"),
        (
            '["4:00/0:30 to 5.123456 km, then continuous", "4:00/0:30 to 5.123459 km, then continuous"]',
            "stands here already; remove one",
        ),
        ('["4:00/0:30 to 10 km, then continuous"]', "10 km is not before the finish at 10 km"),
        ("walk 0:30 at every aid station", "this race lists no aid stations; write e.g. `at every"),
        ('["4:00/0:30, on climbs 2:00/0:30"]', "this race has no course whose climbs are known"),
        ("walk 0:30 at every 100 km", "a walk at every 100 km never comes; write a shorter dist"),
    ],
)
def test_a_ratio_that_does_not_fit_the_race_is_refused(ratios: str, message: str) -> None:
    assert message in "\n".join(problems(SMALLEST.replace("continuous", ratios)))


def test_a_second_half_may_be_ten_percent_slower() -> None:
    assert race(SMALLEST + "drift: second half 10% slower\n").drift == pytest.approx(0.4 / 2.1)


# --- What has a row ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every mile", Marks("distance", units.MILE_M, "mi")),
        ("every kilometre", Marks("distance", 1000.0, "km")),
        ("every 5 km", Marks("distance", 5000.0, "km")),
        ("every 2.5 mi", Marks("distance", 2.5 * units.MILE_M, "mi")),
        ("every 800 m", Marks("distance", 800.0, "km")),
        ("aid stations", Marks("aid stations")),
        ("walk breaks", Marks("walk breaks")),
    ],
)
def test_marks_are_said_in_words(text: str, expected: Marks) -> None:
    assert parse_marks(text) == expected


@pytest.mark.parametrize(
    "text", ["every 5 km", "every 1 mi", "every 12.5 mi", "aid stations", "walk breaks"]
)
def test_marks_say_themselves_so_that_they_read_back(text: str) -> None:
    assert str(parse_marks(text)) == text


@pytest.mark.parametrize(
    "text", ["5 km", "every", "every ", "all 5 km", "gels", "", "often, every 5 km"]
)
def test_what_are_no_marks_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"are no marks; write e\.g\. `every 5 mi`, `aid stations`"
    ):
        parse_marks(text)


def test_marks_every_so_far_need_a_distance() -> None:
    with pytest.raises(ValueError, match="`often` is not a distance"):
        parse_marks("every often")


@pytest.mark.parametrize(
    ("markers", "expected"), [("miles", "every 1 mi"), ("kilometres", "every 1 km")]
)
def test_a_race_has_a_row_at_every_marker_unless_it_names_its_marks(
    markers: str, expected: str
) -> None:
    text = SMALLEST.replace("kilometres", markers)

    assert str(race(text).rows) == expected
    assert race(text + "marks: every 2.5 km\n").rows == parse_marks("every 2.5 km")
