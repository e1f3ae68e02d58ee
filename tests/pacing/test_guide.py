"""A guide: a plan worked out once, with every time that its pages, bands and downloads say."""

import pytest

from generator import units
from generator.pacing.plan import Refusal
from tests.support.marathon import AID, MARATHON, PLACE, guide, guides, marathon, marks


def test_a_listing_knows_its_race_and_repeats_nothing_of_its_course() -> None:
    listing = guides(MARATHON).guides[0]

    assert listing.race.name == "Test Marathon"
    assert "Profile" not in repr(listing)


def test_a_guide_has_the_goal_the_walks_and_the_course_of_its_listing() -> None:
    listing = guides(MARATHON).guides[0]
    found = listing.work_out()

    assert (found.goal, found.walks) == (listing.goal, listing.walks)
    assert found.course is listing.course
    assert found.race is listing.race
    assert found.plan.goal_s == listing.goal.seconds


def test_a_guide_without_a_plan_is_refused() -> None:
    (listing,) = guides(marathon(goals="9:00:00", ratios="4:00/0:30")).guides

    with pytest.raises(Refusal, match="9:00:00 with 4:00/0:30"):
        listing.work_out()


def test_only_walks_by_the_clock_can_be_out_of_step() -> None:
    clock, none = guide(number=0), guide(number=1)

    assert (clock.by_the_clock, len(clock.out_of_step)) == (True, 2)
    assert (none.by_the_clock, len(none.out_of_step)) == (False, 0)


def test_a_watch_that_measures_long_shows_a_faster_pace() -> None:
    """At 1 % long, 3:00:00 needs 6:48 a mile or 4:13 a kilometre on the watch."""
    three = guide(marathon(goals="3:00:00", ratios="continuous"))

    assert units.fine_pace(three.watch_pace, "mi") == "6:47.8"
    assert units.pace(three.watch_pace, "km") == "4:13"


def test_halfway_is_where_the_drift_puts_it() -> None:
    """1:30:54.5 and 1:29:05.5 for 3:00:00 with a second half 2 % faster."""
    text = marathon(goals="3:00:00", ratios="continuous", more="drift: second half 2% faster\n")

    assert guide(text).halfway.elapsed_s == pytest.approx(5454.55, abs=0.01)


def test_stations_say_how_long_one_stands_and_when_one_arrives() -> None:
    found = guide(marathon("4:00:00", "continuous", more=PLACE + AID))
    pace = (14400 - 360) / units.MARATHON_M
    tenth, twentieth = found.splits[9], found.splits[19]

    assert found.plan.run_pace == pytest.approx(pace)
    assert tenth.elapsed_s == pytest.approx(pace * 16093.44)
    assert twentieth.elapsed_s == pytest.approx(pace * 32186.88 + 60)
    assert [one.stop.stand_s for split in found.splits for one in split.arrivals] == [60.0, 300.0]
    assert found.plan.standing_s == 360.0


def test_a_runner_late_at_halfway_is_told_what_to_run() -> None:
    found = guide()
    paces = [one.run_pace for one in found.catch_ups if one.run_pace]

    assert [one.late_s for one in found.catch_ups] == [30, 60, 120]
    assert found.plan.run_pace > paces[0] > paces[1] > paces[2]


def test_a_runner_too_late_at_halfway_is_told_nothing() -> None:
    """At 2:35 a kilometre, 10 s can be won in 2.5 km, but not 20 s: nobody runs under 2:30."""
    found = guide(marathon("0:12:55", "continuous", distance="5 km"))

    assert [one.run_pace is None for one in found.catch_ups] == [False, True, True]


@pytest.mark.parametrize(
    ("distance", "goal", "late_s"),
    [
        ("5 km", "0:30:00", (10, 20, 30)),
        ("10 km", "1:00:00", (30, 60, 120)),
        ("100 km", "8:00:00", (300, 900, 1800)),
    ],
)
def test_being_late_means_seconds_in_a_short_race_and_minutes_in_a_long_one(
    distance: str, goal: str, late_s: tuple[int, int, int]
) -> None:
    found = guide(marathon(goal, distance=distance))

    assert tuple(one.late_s for one in found.catch_ups) == late_s


def test_the_races_own_marks_are_not_worked_out_again() -> None:
    found = guide()

    assert found.splits_by(marks("every mile")) is found.splits
    assert len(found.splits_by(marks("every 5 mi"))) == 6
