"""`walkbreak check`: look for mistakes in the content."""

from pathlib import Path

import click

from generator.build.font import load_font
from generator.cli.options import content_option
from generator.cli.report import reporting_problems
from generator.content.catalogue import load


@click.command("check")
@content_option
def check_command(content: Path) -> None:
    """Look for mistakes in the content without building anything.

    Each is printed as file:line:column: what is wrong; what to write instead. Plans that cannot be
    run and bands that cannot be read are mistakes too.

    \b
    Example:
      walkbreak check
    """
    with reporting_problems(content, "the site cannot be built"):
        catalogue = load(content, load_font())
    guides = sum(len(of_race.guides) for of_race in catalogue.races)
    click.echo(f"{content}/: no mistakes in {len(catalogue.races)} races, {guides:,} guides")
