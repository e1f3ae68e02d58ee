"""The plan for a goal on a course, or why there is none."""

from functools import partial

from generator import units
from generator.pacing.course import Course
from generator.pacing.cutoffs import first_missed, slowest_in_time
from generator.pacing.plan import Plan, Refusal, make_plan
from generator.race.walks import Walks

NEARER_STEPS = 8
"""How often the nearest goal is looked for again where the default walk pace changes with it."""


def plan_for(course: Course, goal_s: int, walks: Walks) -> Plan:
    """The plan that finishes on the goal and makes every cut-off. Raises Refusal."""
    plan_at = partial(_plan_at, course, walks)
    try:
        plan = plan_at(goal_s)
    except Refusal as refusal:
        nearest = partial(_nearest_goal, course, walks, refusal)
        raise Refusal(refusal.reason, nearest, refusal.way_out) from None
    if missed := first_missed(course.race, plan):
        in_time_s = slowest_in_time(course.race, goal_s, plan_at)
        way_out = "no goal makes them all with these walks"
        if in_time_s is not None:
            way_out = f"the nearest goal that makes them all is {units.long_clock(in_time_s)}"
        raise Refusal(f"{units.long_clock(goal_s)} with {walks} {missed}", way_out=way_out)
    return plan


def _plan_at(course: Course, walks: Walks, goal_s: int) -> Plan:
    """The plan for a goal, whatever the cut-offs. Raises Refusal."""
    return make_plan(course.effort, goal_s, course.schedule(walks), course.walk_pace(goal_s))


def _nearest_goal(course: Course, walks: Walks, refusal: Refusal) -> int | None:
    """The nearest goal that works with the walk pace that belongs to it.

    A refusal knows the nearest goal that works with its own walk pace, which may not be that of
    the goal: then the search goes on from there.
    """
    nearest_s = refusal.nearest_s
    for _ in range(NEARER_STEPS):
        if nearest_s is None:
            return None
        try:
            _plan_at(course, walks, nearest_s)
        except Refusal as next_refusal:
            nearest_s = next_refusal.nearest_s
        else:
            return nearest_s
    return None
