"""Options that commands share, and the guides that they ask for."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from math import floor
from pathlib import Path
from typing import Any

import click

from generator import units
from generator.build.font import load_font
from generator.cli.folders import find_folder
from generator.cli.report import report_problems
from generator.content.one_race import load_course
from generator.pacing.course import Course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.race.rules import misfits, out_of_reach
from generator.race.source import SourceError
from generator.race.walks import parse_walks

MOST_HEAT = 0.3
Command = Callable[..., None]


def folder_option(
    option: str, default: str, says: str, *, exists: bool
) -> Callable[[Command], Command]:
    """An option that names a folder; `--site` is a parameter `folder`."""
    return click.option(
        option,
        "folder" if option == "--site" else option.removeprefix("--"),
        type=click.Path(exists=exists, file_okay=False, path_type=Path),
        default=Path(default),
        show_default=True,
        help=says,
    )


def _found_option(name: str, says: str) -> Callable[[Command], Command]:
    """An option that names a folder to read from; see `find_folder` for its default."""
    return click.option(
        f"--{name}",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=partial(find_folder, name),
        show_default=f"{name} if there is one here, else what came with walkbreak",
        help=says,
    )


content_option = _found_option("content", "Folder with the race files, courses and pages.")
templates_option = _found_option("templates", "Folder with the page templates.")


def plan_options(command: Command) -> Command:
    """What can be changed for one plan."""
    for option in reversed(
        (
            click.option("--walk-pace", help="How fast you walk, like 16:00 /mi."),
            click.option("--hills", help="0% even pace, 100% even effort."),
            click.option("--downhill", help="How much of what a descent saves you take, like 50%."),
            click.option(
                "--altitude",
                help="How much slower per 1000 m above 300 m; Wehrlin and Hallén (2006) measured "
                "6.3%.",
            ),
            click.option("--drift", help="Like `second half 2% faster`."),
            click.option("--ease-in", help="Like `first 3 mi 3% slower`."),
            click.option(
                "--heat",
                help="How much slower the goal gets in the heat, like 3%: what Hadley (2013) gives "
                "for a temperature and a dew point that add up to 140 °F.",
            ),
            click.option("--watch", help="How much further your watch says it is, like 1%."),
            click.option(
                "--marks", help="Rows, like `every 5 km`, `aid stations` or `walk breaks`."
            ),
            click.option("--stop", help="How long you stand at each aid station, like 2:00."),
            click.option("--gun", help="When your wave starts, like 10:25."),
            click.option("--delay", help="How long after the gun you cross the line, like 3:00."),
        )
    ):
        command = option(command)
    return command


def asked_guides(
    content: Path,
    slug: str,
    asked: Iterable[tuple[str, str]],
    heat: str | None,
    changes: Mapping[str, str | None],
) -> list[Guide]:
    """A plan for each goal and ratio; or the end, with what is wrong and exit code 1 or 2."""
    said = {key: text for key, text in changes.items() if text is not None}
    try:
        course = load_course(content, slug, load_font(), partial(_with_options, said))
        guides = [_guide(course, goal, ratio, heat) for goal, ratio in asked]
    except SourceError as error:
        report_problems(error, content, "nothing was printed")
    except KeyError as unknown:
        raise click.UsageError(f"there is no race `{slug}`{unknown.args[0]}") from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return guides


def _guide(course: Course, goal: str, ratio: str, heat: str | None) -> Guide:
    """One plan. Raises ValueError and UsageError."""
    goal_s = units.parse_goal(goal)
    if heat is not None:
        goal_s = floor(goal_s * (1 + _share(heat)))
    walks = parse_walks(ratio)
    if message := out_of_reach(course.race.distance, goal_s):
        raise click.UsageError(message)
    for message in misfits(walks, course.race):
        raise click.UsageError(f"{ratio}: {message}")
    try:
        return Listing(course, Goal(goal_s), walks).work_out()
    except Refusal as refusal:
        raise click.UsageError(explain(refusal, course, goal_s, walks)) from None


def _with_options(said: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, Any]:
    """A race file's values, those of the options in their place. Raises ValueError.

    A gun or a delay is that of the only start; a stop is that of every station.
    """
    changed = {**data, **said}
    start = {key: changed.pop(key) for key in ("gun", "delay") if key in said}
    if start:
        starts = data.get("starts", [])
        changed["starts"] = [(starts[0] if len(starts) == 1 else {}) | start]
    if "stop" in said:
        if "aid" not in data:
            raise ValueError("this race lists no aid stations to stop at")
        stations = [
            {key: value for key, value in station.items() if key != "stop"}
            for station in data["aid"]["stations"]
        ]
        changed["aid"] = data["aid"] | {"stop": changed.pop("stop"), "stations": stations}
    return changed


def _share(heat: str) -> float:
    """How much slower heat makes the goal. Raises ValueError."""
    share = units.parse_percent(heat)
    if not 0 <= share <= MOST_HEAT:
        raise ValueError(f"`{heat}` of heat is not planned for; write 0% to {MOST_HEAT:.0%}")
    return share
