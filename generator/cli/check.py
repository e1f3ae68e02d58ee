"""`walkbreak check`: look for mistakes in the content."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.build.font import load_font
from generator.cli.folders import checked_before
from generator.cli.options import content_option
from generator.cli.report import counted, reporting_problems
from generator.content.catalogue import load
from generator.content.one_race import check_race
from generator.race.source import Problem, SourceError, collecting


@click.command("check")
@click.argument(
    "paths", nargs=-1, metavar="[FILE...]", type=click.Path(dir_okay=False, path_type=Path)
)
@content_option
def check_command(paths: tuple[Path, ...], content: Path) -> None:
    """Look for mistakes in the content without building anything, or in some race files only.

    Each is printed as file:line:column: what is wrong; what to write instead. Plans that cannot be
    run and bands that cannot be read are mistakes too. A race file may be anywhere; the course and
    the tables that it names are those of the content. With a file of another kind, on which any
    race may depend, everything is checked.

    \b
    Examples:
      walkbreak check
      walkbreak check content/races/boston.yaml
    """
    if paths and all(_is_race(path, content) for path in paths):
        _check_races(paths, content)
        return
    with reporting_problems(content, "the site cannot be built"):
        catalogue = load(content, load_font(), checked=checked_before())
    races, guides = len(catalogue.races), catalogue.guide_count
    click.echo(f"{content}/: no mistakes in {races} races, {guides:,} guides")


def _check_races(races: Sequence[Path], content: Path) -> None:
    """Look for mistakes in some race files; those of all of them are printed."""
    problems: list[Problem] = []
    right: list[str] = []
    for path in races:
        with collecting(problems):
            found = check_race(content, path, load_font())
            right.append(f"{path}: no mistakes in {counted(len(found.guides), 'guide')}")
    for line in right:
        click.echo(line)
    with reporting_problems(content, "the site cannot be built"):
        if problems:
            raise SourceError(sorted(set(problems)))


def _is_race(path: Path, content: Path) -> bool:
    """Whether a file holds a race; other files are part of the content. Raises BadParameter."""
    folder = path.resolve().parent
    if content.resolve() in (folder, folder.parent) and folder.name != "races":
        return False
    if path.suffix != ".yaml":
        message = f"`{path}` is not a race file; the name of a race file ends in .yaml"
        raise click.BadParameter(message, param_hint=["FILE"])
    return True
