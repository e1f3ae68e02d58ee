"""The `walkbreak` command: what it prints, and how it ends."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.cells import cell_len
from rich.console import Console
from rich.progress import Progress

from generator.build import NotASite, build
from generator.load import load
from generator.pages import Catalogue, is_base_path, site
from generator.source import Problem, SourceError

EXCERPT = 100
"""Longest piece of a line that is shown under a problem."""

_content = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Folder with the race files, courses and pages.",
)


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
      walkbreak build --help   more about one command

    \b
    Exit codes: 0 done, 1 mistakes in the content, 2 wrong use of the command.
    """


@main.command("build")
@_content
@click.option(
    "--site",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder to build into: a new one, an empty one, or one that was built before.",
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="Folder with the page templates.",
)
@click.option(
    "--base-path",
    metavar="/NAME/",
    help="Where the site is hosted below its domain; else as content/site.yaml says.",
)
def build_command(content: Path, folder: Path, templates: Path, base_path: str | None) -> None:
    """Make the site from the race files.

    Writes only files that changed, and removes pages that no longer exist. With a mistake in the
    content it lists all of them, and the site that stood before is untouched.

    \b
    Examples:
      walkbreak build
      walkbreak build --base-path /pace-guides/ --site public
    """
    started = time.perf_counter()
    catalogue = _load(content)
    if base_path is not None:
        catalogue = _based(catalogue, base_path)
    pages = site(catalogue)
    try:
        with progress_bar() as progress:
            report = build(pages, templates, folder, progress)
    except NotASite as error:
        raise click.BadParameter(str(error), param_hint="--site") from None
    guides = sum(len(of_race.guides) for of_race in catalogue.races)
    click.echo(
        f"{folder}/: {report.pages:,} pages, {guides:,} guides; {report.changed:,} changed, "
        f"{report.removed:,} removed, in {time.perf_counter() - started:.1f} s"
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


def _load(content: Path) -> Catalogue:
    """The catalogue; or every problem on standard error, and exit code 1."""
    try:
        return load(content)
    except SourceError as error:
        for problem in error.problems:
            click.echo(_shown(problem), err=True)
        word = "mistake" if len(error.problems) == 1 else "mistakes"
        click.secho(
            f"{len(error.problems)} {word} in {content}/; nothing was built", err=True, bold=True
        )
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


def _based(catalogue: Catalogue, base_path: str) -> Catalogue:
    if not is_base_path(base_path):
        raise click.BadParameter("write / or /name/, with both slashes", param_hint="--base-path")
    settings = catalogue.settings.model_copy(update={"base_path": base_path})
    return replace(catalogue, settings=settings)


@contextmanager
def progress_bar(
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Callable[[int, int], None]]:
    """A bar on the terminal, from the moment that a build has taken a second."""
    bar = Progress(console=Console(stderr=True), transient=True)
    if not bar.console.is_terminal:
        yield lambda done, total: None
        return
    started = clock()
    task = bar.add_task("Building")

    def advance(done: int, total: int) -> None:
        if bar.live.is_started:
            bar.update(task, completed=done, total=total)
        elif clock() - started > 1:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
