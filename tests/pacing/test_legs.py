"""The legs of a runner who keeps a pace, by clock and by place."""

from itertools import pairwise
from typing import Any

import pytest

from generator import units
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.legs import Runner, StartPoint, Trial, spent_s
from generator.pacing.profile import flat
from generator.race.schedule import lay_walks
from generator.race.walks import parse_walks
from tests.conftest import oracle, seconds

MILE = units.MILE_M


def way(
    said: str,
    run: str = "8:00 /mi",
    walk: str = "16:00 /mi",
    *,
    distance: str = "10 km",
    goal: str = "1:00:00",
    stations: tuple[tuple[float, float], ...] = (),
    **options: Any,
) -> Trial:
    length_m = units.parse_distance(distance)
    schedule = lay_walks(parse_walks(said), length_m, stations)
    effort = measure_effort(flat(length_m), Strategy())
    runner = Runner(effort, schedule, units.parse_goal(goal), units.parse_pace(walk))
    return runner.follow(units.parse_pace(run), {}, **options)


def said(found: Trial) -> list[tuple[str, float, float]]:
    """Gait, start and end of each leg, in whole seconds."""
    return [(leg.gait, round(leg.start_s), round(leg.end_s)) for leg in found.legs]


@pytest.mark.parametrize("case", oracle("forward"), ids=lambda case: case["source"])
def test_a_run_pace_makes_the_finish_that_was_worked_out_elsewhere(case: Any) -> None:
    """The goal only says which walk is the last, so it is set to a second after the finish."""
    finish_s = seconds(case["finish"])
    found = way(
        case["said"], case["run"], case["walk"], distance=case["distance"],
        goal=units.long_clock(finish_s + 1),
    )  # fmt: skip

    assert found.end_s == pytest.approx(finish_s, abs=0.06)


def test_run_and_walk_follow_the_clock() -> None:
    assert said(way("4:00/0:30"))[:4] == [
        ("run", 0, 240), ("walk", 240, 270), ("run", 270, 510), ("walk", 510, 540),
    ]  # fmt: skip


def test_a_walk_at_a_place_lasts_its_seconds_or_its_metres() -> None:
    """A mile at 8:00 takes 480 s; 60 m at 16:00 a mile 35.8 s."""
    by_time = way("walk 0:30 at every mile")
    by_length = way("walk 60 m at every mile")

    assert said(by_time)[:2] == [("run", 0, 480), ("walk", 480, 510)]
    assert said(by_length)[:2] == [("run", 0, 480), ("walk", 480, 516)]
    assert by_length.legs[1].end_m - by_length.legs[1].start_m == pytest.approx(60)


def test_a_walk_that_would_carry_over_the_finish_is_left_out() -> None:
    assert said(way("walk 60 m at every 5 km", distance="10.05 km"))[-1][0] == "run"
    assert len(way("walk 60 m at every 5 km", distance="10.05 km").legs) == 3
    assert len(way("walk 60 m at every 5 km", distance="10.07 km").legs) == 5


def test_the_clock_goes_on_at_a_place_and_walks_are_joined() -> None:
    """7:45 at 8:00 a mile and 30 s at 16:00 make a mile, so it is passed in the walk."""
    found = way("7:45/0:45, walk 1:00 at every mile")

    assert said(found)[:3] == [("run", 0, 465), ("walk", 465, 555), ("run", 555, 975)]
    assert found.legs[1].start_m < MILE < found.legs[1].end_m


def test_one_stands_at_a_station_and_the_clock_goes_on() -> None:
    """2 km at 5:00 a kilometre; the walk that is due at 10:30 is half over after the stop."""
    found = way("10:30/1:00", "5:00 /km", stations=((2000.0, 60.0),))

    assert said(found)[:4] == [
        ("run", 0, 600), ("stand", 600, 660), ("walk", 660, 690), ("run", 690, 1320),
    ]  # fmt: skip
    stand = found.legs[1]
    assert stand.start_m == stand.end_m == 2000.0
    assert spent_s(found.legs, "stand") == 60.0


def test_a_new_part_starts_its_cycle_with_a_run_where_it_starts() -> None:
    """At 5:00 a kilometre 1 km is passed at 5:00, in the walk that began at 4:50."""
    found = way("4:50/0:30 to 1 km, then 2:00/0:30", "5:00 /km", "10:00 /km")

    # 966.7 m are run; the last 33.3 m before the sign are walked, in 20 s.
    assert said(found)[:4] == [("run", 0, 290), ("walk", 290, 310), ("run", 310, 430), ("walk", 430, 460)]  # fmt: skip
    assert [(e.section, round(e.at_s), e.at_m) for e in found.entries] == [(0, 0, 0.0), (1, 310, 1000.0)]  # fmt: skip


def test_a_part_may_end_at_a_time() -> None:
    found = way("continuous to 10:00, then 4:00/0:30")

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
    found = way(f"7:30/0:30, walk 0:30 at every mile, skip walks within {apart}")

    before = [(start, end) for gait, start, end in said(found) if gait == "walk" and end <= 480]
    assert before == walks


def test_a_walk_that_is_due_just_after_a_halt_is_skipped() -> None:
    """After the walk at the mile, from 8:00 to 8:30, the one due at 8:50 is 20 s away."""
    spared = way("8:50/0:30, walk 0:30 at every mile, skip walks within 0:30")
    taken = way("8:50/0:30, walk 0:30 at every mile, skip walks within 0:15")

    assert (530, 560) not in [(start, end) for _, start, end in said(spared)]
    assert (530, 560) in [(start, end) for _, start, end in said(taken)]
    assert spared.skipped[0] == (0, 0)


def test_who_sets_out_on_the_way_keeps_the_cycle_of_the_section() -> None:
    whole = way("4:00/0:30")
    on_the_way = way(
        "4:00/0:30",
        start=StartPoint(whole.legs[2].start_s, whole.legs[2].start_m, whole.entries[0]),
    )

    assert on_the_way.legs[1:] == whole.legs[3:]


def test_legs_have_no_gaps() -> None:
    found = way("2:00/0:30, walk 60 m at every km", stations=((3000.0, 90.0),))

    for leg, following in pairwise(found.legs):
        assert (leg.end_s, leg.end_m) == (following.start_s, following.start_m)
