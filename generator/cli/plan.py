"""`walkbreak plan`: one plan on the terminal."""

from pathlib import Path

import click

from generator import units
from generator.cli.options import GOAL, WALKS, content_option, plan_options
from generator.cli.report import reporting_problems
from generator.cli.request import changed_course, guide_for
from generator.cli.terminal import show_plan
from generator.content.one_race import load_course
from generator.pages.downloads import plan_json, splits_csv
from generator.race.walks import Walks
from generator.race.wishes import Wishes


@click.command("plan")
@content_option
@click.argument("slug", metavar="RACE")
@click.option("--goal", type=GOAL, required=True, help="Finish time, like 3:47:30.")
@click.option(
    "--ratio",
    type=WALKS,
    required=True,
    help="Like 4:00/0:30, or any words that race files understand.",
)
@plan_options
@click.option("--json", "download", flag_value="json", help="Print the plan as in plan.json.")
@click.option("--csv", "download", flag_value="csv", help="Print the table as in splits.csv.")
def plan_command(
    content: Path, slug: str, goal: int, ratio: Walks, wishes: Wishes, download: str | None
) -> None:
    """Work out one plan: any goal and ratio, for a race of the catalogue.

    RACE is the name of a race file, like boston or half-marathon. The options replace what its file
    says.

    \b
    Examples:
      walkbreak plan boston --goal 3:47:30 --ratio 4:00/0:30
      walkbreak plan berlin --goal 4:10:00 --ratio "2:00/0:30 to 35 km, then continuous"
      walkbreak plan marathon --goal 4:00:00 --ratio 3:00/0:30 --drift "second half 1% faster"
      walkbreak plan leadville-100 --goal 27:00:00 --ratio 10:00/2:00 --stop 5:00 --csv
    """
    with reporting_problems(content, "nothing was printed"):
        course = load_course(content, slug)
    guide = guide_for(changed_course(course, wishes), goal, ratio, wishes.heat)
    if download == "json":
        click.echo(plan_json(guide), nl=False)
    elif download == "csv":
        click.echo(splits_csv(guide), nl=False)
    else:
        if wishes.heat is not None:
            cool, heat = units.long_clock(goal), units.percent(wishes.heat)
            click.echo(f"{cool} plus {heat} for the heat is {units.clock(guide.goal.seconds)}.")
        show_plan(guide)
