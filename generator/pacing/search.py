"""The run pace that finishes on the goal."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import floor, inf
from typing import Literal, NamedTuple

from generator.pacing.by_clock import count_walks, follow, goes_by_one_clock
from generator.pacing.legs import GUN, Runner, StartPoint, Trial, WalkId, spent_s
from generator.race.schedule import Section
from generator.units import Ratio

FASTEST_RUN = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than anybody's marathon."""
TOLERANCE_S = 1e-5
"""A finish this close to the goal ends the search."""
CLOSE_PACES = 2e-4
"""Walks are decided once the paces before and behind the goal differ by this share: 3 s in 4 h."""
MOST_DECIDED = 60
"""How many walks are decided one by one; the rules decide the rest."""
SECANT_STEPS = 12
"""After so many steps the search halves what is left."""
MOST_STEPS = 200
"""More than any search takes: some fifty halvings leave no float between two paces."""
LONGER_STEPS = 1.5
"""By how much each step towards the goal is longer than the one before."""


OutOfReach = Literal["goal too fast", "goal too slow"]
"""Why no run pace reaches a goal."""
GOAL_TOO_FAST: OutOfReach = "goal too fast"
"""Even the fastest run finishes after the goal."""
GOAL_TOO_SLOW: OutOfReach = "goal too slow"
"""Even a run as slow as the walk finishes before the goal."""


def solve(runner: Runner) -> Trial | OutOfReach:
    """The run that finishes on the goal."""
    guess = first_guess(runner)
    if has_closed_form(runner):
        return _beyond(runner, guess) or follow(runner, guess)
    skipped: frozenset[WalkId] = frozenset()
    if _may_jump(runner):
        near = decide_skips(runner, guess)
        skipped, guess = frozenset(near.skipped), _nearer(near, runner.goal_s)
    return close_in(runner, guess, skipped)


def is_possible(runner: Runner) -> bool:
    """Whether a run finishes on the goal. With a closed form it need not be followed."""
    if runner.goal_s <= 0:
        return False
    if has_closed_form(runner):
        return _beyond(runner, first_guess(runner)) is None
    return isinstance(solve(runner), Trial)


def has_closed_form(runner: Runner) -> bool:
    """Whether the first guess is exact, whatever the hills.

    So it is without walks; and with all walks by one clock, if walking and running cost the same
    everywhere. Then effort is running time / run pace + walking time / walk pace.
    """
    return not runner.schedule.has_walks or goes_by_one_clock(runner)


def first_guess(runner: Runner, start: StartPoint = GUN) -> float:
    """The run pace in seconds per metre, exact where there is a closed form and else near.

    R / (D - W / walk pace), for the running time R, the walking time W and the running effort D
    that are left from a start on. It is infinite if walking alone covers the course.
    """
    standing_s, walking_s, halts = 0.0, 0.0, 0
    for event in runner.events:
        if event.at_m >= start.at_m:
            standing_s += event.stand_s
            walking_s += event.walk_s
            halts += event.walk_s > 0.0
    section = runner.schedule.sections[0]
    if section.ratio:
        walks = count_walks(runner.goal_s, section.ratio)
        walking_s += (walks - halts * _left_out(section)) * section.ratio.walk_s
        walking_s -= _walked_s(section.ratio, walks, start.at_s)
    effort = runner.effort.run
    run = effort.total - effort.to(start.at_m) - walking_s / runner.slowest_run
    left_s = runner.goal_s - start.at_s - standing_s - walking_s
    return left_s / run if run > 0.0 else inf


def pace_from(runner: Runner, start: StartPoint) -> float | None:
    """The run pace from a start to the goal where there is a closed form; None if none will do."""
    pace = first_guess(runner, start)
    return None if _beyond(runner, pace) else pace


def _walked_s(ratio: Ratio, walks: int, until_s: float) -> float:
    """Seconds of so many walks by one clock that are over at a time."""
    cycles = floor(until_s / ratio.cycle_s)
    if cycles >= walks:
        return float(walks * ratio.walk_s)
    begun_s = until_s - cycles * ratio.cycle_s - ratio.run_s
    return cycles * ratio.walk_s + max(begun_s, 0.0)


def _left_out(section: Section) -> float:
    """How many walks by the clock are left out for each halt, on average."""
    if not section.ratio or not section.skip_within_s:
        return 0.0
    near_s = 2.0 * section.skip_within_s + section.ratio.walk_s
    return min(near_s / section.ratio.cycle_s, 1.0)


def _beyond(runner: Runner, run_pace: float) -> OutOfReach | None:
    """What is wrong with the pace that a goal asks for, if anything."""
    if run_pace < FASTEST_RUN:
        return GOAL_TOO_FAST
    return None if run_pace < runner.slowest_run else GOAL_TOO_SLOW


def is_on_goal(trial: Trial, goal_s: int) -> bool:
    """Whether a trial finishes so close to the goal that the search is over."""
    return abs(trial.end_s - goal_s) <= TOLERANCE_S


def _nearer(trial: Trial, goal_s: int) -> float:
    """The run pace that makes up for finishing off the goal by running alone, all else equal."""
    return trial.run_pace * (1.0 - (trial.end_s - goal_s) / spent_s(trial.legs, "run"))


# --- The pace ------------------------------------------------------------------------------------


@dataclass
class Bracket:
    """Two run paces with the goal between them: the slower the run, the later the finish."""

    fast: float
    """Finishes before the goal."""
    slow: float
    """Finishes after it; infinite without walks."""
    ends_tried: bool = False
    """Whether a runner was sent out at both ends; before that the goal may lie outside."""

    @property
    def middle(self) -> float:
        """Halfway between the two."""
        return (self.fast + self.slow) * 0.5

    def holds(self, pace: float) -> bool:
        """Whether a pace lies between the two."""
        return self.fast < pace < self.slow

    def narrow(self, trial: Trial, goal_s: int) -> None:
        """Replace one of the two by the pace of a trial between them."""
        if trial.end_s < goal_s:
            self.fast = trial.run_pace
        else:
            self.slow = trial.run_pace


def close_in(
    runner: Runner,
    guess: float,
    skipped: AbstractSet[WalkId] = frozenset(),
    start: StartPoint = GUN,
) -> Trial | OutOfReach:
    """The run without these walks that finishes on the goal, found by a safeguarded secant.

    A secant through the last two trials finds the pace in two to four steps. A step that would
    leave the bracket goes to its middle instead. After SECANT_STEPS every step does; some fifty
    halvings leave no float between the two paces. Before the first step to the middle both ends
    are tried, so that a goal out of reach is known at once.
    """
    # A hair faster, so that the fastest run itself is inside.
    bracket = Bracket(FASTEST_RUN * (1.0 - 1e-12), runner.slowest_run)
    pace = guess
    last: Trial | None = None
    for step in range(1, MOST_STEPS):
        if not bracket.holds(pace):
            if not bracket.ends_tried and (reason := _out_of_reach(runner, skipped, start)):
                return reason
            bracket.ends_tried = True
            pace = bracket.middle
            if not bracket.holds(pace):
                break
        trial = runner.follow(pace, skipped, start)
        if is_on_goal(trial, runner.goal_s):
            return trial
        bracket.narrow(trial, runner.goal_s)
        following = _secant(last, trial, runner.goal_s) if step <= SECANT_STEPS else None
        last, pace = trial, bracket.middle if following is None else following
    return GOAL_TOO_SLOW if bracket.slow == runner.slowest_run < inf else GOAL_TOO_FAST


def _out_of_reach(
    runner: Runner, skipped: AbstractSet[WalkId], start: StartPoint
) -> OutOfReach | None:
    """Whether the fastest run is too slow for the goal, or the slowest too fast."""
    if runner.follow(FASTEST_RUN, skipped, start).end_s > runner.goal_s + TOLERANCE_S:
        return GOAL_TOO_FAST
    slowest = runner.slowest_run
    if slowest < inf and (
        runner.follow(slowest, skipped, start).end_s < runner.goal_s - TOLERANCE_S
    ):
        return GOAL_TOO_SLOW
    return None


def _secant(last: Trial | None, trial: Trial, goal_s: int) -> float | None:
    """The pace at which the line through two trials meets the goal; None if it never does.

    After a single trial, the pace by which the running alone makes up for its lateness.
    """
    if last is None:
        return _nearer(trial, goal_s)
    late_s, last_late_s = trial.end_s - goal_s, last.end_s - goal_s
    if late_s == last_late_s:
        return None
    return trial.run_pace - late_s * (trial.run_pace - last.run_pace) / (late_s - last_late_s)


# --- The walks that are left out ----------------------------------------------------------------


class Sides(NamedTuple):
    """Two trials by the rules at nearly the same pace, with the goal between their finishes.

    Both are the same trial if that finishes on the goal.
    """

    early: Trial
    late: Trial

    def jump(self, goal_s: int) -> bool:
        """Whether the finish jumps over the goal from one to the other."""
        return self.early.end_s < goal_s <= self.late.end_s


def _may_jump(runner: Runner) -> bool:
    """Whether the rules leave out other walks as the pace changes."""
    schedule = runner.schedule
    return bool(schedule.opening_s and schedule.halts) or any(
        section.skip_within_s for section in schedule.sections
    )


def decide_skips(runner: Runner, guess: float) -> Trial:
    """A trial near the goal that leaves out the walks that are to be left out.

    Where walks leave or join the plan as the pace changes, the finish may jump over the goal from
    one pace to the next, so that no pace is right. Then the first walk that the two sides of the
    jump disagree about is decided by the side that comes nearer to the goal, until they agree. So
    a walk may be left out some seconds nearer to a halt than the rule says, or farther from it, but
    the finish is the goal.
    """
    decided: dict[WalkId, bool] = {}
    sides = _come_near(runner, guess, decided)
    while sides.jump(runner.goal_s) and len(decided) < MOST_DECIDED:
        early, late = set(sides.early.skipped), set(sides.late.skipped)
        both = [*sides.early.skipped, *sides.late.skipped]
        disputed = [
            walk for walk in both if (walk in early) is not (walk in late) and walk not in decided
        ]
        if not disputed:
            break
        sides = _decide(runner, sides, min(disputed), decided)
    return sides.early


def _decide(runner: Runner, sides: Sides, walk: WalkId, decided: dict[WalkId, bool]) -> Sides:
    """Decide a walk that the two sides disagree about, and look on which sides the goal is now.

    Each side is tried with the other one's decision. The decision that then finishes nearer to the
    goal holds.
    """
    skipped = walk in sides.early.skipped
    late_gives_way = runner.follow_rules(sides.late.run_pace, {**decided, walk: skipped})
    early_gives_way = runner.follow_rules(sides.early.run_pace, {**decided, walk: not skipped})
    early_s = runner.goal_s - late_gives_way.end_s
    late_s = early_gives_way.end_s - runner.goal_s
    if early_s <= late_s:
        decided[walk] = skipped
        near = late_gives_way
        if early_s <= 0.0:
            return sides._replace(late=near)
    else:
        decided[walk] = not skipped
        near = early_gives_way
        if late_s < 0.0:
            return sides._replace(early=near)
    return _come_near(runner, _nearer(near, runner.goal_s), decided)


def _come_near(runner: Runner, guess: float, decided: Mapping[WalkId, bool]) -> Sides:
    """Trials by the rules on both sides of the goal, their paces CLOSE_PACES the same.

    Steps towards the goal grow longer until it lies behind; then the gap is halved.
    """
    bracket = Bracket(FASTEST_RUN, runner.slowest_run)
    pace = min(max(guess, bracket.fast), bracket.slow)
    early: Trial | None = None
    late: Trial | None = None
    reach = 1.0
    for _ in range(MOST_STEPS):
        trial = runner.follow_rules(pace, decided)
        if is_on_goal(trial, runner.goal_s):
            return Sides(trial, trial)
        bracket.narrow(trial, runner.goal_s)
        if trial.end_s < runner.goal_s:
            early = trial
        else:
            late = trial
        if bracket.slow - bracket.fast <= CLOSE_PACES * pace:
            return Sides(early or trial, late or trial)
        pace += reach * (_nearer(trial, runner.goal_s) - pace)
        if (early and late) or not bracket.holds(pace):
            pace = bracket.middle
        reach *= LONGER_STEPS
    return Sides(early or trial, late or trial)
