"""The small words below a plan: its sum, how far off is on plan, and what to do when late."""

from collections.abc import Sequence
from typing import NamedTuple

from generator import units
from generator.pacing.guide import Guide
from generator.paper.side import LETTERS, Side


def foot_lines(side: Side, guides: Sequence[Guide], width_mm: float) -> list[str]:
    """Lines for the foot of some of a side's guides: each one's sum, then what is on plan."""
    lines: list[str] = []
    for letter, guide in zip(LETTERS, guides, strict=False):
        first, *rest = sum_of(guide)
        start = f"{letter} {first}" if len(guides) > 1 else first
        lines += side.font.fold([start, *rest], width_mm)
    return lines + side.font.fold(_on_plan(side, guides), width_mm)


def sum_of(guide: Guide) -> tuple[str, ...]:
    """How the goal comes about: whole seconds that add up to it, in parts.

    `run 3:02:30`, `+ walk 22:30`, `= 3:25:00`; without walks and stops the two halves.
    """
    plan, half_s = guide.plan, int(guide.halfway.elapsed_s)
    walking_s, standing_s = int(plan.walking_s), int(plan.standing_s)
    parts = [("run", plan.goal_s - walking_s - standing_s), ("walk", walking_s)]
    if not walking_s + standing_s:
        parts = [("halves", half_s), ("", plan.goal_s - half_s)]
    parts.append(("stand", standing_s))
    first, *rest = (f"{word} {units.clock(s)}".strip() for word, s in parts if s)
    return (first, *(f"+ {part}" for part in rest), f"= {units.clock(plan.goal_s)}")


def catch_up_lines(guide: Guide) -> list[str]:
    """What to run after halfway for a runner who is late there.

    No lines if no pace would make up for it.
    """
    unit, some = guide.race.markers, guide.catch_ups[1]
    if some.run_pace is None:
        return []
    return [
        f"half {guide.halfway.clock}",
        f"{units.clock(some.late_s)} late there:",
        f"run {units.fine_pace(some.run_pace, unit)} /{unit}",
    ]


def _on_plan(side: Side, guides: Sequence[Guide]) -> list[str]:
    """How early or late is still on plan, in parts that may stand on lines of their own.

    No parts without walks by the clock, for then there is no step to be out of.
    """
    off = [
        _largest_lead_and_lag(side, goal)
        for goal, guide in enumerate(side.guides)
        if guide in guides and guide.by_the_clock
    ]
    if not off:
        return []
    if len(guides) > 1:
        # There is room for one time a goal: the one that is safe both ways.
        said = [f"{one.letter} {units.clock(min(one.lead_s, one.lag_s))}" for one in off]
        return ["on plan:", *said, "early or late"]
    early, late = units.clock(off[0].lead_s), units.clock(off[0].lag_s)
    if early == late:
        return ["on plan:", f"{early} early or late"]
    if early == "0:00":
        return ["on plan:", "up to", f"{late} late"]
    if late == "0:00":
        return ["on plan:", "up to", f"{early} early"]
    return ["on plan:", f"{early} early", f"to {late} late"]


class _Off(NamedTuple):
    """How far off a goal's plan is still on plan, in seconds."""

    letter: str
    """Of the goal."""
    lead_s: float
    lag_s: float


def _largest_lead_and_lag(side: Side, goal: int) -> _Off:
    """The largest lead and the largest lag at any mark that are on plan for a goal."""
    lead_s = lag_s = 0.0
    for row in side.table.mark_rows:
        split = row.splits[goal]
        lead_s = max(lead_s, split.elapsed_s - split.window.earliest_s)
        lag_s = max(lag_s, split.window.latest_s - split.elapsed_s)
    return _Off(LETTERS[goal], lead_s, lag_s)
