"""How the rows fill an area of paper: of all ways, the one with the largest times."""

from math import ceil, floor
from typing import NamedTuple

from generator.paper.drawing import POINT_MM
from generator.paper.rows import ROW_TO_TYPE
from generator.paper.side import EXTRA_MM, GAP_MM, SIDE_MM, SIGN_MM, Side

GUTTER_MM = 0.6
"""White between columns, so that black rows do not melt into one."""
LINE_TO_TYPE = 0.95
"""Height of each further goal in a row, as a multiple of the type size."""
AIR = 1.35
"""Height of a row where there is room to spare, as a multiple of the type size."""
EXTRAS_GAP_MM = 0.4
"""Between a time and the small lines below it."""
FINISH_TO_TYPE = 1.2
"""Least height of a line of the finish, as a multiple of the type size of the rows."""
FINISH_LABEL_MM = 3.6
"""Height of the word FINISH, above the clocks."""
LARGER = 1.6
"""The finish may become this much higher where there is room."""


class Fit(NamedTuple):
    """How the rows fill their area. Lengths are in millimetres."""

    columns: int
    per_column: int
    """Rows in a column."""
    stacked: bool
    """Whether the goals of a row stand below each other instead of side by side."""
    size: float
    """Type size of the times."""
    pitch: float
    """Height of a row."""
    extras: int
    """How many small lines there is room for below each time."""
    finish: float
    """Height of the finish's clocks; 0 where the finish stands beside the rows."""


def largest_fit(side: Side, width: float, height: float) -> Fit:
    """Fit the rows, and across also the finish, into an area with the largest times."""
    height -= side.half_mm
    goals = len(side.guides)
    choices = [(columns, False) for columns in side.format.columns]
    if goals > 1:
        one_or_more = sorted({1, *side.format.columns})
        choices = [(columns, stacked) for columns in one_or_more for stacked in (False, True)]
    size, (columns, stacked) = 0.0, choices[0]
    for choice in choices:
        possible = _size(side, *choice, width, height)
        if possible > size:
            size, (columns, stacked) = possible, choice
    per_column, lines = ceil(len(side.table.rows) / columns), goals if stacked else 1
    height, finish = _height_and_finish(side, stacked, height)
    room = (height - finish * size) / per_column
    wanted = 0 if lines > 1 or side.format.notes_mm else side.wanted_extras
    extras = max(0, min(wanted, floor((room - size * ROW_TO_TYPE - EXTRAS_GAP_MM) / EXTRA_MM)))
    pitch = min(room, lines * size * AIR + extras * EXTRA_MM + EXTRAS_GAP_MM * bool(extras))
    # What the rows leave makes the finish larger.
    spare = height - finish * size - per_column * pitch
    finish_mm = min(finish * size + spare, finish * size * LARGER)
    return Fit(columns, per_column, stacked, size, pitch, extras, finish_mm)


def needs_captions(side: Side, *, stacked: bool) -> bool:
    """Whether goals stand side by side, so that a line above has to say which is which."""
    return len(side.guides) > 1 and not stacked


def column_mm(side: Side, fit: Fit) -> float:
    """Width of a column, with its gutter, in which the clocks have just the size of a fit."""
    narrow = _widest(side, 0.0, stacked=fit.stacked)
    wide = _widest(side, 1.0, stacked=fit.stacked)
    return (fit.size - narrow) / (wide - narrow) + GUTTER_MM


def _size(side: Side, columns: int, stacked: bool, width: float, height: float) -> float:
    """Type size of the times in so many columns."""
    lines = len(side.guides) if stacked else 1
    height, finish = _height_and_finish(side, stacked, height)
    row = ROW_TO_TYPE + (lines - 1) * LINE_TO_TYPE
    highest = height / (ceil(len(side.table.rows) / columns) * row + finish)
    widest = _widest(side, width / columns - GUTTER_MM * (columns > 1), stacked=stacked)
    return min([highest, widest, side.format.largest_pt * POINT_MM])


def _height_and_finish(side: Side, stacked: bool, height: float) -> tuple[float, float]:
    """The height left for clocks, and that of the finish's as a multiple of the type size."""
    height -= EXTRA_MM * needs_captions(side, stacked=stacked)
    if side.format.lengthwise:
        return height, 0.0
    lines = len(side.guides) if stacked else 1
    return height - (GUTTER_MM + FINISH_LABEL_MM), lines * FINISH_TO_TYPE


def _widest(side: Side, width: float, *, stacked: bool) -> float:
    """Type size at which the clocks of a row fill a width."""
    abreast = 1 if stacked else len(side.guides)
    room = width - 2 * SIDE_MM - side.label_mm - abreast * (GAP_MM + side.gait_mm)
    if stacked:
        room -= side.letter_mm
    if side.format.notes_mm:
        room -= side.format.notes_mm + GAP_MM + SIGN_MM + GAP_MM
    return room / abreast / side.clock_em
