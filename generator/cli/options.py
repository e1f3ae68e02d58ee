"""Options that several commands share, each read into a value with its unit."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import units
from generator.cli.folders import find_folder
from generator.race.keys import Key
from generator.race.kinds import text_of
from generator.race.walks import parse_walks
from generator.race.wishes import KEYS, Unfit, read_wishes

Command = Callable[..., None]
Decorator = Callable[[Command], Command]
T = TypeVar("T")


def site_option(says: str, kind: type[click.Path] = click.Path) -> Decorator:
    """The option that names the folder of the site."""
    return click.option(
        "--site",
        "folder",
        type=kind(exists=False, file_okay=False, path_type=Path),
        default=Path("site"),
        show_default=True,
        help=says,
    )


class SitePlace(click.Path):
    """A folder, as a Path; or an address of another file system, such as s3://bucket, as a text."""

    name = "folder or address"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Anything with `://` is an address."""
        return value if "://" in str(value) else super().convert(value, param, ctx)


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


def key_option(key: Key, parse: Callable[[str], Any] | None = None) -> Decorator:
    """An option for a key, with its sentence as help; `parse` reads it in another way."""
    kind = key.kind.name if key.kind else "text"
    return click.option(
        f"--{key.name.replace('_', '-')}",
        type=quantity(kind, parse or key.parse),
        help=f"{key.says}  [{_within(key)}]",
    )


def wish_options(command: Command, keys: Iterable[Key]) -> Command:
    """Give a command an option for each key; each stays text, to be read together later."""
    for key in reversed(tuple(keys)):
        command = key_option(key, str)(command)
    return command


def _within(key: Key) -> str:
    """The few words that a key takes, or its limits and an example."""
    if key.kind and key.kind.words:
        return key.kind.write
    limits = f"{key.limits.said}, " if key.limits else ""
    return f"{limits}like `{key.example}`"


def plan_options(command: Command) -> Command:
    """Give a command the options of one plan; it takes them as `wishes`, of type Wishes."""

    @wraps(command)
    def with_wishes(**said: Any) -> None:
        texts = {key.name: said.pop(key.name) for key in KEYS}
        with refusing_wishes():
            wishes = read_wishes({key: text for key, text in texts.items() if text is not None})
        command(**said, wishes=wishes)

    return wish_options(with_wishes, KEYS)


@contextmanager
def refusing_wishes() -> Iterator[None]:
    """Turn the first wish that is wrong into click.BadParameter, which names its option."""
    try:
        yield
    except Unfit as unfit:
        key, message = next(iter(unfit.wrong.items()))
        raise click.BadParameter(message, param_hint=[f"--{key.replace('_', '-')}"]) from None
