"""The back of a folded band with one goal: what else is worth knowing, as far as it fits."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import NamedTuple

from generator import units
from generator.pacing.guide import Guide
from generator.pacing.splits import Arrival
from generator.paper.drawing import LEADING, POINT_MM, SMALL_MM, Font, Pen, TextRole
from generator.paper.foot import catch_up_lines
from generator.paper.side import COMFORTABLE_MM, EXTRA_MM, SIDE_MM

BACK_PT = 9.0
"""Type of times, and of places beside them."""
BACK_MM = BACK_PT * POINT_MM
TOP_MM = 1.0
"""Left free above the first block."""
TITLE_MM = EXTRA_MM * 1.2
"""Height of a block's title."""
TITLE_GAP_MM = 0.6
"""Between a title and the lines below it."""
PAIR_GAP_MM = 0.6
"""Between a name and the next time."""
BLOCK_GAP_MM = 0.8
"""Below a block."""


class BackLine(NamedTuple):
    """A line of a block."""

    text: str
    size_mm: float
    role: TextRole


class PlacedLine(NamedTuple):
    """A line of a block, and the height of its middle."""

    line: BackLine
    middle_mm: float


class Block(NamedTuple):
    """Lines below a title, arranged but not drawn."""

    title: str
    top_mm: float
    lines: tuple[PlacedLine, ...]
    end_mm: float
    """Where the next block may start."""


def arrange_back(guide: Guide, font: Font, width_mm: float, end_mm: float) -> list[Block]:
    """As many blocks as fit above `end_mm`: places on the way, what to run when late, every walk.

    A block that does not fit is left out; of the walks there are as many as fit.
    """
    inner_mm = width_mm - 2 * SIDE_MM
    on_the_way = [
        line
        for arrival in _worth_knowing(guide)
        for line in _arrival_lines(arrival, guide.race.markers, font, inner_mm)
    ]
    late = [BackLine(line, SMALL_MM, "note") for line in catch_up_lines(guide)]
    blocks: list[Block] = []
    top = TOP_MM
    for title, lines in (("On the way", on_the_way), ("Late at half?", late)):
        block = _block(title, top, lines)
        if lines and block.end_mm <= end_mm:
            blocks.append(block)
            top = block.end_mm
    pairs = list(_in_pairs([leg.start_s for leg in guide.plan.legs if leg.gait == "walk"]))
    most = floor((end_mm - _block("", top, []).end_mm) / (BACK_MM * LEADING))
    if pairs and most > 0:
        title = "Walk at" if len(pairs) <= most else f"First {2 * most} walks at"
        blocks.append(_block(title, top, pairs[:most]))
    return blocks


def draw_back(pen: Pen, blocks: Iterable[Block], width_mm: float) -> None:
    """Draw the blocks, centred on a side of a width, their titles white on black."""
    centre = width_mm / 2
    for block in blocks:
        pen.box(0, block.top_mm, width_mm, TITLE_MM, "black")
        middle = block.top_mm + TITLE_MM / 2
        pen.write(block.title, centre, middle, COMFORTABLE_MM, "middle", "note", "white")
        for line, middle in block.lines:
            pen.write(line.text, centre, middle, line.size_mm, "middle", line.role)


def _worth_knowing(guide: Guide) -> Iterator[Arrival]:
    """Landmarks, and aid stations with gels."""
    for split in guide.splits:
        for arrival in split.arrivals:
            if arrival.stop.sign in {"landmark", "gel"}:
                yield arrival


def _arrival_lines(
    arrival: Arrival, unit: units.Unit, font: Font, inner_mm: float
) -> Iterator[BackLine]:
    """When and where a stop comes, on one line if that fits, and its name below."""
    stop = arrival.stop
    clock, place = units.clock(arrival.elapsed_s), units.place(stop.at_m, unit)
    together = f"{clock}  {place}"
    fits = font.widest_mm([together], BACK_PT) <= inner_mm
    for text in [together] if fits else [clock, place]:
        yield BackLine(text, BACK_MM, "time")
    if not font.lacks(stop.name):
        name = font.fold(stop.name.split(), inner_mm)
        if font.widest_mm(name) <= inner_mm:
            for text in name:
                yield BackLine(text, SMALL_MM, "note")


def _in_pairs(starts_s: Iterable[float]) -> Iterator[BackLine]:
    """Clocks, two on a line."""
    clocks = [units.clock(start_s) for start_s in starts_s]
    for first in range(0, len(clocks), 2):
        yield BackLine("  ".join(clocks[first : first + 2]), BACK_MM, "time")


def _block(title: str, top: float, lines: Sequence[BackLine]) -> Block:
    """Arrange a block from a height on. Each time after a name starts a pair, with a gap above."""
    placed: list[PlacedLine] = []
    y = top + (TITLE_MM + TITLE_GAP_MM)
    for i, line in enumerate(lines):
        if i and line.role == "time" and lines[i - 1].role == "note":
            y += PAIR_GAP_MM
        step = line.size_mm * LEADING
        placed.append(PlacedLine(line, y + step / 2))
        y += step
    return Block(title, top, tuple(placed), y + BLOCK_GAP_MM)
