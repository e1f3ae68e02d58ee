"""Printing to PDFs, which takes a browser; `build` imports this only when it prints."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build.browser import NoBrowser
from generator.build.pdf import PrintError, print_site
from generator.cli.terminal import progress_bar
from generator.paper.drawing import Paper


def print_wristbands(folder: Path, prints: Mapping[str, tuple[str, Paper]], started: float) -> None:
    """Print every wristband of a site beside its guide, and say so; `started` is when.

    Raises click.UsageError if there is no browser, or a PDF cannot be written.
    """
    with reporting_print_errors(), progress_bar("Printing") as progress:
        printed = print_site(folder, prints, progress)
    click.echo(
        f"{folder}/: {len(prints):,} PDFs; {printed:,} printed, "
        f"in {time.perf_counter() - started:.1f} s"
    )


@contextmanager
def reporting_print_errors() -> Iterator[None]:
    """Turn what keeps a browser from printing into a click.UsageError."""
    try:
        yield
    except (NoBrowser, PrintError) as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written ({error.strerror})") from None
