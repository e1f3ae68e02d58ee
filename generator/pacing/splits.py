"""Splits: the marks of a plan, each with its times, its window and the stops before it."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from generator import units
from generator.pacing.course import Course
from generator.pacing.legs import Gait
from generator.pacing.plan import Elapsed, Plan
from generator.race.stops import Stop
from generator.race.values import Marks

AT_THE_MARK_M = 50.0
"""A stop this close to a mark counts as at the mark."""
STEPS_OUT = 16
"""How many steps half a cycle is divided into, where plans out of step are tried one by one."""


class Window(NamedTuple):
    """The clock times, in seconds, between which a runner is still on plan."""

    earliest_s: float
    """If her walks come half a cycle late: she has walked less so far, and is here sooner."""
    latest_s: float
    """If her walks come half a cycle early."""


class Arrival(NamedTuple):
    """A stop, and when the runner gets there."""

    stop: Stop
    elapsed_s: float
    """Seconds on the clock as she arrives."""


class Split(NamedTuple):
    """A mark with its times, both exact and as they are printed."""

    label: str
    distance_m: float
    elapsed_s: float
    clock: str
    """The elapsed time, cut to the second."""
    split: str
    """The difference of two printed clocks, so that the column adds up to the goal."""
    gait: Gait
    """What the runner does there; at the end of a leg, what she does next."""
    window: Window
    arrivals: tuple[Arrival, ...]
    """The stops between the mark before and this one."""


def clocks_out_of_step(plan: Plan) -> tuple[Elapsed, ...]:
    """The clocks of a plan with its walks up to half a cycle later and earlier.

    The later the walks, the sooner the runner is anywhere, so half a cycle late and half a cycle
    early are the extremes. After a halt, however, these two are in the same step, while a runner
    in between may not be: with halts, the steps in between are tried too. A plan without walks by
    the clock has none out of step.
    """
    if not any(section.ratio for section in plan.schedule.sections):
        return ()
    steps: Sequence[int] = (-STEPS_OUT, STEPS_OUT)
    if plan.schedule.halts:
        steps = range(-STEPS_OUT, STEPS_OUT + 1)
    return tuple(plan.clock_out_of_step(step / STEPS_OUT / 2) for step in steps if step)


def splits_at(
    course: Course, plan: Plan, out_of_step: Sequence[Elapsed], marks: Marks
) -> tuple[Split, ...]:
    """A split for every mark from start to finish; the last is the finish, exactly at the goal."""
    places = list(_places(course, plan, marks))
    windows = _windows(plan, out_of_step, [at_m for _, at_m in places])
    arrivals = [Arrival(stop, plan.elapsed(stop.at_m)) for stop in course.stops]
    splits: list[Split] = []
    last_s = reached = 0
    for (label, at_m), window in zip(places, windows, strict=True):
        elapsed_s = plan.elapsed(at_m)
        split_s = int(elapsed_s) - last_s
        last_s = int(elapsed_s)
        passed = reached
        while reached < len(arrivals) and arrivals[reached].stop.at_m <= at_m + AT_THE_MARK_M:
            reached += 1
        splits.append(
            Split(
                label,
                at_m,
                elapsed_s,
                units.clock(elapsed_s),
                units.clock(split_s),
                plan.gait(at_m),
                window,
                tuple(arrivals[passed:reached]),
            )
        )
    return tuple(splits)


def split_halfway(plan: Plan) -> Split:
    """The split at half the distance. It has no window: both its times are the elapsed time."""
    half_m = plan.length_m / 2
    half_s = plan.elapsed(half_m)
    clock = units.clock(half_s)
    window = Window(half_s, half_s)
    return Split("Half", half_m, half_s, clock, clock, plan.gait(half_m), window, ())


def _places(course: Course, plan: Plan, marks: Marks) -> Iterator[tuple[str, float]]:
    """Label and place, in metres, of every mark and of the finish."""
    race = course.race
    places: Sequence[float]
    if marks.of == "aid stations":
        places = sorted({stop.at_m for stop in race.stations if 0 < stop.at_m < race.distance})
    elif marks.of == "walk breaks":
        places = [leg.start_m for leg in plan.legs if leg.gait == "walk" and leg.start_m]
    else:
        places = list(units.every(marks.every_m, race.distance))
    for at_m in places:
        yield units.mark(at_m, marks.unit), at_m
    yield "Finish", race.distance


def _windows(plan: Plan, out_of_step: Sequence[Elapsed], places: Sequence[float]) -> list[Window]:
    """The window at each place; the places are in order along the course."""
    windows: list[Window] = []
    # Everybody is back in step at a halt, so nobody is later before it than there: a window never
    # ends later than the next one.
    soonest_s = inf
    for at_m in reversed(places):
        # With walks at places, a late step can be slower than an early one. So the window spans
        # all the times, whichever comes first.
        times = [plan.elapsed(at_m), *(elapsed(at_m) for elapsed in out_of_step)]
        soonest_s = min(max(times), soonest_s)
        windows.append(Window(min(times), soonest_s))
    windows.reverse()
    return windows
