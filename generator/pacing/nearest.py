"""The goal nearest to one that is out of reach."""

from collections.abc import Callable
from dataclasses import replace
from math import floor

from generator.pacing.effort import Effort
from generator.pacing.legs import Runner, Trial, runner_on
from generator.pacing.search import (
    FASTEST_RUN,
    GOAL_TOO_FAST,
    GOAL_TOO_SLOW,
    OutOfReach,
    has_closed_form,
    is_possible,
    solve,
)
from generator.race.schedule import Schedule

SLOWEST_WALK = 1.5
"""Seconds per metre: 25:00 a kilometre."""
SCAN_S = 300
"""How far from a goal every second is tried."""
CLOSED_SCAN_S = 12 * 3600
"""The same where a closed form makes it cheap to try one."""
FAR_STEPS = 24
"""In how many steps goals are tried beyond that."""
SOME_RUNNING = 0.999
"""The slowest goal is this share of the time of walking all the way."""


def nearest_goal(
    effort: Effort, goal_s: int, schedule: Schedule, walk_pace: float | None
) -> int | None:
    """The goal nearest to this one that the same walks and walk pace reach; None if none is found.

    The goals nearby are tried second by second, because what works is not all on one side: one more
    walk may join or leave. Farther off they are tried in long steps.
    """
    runner = runner_on(effort, schedule, goal_s, walk_pace)
    found = solve(runner)
    if isinstance(found, Trial):
        return goal_s

    def works(goal_s: int) -> bool:
        return is_possible(replace(runner, goal_s=goal_s))

    direction = 1 if found is GOAL_TOO_FAST else -1
    scan_s = CLOSED_SCAN_S if has_closed_form(runner) else SCAN_S
    for off_s in range(1, scan_s + 1):
        if works(goal_s + direction * off_s):
            return goal_s + direction * off_s
    return _far_goal(goal_s, _farthest_s(runner, found), works)


def _farthest_s(runner: Runner, reason: OutOfReach) -> float:
    """Where the search ends: at the slowest goal there can be, or at the fastest."""
    standing_s = 0.0
    for halt in runner.schedule.halts:
        standing_s += halt.stand_s
    if reason is GOAL_TOO_SLOW:
        return standing_s + FASTEST_RUN * runner.effort.run.total
    slowest = min(runner.slowest_run, SLOWEST_WALK)
    return standing_s + SOME_RUNNING * slowest * runner.effort.walk.total


def _far_goal(goal_s: int, farthest_s: float, works: Callable[[int], bool]) -> int | None:
    """The first goal that works on the way from one to another; its last step is halved."""
    fails_s = goal_s
    for step in range(1, FAR_STEPS + 1):
        works_s = goal_s + floor((farthest_s - goal_s) * step / FAR_STEPS)
        if works(works_s):
            return _border(fails_s, works_s, works)
        fails_s = works_s
    return None


def _border(fails_s: int, works_s: int, works: Callable[[int], bool]) -> int:
    """Between a goal that fails and one that works, one that works beside one that fails."""
    while abs(works_s - fails_s) > 1:
        middle_s = (works_s + fails_s) // 2
        if works(middle_s):
            works_s = middle_s
        else:
            fails_s = middle_s
    return works_s
