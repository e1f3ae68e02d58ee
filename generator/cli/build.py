"""`walkbreak build`: make the site."""

import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator.build.build import build
from generator.build.cache import place_in_cache
from generator.build.cluster import NoCluster, cluster
from generator.build.font import load_font
from generator.build.make import OtherVersion
from generator.build.manifest import NotASite, read_manifest
from generator.build.publish import NoFileSystem, Place, place_of, publish
from generator.build.switch import InTheWay
from generator.build.unchanged import look, remember
from generator.build.workshop import SiteInUse
from generator.cli.folders import checked_before
from generator.cli.options import (
    SitePlace,
    content_option,
    key_option,
    site_option,
    templates_option,
)
from generator.cli.report import qr_warning, reporting_problems
from generator.cli.terminal import progress_bar
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from generator.pages.site import pdfs, site
from generator.paper.drawing import PAPERS
from generator.race.keys import keys_of
from generator.race.settings import Settings

SETTINGS = keys_of(Settings)
Begun = tuple[list[str], int]
"""The words after `build`, and when the command began, in nanoseconds."""


@click.command("build")
@click.argument("races", nargs=-1, metavar="[RACE...]")
@content_option
@site_option(
    "Folder to build into: a new one, an empty one, or one that was built before. Or an address of "
    "another file system, such as s3://bucket/guides, to which what changed is sent.",
    SitePlace,
)
@templates_option
@key_option(SETTINGS["base_path"])
@key_option(SETTINGS["url"])
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of this Dask scheduler render the pages, such as tcp://10.0.0.1:8786.",
)
@click.option("--pdf", is_flag=True, help="Also print every wristband to a PDF beside it.")
@click.pass_obj
def build_command(
    begun: Begun | None,
    races: tuple[str, ...],
    content: Path,
    folder: Path | str,
    templates: Path,
    base_path: str | None,
    url: str | None,
    scheduler: str | None,
    pdf: bool,
) -> None:
    """Make the site from the race files, or only the guides of some races.

    Writes only files that changed, and removes pages that no longer exist. If there is a mistake in
    the content, it lists all mistakes and leaves the last site as it was. --base-path and --url
    take the place of what content/site.yaml says.

    With RACE, the guides of other races stay as they are in the site, and races that are not in it
    are left out. That is quick, and enough to look at a race that you are writing.

    \b
    Examples:
      walkbreak build
      walkbreak build boston
      walkbreak build --base-path /pace-guides/ --site public
      walkbreak build --pdf
    """
    started = time.perf_counter()
    place = _place_of(folder)
    here = Path(place_in_cache(place.address)) / "site" if place else Path(folder)
    read = look([str(content), str(templates)])
    with reporting_problems(content, "nothing was built"):
        catalogue = load(content, load_font(), races, checked_before())
    catalogue = _hosted(catalogue, base_path, url)
    papers = tuple(PAPERS.values()) if pdf else ()
    with _refusing_folder(here):
        there = read_manifest(here)
        if races:
            catalogue = catalogue.with_only({*races, *map(_race_of, there)})
        built = catalogue.with_only(races) if races else catalogue
        prints = pdfs(built, papers)
        staying = {file for file in there if races and _race_of(file) not in races}
        pages = site(catalogue, load_font(), papers, races)
        with progress_bar("Building") as progress, _rendered_by(scheduler) as elsewhere:
            report = build(pages, templates, here, progress, staying | prints.keys(), elsewhere)
    if warning := qr_warning(catalogue.settings.url):
        click.echo(warning, err=True)
    said = f"{folder}/: {report.pages:,} pages, {built.guide_count:,} guides"
    click.echo(
        f"{said}; {report.changed:,} changed, {report.removed:,} removed, "
        f"in {time.perf_counter() - started:.1f} s"
    )
    if begun and not pdf and not place:
        remember(begun, read, report.files, (said, warning))
    if pdf:
        # A browser takes longer to import than a small build.
        from generator.cli.printing import print_wristbands  # noqa: PLC0415

        print_wristbands(here, prints, started)
    if place:
        with _refusing_place(place.address):
            sent = publish(here, place)
        click.echo(f"{folder}: {sent.sent:,} files sent, {sent.removed:,} removed")


def _hosted(catalogue: Catalogue, base_path: str | None, url: str | None) -> Catalogue:
    """The catalogue with the address from the command line."""
    said = {"base_path": base_path, "url": url}
    update = {key: value for key, value in said.items() if value is not None}
    return replace(catalogue, settings=catalogue.settings.model_copy(update=update))


def _place_of(folder: Path | str) -> Place | None:
    """The place in another file system, if it is an address of one."""
    if isinstance(folder, Path):
        return None
    with _refusing_place(folder):
        return place_of(folder)


@contextmanager
def _rendered_by(scheduler: str | None) -> Iterator[Executor | None]:
    """The workers of a scheduler, if there is one."""
    if not scheduler:
        yield None
        return
    try:
        with cluster(scheduler) as workers:
            yield workers
    except (NoCluster, OtherVersion) as error:
        raise click.BadParameter(str(error), param_hint=["--scheduler"]) from None


@contextmanager
def _refusing_place(address: str) -> Iterator[None]:
    """Turn what keeps a site from being sent into errors of click."""
    try:
        yield
    except (NotASite, NoFileSystem) as error:
        raise click.BadParameter(str(error), param_hint=["--site"]) from None
    except Exception as error:
        # Each file system has errors of its own.
        message = f"{address} cannot be written ({type(error).__name__}: {error})"
        raise click.BadParameter(message, param_hint=["--site"]) from None


def _race_of(file: str) -> str:
    """The race whose folder of the site a file is in, if it is in one of a race."""
    return file.partition("/")[0]


@contextmanager
def _refusing_folder(folder: Path) -> Iterator[None]:
    """Turn what keeps a site from being built in a folder into errors of click."""
    try:
        yield
    except (NotASite, SiteInUse, InTheWay) as error:
        raise click.BadParameter(str(error), param_hint=["--site"]) from None
    except BrokenExecutor:
        raise click.ClickException(
            f"a process that rendered pages was ended from outside, perhaps for want of memory; "
            f"{folder} is as it was"
        ) from None
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror})"
        raise click.BadParameter(message, param_hint=["--site"]) from None
