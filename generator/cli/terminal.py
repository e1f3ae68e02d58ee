"""A plan as a table on the terminal, and a progress bar."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from generator.pacing.guide import Guide
from generator.pages.plan import SplitsTable, StopText, plan_text

LEAST_ON_THE_WAY = 24
"""Columns of the terminal that what stands on the way needs; with fewer it stands below."""
PIPED_WIDTH = 132
"""Columns of a table that goes into a file or another program."""


def show_plan(guide: Guide) -> None:
    """A plan as a table on the terminal."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    plan = plan_text(guide)
    facts = plan.facts
    console.print(f"{plan.race} in {plan.goal}", style="bold", highlight=False)
    said = f"{plan.ratio}: run at {facts.run_pace.own} ({facts.run_pace.other})"
    if facts.watch:
        reads = f"{facts.watch.amount} {facts.watch.direction}"
        said += f", on a watch that reads {reads} {facts.watch.pace}"
    if facts.walk:
        said += f"; walk at {facts.walk.pace.own}, {facts.walk.breaks} times"
        said += f", {facts.walk.in_all} in all"
    if facts.standing:
        said += f"; stops of {facts.standing} in all"
    console.print(f"{said}.", highlight=False)
    console.print(f"Halves {facts.first_half} and {facts.second_half}.", highlight=False)
    table, aside = _splits_table(plan.table, console.width)
    console.print(table)
    for line in aside:
        console.print(line, highlight=False)
    if plan.table.has_windows:
        console.print(
            "Between the times under “On plan” you are where half a cycle out of step puts you.",
            highlight=False,
        )
    for one in plan.margins:
        where = " ".join(filter(None, (one.name, one.place, one.wave)))
        console.print(
            f"Cut-off {where}: {one.by}; there at {one.there}, {one.spare} to spare",
            highlight=False,
        )
    late = ", ".join(
        f"{one.late} late: {one.run_pace.own}" for one in plan.catch_ups if one.run_pace
    )
    if late:
        console.print(f"To catch up from halfway on, run at: {late}.", highlight=False)


def _splits_table(splits: SplitsTable, width: int) -> tuple[Table, list[str]]:
    """The splits; and what stands on the way, line by line, where the terminal is narrow."""
    rows = splits.rows
    shown: list[tuple[str, list[str], bool]] = [
        (splits.mark_head, [row.label for row in rows], False),
        ("Clock", [row.clock for row in rows], True),
        ("Split", [row.split for row in rows], True),
    ]
    if splits.has_gaits:
        shown.append(("You are", [row.gait for row in rows], False))
    if splits.day_head:
        shown.append((splits.day_head, [row.day for row in rows], True))
    if splits.has_windows:
        shown.append(("On plan", [f"{row.earliest}–{row.latest}" for row in rows], False))
    passings = [_on_the_way(row.stops) for row in rows]
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


def _on_the_way(stops: Iterable[StopText]) -> str:
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
