"""Options that several commands share, each read into a value with its unit."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import units
from generator.cli.folders import find_folder
from generator.race.fields import text_of
from generator.race.walks import parse_walks

MOST_HEAT = 0.3
"""The most that heat may slow a goal down: beyond that nobody should race."""
Command = Callable[..., None]
Decorator = Callable[[Command], Command]
T = TypeVar("T")


def site_option(says: str) -> Decorator:
    """The option that names the folder of the site."""
    return click.option(
        "--site",
        "folder",
        type=click.Path(exists=False, file_okay=False, path_type=Path),
        default=Path("site"),
        show_default=True,
        help=says,
    )


def _found_option(name: str, says: str) -> Decorator:
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


def quantity(name: str, parse: Callable[[str], T]) -> Callable[[str], T]:
    """A type for options whose values are written as in race files.

    `name` is what the help shows in the place of the value. Where `parse` raises ValueError, click
    names the option in front of the message and ends the command with exit code 2.
    """

    def read(text: str) -> T:
        try:
            return parse(text_of(text))
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    read.__name__ = name
    return read


def parse_heat(text: str) -> float:
    """How much slower heat makes a goal: 0.03 of `3%`. Raises ValueError."""
    share = units.parse_percent(text)
    if not 0 <= share <= MOST_HEAT:
        raise ValueError(f"`{text}` is out of range; write 0% to {MOST_HEAT:.0%}")
    return share


GOAL = quantity("time", units.parse_goal)
WALKS = quantity("ratio", parse_walks)
_PACE = quantity("pace", units.parse_pace)
_PERCENT = quantity("percent", units.parse_percent)
_HALVES = quantity("text", units.parse_halves)
_EASE = quantity("text", units.parse_ease)
_HEAT = quantity("percent", parse_heat)
_TIME = quantity("time", units.parse_interval)
_TIME_OF_DAY = quantity("time", units.parse_time_of_day)


@dataclass(frozen=True)
class PlanOptions:
    """What the options say about one plan; None where they say nothing."""

    walk_pace: float | None = None
    """Seconds per metre."""
    hills: float | None = None
    downhill: float | None = None
    altitude: float | None = None
    drift: float | None = None
    ease_in: tuple[float, float] | None = None
    """How much slower, and for how many metres."""
    heat: float | None = None
    """How much slower the goal gets."""
    watch: float | None = None
    marks: str | None = None
    """In words, as their unit may depend on the race."""
    stop: int | None = None
    """Seconds at each aid station."""
    gun: int | None = None
    """Seconds after midnight."""
    delay: int | None = None
    """Seconds after the gun."""


def options_as(name: str, kind: type, *options: Decorator) -> Decorator:
    """Give a command several options; it takes them as one value, a dataclass.

    `name` is the command's parameter; the fields of `kind` are named like the options.
    """
    names = [field.name for field in fields(kind)]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_value(**said: Any) -> None:
            value = kind(**{option: said.pop(option) for option in names})
            command(**said, **{name: value})

        decorated: Command = with_value
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


plan_options = options_as(
    "options",
    PlanOptions,
    click.option("--walk-pace", type=_PACE, help="How fast you walk, like 16:00 /mi."),
    click.option(
        "--hills", type=_PERCENT, help="How hills change your pace: 0% even pace, 100% even effort."
    ),
    click.option(
        "--downhill",
        type=_PERCENT,
        help="How much of the time that descents could save you take, like 50%.",
    ),
    click.option(
        "--altitude",
        type=_PERCENT,
        help="How much slower you get for each 1000 m above 300 m; Wehrlin and Hallén (2006) "
        "measured 6.3%.",
    ),
    click.option(
        "--drift", type=_HALVES, help="How your halves differ, like `second half 2% faster`."
    ),
    click.option("--ease-in", type=_EASE, help="An easy start, like `first 3 mi 3% slower`."),
    click.option(
        "--heat",
        type=_HEAT,
        help="How much slower your goal gets in the heat, like 3%: what Hadley (2013) gives for a "
        "temperature and a dew point that add up to 140 °F.",
    ),
    click.option(
        "--watch", type=_PERCENT, help="How much longer your watch measures the course, like 1%."
    ),
    click.option(
        "--marks",
        metavar="MARKS",
        help="What has a row: `every 5 km`, `aid stations` or `walk breaks`.",
    ),
    click.option("--stop", type=_TIME, help="How long you stand at each aid station, like 2:00."),
    click.option("--gun", type=_TIME_OF_DAY, help="When your wave starts, like 10:25."),
    click.option(
        "--delay", type=_TIME, help="How long after the gun you cross the line, like 3:00."
    ),
)
"""Gives a command the options of one plan; it takes them as `options`, of type PlanOptions."""
