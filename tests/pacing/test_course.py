"""A race on its course: its climbs, its stops and the walk pace for a goal."""

import pytest

from generator import units
from generator.pacing.course import strategy_of
from generator.pacing.effort import Strategy
from generator.pacing.profile import Profile, flat
from generator.race.walks import parse_walks
from tests.support.marathon import AID, MARATHON, PLACE, course, race

COURSE = "course: {profile: x.csv, confidence: %s, source: x}\n"
HILL = Profile((0.0, 10_000.0, 20_000.0, units.MARATHON_M), (100.0, 300.0, 50.0, 40.0))


def test_a_plain_distance_is_flat_and_has_no_profile() -> None:
    plain = course(MARATHON)

    assert plain.profile is None
    assert plain.paced_by == flat(units.MARATHON_M)
    assert (plain.climbs, plain.stops, plain.net_drop_m, plain.clamped_m) == ((), (), 0.0, 0.0)


def test_a_course_is_paced_by_its_profile() -> None:
    hilly = course(MARATHON + PLACE + COURSE % "high", HILL)

    assert hilly.paced_by == HILL
    assert hilly.net_drop_m == 60.0
    assert [(climb[0], climb[1]) for climb in hilly.climbs] == [(0.0, 10_000.0)]


def test_a_course_of_which_only_the_net_drop_is_known_is_paced_as_one_slope() -> None:
    slope = course(MARATHON + PLACE + COURSE % "net-drop-only", HILL)

    assert slope.profile == HILL
    assert slope.paced_by == Profile((0.0, units.MARATHON_M), (100.0, 40.0))
    assert slope.climbs == ()


def test_stretches_steeper_than_20_percent_are_counted() -> None:
    steep = Profile((0.0, 1000.0, 1100.0, units.MARATHON_M), (0.0, 0.0, 30.0, 30.0))

    assert course(MARATHON + PLACE + COURSE % "high", steep).clamped_m == pytest.approx(100)


def test_stops_are_in_order_from_start_to_finish() -> None:
    landmarks = "landmarks: [{at: 3 mi, name: A bridge}, {at: 15 mi, name: A hill}]\n"
    stops = course(MARATHON + PLACE + AID + landmarks).stops

    assert [stop.name for stop in stops] == ["A bridge", "water", "A hill", "food"]


def test_walks_are_laid_on_the_courses_own_stations() -> None:
    laid = course(MARATHON + PLACE + AID).schedule(parse_walks("walk 1:00 at every aid station"))

    assert [(halt.at_m, halt.stand_s, halt.walk_s) for halt in laid.halts] == [
        (10 * units.MILE_M, 60.0, 60.0),
        (20 * units.MILE_M, 300.0, 60.0),
    ]


@pytest.mark.parametrize(
    ("goal", "walk"),
    [("3:55:58", "16:00"), ("3:55:59", "18:00"), ("5:14:37", "18:00"), ("5:14:38", "20:00")],
)
def test_the_walk_pace_depends_on_the_goal(goal: str, walk: str) -> None:
    """16:00 a mile below 9:00 (3:55:58.1), 18:00 up to 12:00 (5:14:37.5), then 20:00."""
    pace = course(MARATHON).walk_pace(units.parse_goal(goal))

    assert units.pace(pace, "mi") == walk


def test_a_race_can_set_its_walk_pace() -> None:
    assert course(MARATHON + "walk_pace: 9:00 /km\n").walk_pace(14400) == pytest.approx(0.54)


def test_a_race_spreads_its_effort_as_its_file_says() -> None:
    text = "hills: 50%\ndownhill: 80%\ndrift: even\nease_in: first 2 km 3% slower\n"

    assert strategy_of(race(MARATHON)) == Strategy()
    assert strategy_of(race(MARATHON + text)) == Strategy(0.5, 0.8, 0.0, 0.0, 0.03, 2000.0)
