"""The `walkbreak` command, run in this process."""

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli.commands import main
from tests.support.paths import TEMPLATES


def walkbreak(*arguments: object) -> Result:
    """Run the command: its output, what it wrote on standard error, and its exit code."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build(content: Path, *arguments: object) -> Result:
    """Run `walkbreak build` for `content`; the site goes beside it."""
    folders = ("--content", content, "--site", content.parent / "site", "--templates", TEMPLATES)
    return walkbreak("build", *folders, *arguments)
