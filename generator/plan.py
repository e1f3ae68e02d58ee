"""A plan is one function, `elapsed(distance)`: run and walk legs laid over a course's effort.

Everything that is printed, drawn or downloaded samples it; nothing else computes time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import floor, inf, sqrt
from typing import Literal, NamedTuple

from generator import units
from generator.cadence import Halt, Schedule
from generator.effort import Effort

Gait = Literal["run", "walk", "stand"]
Walk = tuple[int, int]
"""A walk by the clock is a section and its cycle; one at a place is -1 and the event's number."""
AT_A_PLACE = -1
TooFar = Literal["fast", "slow"]
"""No run pace will do: the slowest is too fast, or the fastest too slow."""

FASTEST_RUN = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than anybody's marathon."""
TOLERANCE_S = 1e-7
"""How far from the goal the search may end, in seconds."""
BOLD_STEPS = 12
"""How many steps the search may take by secant before it halves what is left."""
NEARLY = 2e-4
"""The share of a pace within which it is settled which walks are left out: 7 s in 4 hours."""
LAST_RUN_S = 1.0
"""A walk by the clock is followed by at least this much running before the finish."""


class Refusal(Exception):
    """A plan that cannot be: the reason, and the nearest thing that works."""


class Leg(NamedTuple):
    """One stretch of running or walking, or of standing: then both places are one."""

    gait: Gait
    start_s: float
    end_s: float
    start_m: float
    end_m: float


class Entry(NamedTuple):
    """Where and when a section of the schedule starts; its cycle is counted from here."""

    section: int
    at_s: float
    at_m: float


class Start(NamedTuple):
    """Where and when somebody sets out, and in which section."""

    at_s: float
    at_m: float
    entry: Entry


GUN = Start(0.0, 0.0, Entry(0, 0.0, 0.0))


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
    legs: tuple[Leg, ...]
    """In order, without gaps, from the start to the finish at the goal; the last is run."""
    entries: tuple[Entry, ...]
    """The sections that the runner comes through."""
    left_out: frozenset[Walk]
    """Walks that the schedule has and a rule leaves out: too near a halt, or before the first."""

    @property
    def length_m(self) -> float:
        """The race's official length."""
        return self.effort.distances[-1]

    @cached_property
    def walk_breaks(self) -> int:
        """How many times the runner walks."""
        return len([leg for leg in self.legs if leg.gait == "walk"])

    @cached_property
    def walking_s(self) -> float:
        """Seconds walked in all."""
        return _spent_s(self.legs, "walk")

    @cached_property
    def standing_s(self) -> float:
        """Seconds stood in all."""
        return _spent_s(self.legs, "stand")

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
        where they are, and a new section brings the runner back in step.
        """
        runner = _Runner(self.effort, self.schedule, self.goal_s, self.walk_pace)
        settled = dict.fromkeys(self.left_out, True)
        way = runner.follow(
            self.run_pace, settled, by_rule=False, shift=cycles, entries=self.entries
        )
        return replace(self, legs=tuple(way.legs))

    def catch_up(self, from_m: float, late_s: float) -> float | None:
        """The flat run pace from a place to the goal for who comes there this much late.

        The walks stay where the clock puts them. None where no run is fast enough.
        """
        at_s = self.elapsed(from_m) + late_s
        entry = next(entry for entry in reversed(self.entries) if entry.at_m <= from_m)
        runner = _Runner(self.effort, self.schedule, self.goal_s, self.walk_pace)
        running_s = self.goal_s - at_s
        guess = self.run_pace * (1.0 - late_s / running_s) if late_s < running_s else FASTEST_RUN
        found = runner.reach_goal(guess, Start(at_s, from_m, entry))
        return found.run_pace if isinstance(found, _Way) else None

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
    runner = _Runner(effort, schedule, goal_s, walk_pace)
    way = runner.reach_goal(runner.guess())
    if not isinstance(way, _Way):
        raise Refusal(_why_not(runner, way))
    # The search ends within a tenth of a microsecond of the goal; the plan ends on it.
    way.legs[-1] = way.legs[-1]._replace(end_s=float(goal_s))
    return Plan(
        effort,
        schedule,
        goal_s,
        way.run_pace,
        walk_pace,
        tuple(way.legs),
        tuple(way.entries),
        frozenset(way.left_out),
    )


def count_walks(goal_s: int, run_walk: tuple[int, int]) -> int:
    """How many walks by the clock are followed by running before the goal."""
    return (goal_s - 1) // (run_walk[0] + run_walk[1])


class _Event(NamedTuple):
    """A place where something happens: standing, a new section, a walk; at last the finish."""

    at_m: float
    stretch: int
    """Of the effort: the one that starts here or goes on."""
    run_m: float
    """Running effort up to here."""
    walk_m: float
    """Walking effort up to here."""
    stand_s: float
    section: int
    """The one that starts here, or -1."""
    walk_s: float
    halting_m: float
    """Running effort up to the next halt, this one included."""


@dataclass
class _Way:
    """From start to finish at one run pace."""

    run_pace: float
    legs: list[Leg]
    entries: list[Entry]
    left_out: list[Walk]

    @property
    def end_s(self) -> float:
        return self.legs[-1].end_s


class _Runner:
    """Somebody on a course with a schedule and a goal, whose run pace is to be found."""

    def __init__(
        self, effort: Effort, schedule: Schedule, goal_s: int, walk_pace: float | None
    ) -> None:
        self.effort = effort
        self.schedule = schedule
        self.goal_s = goal_s
        self.walk_pace = inf if walk_pace is None else walk_pace
        self.events = _events(effort, schedule, self.walk_pace)
        self.may_jump = bool(schedule.opening_s and schedule.halts) or any(
            section.apart_s for section in schedule.sections
        )

    def guess(self) -> float:
        """The flat run pace; exact where effort is one measure and all walks are by one clock.

        Then the position in effort is running time / run pace + walking time / walk pace, whatever
        the hills. Without walks it is exact whatever the strategy.
        """
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

    def reach_goal(self, guess: float, start: Start = GUN) -> "_Way | TooFar":
        """The way that ends at the goal, running."""
        left_out: frozenset[Walk] = frozenset()
        if self.may_jump:
            near = self.settle(guess, start)
            left_out = frozenset(near.left_out)
            guess = _nearer(near, near.end_s - self.goal_s)
        return self.close_in(guess, left_out, start)

    def settle(self, guess: float, start: Start) -> _Way:
        """A way near the goal that leaves out the walks which are to be left out.

        Where walks leave or join the plan as the pace changes, the finish may jump over the goal
        from one pace to the next, and no pace is right. Then the first walk that the two sides of
        the jump disagree about is settled, by the side that comes nearer to the goal. So a walk may
        be left out some seconds more or less away from a halt than the rule says, but the finish
        is the goal.
        """
        settled: dict[Walk, bool] = {}
        fast, slow = self.come_near(guess, settled, start)
        while fast.end_s < self.goal_s <= slow.end_s:
            differing = (set(fast.left_out) ^ set(slow.left_out)) - settled.keys()
            if not differing:
                break
            walk = min(differing)
            left_out = walk in fast.left_out
            as_fast = self.follow(slow.run_pace, settled | {walk: left_out}, start)
            as_slow = self.follow(fast.run_pace, settled | {walk: not left_out}, start)
            early_s, late_s = self.goal_s - as_fast.end_s, as_slow.end_s - self.goal_s
            settled[walk] = left_out if early_s <= late_s else not left_out
            if early_s <= late_s and early_s <= 0.0:
                slow = as_fast
            elif late_s < early_s and late_s < 0.0:
                fast = as_slow
            else:
                near = as_fast if early_s <= late_s else as_slow
                guess = _nearer(near, near.end_s - self.goal_s)
                fast, slow = self.come_near(guess, settled, start)
        return fast

    def come_near(
        self, guess: float, settled: Mapping[Walk, bool], start: Start
    ) -> tuple[_Way, _Way]:
        """Two ways by the rules, at paces that differ by less than NEARLY and lie about the goal's.

        Steps towards the goal, longer and longer until it lies behind; then the gap is halved.
        """
        fast, slow = FASTEST_RUN, self.walk_pace
        reach = 1.0
        pace = min(max(guess, fast), slow)
        early = late = None
        while True:
            way = self.follow(pace, settled, start)
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

    def close_in(self, guess: float, left_out: frozenset[Walk], start: Start) -> "_Way | TooFar":
        """The way without these walks that ends at the goal.

        The finish comes later the slower the run. A secant finds the pace in two to four steps;
        whatever it does, it stays between paces known to be too fast and too slow, and after twelve
        steps the gap between them is halved until nothing lies in it: about fifty times.
        """
        fast, slow = FASTEST_RUN * (1.0 - 1e-12), self.walk_pace
        pace, last_pace, last_late_s = guess, 0.0, 0.0
        settled = dict.fromkeys(left_out, True)
        step = 0
        while True:
            step += 1
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

    def follow(
        self,
        run_pace: float,
        settled: Mapping[Walk, bool],
        start: Start = GUN,
        *,
        by_rule: bool = True,
        shift: float = 0.0,
        entries: tuple[Entry, ...] = (),
    ) -> _Way:
        """Run and walk by clock and place until the finish.

        What is `settled` about walks holds: True leaves them out. For the others the rules say, or
        they are taken. `shift` moves the walks by the clock by that share of their cycle; then
        `entries` say when sections start.
        """
        runner = _OnTheWay(self, run_pace, settled, start, by_rule=by_rule, shift=shift)
        pinned = {entry.section: entry.at_s for entry in entries}
        while not runner.finished:
            if runner.go_on():
                runner.arrive(pinned)
            else:
                runner.end_opening()
        return runner.way


class _OnTheWay:
    """A runner between start and finish: the time, her place, what she is doing."""

    def __init__(
        self,
        runner: _Runner,
        run_pace: float,
        settled: Mapping[Walk, bool],
        start: Start,
        *,
        by_rule: bool,
        shift: float,
    ) -> None:
        self.effort = runner.effort
        self.sections = runner.schedule.sections
        self.events = runner.events
        self.last_walk_s = runner.goal_s - LAST_RUN_S
        self.walk_pace = runner.walk_pace
        self.run_pace = run_pace
        self.settled = settled
        self.by_rule = by_rule
        self.shift = shift
        self.way = _Way(run_pace, [], [], [])
        self.finished = False
        self.now_s, self.now_m = start.at_s, start.at_m
        self.stretch = self.effort.stretch(self.now_m)
        self.gait: Gait = "run"
        self.leg_s, self.leg_m = self.now_s, self.now_m
        self.held_s = -inf  # until then a halt has her walk
        self.opening_s = inf  # when the section ends that ends at a time; infinite after it
        if runner.schedule.opening_s and not start.entry.section:
            self.opening_s = runner.schedule.opening_s
        self.upcoming = 1  # the section to enter when the opening is over
        self.ahead = 0  # the next event
        while self.events[self.ahead].at_m < self.now_m:
            self.upcoming = max(self.upcoming, self.events[self.ahead].section)
            self.ahead += 1
        self.enter(start.entry)

    def enter(self, entry: Entry) -> None:
        """Start the cycle of a section."""
        self.way.entries.append(entry)
        self.section = entry.section
        _, run_s, self.walk_s, self.apart_s = self.sections[entry.section]
        self.cycle_s = run_s + self.walk_s
        self.offset_s = _offset(self.shift, run_s, self.walk_s)
        self.first_s = entry.at_s + run_s + self.offset_s
        self.cycle = 0
        self.on = False  # in a walk by the clock
        self.walk_at = self.first_s
        self.walk_to = self.first_s + self.walk_s

    def go_on(self) -> bool:  # noqa: PLR0912, PLR0915 (a plan is made here; calls would cost most)
        """Run and walk by the clock until the next event; or, False, the end of the opening.

        In one pass along the course each movement's effort is laid on from where it starts. Within
        a stretch of one slope, u metres of running take the effort q u + a u u / 2 D for its
        factor, q being the drift where the stretch starts; solved for u in the form that is exact
        for a = 0.
        """
        places, drift, length_m = self.effort.distances, self.effort.drift, self.effort.length_m
        walked, walk_factors = self.effort.walked, self.effort.walk_factors
        run, run_factors = self.effort.run, self.effort.run_factors
        run_pace, walk_pace, legs = self.run_pace, self.walk_pace, self.way.legs
        event, opening_s, held_s = self.events[self.ahead], self.opening_s, self.held_s
        now_s, now_m, i = self.now_s, self.now_m, self.stretch
        doing, leg_s, leg_m = self.gait, self.leg_s, self.leg_m
        arrives = False
        while not arrives and now_s < opening_s:
            if now_s >= self.walk_at:
                self.tick(now_s, now_m, i)
            gait: Gait = "walk" if self.on or now_s < held_s else "run"
            if gait != doing:
                if now_s > leg_s:
                    legs.append(Leg(doing, leg_s, now_s, leg_m, now_m))
                doing, leg_s, leg_m = gait, now_s, now_m
            until_s = self.walk_to if self.on else self.walk_at
            if not self.on and now_s < held_s < until_s:
                until_s = held_s
            if opening_s < until_s:  # noqa: PLR1730 (half the time of min)
                until_s = opening_s
            since_m = now_m - places[i]
            if gait == "walk":
                done = walked[i] + walk_factors[i] * since_m
                target = done + (until_s - now_s) / walk_pace
                arrives = target >= event.walk_m
                if arrives:
                    now_s = now_s + (event.walk_m - done) * walk_pace
                else:
                    while walked[i + 1] <= target:
                        i += 1
                    now_m = places[i] + (target - walked[i]) / walk_factors[i]
                    now_s = until_s
            else:
                middle = 1.0 + drift * ((places[i] + now_m) * 0.5 / length_m - 0.5)
                done = run[i] + run_factors[i] * since_m * middle
                target = done + (until_s - now_s) / run_pace
                arrives = target >= event.run_m
                if arrives:
                    now_s = now_s + (event.run_m - done) * run_pace
                else:
                    while run[i + 1] <= target:
                        i += 1
                    c = (target - run[i]) / run_factors[i]
                    q = 1.0 + drift * (places[i] / length_m - 0.5)
                    now_m = places[i] + 2.0 * c / (q + sqrt(q * q + 2.0 * drift * c / length_m))
                    now_s = until_s
        if arrives:
            now_m, i = event.at_m, event.stretch
        self.now_s, self.now_m, self.stretch = now_s, now_m, i
        self.gait, self.leg_s, self.leg_m = doing, leg_s, leg_m
        return arrives

    def tick(self, now_s: float, now_m: float, i: int) -> None:
        """By the clock: is a walk over, is one due, is it taken?"""
        while now_s >= self.walk_at and not (self.on and now_s < self.walk_to):
            if self.on or now_s >= self.walk_to:
                self.on = False
            elif self.takes_walk(now_m, i):
                self.on = True
                return
            self.cycle += 1
            self.walk_at = self.first_s + self.cycle * self.cycle_s
            self.walk_to = self.walk_at + self.walk_s

    def takes_walk(self, now_m: float, i: int) -> bool:
        """Whether the walk that is due is one of the plan's."""
        if self.walk_to - self.offset_s > self.last_walk_s:
            return False
        walk = (self.section, self.cycle)
        leaves_out = self.settled.get(walk, False)
        if self.by_rule and self.apart_s and walk not in self.settled:
            to_halt_m = self.events[self.ahead].halting_m - self.effort.run_at(i, now_m)
            soon = to_halt_m * self.run_pace < self.apart_s
            leaves_out = soon or self.walk_at - self.held_s < self.apart_s
        if leaves_out:
            self.way.left_out.append(walk)
        return not leaves_out

    def arrive(self, pinned: Mapping[int, float]) -> None:
        """Do what the place asks for: stand, start a section, walk."""
        event = self.events[self.ahead]
        if self.ahead == len(self.events) - 1:
            self.end_leg()
            self.finished = True
            return
        if event.stand_s:
            self.end_leg()
            stands_to = self.now_s + event.stand_s
            self.way.legs.append(Leg("stand", self.now_s, stands_to, self.now_m, self.now_m))
            self.now_s = self.leg_s = self.held_s = stands_to
        opening = self.now_s < self.opening_s < inf
        if event.section >= 0:
            self.upcoming = event.section
            if not opening:
                self.opening_s = inf
                if self.shift:
                    self.end_leg()
                    self.held_s += pinned[event.section] - self.now_s
                    self.now_s = self.leg_s = pinned[event.section]
                self.enter(Entry(event.section, self.now_s, self.now_m))
        here = (AT_A_PLACE, self.ahead)
        if event.walk_s and self.settled.get(here, self.by_rule and opening):
            self.way.left_out.append(here)
        elif event.walk_s:
            self.held_s = self.now_s + event.walk_s
        self.ahead += 1

    def end_opening(self) -> None:
        """Start the section that the runner has come to when the opening is over."""
        self.enter(Entry(self.upcoming, self.opening_s, self.now_m))
        self.opening_s = inf

    def end_leg(self) -> None:
        """End the leg here, whatever comes."""
        if self.now_s > self.leg_s:
            self.way.legs.append(Leg(self.gait, self.leg_s, self.now_s, self.leg_m, self.now_m))
        self.leg_s, self.leg_m = self.now_s, self.now_m


def _nearer(way: _Way, late_s: float) -> float:
    """A run pace that makes up for being late, as far as it is made up for by running alone."""
    return way.run_pace * (1.0 - late_s / _spent_s(way.legs, "run"))


def _events(effort: Effort, schedule: Schedule, walk_pace: float) -> list[_Event]:
    """All that happens at places, in their order, the finish last.

    A walk that would carry the runner over the line is left out.
    """
    starts = {s.from_m: k for k, s in enumerate(schedule.sections) if s.from_m > 0.0}
    halts = {halt.at_m: halt for halt in schedule.halts}
    length_m, run_m, walk_m = effort.distances[-1], effort.run[-1], effort.walked[-1]
    last = len(effort.walk_factors) - 1
    events = [_Event(length_m, last, run_m, walk_m, 0.0, -1, 0.0, inf)]
    halting_m = inf
    for at_m in sorted(starts.keys() | halts.keys(), reverse=True):
        if at_m >= length_m:
            continue
        halt = halts.get(at_m, Halt(at_m, 0.0, 0.0, 0.0))
        run_m, walk_m = effort.run_to(at_m), effort.walk_to(at_m)
        walk_s = halt.walk_s
        if halt.walk_m:
            walk_s = (effort.walk_to(at_m + halt.walk_m) - walk_m) * walk_pace
        if walk_s and (
            at_m + halt.walk_m >= length_m or walk_m + walk_s / walk_pace >= effort.walked[-1]
        ):
            walk_s = 0.0
        if walk_s or halt.stand_s:
            halting_m = run_m
        stretch, section = effort.stretch(at_m), starts.get(at_m, -1)
        events.append(
            _Event(at_m, stretch, run_m, walk_m, halt.stand_s, section, walk_s, halting_m)
        )
    events.reverse()
    return events


def _offset(shift: float, run_s: float, walk_s: float) -> float:
    """How much later the walks of a section come; none comes before the section starts."""
    if shift == 0.0 or run_s == inf:
        return 0.0
    offset_s = shift * (run_s + walk_s)
    return offset_s if offset_s > -run_s else -run_s


def _spent_s(legs: Sequence[Leg], gait: Gait) -> float:
    spent_s = 0.0
    for leg in legs:
        if leg.gait == gait:
            spent_s += leg.end_s - leg.start_s
    return spent_s


def _why_not(runner: _Runner, too: TooFar) -> str:
    """Why no plan reaches this goal, and the nearest goal that one reaches."""
    walk_pace = runner.walk_pace
    # Walking all the way but for a hundredth of the time: slow enough to be possible.
    works_s = floor(0.99 * min(walk_pace, 1.5) * runner.effort.walked[-1])
    for halt in runner.schedule.halts:
        works_s += floor(halt.stand_s)
    fails_s = runner.goal_s
    if not _possible(runner, works_s):
        nearest = "no goal works with these walks and this walk pace; walk slower, or less"
    else:
        while abs(works_s - fails_s) > 1:
            middle_s = (works_s + fails_s) // 2
            if _possible(runner, middle_s):
                works_s = middle_s
            else:
                fails_s = middle_s
        nearest = f"the nearest goal that works is {units.long_clock(works_s)}"
    plan = units.long_clock(runner.goal_s)
    if runner.schedule.walks:
        plan += f" with {runner.schedule.said}"
    if too == "fast":
        return f"{plan} needs running faster than 2:30 /km; {nearest}"
    return f"{plan} leaves no running faster than the walk at {_both(walk_pace)}; {nearest}"


def _possible(runner: _Runner, goal_s: int) -> bool:
    other = _Runner(runner.effort, runner.schedule, goal_s, runner.walk_pace)
    return isinstance(other.reach_goal(other.guess()), _Way)


def _both(pace: float) -> str:
    return f"{units.pace(pace, 'mi')} /mi or {units.pace(pace, 'km')} /km"


def _settled(seconds: float) -> float:
    """Seconds, without the float noise that would cost a whole second its printed digit."""
    nearest = floor(seconds + 0.5)
    return float(nearest) if abs(seconds - nearest) < 1e-6 else seconds
