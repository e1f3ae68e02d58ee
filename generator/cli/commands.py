"""The `walkbreak` command: its help, and its commands by name."""

from importlib import import_module
from typing import cast

import click

from generator.cli.report import ending_tidily

NAMES = ("band", "build", "check", "plan", "verify")


class Commands(click.Group):
    """The commands, each imported when it is used: some need what takes long to import."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, which a module of that name has; None if there is none."""
        if cmd_name not in NAMES:
            return None
        module = import_module(f"generator.cli.{cmd_name}")
        return cast("click.Command", getattr(module, f"{cmd_name}_command"))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
