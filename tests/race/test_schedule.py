"""Walks laid on a course: sections and halts."""

import pytest

from generator.race.schedule import Climb, Halt, Schedule, Section, lay_walks
from generator.race.stops import Stop
from generator.race.walks import parse_walks
from generator.units import Ratio


def laid(said: str, length_m: float = 10_000.0) -> Schedule:
    """Walks on a course without aid stations and without climbs."""
    return lay_walks(parse_walks(said), length_m)


def test_a_plain_ratio_is_one_section() -> None:
    assert laid("4:00/0:30") == Schedule("4:00/0:30", (Section(0.0, Ratio(240, 30)),))


def test_continuous_running_is_a_section_without_a_ratio() -> None:
    assert laid("continuous") == Schedule("continuous", (Section(0.0, None),))


def test_each_part_begins_where_the_one_before_ends() -> None:
    schedule = laid("4:00/1:00 to 5 km, then continuous")

    assert schedule.sections == (Section(0.0, Ratio(240, 60)), Section(5000.0, None))


def test_after_a_part_that_ends_at_a_time_the_next_one_has_the_whole_course() -> None:
    schedule = laid("continuous to 10:00, then 4:00/0:30")

    assert schedule.opening_s == 600.0
    assert schedule.sections == (Section(0.0, None), Section(0.0, Ratio(240, 30)))


def test_climbs_have_sections_of_their_own_within_the_part() -> None:
    """One from the start, one in the middle, and one that goes on after the part ends."""
    walks = parse_walks("4:00/0:30, on climbs 2:00/0:30 to 6 km, then continuous")
    climbs = [
        Climb(0.0, 500.0),
        Climb(2000.0, 3000.0),
        Climb(5000.0, 7000.0),
        Climb(8000.0, 9000.0),
    ]
    off, on = Ratio(240, 30), Ratio(120, 30)

    assert lay_walks(walks, 10_000.0, (), climbs).sections == (
        Section(0.0, on),
        Section(500.0, off),
        Section(2000.0, on),
        Section(3000.0, off),
        Section(5000.0, on),
        Section(6000.0, None),
    )


def test_a_climb_that_begins_in_the_part_before_is_cut_there() -> None:
    walks = parse_walks("continuous to 6 km, then 4:00/0:30, on climbs 2:00/0:30")
    sections = lay_walks(
        walks, 10_000.0, (), [Climb(1000.0, 2000.0), Climb(5000.0, 7000.0)]
    ).sections

    assert sections == (
        Section(0.0, None),
        Section(6000.0, Ratio(120, 30)),
        Section(7000.0, Ratio(240, 30)),
    )


def test_walks_at_markers_leave_out_start_and_finish() -> None:
    schedule = laid("walk 0:30 at every 5 km", 15_000.0)

    assert schedule.halts == (Halt(5000.0, walk_s=30.0), Halt(10_000.0, walk_s=30.0))


def test_a_section_knows_how_near_to_a_halt_its_walks_are_skipped() -> None:
    schedule = laid("4:00/0:30, walk 0:30 at every 5 km, skip walks within 1:00")

    assert schedule.sections == (Section(0.0, Ratio(240, 30), skip_within_s=60.0),)


def test_at_an_aid_station_a_runner_stands_and_then_walks() -> None:
    """Where she does neither there is no halt, and there is none at the start and the finish."""
    walks = parse_walks("walk 60 m at every aid station to 6 km, then continuous")
    places = [
        (0.0, 60.0),
        (3000.0, 120.0),
        (5000.0, 0.0),
        (7000.0, 0.0),
        (8000.0, 90.0),
        (1e4, 60.0),
    ]
    stations = [Stop(at_m, "aid", "water", stand_s) for at_m, stand_s in places]

    assert lay_walks(walks, 10_000.0, stations).halts == (
        Halt(3000.0, stand_s=120.0, walk_m=60.0),
        Halt(5000.0, walk_m=60.0),
        Halt(8000.0, stand_s=90.0),
    )


@pytest.mark.parametrize(
    ("said", "walks"),
    [
        ("continuous", False),
        ("continuous to 10:00, then 4:00/0:30", True),
        ("walk 60 m at every km", True),
        ("walk 60 m at every 20 km", False),
    ],
)
def test_a_schedule_has_walks_if_some_are_on_the_course(said: str, walks: bool) -> None:
    assert laid(said).has_walks is walks


def test_standing_is_not_walking() -> None:
    schedule = lay_walks(parse_walks("continuous"), 1e4, [Stop(5000.0, "aid", "water", 60.0)])

    assert schedule.halts == (Halt(5000.0, stand_s=60.0),)
    assert not schedule.has_walks
