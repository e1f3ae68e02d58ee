"""A plan is one function, `elapsed(distance)`: run and walk legs laid over a course's effort.

Everything that is printed, drawn or downloaded samples it; nothing else computes time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor, inf

from generator import units
from generator.pacing.effort import Effort
from generator.pacing.legs import AT_A_PLACE, Gait, Leg, Runner, StartPoint, Trial, WalkId, spent_s
from generator.pacing.search import FASTEST_RUN, Search, TooFar, nearest_goal
from generator.race.schedule import Schedule

ON_THE_GOAL_S = 1e-4
"""What is as near to the goal as that, floats and all, ends on it."""
MOST_WALKS = 5000
"""In a plan: a hundred miles in 30 hours with a cycle of 22 seconds."""
NO_GOAL = "no goal was found that works with these walks and this walk pace; walk slower, or less"


class Refusal(Exception):
    """A plan that cannot be: the reason, and the nearest thing that works."""

    def __init__(
        self, reason: str, look: Callable[[], int | None] = lambda: None, way_out: str = NO_GOAL
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.way_out = way_out
        """What to do where no goal works."""
        self._look = look

    @cached_property
    def nearest_s(self) -> int | None:
        """The nearest goal that works with the same walks, looked for when asked for."""
        return self._look()

    def __str__(self) -> str:
        if self.nearest_s is None:
            return f"{self.reason}; {self.way_out}"
        return f"{self.reason}; the nearest goal that works is {units.long_clock(self.nearest_s)}"


@dataclass(frozen=True)
class Plan:
    """A goal and a schedule of walks on a course."""

    effort: Effort
    schedule: Schedule
    goal_s: int
    run_pace: float
    """Seconds per metre on the flat, before drift and ease-in."""
    walk_pace: float | None
    """Seconds per metre on the flat; None without walks."""
    skipped: frozenset[WalkId] = frozenset()
    """Walks that the schedule has and a rule leaves out: too near a halt, or before the first."""
    found: Trial | None = field(default=None, repr=False, compare=False)
    """The legs, where the search has come by them."""

    @cached_property
    def way(self) -> Trial:
        """The legs, and where sections start."""
        if self.found:
            return self.found
        runner = Runner(self.effort, self.schedule, self.goal_s, self.walk_pace)
        return runner.follow(self.run_pace, self._decided, by_rule=False)

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """In order, without gaps, from the start to the finish at the goal; the last is run."""
        *legs, last = self.way.legs
        if abs(last.end_s - self.goal_s) <= ON_THE_GOAL_S:
            last = last._replace(end_s=float(self.goal_s))
        return (*legs, last)

    @property
    def length_m(self) -> float:
        """The race's official length."""
        return self.effort.length_m

    @cached_property
    def walk_breaks(self) -> int:
        """How many times the runner walks."""
        return len([leg for leg in self.legs if leg.gait == "walk"])

    @cached_property
    def walking_s(self) -> float:
        """Seconds walked in all."""
        return _without_noise(spent_s(self.legs, "walk"))

    @cached_property
    def standing_s(self) -> float:
        """Seconds stood in all."""
        return _without_noise(spent_s(self.legs, "stand"))

    def elapsed(self, at_m: float) -> float:
        """Seconds on the clock on coming to a place, start to finish."""
        if at_m >= self.length_m:
            return _without_noise(self.legs[-1].end_s)
        leg = self.legs[max(bisect_left(self._starts, at_m), 1) - 1]
        if leg.gait == "run":
            spent_s = self.run_pace * (self.effort.run_to(at_m) - self.effort.run_to(leg.start_m))
        else:
            pace = self.walk_pace or 0.0
            spent_s = pace * (self.effort.walk_to(at_m) - self.effort.walk_to(leg.start_m))
        return _without_noise(leg.start_s + spent_s)

    def gait(self, at_m: float) -> Gait:
        """What the runner does at a place; where a leg ends, the next one's."""
        return self.legs[max(bisect_right(self._starts, at_m), 1) - 1].gait

    def out_of_step(self, cycles: float) -> "Plan":
        """The same paces with every walk by the clock this share of a cycle later.

        Negative is earlier, but no walk comes before its section starts. Walks at places stay
        where they are. It is a runner who was on time at the last place with a halt or a new
        section: who stands or walks with all the others there, or starts a new cycle, has that
        behind her. So its clock may step back at such a place.
        """
        runner = Runner(self.effort, self.schedule, self.goal_s, self.walk_pace)
        on_time = tuple(self.elapsed(event.at_m) for event in runner.events)
        way = runner.follow(
            self.run_pace, self._decided, by_rule=False, shift=cycles, on_time=on_time
        )
        return replace(self, found=way)

    def catch_up(self, from_m: float, late_s: float) -> float | None:
        """The flat run pace from a place to the goal for who comes there this much late.

        The walks stay where the clock puts them. None where no run is fast enough.
        """
        search = Search(self.effort, self.schedule, self.goal_s, self.walk_pace)
        on_time_s = self.elapsed(from_m)
        halt_until_s = -inf
        for e, event in enumerate(search.events):
            if event.walk_s and event.at_m < from_m and (AT_A_PLACE, e) not in self.skipped:
                walked_s = self.elapsed(event.at_m) + event.stand_s + event.walk_s
                halt_until_s = max(halt_until_s, walked_s + late_s)
        at_s = on_time_s + late_s
        entry = next(entry for entry in reversed(self.way.entries) if entry.at_m <= from_m)
        running_s = self.goal_s - at_s
        guess = self.run_pace * (1.0 - late_s / running_s) if late_s < running_s else FASTEST_RUN
        found = search.close_in(guess, self.skipped, StartPoint(at_s, from_m, entry, halt_until_s))
        return found.run_pace if isinstance(found, Trial) else None

    @property
    def _decided(self) -> dict[WalkId, bool]:
        return dict.fromkeys(self.skipped, True)

    @cached_property
    def _starts(self) -> list[float]:
        return [leg.start_m for leg in self.legs]


def make_plan(effort: Effort, goal_s: int, schedule: Schedule, walk_pace: float | None) -> Plan:
    """The plan that reaches the finish at the goal, to the second. Raises Refusal.

    A walk by the clock that no running would follow is dropped: nobody walks over the finish line.
    """
    if not schedule.has_walks:
        walk_pace = None
    elif walk_pace is None:
        raise ValueError("a plan with walks needs a walk pace")
    search = Search(effort, schedule, goal_s, walk_pace)
    for section in schedule.sections:
        walks = goal_s / (section.run_s + section.walk_s)
        if walks > MOST_WALKS:
            reason = f"{_named(search)} asks for more than {MOST_WALKS} walks"
            raise Refusal(reason, way_out="take a ratio with longer runs and walks")
    found = search.solve()
    if isinstance(found, str):
        raise _why_not(search, found)
    run_pace, way = found
    skipped = frozenset(way.skipped) if way else frozenset()
    return Plan(effort, schedule, goal_s, run_pace, walk_pace, skipped, way)


def _why_not(search: Search, too: TooFar) -> Refusal:
    """Why no plan reaches this goal, and the nearest goal that one reaches."""
    reason = f"{_named(search)} needs running faster than 2:30 /km"
    if too == "slow":
        pace = _both(search.walk_pace)
        reason = f"{_named(search)} leaves no running faster than the walk at {pace}"
    return Refusal(reason, lambda: nearest_goal(search, too))


def _named(search: Search) -> str:
    plan = units.long_clock(search.goal_s)
    return f"{plan} with {search.schedule.said}" if search.schedule.has_walks else plan


def _both(pace: float) -> str:
    return f"{units.pace(pace, 'mi')} /mi or {units.pace(pace, 'km')} /km"


def _without_noise(seconds: float) -> float:
    """Seconds, without the float noise that would cost a whole second its printed digit."""
    nearest = floor(seconds + 0.5)
    return float(nearest) if abs(seconds - nearest) < 1e-6 else seconds
