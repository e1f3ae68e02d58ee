"""What happens by the clock: run and walk, again and again, from where a section begins."""

from collections.abc import Callable
from math import inf
from typing import NamedTuple

from generator.units import Ratio

LAST_RUN_S = 1.0
"""A walk by the clock is followed by at least this much running before the goal."""


class SectionStart(NamedTuple):
    """When and where a runner begins a section of the schedule, and with it a new cycle."""

    section: int
    """Its number in the schedule."""
    at_s: float
    at_m: float


class Cycle:
    """The cycle that a runner is in: its run and then its walk, which she may be taking."""

    __slots__ = (
        "_cycle_s", "_first_s", "_last_end_s", "_skips", "_walk_s",
        "change_s", "ends_s", "number", "starts_s", "walking",
    )  # fmt: skip
    _cycle_s: float
    _walk_s: float
    _first_s: float
    """When the walk of the first cycle is due."""
    _last_end_s: float
    """A walk that would be over later than this is left out."""
    _skips: Callable[[int], bool] | None
    number: int
    """Of this cycle in its section, from 0."""
    starts_s: float
    """When its walk is due; infinite without walks."""
    ends_s: float
    """When its walk is over."""
    walking: bool
    """Whether she is walking by the clock."""
    change_s: float
    """When that changes next: when the walk is due or, while it is taken, when it is over."""

    def __init__(
        self,
        begins_s: float,
        ratio: Ratio | None,
        goal_s: float,
        offset_s: float = 0.0,
        skips: Callable[[int], bool] | None = None,
    ) -> None:
        """The first cycle of a section, its walk and all after it later by an offset.

        A walk is left out if no running would follow it before the goal, or if `skips` says so: it
        is asked with the number of a cycle when that cycle's walk is due.
        """
        run_s, walk_s = (float(ratio.run_s), float(ratio.walk_s)) if ratio else (inf, 0.0)
        self._cycle_s, self._walk_s = run_s + walk_s, walk_s
        self._first_s = begins_s + run_s + offset_s
        self._last_end_s = goal_s - LAST_RUN_S + offset_s
        self._skips = skips
        self.number = 0
        self.walking = False
        self.starts_s = self.change_s = self._first_s
        self.ends_s = self._first_s + walk_s

    def turn(self, now_s: float) -> None:
        """Go on until the next change is still to come: a walk begins, ends or is left out."""
        while now_s >= self.change_s:
            is_due = not self.walking and now_s < self.ends_s <= self._last_end_s
            if is_due and not (self._skips and self._skips(self.number)):
                self.walking = True
                self.change_s = self.ends_s
            else:
                self.walking = False
                self.number += 1
                self.starts_s = self.change_s = self._first_s + self.number * self._cycle_s
                self.ends_s = self.starts_s + self._walk_s


def offset_s(ratio: Ratio | None, cycles: float) -> float:
    """How much later the walks of a section come if they are out of step by a share of a cycle.

    Negative is earlier, but no walk comes before its section begins.
    """
    if ratio is None:
        return 0.0
    return max(cycles * ratio.cycle_s, -float(ratio.run_s))
