"""A plan on a whole page: splits, every walk, what is passed on the way, and the course.

The page holds on A4 and on Letter alike: neither has to shrink it to leave margins of 10 mm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from generator import units
from generator.pacing.guide import Guide
from generator.paper.drawing import (
    POINT_MM,
    SMALL_MM,
    SMALLEST_PT,
    DoesNotFit,
    Drawing,
    Font,
    Pen,
)
from generator.paper.foot import sum_of
from generator.paper.page_table import (
    CAPTION_MM,
    NOTE_MM,
    NOTE_PT,
    PAGE_SIGN_MM,
    SMALLEST_TIME_MM,
    columns_of,
    draw_table,
)
from generator.paper.rows import MEANINGS, signs_of, table_of
from generator.race.model import Race
from generator.race.values import Marks

PAGE_MARGIN_MM = 10.0
"""Margin of the paper around a whole page, and around a band with what helps to wear it."""
WIDTH_MM = 190.0
LENGTH_MM = 254.0
QR_MM = 24.0
"""With its quiet zone. A phone reads a code of 15 mm."""
HEAD_MM = 26.0
HEAD_GAP_MM = 4.0
"""Between the head and the QR code."""
HEAD_LEADING = 1.12
"""From one line of the head to the next, as a multiple of its size."""
PICTURE_UNITS = 1400
"""Width of the picture of the course in its own units; see `elevation`."""
PICTURE_MM = 40.5
"""Height of that picture."""
PICTURE_GAP_MM = 2.0
"""Below that picture."""
FOOT_MM = 22.0
FOOT_BAR_FROM_MM, FOOT_BAR_MM = 1.5, 0.4
"""From the top of the foot to the bar that starts it, and the bar's thickness."""
FOOT_TEXT_MM = 0.8
"""From the top of that bar to the text."""
EDGE_MM = 0.5
"""Left free at the right edge of the foot."""
RULERS_MM = 242.0
"""Where the rulers stand, from the top: below the words of the foot."""
SHORT_RULER_MM = 124.0
"""Where the shorter one stands, from the left."""
TITLE_PT, GOAL_PT, PACE_PT, ABOUT_PT = 22.0, 18.0, 10.0, SMALLEST_PT + 1.0
"""Largest type of the lines of the head."""
WALKS_FROM_MM = 127.0
"""Where the list of walks starts, from the left."""
WALKS_GAP_MM = 4.0
"""Between the splits and the list of walks."""
WALK_START_MM = 0.5
"""Left free before the number of a walk."""
WALK_GAP_MM = 1.1
"""Between the columns of the list of walks."""
WALK_ROW_MM = SMALLEST_TIME_MM * 1.12
SIGN_WORD_GAP_MM, MEANING_GAP_MM = 0.8, 3.0
"""Between a sign and what it means, and before the next sign."""


@dataclass(frozen=True)
class FullPage:
    """A page with everything drawn on it but the picture of the course, the code and rulers."""

    drawing: Drawing
    picture_mm: float | None
    """Where the picture of the course starts, from the top; None without one."""
    times_pt: float
    """Type size of the times."""


def lay_full_page(guide: Guide, font: Font, marks: Marks | None = None) -> FullPage:
    """Lay out a guide on a page, with rows at `marks` or at those of its race.

    Raises DoesNotFit.
    """
    pen = Pen(font)
    table = table_of([guide], marks or guide.race.rows)
    _draw_head(pen, guide)
    top, picture_mm = HEAD_MM, None
    if guide.course.profile:
        picture_mm, top = top, top + PICTURE_MM + PICTURE_GAP_MM
    bottom = LENGTH_MM - FOOT_MM
    walks = _walks(guide)
    columns = columns_of(guide, table, WALKS_FROM_MM - WALKS_GAP_MM if walks else WIDTH_MM)
    size_mm = draw_table(pen, guide, table, columns, top, bottom)
    if walks:
        _draw_walks(pen, walks, top, bottom)
    _draw_foot(pen, guide, bottom)
    return FullPage(pen.drawing(), picture_mm, size_mm / POINT_MM)


# --- Head ----------------------------------------------------------------------------------------


def _draw_head(pen: Pen, guide: Guide) -> None:
    """Race, goal, ratio and paces. The upper right corner is left free for a QR code."""
    font, race, plan, unit = pen.font, guide.race, guide.plan, guide.race.markers
    room = WIDTH_MM - QR_MM - HEAD_GAP_MM
    name = race.name if not font.lacks(race.name) else race.band_name
    if lacking := font.lacks(name):
        raise DoesNotFit("name", f"the typeface lacks the character '{lacking}'")
    paces = f"run {units.fine_pace(plan.run_pace, unit)} /{unit}"
    if plan.walk_pace is not None:
        paces += f",  walk {units.pace(plan.walk_pace, unit)} /{unit}"
        paces += f",  {plan.walk_breaks} walk breaks"
    y = 0.0
    for field, text, largest_pt in (
        ("name", name, TITLE_PT),
        ("ratios", f"{units.long_clock(plan.goal_s)}  {guide.walks}", GOAL_PT),
        ("ratios", paces, PACE_PT),
        ("place", _about(race, font), ABOUT_PT),
    ):
        if not text:
            continue
        size = font.size_to_fill([text], room, largest_pt)
        if size < SMALL_MM:
            raise DoesNotFit(field, f"`{text}` is too long for a line of the whole page")
        pen.write(text, 0.0, y + size / 2, size, "start")
        y += size * HEAD_LEADING


def _about(race: Race, font: Font) -> str:
    """Where and when the race is, as far as the font has the letters, and how long it is."""
    when = str(race.date) if race.date else race.when
    parts = (race.place, when, units.distance(race.distance))
    return ", ".join(part for part in parts if part and not font.lacks(part))


# --- Walks ---------------------------------------------------------------------------------------


class _Walk(NamedTuple):
    """A walk in print: its number, when it starts and where."""

    number: str
    clock: str
    place: str


def _walks(guide: Guide) -> list[_Walk]:
    """Every walk of a guide."""
    unit_m = units.UNIT_M[guide.race.markers]
    walks = [leg for leg in guide.plan.legs if leg.gait == "walk"]
    return [
        _Walk(f"{i}", units.clock(leg.start_s), units.tenths(leg.start_m / unit_m))
        for i, leg in enumerate(walks, start=1)
    ]


def _draw_walks(pen: Pen, walks: list[_Walk], top: float, bottom: float) -> None:
    """When and where each walk starts. If there is no room for all, one of every few is shown."""
    texts = (
        ([walk.number for walk in walks], SMALL_MM),
        ([walk.clock for walk in walks], SMALLEST_TIME_MM),
        ([walk.place for walk in walks], SMALL_MM),
    )
    # Each text ends where the widest of its column does.
    ends: list[float] = []
    end = WALK_START_MM
    for column_texts, size in texts:
        end += max(pen.font.width(text) for text in column_texts) * size
        ends.append(end)
        end += WALK_GAP_MM
    columns = floor((WIDTH_MM - WALKS_FROM_MM) / (end + WALK_GAP_MM))
    most = floor((bottom - top - CAPTION_MM) / WALK_ROW_MM)
    step = ceil(len(walks) / (most * columns))
    title = "walks start at" if step == 1 else f"walks start at (one of {step} is shown)"
    pen.write(title, WALKS_FROM_MM, top + CAPTION_MM / 2, SMALL_MM, "start")
    shown = [walk for i, walk in enumerate(walks) if i % step == 0]
    per_column = ceil(len(shown) / columns)
    width = (WIDTH_MM - WALKS_FROM_MM) / columns
    for i, walk in enumerate(shown):
        column, row = divmod(i, per_column)
        left, y = WALKS_FROM_MM + column * width, top + CAPTION_MM + row * WALK_ROW_MM
        middle = y + WALK_ROW_MM / 2
        number_mm, clock_mm, place_mm = (left + end for end in ends)
        if row % 2:
            pen.box(left, y, end, WALK_ROW_MM, "tint")
        pen.write(walk.number, number_mm, middle, SMALL_MM, "end")
        pen.write(walk.clock, clock_mm, middle, SMALLEST_TIME_MM, "end", "time")
        pen.write(walk.place, place_mm, middle, SMALL_MM, "end")


# --- Foot ----------------------------------------------------------------------------------------


def _draw_foot(pen: Pen, guide: Guide, top: float) -> None:
    """The sum, what to do when late, and what the signs mean."""
    y = top + FOOT_BAR_FROM_MM
    pen.box(0, y, WIDTH_MM, FOOT_BAR_MM, "black")
    y += FOOT_TEXT_MM
    for text in _foot_lines(guide):
        size = pen.font.size_to_fill([text], WIDTH_MM, NOTE_PT)
        pen.write(text, 0.0, y + NOTE_MM / 2, size, "start")
        y += NOTE_MM
    _draw_meanings(pen, guide, top + (FOOT_BAR_FROM_MM + FOOT_TEXT_MM) + NOTE_MM / 2)


def _foot_lines(guide: Guide) -> Iterator[str]:
    """The sum of the plan, and what to run when late at halfway."""
    unit = guide.race.markers
    yield " ".join(sum_of(guide))
    late = [
        f"{units.clock(one.late_s)} late: {units.fine_pace(one.run_pace, unit)} /{unit}"
        for one in guide.catch_ups
        if one.run_pace is not None
    ]
    if late:
        yield f"From the half on ({guide.halfway.clock}) run, if {', '.join(late)}."


def _draw_meanings(pen: Pen, guide: Guide, middle: float) -> None:
    """What the signs mean that the guide has, at the right edge."""
    x = WIDTH_MM - EDGE_MM
    for kind in reversed(
        signs_of([arrival for split in guide.splits for arrival in split.arrivals])
    ):
        x -= pen.font.width(MEANINGS[kind]) * SMALL_MM
        pen.write(MEANINGS[kind], x, middle, SMALL_MM, "start")
        x -= PAGE_SIGN_MM + SIGN_WORD_GAP_MM
        pen.sign(kind, x, middle - PAGE_SIGN_MM / 2, PAGE_SIGN_MM)
        x -= MEANING_GAP_MM
