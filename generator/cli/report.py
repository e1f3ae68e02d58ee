"""What stops a command: shown on the terminal, and as an exit code; it ends tidily."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

import click
from rich.cells import cell_len

from generator.content.files import UnknownRace
from generator.race.source import Problem, SourceError


def counted(number: int, what: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@contextmanager
def reporting_problems(content: Path, outcome: str) -> Iterator[None]:
    """Print the problems of what is read inside on standard error, and end with exit code 1.

    `outcome` says what the command did not do because of them. A race that does not exist is a
    wrong use of the command: click.UsageError.
    """
    try:
        yield
    except UnknownRace as unknown:
        raise click.UsageError(str(unknown)) from None
    except SourceError as error:
        for problem in error.problems:
            click.echo(_shown(problem), err=True)
        summary = f"{counted(len(error.problems), 'mistake')} in {content}/; {outcome}"
        click.secho(summary, err=True, bold=True)
        sys.exit(1)


@contextmanager
def ending_tidily() -> Iterator[None]:
    """What is inside ends by SIGTERM, as when a machine shuts down, the way it does by Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may say what a signal does.
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _shown(problem: Problem) -> str:
    """A problem, and below it the line, with a caret under the mistake."""
    if not problem.excerpt:
        return str(problem)
    number = f"{problem.line:>5} | "
    indent = cell_len(number + problem.excerpt[: problem.caret])
    caret = click.style("^", fg="red", bold=True)
    return f"{problem}\n{number}{problem.excerpt}\n{' ' * indent}{caret}"


def qr_warning(url: str | None) -> str:
    """What to do if QR codes lead nowhere at this address; empty if they lead somewhere."""
    if not url:
        return "No QR codes: say where the site is hosted, `url` in content/site.yaml or --url."
    if (urlsplit(url).hostname or "").endswith(".example"):
        own = "put your own in content/site.yaml, or --url"
        return f"QR codes lead to {url}, which does not exist: {own}."
    return ""
