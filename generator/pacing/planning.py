"""The plan for a goal on a course; or why there is none, and which goal to take instead."""

from generator import units
from generator.pacing.course import Course
from generator.pacing.cutoffs import first_missed, slowest_in_time
from generator.pacing.nearest import nearest_goal
from generator.pacing.plan import GoalTooFast, Plan, Refusal, TooManyWalks, clock_of, make_plan
from generator.race.rules import reach
from generator.race.walks import Walks

NEARER_STEPS = 8
"""How often the nearest goal is looked for again where the default walk pace changes with it."""


class MissedCutoff(Refusal):
    """The plan misses a cut-off."""


def plan_for(course: Course, goal_s: int, walks: Walks) -> Plan:
    """The plan that finishes on the goal and makes every cut-off. Raises Refusal."""
    plan = _plan_at(course, walks, goal_s)
    if missed := first_missed(course.race, plan):
        raise MissedCutoff(f"{units.long_clock(goal_s)} with {walks} {missed.missed_said}")
    return plan


def surely_has_plan(course: Course, goal_s: int, walks: Walks) -> bool:
    """Whether `plan_for` makes a plan, where that is known at once; False where it is not."""
    schedule = course.schedule(walks)
    clock = clock_of(course.effort, goal_s, schedule, course.walk_pace(goal_s))
    return clock is not None and first_missed(course.race, clock) is None


def goal_of_run(course: Course, run_pace: float, walks: Walks) -> int:
    """The fastest goal within reach whose plan runs no faster than this pace, in seconds.

    The pace is in seconds per metre on the flat. There may be no plan for that goal: the run may be
    slower than the walk.
    """
    fast_s, slow_s = reach(course.race.distance)
    while slow_s - fast_s > 1:
        middle_s = (fast_s + slow_s) // 2
        if _runs_faster(course, walks, middle_s, run_pace):
            fast_s = middle_s
        else:
            slow_s = middle_s
    return slow_s


def _runs_faster(course: Course, walks: Walks, goal_s: int, run_pace: float) -> bool:
    """Whether the plan for a goal runs faster than this pace, or faster than anybody can."""
    try:
        return _plan_at(course, walks, goal_s).run_pace < run_pace
    except GoalTooFast:
        return True
    except Refusal:
        return False


def nearest(refusal: Refusal, course: Course, goal_s: int, walks: Walks) -> int | None:
    """The nearest goal that works where `plan_for` refused one, in seconds; None if none is found.

    It may take a second to find.
    """
    if isinstance(refusal, TooManyWalks):
        return None
    if isinstance(refusal, MissedCutoff):

        def plan_at(other_s: int) -> Plan:
            return _plan_at(course, walks, other_s)

        return slowest_in_time(course.race, goal_s, plan_at)
    return nearest_that_works(course, goal_s, walks)


def explain_with(refusal: Refusal, nearest_s: int | None) -> str:
    """Why `plan_for` refused a plan and what to do instead, in a sentence without its full stop.

    `nearest_s` is what `nearest` found.
    """
    if isinstance(refusal, TooManyWalks):
        return f"{refusal}; take a ratio with longer runs and walks"
    if isinstance(refusal, MissedCutoff):
        if nearest_s is None:
            return f"{refusal}; no goal makes them all with these walks"
        return f"{refusal}; the nearest goal that makes them all is {units.long_clock(nearest_s)}"
    if nearest_s is None:
        return (
            f"{refusal}; no goal was found that works with these walks and this walk pace; "
            "walk slower, or less"
        )
    return f"{refusal}; the nearest goal that works is {units.long_clock(nearest_s)}"


def explain(refusal: Refusal, course: Course, goal_s: int, walks: Walks) -> str:
    """Why `plan_for` refused a plan, with the nearest goal that works. It may take a second."""
    return explain_with(refusal, nearest(refusal, course, goal_s, walks))


def nearest_that_works(course: Course, goal_s: int, walks: Walks) -> int | None:
    """The goal nearest to one that cannot be run, whatever the cut-offs; None if none is found.

    The walk pace may change with the goal. Then a goal that works with the walk pace of another
    one may not work with its own, and the search goes on from there.
    """
    schedule = course.schedule(walks)
    for _ in range(NEARER_STEPS):
        nearest_s = nearest_goal(course.effort, goal_s, schedule, course.walk_pace(goal_s))
        if nearest_s is None:
            return None
        try:
            _plan_at(course, walks, nearest_s)
            return nearest_s
        except TooManyWalks:
            return None
        except Refusal:
            goal_s = nearest_s
    return None


def _plan_at(course: Course, walks: Walks, goal_s: int) -> Plan:
    """The plan for a goal, whatever the cut-offs. Raises Refusal."""
    return make_plan(course.effort, goal_s, course.schedule(walks), course.walk_pace(goal_s))
