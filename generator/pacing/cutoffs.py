"""Cut-offs: how much time a plan has to spare at each of them, and the first one it misses."""

from collections.abc import Callable
from dataclasses import dataclass

from generator import units
from generator.pacing.by_clock import ByClock
from generator.pacing.plan import Plan, Refusal
from generator.race.model import Cutoff, Race, Start


@dataclass(frozen=True)
class Margin:
    """A cut-off, and how much earlier than that a runner from one start gets there."""

    cutoff: Cutoff
    start: Start
    gun_s: float
    """When she gets there, in seconds after the gun."""
    margin_s: float
    """Seconds to spare; negative if she is late."""

    @property
    def missed_said(self) -> str:
        """How a plan misses it, in words: `misses the cut-off at Winfield (15:30) by 4:10`."""
        where = self.cutoff.name or units.distance(self.cutoff.at)
        start = f" from {self.start.wave}" if self.start.wave else ""
        late = units.at_least(-self.margin_s)
        return f"misses the cut-off at {where} ({self.cutoff.by}){start} by {late}"


def margins_of(race: Race, plan: Plan | ByClock) -> tuple[Margin, ...]:
    """The margin at every cut-off for every start, in the order of the race file."""
    starts = race.starts if race.starts else (Start(),)
    return tuple(_margin(cutoff, start, plan) for cutoff in race.cutoffs for start in starts)


def first_missed(race: Race, plan: Plan | ByClock) -> Margin | None:
    """The margin at the first cut-off that a plan misses, or None if it misses none."""
    return next((margin for margin in margins_of(race, plan) if margin.margin_s < 0), None)


def slowest_in_time(race: Race, late_s: int, plan_at: Callable[[int], Plan]) -> int | None:
    """The slowest goal that makes every cut-off, in seconds; None if no goal does.

    It is found by bisection below `late_s`, a goal that misses one. `plan_at` makes the plan for a
    goal or raises Refusal.
    """

    def makes_it(goal_s: int) -> bool | None:
        """Whether a goal makes every cut-off; None if it is too fast to run."""
        try:
            return first_missed(race, plan_at(goal_s)) is None
        except Refusal:
            return None

    in_time_s = 0
    while late_s - in_time_s > 1:
        middle_s = (late_s + in_time_s) // 2
        if makes_it(middle_s) is False:
            late_s = middle_s
        else:
            in_time_s = middle_s
    return in_time_s if makes_it(in_time_s) else None


def _margin(cutoff: Cutoff, start: Start, plan: Plan | ByClock) -> Margin:
    """The margin at a cut-off for a start; a deadline by the time of day counts from its gun."""
    gun_s = start.delay + plan.elapsed(cutoff.at)
    by_s = cutoff.by.seconds - ((start.gun or 0) if cutoff.by.of_day else 0)
    return Margin(cutoff, start, gun_s, by_s - gun_s)
