"""The `walkbreak` command run in this process, on the small content folder or any other."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.commands import main
from tests.support.paths import TEMPLATES

Write = Callable[[dict[str, str]], Path]
"""Writes a small `content/` folder: the type of the fixture `write`."""


def walkbreak(*arguments: object) -> Result:
    """A command with its arguments."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build(content: Path, *arguments: object) -> Result:
    """`walkbreak build`, into the folder `site` beside the content."""
    site = content.parent / "site"
    folders = ("--content", content, "--site", site, "--templates", TEMPLATES)
    return walkbreak("build", *folders, *arguments)


def plan(content: Path, *arguments: object) -> Result:
    """`walkbreak plan` for the race of the small content folder."""
    return walkbreak("plan", "hill-10", "--content", content, *arguments)


def band(content: Path, *arguments: object) -> Result:
    """`walkbreak band` for the race of the small content folder."""
    folders = ("--content", content, "--templates", TEMPLATES)
    return walkbreak("band", "hill-10", *folders, *arguments)


def goals(*times: str) -> list[str]:
    """Options for several goals."""
    return [word for time in times for word in ("--goal", time)]
