"""Options that several commands share: each is read into a value, and several become one."""

from dataclasses import dataclass

import click
from click.testing import CliRunner

from generator import units
from generator.cli.options import options_as, plan_options, quantity
from generator.race.wishes import Wishes


@dataclass(frozen=True)
class Snack:
    """What a runner eats, and after how long."""

    what: str | None
    after: int | None


@click.command()
@options_as(
    "snack",
    Snack,
    click.option("--what"),
    click.option("--after", type=quantity("time", units.parse_interval), help="When."),
)
@click.option("--loud", is_flag=True)
def eat(snack: Snack, loud: bool) -> None:
    """Eat something on the way."""
    click.echo(f"{snack} {loud}")


def test_several_options_become_one_value_beside_the_others() -> None:
    assert CliRunner().invoke(eat, ["--after", " 45:00 ", "--what", "gel"]).output == (
        "Snack(what='gel', after=2700) False\n"
    )
    assert CliRunner().invoke(eat, ["--loud"]).output == "Snack(what=None, after=None) True\n"


def test_the_help_lists_the_options_in_order_with_the_kind_of_their_values() -> None:
    said = CliRunner().invoke(eat, ["--help"]).output

    assert "--after TIME" in said
    assert said.index("--what") < said.index("--after") < said.index("--loud")


def test_a_value_that_cannot_be_read_is_refused_by_the_name_of_its_option() -> None:
    result = CliRunner().invoke(eat, ["--after", "45"])

    assert result.exit_code == 2
    assert "Invalid value for '--after': `45` is not a time; write 0:45 for seconds" in (
        result.output
    )


@click.command()
@plan_options
def wish(wishes: Wishes) -> None:
    """Say what one plan should be like."""
    click.echo(wishes)


def test_the_options_of_a_plan_become_wishes() -> None:
    result = CliRunner().invoke(wish, ["--hills", " 50% ", "--gun", "10:25"])

    assert result.output == f"{Wishes(of_race={'hills': 0.5}, gun=37500)}\n"


def test_a_wish_that_cannot_be_read_is_refused_by_the_name_of_its_option() -> None:
    result = CliRunner().invoke(wish, ["--ease-in", "slowly"])

    assert result.exit_code == 2
    assert "Invalid value for '--ease-in': `slowly` is not an easy start; write" in result.output
