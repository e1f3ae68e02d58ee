"""The `walkbreak` command: what it prints, and how it ends."""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator import units
from generator.build.browser import NoBrowser
from generator.build.build import build
from generator.build.font import load_font
from generator.build.manifest import NotASite
from generator.build.pdf import Print, PrintError, print_pdfs, print_site
from generator.build.verify.run import verify
from generator.build.verify.targets import NothingThere
from generator.cli.options import (
    asked_guides,
    content_option,
    folder_option,
    plan_options,
    templates_option,
)
from generator.cli.report import counted, leads_nowhere, report_problems
from generator.cli.terminal import progress_bar, show_plan
from generator.content.catalogue import load
from generator.content.one_race import load_urls
from generator.pacing.catalogue import Catalogue
from generator.pacing.guide import Guide
from generator.pages.downloads import plan_json, splits_csv
from generator.pages.printout import print_out
from generator.pages.site import pdfs, site
from generator.pages.urls import guide_url
from generator.paper.drawing import PAPERS, DoesNotFit, Wrist
from generator.paper.formats import FORMATS_BY_KEY, MOST_GOALS
from generator.race.settings import is_base_path
from generator.race.source import SourceError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="walkbreak")
def main() -> None:
    """Make printable race-day pace guides for people who run and walk.

    Race files in content/races/ say what is to be run; each becomes a page, a guide for every goal
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


@main.command("build")
@content_option
@folder_option(
    "--site",
    "site",
    "Folder to build into: a new one, an empty one, or one that was built before.",
    exists=False,
)
@templates_option
@click.option(
    "--base-path",
    metavar="/NAME/",
    help="Where the site is hosted below its domain; else as content/site.yaml says.",
)
@click.option(
    "--url",
    metavar="https://DOMAIN",
    help="The domain that QR codes lead to; else as content/site.yaml says.",
)
@click.option("--pdf", is_flag=True, help="Print every wristband to a PDF beside it, too.")
def build_command(
    content: Path, folder: Path, templates: Path, base_path: str | None, url: str | None, pdf: bool
) -> None:
    """Make the site from the race files.

    Writes only files that changed, and removes pages that no longer exist. With a mistake in the
    content it lists all of them, and the site that stood before is untouched.

    \b
    Examples:
      walkbreak build
      walkbreak build --base-path /pace-guides/ --site public
      walkbreak build --pdf
    """
    started = time.perf_counter()
    catalogue = _hosted(_load(content), base_path, url)
    papers = tuple(PAPERS.values()) if pdf else ()
    prints = pdfs(catalogue, papers)
    try:
        with progress_bar("Building") as progress:
            report = build(
                site(catalogue, load_font(), papers), templates, folder, progress, prints.keys()
            )
    except NotASite as error:
        raise click.BadParameter(str(error), param_hint="--site") from None
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror})"
        raise click.BadParameter(message, param_hint="--site") from None
    if nowhere := leads_nowhere(catalogue.settings.url):
        click.echo(nowhere, err=True)
    guides = sum(len(of_race.guides) for of_race in catalogue.races)
    click.echo(
        f"{folder}/: {report.pages:,} pages, {guides:,} guides; {report.changed:,} changed, "
        f"{report.removed:,} removed, in {time.perf_counter() - started:.1f} s"
    )
    if pdf:
        with _printing(), progress_bar("Printing") as progress:
            printed = print_site(folder, prints, progress)
        click.echo(
            f"{folder}/: {len(prints):,} PDFs; {printed:,} printed, "
            f"in {time.perf_counter() - started:.1f} s"
        )


@main.command("check")
@content_option
def check_command(content: Path) -> None:
    """Look for mistakes in the content without building anything.

    Each is printed as file:line:column: what is wrong; what to write instead. Plans that cannot be
    run and bands that cannot be read are mistakes too.

    \b
    Example:
      walkbreak check
    """
    catalogue = _load(content)
    guides = sum(len(of_race.guides) for of_race in catalogue.races)
    click.echo(f"{content}/: no mistakes in {len(catalogue.races)} races, {guides:,} guides")


@main.command("verify")
@click.argument("races", nargs=-1, metavar="[RACE...]")
@folder_option("--site", "site", "Folder that was built into.", exists=False)
def verify_command(races: tuple[str, ...], folder: Path) -> None:
    """Look at what was built in a browser, and print it on A4 and Letter.

    Every guide of the races, or of all: pages that fail or complain, and bands in every format
    that are not of their true size, are clipped, too small to read, on top of each other, out of
    order, in colour, or too near the edge of the paper. Each fault is printed as page: what is
    wrong; with any the exit code is 1.

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


@main.command("plan")
@content_option
@click.argument("slug", metavar="RACE")
@click.option("--goal", required=True, help="Finish time, like 3:47:30.")
@click.option("--ratio", required=True, help="Like 4:00/0:30, or any words that race files know.")
@plan_options
@click.option("--json", "form", flag_value="json", help="Print the plan as in plan.json.")
@click.option("--csv", "form", flag_value="csv", help="Print the table as in splits.csv.")
def plan_command(
    content: Path,
    slug: str,
    goal: str,
    ratio: str,
    heat: str | None,
    form: str | None,
    **changes: str | None,
) -> None:
    """Work out one plan: any goal and ratio, for a race of the catalogue.

    RACE is the name of a race file, like boston or half-marathon. What the options say takes the
    place of what its file says.

    \b
    Examples:
      walkbreak plan boston --goal 3:47:30 --ratio 4:00/0:30
      walkbreak plan berlin --goal 4:10:00 --ratio "2:00/0:30 to 35 km, then continuous"
      walkbreak plan marathon --goal 4:00:00 --ratio 3:00/0:30 --drift "second half 1% faster"
      walkbreak plan leadville-100 --goal 27:00:00 --ratio 10:00/2:00 --stop 5:00 --csv
    """
    (guide,) = asked_guides(content, slug, [(goal, ratio)], heat, changes)
    if form == "json":
        click.echo(plan_json(guide), nl=False)
    elif form == "csv":
        click.echo(splits_csv(guide), nl=False)
    else:
        if heat is not None:
            cool = units.long_clock(units.parse_goal(goal))
            click.echo(f"{cool} and {heat} for the heat are {units.clock(guide.goal.seconds)}.")
        show_plan(guide)


@main.command("band")
@content_option
@templates_option
@click.argument("slug", metavar="RACE")
@click.option(
    "--goal",
    "goals",
    multiple=True,
    required=True,
    help="Finish time, like 3:25:00; several times for several bands.",
)
@click.option(
    "--ratio",
    "ratios",
    multiple=True,
    required=True,
    help="Like 4:00/0:30, or any words that race files know; one for all goals, or one for each.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS_BY_KEY, "sheet"]),
    default="wrap",
    show_default=True,
    help="What to print; `sheet` is a whole page.",
)
@click.option("--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True)
@click.option("--together", is_flag=True, help="Two or three goals on one band.")
@click.option(
    "--wrist",
    type=click.Choice(["left", "right"]),
    help="That a band is worn on which is read across.  [default: left]",
)
@plan_options
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF; by default RACE-FORMAT.pdf here.",
)
def band_command(
    content: Path,
    templates: Path,
    slug: str,
    goals: tuple[str, ...],
    ratios: tuple[str, ...],
    form: str,
    paper: str,
    together: bool,
    wrist: Wrist | None,
    heat: str | None,
    output: Path | None,
    **changes: str | None,
) -> None:
    """Print bands to a PDF: any goal and ratio, in any format, for a race of the catalogue.

    One goal makes a sheet with all that helps to wear the band; several fill pages with bands,
    six wristbands a page, for a club; with --together two or three goals stand on one band.

    \b
    Examples:
      walkbreak band boston --goal 3:25:00 --ratio 4:00/0:30 --paper letter -o band.pdf
      walkbreak band berlin --goal 4:10:00 --goal 4:20:00 --ratio 2:00/0:30
      walkbreak band boston --goal 3:25:00 --goal 3:30:00 --ratio 4:00/0:30 --together
      walkbreak band marathon --goal 4:00:00 --ratio 3:00/0:30 --format card --marks "every 5 km"
    """
    if len(ratios) not in (1, len(goals)):
        raise click.UsageError("write --ratio once, or once for each --goal")
    if together and not 2 <= len(goals) <= MOST_GOALS:
        said = counted(len(goals), "goal")
        raise click.UsageError(f"--together takes 2 or {MOST_GOALS} goals, and here is {said}")
    if together and form == "sheet":
        raise click.UsageError("a whole page has one goal; leave out --together")
    if wrist and (
        form == "sheet" or FORMATS_BY_KEY[form].lengthwise or not FORMATS_BY_KEY[form].tab_mm
    ):
        raise click.UsageError("--wrist is for bands that are read across; leave it out")
    each = ratios * len(goals) if len(ratios) == 1 else ratios
    guides = asked_guides(content, slug, zip(goals, each, strict=True), heat, changes)
    if together and len({(guide.goal, guide.walks) for guide in guides}) < len(guides):
        raise click.UsageError("the same goal and ratio stand twice --together; leave one out")
    bands = [guides] if together else [[guide] for guide in guides]
    output = output or Path(f"{slug}-{form}.pdf")
    if not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {output.parent}/", param_hint="-o")
    if output.exists() and not output.is_file():
        raise click.BadParameter(f"{output} is no file to write to", param_hint="-o")
    leads_to = _address(content, slug, guides, any(changes.values()))
    try:
        out = print_out(
            bands,
            FORMATS_BY_KEY.get(form),
            PAPERS[paper],
            load_font(),
            wrist=wrist or "left",
            leads_to=leads_to,
        )
    except DoesNotFit as misfit:
        raise click.UsageError(str(misfit)) from None
    with tempfile.TemporaryDirectory() as folder, _printing():
        build(out.site, templates, Path(folder) / "site")
        page = (Path(folder) / "site/index.html").as_uri()
        # What a link leads to is replaced, not the link.
        print_pdfs({output.resolve(): Print(page, PAPERS[paper], out.count)})
    pages = counted(out.count, "page")
    click.echo(f"{output}: {pages} of {PAPERS[paper].name}; print at 100 %, measure the bar")


def _address(content: Path, slug: str, guides: Sequence[Guide], changed: bool) -> tuple[str, str]:
    """Where a QR code leads and what is there: the guide if the site has it, else its race."""
    try:
        settings, listed = load_urls(content, slug, load_font())
    except SourceError as error:
        report_problems(error, content, "nothing was printed")
    url = guide_url(guides[0].listing)
    if len(guides) > 1 or changed or url not in listed:
        return settings.address(f"/{slug}/"), "More guides for this race"
    return settings.address(url), "This guide"


@contextmanager
def _printing() -> Iterator[None]:
    """What stops printing, in a line, and exit code 2."""
    try:
        yield
    except (NoBrowser, PrintError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written ({error.strerror})") from None


def _load(content: Path) -> Catalogue:
    """The catalogue; or every problem on standard error, and exit code 1."""
    try:
        return load(content, load_font())
    except SourceError as error:
        report_problems(error, content, "nothing was built")


def _hosted(catalogue: Catalogue, base_path: str | None, url: str | None) -> Catalogue:
    """The same site at another address."""
    if base_path is not None and not is_base_path(base_path):
        raise click.BadParameter("write / or /name/, with both slashes", param_hint="--base-path")
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter("write it with https://", param_hint="--url")
    said = {"base_path": base_path, "url": url}
    update = {key: value for key, value in said.items() if value is not None}
    return replace(catalogue, settings=catalogue.settings.model_copy(update=update))
