"""A plan as a table on the terminal, and a progress bar."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from generator.pacing.guide import Guide
from generator.pages.plan import PlanText, SplitsTable, StopText, plan_text

LEAST_ON_THE_WAY = 24
"""Terminal columns needed for a table column of stops; with fewer, stops are listed below."""
PIPED_WIDTH = 132
"""Terminal columns of a table that goes into a file or another program."""
CELL_GAP = 2
"""Terminal columns between two cells of the table."""
PATIENCE_S = 1.0
"""How long the work takes before a progress bar appears."""


class Column(NamedTuple):
    """A column of the table of splits, none of whose cells is ever cut."""

    name: str
    cells: list[str]
    right: bool = False
    """Whether the cells are aligned at the right, like times."""

    @property
    def width(self) -> int:
        """Terminal columns that its longest cell needs."""
        return max(map(len, (self.name, *self.cells)))


def show_plan(guide: Guide) -> None:
    """Print a plan on the terminal: what to run and walk, the splits, and what to do when late."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    plan = plan_text(guide)
    console.print(f"{plan.race} in {plan.goal}", style="bold", highlight=False)
    for line in _summary(plan):
        console.print(line, highlight=False)
    table, below = splits_table(plan.table, console.width)
    console.print(table)
    for line in (*below, *_advice(plan)):
        console.print(line, highlight=False)


def _summary(plan: PlanText) -> Iterator[str]:
    """Paces, walks, stops and halves, in two sentences."""
    facts = plan.facts
    said = f"{plan.ratio}: run at {facts.run_pace.own} ({facts.run_pace.other})"
    if facts.watch:
        reads = f"{facts.watch.amount} {facts.watch.direction}"
        said += f", on a watch that reads {reads} {facts.watch.pace}"
    if facts.walk:
        said += f"; walk at {facts.walk.pace.own}, {facts.walk.breaks} times"
        said += f", {facts.walk.in_all} in all"
    if facts.standing:
        said += f"; stops of {facts.standing} in all"
    yield f"{said}."
    yield f"Halves {facts.first_half} and {facts.second_half}."


def _advice(plan: PlanText) -> Iterator[str]:
    """What the windows mean, how early the runner is at cut-offs, how to catch up."""
    if plan.table.has_windows:
        yield "Anywhere between the two times under “On plan” you are on plan."
    for one in plan.margins:
        where = " ".join(filter(None, (one.name, one.place, one.wave)))
        yield f"Cut-off {where}: {one.by}; there at {one.there}, {one.spare} to spare"
    late = [f"{one.late} late: {one.run_pace.own}" for one in plan.catch_ups if one.run_pace]
    if late:
        yield f"To catch up from halfway on, run at: {', '.join(late)}."


def splits_table(splits: SplitsTable, width: int) -> tuple[Table, list[str]]:
    """The splits as a table for a terminal of this width, and lines to print below it.

    On a narrow terminal the lines below list the stops, which then have no column.
    """
    columns = _columns(splits)
    stops = [_stops(row.stops) for row in splits.rows]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(
            column.name,
            justify="right" if column.right else "left",
            no_wrap=True,
            min_width=column.width,
        )
    rows = list(zip(*(column.cells for column in columns), strict=True))
    below: list[str] = []
    if width - sum(column.width + CELL_GAP for column in columns) >= LEAST_ON_THE_WAY:
        table.add_column("On the way")
        rows = [(*cells, here) for cells, here in zip(rows, stops, strict=True)]
    else:
        marks = zip(columns[0].cells, stops, strict=True)
        below = [f"To {mark}: {here}" for mark, here in marks if here]
    for cells in rows:
        table.add_row(*map(Text, cells), style="bold" if cells[0] == "Finish" else "")
    return table, below


def _columns(splits: SplitsTable) -> list[Column]:
    """The columns of the table without the stops on the way."""
    rows = splits.rows
    columns = [
        Column(splits.mark_head, [row.label for row in rows]),
        Column("Clock", [row.clock for row in rows], right=True),
        Column("Split", [row.split for row in rows], right=True),
    ]
    if splits.has_gaits:
        columns.append(Column("You are", [row.gait for row in rows]))
    if splits.day_head:
        columns.append(Column(splits.day_head, [row.day for row in rows], right=True))
    if splits.has_windows:
        columns.append(Column("On plan", [f"{row.earliest}–{row.latest}" for row in rows]))
    return columns


def _stops(stops: Iterable[StopText]) -> str:
    """The stops before a mark, with where each is and how long the runner stands there."""
    return "; ".join(
        stop.name
        + (f" ({stop.where})" if stop.where else "")
        + (f", stop {stop.stands}" if stop.stands else "")
        for stop in stops
    )


@contextmanager
def progress_bar(
    title: str,
    clock: Callable[[], float] = time.perf_counter,
) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on the terminal, which appears once the work has taken a second.

    It yields a function to call with how much is done and how much there is in all.
    """
    bar = Progress(console=Console(stderr=True), transient=True)
    if not bar.console.is_terminal:
        yield lambda done, total: None
        return
    started = clock()
    task = bar.add_task(title)

    def advance(done: int, total: int) -> None:
        if bar.live.is_started:
            bar.update(task, completed=done, total=total)
        elif clock() - started > PATIENCE_S:
            bar.start()

    try:
        yield advance
    finally:
        bar.stop()
