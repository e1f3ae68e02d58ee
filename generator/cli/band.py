"""`walkbreak band`: bands of one race as a PDF."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.build.build import build
from generator.build.font import load_font
from generator.build.pdf import Print, print_pdfs
from generator.cli.options import (
    GOAL,
    WALKS,
    content_option,
    options_as,
    plan_options,
    templates_option,
)
from generator.cli.printing import reporting_print_errors
from generator.cli.report import counted, reporting_problems
from generator.cli.request import changed_course, guide_for
from generator.content.one_race import OneRace, load_one_race
from generator.pacing.guide import Guide
from generator.pages.printout import Printout, print_out
from generator.pages.urls import guide_url, race_url
from generator.paper.drawing import PAPERS, DoesNotFit, Paper, Wrist
from generator.paper.formats import FORMATS_BY_KEY, FULL_PAGE, MOST_GOALS, Format
from generator.race.walks import Walks
from generator.race.wishes import Wishes

FORMER_NAMES = {"sheet": FULL_PAGE}
"""Words for --format that are still understood, but not shown."""
FORMAT_NAMES = (*FORMATS_BY_KEY, FULL_PAGE)


@dataclass(frozen=True)
class BandOptions:
    """What the options say about the bands and their paper."""

    goals: tuple[int, ...]
    """In seconds."""
    ratios: tuple[Walks, ...]
    """One for all goals, or one for each."""
    format_name: str
    """The key of a format, or FULL_PAGE."""
    paper: str
    together: bool
    wrist: Wrist | None
    output: Path | None

    @property
    def band_format(self) -> Format | None:
        """The format of the bands; None for whole pages."""
        return FORMATS_BY_KEY.get(self.format_name)

    @property
    def asked(self) -> tuple[tuple[int, Walks], ...]:
        """Each goal with its ratio."""
        ratios = self.ratios * len(self.goals) if len(self.ratios) == 1 else self.ratios
        return tuple(zip(self.goals, ratios, strict=True))


band_options = options_as(
    "wanted",
    BandOptions,
    click.option(
        "--goal",
        "goals",
        type=GOAL,
        multiple=True,
        required=True,
        help="Finish time, like 3:25:00; write it several times for several bands.",
    ),
    click.option(
        "--ratio",
        "ratios",
        type=WALKS,
        multiple=True,
        required=True,
        help="Like 4:00/0:30, or any words that race files understand; for all goals or for each.",
    ),
    click.option(
        "--format",
        "format_name",
        type=click.Choice([*FORMAT_NAMES, *FORMER_NAMES]),
        callback=lambda ctx, param, name: FORMER_NAMES.get(name, name),
        metavar=f"[{'|'.join(FORMAT_NAMES)}]",
        default="wrap",
        show_default=True,
        help="What to print: a format of a band, or the whole plan on a page.",
    ),
    click.option("--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True),
    click.option("--together", is_flag=True, help="Put two or three goals on one band."),
    click.option(
        "--wrist",
        type=click.Choice(["left", "right"]),
        help="The wrist you wear the band on, for bands that are read across.  [default: left]",
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The PDF; by default RACE-FORMAT.pdf here.",
    ),
)
"""Gives a command the options of bands; it takes them as `wanted`, of type BandOptions."""


@click.command("band")
@content_option
@templates_option
@click.argument("slug", metavar="RACE")
@band_options
@plan_options
def band_command(
    content: Path, templates: Path, slug: str, wanted: BandOptions, wishes: Wishes
) -> None:
    """Print bands to a PDF: any goal and ratio, in any format, for a race of the catalogue.

    One goal makes a page with all that helps to wear the band. Several goals fill pages with bands
    for a club, six wristbands a page. With --together, two or three goals share one band.

    \b
    Examples:
      walkbreak band boston --goal 3:25:00 --ratio 4:00/0:30 --paper letter -o band.pdf
      walkbreak band berlin --goal 4:10:00 --goal 4:20:00 --ratio 2:00/0:30
      walkbreak band boston --goal 3:25:00 --goal 3:30:00 --ratio 4:00/0:30 --together
      walkbreak band marathon --goal 4:00:00 --ratio 3:00/0:30 --format card --marks "every 5 km"
    """
    _refuse_misuse(wanted)
    output = _output(wanted, slug)
    with reporting_problems(content, "nothing was printed"):
        one = load_one_race(content, slug)
    course = changed_course(one.guides.course, wishes)
    guides = [guide_for(course, goal, walks, wishes.heat) for goal, walks in wanted.asked]
    printout, paper = _lay_out(guides, wanted, _qr_target(one, guides)), PAPERS[wanted.paper]
    _print(printout, paper, templates, output)
    pages = counted(printout.count, "page")
    click.echo(f"{output}: {pages} of {paper.name}; print at 100 %, measure the bar")


def _refuse_misuse(wanted: BandOptions) -> None:
    """Raise click.UsageError for options that do not go together."""
    band_format = wanted.band_format
    if len(wanted.ratios) not in (1, len(wanted.goals)):
        raise click.UsageError("write --ratio once, or once for each --goal")
    if wanted.together and not 2 <= len(wanted.goals) <= MOST_GOALS:
        raise click.UsageError(f"--together takes 2 or {MOST_GOALS} goals, not {len(wanted.goals)}")
    if wanted.together and not band_format:
        raise click.UsageError("a whole page has one goal; leave out --together")
    if wanted.together and len(set(wanted.asked)) < len(wanted.asked):
        raise click.UsageError("two bands --together have the same goal and ratio; leave one out")
    read_across = band_format and band_format.tab_mm and not band_format.lengthwise
    if wanted.wrist and not read_across:
        raise click.UsageError("--wrist is for bands that are read across; leave it out")


def _output(wanted: BandOptions, slug: str) -> Path:
    """The PDF to write. Raises click.BadParameter if it cannot be one."""
    output = wanted.output or Path(f"{slug}-{wanted.format_name}.pdf")
    if not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {output.parent}/", param_hint=["-o"])
    if output.exists() and not output.is_file():
        raise click.BadParameter(f"{output} is not a file", param_hint=["-o"])
    return output


def _qr_target(one: OneRace, guides: Sequence[Guide]) -> tuple[str, str]:
    """Where the QR code leads and what is there: the guide if the site has it, else its race."""
    listed = ((listing.goal.seconds, listing.walks) for listing in one.guides.guides)
    (first, *others) = guides
    as_published = first.race is one.guides.race
    if not others and as_published and (first.goal.seconds, first.walks) in listed:
        return one.settings.address(guide_url(first.listing)), "This guide"
    return one.settings.address(race_url(one.guides)), "More guides for this race"


def _lay_out(guides: Sequence[Guide], wanted: BandOptions, leads_to: tuple[str, str]) -> Printout:
    """The bands on their paper. Raises click.UsageError if they do not fit."""
    bands = [guides] if wanted.together else [[guide] for guide in guides]
    paper, wrist = PAPERS[wanted.paper], wanted.wrist or "left"
    try:
        return print_out(bands, wanted.band_format, paper, load_font(), wrist, leads_to)
    except DoesNotFit as misfit:
        # The message is worded for race files; here the marks are an option.
        written, option = f"`marks: {misfit.marks}`", f'--marks "{misfit.marks}"'
        raise click.UsageError(str(misfit).replace(written, option)) from None


def _print(printout: Printout, paper: Paper, templates: Path, output: Path) -> None:
    """Print pages to a PDF. Raises click.UsageError if there is no browser, or no place for it."""
    with tempfile.TemporaryDirectory() as folder, reporting_print_errors():
        build(printout.site, templates, Path(folder) / "site")
        page = (Path(folder) / "site/index.html").as_uri()
        # If the output is a link, the file that it leads to is replaced, not the link.
        print_pdfs({output.resolve(): Print(page, paper, printout.count)})
