"""The `walkbreak` command: what it prints, and how it ends."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from math import floor
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import click
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from generator import formats, units
from generator.browser import NoBrowser
from generator.build import NotASite, build
from generator.cadence import parse_cadence
from generator.font import load_font
from generator.guide import Goal, Ground, Guide
from generator.load import load, load_ground, load_urls
from generator.pages import Catalogue, guide_url, is_base_path, pdfs, plan_data, print_out, site
from generator.paper import PAPERS, DoesNotFit, Wrist
from generator.pdf import Print, PrintError, print_pdfs, print_site
from generator.plan import Refusal
from generator.race import misfits, out_of_reach
from generator.source import Problem, SourceError
from generator.strip import BY_KEY, MOST_GOALS
from generator.verify import NothingThere, verify

MOST_HEAT = 0.3
LEAST_ON_THE_WAY = 24
"""Columns of the terminal that what stands on the way needs; with fewer it stands below."""
PIPED_WIDTH = 132
"""Columns of a table that goes into a file or another program."""
EXCERPT = 100
"""Longest piece of a line that is shown under a problem."""

Command = Callable[..., None]


def _folder(option: str, default: str, says: str, *, exists: bool) -> Callable[[Command], Command]:
    """An option that names a folder; `--site` is a parameter `folder`."""
    return click.option(
        option,
        "folder" if option == "--site" else option.removeprefix("--"),
        type=click.Path(exists=exists, file_okay=False, path_type=Path),
        default=Path(default),
        show_default=True,
        help=says,
    )


_content = _folder(
    "--content", "content", "Folder with the race files, courses and pages.", exists=True
)
_templates = _folder("--templates", "templates", "Folder with the page templates.", exists=True)


def _plan_options(command: Command) -> Command:
    """What can be changed for one plan."""
    for option in reversed(
        (
            click.option("--walk-pace", help="How fast you walk, like 16:00 /mi."),
            click.option("--hills", help="0% even pace, 100% even effort."),
            click.option("--downhill", help="How much of what a descent saves you take, like 50%."),
            click.option(
                "--altitude",
                help="How much slower per 1000 m above 300 m; Wehrlin and Hallén (2006) measured "
                "6.3%.",
            ),
            click.option("--drift", help="Like `second half 2% faster`."),
            click.option("--ease-in", help="Like `first 3 mi 3% slower`."),
            click.option(
                "--heat",
                help="How much slower the goal gets in the heat, like 3%: what Hadley (2013) gives "
                "for a temperature and a dew point that add up to 140 °F.",
            ),
            click.option("--watch", help="How much further your watch says it is, like 1%."),
            click.option(
                "--marks", help="Rows, like `every 5 km`, `aid stations` or `walk breaks`."
            ),
            click.option("--stop", help="How long you stand at each aid station, like 2:00."),
            click.option("--gun", help="When your wave starts, like 10:25."),
            click.option("--delay", help="How long after the gun you cross the line, like 3:00."),
        )
    ):
        command = option(command)
    return command


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
@_content
@_folder(
    "--site",
    "site",
    "Folder to build into: a new one, an empty one, or one that was built before.",
    exists=False,
)
@_templates
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
            report = build(site(catalogue, papers), templates, folder, progress, prints.keys())
    except NotASite as error:
        raise click.BadParameter(str(error), param_hint="--site") from None
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror})"
        raise click.BadParameter(message, param_hint="--site") from None
    if nowhere := _leads_nowhere(catalogue.settings.url):
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
@_content
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
@_folder("--site", "site", "Folder that was built into.", exists=False)
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
        f"{folder}/: {_count(verdict.guides, 'guide')} of {_count(verdict.races, 'race')}, "
        f"{_count(verdict.prints, 'print')} on {_count(len(PAPERS), 'paper')}: "
        f"{_count(len(verdict.faults), 'fault') if verdict.faults else 'no faults'}, "
        f"in {time.perf_counter() - started:.0f} s"
    )
    sys.exit(1 if verdict.faults else 0)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@main.command("plan")
@_content
@click.argument("slug", metavar="RACE")
@click.option("--goal", required=True, help="Finish time, like 3:47:30.")
@click.option("--ratio", required=True, help="Like 4:00/0:30, or any words that race files know.")
@_plan_options
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
    (guide,) = _guides(content, slug, [(goal, ratio)], heat, changes)
    if form == "json":
        click.echo(formats.plan_json(guide), nl=False)
    elif form == "csv":
        click.echo(formats.splits_csv(guide), nl=False)
    else:
        if heat is not None:
            cool = units.long_clock(units.parse_goal(goal))
            click.echo(f"{cool} and {heat} for the heat are {units.clock(guide.goal.seconds)}.")
        show_plan(guide)


@main.command("band")
@_content
@_templates
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
    type=click.Choice([*BY_KEY, "sheet"]),
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
@_plan_options
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
        said = _count(len(goals), "goal")
        raise click.UsageError(f"--together takes 2 or {MOST_GOALS} goals, and here is {said}")
    if together and form == "sheet":
        raise click.UsageError("a whole page has one goal; leave out --together")
    if wrist and (form == "sheet" or BY_KEY[form].along or not BY_KEY[form].tab_mm):
        raise click.UsageError("--wrist is for bands that are read across; leave it out")
    each = ratios * len(goals) if len(ratios) == 1 else ratios
    guides = _guides(content, slug, zip(goals, each, strict=True), heat, changes)
    if together and len({(guide.goal, guide.cadence) for guide in guides}) < len(guides):
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
            BY_KEY.get(form),
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
    pages = _count(out.count, "page")
    click.echo(f"{output}: {pages} of {PAPERS[paper].name}; print at 100 %, measure the bar")


def _address(content: Path, slug: str, guides: Sequence[Guide], changed: bool) -> tuple[str, str]:
    """Where a QR code leads and what is there: the guide if the site has it, else its race."""
    try:
        settings, listed = load_urls(content, slug)
    except SourceError as error:
        _report(error, content, "nothing was printed")
    url = guide_url(guides[0])
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


def _guides(
    content: Path,
    slug: str,
    asked: Iterable[tuple[str, str]],
    heat: str | None,
    changes: Mapping[str, str | None],
) -> list[Guide]:
    """A plan for each goal and ratio; or the end, with what is wrong and exit code 1 or 2."""
    said = {key: text for key, text in changes.items() if text is not None}
    try:
        ground = load_ground(content, slug, partial(_with_options, said))
        guides = [_guide(ground, goal, ratio, heat) for goal, ratio in asked]
    except SourceError as error:
        _report(error, content, "nothing was printed")
    except KeyError as unknown:
        raise click.UsageError(f"there is no race `{slug}`{unknown.args[0]}") from None
    except (ValueError, Refusal) as error:
        raise click.UsageError(str(error)) from None
    return guides


def _guide(ground: Ground, goal: str, ratio: str, heat: str | None) -> Guide:
    """One plan. Raises ValueError, Refusal and UsageError."""
    goal_s = units.parse_goal(goal)
    if heat is not None:
        goal_s = floor(goal_s * (1 + _share(heat)))
    cadence = parse_cadence(ratio)
    if message := out_of_reach(ground.race.distance, goal_s):
        raise click.UsageError(message)
    for message in misfits(cadence, ground.race):
        raise click.UsageError(f"{ratio}: {message}")
    guide = Guide(ground, Goal(goal_s), cadence)
    _ = guide.plan
    return guide


def _with_options(said: Mapping[str, str], data: Mapping[str, Any]) -> dict[str, Any]:
    """A race file's values, those of the options in their place. Raises ValueError.

    A gun or a delay is that of the only start; a stop is that of every station.
    """
    changed = {**data, **said}
    start = {key: changed.pop(key) for key in ("gun", "delay") if key in said}
    if start:
        starts = data.get("starts", [])
        changed["starts"] = [(starts[0] if len(starts) == 1 else {}) | start]
    if "stop" in said:
        if "aid" not in data:
            raise ValueError("this race lists no aid stations to stop at")
        stations = [
            {key: value for key, value in station.items() if key != "stop"}
            for station in data["aid"]["stations"]
        ]
        changed["aid"] = data["aid"] | {"stop": changed.pop("stop"), "stations": stations}
    return changed


def _share(heat: str) -> float:
    """How much slower heat makes the goal. Raises ValueError."""
    share = units.parse_percent(heat)
    if not 0 <= share <= MOST_HEAT:
        raise ValueError(f"`{heat}` of heat is not planned for; write 0% to {MOST_HEAT:.0%}")
    return share


def show_plan(guide: Guide) -> None:
    """A plan as a table on the terminal."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    data = plan_data(guide)
    race, columns = data["race"], data["columns"]
    console.print(f"{race['name']} in {data['goal']}", style="bold", highlight=False)
    said = f"{data['ratio']}: run at {data['run_pace'][0]} ({data['run_pace'][1]})"
    if data["watch"]:
        amount, way = data["watch"]
        said += f", on a watch that reads {amount} {way} {data['watch_pace'][0]}"
    if data["walks"]:
        said += f"; walk at {data['walk_pace'][0]}, {data['walk_breaks']} times"
        said += f", {data['walking']} in all"
    if data["standing"]:
        said += f"; stops of {data['standing']} in all"
    console.print(f"{said}.", highlight=False)
    console.print(f"Halves {data['halves'][0]} and {data['halves'][1]}.", highlight=False)
    table, aside = _splits_table(data, console.width)
    console.print(table)
    for line in aside:
        console.print(line, highlight=False)
    if columns["window"]:
        console.print(
            "Between the times under “On plan” you are where half a cycle out of step puts you.",
            highlight=False,
        )
    for name, place, by, wave, there, spare in data["margins"]:
        where = " ".join(filter(None, (name, place, wave)))
        console.print(f"Cut-off {where}: {by}; there at {there}, {spare} to spare", highlight=False)
    late = ", ".join(f"{by} late: {pace[0]}" for by, pace in data["catch_up"] if pace)
    if late:
        console.print(f"To catch up from halfway on, run at: {late}.", highlight=False)


def _splits_table(data: Mapping[str, Any], width: int) -> tuple[Table, list[str]]:
    """The splits; and what stands on the way, line by line, where the terminal is narrow."""
    columns, rows = data["columns"], data["rows"]
    shown: list[tuple[str, list[str], bool]] = [
        (data["race"]["mark_head"].capitalize(), [row["label"] for row in rows], False),
        ("Clock", [row["clock"] for row in rows], True),
        ("Split", [row["split"] for row in rows], True),
    ]
    if columns["gait"]:
        shown.append(("You are", [row["gait"] for row in rows], False))
    if columns["day"]:
        shown.append((columns["day"], [row["day"] for row in rows], True))
    if columns["window"]:
        shown.append(("On plan", ["–".join(row["window"]) for row in rows], False))
    passings = [_on_the_way(row["passings"]) for row in rows]
    needs = [max(map(len, (name, *cells))) + 2 for name, cells, _ in shown]
    aside: list[str] = []
    if width - sum(needs) >= LEAST_ON_THE_WAY:
        shown.append(("On the way", passings, False))
        needs.append(width - sum(needs))
    else:
        marks = zip(shown[0][1], passings, strict=True)
        aside = [f"To {mark}: {passing}" for mark, passing in marks if passing]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for (name, _, right), need in zip(shown, needs, strict=True):
        wraps = name == "On the way"
        table.add_column(
            name,
            justify="right" if right else "left",
            no_wrap=not wraps,
            min_width=None if wraps else need - 2,
        )
    for cells in zip(*(cells for _, cells, _ in shown), strict=True):
        style = "bold" if cells[0] == "Finish" else ""
        table.add_row(*map(Text, cells), style=style)
    return table, aside


def _on_the_way(passings: Iterable[tuple[str, str, str, str]]) -> str:
    return "; ".join(
        what + (f" ({where})" if where else "") + (f", stop {stop}" if stop else "")
        for _, what, where, stop in passings
    )


def _load(content: Path) -> Catalogue:
    """The catalogue; or every problem on standard error, and exit code 1."""
    try:
        return load(content)
    except SourceError as error:
        _report(error, content, "nothing was built")


def _report(error: SourceError, content: Path, outcome: str) -> NoReturn:
    """Every problem on standard error, and exit code 1."""
    for problem in error.problems:
        click.echo(_shown(problem), err=True)
    word = "mistake" if len(error.problems) == 1 else "mistakes"
    click.secho(f"{len(error.problems)} {word} in {content}/; {outcome}", err=True, bold=True)
    sys.exit(1)


def _shown(problem: Problem) -> str:
    """A problem, and below it the line with a caret where it is wrong."""
    if not problem.excerpt:
        return str(problem)
    # Of a very long line, the piece around the caret.
    start = max(0, problem.column - 1 - EXCERPT // 2)
    piece = problem.excerpt[start : start + EXCERPT]
    number = f"{problem.line:>5} | "
    indent = cell_len(number + problem.excerpt[start : problem.column - 1])
    return f"{problem}\n{number}{piece}\n{' ' * indent}{click.style('^', fg='red', bold=True)}"


def _hosted(catalogue: Catalogue, base_path: str | None, url: str | None) -> Catalogue:
    """The same site at another address."""
    if base_path is not None and not is_base_path(base_path):
        raise click.BadParameter("write / or /name/, with both slashes", param_hint="--base-path")
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter("write it with https://", param_hint="--url")
    said = {"base_path": base_path, "url": url}
    update = {key: value for key, value in said.items() if value is not None}
    return replace(catalogue, settings=catalogue.settings.model_copy(update=update))


def _leads_nowhere(url: str | None) -> str:
    """What to do about an address that QR codes cannot lead to, if anything."""
    if not url:
        return "No QR codes: say where the site is hosted, `url` in content/site.yaml or --url."
    if (urlsplit(url).hostname or "").endswith(".example"):
        own = "put your own in content/site.yaml, or --url"
        return f"QR codes lead to {url}, which is nowhere: {own}."
    return ""


@contextmanager
def progress_bar(
    title: str,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal, from the moment that the work has taken a second."""
    bar = Progress(console=Console(stderr=True), transient=True)
    if not bar.console.is_terminal:
        yield lambda done, total: None
        return
    started = clock()
    task = bar.add_task(title)

    def advance(done: int, total: int) -> None:
        if bar.live.is_started:
            bar.update(task, completed=done, total=total)
        elif clock() - started > 1:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
