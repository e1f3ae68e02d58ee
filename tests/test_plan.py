"""A plan is one function, elapsed(distance), and finishes on the goal."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import units
from generator.course import Profile, flat
from generator.effort import along
from generator.plan import Plan, Refusal, count_walks, make_plan
from tests.conftest import oracle, plan_for, seconds

MILE = units.MILE_M


def per_mile(pace: float) -> float:
    return pace * MILE


# --- Worked examples from outside the program ---------------------------------------------------


@pytest.mark.parametrize(
    "case", oracle("even"), ids=lambda case: f"{case['distance']} {case['goal']}"
)
def test_even_pace_on_the_flat_is_exact(case: Any) -> None:
    plan = plan_for(case["goal"], distance=case["distance"])

    assert seconds(case["pace_mi"]) == pytest.approx(per_mile(plan.run_pace), abs=0.0006)
    assert seconds(case["pace_km"]) == pytest.approx(plan.run_pace * 1000, abs=0.0006)
    for place, clock in case["marks"].items():
        assert seconds(clock) == pytest.approx(plan.elapsed(units.parse_distance(place)), abs=0.006)


@pytest.mark.parametrize(
    "case", oracle("run_walk"), ids=lambda case: f"{case['goal']} {case['ratio']}"
)
def test_the_run_pace_reaches_the_goal_with_every_walk_counted(case: Any) -> None:
    plan = plan_for(case["goal"], case["ratio"], case["walk"], distance=case["distance"])

    assert int(case["walks"]) == plan.walk_breaks
    within = float(case.get("within", 0.006))
    assert seconds(case["run"]) == pytest.approx(per_mile(plan.run_pace), abs=within)


def test_the_clock_at_each_mile_is_the_run_walk_clock() -> None:
    """An even-pace band shows this runner up to 27 seconds off."""
    case = oracle("markers")
    plan = plan_for(case["goal"], case["ratio"], case["walk"])

    assert seconds(case["run"]) == pytest.approx(per_mile(plan.run_pace), abs=0.06)
    for mile, clock in case["clocks"].items():
        assert seconds(clock) == pytest.approx(int(plan.elapsed(int(mile) * MILE)), abs=1)
        walking = mile in case["walking"]
        assert ("walk" if walking else "run") == plan.gait(int(mile) * MILE)


def test_a_4_hour_plan_checked_by_hand() -> None:
    """4:00/0:30 on the flat, walking at 20:00 a mile, done with pencil and paper.

    14,400 s are 53 cycles of 270 s and 90 s more: 53 walks, 1,590 s, which at 20:00 a mile make
    1,590 / 1,200 = 1.325 miles. 26.21876 - 1.325 = 24.89376 miles are run in 12,810 s: 514.587 s a
    mile. A cycle is 240 / 514.587 + 30 / 1,200 = 0.491393 miles. Mile 10 lies 20 cycles (9.827860
    miles, 5,400 s) and 0.172140 miles of running (88.58 s) on: 5,488.58 s.
    """
    plan = plan_for("4:00:00", "4:00/0:30", "20:00 /mi")

    assert per_mile(plan.run_pace) == pytest.approx(514.587, abs=0.001)
    assert plan.elapsed(10 * MILE) == pytest.approx(5488.58, abs=0.02)
    assert plan.gait(10 * MILE) == "run"


def test_a_fade_of_5_percent_makes_the_halves_the_published_ones() -> None:
    """Linear drift a: the first half takes T (1/2 - a/8)."""
    plan = plan_for("3:00:00", drift=0.05)

    assert plan.elapsed(units.HALF_MARATHON_M) == pytest.approx(seconds("1:28:52.5"), abs=1e-6)


def test_a_hill_there_and_back_lies_between_two_published_models() -> None:
    """5 km up at 2 % and 5 km down: 26:10.7 by Strava's table, 26:41.2 by ultraPacer's formula."""
    plan = plan_for(
        "0:50:00", distance="10 km", profile=Profile((0.0, 5000.0, 10000.0), (0.0, 100.0, 0.0))
    )

    assert seconds("26:10.7") < plan.elapsed(5000.0) < seconds("26:41.2")


def test_boston_has_the_shape_that_a_runner_of_it_planned(catalogue: Any) -> None:
    """Mile by mile within 7 s of an independent plan; the first is steeper in our figures."""
    case = oracle("boston_shape")
    boston = next(one for one in catalogue.races if one.race.slug == "boston").ground.profile
    plan = plan_for(case["goal"], profile=boston)
    clocks = [plan.elapsed(mile * MILE) for mile in range(len(case["splits"]) + 1)]

    splits = [end - start for start, end in pairwise(clocks)]

    differences = [
        ours - float(theirs) for ours, theirs in zip(splits, case["splits"], strict=True)
    ]
    assert max(map(abs, differences[1:])) < 7
    assert -25 < differences[0] < 0


# --- Properties that hold for every plan --------------------------------------------------------


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A course of 3 to 60 km with up to 20 slopes of up to 15 %."""
    steps = draw(
        st.lists(st.tuples(st.floats(100, 6000), st.floats(-0.15, 0.15)), min_size=1, max_size=20)
    )
    distances, elevations = [0.0], [0.0]
    for length, grade in steps:
        distances.append(distances[-1] + length)
        elevations.append(elevations[-1] + length * grade)
    assume(distances[-1] > 3000)
    return Profile(tuple(distances), tuple(elevations))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan that can be: course, hills, drift, goal, ratio and walk pace."""
    profile = draw(st.one_of(profiles(), st.floats(3000, 60000).map(flat)))
    drift = draw(st.one_of(st.just(0.0), st.floats(-0.15, 0.15)))
    effort = along(profile, draw(st.floats(0, 1)), drift)
    goal_s = int(draw(st.floats(0.2, 0.7)) * profile.length_m)
    run_walk = draw(st.one_of(st.none(), st.tuples(st.integers(10, 900), st.integers(10, 300))))
    try:
        return make_plan(effort, goal_s, run_walk, draw(st.floats(0.5, 0.8)))
    except Refusal:
        assume(False)
        raise


@given(plans())
def test_legs_follow_the_clock_without_gaps_and_end_at_the_finish(plan: Plan) -> None:
    assert plan.legs[0][1:4:2] == (0.0, 0.0)
    assert (plan.legs[-1].end_s, plan.legs[-1].end_m) == (plan.goal_s, plan.length_m)
    for leg, following in pairwise(plan.legs):
        assert (leg.end_s, leg.end_m) == (following.start_s, following.start_m)
        assert leg.start_m < leg.end_m
        run_s, walk_s = plan.run_walk or (0, 0)
        assert leg.end_s - leg.start_s == (run_s if leg.gait == "run" else walk_s)
    assert [leg.gait for leg in plan.legs] == ["run", "walk"] * plan.walk_breaks + ["run"]


@given(plans())
def test_nobody_walks_over_the_finish_line(plan: Plan) -> None:
    assert plan.gait(plan.length_m) == "run"
    assert plan.legs[-1].gait == "run"
    assert plan.legs[-1].start_m < plan.length_m


@given(plans())
def test_the_last_leg_really_takes_as_long_as_it_says(plan: Plan) -> None:
    """The finish is the goal because the pace is right, not because the last row is filled in."""
    last = plan.legs[-1]
    takes_s = plan.run_pace * (plan.effort.run[-1] - plan.effort.run_to(last.start_m))

    assert last.start_s + takes_s == pytest.approx(plan.goal_s, abs=1e-5)


@given(plans(), st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_the_clock_rises_with_the_distance(plan: Plan, shares: list[float]) -> None:
    places = sorted({round(share * plan.length_m, 3) for share in shares})
    clocks = [plan.elapsed(at_m) for at_m in places]

    assert all(a < b for a, b in pairwise(clocks))
    assert plan.elapsed(0.0) == 0.0
    assert plan.elapsed(plan.length_m) == plan.goal_s


@given(plans())
def test_elapsed_agrees_with_the_legs(plan: Plan) -> None:
    """And each leg goes as far as its time and pace take it, uphill, downhill and drifting."""
    effort = plan.effort
    for leg in plan.legs:
        assert plan.elapsed(leg.start_m) == pytest.approx(leg.start_s, abs=1e-6)
        if leg.gait == "run":
            takes_s = plan.run_pace * (effort.run_to(leg.end_m) - effort.run_to(leg.start_m))
        else:
            spent = effort.walk_to(leg.end_m) - effort.walk_to(leg.start_m)
            takes_s = (plan.walk_pace or 0.0) * spent
        assert takes_s == pytest.approx(leg.end_s - leg.start_s, abs=1e-5)
        assert plan.gait((leg.start_m + leg.end_m) / 2) == leg.gait


@given(
    st.floats(3000, 60000),
    st.integers(10, 900),
    st.integers(10, 300),
    st.floats(0.2, 0.7),
    st.floats(0.5, 0.8),
)
def test_on_the_flat_the_search_finds_what_the_closed_form_says(
    length_m: float, run_s: int, walk_s: int, pace: float, walk_pace: float
) -> None:
    """A drift too small to matter sends the same plan through the search."""
    goal_s = int(pace * length_m)
    try:
        closed = make_plan(along(flat(length_m), 1.0, 0.0), goal_s, (run_s, walk_s), walk_pace)
        searched = make_plan(along(flat(length_m), 1.0, 1e-12), goal_s, (run_s, walk_s), walk_pace)
    except Refusal:
        assume(False)
        raise
    # Landing a tenth of a microsecond off the goal moves the pace by that share of the running.
    assert searched.run_pace == pytest.approx(closed.run_pace, rel=1e-9)


@pytest.mark.parametrize("drift", [0.0, 0.06, -0.04])
@pytest.mark.parametrize(
    ("ratio", "walk"), [("4:00/0:30", "16:00 /mi"), ("0:30/0:30", "20:00 /mi")]
)
def test_a_slow_simulation_agrees_at_every_mark(ratio: str, walk: str, drift: float) -> None:
    """A runner moved on in hundredths of a second, written without looking at the solver."""
    profile = Profile((0.0, 4000.0, 9000.0, 12000.0, 20000.0), (10.0, 130.0, 30.0, 30.0, 150.0))
    plan = plan_for(
        "2:00:20", ratio, walk, distance="20 km", profile=profile, hills=0.8, drift=drift
    )
    run_s, walk_s = units.parse_ratio(ratio) or (0, 0)
    clocks = _simulate(profile, plan.run_pace, units.parse_pace(walk), run_s, walk_s, drift)

    for kilometre, clock in enumerate(clocks, start=1):
        assert plan.elapsed(kilometre * 1000.0) == pytest.approx(clock, abs=0.1)


def _simulate(
    profile: Profile, run_pace: float, walk_pace: float, run_s: int, walk_s: int, drift: float
) -> list[float]:
    clocks: list[float] = []
    at_m, step, ticks = 0.0, 0.01, 0
    while len(clocks) < 20:
        clock = ticks * step
        rise = (profile.elevation(at_m + 0.5) - profile.elevation(at_m)) / 0.5 * 100
        cost = 1 + 0.8 * (0.02863 * rise + 0.00167 * rise**2)
        if clock % (run_s + walk_s) < run_s:
            pace = run_pace * cost * (1 + drift * (at_m / 20000 - 0.5))
        else:
            pace = walk_pace * cost
        at_m += step / pace
        ticks += 1
        if at_m >= 1000 * (len(clocks) + 1):
            clocks.append(ticks * step)
    return clocks


# --- Rules --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "ratio", "walks"),
    [
        ("3:30:00", (180, 30), 59),  # the 60th would end on the line
        ("3:30:01", (180, 30), 60),  # a second of running follows it
        ("4:00:00", (240, 30), 53),
        ("3:00:00", (240, 30), 39),
        ("0:04:30", (240, 30), 0),
    ],
)
def test_a_walk_that_no_running_would_follow_is_dropped(
    goal: str, ratio: tuple[int, int], walks: int
) -> None:
    assert walks == count_walks(units.parse_goal(goal), ratio)


def test_a_finish_of_whole_seconds_is_printed_to_the_second() -> None:
    """Cutting D * (T / D) prints 3:29:59 for 3:30:00 in several programs."""
    for goal_s in range(9000, 20000, 7):
        plan = make_plan(along(flat(units.MARATHON_M), 1.0, 0.0), goal_s, None, None)
        assert units.long_clock(plan.elapsed(units.MARATHON_M)) == units.long_clock(goal_s)
        assert plan.elapsed(units.HALF_MARATHON_M) == pytest.approx(goal_s / 2, abs=1e-8)


@pytest.mark.parametrize(
    ("goal", "ratio", "why"),
    [
        ("1:40:00", "continuous", "needs running faster than 2:30 /km"),
        ("1:50:00", "4:00/0:30", "needs running faster than 2:30 /km"),
        ("9:30:00", "4:00/0:30", "leaves no running faster than the walk at 20:00 /mi"),
        ("2:30:00", "0:30/5:00", "needs running faster than 2:30 /km"),
    ],
)
@pytest.mark.parametrize("drift", [0.0, 0.05])
def test_a_plan_that_cannot_be_is_refused_with_the_nearest_that_can(
    goal: str, ratio: str, why: str, drift: float
) -> None:
    walk = None if ratio == "continuous" else "20:00 /mi"
    with pytest.raises(Refusal, match=why) as refusal:
        plan_for(goal, ratio, walk, drift=drift)

    found = re.search(r"nearest goal that works is (\S+)", str(refusal.value))
    assert found
    plan_for(found[1], ratio, walk, drift=drift)
    step = 1 if units.parse_goal(found[1]) < units.parse_goal(goal) else -1
    beyond = units.long_clock(units.parse_goal(found[1]) + step)
    with pytest.raises(Refusal):
        plan_for(beyond, ratio, walk, drift=drift)


def test_walks_without_a_walk_pace_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs a walk pace"):
        plan_for("4:00:00", "4:00/0:30", None)
