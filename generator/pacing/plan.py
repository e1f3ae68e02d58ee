"""A plan is one function, `elapsed(distance)`: run and walk legs laid over a course's effort.

Everything that is printed, drawn or downloaded samples it; nothing else computes time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from generator import units
from generator.pacing.by_clock import ByClock, by_clock, goes_by_one_clock
from generator.pacing.cycle import SectionStart
from generator.pacing.effort import Effort
from generator.pacing.legs import (
    AT_A_PLACE,
    Gait,
    Leg,
    OutOfStep,
    Runner,
    StartPoint,
    Trial,
    WalkId,
    runner_on,
    spent_s,
    walk_id,
)
from generator.pacing.search import (
    FASTEST_RUN,
    GOAL_TOO_FAST,
    OutOfReach,
    close_in,
    first_guess,
    has_closed_form,
    is_possible,
    pace_from,
    solve,
)
from generator.race.schedule import Schedule

ON_THE_GOAL_S = 1e-4
"""A finish this close counts as on the goal."""
MOST_WALKS = 5000
"""A plan with more is refused: 30 hours with a cycle of 22 seconds have 4,909."""
Elapsed = Callable[[float], float]
"""Seconds on the clock at a place."""


class Refusal(Exception):
    """There is no such plan. It says why: `1:40:00 needs running faster than 2:30 /km`."""

    reason: str

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class GoalTooFast(Refusal):
    """The goal needs running faster than anybody runs."""


class TooManyWalks(Refusal):
    """More walks than anybody takes, whatever the goal."""


@dataclass(frozen=True)
class Plan:
    """A goal and a schedule of walks on a course."""

    effort: Effort
    schedule: Schedule
    goal_s: int
    run_pace: float
    """Seconds per metre on the flat, before drift and an easy start."""
    walk_pace: float | None
    """Seconds per metre on the flat; None without walks."""
    skipped: frozenset[WalkId]
    """Walks of the schedule that are left out: near a halt, or at a place in the opening."""
    legs: tuple[Leg, ...] = field(repr=False)
    """In order, without gaps, from the start to the finish at the goal; the last is run."""
    sections: tuple[SectionStart, ...] = field(repr=False)
    """When and where the sections of the schedule begin, in order."""
    leg_starts: tuple[float, ...] = field(repr=False)
    """Where each leg starts, in metres."""
    by_clock: ByClock | None = field(repr=False)
    """The closed form of its clock, if it has one."""

    @property
    def length_m(self) -> float:
        """The race's official length."""
        return self.effort.length_m

    @property
    def walk_breaks(self) -> int:
        """How many times the runner walks."""
        return len([leg for leg in self.legs if leg.gait == "walk"])

    @property
    def walking_s(self) -> float:
        """Seconds walked in all."""
        return units.without_noise(spent_s(self.legs, "walk"))

    @property
    def standing_s(self) -> float:
        """Seconds stood in all."""
        return units.without_noise(spent_s(self.legs, "stand"))

    def elapsed(self, at_m: float) -> float:
        """Seconds on the clock when the runner comes to a place, start to finish."""
        if at_m >= self.length_m:
            return units.without_noise(self.legs[-1].end_s)
        if self.by_clock:
            return self.by_clock.elapsed(at_m)
        leg = self.legs[max(bisect_left(self.leg_starts, at_m), 1) - 1]
        if leg.gait == "run":
            effort, pace = self.effort.run, self.run_pace
        else:
            effort, pace = self.effort.walk, self.walk_pace or 0.0
        return units.without_noise(leg.start_s + pace * (effort.to(at_m) - effort.to(leg.start_m)))

    def gait(self, at_m: float) -> Gait:
        """What the runner does at a place; where a leg ends, what she does next."""
        return self.legs[max(bisect_right(self.leg_starts, at_m), 1) - 1].gait

    def out_of_step(self, cycles: float) -> "Plan":
        """The same paces with every walk by the clock this share of a cycle later.

        Negative is earlier, but no walk comes before its section begins. Walks at places stay
        where they are. The runner is on time at every halt and where a new section begins: she
        stands or walks there with all the others, or begins a new cycle, and whatever put her out
        of step before is behind her. So the clock of this plan may step back at such a place.
        """
        runner = self._runner()
        on_time = tuple(self.elapsed(event.at_m) for event in runner.events)
        step = OutOfStep(cycles, on_time)
        trial = runner.follow(self.run_pace, self.skipped, step=step)
        return _plan(runner, trial, self.skipped, by_clock(runner, self.run_pace, cycles))

    def clock_out_of_step(self, cycles: float) -> Elapsed:
        """The clock of the plan out of step; with a closed form, nobody has to be followed."""
        other = by_clock(self._runner(), self.run_pace, cycles) or self.out_of_step(cycles)

        def elapsed(at_m: float) -> float:
            return other.elapsed(at_m)

        return elapsed

    def catch_up(self, from_m: float, late_s: float) -> float | None:
        """The flat run pace to the goal for a runner who comes to a place this much late, in s/m.

        The walks stay where the clock puts them. None if no run is fast enough.
        """
        runner = self._runner()
        at_s = self.elapsed(from_m) + late_s
        section = next(start for start in reversed(self.sections) if start.at_m <= from_m)
        start = StartPoint(at_s, from_m, section, self._walks_until_s(runner, from_m) + late_s)
        if has_closed_form(runner):
            return pace_from(runner, start)
        running_s = self.goal_s - at_s
        guess = self.run_pace * (1.0 - late_s / running_s) if late_s < running_s else FASTEST_RUN
        found = close_in(runner, guess, self.skipped, start)
        return found.run_pace if isinstance(found, Trial) else None

    def _walks_until_s(self, runner: Runner, from_m: float) -> float:
        """When the walks at places before this one are over; minus infinity if there are none."""
        until_s = -inf
        for number, event in enumerate(runner.events):
            is_taken = walk_id(AT_A_PLACE, number) not in self.skipped
            if event.walk_s and event.at_m < from_m and is_taken:
                there_s = self.elapsed(event.at_m)
                until_s = max(until_s, there_s + event.stand_s + event.walk_s)
        return until_s

    def _runner(self) -> Runner:
        return runner_on(self.effort, self.schedule, self.goal_s, self.walk_pace)


def clock_of(
    effort: Effort, goal_s: int, schedule: Schedule, walk_pace: float | None
) -> ByClock | None:
    """The clock of the plan that `make_plan` makes, where a closed form tells it at once.

    None where there is no closed form, or no such plan.
    """
    runner = runner_on(effort, schedule, goal_s, walk_pace)
    if not goes_by_one_clock(runner) or not is_possible(runner) or _asks_for_too_many(runner):
        return None
    return by_clock(runner, first_guess(runner))


def make_plan(effort: Effort, goal_s: int, schedule: Schedule, walk_pace: float | None) -> Plan:
    """The plan that reaches the finish at the goal, to the second.

    The walk pace is in seconds per metre on the flat. Raises Refusal if no run pace between the
    walk and the fastest run reaches the goal, and ValueError if the schedule has walks and there is
    no walk pace.

    A walk by the clock that no running would follow is dropped: nobody walks over the finish line.
    """
    runner = runner_on(effort, schedule, goal_s, walk_pace)
    if _asks_for_too_many(runner):
        raise TooManyWalks(f"{_named(runner)} asks for more than {MOST_WALKS} walks")
    found = solve(runner)
    if not isinstance(found, Trial):
        if found is GOAL_TOO_FAST:
            raise GoalTooFast(f"{_named(runner)} {_why(found, runner)}")
        raise Refusal(f"{_named(runner)} {_why(found, runner)}")
    closed = by_clock(runner, found.run_pace)
    return _plan(runner, found, frozenset(found.skipped), closed)


def _asks_for_too_many(runner: Runner) -> bool:
    """Whether there would be more than MOST_WALKS walks by the clock."""
    cycles = [section.ratio.cycle_s for section in runner.schedule.sections if section.ratio]
    return any(runner.goal_s / cycle_s > MOST_WALKS for cycle_s in cycles)


def _plan(runner: Runner, trial: Trial, skipped: frozenset[WalkId], closed: ByClock | None) -> Plan:
    """A trial as a plan; if it is on the goal, then exactly."""
    last = trial.legs[-1]
    if abs(last.end_s - runner.goal_s) <= ON_THE_GOAL_S:
        last = last._replace(end_s=float(runner.goal_s))
    return Plan(
        runner.effort,
        runner.schedule,
        runner.goal_s,
        trial.run_pace,
        runner.walk_pace,
        skipped,
        (*trial.legs[:-1], last),
        tuple(trial.sections),
        tuple(leg.start_m for leg in trial.legs),
        closed,
    )


def _named(runner: Runner) -> str:
    """Goal and walks, as a refusal names them."""
    goal = units.long_clock(runner.goal_s)
    return f"{goal} with {runner.schedule.said}" if runner.schedule.has_walks else goal


def _why(reason: OutOfReach, runner: Runner) -> str:
    """Why no plan reaches the goal."""
    if reason is GOAL_TOO_FAST or runner.walk_pace is None:
        return "needs running faster than 2:30 /km"
    mile, kilometre = units.pace(runner.walk_pace, "mi"), units.pace(runner.walk_pace, "km")
    return f"leaves no running faster than the walk at {mile} /mi or {kilometre} /km"
