"""The run pace that finishes on the goal."""

from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import units
from generator.pacing.by_clock import count_walks
from generator.pacing.cycle import SectionStart
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.legs import Runner, StartPoint, Trial, runner_on, walk_id
from generator.pacing.plan import Refusal, make_plan
from generator.pacing.profile import Profile, flat
from generator.pacing.search import (
    FASTEST_RUN,
    GOAL_TOO_FAST,
    GOAL_TOO_SLOW,
    Bracket,
    OutOfReach,
    close_in,
    first_guess,
    has_closed_form,
    is_possible,
    pace_from,
    solve,
)
from generator.race.schedule import lay_walks
from generator.race.stops import Stop
from generator.race.walks import Part, Walks, parse_walks
from generator.units import Ratio
from tests.support.pacing import plan_for, profiles, ratios
from tests.support.simulator import simulate

HILLS = Profile((0.0, 4000.0, 9000.0, 12000.0, 20000.0), (10.0, 130.0, 30.0, 30.0, 150.0))
MARATHON_M = units.MARATHON_M


def runner(
    said: str,
    goal: str,
    walk: str | None = "20:00 /mi",
    *,
    profile: Profile | None = None,
    strategy: Strategy | None = None,
    stations: tuple[Stop, ...] = (),
) -> Runner:
    """A runner of a flat marathon, or of another course."""
    course = profile or flat(MARATHON_M)
    schedule = lay_walks(parse_walks(said), course.length_m, stations)
    walk_pace = units.parse_pace(walk) if walk else None
    effort = measure_effort(course, strategy or Strategy())
    return runner_on(effort, schedule, units.parse_goal(goal), walk_pace)


def solved(runner: Runner) -> Trial:
    """The run that finishes on the goal, which there is."""
    found = solve(runner)
    assert isinstance(found, Trial)
    return found


# --- The closed form ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "strategy", "closed"),
    [
        ("continuous", Strategy(drift=0.05, ease=0.03, ease_m=3000.0), True),
        ("4:00/0:30", Strategy(), True),
        ("4:00/0:30", Strategy(hills=0.5, altitude=0.063), True),
        ("4:00/0:30", Strategy(drift=0.05), False),
        ("4:00/0:30", Strategy(ease=0.03, ease_m=3000.0), False),
        ("4:00/0:30 to 10 km, then continuous", Strategy(), False),
        ("continuous to 10:00, then 4:00/0:30", Strategy(), False),
        ("walk 60 m at every km", Strategy(), False),
    ],
)
def test_there_is_a_closed_form_without_walks_or_with_one_clock_and_one_effort(
    said: str, strategy: Strategy, closed: bool
) -> None:
    search = runner(said, "2:00:00", profile=HILLS, strategy=strategy)

    assert has_closed_form(search) is closed
    assert solved(search).end_s == pytest.approx(7200, abs=1e-4)
    # A first guess that is exact is the pace that the search would come to.
    searched = close_in(search, 0.3, frozenset(solved(search).skipped))
    assert isinstance(searched, Trial)
    assert solved(search).run_pace == pytest.approx(searched.run_pace, rel=1e-7)


@given(profiles(), ratios, st.floats(0.2, 0.7), st.floats(0.5, 0.8), st.data())
def test_from_any_place_and_time_the_closed_form_says_what_the_search_finds(
    profile: Profile, ratio: Ratio, pace: float, walk_pace: float, data: st.DataObject
) -> None:
    goal_s = int(pace * profile.length_m)
    schedule = lay_walks(Walks((Part(ratio),)), profile.length_m)
    search = runner_on(measure_effort(profile, Strategy()), schedule, goal_s, walk_pace)
    assume(is_possible(search))
    at_m = data.draw(st.floats(0.0, 0.95)) * profile.length_m
    at_s = data.draw(st.floats(0.0, 0.98)) * goal_s
    start = StartPoint(at_s, at_m, SectionStart(0, 0.0, 0.0))

    closed, searched = pace_from(search, start), close_in(search, 0.3, frozenset(), start)
    found = searched.run_pace if isinstance(searched, Trial) else None
    if closed is None or found is None:
        # At the edge of what is possible, the two may fall on either side of it.
        pace = closed or found or FASTEST_RUN
        assert min(abs(pace - FASTEST_RUN), abs(pace - walk_pace)) < 1e-4
    else:
        assert closed == pytest.approx(found, rel=1e-4)


@given(profiles(), ratios, st.floats(0.2, 0.7), st.floats(0.5, 0.8))
def test_the_search_finds_what_the_closed_form_says(
    profile: Profile, ratio: Ratio, pace: float, walk_pace: float
) -> None:
    """A drift too small to matter takes the closed form from the same plan."""
    goal_s = int(pace * profile.length_m)
    schedule = lay_walks(Walks((Part(ratio),)), profile.length_m)
    effort = measure_effort(profile, Strategy())
    walking_s = count_walks(goal_s, ratio) * ratio.walk_s
    try:
        searched = make_plan(
            measure_effort(profile, Strategy(drift=1e-12)), goal_s, schedule, walk_pace
        )
    except Refusal:
        assume(False)
        raise

    closed = (goal_s - walking_s) / (effort.run.total - walking_s / walk_pace)
    # Landing a hundredth of a millisecond off the goal moves the pace by that share of the running.
    assert searched.run_pace == pytest.approx(closed, rel=1e-7)


def test_the_first_guess_counts_standing_and_walks_at_places() -> None:
    """Two stops of 5:00, and eight walks of 60 m at 10:00 a kilometre, 36 s each."""
    stations = (Stop(10_000.0, "aid", "water", 300.0), Stop(20_000.0, "aid", "water", 300.0))
    found = runner("walk 60 m at every 5 km", "4:00:00", "10:00 /km", stations=stations)

    assert first_guess(found) == pytest.approx((14_400 - 600 - 288) / (MARATHON_M - 480))


def test_where_walking_alone_covers_the_course_the_first_guess_is_infinite() -> None:
    assert first_guess(runner("walk 500 m at every 400 m", "4:00:00")) == inf


# --- The search ---------------------------------------------------------------------------------


def test_a_bracket_narrows_to_the_side_of_the_goal() -> None:
    found = runner("continuous", "4:00:00", None)
    bracket = Bracket(0.2, 0.6)
    assert (bracket.middle, bracket.holds(0.3), bracket.holds(0.2)) == (0.4, True, False)

    bracket.narrow(found.follow(0.5, frozenset()), found.goal_s)
    assert (bracket.fast, bracket.slow) == (0.2, 0.5)
    bracket.narrow(found.follow(0.3, frozenset()), found.goal_s)
    assert (bracket.fast, bracket.slow) == (0.3, 0.5)


@pytest.mark.parametrize("guess", [0.16, 0.3, 0.35, 0.6, 2.0, inf])
def test_from_any_guess_the_search_comes_to_the_same_pace(guess: float) -> None:
    """The published pace for 4:00/0:30 and 20:00 a mile is 8:34.59."""
    found = close_in(runner("4:00/0:30", "4:00:00"), guess)

    assert isinstance(found, Trial)
    assert found.run_pace * units.MILE_M == pytest.approx(514.587, abs=0.001)
    assert found.end_s == pytest.approx(14_400, abs=1e-4)


@pytest.mark.parametrize(
    ("said", "goal", "walk", "reason"),
    [
        ("continuous", "1:40:00", None, GOAL_TOO_FAST),
        ("4:00/0:30", "1:50:00", "20:00 /mi", GOAL_TOO_FAST),
        ("4:00/0:30", "9:30:00", "20:00 /mi", GOAL_TOO_SLOW),
        ("walk 500 m at every 400 m", "4:00:00", "18:00 /mi", GOAL_TOO_FAST),
        ("walk 60 m at every km", "9:30:00", "20:00 /mi", GOAL_TOO_SLOW),
    ],
)
@pytest.mark.parametrize("drift", [0.0, 0.05])
def test_a_goal_that_no_pace_reaches_is_out_of_reach_on_one_side(
    said: str, goal: str, walk: str | None, reason: OutOfReach, drift: float
) -> None:
    found = runner(said, goal, walk, strategy=Strategy(drift=drift))

    assert solve(found) is reason
    assert not is_possible(found)


@pytest.mark.parametrize("goal_s", [0, -60])
def test_no_time_at_all_is_not_possible(goal_s: int) -> None:
    flat_run = runner("continuous", "4:00:00", None)

    assert is_possible(flat_run)
    assert not is_possible(runner_on(flat_run.effort, flat_run.schedule, goal_s, None))


def test_a_walk_that_comes_and_goes_with_the_pace_leaves_a_gap_that_no_pace_fills() -> None:
    """By the clock 0:30/4:00 walks most of the course. In 6:00:30 one more walk begins; with it the
    fastest run is too slow, though without it, in 6:00:00, a slower one would do.
    """
    search = runner("0:30/4:00", "6:00:30", strategy=Strategy(drift=1e-12))

    assert solve(search) is GOAL_TOO_FAST


def test_the_fastest_run_is_2_30_a_kilometre() -> None:
    assert FASTEST_RUN * 1000 == 150


# --- The walks that are left out ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "drift"), [("2:00:45", 0.0), ("2:00:17", 0.06), ("2:00:31", -0.04)]
)
def test_the_simulation_skips_the_same_walks_near_a_halt(goal: str, drift: float) -> None:
    """At goals where the rule can be kept to the letter."""
    said = "4:00/0:30, walk 0:30 at every 3 km, skip walks within 0:45"
    strategy = Strategy(hills=0.8, downhill=0.5, drift=drift, ease=0.03, ease_m=3000.0)
    stations = [(5000.0, 0.0), (11000.0, 90.0), (16000.0, 0.0)]
    plan = plan_for(goal, said, "17:00 /mi", profile=HILLS, strategy=strategy, stations=stations)
    marks = [1000.0 * kilometre for kilometre in range(1, 21)]

    clocks = simulate(
        HILLS, strategy, plan.schedule, plan.run_pace, plan.walk_pace, plan.goal_s, marks
    )

    assert plan.skipped
    assert [plan.elapsed(at_m) for at_m in marks] == pytest.approx(clocks, abs=0.1)


@pytest.mark.parametrize(
    "said",
    [
        "4:00/0:30, walk 0:30 at every mile, skip walks within 1:00",
        "2:00/0:30, walk 60 m at every mile, skip walks within 0:30",
        "6:00/0:30, walk 0:30 at every 5 km, skip walks within 0:45",
    ],
)
def test_where_skipping_walks_moves_the_finish_the_rule_bends_by_seconds(said: str) -> None:
    """A walk that joins or leaves the plan can make the finish jump over the goal.

    The plan keeps to the goal. How near to a halt a walk is left out then differs from the rule, by
    half a minute at most.
    """
    for goal in range(10_800, 18_000, 400):
        plan = plan_for(units.long_clock(goal), said, "16:00 /mi")
        section = plan.schedule.sections[0]
        halts = [(plan.elapsed(halt.at_m), halt) for halt in plan.schedule.halts]
        assert section.ratio
        for cycle in range(count_walks(goal, section.ratio)):
            starts_s = cycle * section.ratio.cycle_s + section.ratio.run_s
            walk_s = {s: halt.walk_s or 60 * (plan.walk_pace or 0) for s, halt in halts}
            since = min([starts_s - s - walk_s[s] for s, _ in halts if s <= starts_s], default=inf)
            until = min([s - starts_s for s, _ in halts if s > starts_s], default=inf)
            if walk_id(0, cycle) in plan.skipped:
                assert min(since, until) < section.skip_within_s + 30
            else:
                # A walk on the way to the halt makes it come later, by less than itself.
                assert min(since, until) > section.skip_within_s - 30
