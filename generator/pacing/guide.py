"""Guides: a plan with everything that pages, bands and downloads say of it, worked out once."""

from dataclasses import dataclass, field

from generator.pacing.course import Course
from generator.pacing.cutoffs import Margin, margins_of
from generator.pacing.plan import Plan
from generator.pacing.planning import plan_for
from generator.pacing.splits import Split, plans_out_of_step, split_halfway, splits_at
from generator.race.model import Marks, Race
from generator.race.walks import Walks

LATE_S = ((0, (10, 20, 30)), (3600, (30, 60, 120)), (8 * 3600, (300, 900, 1800)))
"""From a goal on, how late at halfway a runner may be: a little, some, much; in seconds."""


@dataclass(frozen=True)
class Goal:
    """A finish time, and the qualifying standards it meets."""

    seconds: int
    meets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Label of a table of standards, and whose it is: `Boston standard`, `women 18-34`."""


@dataclass(frozen=True)
class Listing:
    """A guide that a race offers: its goal and its walks, and nothing worked out yet.

    A site lists thousands; they are worked out one at a time, when their pages are made.
    """

    course: Course = field(repr=False)
    goal: Goal
    walks: Walks

    @property
    def race(self) -> Race:
        """The race."""
        return self.course.race

    def work_out(self) -> "Guide":
        """The guide. Raises Refusal."""
        return work_out(self)


@dataclass(frozen=True)
class CatchUp:
    """What to do when late at halfway."""

    late_s: int
    run_pace: float | None
    """Seconds per metre on the flat from there on; None where no run is fast enough."""


@dataclass(frozen=True, eq=False)
class Guide:
    """A plan worked out for its pages: every time that they, bands and downloads say."""

    listing: Listing
    plan: Plan
    out_of_step: tuple[Plan, ...]
    """The plan with its walks moved by up to half a cycle; empty where none are by the clock."""
    splits: tuple[Split, ...]
    """The main table: every mark of the race, and the finish at exactly the goal."""
    halfway: Split
    margins: tuple[Margin, ...]
    """Every cut-off for every start."""
    catch_ups: tuple[CatchUp, ...]
    """For a runner who is a little, some and much too late at halfway."""

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
        """When the runner walks, as she says it."""
        return self.listing.walks

    @property
    def by_the_clock(self) -> bool:
        """Whether there is a cycle that a runner can be out of step with."""
        return bool(self.out_of_step)

    @property
    def watch_pace(self) -> float:
        """The run pace on a watch that measures long, in seconds per metre."""
        return self.plan.run_pace / (1.0 + self.race.watch)

    def splits_by(self, marks: Marks) -> tuple[Split, ...]:
        """The main table by other marks."""
        if marks == self.race.rows:
            return self.splits
        return splits_at(self.race, self.course.stops, self.plan, self.out_of_step, marks)


def work_out(listing: Listing) -> Guide:
    """A guide from its listing. Raises Refusal."""
    course, goal = listing.course, listing.goal
    plan = plan_for(course, goal.seconds, listing.walks)
    out_of_step = plans_out_of_step(plan)
    return Guide(
        listing,
        plan,
        out_of_step,
        splits_at(course.race, course.stops, plan, out_of_step, course.race.rows),
        split_halfway(plan),
        margins_of(course.race, plan),
        tuple(CatchUp(late_s, _catch_up_pace(plan, late_s)) for late_s in _late(goal.seconds)),
    )


def _late(goal_s: int) -> tuple[int, int, int]:
    return next(late_s for from_s, late_s in reversed(LATE_S) if goal_s >= from_s)


def _catch_up_pace(plan: Plan, late_s: int) -> float | None:
    return plan.catch_up(plan.length_m / 2, late_s)
