"""The guide that a command line asks for: a race, changed by the options, with a goal and walks."""

from math import floor
from typing import Any

import click

from generator.cli.options import PlanOptions
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.race.fields import text_of
from generator.race.model import Aid, Marks, Race, Start, parse_marks
from generator.race.rules import misfits, out_of_reach, race_faults
from generator.race.source import KeyPath
from generator.race.walks import Walks

_AS_IN_THE_FILE = ("walk_pace", "hills", "downhill", "altitude", "drift", "ease_in", "watch")
"""Options whose value simply replaces the field of the same name."""


def changed_course(course: Course, options: PlanOptions) -> Course:
    """The course with the changes that the options ask for. Raises click.BadParameter."""
    race = changed_race(course.race, options)
    return course if race is course.race else lay_course(race, course.profile)


def changed_race(race: Race, options: PlanOptions) -> Race:
    """The race with the options in the place of its own fields.

    Raises click.BadParameter, which names the option, if they do not fit the race.
    """
    changes: dict[str, Any] = {
        name: value for name in _AS_IN_THE_FILE if (value := getattr(options, name)) is not None
    }
    if options.marks is not None:
        changes["marks"] = _marks(race, options.marks)
    if options.stop is not None:
        changes["aid"] = _aid(race, options.stop)
    if options.gun is not None or options.delay is not None:
        changes["starts"] = (_start(race, options),)
    if not changes:
        return race
    changed = race.model_copy(update=changes)
    # The race was without a fault before, so the fault is an option's.
    for fault in race_faults(changed):
        raise click.BadParameter(fault.message, param_hint=[_option_of(fault.path)])
    return changed


def guide_for(course: Course, goal_s: int, walks: Walks, heat: float | None) -> Guide:
    """The guide for a goal in seconds, which heat makes slower.

    Raises click.UsageError if there is no such plan.
    """
    if heat is not None:
        goal_s = floor(goal_s * (1 + heat))
    if message := out_of_reach(course.race.distance, goal_s):
        raise click.BadParameter(message, param_hint=["--goal"])
    for message in misfits(walks, course.race):
        raise click.BadParameter(f"`{walks}`: {message}", param_hint=["--ratio"])
    try:
        return Listing(course, Goal(goal_s), walks).work_out()
    except Refusal as refusal:
        raise click.UsageError(explain(refusal, course, goal_s, walks)) from None


def _marks(race: Race, words: str) -> Marks:
    try:
        return parse_marks(text_of(words), race.markers)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=["--marks"]) from None


def _aid(race: Race, stop_s: int) -> Aid:
    """The aid stations with the same stop at each of them, whatever the file says."""
    if not race.aid:
        message = "this race lists no aid stations to stop at; leave this out"
        raise click.BadParameter(message, param_hint=["--stop"])
    stations = tuple(station.model_copy(update={"stop": None}) for station in race.aid.stations)
    return race.aid.model_copy(update={"stop": stop_s, "stations": stations})


def _start(race: Race, options: PlanOptions) -> Start:
    """The runner's own start: the only one of the race as changed, or else a new one."""
    hint = "--delay" if options.gun is None else "--gun"
    if not race.place:
        message = "a plain distance has no start; leave this out, or take a race at a place"
        raise click.BadParameter(message, param_hint=[hint])
    start = race.starts[0] if len(race.starts) == 1 else Start()
    gun_s = start.gun if options.gun is None else options.gun
    delay_s = start.delay if options.delay is None else options.delay
    if gun_s is None and any(cutoff.by.of_day for cutoff in race.cutoffs):
        message = "the cut-offs of this race are times of day; give the gun of your wave with --gun"
        raise click.BadParameter(message, param_hint=[hint])
    if gun_s is None and not delay_s:
        raise click.BadParameter(
            "without a gun there is no delay; leave this out", param_hint=[hint]
        )
    return start.model_copy(update={"gun": gun_s, "delay": delay_s})


def _option_of(path: KeyPath) -> str:
    """The option that sets a field; a cut-off that is too early comes from the gun."""
    name = next(step for step in reversed(path) if isinstance(step, str))
    return "--gun" if name == "by" else f"--{name.replace('_', '-')}"
