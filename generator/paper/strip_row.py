"""A row of a strip: its mark with signs, a clock for each goal, and small words where they fit."""

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from generator.paper.drawing import LEADING, POINT_MM, SMALL_MM, Pen
from generator.paper.fit import Fit
from generator.paper.rows import HALFWAY, Row, draw_background
from generator.paper.side import (
    COMFORTABLE_MM,
    COMFORTABLE_PT,
    EXTRA_MM,
    GAP_MM,
    HALF,
    LETTER_GAP_MM,
    LETTERS,
    SIDE_MM,
    SIGN_MM,
    Side,
)

SIGN_STEP_MM = 1.7
"""From one sign to the next below a mark's number."""
STACKED_SIGN_STEP_MM = SIGN_MM + 0.3
"""From one sign to the next beside a mark's number."""
STACKED_SIGN_DROP_MM = 0.15
MOST_SIGNS = 2
"""In a row. Of more, the most telling ones are shown."""
SMALLER = 0.75
"""The clock at halfway may be this much smaller than the others to make room for the word."""
LARGER_HALF = 1.3
"""The ½ may be this much larger than the marks, where there is room."""
FIGURE_EM = 0.75
"""Height of a mark's number, with some air."""
SIGN_AIR_MM = 1.0
"""Air that a row with signs below the number needs besides."""
NUMBER_RISE_MM = 0.2
"""How much further up a number stands that has signs below it."""
NUMBER_FOOT_EM, SIGN_GAP_MM = 0.36, 0.5
"""From the middle of a number to its foot, and on to the signs."""
HALF_OFFSET_EM, HALF_OFFSET_MM = 0.4, 0.1
"""How far a number and the ½ below it stand from the middle of a row."""
CLOCK_DROP_MM, EXTRA_RISE_MM = 0.2, 0.2
"""How much closer to each other a clock and the small lines below it are moved."""
NOTES_GAP_MM = 0.4
"""Least height of a row that its notes leave free."""
LONE_NOTE_PT = 9.0
"""Largest type of a note that stands alone beside a time."""


class _Label(NamedTuple):
    """A row's label: what it says, how large, and where it ends."""

    text: str
    size: float
    end: float


class _Cell(NamedTuple):
    """Where a clock may stand: from left to right, and around which height."""

    left: float
    right: float
    middle: float


def draw_row(pen: Pen, side: Side, fit: Fit, row: Row, width: float, height: float) -> None:
    """Draw a row with its top left corner at the pen's place."""
    draw_background(pen, row, width, 0.0, height)
    notes_mm = side.format.notes_mm
    right = width - SIDE_MM - (notes_mm + GAP_MM if notes_mm else 0.0)
    label = _label(side, row, right - _least_clocks_mm(side, fit, row))
    if notes_mm:
        left = _draw_label_with_signs_beside(pen, row, label, height)
    else:
        left = _draw_label_with_signs_below(pen, side, row, label, height)
    extras = _extras(side, row, width)[: fit.extras] if fit.extras else []
    clocks_height = height - 2 * row.bar_mm - len(extras) * EXTRA_MM
    cells = list(_cells(side, fit, row, left, right, clocks_height, bool(extras)))
    for i, cell in enumerate(cells):
        _draw_clock(pen, side, fit, row, i, cell)
    for i, text in enumerate(extras):
        middle = row.bar_mm + clocks_height + (i + 0.5) * EXTRA_MM - EXTRA_RISE_MM
        pen.write(text, width - SIDE_MM, middle, SMALL_MM, "end", "note", row.ink)
    if notes_mm:
        _draw_notes(pen.at(right + GAP_MM, 0.0), side, row, height)


# --- The mark ------------------------------------------------------------------------------------


def _least_clocks_mm(side: Side, fit: Fit, row: Row) -> float:
    """The width that a row's clocks need if they give way to the word at halfway."""
    least = max(SMALLER * fit.size, side.format.smallest_pt * POINT_MM)
    abreast = 1 if fit.stacked else len(row.splits)
    clocks_mm = abreast * (side.clock_em * least + side.gait_mm + GAP_MM)
    return clocks_mm + side.letter_mm if fit.stacked else clocks_mm


def _label(side: Side, row: Row, room: float) -> _Label:
    """The row's label; `HALF` only if it ends within `room` and stands beside one goal."""
    end = SIDE_MM + side.label_mm
    if row.label != HALFWAY:
        return _Label(row.label, side.label_size_mm, end)
    size = min(side.label_size_mm, COMFORTABLE_MM)
    word_end = SIDE_MM + side.font.width(HALFWAY) * size
    if word_end <= room and len(row.splits) == 1:
        return _Label(HALFWAY, size, word_end)
    size = min(side.label_mm / side.font.width(HALF), LARGER_HALF * side.label_size_mm)
    return _Label(HALF, size, end)


def _draw_label_with_signs_beside(pen: Pen, row: Row, label: _Label, height: float) -> float:
    """Draw a label, and signs one above the other beside it; returns where they end."""
    signs = row.signs[:MOST_SIGNS]
    pen.write(label.text, SIDE_MM, height / 2, label.size, "start", "mark", row.ink)
    for i, kind in enumerate(signs):
        y = height / 2 + (i - len(signs) / 2) * STACKED_SIGN_STEP_MM + STACKED_SIGN_DROP_MM
        pen.sign(kind, label.end + GAP_MM, y, SIGN_MM, row.ink)
    return label.end if label.text == HALFWAY else label.end + GAP_MM + SIGN_MM


def _draw_label_with_signs_below(
    pen: Pen, side: Side, row: Row, label: _Label, height: float
) -> float:
    """Draw a label, with signs below it if the row is high enough; returns where it ends."""
    size, ink = label.size, row.ink
    if row.is_marked_half:
        # Its number stays, and the ½ stands below it in place of signs.
        above = height / 2 - SMALL_MM * HALF_OFFSET_EM - HALF_OFFSET_MM
        below = height / 2 + size * HALF_OFFSET_EM + HALF_OFFSET_MM
        pen.write(HALF, SIDE_MM, below, SMALL_MM, "start", "mark", ink)
        pen.write(label.text, SIDE_MM, above, size, "start", "mark", ink)
        return label.end
    signs = row.signs[: min(MOST_SIGNS, _signs_abreast(side))]
    if height - 2 * row.bar_mm < size * FIGURE_EM + SIGN_MM + SIGN_AIR_MM:
        signs = []
    middle = height / 2 - (SIGN_MM / 2 + NUMBER_RISE_MM if signs else 0.0)
    pen.write(label.text, SIDE_MM, middle, size, "start", "mark", ink)
    for i, kind in enumerate(signs):
        y = middle + size * NUMBER_FOOT_EM + SIGN_GAP_MM
        pen.sign(kind, SIDE_MM + i * SIGN_STEP_MM, y, SIGN_MM, ink)
    return label.end


def _signs_abreast(side: Side) -> int:
    """How many signs below a number do not come near the clock; one always may."""
    return max(1, int((side.label_mm + GAP_MM / 2) / SIGN_STEP_MM))


# --- The clocks ----------------------------------------------------------------------------------


def _cells(
    side: Side,
    fit: Fit,
    row: Row,
    left: float,
    right: float,
    height: float,
    has_extras: bool,
) -> Iterator[_Cell]:
    """A cell for each goal's clock, below each other or side by side."""
    bar, goals = row.bar_mm, len(row.splits)
    if fit.stacked:
        line = height / goals
        for i in range(goals):
            middle = bar + line * (i + 0.5)
            yield _Cell(left + side.letter_mm, right - side.gait_mm, middle)
        return
    middle = bar + (height / 2 + CLOCK_DROP_MM * has_extras)
    width = (right - left) / goals
    for i in range(goals):
        end = right - width * (goals - 1 - i) - side.gait_mm
        yield _Cell(left + width * i, end, middle)


def _draw_clock(pen: Pen, side: Side, fit: Fit, row: Row, goal: int, cell: _Cell) -> None:
    """Draw a goal's clock at the end of its cell, then what the runner is doing there."""
    split = row.splits[goal]
    if side.has_walks:
        letter = "R" if split.gait == "run" else "W"
        pen.gait(letter, cell.right + GAP_MM, cell.middle, side.label_size_mm, row.ink)
    clock_em = side.font.width(split.clock)
    size = min(fit.size, (cell.right - cell.left - GAP_MM) / clock_em)
    pen.write(split.clock, cell.right, cell.middle, size, "end", "time", row.ink)
    if fit.stacked:
        end = cell.right - clock_em * size - LETTER_GAP_MM
        pen.write(LETTERS[goal], end, cell.middle, SMALL_MM, "end", "note", row.ink)


# --- Small words ---------------------------------------------------------------------------------


def _extras(side: Side, row: Row, width: float) -> list[str]:
    """Small lines for below the time: landmark and window, each if it fits beside the label."""
    room = width - 2 * SIDE_MM - side.label_mm - GAP_MM
    lines = row.landmark_words(side.font) + (row.window_words if side.has_windows else [])
    return [line for line in lines if side.font.widest_mm([line]) <= room]


def _draw_notes(pen: Pen, side: Side, row: Row, height: float) -> None:
    """Draw landmark and window, or one of them, in the column beside the time."""
    width = side.format.notes_mm
    lines = _note_lines(side, row, height)
    for i, line in enumerate(lines):
        largest_pt = LONE_NOTE_PT if len(lines) == 1 else COMFORTABLE_PT
        size = side.font.size_to_fill([line], width, largest_pt)
        step = min(height / len(lines), size * LEADING)
        middle = height / 2 + (i - (len(lines) - 1) / 2) * step
        pen.write(line, width, middle, size, "end", "note", row.ink)


def _note_lines(side: Side, row: Row, height: float) -> list[str]:
    """As much of landmark and window as the column beside the time holds."""
    font, width = side.font, side.format.notes_mm
    most = floor((height - NOTES_GAP_MM) / EXTRA_MM)
    name = [line for words in row.landmark_words(font) for line in font.fold(words.split(), width)]
    if row.is_marked_half:
        name = [HALFWAY]
    window = row.window_words if side.has_windows else []
    for lines in ([*name, *window], name, window):
        if len(lines) <= most and font.widest_mm(lines) <= width:
            return lines
    return []
