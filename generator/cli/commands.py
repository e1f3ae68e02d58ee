"""The `walkbreak` command: its help, and its commands by name."""

import click

from generator.cli.band import band_command
from generator.cli.build import build_command
from generator.cli.check import check_command
from generator.cli.plan import plan_command
from generator.cli.terminal import ending_tidily
from generator.cli.verify import verify_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="walkbreak")
@click.pass_context
def main(context: click.Context) -> None:
    """Make printable race-day pace guides for people who run and walk.

    Race files in content/races/ say what is to be run. Each becomes a page, a guide for every goal
    and ratio, and a wristband to print for each guide.

    \b
    Try:
      walkbreak check          look for mistakes in content/
      walkbreak build          make the site in site/
      walkbreak plan boston --goal 3:47:30 --ratio 4:00/0:30
      walkbreak band boston --goal 3:47:30 --ratio 4:00/0:30 -o band.pdf
      walkbreak verify boston  look at what was built in a browser and on paper
      walkbreak build --help   more about one command

    \b
    Exit codes: 0 done, 1 mistakes in the content or faults on a page, 2 wrong use of the command.
    """
    context.with_resource(ending_tidily())


for command in (band_command, build_command, check_command, plan_command, verify_command):
    main.add_command(command)
