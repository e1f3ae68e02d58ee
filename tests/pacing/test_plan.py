"""A plan is one function, elapsed(distance), and finishes on the goal."""

from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import units
from generator.content.courses import parse_course
from generator.pacing.by_clock import count_walks
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.legs import MOST_CYCLES
from generator.pacing.plan import Plan, Refusal, TooManyWalks, make_plan
from generator.pacing.profile import Profile, flat
from generator.race.schedule import lay_walks
from generator.race.walks import CONTINUOUS, Part, Walks
from generator.units import Ratio
from tests.support.pacing import oracle, plan_for, plans, profiles, races, ratios, seconds
from tests.support.paths import ROOT
from tests.support.simulator import simulate

MILE = units.MILE_M
HILLS = Profile((0.0, 4000.0, 9000.0, 12000.0, 20000.0), (10.0, 130.0, 30.0, 30.0, 150.0))


def per_mile(pace: float) -> float:
    """Seconds per mile of seconds per metre."""
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


@pytest.mark.parametrize("case", oracle("walks"), ids=lambda case: case["said"])
def test_walks_at_places_and_by_section_reach_the_goal(case: Any) -> None:
    stops = [
        (units.parse_distance(place), seconds(stop))
        for place, stop in case.get("stops", {}).items()
    ]
    distance = case.get("distance", "marathon")
    plan = plan_for(case["goal"], case["said"], case.get("walk"), distance=distance, stations=stops)
    pace, _, unit = case["run"].partition(" /")

    assert plan.walk_breaks == int(case["walks"])
    assert plan.run_pace * units.UNIT_M[unit] == pytest.approx(seconds(pace), abs=0.0006)
    for place, clock in case.get("marks", {}).items():
        assert plan.elapsed(units.parse_distance(place)) == pytest.approx(seconds(clock), abs=0.006)


@pytest.mark.parametrize("case", oracle("strategies"), ids=lambda case: str(case["strategy"]))
def test_a_strategy_makes_the_halves_that_it_names(case: Any) -> None:
    said = case["strategy"]
    ease, ease_m = units.parse_ease(said["ease_in"]) if "ease_in" in said else (0.0, 0.0)
    drift = units.parse_halves(said.get("drift", "even"))
    plan = plan_for(case["goal"], strategy=Strategy(drift=drift, ease=ease, ease_m=ease_m))

    for place, clock in case["marks"].items():
        assert plan.elapsed(units.parse_distance(place)) == pytest.approx(seconds(clock), abs=0.01)


def test_a_fade_of_5_percent_makes_the_halves_the_published_ones() -> None:
    """Linear drift a: the first half takes T (1/2 - a/8)."""
    plan = plan_for("3:00:00", strategy=Strategy(drift=0.05))

    assert plan.elapsed(units.HALF_MARATHON_M) == pytest.approx(seconds("1:28:52.5"), abs=1e-6)


def test_a_hill_there_and_back_lies_between_two_published_models() -> None:
    """5 km up at 2 % and 5 km down: 26:10.7 by Strava's table, 26:41.2 by ultraPacer's formula."""
    plan = plan_for(
        "0:50:00", distance="10 km", profile=Profile((0.0, 5000.0, 10000.0), (0.0, 100.0, 0.0))
    )

    assert seconds("26:10.7") < plan.elapsed(5000.0) < seconds("26:41.2")


def test_boston_has_the_shape_that_a_runner_of_it_planned() -> None:
    """Mile by mile within 7 s of an independent plan; the first is steeper in our figures."""
    case = oracle("boston_shape")
    text = (ROOT / "content/courses/boston.csv").read_text(encoding="utf-8")
    boston = parse_course(text, "boston.csv", units.MARATHON_M)
    plan = plan_for(case["goal"], profile=boston)
    clocks = [plan.elapsed(mile * MILE) for mile in range(len(case["splits"]) + 1)]

    splits = [end - start for start, end in pairwise(clocks)]

    differences = [
        ours - float(theirs) for ours, theirs in zip(splits, case["splits"], strict=True)
    ]
    assert max(map(abs, differences[1:])) < 7
    assert -25 < differences[0] < 0


# --- Properties that hold for every plan --------------------------------------------------------


@given(plans())
def test_legs_come_without_gaps_and_end_at_the_finish(plan: Plan) -> None:
    assert plan.legs[0][1:4:2] == (0.0, 0.0)
    assert (plan.legs[-1].end_s, plan.legs[-1].end_m) == (plan.goal_s, plan.length_m)
    for leg, following in pairwise(plan.legs):
        assert (leg.end_s, leg.end_m) == (following.start_s, following.start_m)
        assert leg.start_s < leg.end_s
        assert leg.start_m < leg.end_m or (leg.gait == "stand" and leg.start_m == leg.end_m)
        assert leg.gait != following.gait or leg.gait == "stand"


@given(profiles(), ratios, st.floats(0.2, 0.7), st.floats(0.5, 0.8), st.floats(-0.1, 0.1))
def test_a_plain_ratio_follows_the_clock(
    profile: Profile, ratio: Ratio, pace: float, walk_pace: float, drift: float
) -> None:
    schedule = lay_walks(Walks((Part(ratio),)), profile.length_m)
    try:
        plan = make_plan(
            measure_effort(profile, Strategy(drift=drift)),
            int(pace * profile.length_m),
            schedule,
            walk_pace,
        )
    except Refusal:
        assume(False)
        raise

    assert [leg.gait for leg in plan.legs] == ["run", "walk"] * plan.walk_breaks + ["run"]
    assert plan.walk_breaks == count_walks(plan.goal_s, ratio)
    for leg in plan.legs[:-1]:
        assert leg.end_s - leg.start_s == (ratio.run_s if leg.gait == "run" else ratio.walk_s)


@given(plans())
def test_nobody_walks_over_the_finish_line(plan: Plan) -> None:
    assert plan.gait(plan.length_m) == "run"
    assert plan.legs[-1].gait == "run"
    assert plan.legs[-1].start_m < plan.length_m


@given(plans())
def test_the_last_leg_really_takes_as_long_as_it_says(plan: Plan) -> None:
    """The finish is on the goal because the pace is right, not because the last leg is set to it."""
    last = plan.legs[-1]
    assert last.gait == "run"
    takes_s = plan.run_pace * (plan.effort.run.total - plan.effort.run.to(last.start_m))

    assert last.start_s + takes_s == pytest.approx(plan.goal_s, abs=1e-4)


@given(plans(), st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_the_clock_rises_with_the_distance(plan: Plan, shares: list[float]) -> None:
    places = sorted({round(share * plan.length_m, 2) for share in shares})
    clocks = [plan.elapsed(at_m) for at_m in places]

    assert all(a < b for a, b in pairwise(clocks))
    assert plan.elapsed(0.0) == 0.0
    assert plan.elapsed(plan.length_m) == plan.goal_s


@given(plans())
def test_elapsed_agrees_with_the_legs(plan: Plan) -> None:
    """Each leg goes as far as its time and pace take it, uphill, downhill and with drift."""
    effort = plan.effort
    for leg in plan.legs[:-1]:
        assert plan.elapsed(leg.end_m) == pytest.approx(
            leg.start_s if leg.gait == "stand" else leg.end_s, abs=1e-4
        )
        if leg.gait == "stand":
            continue
        if leg.gait == "run":
            takes_s = plan.run_pace * (effort.run.to(leg.end_m) - effort.run.to(leg.start_m))
        else:
            spent = effort.walk.to(leg.end_m) - effort.walk.to(leg.start_m)
            takes_s = (plan.walk_pace or 0.0) * spent
        assert takes_s == pytest.approx(leg.end_s - leg.start_s, abs=1e-4)
        assert plan.gait((leg.start_m + leg.end_m) / 2) == leg.gait


# --- Against an independent simulation ----------------------------------------------------------


@settings(max_examples=60)
@given(races())
def test_a_slow_simulation_agrees_at_every_mark(race: tuple[Profile, Strategy, Plan]) -> None:
    """The simulation was written from the rules, without looking at the solver.

    Here it is told which walks the plan leaves out; that they are the right ones is tested below.
    """
    profile, strategy, plan = race
    opening_s = plan.schedule.opening_s
    # Close to the end of the opening, a second decides whether there is a walk at a place.
    assume(not any(abs(plan.elapsed(h.at_m) - opening_s) < 20 for h in plan.schedule.halts))
    # The simulator's steps are too long for a walk of a metre, from one halt to the next.
    assume(all(b.at_m - a.at_m > 20 for a, b in pairwise(plan.schedule.halts)))
    marks = [profile.length_m * i / 20 for i in range(1, 20)] + [profile.length_m]
    clocks = simulate(
        profile, strategy, plan.schedule, plan.run_pace, plan.walk_pace, plan.goal_s, marks,
        skipped={divmod(walk, MOST_CYCLES) for walk in plan.skipped}, step_s=0.25,
    )  # fmt: skip

    for at_m, clock in zip(marks, clocks, strict=True):
        assert plan.elapsed(at_m) == pytest.approx(clock, abs=0.1)


@pytest.mark.parametrize("drift", [0.0, 0.06, -0.04])
@pytest.mark.parametrize(
    "said",
    [
        "continuous",
        "4:00/0:30",
        "0:30/0:30",
        "4:00/1:00 to 12 km, then 2:00/1:00",
        "continuous to 10:00, then 4:00/0:30 to 17 km, then continuous",
        "4:00/0:30, on climbs 2:00/0:30",
        "walk 60 m at every mile",
        "6:00/1:00, walk 0:30 at every aid station",
    ],
)
def test_the_simulation_takes_the_same_walks_by_the_rules(said: str, drift: float) -> None:
    strategy = Strategy(hills=0.8, downhill=0.5, drift=drift, ease=0.03, ease_m=3000.0)
    stations = [(5000.0, 0.0), (11000.0, 90.0), (16000.0, 0.0)]
    plan = plan_for(
        "2:00:20", said, "17:00 /mi", profile=HILLS, strategy=strategy, stations=stations
    )
    marks = [1000.0 * kilometre for kilometre in range(1, 21)]

    clocks = simulate(
        HILLS, strategy, plan.schedule, plan.run_pace, plan.walk_pace, plan.goal_s, marks
    )

    assert [plan.elapsed(at_m) for at_m in marks] == pytest.approx(clocks, abs=0.1)


# --- Rules --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "ratio", "why"),
    [
        ("1:40:00", "continuous", "1:40:00 needs running faster than 2:30 /km"),
        ("1:50:00", "4:00/0:30", "1:50:00 with 4:00/0:30 needs running faster than 2:30 /km"),
        (
            "9:30:00",
            "4:00/0:30",
            "9:30:00 with 4:00/0:30 leaves no running faster than the walk at 20:00 /mi or 12:25 /km",
        ),
    ],
)
@pytest.mark.parametrize("drift", [0.0, 0.05])
def test_a_plan_that_cannot_be_is_refused_with_the_reason(
    goal: str, ratio: str, why: str, drift: float
) -> None:
    walk = None if ratio == "continuous" else "20:00 /mi"
    with pytest.raises(Refusal) as refusal:
        plan_for(goal, ratio, walk, strategy=Strategy(drift=drift))

    assert str(refusal.value) == why


def test_a_finish_of_whole_seconds_is_printed_to_the_second() -> None:
    """Several programs cut D * (T / D) and print 3:29:59 for 3:30:00."""
    for goal_s in range(9000, 20000, 7):
        schedule = lay_walks(CONTINUOUS, units.MARATHON_M)
        plan = make_plan(measure_effort(flat(units.MARATHON_M), Strategy()), goal_s, schedule, None)
        assert units.long_clock(plan.elapsed(units.MARATHON_M)) == units.long_clock(goal_s)
        assert plan.elapsed(units.HALF_MARATHON_M) == pytest.approx(goal_s / 2, abs=1e-8)


def test_walks_without_a_walk_pace_are_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs a walk pace"):
        plan_for("4:00:00", "4:00/0:30", None)


# --- Out of step, and late ----------------------------------------------------------------------


def test_a_runner_out_of_step_comes_at_most_one_walk_early_or_late() -> None:
    """Walking for 30 s at 20:00 instead of running at 8:34.6 loses 17.1 s."""
    plan = plan_for("4:00:00", "4:00/0:30", "20:00 /mi")
    early, late = plan.out_of_step(0.5), plan.out_of_step(-0.5)
    loses_s = 30 * (1 - plan.run_pace / (plan.walk_pace or inf))
    sides = []

    for mile in range(1, 27):
        clock = plan.elapsed(mile * MILE)
        sides += [clock - early.elapsed(mile * MILE), late.elapsed(mile * MILE) - clock]
    assert min(sides) > -1e-6
    assert max(sides) == pytest.approx(loses_s, abs=0.01)
    assert loses_s == pytest.approx(17.1, abs=0.05)


@pytest.mark.parametrize(("cycles", "first_walk_s"), [(0.5, 375.0), (-0.5, 105.0)])
def test_out_of_step_moves_every_walk_by_the_clock_half_a_cycle(
    cycles: float, first_walk_s: float
) -> None:
    plan = plan_for("4:00:00", "4:00/0:30", "20:00 /mi")
    shifted = plan.out_of_step(cycles)
    walks = [leg.start_s for leg in shifted.legs if leg.gait == "walk"]

    expected = [first_walk_s + 270 * cycle for cycle in range(plan.walk_breaks)]
    assert walks == [start_s for start_s in expected if start_s < 14_400]
    assert shifted.run_pace == plan.run_pace


def test_no_walk_comes_before_the_start_and_walks_at_places_stay() -> None:
    plan = plan_for("4:00:00", "0:30/1:00, walk 1:00 at every 10 km", "16:00 /mi")
    early = plan.out_of_step(-0.5)

    assert early.legs[0][:3] == ("walk", 0.0, 60.0)
    at_10_km = next(leg for leg in early.legs if leg.start_m <= 10_000.0 < leg.end_m)
    assert at_10_km.gait == "walk"


def test_a_sign_where_a_new_ratio_begins_brings_everyone_back_in_step() -> None:
    plan = plan_for("4:00:00", "4:00/0:30 to 30 km, then continuous", "16:00 /mi")
    late = plan.out_of_step(-0.5)

    assert late.elapsed(29_990.0) >= plan.elapsed(29_990.0)
    assert late.elapsed(35_000.0) == pytest.approx(plan.elapsed(35_000.0), abs=1e-6)


@given(profiles(), ratios, st.floats(0.2, 0.7), st.floats(0, 1))
def test_by_the_clock_alone_a_runner_with_later_walks_is_early_and_with_earlier_ones_late(
    profile: Profile, ratio: Ratio, pace: float, share: float
) -> None:
    schedule = lay_walks(Walks((Part(ratio),)), profile.length_m)
    try:
        plan = make_plan(
            measure_effort(profile, Strategy()), int(pace * profile.length_m), schedule, 0.75
        )
    except Refusal:
        assume(False)
        raise
    at_m = share * plan.length_m
    early, late = plan.out_of_step(0.5), plan.out_of_step(-0.5)

    assert early.elapsed(at_m) <= plan.elapsed(at_m) + 1e-4
    assert late.elapsed(at_m) >= plan.elapsed(at_m) - 1e-4


def test_a_runner_who_is_late_at_halfway_runs_the_rest_faster() -> None:
    """Checked by hand: one minute late at halfway, 1:59:00 are left for 21.0975 km."""
    plan = plan_for("4:00:00")

    assert plan.catch_up(units.HALF_MARATHON_M, 60) == pytest.approx(7140 / units.HALF_MARATHON_M)
    assert plan.catch_up(units.HALF_MARATHON_M, 0) == pytest.approx(plan.run_pace)
    assert plan.catch_up(units.HALF_MARATHON_M, 5000) is None


@pytest.mark.parametrize("late_s", [30.0, 60.0, 120.0])
def test_when_catching_up_the_walks_stay_where_the_clock_puts_them(late_s: float) -> None:
    """Added up second by second: half the course, running and walking by the clock."""
    plan = plan_for("4:00:00", "4:00/0:30", "20:00 /mi")
    half_s = plan.elapsed(units.HALF_MARATHON_M) + late_s
    pace = plan.catch_up(units.HALF_MARATHON_M, late_s)
    assert pace
    assert plan.walk_pace
    covered_m, step_s = 0.0, 0.01
    for tick in range(int((14_400 - half_s) / step_s)):
        clock_s = half_s + (tick + 0.5) * step_s
        walks = clock_s % 270 >= 240 and clock_s < 53 * 270
        covered_m += step_s / (plan.walk_pace if walks else pace)

    assert covered_m == pytest.approx(units.HALF_MARATHON_M, abs=0.1)


@settings(max_examples=60)
@given(races())
def test_a_runner_who_is_on_time_at_halfway_goes_on_as_planned(
    race: tuple[Profile, Strategy, Plan],
) -> None:
    plan = race[2]
    half_m = plan.length_m / 2
    # A walk or a stop that begins right there is not begun anew.
    assume(all(abs(halt.at_m - half_m) > 1 for halt in plan.schedule.halts))

    assert plan.catch_up(half_m, 0.0) == pytest.approx(plan.run_pace, rel=1e-6)


@pytest.mark.parametrize(
    ("said", "widest_s"),
    [
        ("4:00/0:30, walk 60 m at every mile", 40),
        ("0:30/0:30, walk 60 m at every mile, skip walks within 0:30", 40),
    ],
)
def test_at_a_halt_everyone_is_back_in_step(said: str, widest_s: float) -> None:
    """If not, being out of step would add up to minutes, halt by halt."""
    plan = plan_for("4:00:00", said, "16:00 /mi")
    early, late = plan.out_of_step(0.5), plan.out_of_step(-0.5)

    for mile in range(1, 27):
        at_m = mile * MILE
        assert abs(early.elapsed(at_m) - plan.elapsed(at_m)) < widest_s
        assert abs(late.elapsed(at_m) - plan.elapsed(at_m)) < widest_s


def test_more_walks_than_anybody_takes_are_refused() -> None:
    with pytest.raises(TooManyWalks, match="30:00:00 with 0:05/0:05 asks for more than 5000 walks"):
        plan_for("30:00:00", "0:05/0:05", "20:00 /mi", distance="100 mi")
