"""A guide's page as other generators get it: ready texts, and the cells of its two tables."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SPLITS, CYCLES = '<table class="splits', '<table class="cycles'
BODY, END = "<tbody>\n", "</table>"
LAST = ' class="finish"'
Rows = list[list[str]]


class Record(NamedTuple):
    """A page in parts. `cycles` is empty where a guide has no walks."""

    path: str
    """`race-1/3-25-00/continuous`."""
    head: str
    """From its start to the rows of the first table."""
    splits: Rows
    middle: str
    cycles: Rows
    tail: str


def records_of(site: Path) -> Iterator[Record]:
    """The guides in a site that was built, race by race."""
    for page in sorted(site.glob("race-*/*/*/index.html")):
        path = page.parent.relative_to(site).as_posix()
        yield taken_apart(path, page.read_text(encoding="utf-8"))


def taken_apart(path: str, html: str) -> Record:
    """A page as a record."""
    head, splits, rest = _table(html, SPLITS)
    if CYCLES not in rest:
        return Record(path, head, splits, rest, [], "")
    middle, cycles, tail = _table(rest, CYCLES)
    return Record(path, head, splits, middle, cycles, tail)


def put_together(record: Record) -> str:
    """The page of a record, as the templates of other generators make it."""
    return "".join([
        record.head, *_rows(record.splits, LAST), record.middle, *_rows(record.cycles, ""),
        record.tail,
    ])  # fmt: skip


def _table(html: str, start: str) -> tuple[str, Rows, str]:
    """What is before the rows of a table, their cells, and what is behind."""
    begins = html.index(BODY, html.index(start)) + len(BODY)
    ends = html.index(END, begins)
    rows = re.split(r"<tr[^>]*><th>", html[begins:ends])[1:]
    return html[:begins], [row.split("<td>") for row in rows], html[ends:]


def _rows(rows: Sequence[Sequence[str]], last: str) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        yield f"<tr{last if number == len(rows) else ''}><th>{'<td>'.join(row)}"
