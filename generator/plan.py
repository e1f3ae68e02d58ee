"""A plan is one function, `elapsed(distance)`: run and walk legs laid over a course's effort.

Everything that is printed, drawn or downloaded samples it; nothing else computes time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import floor, inf
from typing import Literal

from generator import units
from generator.cadence import Schedule
from generator.effort import Effort
from generator.legs import AT_A_PLACE, GUN, Gait, Leg, Runner, Start, Walk, Way, spent_s

TooFar = Literal["fast", "slow"]
"""No run pace will do: the slowest is too fast, or the fastest too slow."""

FASTEST_RUN = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than anybody's marathon."""
TOLERANCE_S = 1e-5
"""How far from the goal the search may end, in seconds."""
ON_THE_GOAL_S = 1e-4
"""What is as near to the goal as that, floats and all, ends on it."""
SLOWEST = 1.5
"""Seconds per metre: 25:00 a kilometre."""
SCAN_S = 300
CLOSED_SCAN_S = 12 * 3600
"""How far from a goal the nearest one is looked for second by second; further where it is quick."""
LONG_STEPS = 24
"""In which the nearest goal that works is looked for."""
MOST_WALKS = 5000
"""In a plan: a hundred miles in 30 hours with a cycle of 22 seconds."""
MOST_SETTLED = 60
"""Walks that are settled one by one; then those that are left stay as the rules have them."""
BOLD_STEPS = 12
"""How many steps the search may take by secant before it halves what is left."""
NEARLY = 2e-4
"""The share of a pace within which it is settled which walks are left out: 3 s in 4 hours."""


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
    left_out: frozenset[Walk] = frozenset()
    """Walks that the schedule has and a rule leaves out: too near a halt, or before the first."""
    found: Way | None = field(default=None, repr=False, compare=False)
    """The legs, where the search has come by them."""

    @cached_property
    def way(self) -> Way:
        """The legs, and where sections start."""
        if self.found:
            return self.found
        runner = Runner(self.effort, self.schedule, self.goal_s, self.walk_pace)
        return runner.follow(self.run_pace, self._settled, by_rule=False)

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
        return _settled(spent_s(self.legs, "walk"))

    @cached_property
    def standing_s(self) -> float:
        """Seconds stood in all."""
        return _settled(spent_s(self.legs, "stand"))

    def elapsed(self, at_m: float) -> float:
        """Seconds on the clock on coming to a place, start to finish."""
        if at_m >= self.length_m:
            return _settled(self.legs[-1].end_s)
        leg = self.legs[max(bisect_left(self._starts, at_m), 1) - 1]
        if leg.gait == "run":
            spent_s = self.run_pace * (self.effort.run_to(at_m) - self.effort.run_to(leg.start_m))
        else:
            pace = self.walk_pace or 0.0
            spent_s = pace * (self.effort.walk_to(at_m) - self.effort.walk_to(leg.start_m))
        return _settled(leg.start_s + spent_s)

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
            self.run_pace, self._settled, by_rule=False, shift=cycles, on_time=on_time
        )
        return replace(self, found=way)

    def catch_up(self, from_m: float, late_s: float) -> float | None:
        """The flat run pace from a place to the goal for who comes there this much late.

        The walks stay where the clock puts them. None where no run is fast enough.
        """
        search = _Search(self.effort, self.schedule, self.goal_s, self.walk_pace)
        on_time_s = self.elapsed(from_m)
        held_s = -inf
        for e, event in enumerate(search.events):
            if event.walk_s and event.at_m < from_m and (AT_A_PLACE, e) not in self.left_out:
                walked_s = self.elapsed(event.at_m) + event.stand_s + event.walk_s
                held_s = max(held_s, walked_s + late_s)
        at_s = on_time_s + late_s
        entry = next(entry for entry in reversed(self.way.entries) if entry.at_m <= from_m)
        running_s = self.goal_s - at_s
        guess = self.run_pace * (1.0 - late_s / running_s) if late_s < running_s else FASTEST_RUN
        found = search.close_in(guess, self.left_out, Start(at_s, from_m, entry, held_s))
        return found.run_pace if isinstance(found, Way) else None

    @property
    def _settled(self) -> dict[Walk, bool]:
        return dict.fromkeys(self.left_out, True)

    @cached_property
    def _starts(self) -> list[float]:
        return [leg.start_m for leg in self.legs]


def make_plan(effort: Effort, goal_s: int, schedule: Schedule, walk_pace: float | None) -> Plan:
    """The plan that reaches the finish at the goal, to the second. Raises Refusal.

    A walk by the clock that no running would follow is dropped: nobody walks over the finish line.
    """
    if not schedule.walks:
        walk_pace = None
    elif walk_pace is None:
        raise ValueError("a plan with walks needs a walk pace")
    search = _Search(effort, schedule, goal_s, walk_pace)
    for section in schedule.sections:
        walks = goal_s / (section.run_s + section.walk_s)
        if walks > MOST_WALKS:
            reason = f"{_named(search)} asks for more than {MOST_WALKS} walks"
            raise Refusal(reason, way_out="take a ratio with longer runs and walks")
    found = search.solve()
    if isinstance(found, str):
        raise _why_not(search, found)
    run_pace, way = found
    left_out = frozenset(way.left_out) if way else frozenset()
    return Plan(effort, schedule, goal_s, run_pace, walk_pace, left_out, way)


def count_walks(goal_s: int, run_walk: tuple[int, int]) -> int:
    """How many walks by the clock are followed by running before the goal."""
    return (goal_s - 1) // (run_walk[0] + run_walk[1])


class _Search(Runner):
    """A runner whose run pace is to be found."""

    @property
    def may_jump(self) -> bool:
        """Whether walks leave or join the plan as the pace changes."""
        return bool(self.schedule.opening_s and self.schedule.halts) or any(
            section.apart_s for section in self.schedule.sections
        )

    def solve(self) -> "tuple[float, Way | None] | TooFar":
        """The flat run pace, and the way where one had to be gone to find it."""
        guess = self.guess()
        if self.has_closed_form:
            if guess < FASTEST_RUN:
                return "fast"
            return (guess, None) if guess < self.walk_pace else "slow"
        way = self.reach_goal(guess)
        return (way.run_pace, way) if isinstance(way, Way) else way

    @property
    def has_closed_form(self) -> bool:
        """Whether all walks are by one clock and effort is one measure; or there are none.

        Then the position in effort is running time / run pace + walking time / walk pace, whatever
        the hills.
        """
        if not self.schedule.walks:
            return True
        return (
            len(self.events) == 1 and len(self.schedule.sections) == 1 and self.effort.same_for_both
        )

    def guess(self) -> float:
        """The flat run pace, exact where there is a closed form and else near."""
        standing_s, walking_s, halts = 0.0, 0.0, 0
        for event in self.events:
            standing_s += event.stand_s
            walking_s += event.walk_s
            halts += event.walk_s > 0.0
        _, run_s, walk_s, apart_s = self.schedule.sections[0]
        if run_s < inf:
            walks = count_walks(self.goal_s, (int(run_s), int(walk_s)))
            near = (2.0 * apart_s + walk_s) / (run_s + walk_s) if apart_s else 0.0
            walking_s += (walks - halts * min(near, 1.0)) * walk_s
        run_m = self.effort.run[-1] - walking_s / self.walk_pace
        return (self.goal_s - standing_s - walking_s) / run_m if run_m > 0.0 else inf

    def reach_goal(self, guess: float) -> "Way | TooFar":
        """The way that ends at the goal, running."""
        left_out: frozenset[Walk] = frozenset()
        if self.may_jump:
            near = self.settle(guess)
            left_out = frozenset(near.left_out)
            guess = _nearer(near, near.end_s - self.goal_s)
        return self.close_in(guess, left_out, GUN)

    def settle(self, guess: float) -> Way:
        """A way near the goal that leaves out the walks which are to be left out.

        Where walks leave or join the plan as the pace changes, the finish may jump over the goal
        from one pace to the next, and no pace is right. Then the first walk that the two sides of
        the jump disagree about is settled, by the side that comes nearer to the goal. So a walk may
        be left out some seconds more or less away from a halt than the rule says, but the finish
        is the goal.
        """
        settled: dict[Walk, bool] = {}
        fast, slow = self.come_near(guess, settled)
        while fast.end_s < self.goal_s <= slow.end_s and len(settled) < MOST_SETTLED:
            differing = (set(fast.left_out) ^ set(slow.left_out)) - settled.keys()
            if not differing:
                break
            walk = min(differing)
            left_out = walk in fast.left_out
            as_fast = self.follow(slow.run_pace, settled | {walk: left_out})
            as_slow = self.follow(fast.run_pace, settled | {walk: not left_out})
            early_s, late_s = self.goal_s - as_fast.end_s, as_slow.end_s - self.goal_s
            settled[walk] = left_out if early_s <= late_s else not left_out
            if early_s <= late_s and early_s <= 0.0:
                slow = as_fast
            elif late_s < early_s and late_s < 0.0:
                fast = as_slow
            else:
                near = as_fast if early_s <= late_s else as_slow
                guess = _nearer(near, near.end_s - self.goal_s)
                fast, slow = self.come_near(guess, settled)
        return fast

    def come_near(self, guess: float, settled: Mapping[Walk, bool]) -> tuple[Way, Way]:
        """Two ways by the rules, at paces that differ by less than NEARLY and lie about the goal's.

        Steps towards the goal, longer and longer until it lies behind; then the gap is halved.
        """
        fast, slow = FASTEST_RUN, self.walk_pace
        reach = 1.0
        pace = min(max(guess, fast), slow)
        early = late = None
        while True:
            way = self.follow(pace, settled)
            late_s = way.end_s - self.goal_s
            if abs(late_s) <= TOLERANCE_S:
                return way, way
            if late_s < 0.0:
                fast, early = max(fast, pace), way
            else:
                slow, late = min(slow, pace), way
            if slow - fast <= NEARLY * pace:
                return early or way, late or way
            following = pace + reach * (_nearer(way, late_s) - pace)
            if (early and late) or not fast < following < slow:
                following = (fast + slow) * 0.5
            reach, pace = reach * 1.5, following

    def close_in(self, guess: float, left_out: frozenset[Walk], start: Start) -> "Way | TooFar":
        """The way without these walks that ends at the goal.

        The finish comes later the slower the run. A secant finds the pace in two to four steps;
        whatever it does, it stays between paces known to be too fast and too slow, and after twelve
        steps the gap between them is halved until nothing lies in it: about fifty times. Where it
        would leave them, the ends are tried first, so that what is too far is known at once.
        """
        fast, slow = FASTEST_RUN * (1.0 - 1e-12), self.walk_pace
        pace, last_pace, last_late_s = guess, 0.0, 0.0
        settled = dict.fromkeys(left_out, True)
        step, within = 0, False
        while True:
            step += 1
            if not (fast < pace < slow or within):
                if too := self.too_far(settled, start):
                    return too
                within = True
            if not fast < pace < slow and slow < inf:
                pace = (fast + slow) * 0.5
            if not fast < pace < slow:
                break
            way = self.follow(pace, settled, start, by_rule=False)
            late_s = way.end_s - self.goal_s
            if abs(late_s) <= TOLERANCE_S:
                return way
            if late_s < 0.0:
                fast = pace
            else:
                slow = pace
            following = (fast + slow) * 0.5
            if step == 1:
                following = _nearer(way, late_s)
            elif step <= BOLD_STEPS and late_s != last_late_s:
                following = pace - late_s * (pace - last_pace) / (late_s - last_late_s)
            last_pace, last_late_s, pace = pace, late_s, following
        return "slow" if slow == self.walk_pace < inf else "fast"

    def too_far(self, settled: Mapping[Walk, bool], start: Start) -> TooFar | None:
        """Whether the slowest run is too fast for the goal, or the fastest too slow."""
        late_s = self.goal_s + TOLERANCE_S
        if self.follow(FASTEST_RUN, settled, start, by_rule=False).end_s > late_s:
            return "fast"
        early_s, slowest = self.goal_s - TOLERANCE_S, self.walk_pace
        if slowest < inf and (self.follow(slowest, settled, start, by_rule=False).end_s < early_s):
            return "slow"
        return None


def _nearer(way: Way, late_s: float) -> float:
    """A run pace that makes up for being late, as far as it is made up for by running alone."""
    return way.run_pace * (1.0 - late_s / spent_s(way.legs, "run"))


def _why_not(search: _Search, too: TooFar) -> Refusal:
    """Why no plan reaches this goal, and the nearest goal that one reaches."""
    reason = f"{_named(search)} needs running faster than 2:30 /km"
    if too == "slow":
        pace = _both(search.walk_pace)
        reason = f"{_named(search)} leaves no running faster than the walk at {pace}"
    return Refusal(reason, lambda: _nearest_goal(search, too))


def _nearest_goal(search: _Search, too: TooFar) -> int | None:
    """The goal next to this one that a plan reaches.

    Second by second, for what works is not all on one side: one more walk may join or leave. Far
    off in long steps, halving the last.
    """
    way = 1 if too == "fast" else -1
    for step in range(1, 1 + (CLOSED_SCAN_S if search.has_closed_form else SCAN_S)):
        if _possible(search, search.goal_s + way * step):
            return search.goal_s + way * step
    standing_s = 0.0
    for halt in search.schedule.halts:
        standing_s += halt.stand_s
    ends_s = standing_s + 0.999 * min(search.walk_pace, SLOWEST) * search.effort.walked[-1]
    if too == "slow":
        ends_s = standing_s + FASTEST_RUN * search.effort.run[-1]
    fails_s = works_s = search.goal_s
    for step in range(1, LONG_STEPS + 1):
        works_s = search.goal_s + floor((ends_s - search.goal_s) * step / LONG_STEPS)
        if _possible(search, works_s):
            break
        fails_s = works_s
    else:
        return None
    while abs(works_s - fails_s) > 1:
        middle_s = (works_s + fails_s) // 2
        if _possible(search, middle_s):
            works_s = middle_s
        else:
            fails_s = middle_s
    return works_s


def _named(search: _Search) -> str:
    plan = units.long_clock(search.goal_s)
    return f"{plan} with {search.schedule.said}" if search.schedule.walks else plan


def _possible(search: _Search, goal_s: int) -> bool:
    if goal_s <= 0:
        return False
    other = copy(search)  # its events are the same for every goal
    other.goal_s = goal_s
    return not isinstance(other.solve(), str)


def _both(pace: float) -> str:
    return f"{units.pace(pace, 'mi')} /mi or {units.pace(pace, 'km')} /km"


def _settled(seconds: float) -> float:
    """Seconds, without the float noise that would cost a whole second its printed digit."""
    nearest = floor(seconds + 0.5)
    return float(nearest) if abs(seconds - nearest) < 1e-6 else seconds
