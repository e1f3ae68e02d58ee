"""The closed form of a run: walks by one clock alone, where walking and running cost the same.

Every cycle then takes the same effort, whatever the hills: run time / run pace + walk time / walk
pace. So a division says how many cycles are behind a runner at a place, and nobody has to be
followed there. `legs` follows every other runner; tests hold the two together.
"""

from math import floor
from typing import NamedTuple

from generator import units
from generator.pacing.cycle import offset_s
from generator.pacing.effort import GaitEffort
from generator.pacing.legs import GUN, Leg, Runner, Trial
from generator.units import Ratio


class ByClock(NamedTuple):
    """A runner who keeps a pace and walks by one clock. Efforts are in metres of flat ground."""

    effort: GaitEffort
    """Of either gait."""
    run_pace: float
    """Seconds per metre of effort."""
    walk_pace: float
    first_s: float
    """When the first walk is due."""
    cycle_s: float
    walk_s: float
    first: float
    """Effort up to the first walk."""
    cycle: float
    """Effort of a cycle."""
    walk: float
    """Effort of a walk."""
    walks: int
    """How many walks there are, if she is not at the finish before."""

    def elapsed(self, at_m: float) -> float:
        """Seconds on the clock when she comes to a place."""
        effort = self.effort.to(at_m)
        since = effort - self.first
        if since <= 0.0 or not self.walks:
            return units.without_noise(effort * self.run_pace)
        number = min(floor(since / self.cycle), self.walks - 1)
        since -= number * self.cycle
        at_s = self.first_s + number * self.cycle_s
        if since < self.walk:
            return units.without_noise(at_s + since * self.walk_pace)
        return units.without_noise(at_s + self.walk_s + (since - self.walk) * self.run_pace)

    def legs(self) -> list[Leg]:
        """What she does from start to finish, in order and without gaps."""
        effort, total = self.effort, self.effort.total
        first, cycle, walk = self.first, self.cycle, self.walk
        first_s, cycle_s, walk_s = self.first_s, self.cycle_s, self.walk_s
        legs: list[Leg] = []
        at_s = at_m = spent = 0.0
        segment = 0
        for number in range(self.walks):
            start, start_s = first + number * cycle, first_s + number * cycle_s
            if start >= total:
                break
            segment, start_m = effort.place(start, segment)
            if start_s > at_s:
                legs.append(Leg("run", at_s, start_s, at_m, start_m))
            spent, at_s = start + walk, start_s + walk_s
            if spent >= total:
                end_s = start_s + (total - start) * self.walk_pace
                return [*legs, Leg("walk", start_s, end_s, start_m, effort.length_m)]
            segment, at_m = effort.place(spent, segment)
            legs.append(Leg("walk", start_s, at_s, start_m, at_m))
        end_s = at_s + (total - spent) * self.run_pace
        return [*legs, Leg("run", at_s, end_s, at_m, effort.length_m)]


def by_clock(runner: Runner, run_pace: float, cycles: float = 0.0) -> ByClock | None:
    """A runner at a run pace, in closed form; None if she has none.

    Her walks come later by a share of a cycle; negative is earlier.
    """
    ratio = runner.schedule.sections[0].ratio
    if not ratio or runner.walk_pace is None or not goes_by_one_clock(runner):
        return None
    first_s = ratio.run_s + offset_s(ratio, cycles)
    walk = ratio.walk_s / runner.walk_pace
    return ByClock(
        effort=runner.effort.run,
        run_pace=run_pace,
        walk_pace=runner.walk_pace,
        first_s=first_s,
        cycle_s=float(ratio.cycle_s),
        walk_s=float(ratio.walk_s),
        first=first_s / run_pace,
        cycle=walk + ratio.run_s / run_pace,
        walk=walk,
        walks=count_walks(runner.goal_s, ratio),
    )


def goes_by_one_clock(runner: Runner) -> bool:
    """Whether all that a runner does is run and walk by one clock, at the same cost everywhere."""
    return (
        runner.schedule.has_walks
        and len(runner.events) == 1
        and len(runner.schedule.sections) == 1
        and runner.effort.same_for_both
    )


def follow(runner: Runner, run_pace: float) -> Trial:
    """Run at this pace to the finish with every walk, in closed form where there is one."""
    found = by_clock(runner, run_pace)
    if not found:
        return runner.follow(run_pace, frozenset())
    return Trial(run_pace, found.legs(), [GUN.section], [])


def count_walks(goal_s: int, ratio: Ratio) -> int:
    """How many walks by the clock are followed by running before the goal."""
    return (goal_s - 1) // ratio.cycle_s
