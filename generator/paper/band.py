"""Plans on a band: one to three goals in a format, or what would fit instead.

What would be too small to read is refused, with the formats and the marks that would fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator import units
from generator.pacing.guide import Guide
from generator.paper.back import Back
from generator.paper.drawing import POINT_MM, DoesNotFit, Drawing, Font, Paper, Pen
from generator.paper.formats import FORMATS, MOST_GOALS, Format
from generator.paper.strip import Face, TooSmall
from generator.race.model import Marks

COARSER = (1, 2, 5, 10, 20)
"""Miles or kilometres between marks that are tried where rows do not fit."""
TICK_MM = 2.0
TICK_GAP_MM = 0.5
MARGIN_MM = 3.0
"""Around the strip, for the ticks that say where to cut."""
CLUB_MARGIN_MM = 8.0
"""Of a page full of bands: what every printer reaches, and less than else so that six fit."""
CLUB_BAR_MM = 6.0
CHECK_BAR_MM = 100.0
"""What a person measures on the sheet, to see that it was printed at true size."""


@dataclass(frozen=True)
class Band:
    """All there is to draw on a strip of `width_mm` by `length_mm`."""

    form: Format
    drawing: Drawing
    """On a strip that reads along, in millimetres of the strip laid flat: 250 wide and 25 high."""
    marks: Marks
    """What has a row."""
    times_pt: float
    """The size the times are set in."""
    shortened: bool
    """Whether slim wrists may cut it where its format says."""
    windows: bool
    """Whether rows show when one is on plan."""


def lay_band(
    guides: Sequence[Guide],
    form: Format,
    font: Font,
    marks: Marks | None = None,
    heading: str = "",
) -> Band:
    """Lay one to three plans of a race out in a format. Raises DoesNotFit; ValueError for more.

    They share the marks; by default those are the race's. `heading` says which of several strips
    with the same plan this one is.
    """
    if not 1 <= len(guides) <= MOST_GOALS:
        raise ValueError(f"a band has one to {MOST_GOALS} goals, not {len(guides)}")
    marks = marks or guides[0].race.rows
    if len(guides) > 1 and marks.of == "walk breaks":
        raise DoesNotFit("marks", "goals walk at different places; take other marks for them all")
    try:
        return _lay(guides, form, font, marks, heading)
    except TooSmall as too_small:
        field = "marks" if guides[0].race.marks else "markers"
        message = _what_fits(guides, form, font, marks, heading, too_small)
        raise DoesNotFit(field, message) from None


def lay_fitting(guide: Guide, form: Format, font: Font) -> Band:
    """The same with the race's marks, or the finest coarser ones that fit. Raises DoesNotFit."""
    try:
        return _lay([guide], form, font, guide.race.rows)
    except TooSmall:
        fitting = _coarser([guide], form, font, guide.race.rows, "")
        return fitting or lay_band([guide], form, font)


def _lay(
    guides: Sequence[Guide],
    form: Format,
    font: Font,
    marks: Marks,
    heading: str = "",
    *,
    may_shorten: bool = True,
) -> Band:
    pen = Pen(font)
    faces = [guides]
    if form.folded and len(guides) > 1:
        half = ceil(len(guides) / 2)
        faces = [guides[:half], guides[half:]]
    width = form.width_mm / 2 if form.folded else form.width_mm
    sides = [
        Face(pen.at(i * width, 0.0), face, form, width, marks, heading, may_shorten=may_shorten)
        for i, face in enumerate(faces)
    ]
    sizes = [side.lay() for side in sides]
    shortened = all(side.shortened for side in sides)
    if not shortened and any(side.shortened for side in sides):
        # Both sides of a fold are cut at the same place, or neither.
        return _lay(guides, form, font, marks, heading, may_shorten=False)
    if form.folded:
        pen.rule(width, 0, width, form.length_mm, "fold")
        if len(faces) == 1:
            end = (form.short_mm if shortened else form.length_mm) - form.tab_mm
            Back(pen.at(width, 0.0), guides[0], width, end).lay()
    across, down = (
        (form.length_mm, form.width_mm) if form.lengthwise else (form.width_mm, form.length_mm)
    )
    for tick in _ticks(across, down):
        pen.rule(*tick, "tick")
    windows = any(side.shows_windows for side in sides)
    times_pt = min(sizes) / POINT_MM
    return Band(form, pen.drawing(), marks, times_pt, shortened, windows)


def bands_per_page(form: Format, paper: Paper) -> int:
    """How many bands a page of paper holds, with a bar to measure below them."""
    across = paper.width_mm - 2 * CLUB_MARGIN_MM
    down = paper.length_mm - 2 * CLUB_MARGIN_MM - CLUB_BAR_MM
    each = (form.width_mm + 2 * MARGIN_MM, form.length_mm + 2 * MARGIN_MM)
    return int(across // each[0]) * int(down // each[1])


def _what_fits(
    guides: Sequence[Guide],
    form: Format,
    font: Font,
    marks: Marks,
    heading: str,
    too_small: TooSmall,
) -> str:
    """Why rows do not fit, the formats that hold them, and the marks that would fit."""
    others = []
    for other in FORMATS:
        if other is not form:
            try:
                _lay(guides, other, font, marks, heading)
            except (TooSmall, DoesNotFit):
                continue
            others.append(f"the {other.said}")
    ways = [f"take {' or '.join(others)}"] if others else []
    if fitting := _coarser(guides, form, font, marks, heading):
        ways.append(f"write `marks: {fitting.marks}`")
    return (
        f"{too_small} not fit on the {form.said} in type of {form.smallest_pt:g} points; "
        f"{', or '.join(ways) or 'no format holds them'}"
    )


def _coarser(
    guides: Sequence[Guide], form: Format, font: Font, marks: Marks, heading: str
) -> Band | None:
    """The band with the finest marks that are further apart and fit, if there are any."""
    race = guides[0].race
    unit = race.label_unit(marks)
    for step in COARSER:
        every_m = step * units.UNIT_M[unit]
        if marks.every_m < every_m < race.distance / 2:
            try:
                return _lay(guides, form, font, Marks("distance", every_m, unit), heading)
            except TooSmall:
                continue
    return None


def _ticks(width: float, length: float) -> Iterator[tuple[float, float, float, float]]:
    """Cut ticks: two at each corner, clear of the strip."""
    near, far = TICK_GAP_MM, TICK_GAP_MM + TICK_MM
    for x, outward_x in ((0.0, -1), (width, 1)):
        for y, outward_y in ((0.0, -1), (length, 1)):
            yield x + outward_x * near, y, x + outward_x * far, y
            yield x, y + outward_y * near, x, y + outward_y * far
