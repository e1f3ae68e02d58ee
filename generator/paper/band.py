"""Bands: one to three goals on a strip of a format, or what would fit instead.

A band is arranged before it is drawn, so to find what else would fit nothing has to be drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator import units
from generator.pacing.guide import Guide
from generator.paper.arrange import Arrangement, Misfit, arrange
from generator.paper.back import arrange_back, draw_back
from generator.paper.drawing import POINT_MM, DoesNotFit, Drawing, Font, Paper, Pen
from generator.paper.formats import FORMATS, MOST_GOALS, Format
from generator.paper.side import measure_side
from generator.paper.strip import draw_side
from generator.race.values import Marks

COARSER = (1, 2, 5, 10, 20)
"""Miles or kilometres between marks that are tried where rows do not fit."""
TICK_MM = 2.0
"""Length of the ticks that say where to cut."""
TICK_GAP_MM = 0.5
"""Between a tick and the strip."""
MARGIN_MM = 3.0
"""Room for the ticks around a strip."""
CLUB_MARGIN_MM = 8.0
"""Margin of a page full of bands: every printer can print there, and six bands fit."""
CLUB_BAR_MM = 6.0
"""Room below the bands for the bar that shows the scale."""


@dataclass(frozen=True)
class Band:
    """A strip with everything drawn on it."""

    format: Format
    drawing: Drawing
    """In millimetres. That of a lengthwise strip lies flat: it is as wide as the strip is long."""
    marks: Marks
    """What has a row."""
    times_pt: float
    """Type size of the times."""
    shortened: bool
    """Whether slim wrists may cut it where its format says."""
    windows: bool
    """Whether rows show when one is on plan."""


@dataclass(frozen=True)
class _Wish:
    """What is wanted on a band."""

    guides: tuple[Guide, ...]
    font: Font
    heading: str


@dataclass(frozen=True)
class _Layout:
    """A band, arranged: both of its sides are cut at the same length."""

    format: Format
    marks: Marks
    sides: tuple[Arrangement, ...]
    """One, or front and back of a folded band with several goals."""


def lay_band(
    guides: Sequence[Guide],
    band_format: Format,
    font: Font,
    marks: Marks | None = None,
    heading: str = "",
) -> Band:
    """Lay out one to three guides of a race on a band.

    Rows stand at `marks`, by default at those of the race. `heading` says which of several bands
    with the same plan this one is.
    Raises DoesNotFit with the formats and marks that would fit, and ValueError for more goals.
    """
    count = len(guides)
    if not 1 <= count <= MOST_GOALS:
        raise ValueError(f"a band has one to {MOST_GOALS} goals, not {count}")
    marks = marks or guides[0].race.rows
    if len(guides) > 1 and marks.of == "walk breaks":
        raise DoesNotFit("marks", "goals walk at different places; take other marks for them all")
    wish = _Wish(tuple(guides), font, heading)
    layout = _layout(wish, band_format, marks)
    if isinstance(layout, Misfit):
        raise _refusal(layout, wish, band_format, marks, _coarser(wish, band_format, marks))
    return _draw(layout, font)


def lay_fitting(guide: Guide, band_format: Format, font: Font) -> Band:
    """Lay out a guide with rows at the race's marks, or at the finest coarser ones that fit.

    Raises DoesNotFit if none do.
    """
    wish, marks = _Wish((guide,), font, ""), guide.race.rows
    layout = _layout(wish, band_format, marks)
    if isinstance(layout, Misfit):
        coarser = _coarser(wish, band_format, marks)
        if not coarser:
            raise _refusal(layout, wish, band_format, marks, coarser)
        layout = coarser
    return _draw(layout, font)


def bands_per_page(band_format: Format, paper: Paper) -> int:
    """How many bands a page of paper holds, with a bar to measure below them."""
    across = paper.width_mm - 2 * CLUB_MARGIN_MM
    down = paper.length_mm - 2 * CLUB_MARGIN_MM - CLUB_BAR_MM
    width = band_format.width_mm + 2 * MARGIN_MM
    length = band_format.length_mm + 2 * MARGIN_MM
    return int(across // width) * int(down // length)


# --- Arranging -----------------------------------------------------------------------------------


def _layout(wish: _Wish, band_format: Format, marks: Marks) -> _Layout | Misfit:
    """Arrange a band. Raises DoesNotFit for a head that does not fit with any marks."""
    sides = [
        measure_side(guides, band_format, wish.font, marks, wish.heading)
        for guides in _goals_by_side(wish.guides, band_format)
    ]
    arranged = [arrange(side, band_format.lengths_mm) for side in sides]
    if len({one.length_mm for one in arranged if isinstance(one, Arrangement)}) > 1:
        # A fold is cut through both sides.
        arranged = [arrange(side, (band_format.length_mm,)) for side in sides]
    placed: list[Arrangement] = []
    for one in arranged:
        if isinstance(one, Misfit):
            return one
        placed.append(one)
    return _Layout(band_format, marks, tuple(placed))


def _goals_by_side(guides: Sequence[Guide], band_format: Format) -> list[Sequence[Guide]]:
    """Front and back of a folded band share its goals; all others have one side."""
    if not band_format.folded or len(guides) == 1:
        return [guides]
    half = ceil(len(guides) / 2)
    return [guides[:half], guides[half:]]


def _coarser(wish: _Wish, band_format: Format, marks: Marks) -> _Layout | None:
    """The band with the finest marks that are further apart than these and fit, if any do."""
    race = wish.guides[0].race
    for step in COARSER:
        every_m = step * units.UNIT_M[marks.unit]
        if marks.every_m < every_m < race.distance / 2:
            layout = _layout(wish, band_format, Marks("distance", every_m, marks.unit))
            if isinstance(layout, _Layout):
                return layout
    return None


# --- Refusing ------------------------------------------------------------------------------------


def _refusal(
    misfit: Misfit, wish: _Wish, band_format: Format, marks: Marks, coarser: _Layout | None
) -> DoesNotFit:
    """Says what does not fit, and which formats or marks would."""
    formats = [f"the {other.said}" for other in _other_formats(wish, band_format, marks)]
    ways = [f"take {' or '.join(formats)}"] if formats else []
    if coarser:
        ways.append(f"write `marks: {coarser.marks}`")
    what = {
        "rows": f"{misfit.count} rows do",
        "goals": f"{misfit.count} goals do",
        "foot": "what stands below the finish does",
    }[misfit.what]
    return DoesNotFit(
        "marks" if wish.guides[0].race.marks else "markers",
        f"{what} not fit on the {band_format.said} in type of "
        f"{units.decimal(misfit.smallest_pt, 10)} points; "
        f"{', or '.join(ways) or 'no format holds them'}",
        marks=str(coarser.marks) if coarser else "",
    )


def _other_formats(wish: _Wish, refused: Format, marks: Marks) -> Iterator[Format]:
    """The formats other than the refused one that hold a band."""
    for other in FORMATS:
        if other is not refused:
            try:
                layout = _layout(wish, other, marks)
            except DoesNotFit:
                continue
            if isinstance(layout, _Layout):
                yield other


# --- Drawing -------------------------------------------------------------------------------------


def _draw(layout: _Layout, font: Font) -> Band:
    """Draw a band, its fold, and the ticks around it."""
    pen, band_format = Pen(font), layout.format
    width = band_format.side_mm
    for i, arrangement in enumerate(layout.sides):
        draw_side(pen.at(i * width, 0.0), arrangement)
    front = layout.sides[0]
    if band_format.folded:
        pen.rule(width, 0, width, band_format.length_mm, "fold")
        if len(layout.sides) == 1:
            end = front.length_mm - band_format.tab_mm
            blocks = arrange_back(front.side.guides[0], font, width, end)
            draw_back(pen.at(width, 0.0), blocks, width)
    across, down = band_format.width_mm, band_format.length_mm
    if band_format.lengthwise:
        across, down = down, across
    for tick in _ticks(across, down):
        pen.rule(*tick, "tick")
    return Band(
        band_format,
        pen.drawing(),
        layout.marks,
        min(side.fit.size for side in layout.sides) / POINT_MM,
        front.is_shortened,
        any(side.shows_windows for side in layout.sides),
    )


def _ticks(width: float, length: float) -> Iterator[tuple[float, float, float, float]]:
    """Cut ticks: two at each corner, clear of the strip."""
    near, far = TICK_GAP_MM, TICK_GAP_MM + TICK_MM
    for x, outward_x in ((0.0, -1), (width, 1)):
        for y, outward_y in ((0.0, -1), (length, 1)):
            yield x + outward_x * near, y, x + outward_x * far, y
            yield x, y + outward_y * near, x, y + outward_y * far
