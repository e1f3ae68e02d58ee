"""Guides: plans worked out once, with every time that pages, bands and downloads say."""

from dataclasses import dataclass, field

from generator.pacing.course import Course
from generator.pacing.cutoffs import Margin, margins_of
from generator.pacing.plan import Elapsed, Plan
from generator.pacing.planning import plan_for
from generator.pacing.splits import Split, clocks_out_of_step, split_halfway, splits_at
from generator.race.model import Race
from generator.race.values import Marks
from generator.race.walks import Walks

LATE_S = ((0, (10, 20, 30)), (3600, (30, 60, 120)), (8 * 3600, (300, 900, 1800)))
"""From each goal on, three ways to be late at halfway: a little, some and a lot; in seconds."""


@dataclass(frozen=True)
class Goal:
    """A finish time, and the qualifying standards it meets."""

    seconds: int
    meets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The label of each table, and the groups it applies to: `Boston standard`, `women 18-34`."""


@dataclass(frozen=True)
class Listing:
    """A guide that a race offers: its goal and its walks, with nothing worked out yet.

    A site lists thousands of guides. Each is worked out only when its pages are made.
    """

    course: Course = field(repr=False)
    goal: Goal
    walks: Walks

    @property
    def race(self) -> Race:
        """The race."""
        return self.course.race

    def work_out(self) -> "Guide":
        """Work out the guide. Raises Refusal if there is no such plan."""
        return work_out(self)


@dataclass(frozen=True)
class CatchUp:
    """What to do when late at halfway."""

    late_s: int
    run_pace: float | None
    """The run pace from there on, in seconds per metre on the flat; None if none is fast enough."""


@dataclass(frozen=True, eq=False)
class Guide:
    """A plan worked out: every time that its pages, bands and downloads say."""

    listing: Listing
    plan: Plan
    out_of_step: tuple[Elapsed, ...]
    """The plan's clock with its walks up to half a cycle off; empty without walks by the clock."""
    splits: tuple[Split, ...]
    """The main table: every mark of the race, and the finish exactly at the goal."""
    halfway: Split
    margins: tuple[Margin, ...]
    """Every cut-off for every start."""
    catch_ups: tuple[CatchUp, ...]
    """What to do for a runner who is a little, some and a lot late at halfway."""

    @property
    def course(self) -> Course:
        """The race on its course."""
        return self.listing.course

    @property
    def race(self) -> Race:
        """The race."""
        return self.listing.course.race

    @property
    def goal(self) -> Goal:
        """The finish time."""
        return self.listing.goal

    @property
    def walks(self) -> Walks:
        """When the runner walks, in her words."""
        return self.listing.walks

    @property
    def by_the_clock(self) -> bool:
        """Whether there are walks by the clock, with which a runner can be out of step."""
        return bool(self.out_of_step)

    @property
    def watch_pace(self) -> float:
        """The run pace that the runner's watch shows if it measures long, in seconds per metre."""
        return self.plan.run_pace / (1.0 + self.race.watch)

    def splits_by(self, marks: Marks) -> tuple[Split, ...]:
        """The splits at other marks."""
        if marks == self.race.rows:
            return self.splits
        return splits_at(self.course, self.plan, self.out_of_step, marks)


def work_out(listing: Listing) -> Guide:
    """Work out a guide. Raises Refusal if there is no such plan."""
    course, goal = listing.course, listing.goal
    plan = plan_for(course, goal.seconds, listing.walks)
    out_of_step = clocks_out_of_step(plan)
    return Guide(
        listing,
        plan,
        out_of_step,
        splits_at(course, plan, out_of_step, course.race.rows),
        split_halfway(plan),
        margins_of(course.race, plan),
        tuple(_catch_up(plan, late_s) for late_s in _ways_to_be_late(goal.seconds)),
    )


def _ways_to_be_late(goal_s: int) -> tuple[int, int, int]:
    """How late a runner may be at halfway for a goal: a little, some and a lot, in seconds."""
    return next(late_s for from_s, late_s in reversed(LATE_S) if goal_s >= from_s)


def _catch_up(plan: Plan, late_s: int) -> CatchUp:
    """What to do for a runner who is this late at halfway."""
    return CatchUp(late_s, plan.catch_up(plan.length_m / 2, late_s))
