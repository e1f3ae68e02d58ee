"""Splits: the marks of a plan with their times, their windows and the stops on the way to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from generator import units
from generator.pacing.legs import Gait
from generator.pacing.plan import Plan
from generator.race.model import Marks, Race
from generator.race.stops import Stop

AT_THE_MARK_M = 50.0
"""A stop this close to a mark stands at it."""
STEPS_OUT = 16
"""Into how many steps half a cycle is cut where being out of step by a part of it may matter."""


class Window(NamedTuple):
    """The clock times between which a runner is still on plan, in seconds.

    At the earliest her walks come half a cycle late, so that one is still to come; at the latest
    they come half a cycle early.
    """

    earliest_s: float
    latest_s: float


@dataclass(frozen=True)
class Arrival:
    """A stop, and when the runner gets there."""

    stop: Stop
    elapsed_s: float


@dataclass(frozen=True)
class Split:
    """A mark with its times: exact, and as they are printed."""

    label: str
    distance_m: float
    elapsed_s: float
    clock: str
    """Elapsed time, cut to the second once."""
    split: str
    """Difference of two printed clocks, so that the column adds up."""
    gait: Gait
    """What the runner does there; where a leg ends, what she does next."""
    window: Window
    arrivals: tuple[Arrival, ...]
    """The stops between the mark before and this one."""


def plans_out_of_step(plan: Plan) -> tuple[Plan, ...]:
    """The same plan with its walks by the clock up to half a cycle late, and up to half early.

    The later the walks, the sooner a runner is anywhere, so the two ends tell all; but behind a
    halt the two ends are in the same step and a runner between them may not be, so there the steps
    in between count, too. None for a plan without walks by the clock.
    """
    if not any(section.ratio for section in plan.schedule.sections):
        return ()
    steps: Iterable[int] = (-STEPS_OUT, STEPS_OUT)
    if plan.schedule.halts:
        steps = range(-STEPS_OUT, STEPS_OUT + 1)
    return tuple(plan.out_of_step(step / STEPS_OUT / 2) for step in steps if step)


def splits_at(
    race: Race, stops: Sequence[Stop], plan: Plan, out_of_step: Sequence[Plan], marks: Marks
) -> tuple[Split, ...]:
    """A split for every mark from start to finish; the last is the finish at exactly the goal."""
    places = list(_places(race, plan, marks))
    windows = _windows(plan, out_of_step, [at_m for _, at_m in places])
    arrivals = [Arrival(stop, plan.elapsed(stop.at_m)) for stop in stops]
    splits: list[Split] = []
    last_s = 0
    for (label, at_m), window in zip(places, windows, strict=True):
        elapsed_s = plan.elapsed(at_m)
        split_s = int(elapsed_s) - last_s
        last_s = int(elapsed_s)
        here = [arrival for arrival in arrivals if arrival.stop.at_m <= at_m + AT_THE_MARK_M]
        arrivals = arrivals[len(here) :]
        splits.append(
            Split(
                label,
                at_m,
                elapsed_s,
                units.clock(elapsed_s),
                units.clock(split_s),
                plan.gait(at_m),
                window,
                tuple(here),
            )
        )
    return tuple(splits)


def split_halfway(plan: Plan) -> Split:
    """Halfway as one more split, without a window of its own."""
    half_m = plan.length_m / 2
    half_s = plan.elapsed(half_m)
    clock = units.clock(half_s)
    return Split(
        "Half", half_m, half_s, clock, clock, plan.gait(half_m), Window(half_s, half_s), ()
    )


def _places(race: Race, plan: Plan, marks: Marks) -> Iterator[tuple[str, float]]:
    """Label and place of every mark, and of the finish."""
    places: Iterable[float]
    if marks.of == "aid stations":
        places = sorted({stop.at_m for stop in race.stations if 0 < stop.at_m < race.distance})
    elif marks.of == "walk breaks":
        places = (leg.start_m for leg in plan.legs if leg.gait == "walk" and leg.start_m)
    else:
        places = units.every(marks.every_m, race.distance)
    unit = race.label_unit(marks)
    for at_m in places:
        yield units.mark(at_m, unit), at_m
    yield "Finish", race.distance


def _windows(plan: Plan, out_of_step: Sequence[Plan], places: Sequence[float]) -> list[Window]:
    """The window of each place, in their order along the course."""
    windows: list[Window] = []
    # A runner who is back in step at a halt was no later before it: no window ends later than
    # one that comes after it.
    soonest_s = inf
    for at_m in reversed(places):
        # Beside walks at places a shift may go the other way; on plan is all that lies between.
        times = [plan.elapsed(at_m), *(other.elapsed(at_m) for other in out_of_step)]
        soonest_s = min(max(times), soonest_s)
        windows.append(Window(min(times), soonest_s))
    windows.reverse()
    return windows
