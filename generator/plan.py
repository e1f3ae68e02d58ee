"""A plan is one function, `elapsed(distance)`: run and walk legs laid over a course's effort.

Everything that is printed, drawn or downloaded samples it; nothing else computes time.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, inf, sqrt
from typing import Literal, NamedTuple

from generator import units
from generator.effort import Effort

Gait = Literal["run", "walk"]
RunWalk = tuple[int, int] | None
"""Seconds of running and of walking in a cycle; None for running all the way."""

FASTEST_RUN = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than anybody's marathon."""
TOLERANCE_S = 1e-7
"""How far from the goal the search may end, in seconds."""
MAX_STEPS = 200


class Refusal(Exception):
    """A plan that cannot be: the reason, and the nearest thing that works."""


class Leg(NamedTuple):
    """One stretch of running or walking."""

    gait: Gait
    start_s: float
    end_s: float
    start_m: float
    end_m: float


@dataclass(frozen=True)
class Plan:
    """A goal and a ratio on a course."""

    effort: Effort
    goal_s: int
    run_walk: RunWalk
    run_pace: float
    """Seconds per metre on the flat, before drift."""
    walk_pace: float | None
    """Seconds per metre on the flat; None without walks."""

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """In order, without gaps, from the start to the finish at the goal; the last is run."""
        if not self.run_walk or self.walk_pace is None:
            return (Leg("run", 0.0, float(self.goal_s), 0.0, self.length_m),)
        legs = _follow(self.effort, self.walk_breaks, self.run_walk, self.run_pace, self.walk_pace)
        # The search ends within a tenth of a microsecond of the goal; the plan ends on it.
        legs[-1] = legs[-1]._replace(end_s=float(self.goal_s))
        return tuple(legs)

    @property
    def length_m(self) -> float:
        """The race's official length."""
        return self.effort.distances[-1]

    @property
    def walk_breaks(self) -> int:
        """How many times the runner walks."""
        return count_walks(self.goal_s, self.run_walk) if self.run_walk else 0

    @property
    def walking_s(self) -> int:
        """Seconds walked in all."""
        return self.walk_breaks * self.run_walk[1] if self.run_walk else 0

    def elapsed(self, at_m: float) -> float:
        """Seconds on the clock at a place, start to finish."""
        if at_m >= self.length_m:
            return float(self.goal_s)
        leg = self._leg(at_m)
        if leg.gait == "run":
            spent_s = self.run_pace * (self.effort.run_to(at_m) - self.effort.run_to(leg.start_m))
        else:
            pace = self.walk_pace or 0.0
            spent_s = pace * (self.effort.walk_to(at_m) - self.effort.walk_to(leg.start_m))
        return _settled(leg.start_s + spent_s)

    def gait(self, at_m: float) -> Gait:
        """What the runner is doing at a place; where a leg ends, the next one's."""
        return self._leg(at_m).gait

    def _leg(self, at_m: float) -> Leg:
        return self.legs[max(bisect_right(self._starts, at_m), 1) - 1]

    @cached_property
    def _starts(self) -> list[float]:
        return [leg.start_m for leg in self.legs]


def make_plan(effort: Effort, goal_s: int, run_walk: RunWalk, walk_pace: float | None) -> Plan:
    """The plan that reaches the finish at the goal, to the second. Raises Refusal.

    Gait follows the clock: run, walk, run, walk.
    A walk that no running would follow is dropped: nobody walks over the finish line.
    """
    if run_walk is None:
        run_pace = goal_s / effort.run[-1]
        if run_pace < FASTEST_RUN:
            nearest = units.long_clock(ceil(FASTEST_RUN * effort.run[-1]))
            raise Refusal(
                f"{units.long_clock(goal_s)} needs running faster than 2:30 /km; "
                f"the nearest goal that works is {nearest}"
            )
        return Plan(effort, goal_s, None, run_pace, None)
    if walk_pace is None:
        raise ValueError("a plan with walks needs a walk pace")
    run_pace = _run_pace(effort, goal_s, run_walk, walk_pace)
    if not FASTEST_RUN <= run_pace < walk_pace:
        raise Refusal(_why_not(effort, goal_s, run_walk, walk_pace, run_pace))
    return Plan(effort, goal_s, run_walk, run_pace, walk_pace)


def count_walks(goal_s: int, run_walk: tuple[int, int]) -> int:
    """How many walks are followed by running before the goal."""
    return (goal_s - 1) // (run_walk[0] + run_walk[1])


def _run_pace(effort: Effort, goal_s: int, run_walk: tuple[int, int], walk_pace: float) -> float:
    """The flat run pace that reaches the finish at the goal; 0 or infinite where none does.

    Without drift running and walking share one measure of effort, so the position in it is
    running time / run pace + walking time / walk pace, whatever the hills: solved in closed form.
    With drift that is only the first guess, and the finish, which comes later the slower the run
    pace, is searched between the fastest run pace and the walk pace.
    """
    walks = count_walks(goal_s, run_walk)
    walking_s = walks * run_walk[1]
    run_effort_m = effort.run[-1] - walking_s / walk_pace
    closed = (goal_s - walking_s) / run_effort_m if run_effort_m > 0 else inf
    if not effort.drift:
        return closed

    def late_s(run_pace: float) -> float:
        return _follow(effort, walks, run_walk, run_pace, walk_pace)[-1].end_s - goal_s

    fast, slow = FASTEST_RUN, walk_pace
    fast_late_s, slow_late_s = late_s(fast), late_s(slow)
    if fast_late_s > 0:
        return 0.0
    if slow_late_s <= 0:
        return inf
    return _root(late_s, (fast, fast_late_s), (slow, slow_late_s), closed)


def _root(
    late_s: Callable[[float], float],
    fast: tuple[float, float],
    slow: tuple[float, float],
    guess: float,
) -> float:
    """The pace at which a rising function is 0, between two paces and their values around it.

    False position after Illinois (Dowell and Jarratt, BIT 11, 1971): an end that stays twice
    counts half, so both ends close in, faster than by halving.
    """
    pace = guess if fast[0] < guess < slow[0] else (fast[0] + slow[0]) / 2
    kept = 0
    for _ in range(MAX_STEPS):
        late = late_s(pace)
        if abs(late) <= TOLERANCE_S:
            break
        if late < 0:
            fast, slow = (pace, late), (slow[0], slow[1] / 2 if kept < 0 else slow[1])
        else:
            slow, fast = (pace, late), (fast[0], fast[1] / 2 if kept > 0 else fast[1])
        kept = -1 if late < 0 else 1
        pace = fast[0] - fast[1] * (slow[0] - fast[0]) / (slow[1] - fast[1])
    return pace


def _follow(
    effort: Effort, walks: int, run_walk: tuple[int, int], run_pace: float, walk_pace: float
) -> list[Leg]:
    """Run and walk by the clock until the finish; after the last of the walks, run on.

    Each leg's effort is laid on from where it starts, in one pass along the course. Within a
    stretch of one slope, u metres of running take the effort q u + a u u / 2 D for its factor, q
    being the drift where the stretch starts; solved for u in the form that is exact for a = 0.
    """
    places, factors, walked, run = effort.distances, effort.factors, effort.walked, effort.run
    length_m, drift = places[-1], effort.drift
    legs: list[Leg] = []
    i, start_s, start_m = 0, 0.0, 0.0
    for number in range(2 * walks + 1):
        since_m = start_m - places[i]
        if number % 2:
            gait: Gait = "walk"
            done, total, pace = walked[i] + factors[i] * since_m, walked, walk_pace
            lasts_s: float = run_walk[1]
        else:
            gait = "run"
            middle = 1.0 + drift * ((places[i] + start_m) * 0.5 / length_m - 0.5)
            done, total, pace = run[i] + factors[i] * since_m * middle, run, run_pace
            lasts_s = run_walk[0] if number < 2 * walks else inf
        target = done + lasts_s / pace
        if target >= total[-1]:
            legs.append(Leg(gait, start_s, start_s + (total[-1] - done) * pace, start_m, length_m))
            break
        while total[i + 1] <= target:
            i += 1
        c = (target - total[i]) / factors[i]
        if gait == "walk":
            end_m = places[i] + c
        else:
            q = 1.0 + drift * (places[i] / length_m - 0.5)
            end_m = places[i] + 2.0 * c / (q + sqrt(q * q + 2.0 * drift * c / length_m))
        legs.append(Leg(gait, start_s, start_s + lasts_s, start_m, end_m))
        start_s, start_m = start_s + lasts_s, end_m
    return legs


def _why_not(
    effort: Effort, goal_s: int, run_walk: tuple[int, int], walk_pace: float, run_pace: float
) -> str:
    """Why no plan reaches this goal, and the nearest goal that one reaches."""
    # Walking all the way but for a hundredth of the time: slow enough to be possible.
    works_s = floor(0.99 * walk_pace * effort.walked[-1])
    fails_s = goal_s
    if not _possible(effort, works_s, run_walk, walk_pace):
        nearest = "no goal works with this ratio and walk pace; walk slower, or less"
    else:
        while abs(works_s - fails_s) > 1:
            middle_s = (works_s + fails_s) // 2
            if _possible(effort, middle_s, run_walk, walk_pace):
                works_s = middle_s
            else:
                fails_s = middle_s
        nearest = f"the nearest goal that works is {units.long_clock(works_s)}"
    plan = f"{units.long_clock(goal_s)} with {units.ratio(run_walk)}"
    if run_pace < FASTEST_RUN:
        return f"{plan} needs running faster than 2:30 /km; {nearest}"
    return f"{plan} leaves no running faster than the walk at {_both(walk_pace)}; {nearest}"


def _possible(effort: Effort, goal_s: int, run_walk: tuple[int, int], walk_pace: float) -> bool:
    return FASTEST_RUN <= _run_pace(effort, goal_s, run_walk, walk_pace) < walk_pace


def _both(pace: float) -> str:
    return f"{units.pace(pace, 'mi')} /mi or {units.pace(pace, 'km')} /km"


def _settled(seconds: float) -> float:
    """Seconds, without the float noise that would cost a whole second its printed digit."""
    nearest = floor(seconds + 0.5)
    return float(nearest) if abs(seconds - nearest) < 1e-6 else seconds
