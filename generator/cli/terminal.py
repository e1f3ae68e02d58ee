"""A plan as a table on the terminal, and a progress bar."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from generator.pacing.guide import Guide
from generator.pages.wording import plan_data

LEAST_ON_THE_WAY = 24
"""Columns of the terminal that what stands on the way needs; with fewer it stands below."""
PIPED_WIDTH = 132
"""Columns of a table that goes into a file or another program."""


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
    if data["has_walks"]:
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
