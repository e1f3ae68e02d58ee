"""What happens at places of a course: a new section begins, the runner stands, she walks."""

from math import inf
from typing import NamedTuple

from generator.pacing.effort import Effort
from generator.race.schedule import Halt, Schedule


class Event(NamedTuple):
    """A place where something happens, with the effort of getting there. The last is the finish."""

    at_m: float
    segment: int
    """Of the effort: the one that begins here or goes on."""
    run: float
    """Running effort from the start."""
    walk: float
    """Walking effort from the start."""
    stand_s: float = 0.0
    section: int | None = None
    """The section of the schedule that begins here."""
    walk_s: float = 0.0
    """How long the walk is that begins here."""
    next_halt: float = inf
    """Running effort from the start to the next halt, which may be here."""


def events_on(effort: Effort, schedule: Schedule, walk_pace: float | None) -> tuple[Event, ...]:
    """All that happens at places, in their order, then the finish.

    The walk pace is in seconds per metre; None if the schedule has no walks.

    A walk that would carry the runner over the finish line is left out.
    """
    begins = {s.from_m: number for number, s in enumerate(schedule.sections) if s.from_m > 0.0}
    halts = {halt.at_m: halt for halt in schedule.halts}
    finish = Event(
        effort.length_m, len(effort.run.factors) - 1, effort.run.total, effort.walk.total
    )
    events = [finish]
    next_halt = inf
    for at_m in sorted({*begins, *halts}, reverse=True):
        if at_m >= effort.length_m:
            continue
        halt = halts.get(at_m, Halt(at_m))
        segment = effort.run.segment(at_m)
        run, walk = effort.run.within(segment, at_m), effort.walk.within(segment, at_m)
        walk_s = _walk_s(effort, halt, walk, walk_pace)
        if walk_s or halt.stand_s:
            next_halt = run
        begun = begins.get(at_m)
        events.append(Event(at_m, segment, run, walk, halt.stand_s, begun, walk_s, next_halt))
    return tuple(reversed(events))


def _walk_s(effort: Effort, halt: Halt, walk: float, walk_pace: float | None) -> float:
    """How long the walk of a halt takes; 0 if it would carry the runner over the finish line.

    `walk` is the walking effort from the start to the halt.
    """
    if walk_pace is None:
        return 0.0
    end_m = halt.at_m + halt.walk_m
    walk_s = (effort.walk.to(end_m) - walk) * walk_pace if halt.walk_m else halt.walk_s
    if end_m >= effort.length_m or walk + walk_s / walk_pace >= effort.walk.total:
        return 0.0
    return walk_s
