"""The legs of a runner who keeps a pace, by clock and by place."""

from itertools import pairwise
from math import inf, nan
from typing import Any

import pytest

from generator import units
from generator.pacing.cycle import SectionStart
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.legs import (
    AT_A_PLACE,
    OutOfStep,
    Runner,
    StartPoint,
    Trial,
    runner_on,
    spent_s,
    walk_id,
)
from generator.pacing.profile import flat
from generator.race.schedule import lay_walks
from generator.race.stops import Stop
from generator.race.walks import parse_walks
from tests.support.pacing import oracle, seconds

MILE = units.MILE_M


def runner(
    said: str,
    walk: str | None = "16:00 /mi",
    *,
    distance: str = "10 km",
    goal: str = "1:00:00",
    stations: tuple[tuple[float, float], ...] = (),
) -> Runner:
    """A runner on a flat course; of each station where it is and how long she stands there."""
    length_m = units.parse_distance(distance)
    stops = [Stop(at_m, "aid", "water", stand_s) for at_m, stand_s in stations]
    schedule = lay_walks(parse_walks(said), length_m, stops)
    effort = measure_effort(flat(length_m), Strategy())
    walk_pace = units.parse_pace(walk) if walk else None
    return runner_on(effort, schedule, units.parse_goal(goal), walk_pace)


def trial(said: str, run: str = "8:00 /mi", walk: str = "16:00 /mi", **course: Any) -> Trial:
    """What such a runner does at a pace, the rules deciding which walks are left out."""
    return runner(said, walk, **course).follow_rules(units.parse_pace(run), {})


def said(trial: Trial) -> list[tuple[str, float, float]]:
    """Gait, start and end of each leg, in whole seconds."""
    return [(leg.gait, round(leg.start_s), round(leg.end_s)) for leg in trial.legs]


@pytest.mark.parametrize("case", oracle("forward"), ids=lambda case: case["source"])
def test_a_run_pace_makes_the_finish_that_was_worked_out_elsewhere(case: Any) -> None:
    """The goal only decides which walk is the last, so it is set to a second after the finish."""
    finish_s = seconds(case["finish"])
    found = trial(
        case["said"], case["run"], case["walk"], distance=case["distance"],
        goal=units.long_clock(finish_s + 1),
    )  # fmt: skip

    assert found.end_s == pytest.approx(finish_s, abs=0.06)


def test_run_and_walk_follow_the_clock() -> None:
    assert said(trial("4:00/0:30"))[:4] == [
        ("run", 0, 240), ("walk", 240, 270), ("run", 270, 510), ("walk", 510, 540),
    ]  # fmt: skip


def test_a_walk_at_a_place_lasts_its_seconds_or_its_metres() -> None:
    """A mile at 8:00 takes 480 s; 60 m at 16:00 a mile 35.8 s."""
    by_time = trial("walk 0:30 at every mile")
    by_length = trial("walk 60 m at every mile")

    assert said(by_time)[:2] == [("run", 0, 480), ("walk", 480, 510)]
    assert said(by_length)[:2] == [("run", 0, 480), ("walk", 480, 516)]
    assert by_length.legs[1].end_m - by_length.legs[1].start_m == pytest.approx(60)


def test_a_walk_that_would_carry_the_runner_over_the_finish_is_left_out() -> None:
    assert said(trial("walk 60 m at every 5 km", distance="10.05 km"))[-1][0] == "run"
    assert len(trial("walk 60 m at every 5 km", distance="10.05 km").legs) == 3
    assert len(trial("walk 60 m at every 5 km", distance="10.07 km").legs) == 5


def test_the_clock_goes_on_at_a_place_and_walks_are_joined() -> None:
    """7:45 at 8:00 a mile and 30 s at 16:00 make a mile, so it is passed in the walk."""
    found = trial("7:45/0:45, walk 1:00 at every mile")

    assert said(found)[:3] == [("run", 0, 465), ("walk", 465, 555), ("run", 555, 975)]
    assert found.legs[1].start_m < MILE < found.legs[1].end_m


def test_while_a_runner_stands_the_clock_goes_on() -> None:
    """2 km at 5:00 a kilometre; the walk that is due at 10:30 is half over after the stop."""
    found = trial("10:30/1:00", "5:00 /km", stations=((2000.0, 60.0),))

    assert said(found)[:4] == [
        ("run", 0, 600), ("stand", 600, 660), ("walk", 660, 690), ("run", 690, 1320),
    ]  # fmt: skip
    stand = found.legs[1]
    assert stand.start_m == stand.end_m == 2000.0
    assert spent_s(found.legs, "stand") == 60.0


def test_a_new_part_starts_its_cycle_with_a_run_where_it_starts() -> None:
    """At 5:00 a kilometre 1 km is passed at 5:00, in the walk that began at 4:50."""
    found = trial("4:50/0:30 to 1 km, then 2:00/0:30", "5:00 /km", "10:00 /km")

    # 966.7 m are run; the last 33.3 m before the sign are walked, in 20 s.
    assert said(found)[:4] == [("run", 0, 290), ("walk", 290, 310), ("run", 310, 430), ("walk", 430, 460)]  # fmt: skip
    assert [(e.section, round(e.at_s), e.at_m) for e in found.sections] == [(0, 0, 0.0), (1, 310, 1000.0)]  # fmt: skip


def test_a_part_may_end_at_a_time() -> None:
    found = trial("continuous to 10:00, then 4:00/0:30")

    assert said(found)[:3] == [("run", 0, 840), ("walk", 840, 870), ("run", 870, 1110)]


@pytest.mark.parametrize(
    ("apart", "walks"),
    [
        # A mile at 8:00 is 480 s; the walk by the clock is due at 450 s, and 960 s later or so.
        ("0:20", [(450, 480)]),
        ("0:40", []),
    ],
)
def test_a_walk_that_is_due_just_before_a_halt_is_skipped(
    apart: str, walks: list[tuple[int, int]]
) -> None:
    found = trial(f"7:30/0:30, walk 0:30 at every mile, skip walks within {apart}")

    before = [(start, end) for gait, start, end in said(found) if gait == "walk" and end <= 480]
    assert before == walks


def test_a_walk_that_is_due_just_after_a_halt_is_skipped() -> None:
    """After the walk at the mile, from 8:00 to 8:30, the one due at 8:50 is 20 s away."""
    spared = trial("8:50/0:30, walk 0:30 at every mile, skip walks within 0:30")
    taken = trial("8:50/0:30, walk 0:30 at every mile, skip walks within 0:15")

    assert (530, 560) not in [(start, end) for _, start, end in said(spared)]
    assert (530, 560) in [(start, end) for _, start, end in said(taken)]
    assert spared.skipped[0] == walk_id(0, 0)


def test_a_runner_who_sets_out_on_the_way_keeps_the_cycle_of_the_section() -> None:
    by_the_clock, pace = runner("4:00/0:30"), units.parse_pace("8:00 /mi")
    whole = by_the_clock.follow(pace, frozenset())
    start = StartPoint(whole.legs[2].start_s, whole.legs[2].start_m, whole.sections[0])

    assert by_the_clock.follow(pace, frozenset(), start).legs[1:] == whole.legs[3:]


def test_a_runner_who_sets_out_in_the_walk_of_a_halt_walks_on() -> None:
    """20 s at 16:00 a mile make 33.5 m; the 1466.5 m left to 4 km take 437.4 s at 8:00."""
    places, section = runner("walk 1:00 at every 2 km"), SectionStart(0, 0.0, 0.0)
    start = StartPoint(1000.0, 2500.0, section, walks_until_s=1020.0)
    found = places.follow(units.parse_pace("8:00 /mi"), frozenset(), start)

    assert said(found)[:2] == [("walk", 1000, 1020), ("run", 1020, 1457)]


def test_a_runner_who_sets_out_in_the_opening_begins_the_section_that_she_has_come_to() -> None:
    """At 5:00 a kilometre, from 3 km and 15:00 on; 4 km are passed before the opening ends."""
    three = runner("continuous to 21:00, then 4:00/0:30 to 4 km, then 2:00/0:30", "10:00 /km")
    start = StartPoint(900.0, 3000.0, SectionStart(0, 0.0, 0.0))
    found = three.follow(units.parse_pace("5:00 /km"), frozenset(), start)

    assert [(s.section, round(s.at_s)) for s in found.sections] == [(0, 0), (2, 1260)]
    assert said(found)[:2] == [("run", 900, 1380), ("walk", 1380, 1410)]


def test_walks_that_are_decided_are_skipped_and_all_others_taken() -> None:
    """By the clock and at places; the walk at 2 km is the event after the one at 1 km."""
    both = runner("4:00/0:30, walk 0:30 at every km", "10:00 /km")
    pace = units.parse_pace("5:00 /km")
    skipped = {walk_id(0, 0), walk_id(0, 2), walk_id(AT_A_PLACE, 1)}
    found = both.follow(pace, skipped)

    assert set(found.skipped) == skipped
    assert said(found)[:4] == [("run", 0, 300), ("walk", 300, 330), ("run", 330, 510), ("walk", 510, 540)]  # fmt: skip
    assert ("walk", 645, 675) not in said(found)


def test_a_decision_overrides_the_rule() -> None:
    """By the rule the first walk is left out and the third taken."""
    near = runner("8:50/0:30, walk 0:30 at every mile, skip walks within 0:30")
    pace = units.parse_pace("8:00 /mi")
    assert walk_id(0, 0) in near.follow_rules(pace, {}).skipped
    assert walk_id(0, 2) not in near.follow_rules(pace, {}).skipped

    decided = near.follow_rules(pace, {walk_id(0, 0): False, walk_id(0, 2): True})

    assert walk_id(0, 0) not in decided.skipped
    assert walk_id(0, 2) in decided.skipped


def test_in_the_opening_the_rule_leaves_out_walks_at_places() -> None:
    """At 5:00 a kilometre, 1 km and 2 km are passed in the opening of 12 minutes."""
    found = trial("continuous to 12:00, then walk 0:30 at every km", "5:00 /km", "10:00 /km")

    assert found.skipped == [walk_id(AT_A_PLACE, 0), walk_id(AT_A_PLACE, 1)]
    assert said(found)[:2] == [("run", 0, 900), ("walk", 900, 930)]


def test_standing_past_the_end_of_the_opening_ends_it() -> None:
    """At 2 km from 10:00 to 12:00; the section after the opening begins at its end, at 11:00."""
    found = trial(
        "continuous to 11:00, then 4:00/0:30", "5:00 /km", "10:00 /km", stations=((2000.0, 120.0),)
    )

    assert said(found)[:4] == [("run", 0, 600), ("stand", 600, 720), ("run", 720, 900), ("walk", 900, 930)]  # fmt: skip


def test_a_section_that_begins_where_a_runner_stands_past_the_opening_begins_after_it() -> None:
    found = trial(
        "continuous to 11:00, then 4:00/0:30 to 2 km, then 2:00/0:30", "5:00 /km", "10:00 /km",
        stations=((2000.0, 120.0),),
    )  # fmt: skip

    assert [(s.section, round(s.at_s)) for s in found.sections] == [(0, 0), (2, 720)]


def test_out_of_step_the_walks_come_later_and_every_halt_is_on_time() -> None:
    """At 5:00 a kilometre; the sign at 5 km is passed when a runner in step passes it."""
    signs = runner("4:00/0:30 to 5 km, then continuous", "10:00 /km")
    pace = units.parse_pace("5:00 /km")
    in_step = signs.follow(pace, frozenset())
    found = signs.follow(pace, frozenset(), step=OutOfStep(0.5, (1600.0, in_step.end_s)))

    assert said(found)[:2] == [("run", 0, 375), ("walk", 375, 405)]
    assert [(s.section, s.at_s) for s in found.sections] == [(0, 0.0), (1, 1600.0)]


def test_walks_need_a_walk_pace_and_running_ignores_it() -> None:
    with pytest.raises(ValueError, match="a plan with walks needs a walk pace"):
        runner("4:00/0:30", None)

    assert runner("continuous", "16:00 /mi").walk_pace is None
    assert runner("continuous", None).slowest_run == inf
    assert runner("4:00/0:30", "16:00 /mi").slowest_run == units.parse_pace("16:00 /mi")


def test_a_pace_that_is_no_number_comes_to_an_end() -> None:
    """Nothing lets one in; but if something did, a tab with the planner must not hang."""
    assert runner("4:00/0:30").follow_rules(nan, {}).legs == []


def test_legs_have_no_gaps() -> None:
    found = trial("2:00/0:30, walk 60 m at every km", stations=((3000.0, 90.0),))

    for leg, following in pairwise(found.legs):
        assert (leg.end_s, leg.end_m) == (following.start_s, following.start_m)
