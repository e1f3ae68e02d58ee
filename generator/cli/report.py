"""Problems on the terminal, and how the command ends."""

import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import click
from rich.cells import cell_len

from generator.race.source import Problem, SourceError

EXCERPT = 100
"""Longest piece of a line that is shown under a problem."""


def counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def report_problems(error: SourceError, content: Path, outcome: str) -> NoReturn:
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


def leads_nowhere(url: str | None) -> str:
    """What to do about an address that QR codes cannot lead to, if anything."""
    if not url:
        return "No QR codes: say where the site is hosted, `url` in content/site.yaml or --url."
    if (urlsplit(url).hostname or "").endswith(".example"):
        own = "put your own in content/site.yaml, or --url"
        return f"QR codes lead to {url}, which is nowhere: {own}."
    return ""
