"""The guide that a command line asks for: a race as its wishes change it, a goal and walks."""

import click

from generator.cli.options import refusing_wishes
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.race.rules import misfits, out_of_reach
from generator.race.walks import Walks
from generator.race.wishes import Wishes, changed_race, in_the_heat


def changed_course(course: Course, wishes: Wishes) -> Course:
    """The course with the changes that the wishes ask for. Raises click.BadParameter."""
    with refusing_wishes():
        race = changed_race(course.race, wishes)
    return course if race is course.race else lay_course(race, course.profile)


def guide_for(course: Course, goal_s: int, walks: Walks, heat: float | None) -> Guide:
    """The guide for a goal in seconds, which heat makes slower.

    Raises click.UsageError if there is no such plan.
    """
    goal_s = in_the_heat(goal_s, heat)
    if message := out_of_reach(course.race.distance, goal_s):
        raise click.BadParameter(message, param_hint=["--goal"])
    for message in misfits(walks, course.race):
        raise click.BadParameter(f"`{walks}`: {message}", param_hint=["--ratio"])
    try:
        return Listing(course, Goal(goal_s), walks).work_out()
    except Refusal as refusal:
        raise click.UsageError(explain(refusal, course, goal_s, walks)) from None
