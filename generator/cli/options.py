"""Options that several commands share, each read into a value with its unit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import units
from generator.cli.folders import find_folder
from generator.race.fields import text_of
from generator.race.walks import parse_walks
from generator.race.wishes import Unfit, Wishes, read_wishes

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


GOAL = quantity("time", units.parse_goal)
WALKS = quantity("ratio", parse_walks)


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


def _wish_option(key: str, metavar: str, says: str) -> Decorator:
    """The option for a wish. It stays text, which is read together with the other wishes."""
    return click.option(f"--{key.replace('_', '-')}", type=quantity(metavar, str), help=says)


def plan_options(command: Command) -> Command:
    """Give a command the options of one plan; it takes them as `wishes`, of type Wishes."""

    @wraps(command)
    def with_wishes(**said: Any) -> None:
        texts = {field.name: said.pop(field.name) for field in fields(Wishes)}
        with refusing_wishes():
            wishes = read_wishes({key: text for key, text in texts.items() if text is not None})
        command(**said, wishes=wishes)

    decorated: Command = with_wishes
    for option in reversed(_WISH_OPTIONS):
        decorated = option(decorated)
    return decorated


@contextmanager
def refusing_wishes() -> Iterator[None]:
    """Turn the first wish that is wrong into click.BadParameter, which names its option."""
    try:
        yield
    except Unfit as unfit:
        key, message = next(iter(unfit.wrong.items()))
        raise click.BadParameter(message, param_hint=[f"--{key.replace('_', '-')}"]) from None


_WISH_OPTIONS = (
    _wish_option("walk_pace", "pace", "How fast you walk, like 16:00 /mi."),
    _wish_option("hills", "percent", "How hills change your pace: 0% even pace, 100% even effort."),
    _wish_option(
        "downhill",
        "percent",
        "How much of the time that descents could save you take, like 50%.",
    ),
    _wish_option(
        "altitude",
        "percent",
        "How much slower you get for each 1000 m above 300 m; Wehrlin and Hallén (2006) "
        "measured 6.3%.",
    ),
    _wish_option("drift", "text", "How your halves differ, like `second half 2% faster`."),
    _wish_option("ease_in", "text", "An easy start, like `first 3 mi 3% slower`."),
    _wish_option(
        "heat",
        "percent",
        "How much slower your goal gets in the heat, like 3%: what Hadley (2013) gives for a "
        "temperature and a dew point that add up to 140 °F.",
    ),
    _wish_option("watch", "percent", "How much longer your watch measures the course, like 1%."),
    _wish_option("markers", "unit", "Whether you count in `miles` or in `kilometres`."),
    _wish_option(
        "marks", "marks", "What has a row: `every 5 km`, `aid stations` or `walk breaks`."
    ),
    _wish_option("stop", "time", "How long you stand at each aid station, like 2:00."),
    _wish_option("gun", "time", "When your wave starts, like 10:25."),
    _wish_option("delay", "time", "How long after the gun you cross the line, like 3:00."),
)
