"""Walks by the clock: run and walk, again and again."""

from math import inf

import pytest

from generator.pacing.cycle import Cycle, offset_s
from generator.units import Ratio

RATIO = Ratio(240, 30)


def walks(cycle: Cycle, until_s: float) -> list[tuple[float, float]]:
    """When each walk begins and ends, looking at every change."""
    found = []
    while cycle.change_s < until_s:
        now_s = cycle.change_s
        cycle.turn(now_s)
        if cycle.walking:
            found.append((now_s, cycle.change_s))
    return found


def test_a_cycle_begins_with_its_run() -> None:
    assert walks(Cycle(0.0, RATIO, 3600), 600.0) == [(240.0, 270.0), (510.0, 540.0)]


def test_it_is_counted_from_where_the_section_begins() -> None:
    assert walks(Cycle(100.0, RATIO, 3600), 600.0) == [(340.0, 370.0)]


def test_continuous_running_never_changes() -> None:
    assert Cycle(0.0, None, 3600).change_s == inf


def test_all_walks_may_come_later() -> None:
    assert walks(Cycle(0.0, RATIO, 3600, offset_s=60.0), 600.0) == [(300.0, 330.0), (570.0, 600.0)]


@pytest.mark.parametrize(("goal_s", "number"), [(540, 1), (541, 2)])
def test_a_walk_is_followed_by_a_second_of_running(goal_s: int, number: int) -> None:
    assert len(walks(Cycle(0.0, RATIO, goal_s), goal_s)) == number


def test_a_walk_that_is_skipped_is_a_part_of_the_run() -> None:
    asked = []

    def skips(number: int) -> bool:
        asked.append(number)
        return number == 1

    assert walks(Cycle(0.0, RATIO, 3600, skips=skips), 1000.0) == [(240.0, 270.0), (780.0, 810.0)]
    assert asked == [0, 1, 2]


def test_of_a_walk_that_began_while_standing_the_rest_is_taken() -> None:
    cycle = Cycle(0.0, RATIO, 3600)
    cycle.turn(250.0)

    assert (cycle.walking, cycle.change_s) == (True, 270.0)


def test_a_walk_that_passed_while_standing_is_over() -> None:
    cycle = Cycle(0.0, RATIO, 3600)
    cycle.turn(280.0)

    assert (cycle.walking, cycle.number, cycle.change_s) == (False, 1, 510.0)


@pytest.mark.parametrize(
    ("ratio", "cycles", "later_s"),
    [
        (RATIO, 0.5, 135.0),
        (RATIO, -0.5, -135.0),
        (RATIO, 0.0, 0.0),
        (Ratio(30, 60), -0.5, -30.0),
        (None, 0.5, 0.0),
    ],
)
def test_out_of_step_no_walk_comes_before_its_section_begins(
    ratio: Ratio | None, cycles: float, later_s: float
) -> None:
    assert offset_s(ratio, cycles) == later_s
