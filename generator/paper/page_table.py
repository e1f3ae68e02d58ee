"""The main table of a whole page: a row for each mark, with times and what is on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from generator import units
from generator.pacing.guide import Guide
from generator.paper.drawing import (
    LEADING,
    POINT_MM,
    SMALL_MM,
    Anchor,
    DoesNotFit,
    Pen,
)
from generator.paper.rows import HALFWAY, ROW_TO_TYPE, Row, Table, draw_background
from generator.race.model import Race
from generator.race.stops import Stop

SMALLEST_TIME_PT, LARGEST_TIME_PT = 9.0, 13.0
SMALLEST_TIME_MM = SMALLEST_TIME_PT * POINT_MM
BESIDE_PT = 9.0
"""Largest type of what stands beside the clock."""
TALLEST_ROW_MM = 6.4
FINISH_ROWS = 1.5
"""Height of the finish, in rows."""
FINISH_LARGER = 1.2
"""How much larger than the others the clock of the finish is."""
CAPTION_MM = 4.5
"""Height of the line that says what the columns are."""
NOTE_PT = 7.5
"""Type of what stands on the way."""
NOTE_MM = NOTE_PT * POINT_MM * LEADING
PAGE_SIGN_MM = 1.7
SIGN_GAP_MM, WORDS_GAP_MM = 0.5, 0.8
"""Behind a sign, and then before the words."""
EDGE_MM = 1.0
"""Left free before the mark, and behind the letter of the gait."""
COLUMN_GAP_MM = 1.5
"""Left free before a window, and behind the words on the way."""
CLOCK_MM, GAIT_MM, SPLIT_MM, WINDOW_MM = 35.0, 41.0, 55.0, 79.0
"""Where these columns end, from the left."""
NOTES_GAP_MM = 3.0
"""Between the last of these columns and what is on the way."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table: those that every table has end in fixed places."""

    has_windows: bool
    notes_mm: float
    """Where the notes on what is on the way start, from the left."""
    end_mm: float
    """Where the table ends."""


def columns_of(guide: Guide, table: Table, end_mm: float) -> Columns:
    """The columns of a guide's table that ends `end_mm` from the left."""
    has_windows = guide.by_the_clock and bool(table.mark_rows)
    notes_mm = (WINDOW_MM if has_windows else SPLIT_MM) + NOTES_GAP_MM
    return Columns(has_windows, notes_mm, end_mm)


def draw_table(
    pen: Pen, guide: Guide, table: Table, columns: Columns, top: float, bottom: float
) -> float:
    """Draw the table between two heights; returns the type size of its clocks, in millimetres.

    Raises DoesNotFit for too many rows.
    """
    _draw_captions(pen, table, columns, top + CAPTION_MM / 2)
    y = top + CAPTION_MM
    pitch = min((bottom - y) / (len(table.rows) + FINISH_ROWS), TALLEST_ROW_MM)
    size = min(pitch / ROW_TO_TYPE, LARGEST_TIME_PT * POINT_MM)
    if size < SMALLEST_TIME_MM:
        raise DoesNotFit(
            "marks" if guide.race.marks else "markers",
            f"{len(table.rows)} rows do not fit on the whole page in type of "
            f"{units.decimal(SMALLEST_TIME_PT, 10)} points; take a band, or marks further apart",
        )
    for row in table.rows:
        _draw_row(pen, guide, row, columns, y, pitch, size)
        y += pitch
    finish_mm = pitch * FINISH_ROWS
    _draw_row(pen, guide, table.finish, columns, y, finish_mm, size * FINISH_LARGER)
    return size


def _draw_captions(pen: Pen, table: Table, columns: Columns, middle: float) -> None:
    """Draw what the columns are."""
    captions: list[tuple[str, float, Anchor]] = [
        ("mark", 0.0, "start"),
        ("clock", CLOCK_MM, "end"),
        ("split", SPLIT_MM, "end"),
    ]
    if columns.has_windows:
        captions.append(("on plan between", WINDOW_MM, "end"))
    if any(row.arrivals for row in (*table.rows, table.finish)):
        captions.append(("on the way", columns.notes_mm, "start"))
    for text, x, anchor in captions:
        pen.write(text, x, middle, SMALL_MM, anchor)


def _draw_row(
    pen: Pen, guide: Guide, row: Row, columns: Columns, y: float, height: float, size: float
) -> None:
    """Draw a row from a height on, its clock in a size and the rest no larger than that."""
    split, ink = row.splits[0], row.ink
    middle, small = y + height / 2, min(size, BESIDE_PT * POINT_MM)
    draw_background(pen, row, columns.end_mm, y, height)
    label = f"{row.label} {HALFWAY}" if row.is_marked_half else row.label
    pen.write(label, EDGE_MM, middle, small, "start", "mark", ink)
    pen.write(split.clock, CLOCK_MM, middle, size, "end", "time", ink)
    if guide.plan.schedule.has_walks:
        letter = "R" if split.gait == "run" else "W"
        pen.gait(letter, GAIT_MM - pen.font.gait_mm(small) - EDGE_MM, middle, small, ink)
    if row.label != HALFWAY:
        pen.write(split.split, SPLIT_MM, middle, small, "end", "note", ink)
    for window in row.window_words if columns.has_windows else []:
        room = WINDOW_MM - SPLIT_MM - COLUMN_GAP_MM
        fitting = pen.font.size_to_fill([window], room, small / POINT_MM)
        pen.write(window, WINDOW_MM, middle, fitting, "end", "note", ink)
    _draw_on_the_way(pen, guide.race, row, columns, y + row.bar_mm, height - 2 * row.bar_mm)


def _draw_on_the_way(
    pen: Pen, race: Race, row: Row, columns: Columns, y: float, height: float
) -> None:
    """Draw a sign for each kind of thing that is passed, and words as far as they fit."""
    left, middle = columns.notes_mm, y + height / 2
    for kind in row.signs:
        pen.sign(kind, left, middle - PAGE_SIGN_MM / 2, PAGE_SIGN_MM, row.ink)
        left += PAGE_SIGN_MM + SIGN_GAP_MM
    lines = _words(pen, race, row, columns.end_mm - left - COLUMN_GAP_MM, floor(height / NOTE_MM))
    for i, line in enumerate(lines):
        at = middle + (i - (len(lines) - 1) / 2) * NOTE_MM
        pen.write(line, left + WORDS_GAP_MM, at, NOTE_PT * POINT_MM, "start", "note", row.ink)


def _words(pen: Pen, race: Race, row: Row, room: float, most: int) -> list[str]:
    """The names of what is passed, on as many lines as there may be; no lines if they do not fit.

    If not all names fit, only landmarks are named: the signs say enough of the rest.
    """
    font = pen.font
    known = [arrival.stop for arrival in row.arrivals if not font.lacks(arrival.stop.name)]
    landmarks = [stop for stop in known if stop.kind == "landmark"]
    for named in (known, landmarks):
        lines = font.fold(_names(race, named).split(), room, NOTE_PT)
        if named and len(lines) <= most and font.widest_mm(lines, NOTE_PT) <= room:
            return lines
    return []


def _names(race: Race, stops: Iterable[Stop]) -> str:
    """Each name once; that of a landmark with its number in the picture of the course."""
    names = [
        stop.name if stop.kind == "aid" else f"{_number(race, stop)} {stop.name}" for stop in stops
    ]
    return "; ".join(dict.fromkeys(names))


def _number(race: Race, stop: Stop) -> int:
    """The number of a landmark in the picture of the course."""
    return next(
        number
        for number, mark in enumerate(race.landmarks, start=1)
        if mark.at == stop.at_m and mark.name == stop.name
    )
