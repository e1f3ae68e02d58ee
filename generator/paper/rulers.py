"""What is measured on paper: a bar, a ruler in two units, and one to lay round the wrist.

Their lengths are millimetres, as an SVG takes them.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.paper.drawing import INCH_MM
from generator.paper.svg import mm

CHECK_BAR_MM = 100
"""Length of the bar that a person measures to see that a page was printed at true size."""
CHECK_BAR_STEP_MM = 10
CHECK_BAR_HEIGHT_MM = 6
BEFORE_MM = 2
"""Room before the first tick of bar and ruler, for half of its number."""
BEHIND_BAR_MM = 8
"""Room behind the bar, for the unit of its last number."""
SHORT_RULER_MM, SHORT_RULER_INCHES = 50, 2
"""Lengths of the two scales of the short ruler."""
SHORT_RULER_WIDTH_MM, SHORT_RULER_HEIGHT_MM = 66, 11
"""Size of the short ruler, with the names of its units."""
QUARTERS = 4
"""Ticks to an inch."""
SLIMMEST_MM, WIDEST_MM = 135, 220
"""Round a wrist: of 6,068 the slimmest is 138 mm and the widest 216 mm (ANSUR II)."""
WRIST_STEP_MM = 5
OVERLAP_MM = 25
"""How much longer than the wrist a band is: 5 mm to turn, 20 mm to tape."""
WRIST_RULER_LENGTH_MM, WRIST_RULER_WIDTH_MM = 229, 10
"""Where the ruler for the wrist is to be cut out."""
FRAME_MM, BELOW_FRAME_MM = 1, 2
"""Room around that, and below it, for the line to cut along."""


class RulerTick(NamedTuple):
    """A tick of a scale."""

    at: str
    length: str
    label: str
    """Its number; a short tick has none."""


@dataclass(frozen=True)
class CheckBar:
    """A bar with a scale below it, in a picture that starts `before` the bar."""

    width: str
    height: str
    before: str
    length: str
    """Of the bar."""
    ticks: tuple[str, ...]
    """Where its ticks are, which is what they say."""


@dataclass(frozen=True)
class ShortRuler:
    """Two scales on either side of a line, in a picture that starts `before` the line."""

    width: str
    height: str
    before: str
    length: str
    """Of the line."""
    millimetres: tuple[str, ...]
    """Where its ticks are, which is what they say."""
    inches: tuple[RulerTick, ...]


@dataclass(frozen=True)
class WristRuler:
    """A strip to cut out, in a picture that starts `before` it on every side."""

    width: str
    height: str
    before: str
    strip_width: str
    strip_length: str
    ticks: tuple[RulerTick, ...]
    """Each says how long a band a wrist needs that is as big around as the tick is far."""


@dataclass(frozen=True)
class Rulers:
    """Everything that a page has to measure with."""

    bar: CheckBar
    short: ShortRuler
    wrist: WristRuler


RULERS = Rulers(
    CheckBar(
        width=mm(BEFORE_MM + CHECK_BAR_MM + BEHIND_BAR_MM),
        height=mm(CHECK_BAR_HEIGHT_MM),
        before=mm(BEFORE_MM),
        length=mm(CHECK_BAR_MM),
        ticks=tuple(map(mm, range(0, CHECK_BAR_MM + 1, CHECK_BAR_STEP_MM))),
    ),
    ShortRuler(
        width=mm(SHORT_RULER_WIDTH_MM),
        height=mm(SHORT_RULER_HEIGHT_MM),
        before=mm(BEFORE_MM),
        length=mm(SHORT_RULER_INCHES * INCH_MM),
        millimetres=tuple(map(mm, range(0, SHORT_RULER_MM + 1, CHECK_BAR_STEP_MM))),
        inches=tuple(
            RulerTick(mm(quarter * INCH_MM / QUARTERS), "1.3", "")
            if quarter % QUARTERS
            else RulerTick(mm(quarter * INCH_MM / QUARTERS), "2.4", f"{quarter // QUARTERS}")
            for quarter in range(SHORT_RULER_INCHES * QUARTERS + 1)
        ),
    ),
    WristRuler(
        width=mm(WRIST_RULER_WIDTH_MM + 2 * FRAME_MM),
        height=mm(WRIST_RULER_LENGTH_MM + FRAME_MM + BELOW_FRAME_MM),
        before=mm(FRAME_MM),
        strip_width=mm(WRIST_RULER_WIDTH_MM),
        strip_length=mm(WRIST_RULER_LENGTH_MM),
        ticks=tuple(
            RulerTick(mm(at), "4", f"{at + OVERLAP_MM}")
            if (at + OVERLAP_MM) % (2 * WRIST_STEP_MM) == 0
            else RulerTick(mm(at), "2", "")
            for at in range(SLIMMEST_MM, WIDEST_MM + 1, WRIST_STEP_MM)
        ),
    ),
)
