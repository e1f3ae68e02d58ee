"""The legs of a runner who keeps a pace: she runs, walks and stands, from start to finish.

What happens at places is in `events`, what happens by the clock in `cycle`, and how far an effort
takes her in `effort`. Floats are added and compared in a fixed order, as in `effort`.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf
from typing import Literal, NamedTuple

from generator.pacing.cycle import Cycle, SectionStart, offset_s
from generator.pacing.effort import Effort, GaitEffort
from generator.pacing.events import Event, events_on
from generator.race.schedule import Schedule

Gait = Literal["run", "walk", "stand"]
WalkId = int
"""Names a walk of a schedule; see `walk_id`."""
AT_A_PLACE = -1
MOST_CYCLES = 1_000_000
"""More than a section has: a race of 48 hours has at most 17,280 cycles."""


class Leg(NamedTuple):
    """A piece of running, walking or standing; of standing, both places are the same."""

    gait: Gait
    start_s: float
    end_s: float
    start_m: float
    end_m: float


def walk_id(section: int, number: int) -> WalkId:
    """The name of a walk by the clock, from its section and its cycle, both from 0.

    A walk at a place is named by AT_A_PLACE and the number of its event.
    """
    return section * MOST_CYCLES + number


class StartPoint(NamedTuple):
    """When, where and in which section a runner sets out."""

    at_s: float
    at_m: float
    section: SectionStart
    walks_until_s: float = -inf
    """When the walk of the last halt behind her is over."""


GUN = StartPoint(0.0, 0.0, SectionStart(0, 0.0, 0.0))


class OutOfStep(NamedTuple):
    """A runner whose walks by the clock come later than planned, or earlier."""

    cycles: float
    """How much later, as a share of a cycle; negative is earlier."""
    on_time: Sequence[float]
    """When a runner in step comes to each event, in seconds: so does she, out of step or not."""


IN_STEP = OutOfStep(0.0, ())


@dataclass
class Trial:
    """One run pace followed to the finish."""

    run_pace: float
    """Seconds per metre of running effort."""
    legs: list[Leg]
    """In order, without gaps."""
    sections: list[SectionStart]
    """In order, one for each section that she was in."""
    skipped: list[WalkId]
    """The walks that were left out, by a decision or by a rule."""

    @property
    def end_s(self) -> float:
        """When the runner finishes."""
        return self.legs[-1].end_s


@dataclass(frozen=True)
class Runner:
    """Somebody with a goal, a walk pace and a schedule of walks on a course."""

    effort: Effort
    schedule: Schedule
    goal_s: int
    walk_pace: float | None
    """Seconds per metre of walking effort; None if the schedule has no walks."""
    events: tuple[Event, ...]
    """All that happens at places; see `events_on`."""

    @property
    def slowest_run(self) -> float:
        """The run pace that is as slow as the walk; infinite without walks."""
        return inf if self.walk_pace is None else self.walk_pace

    def follow(
        self,
        run_pace: float,
        skipped: AbstractSet[WalkId],
        start: StartPoint = GUN,
        step: OutOfStep = IN_STEP,
    ) -> Trial:
        """Run at this pace to the finish, taking every walk of the schedule but those skipped."""
        return _OnTheWay(
            self, run_pace, dict.fromkeys(sorted(skipped), True), start, step
        ).to_finish()

    def follow_rules(self, run_pace: float, decided: Mapping[WalkId, bool]) -> Trial:
        """Run at this pace to the finish, leaving out the walks that the rules leave out.

        The rules leave out walks by the clock near a halt, and walks at places in the opening. A
        walk that is decided is left out if it is decided to be, whatever the rules.
        """
        return _OnTheWay(self, run_pace, decided, GUN, IN_STEP, by_rule=True).to_finish()


def runner_on(effort: Effort, schedule: Schedule, goal_s: int, walk_pace: float | None) -> Runner:
    """A runner on a course, with a walk pace in seconds per metre.

    Raises ValueError if the schedule has walks and there is no walk pace.
    """
    if not schedule.has_walks:
        walk_pace = None
    elif walk_pace is None:
        raise ValueError("a plan with walks needs a walk pace")
    return Runner(effort, schedule, goal_s, walk_pace, events_on(effort, schedule, walk_pace))


class _OnTheWay:
    """A runner between start and finish: the time, her place, what she is doing."""

    run: GaitEffort
    walk: GaitEffort
    run_pace: float
    walk_pace: float
    schedule: Schedule
    events: tuple[Event, ...]
    goal_s: int
    decided: Mapping[WalkId, bool]
    by_rule: bool
    step: OutOfStep
    trial: Trial
    """What she has done so far."""
    now_s: float
    now_m: float
    segment: int
    """Of the effort: the one that she is in."""
    gait: Gait
    leg_s: float
    leg_m: float
    """When and where her present leg began."""
    walks_until_s: float
    """When the walk of the last halt is over."""
    opening_s: float
    """When the opening is over; infinite if it is, or if there is none."""
    upcoming: int
    """The section to begin when the opening is over."""
    ahead: int
    """The number of the next event."""
    section: int
    skip_within_s: float
    cycle: Cycle

    def __init__(
        self,
        runner: Runner,
        run_pace: float,
        decided: Mapping[WalkId, bool],
        start: StartPoint,
        step: OutOfStep,
        *,
        by_rule: bool = False,
    ) -> None:
        self.run, self.walk = runner.effort.run, runner.effort.walk
        self.run_pace, self.walk_pace = run_pace, runner.slowest_run
        self.schedule = runner.schedule
        self.events = runner.events
        self.goal_s = runner.goal_s
        self.decided = decided
        self.by_rule = by_rule
        self.step = step
        self.trial = Trial(run_pace, [], [], [])
        self.now_s, self.now_m = start.at_s, start.at_m
        self.segment = self.run.segment(start.at_m)
        self.gait = "run"
        self.leg_s, self.leg_m = start.at_s, start.at_m
        self.walks_until_s = start.walks_until_s
        self.opening_s = inf
        if self.schedule.opening_s and not start.section.section:
            self.opening_s = self.schedule.opening_s
        self.upcoming, self.ahead = 1, 0
        while self.events[self.ahead].at_m < start.at_m:
            self.upcoming = max(self.upcoming, self.events[self.ahead].section or 0)
            self.ahead += 1
        self.begin(start.section)

    def to_finish(self) -> Trial:
        """Go from place to place until the finish."""
        last = len(self.events) - 1
        while self.ahead < last:
            event = self.events[self.ahead]
            self.go_to(event)
            self.arrive(event)
            self.ahead += 1
        self.go_to(self.events[last])
        self.end_leg()
        return self.trial

    # --- Movement -------------------------------------------------------------------------------

    def go_to(self, event: Event) -> None:
        """Run and walk by the clock until the runner comes to the event.

        Each turn goes on in one gait to the event or, if something comes before it by the clock, up
        to then: a walk begins or ends, or the opening ends.
        """
        while True:
            if self.now_s >= self.opening_s:
                self.end_opening()
            cycle, now_s = self.cycle, self.now_s
            if now_s >= cycle.change_s:
                cycle.turn(now_s)
            change_s, opening_s = cycle.change_s, self.opening_s
            until_s = change_s if change_s < opening_s else opening_s
            gait: Gait = "walk" if cycle.walking else "run"
            if not cycle.walking and now_s < self.walks_until_s:
                gait = "walk"
                until_s = min(until_s, self.walks_until_s)
            if gait != self.gait:
                self.end_leg()
                self.gait = gait
            if gait == "run":
                effort, pace, there = self.run, self.run_pace, event.run
            else:
                effort, pace, there = self.walk, self.walk_pace, event.walk
            here = effort.within(self.segment, self.now_m)
            then = here + (until_s - now_s) / pace
            # A pace that is no number comes to an end as well.
            if not then < there:
                self.now_s = now_s + (there - here) * pace
                self.now_m, self.segment = event.at_m, event.segment
                return
            self.segment, self.now_m = effort.place(then, self.segment)
            self.now_s = until_s

    def end_leg(self) -> None:
        """End the leg here and begin another."""
        if self.now_s > self.leg_s:
            self.trial.legs.append(Leg(self.gait, self.leg_s, self.now_s, self.leg_m, self.now_m))
        self.leg_s, self.leg_m = self.now_s, self.now_m

    # --- By the clock ---------------------------------------------------------------------------

    def begin(self, start: SectionStart) -> None:
        """Begin a section with a cycle of its own."""
        self.trial.sections.append(start)
        self.section = start.section
        section = self.schedule.sections[start.section]
        self.skip_within_s = section.skip_within_s
        offset = offset_s(section.ratio, self.step.cycles)

        def skips(number: int) -> bool:
            return self.skips(number)

        may_skip = self.skip_within_s > 0.0 or len(self.decided) > 0
        self.cycle = Cycle(
            start.at_s, section.ratio, self.goal_s, offset, skips if may_skip else None
        )

    def end_opening(self) -> None:
        """Begin the section that the runner has come to by the end of the opening."""
        self.begin(SectionStart(self.upcoming, self.opening_s, self.now_m))
        self.opening_s = inf

    def skips(self, number: int) -> bool:
        """Whether the walk of a cycle, which is due, is left out: as decided, else by the rule."""
        walk = walk_id(self.section, number)
        if walk in self.decided:
            skips = self.decided[walk]
        else:
            skips = self.by_rule and self.is_near_halt(self.skip_within_s)
        if skips:
            self.trial.skipped.append(walk)
        return skips

    def is_near_halt(self, within_s: float) -> bool:
        """Whether the walk that is due comes too soon after a halt, or too soon before one."""
        if not within_s:
            return False
        if self.cycle.starts_s - self.walks_until_s < within_s:
            return True
        to_halt = self.events[self.ahead].next_halt - self.run.within(self.segment, self.now_m)
        return to_halt * self.run_pace < within_s

    # --- At places ------------------------------------------------------------------------------

    def arrive(self, event: Event) -> None:
        """Do what the place asks for: stand, begin a section, walk."""
        if self.step.on_time:
            self.be_on_time(self.step.on_time[self.ahead])
        if event.stand_s:
            self.stand(event.stand_s)
        in_opening = self.now_s < self.opening_s < inf
        if event.section is not None:
            self.upcoming = event.section
            if not in_opening:
                self.opening_s = inf
                self.begin(SectionStart(event.section, self.now_s, self.now_m))
        if event.walk_s:
            walk = walk_id(AT_A_PLACE, self.ahead)
            if self.decided.get(walk, self.by_rule and in_opening):
                self.trial.skipped.append(walk)
            else:
                self.walks_until_s = self.now_s + event.walk_s

    def be_on_time(self, at_s: float) -> None:
        """Set the clock to when a runner in step is here."""
        self.end_leg()
        self.walks_until_s += at_s - self.now_s
        self.now_s = self.leg_s = at_s

    def stand(self, stand_s: float) -> None:
        """Stand here. It ends the walk of the halt before."""
        self.end_leg()
        until_s = self.now_s + stand_s
        self.trial.legs.append(Leg("stand", self.now_s, until_s, self.now_m, self.now_m))
        self.now_s = self.leg_s = self.walks_until_s = until_s


def spent_s(legs: Sequence[Leg], gait: Gait) -> float:
    """Seconds of one gait in all."""
    total_s = 0.0
    for leg in legs:
        if leg.gait == gait:
            total_s += leg.end_s - leg.start_s
    return total_s
