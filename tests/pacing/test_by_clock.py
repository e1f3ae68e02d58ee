"""Walks by one clock, in closed form: what following the runner step by step comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import units
from generator.pacing.by_clock import ByClock, by_clock, count_walks, follow, goes_by_one_clock
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.legs import OutOfStep, Runner, runner_on
from generator.pacing.profile import Profile, flat
from generator.race.schedule import lay_walks
from generator.race.walks import Part, Walks, parse_walks
from generator.units import Ratio
from tests.support.pacing import profiles, ratios

MARATHON_M = units.MARATHON_M


def runner(said: str, goal: str = "4:00:00", walk: str | None = "16:00 /mi") -> Runner:
    """A runner of a flat marathon."""
    effort = measure_effort(flat(MARATHON_M), Strategy())
    walk_pace = units.parse_pace(walk) if walk else None
    schedule = lay_walks(parse_walks(said), MARATHON_M)
    return runner_on(effort, schedule, units.parse_goal(goal), walk_pace)


def closed(runner: Runner, run_pace: float, cycles: float = 0.0) -> ByClock:
    """The closed form of a runner, which she has."""
    found = by_clock(runner, run_pace, cycles)
    assert found
    return found


@pytest.mark.parametrize(
    ("goal", "ratio", "walks"),
    [
        ("3:30:00", Ratio(180, 30), 59),  # the 60th would end on the line
        ("3:30:01", Ratio(180, 30), 60),  # a second of running follows it
        ("4:00:00", Ratio(240, 30), 53),
        ("3:00:00", Ratio(240, 30), 39),
        ("0:04:30", Ratio(240, 30), 0),
    ],
)
def test_a_walk_that_no_running_would_follow_does_not_count(
    goal: str, ratio: Ratio, walks: int
) -> None:
    assert walks == count_walks(units.parse_goal(goal), ratio)


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ("4:00/0:30", True),
        ("continuous", False),
        ("walk 1:00 at every mile", False),
        ("4:00/0:30, walk 1:00 at every mile", False),
        ("4:00/0:30 to 30 km, then continuous", False),
    ],
)
def test_only_walks_by_one_clock_have_it(said: str, goes: bool) -> None:
    assert goes_by_one_clock(runner(said)) is goes
    assert (by_clock(runner(said), 0.3) is not None) is goes


def test_a_cycle_takes_the_same_effort_everywhere() -> None:
    """By hand: 4:00 at 5:00 a kilometre are 800 m, and 0:30 at 10:00 are 50."""
    found = closed(runner("4:00/0:30", walk="10:00 /km"), units.parse_pace("5:00 /km"))

    assert found.cycle == pytest.approx(850)
    assert found.walk == pytest.approx(50)
    assert found.elapsed(800) == 240
    assert found.elapsed(825) == pytest.approx(255)
    assert found.elapsed(850 * 10) == pytest.approx(2700)
    assert found.legs()[1][1:] == pytest.approx((240, 270, 800, 850))


@given(
    profiles(),
    ratios,
    st.floats(0.15, 0.9),
    st.floats(0.4, 0.9),
    st.floats(0.2, 0.9),
    st.sampled_from([0.0, 0.5, -0.5, 0.125]),
)
def test_it_is_what_following_the_runner_comes_to(
    profile: Profile, ratio: Ratio, run_pace: float, walk_pace: float, goal: float, cycles: float
) -> None:
    """Whether she is at the finish before the goal or after it, in step or out of it."""
    goal_s = int(goal * profile.length_m)
    schedule = lay_walks(Walks((Part(ratio),)), profile.length_m)
    one = runner_on(measure_effort(profile, Strategy()), schedule, goal_s, walk_pace)
    found, followed = (
        closed(one, run_pace, cycles),
        one.follow(run_pace, frozenset(), step=OutOfStep(cycles, ())),
    )

    # Where two legs meet, the last bits may make a leg of no length.
    legs = [leg for leg in found.legs() if leg.end_s - leg.start_s > 1e-6]
    expected = [leg for leg in followed.legs if leg.end_s - leg.start_s > 1e-6]
    assert [leg.gait for leg in legs] == [leg.gait for leg in expected]
    for leg, other in zip(legs, expected, strict=True):
        assert leg[1:] == pytest.approx(other[1:], abs=1e-5)
        assert found.elapsed(other.end_m) == pytest.approx(other.end_s, abs=1e-5)
        middle_m = (other.start_m + other.end_m) / 2
        assert other.start_s - 1e-5 < found.elapsed(middle_m) < other.end_s + 1e-5


def test_a_runner_without_a_closed_form_is_followed() -> None:
    other = runner("4:00/0:30, walk 1:00 at every mile")

    assert follow(other, 0.3) == other.follow(0.3, frozenset())
    assert follow(runner("4:00/0:30"), 0.3).end_s == pytest.approx(
        runner("4:00/0:30").follow(0.3, frozenset()).end_s
    )
