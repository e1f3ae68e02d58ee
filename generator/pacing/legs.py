"""The legs of a runner who keeps a pace: run, walk and stand by clock and place to the finish.

Only + - * /, one square root and comparisons in a fixed order, as in `effort`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt
from typing import Literal, NamedTuple

from generator.pacing.effort import Effort
from generator.race.schedule import Halt, Schedule

Gait = Literal["run", "walk", "stand"]
WalkId = tuple[int, int]
"""A walk by the clock is a section and its cycle; one at a place is -1 and the event's number."""
AT_A_PLACE = -1
LAST_RUN_S = 1.0
"""A walk by the clock is followed by at least this much running before the goal."""


class Leg(NamedTuple):
    """One stretch of running or walking, or of standing: then both places are one."""

    gait: Gait
    start_s: float
    end_s: float
    start_m: float
    end_m: float


class SectionStart(NamedTuple):
    """Where and when a section of the schedule starts; its cycle is counted from here."""

    section: int
    at_s: float
    at_m: float


class StartPoint(NamedTuple):
    """Where and when somebody sets out, and in which section."""

    at_s: float
    at_m: float
    entry: SectionStart
    halt_until_s: float = -inf
    """Until then a halt that lies behind has her walk."""


GUN = StartPoint(0.0, 0.0, SectionStart(0, 0.0, 0.0))


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
class Trial:
    """From start to finish at one run pace."""

    run_pace: float
    legs: list[Leg]
    entries: list[SectionStart]
    skipped: list[WalkId]

    @property
    def end_s(self) -> float:
        """When the runner finishes."""
        return self.legs[-1].end_s


class Runner:
    """Somebody on a course with a schedule of walks and a goal."""

    def __init__(
        self, effort: Effort, schedule: Schedule, goal_s: int, walk_pace: float | None
    ) -> None:
        self.effort = effort
        self.schedule = schedule
        self.goal_s = goal_s
        self.walk_pace = inf if walk_pace is None else walk_pace
        self.events = _events(effort, schedule, self.walk_pace)

    def follow(
        self,
        run_pace: float,
        decided: Mapping[WalkId, bool],
        start: StartPoint = GUN,
        *,
        by_rule: bool = True,
        shift: float = 0.0,
        on_time: tuple[float, ...] = (),
    ) -> Trial:
        """Run and walk by clock and place until the finish.

        What is `decided` about walks holds: True leaves them out. For the others the rules say, or
        they are taken. `shift` moves the walks by the clock by that share of their cycle; then
        `on_time` says when the runner comes to each event, as if in step until there.
        """
        runner = _OnTheWay(self, run_pace, decided, start, by_rule=by_rule, shift=shift)
        while not runner.finished:
            if runner.go_on():
                runner.arrive(on_time)
            else:
                runner.end_opening()
        return runner.trial


class _OnTheWay:
    """A runner between start and finish: the time, her place, what she is doing."""

    def __init__(
        self,
        runner: Runner,
        run_pace: float,
        decided: Mapping[WalkId, bool],
        start: StartPoint,
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
        self.decided = decided
        self.by_rule = by_rule
        self.shift = shift
        self.trial = Trial(run_pace, [], [], [])
        self.finished = False
        self.now_s, self.now_m = start.at_s, start.at_m
        self.stretch = self.effort.stretch(self.now_m)
        self.gait: Gait = "run"
        self.leg_s, self.leg_m = self.now_s, self.now_m
        self.halt_until_s = start.halt_until_s  # until then a halt has her walk
        self.opening_s = inf  # when the section ends that ends at a time; infinite after it
        if runner.schedule.opening_s and not start.entry.section:
            self.opening_s = runner.schedule.opening_s
        self.upcoming = 1  # the section to enter when the opening is over
        self.ahead = 0  # the next event
        while self.events[self.ahead].at_m < self.now_m:
            self.upcoming = max(self.upcoming, self.events[self.ahead].section)
            self.ahead += 1
        self.enter(start.entry)

    def enter(self, entry: SectionStart) -> None:
        """StartPoint the cycle of a section."""
        self.trial.entries.append(entry)
        self.section = entry.section
        _, run_s, self.walk_s, self.apart_s = self.sections[entry.section]
        self.cycle_s = run_s + self.walk_s
        offset_s = _offset(self.shift, run_s, self.walk_s)
        self.first_s = entry.at_s + run_s + offset_s
        self.last_to = self.last_walk_s + offset_s
        self.plain = not (self.apart_s or self.decided)
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
        run_pace, walk_pace, legs = self.run_pace, self.walk_pace, self.trial.legs
        event, opening_s, halt_until_s = self.events[self.ahead], self.opening_s, self.halt_until_s
        now_s, now_m, i = self.now_s, self.now_m, self.stretch
        doing, leg_s, leg_m = self.gait, self.leg_s, self.leg_m
        arrives = False
        while not arrives and now_s < opening_s:
            if now_s >= self.walk_at:
                self.tick(now_s, now_m, i)
            gait: Gait = "walk" if self.on or now_s < halt_until_s else "run"
            if gait != doing:
                if now_s > leg_s:
                    legs.append(Leg(doing, leg_s, now_s, leg_m, now_m))
                doing, leg_s, leg_m = gait, now_s, now_m
            until_s = self.walk_to if self.on else self.walk_at
            if not self.on and now_s < halt_until_s < until_s:
                until_s = halt_until_s
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
        if self.walk_to > self.last_to:
            return False
        if self.plain:
            return True
        walk = (self.section, self.cycle)
        skips = self.decided.get(walk, False)
        if self.by_rule and self.apart_s and walk not in self.decided:
            to_halt_m = self.events[self.ahead].halting_m - self.effort.run_at(i, now_m)
            soon = to_halt_m * self.run_pace < self.apart_s
            skips = soon or self.walk_at - self.halt_until_s < self.apart_s
        if skips:
            self.trial.skipped.append(walk)
        return not skips

    def arrive(self, on_time: Sequence[float]) -> None:
        """Do what the place asks for: stand, start a section, walk."""
        event = self.events[self.ahead]
        if self.ahead == len(self.events) - 1:
            self.end_leg()
            self.finished = True
            return
        if on_time:
            self.end_leg()
            self.halt_until_s += on_time[self.ahead] - self.now_s
            self.now_s = self.leg_s = on_time[self.ahead]
        if event.stand_s:
            self.end_leg()
            stands_to = self.now_s + event.stand_s
            self.trial.legs.append(Leg("stand", self.now_s, stands_to, self.now_m, self.now_m))
            self.now_s = self.leg_s = self.halt_until_s = stands_to
        opening = self.now_s < self.opening_s < inf
        if event.section >= 0:
            self.upcoming = event.section
            if not opening:
                self.opening_s = inf
                self.enter(SectionStart(event.section, self.now_s, self.now_m))
        here = (AT_A_PLACE, self.ahead)
        if event.walk_s and self.decided.get(here, self.by_rule and opening):
            self.trial.skipped.append(here)
        elif event.walk_s:
            self.halt_until_s = self.now_s + event.walk_s
        self.ahead += 1

    def end_opening(self) -> None:
        """StartPoint the section that the runner has come to when the opening is over."""
        self.enter(SectionStart(self.upcoming, self.opening_s, self.now_m))
        self.opening_s = inf

    def end_leg(self) -> None:
        """End the leg here, whatever comes."""
        if self.now_s > self.leg_s:
            self.trial.legs.append(Leg(self.gait, self.leg_s, self.now_s, self.leg_m, self.now_m))
        self.leg_s, self.leg_m = self.now_s, self.now_m


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


def spent_s(legs: Sequence[Leg], gait: Gait) -> float:
    """Seconds of one gait in all."""
    total_s = 0.0
    for leg in legs:
        if leg.gait == gait:
            total_s += leg.end_s - leg.start_s
    return total_s
