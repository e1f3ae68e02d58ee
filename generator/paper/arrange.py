"""How a side of a strip is arranged: sizes and places, worked out before anything is drawn.

A strip has a head, a body of rows in columns, the finish, and a foot; one that is worn ends in an
overlap. On a strip that is read across they stand below each other, on a lengthwise one beside
each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.pacing.splits import Split
from generator.paper.drawing import POINT_MM, DoesNotFit, note_end
from generator.paper.fit import (
    FINISH_LABEL_MM,
    GUTTER_MM,
    Fit,
    column_mm,
    largest_fit,
    needs_captions,
)
from generator.paper.foot import catch_up_lines, foot_lines
from generator.paper.head import BAR_MM, Head, measure_head
from generator.paper.side import EXTRA_MM, LETTERS, SIDE_MM, Side

EASY_PT = 10.5
"""Times this large are worth a band that slim wrists can shorten."""
FINISH_FILL = 0.95
"""How much of its height a clock of the finish may fill."""
FOOT_MM = 1.2
"""Left free above and below the lines of the foot, together."""
FOOT_GAP_MM, LENGTHWISE_FOOT_GAP_MM = 0.7, 0.6
"""Between the finish and the foot."""
LATE_AFTER_MM, LATE_GAP_MM = 1.0, 0.5
"""Left free before the room for the words on being late, and above them in it."""
LENGTHWISE_HEADS_MM = (31.0, 44.0, 58.0)
LENGTHWISE_FINISHES_MM = (21.0, 28.0, 38.0, 50.0)
"""Widths that are tried in turn, until what has to stand there fits."""
ROUNDING_MM = 1e-9
"""Type that is too small by no more than this is only rounded."""


@dataclass(frozen=True)
class FinishBox:
    """Where some goals' finish stands, and the lines below it."""

    splits: tuple[Split, ...]
    """The finish of each goal in it."""
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    stacked: bool
    """Whether its clocks stand below each other."""
    foot: list[str]
    foot_mm: float
    """Where the lines start."""


@dataclass(frozen=True)
class Arrangement:
    """Where everything on a side of a strip goes."""

    side: Side
    length_mm: float
    """The shortest length that the strip may be cut to."""
    head: Head
    fit: Fit
    left_mm: float
    """Where the body starts, from the left."""
    top_mm: float
    """Where it starts from the top: with the captions, if it has some."""
    column_mm: float
    """Width of a column, with its gutter."""
    finishes: tuple[FinishBox, ...]
    late: list[str]
    """What to run when late at halfway; no lines where there is no room for them."""
    late_mm: float
    """Where those lines start."""

    @property
    def is_shortened(self) -> bool:
        """Whether slim wrists may cut the strip."""
        return self.length_mm < self.side.format.length_mm

    @property
    def has_captions(self) -> bool:
        """Whether a line above the rows says which goal is which."""
        return needs_captions(self.side, stacked=self.fit.stacked)

    @property
    def rows_mm(self) -> float:
        """Where the rows start, from the top."""
        return self.top_mm + EXTRA_MM if self.has_captions else self.top_mm

    @property
    def shows_windows(self) -> bool:
        """Whether rows say when one is on plan."""
        has_room = self.fit.extras > 0 or self.side.format.notes_mm > 0
        return self.side.has_windows and has_room and bool(self.side.table.mark_rows)


@dataclass(frozen=True)
class Misfit:
    """What a strip cannot hold in type that is large enough to read."""

    what: Literal["rows", "goals", "foot"]
    """The rows; the paces of all the goals in the head; the sums below the finish."""
    count: int
    """How many rows, or how many goals."""
    smallest_pt: float
    """The smallest type that times may have."""


def arrange(side: Side, lengths_mm: Sequence[float]) -> Arrangement | Misfit:
    """Arrange a side of a strip that may be cut to some lengths, of which the longest comes first.

    A shorter one is taken if the times are no smaller there, or still easy to read.
    Raises DoesNotFit for a head that fits at no length and with no marks.
    """
    place = _lengthwise if side.format.lengthwise else _across
    return place(side, lengths_mm)


def finish_type(height_mm: float, lines: int) -> float:
    """Type size of the clocks that just fill a finish of a height, on so many lines."""
    return (height_mm - FINISH_LABEL_MM) / lines * FINISH_FILL


# --- Across --------------------------------------------------------------------------------------


def _across(side: Side, lengths_mm: Sequence[float]) -> Arrangement | Misfit:
    """Head, rows, finish and foot below each other."""
    width, tab = side.width_mm, side.format.tab_mm
    head = measure_head(side, width)
    foot = foot_lines(side, side.guides, width - 2 * SIDE_MM)
    foot_height = len(foot) * EXTRA_MM + FOOT_MM
    fits = {
        length: largest_fit(side, width, length - tab - head.height_mm - foot_height)
        for length in lengths_mm
    }
    length = _shortest_easy(fits)
    fit = fits[length]
    if misfit := _misfit(side, fit):
        return misfit
    top = rows_top = head.height_mm
    if needs_captions(side, stacked=fit.stacked):
        rows_top += EXTRA_MM
    finish_top = rows_top + fit.per_column * fit.pitch + side.half_mm + GUTTER_MM
    height = FINISH_LABEL_MM + fit.finish
    foot_top = finish_top + height + FOOT_GAP_MM
    finish = FinishBox(
        side.table.finish.splits, 0.0, finish_top, width, height, fit.stacked, foot, foot_top
    )
    late, late_top = _late(side, note_end(foot_top, len(foot)), length)
    columns_mm = width / fit.columns
    return Arrangement(side, length, head, fit, 0.0, top, columns_mm, (finish,), late, late_top)


def _late(side: Side, used: float, length: float) -> tuple[list[str], float]:
    """What to run when late, and where there is room for it: below the foot, or behind the cut."""
    if len(side.guides) > 1:
        return [], 0.0
    lines = catch_up_lines(side.guides[0])
    rooms = [(used, length - side.format.tab_mm)]
    if length < side.format.length_mm:
        rooms.append((length, side.format.length_mm - side.format.tab_mm))
    for above, end in rooms:
        start = above + LATE_AFTER_MM
        if end - start >= len(lines) * EXTRA_MM + 2 * LATE_GAP_MM:
            return lines, start + LATE_GAP_MM
    return [], 0.0


# --- Lengthwise ----------------------------------------------------------------------------------


def _lengthwise(side: Side, lengths_mm: Sequence[float]) -> Arrangement | Misfit:
    """Head, rows, and each goal's finish with its foot, beside each other."""
    head = _lengthwise_head(side)
    if isinstance(head, Misfit):
        return head
    goals, high, tab = len(side.guides), side.format.width_mm, side.format.tab_mm
    left = head.width_mm + BAR_MM
    for width in LENGTHWISE_FINISHES_MM:
        inner = width - 2 * SIDE_MM
        feet = [foot_lines(side, [guide], inner) for guide in side.guides]
        taken = left + (width * goals + GUTTER_MM)
        fits = {length: largest_fit(side, length - tab - taken, high) for length in lengths_mm}
        length = _shortest_easy(fits)
        fit = fits[length]
        if misfit := _misfit(side, fit):
            return misfit
        height = high - (max(len(foot) for foot in feet) + (goals > 1)) * EXTRA_MM - FOOT_MM
        if min(inner / side.clock_em, finish_type(height, 1)) >= fit.size:
            return _beside(side, length, head, fit, feet, width, height)
    return Misfit("foot", goals, side.format.smallest_pt)


def _lengthwise_head(side: Side) -> Head | Misfit:
    """The narrowest head that is no higher than the strip. Raises DoesNotFit if none is."""
    for width in LENGTHWISE_HEADS_MM:
        head = measure_head(side, width)
        if head.height_mm <= side.format.width_mm - SIDE_MM:
            return head
    if len(side.guides) > 1:
        return Misfit("goals", len(side.guides), side.format.smallest_pt)
    message = f"`{side.guides[0].walks}` is too much for the {side.format.said}"
    raise DoesNotFit("ratios", message)


def _beside(
    side: Side,
    length: float,
    head: Head,
    fit: Fit,
    feet: Sequence[list[str]],
    width: float,
    height: float,
) -> Arrangement:
    """The arrangement in which each finish has a width and a height."""
    left = head.width_mm + BAR_MM
    captions_mm = EXTRA_MM if needs_captions(side, stacked=fit.stacked) else 0.0
    # Columns are no wider than their clocks, and rows fill all of the height.
    column = column_mm(side, fit)
    rows_height = side.format.width_mm - captions_mm - side.half_mm
    fit = fit._replace(pitch=rows_height / fit.per_column)
    finishes: list[FinishBox] = []
    x = left + fit.columns * column + GUTTER_MM
    for i, foot in enumerate(feet):
        lines = foot if len(feet) == 1 else [f"goal {LETTERS[i]}", *foot]
        splits = side.table.finish.splits[i : i + 1]
        foot_top = height + LENGTHWISE_FOOT_GAP_MM
        finishes.append(FinishBox(splits, x, 0.0, width, height, True, lines, foot_top))
        x += width
    return Arrangement(side, length, head, fit, left, 0.0, column, tuple(finishes), [], 0.0)


# --- Both ----------------------------------------------------------------------------------------


def _shortest_easy(fits: Mapping[float, Fit]) -> float:
    """The shortest length on which times are easy to read, or no smaller than on the whole strip.

    `fits` has the rows' fit on each length, of which the whole strip's comes first.
    """
    whole, *shorter = fits
    easy = min(fits[whole].size, EASY_PT * POINT_MM)
    return next((length for length in reversed(shorter) if fits[length].size >= easy), whole)


def _misfit(side: Side, fit: Fit) -> Misfit | None:
    """Says so if the times of a fit are too small to read."""
    if fit.size >= side.format.smallest_pt * POINT_MM - ROUNDING_MM:
        return None
    return Misfit("rows", side.row_count, side.format.smallest_pt)
