"""The run pace that finishes on the goal."""

from collections.abc import Mapping
from copy import copy
from math import floor, inf
from typing import Literal

from generator.pacing.legs import GUN, Runner, StartPoint, Trial, WalkId, spent_s

TooFar = Literal["fast", "slow"]
"""No run pace will do: the slowest is too fast, or the fastest too slow."""
FASTEST_RUN = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than anybody's marathon."""
TOLERANCE_S = 1e-5
"""How far from the goal the search may end, in seconds."""
SLOWEST = 1.5
"""Seconds per metre: 25:00 a kilometre."""
SCAN_S = 300
CLOSED_SCAN_S = 12 * 3600
"""How far from a goal the nearest one is looked for second by second; further where it is quick."""
LONG_STEPS = 24
"""In which the nearest goal that works is looked for."""
MOST_DECIDED = 60
"""Walks that are decided one by one; then those that are left stay as the rules have them."""
BOLD_STEPS = 12
"""How many steps the search may take by secant before it halves what is left."""
NEARLY = 2e-4
"""The share of a pace within which it is decided which walks are left out: 3 s in 4 hours."""


def count_walks(goal_s: int, run_walk: tuple[int, int]) -> int:
    """How many walks by the clock are followed by running before the goal."""
    return (goal_s - 1) // (run_walk[0] + run_walk[1])


class Search(Runner):
    """A runner whose run pace is to be found."""

    @property
    def may_jump(self) -> bool:
        """Whether walks leave or join the plan as the pace changes."""
        return bool(self.schedule.opening_s and self.schedule.halts) or any(
            section.apart_s for section in self.schedule.sections
        )

    def solve(self) -> "tuple[float, Trial | None] | TooFar":
        """The flat run pace, and the trial where one had to be gone to find it."""
        guess = self.guess()
        if self.has_closed_form:
            if guess < FASTEST_RUN:
                return "fast"
            return (guess, None) if guess < self.walk_pace else "slow"
        trial = self.reach_goal(guess)
        return (trial.run_pace, trial) if isinstance(trial, Trial) else trial

    @property
    def has_closed_form(self) -> bool:
        """Whether all walks are by one clock and effort is one measure; or there are none.

        Then the position in effort is running time / run pace + walking time / walk pace, whatever
        the hills.
        """
        if not self.schedule.has_walks:
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

    def reach_goal(self, guess: float) -> "Trial | TooFar":
        """The trial that ends at the goal, running."""
        skipped: frozenset[WalkId] = frozenset()
        if self.may_jump:
            near = self.decide_skips(guess)
            skipped = frozenset(near.skipped)
            guess = _nearer(near, near.end_s - self.goal_s)
        return self.close_in(guess, skipped, GUN)

    def decide_skips(self, guess: float) -> Trial:
        """A trial near the goal that leaves out the walks which are to be left out.

        Where walks leave or join the plan as the pace changes, the finish may jump over the goal
        from one pace to the next, and no pace is right. Then the first walk that the two sides of
        the jump disagree about is decided, by the side that comes nearer to the goal. So a walk may
        be left out some seconds more or less away from a halt than the rule says, but the finish
        is the goal.
        """
        decided: dict[WalkId, bool] = {}
        fast, slow = self.come_near(guess, decided)
        while fast.end_s < self.goal_s <= slow.end_s and len(decided) < MOST_DECIDED:
            disputed = (set(fast.skipped) ^ set(slow.skipped)) - decided.keys()
            if not disputed:
                break
            walk = min(disputed)
            skipped = walk in fast.skipped
            as_fast = self.follow(slow.run_pace, decided | {walk: skipped})
            as_slow = self.follow(fast.run_pace, decided | {walk: not skipped})
            early_s, late_s = self.goal_s - as_fast.end_s, as_slow.end_s - self.goal_s
            decided[walk] = skipped if early_s <= late_s else not skipped
            if early_s <= late_s and early_s <= 0.0:
                slow = as_fast
            elif late_s < early_s and late_s < 0.0:
                fast = as_slow
            else:
                near = as_fast if early_s <= late_s else as_slow
                guess = _nearer(near, near.end_s - self.goal_s)
                fast, slow = self.come_near(guess, decided)
        return fast

    def come_near(self, guess: float, decided: Mapping[WalkId, bool]) -> tuple[Trial, Trial]:
        """Two ways by the rules, at paces that differ by less than NEARLY and lie about the goal's.

        Steps towards the goal, longer and longer until it lies behind; then the gap is halved.
        """
        fast, slow = FASTEST_RUN, self.walk_pace
        reach = 1.0
        pace = min(max(guess, fast), slow)
        early = late = None
        while True:
            trial = self.follow(pace, decided)
            late_s = trial.end_s - self.goal_s
            if abs(late_s) <= TOLERANCE_S:
                return trial, trial
            if late_s < 0.0:
                fast, early = max(fast, pace), trial
            else:
                slow, late = min(slow, pace), trial
            if slow - fast <= NEARLY * pace:
                return early or trial, late or trial
            following = pace + reach * (_nearer(trial, late_s) - pace)
            if (early and late) or not fast < following < slow:
                following = (fast + slow) * 0.5
            reach, pace = reach * 1.5, following

    def close_in(
        self, guess: float, skipped: frozenset[WalkId], start: StartPoint
    ) -> "Trial | TooFar":
        """The trial without these walks that ends at the goal.

        The finish comes later the slower the run. A secant finds the pace in two to four steps;
        whatever it does, it stays between paces known to be too fast and too slow, and after twelve
        steps the gap between them is halved until nothing lies in it: about fifty times. Where it
        would leave them, the ends are tried first, so that what is too far is known at once.
        """
        fast, slow = FASTEST_RUN * (1.0 - 1e-12), self.walk_pace
        pace, last_pace, last_late_s = guess, 0.0, 0.0
        decided = dict.fromkeys(skipped, True)
        step, within = 0, False
        while True:
            step += 1
            if not (fast < pace < slow or within):
                if too := self.too_far(decided, start):
                    return too
                within = True
            if not fast < pace < slow and slow < inf:
                pace = (fast + slow) * 0.5
            if not fast < pace < slow:
                break
            trial = self.follow(pace, decided, start, by_rule=False)
            late_s = trial.end_s - self.goal_s
            if abs(late_s) <= TOLERANCE_S:
                return trial
            if late_s < 0.0:
                fast = pace
            else:
                slow = pace
            following = (fast + slow) * 0.5
            if step == 1:
                following = _nearer(trial, late_s)
            elif step <= BOLD_STEPS and late_s != last_late_s:
                following = pace - late_s * (pace - last_pace) / (late_s - last_late_s)
            last_pace, last_late_s, pace = pace, late_s, following
        return "slow" if slow == self.walk_pace < inf else "fast"

    def too_far(self, decided: Mapping[WalkId, bool], start: StartPoint) -> TooFar | None:
        """Whether the slowest run is too fast for the goal, or the fastest too slow."""
        late_s = self.goal_s + TOLERANCE_S
        if self.follow(FASTEST_RUN, decided, start, by_rule=False).end_s > late_s:
            return "fast"
        early_s, slowest = self.goal_s - TOLERANCE_S, self.walk_pace
        if slowest < inf and (self.follow(slowest, decided, start, by_rule=False).end_s < early_s):
            return "slow"
        return None


def _nearer(trial: Trial, late_s: float) -> float:
    """A run pace that makes up for being late, as far as it is made up for by running alone."""
    return trial.run_pace * (1.0 - late_s / spent_s(trial.legs, "run"))


def nearest_goal(search: Search, too: TooFar) -> int | None:
    """The goal next to this one that a plan reaches.

    Second by second, for what works is not all on one side: one more walk may join or leave. Far
    off in long steps, halving the last.
    """
    direction = 1 if too == "fast" else -1
    for step in range(1, 1 + (CLOSED_SCAN_S if search.has_closed_form else SCAN_S)):
        if _possible(search, search.goal_s + direction * step):
            return search.goal_s + direction * step
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


def _possible(search: Search, goal_s: int) -> bool:
    if goal_s <= 0:
        return False
    other = copy(search)  # its events are the same for every goal
    other.goal_s = goal_s
    return not isinstance(other.solve(), str)
