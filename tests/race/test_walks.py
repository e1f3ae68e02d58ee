"""When a runner walks: in words, and laid on a course."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import units
from generator.race.schedule import Halt, Section, lay_walks
from generator.race.walks import CONTINUOUS, Part, PlaceWalks, Walks, parse_walks

MILE = units.MILE_M
SAID = [
    "continuous",
    "4:00/0:30",
    "4:00/1:00 to 30 km, then 2:00/1:00",
    "4:00/0:30 to 23 mi, then continuous",
    "continuous to 10:00, then 4:00/0:30",
    "continuous to 2 mi, then 4:00/0:30 to 12.5 mi, then 2:00/0:30",
    "4:00/0:30, on climbs 2:00/0:30",
    "walk 0:40 at every mile",
    "walk 60 m at every 5 km",
    "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00",
    "4:00/0:30, on climbs 2:00/0:30, walk 0:30 at every aid station to 23 mi, then continuous",
]


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_is_said_back(said: str) -> None:
    assert str(parse_walks(said)) == said


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("4:00/0:30, no walks after 23 mi", "4:00/0:30 to 23 mi, then continuous"),
        ("4:00/0:30, no walks before 10:00", "continuous to 10:00, then 4:00/0:30"),
        (
            "4:00/0:30, no walks before 2 mi, no walks after 23 mi",
            "continuous to 2 mi, then 4:00/0:30 to 23 mi, then continuous",
        ),
        ("4:00/1:00 to 30 km then 2:00/1:00", "4:00/1:00 to 30 km, then 2:00/1:00"),
        ("continuous, walk 0:40 at every 1 mi", "walk 0:40 at every mile"),
        ("walk 60 m at every km", "walk 60 m at every km"),
    ],
)
def test_a_runner_may_say_it_otherwise(said: str, means: str) -> None:
    assert str(parse_walks(said)) == means


def test_a_cadence_is_its_parts() -> None:
    assert parse_walks("continuous") == CONTINUOUS == Walks((Part(),))
    assert parse_walks("4:00/0:30").run_walk == (240, 30)
    assert parse_walks("4:00/0:30, walk 60 m at every aid station") == Walks(
        (Part((240, 30), at_places=PlaceWalks(None, metres=60.0)),)
    )


def test_only_one_ratio_and_nothing_else_is_a_plain_ratio() -> None:
    assert [said for said in SAID if parse_walks(said).run_walk] == ["4:00/0:30"]
    assert [said for said in SAID if not parse_walks(said).has_walks] == ["continuous"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("4/1", "can be read as minutes or as seconds"),
        ("4:00/0:30 to 30 km", "nothing is said for after `4:00/0:30 to 30 km`; add e.g. `, then"),
        ("4:00/0:30, then continuous", "`4:00/0:30` does not say how far it goes; write e.g."),
        ("4:00/0:30 to 30 km, then 2:00/0:30 to 20 km, then continuous", "ends before it starts"),
        ("4:00/0:30 to 5 km, then 2:00/0:30 to 10:00, then continuous", "only the first part"),
        ("4:00/0:30, on climbs 2:00/0:30 to 10:00, then continuous", "ends at a time; end it at"),
        ("continuous, on climbs 2:00/0:30", "walks on climbs alone; write e.g. `10:00/0:30, on"),
        ("then 2:00/1:00", "begins in the middle; put the whole ratio in quotes"),
        ("walk at every mile", "does not say how far and where; write e.g. `walk 0:30 at every"),
        ("walk 0:00 at every mile", "is no walk to plan; write e.g. 0:30 or 60 m"),
        ("walk 5 km at every 10 km", "is no walk to plan"),
        ("walk 0:30 at every 100 m", "`100 m` is too often; walk at every 400 m or less often"),
        ("walk 0:30 at every moon", "`moon` is not a distance"),
        ("4:00/0:30, skip walks within 1:00", "is not understood here; write one of `on climbs"),
        ("4:00/0:30, walk slowly", "does not say how far and where"),
        ("4:00/0:30 on climbs 2:00/0:30", "is more than a ratio; put commas between, like"),
        ("on climbs 2:00/0:30", "is more than a ratio; put commas between, like"),
        ("4:00/0:30 to 10 mi, no walks before 10:00, then continuous", "the place comes last"),
        ("continuous to 0:00, then 4:00/0:30", "nothing goes to `0:00`; leave that part out"),
        ("4:00/0:30 to 0 km, then continuous", "nothing goes to `0 km`; leave that part out"),
        ("continuous to 10 mi, then continuous", "are the same; write one part"),
        (
            "4:00/0:30, walk 0:30 at every mile, skip walks within 1:00, skip walks within 2:00",
            "is not understood here",
        ),
        ("4:00/9:00:00", "is too long for a ratio"),
        ("240/30", "is not a run/walk ratio; write 4:00/0:30 for seconds"),
        ("4:00/0:30, sing", "`sing` is not understood here"),
        ("4:00/0:30 to 1 km, " + "then 4:00/0:30 to 2 km, " * 9, "this changes 9 times; write 8"),
    ],
)
def test_what_is_not_understood_says_what_to_write(said: str, why: str) -> None:
    with pytest.raises(ValueError, match="^.*" + why.replace("(", r"\(")):
        parse_walks(said.strip().removesuffix(","))


@given(st.text("0123456789:/,. km ihtenwalkcos", max_size=60))
def test_any_text_is_a_cadence_or_a_value_error(text: str) -> None:
    try:
        walks = parse_walks(text)
    except ValueError:
        return
    assert parse_walks(str(walks)) == walks


# --- On a course --------------------------------------------------------------------------------


def test_a_plain_ratio_is_one_section() -> None:
    schedule = lay_walks(parse_walks("4:00/0:30"), 10_000.0)

    assert (schedule.sections, schedule.halts) == ((Section(0.0, 240.0, 30.0, 0.0),), ())
    assert schedule.said == "4:00/0:30"


def test_each_part_starts_where_the_one_before_ends() -> None:
    schedule = lay_walks(parse_walks("4:00/1:00 to 5 km, then continuous"), 10_000.0)

    assert schedule.sections == (Section(0.0, 240.0, 60.0, 0.0), Section(5000.0, inf, 0.0, 0.0))


def test_a_part_up_to_a_time_leaves_the_whole_course_to_the_next() -> None:
    schedule = lay_walks(parse_walks("continuous to 10:00, then 4:00/0:30"), 10_000.0)

    assert schedule.opening_s == 600.0
    assert schedule.sections == (Section(0.0, inf, 0.0, 0.0), Section(0.0, 240.0, 30.0, 0.0))


def test_climbs_have_sections_of_their_own_within_the_part() -> None:
    walks = parse_walks("4:00/0:30, on climbs 2:00/0:30 to 6 km, then continuous")
    schedule = lay_walks(walks, 10_000.0, (), [(0.0, 500.0), (2000.0, 3000.0), (5000.0, 7000.0)])

    assert [(s.from_m, s.run_s) for s in schedule.sections] == [
        (0.0, 120.0), (500.0, 240.0), (2000.0, 120.0), (3000.0, 240.0), (5000.0, 120.0), (6000.0, inf),
    ]  # fmt: skip


def test_walks_at_markers_leave_out_start_and_finish() -> None:
    schedule = lay_walks(parse_walks("walk 0:30 at every 5 km"), 15_000.0)

    assert schedule.halts == (Halt(5000.0, 0.0, 30.0, 0.0), Halt(10_000.0, 0.0, 30.0, 0.0))


def test_at_an_aid_station_one_stands_then_walks() -> None:
    walks = parse_walks("walk 60 m at every aid station to 6 km, then continuous")
    stations = [(0.0, 60.0), (3000.0, 120.0), (5000.0, 0.0), (8000.0, 90.0), (10_000.0, 60.0)]

    assert lay_walks(walks, 10_000.0, stations).halts == (
        Halt(3000.0, 120.0, 0.0, 60.0), Halt(5000.0, 0.0, 0.0, 60.0), Halt(8000.0, 90.0, 0.0, 0.0),
    )  # fmt: skip
