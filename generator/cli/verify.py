"""`walkbreak verify`: look at what was built."""

import sys
import time
from pathlib import Path

import click

from generator.build.browser import NoBrowser
from generator.build.verify.run import verify
from generator.build.verify.targets import NothingThere
from generator.cli.options import site_option
from generator.cli.report import counted
from generator.cli.terminal import progress_bar
from generator.paper.drawing import PAPERS


@click.command("verify")
@click.argument("races", nargs=-1, metavar="[RACE...]")
@site_option("Folder that was built into.")
def verify_command(races: tuple[str, ...], folder: Path) -> None:
    """Look at what was built in a browser, and print it on A4 and Letter.

    It looks at every guide of the races, or of all races. It finds pages that fail or complain, and
    bands in any format that are not true to size, clipped, too small to read, overlapping, out of
    order, in colour, or too near the edge of the paper. Each fault is printed as page: what is
    wrong; with any fault the exit code is 1.

    \b
    Examples:
      walkbreak verify boston
      walkbreak verify berlin 5-km --site public
    """
    started = time.perf_counter()
    try:
        with progress_bar("Looking") as progress:
            verdict = verify(folder, races, progress)
    except (NothingThere, NoBrowser) as error:
        raise click.UsageError(str(error)) from None
    for fault in verdict.faults:
        click.echo(fault)
    click.echo(
        f"{folder}/: {counted(verdict.guides, 'guide')} of {counted(verdict.races, 'race')}, "
        f"{counted(verdict.prints, 'print')} on {counted(len(PAPERS), 'paper')}: "
        f"{counted(len(verdict.faults), 'fault') if verdict.faults else 'no faults'}, "
        f"in {time.perf_counter() - started:.0f} s"
    )
    sys.exit(1 if verdict.faults else 0)
