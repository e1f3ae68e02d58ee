"""Draws a side of a strip as it was arranged."""

from generator.paper.arrange import Arrangement, FinishBox, finish_type
from generator.paper.drawing import POINT_MM, SMALL_MM, Anchor, Pen, Wrist, note_end
from generator.paper.fit import FINISH_LABEL_MM, GUTTER_MM
from generator.paper.head import BAR_MM, draw_head
from generator.paper.rows import FINISH
from generator.paper.side import COMFORTABLE_MM, EXTRA_MM, GAP_MM, LETTERS, SIDE_MM, SIGN_MM, Side
from generator.paper.strip_row import MOST_SIGNS, SIGN_STEP_MM, draw_row
from generator.units import long_clock

HANDS: tuple[tuple[str, Wrist, Anchor], ...] = (
    ("hand »", "left", "end"),
    ("« hand", "right", "start"),
)
"""Which end goes to the hand, so that the band reads toward the runner."""
CUT_HERE = ["slim wrist:", "cut here"]
OVERLAP = ["overlap:", "tuck under", "and tape"]
THIS_EDGE = ["this edge", "to the hand"]
CUT_HERE_GAP_MM, LENGTHWISE_CUT_HERE_MM = 1.0, 9.0
"""From the words about a slim wrist to the cut; on a lengthwise strip from their middle."""
OVERLAP_GAP_MM, THIS_EDGE_GAP_MM = 1.2, 0.8
"""From an edge to the words in the overlap."""
FINISH_LABEL_DROP_MM, FINISH_CLOCK_RISE_MM = 0.2, 0.25
"""How far the word FINISH is moved down and its clocks up, so that they look centred."""
FINISH_LARGER = 1.35
"""How much larger than its format's largest type a clock of the finish may be."""


def draw_side(pen: Pen, arrangement: Arrangement) -> None:
    """Draw all of a side but what both sides of a strip share: ticks and fold."""
    side, head = arrangement.side, arrangement.head
    lengthwise = side.format.lengthwise
    draw_head(pen, head)
    if lengthwise:
        pen.box(head.width_mm, 0, BAR_MM, side.format.width_mm, "black")
    else:
        pen.box(0, head.bar_mm, head.width_mm, BAR_MM, "black")
    if arrangement.has_captions:
        _draw_captions(pen, arrangement)
    _draw_rows(pen, arrangement)
    for finish in arrangement.finishes:
        _draw_finish(pen.at(finish.x_mm, finish.y_mm), side, finish)
        pen.note(finish.foot, finish.x_mm + finish.width_mm / 2, finish.foot_mm)
    if lengthwise:
        _draw_ends_lengthwise(pen, arrangement)
    else:
        _draw_ends_across(pen, arrangement)


def _draw_captions(pen: Pen, arrangement: Arrangement) -> None:
    """Each goal above its clocks, in every column."""
    side, width = arrangement.side, arrangement.column_mm
    middle = arrangement.top_mm + EXTRA_MM / 2
    start = SIDE_MM + side.label_mm
    cell = (width - SIDE_MM - start) / len(side.guides)
    for column in range(arrangement.fit.columns):
        for i, guide in enumerate(side.guides):
            end = arrangement.left_mm + column * width + start + cell * (i + 1) - side.gait_mm
            goal = "" if side.format.lengthwise else f" {long_clock(guide.plan.goal_s)}"
            pen.write(f"{LETTERS[i]}{goal}", end, middle, SMALL_MM, "end")


def _draw_rows(pen: Pen, arrangement: Arrangement) -> None:
    """The rows column by column, with a ruled gutter between."""
    side, fit = arrangement.side, arrangement.fit
    left, top, width = arrangement.left_mm, arrangement.rows_mm, arrangement.column_mm
    gap = GUTTER_MM if fit.columns > 1 else 0.0
    for column in range(fit.columns):
        x, y = left + column * width, top
        for row in side.table.rows[column * fit.per_column :][: fit.per_column]:
            height = fit.pitch + (side.half_mm if row.is_half else 0.0)
            draw_row(pen.at(x, y), side, fit, row, width - gap, height)
            y += height
    for column in range(1, fit.columns):
        x = left + column * width - gap / 2
        pen.rule(x, top, x, top + fit.per_column * fit.pitch + side.half_mm, "gutter")


def _draw_finish(pen: Pen, side: Side, finish: FinishBox) -> None:
    """The finish: white on black, its clocks as large as they can be."""
    width, goals = finish.width_mm, len(finish.splits)
    pen.box(0, 0, width, finish.height_mm, "black")
    middle = FINISH_LABEL_MM / 2 + FINISH_LABEL_DROP_MM
    pen.write(FINISH, SIDE_MM, middle, SMALL_MM, "start", "mark", "white")
    if side.has_walks:
        pen.gait("R", width - SIDE_MM - side.font.gait_mm(SMALL_MM), middle, SMALL_MM, "white")
    x = SIDE_MM + side.font.width(FINISH) * SMALL_MM + GAP_MM
    for i, kind in enumerate(side.table.finish.signs[:MOST_SIGNS]):
        pen.sign(kind, x + i * SIGN_STEP_MM, middle - SIGN_MM / 2, SIGN_MM, "white")
    lines, abreast = (goals, 1) if finish.stacked else (1, goals)
    cell = (width - 2 * SIDE_MM) / abreast
    line = (finish.height_mm - FINISH_LABEL_MM) / lines
    letter_mm, gaps_mm = (side.letter_mm, 2 * GAP_MM) if goals > 1 else (0.0, 0.0)
    widest_mm = (cell - letter_mm - gaps_mm) / side.clock_em
    largest_mm = FINISH_LARGER * side.format.largest_pt * POINT_MM
    size = min([widest_mm, finish_type(finish.height_mm, lines), largest_mm])
    for i, split in enumerate(finish.splits):
        column, row = (0, i) if finish.stacked else (i, 0)
        clock_mm = side.font.width(split.clock) * size
        left = SIDE_MM + column * cell + (cell - letter_mm - clock_mm) / 2
        middle = FINISH_LABEL_MM + line * (row + 0.5) - FINISH_CLOCK_RISE_MM
        if goals > 1:
            pen.write(LETTERS[i], left, middle, SMALL_MM, "start", "note", "white")
        pen.write(split.clock, left + letter_mm, middle, size, "start", "time", "white")


def _draw_ends_across(pen: Pen, arrangement: Arrangement) -> None:
    """What stands behind the foot: where a slim wrist cuts, and the overlap."""
    side, cut = arrangement.side, arrangement.length_mm
    width, tab = side.width_mm, side.format.length_mm - side.format.tab_mm
    if arrangement.is_shortened:
        pen.rule(0, cut, width, cut, "cut")
        pen.note(CUT_HERE, width / 2, cut - len(CUT_HERE) * EXTRA_MM - CUT_HERE_GAP_MM)
    pen.note(arrangement.late, width / 2, arrangement.late_mm)
    if side.format.tab_mm:
        pen.rule(0, tab, width, tab, "cut")
        pen.note(OVERLAP, width / 2, tab + OVERLAP_GAP_MM)
        middle = note_end(tab + OVERLAP_GAP_MM, len(OVERLAP)) + COMFORTABLE_MM
        for text, wrist, anchor in HANDS:
            x = SIDE_MM if anchor == "start" else width - SIDE_MM
            pen.write(text, x, middle, COMFORTABLE_MM, anchor, wrist=wrist)


def _draw_ends_lengthwise(pen: Pen, arrangement: Arrangement) -> None:
    """The same beside the finish."""
    cut_to, strip = arrangement.length_mm, arrangement.side.format
    high, tab = strip.width_mm, strip.length_mm - strip.tab_mm
    if arrangement.is_shortened:
        pen.rule(cut_to, 0, cut_to, high, "cut")
        pen.note(CUT_HERE, cut_to - LENGTHWISE_CUT_HERE_MM, high / 2 - EXTRA_MM)
    pen.rule(tab, 0, tab, high, "cut")
    middle = tab + strip.tab_mm / 2
    pen.note(THIS_EDGE, middle, THIS_EDGE_GAP_MM)
    pen.note(OVERLAP, middle, high / 2)
