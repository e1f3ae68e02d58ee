"""What can stand on paper: lines of text, boxes, rules and signs, in millimetres and points.

The font's own metrics say how wide a line of text is, so what fits is known without a browser.
Text is never set smaller than a format allows: what would have to be is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.race.stops import SignKind

INCH_MM = 25.4
POINT_MM = INCH_MM / 72
SMALLEST_PT = 7.0
"""The smallest type used anywhere. Times are larger."""
SMALL_MM = SMALLEST_PT * POINT_MM
LEADING = 1.15
"""Distance between two lines of small type, as a multiple of their size."""
GAIT_BOX_EM = 0.3
"""How much higher than a capital the box around a W is."""
GAIT_BOX_MM = 0.5
"""How much wider than the W its box is."""
Ink = Literal["black", "white"]
Anchor = Literal["start", "middle", "end"]
TextRole = Literal["time", "mark", "gait", "note"]
RuleRole = Literal["tick", "cut", "fold", "gutter"]
Wrist = Literal["left", "right"]
Fill = Literal["black", "white", "tint"]


@dataclass(frozen=True)
class Paper:
    """A size of paper, upright."""

    key: str
    name: str
    width_mm: float
    length_mm: float


PAPERS: Mapping[str, Paper] = {
    paper.key: paper
    for paper in (Paper("a4", "A4", 210.0, 297.0), Paper("letter", "Letter", 215.9, 279.4))
}


class DoesNotFit(Exception):
    """Something cannot be printed large enough to read. The message says what would fit."""

    field: str
    """The field of the race file to change."""
    marks: str
    """Marks that would fit, which the message says to write: `every 2 km`; or none."""

    def __init__(self, field: str, message: str, marks: str = "") -> None:
        super().__init__(message)
        self.field, self.marks = field, marks


@dataclass(frozen=True)
class Font:
    """A typeface's metrics. Every method that measures raises KeyError for a missing character."""

    advances: Mapping[str, int]
    """Width of each character in whole units, so that sums are exact."""
    units_per_em: int
    cap_height: float
    """In ems."""

    def width(self, text: str) -> float:
        """Width of a line of text, in ems."""
        return sum([self.advances[character] for character in text]) / self.units_per_em

    def widest_mm(self, lines: Iterable[str], pt: float = SMALLEST_PT) -> float:
        """Width of the longest line in type of some points; 0 without lines."""
        return max([self.width(line) for line in lines], default=0.0) * (pt * POINT_MM)

    def size_to_fill(self, lines: Iterable[str], width_mm: float, largest_pt: float) -> float:
        """Size in millimetres at which the longest line fills a width, up to a largest size."""
        return min(width_mm / max(self.width(line) for line in lines), largest_pt * POINT_MM)

    def fold(self, words: Iterable[str], width_mm: float, pt: float = SMALLEST_PT) -> list[str]:
        """Break words into lines of at most a width. A word that is wider gets its own line."""
        lines: list[str] = []
        line = ""
        for word in words:
            longer = f"{line} {word}".strip()
            if line and self.width(longer) * (pt * POINT_MM) > width_mm:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def lacks(self, text: str) -> str:
        """The first character in alphabetical order that the font does not have, or ``""``."""
        return min([one for one in text if one not in self.advances], default="")

    def gait_mm(self, size_mm: float) -> float:
        """Room for either gait letter: the W with its box, which is the wider one."""
        return self.width("W") * size_mm + GAIT_BOX_MM


class Line(NamedTuple):
    """A line of text: where its baseline is anchored, and its size."""

    text: str
    x_mm: float
    y_mm: float
    size_mm: float
    anchor: Anchor
    ink: Ink
    role: TextRole
    wrist: Wrist | None = None
    """Shown only on a band for this wrist; None is for both."""


class Box(NamedTuple):
    """A filled rectangle."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: Fill


class Rule(NamedTuple):
    """A thin line: where to cut or fold, or between columns."""

    x1_mm: float
    y1_mm: float
    x2_mm: float
    y2_mm: float
    role: RuleRole


class Sign(NamedTuple):
    """A small picture in a square: a cup for an aid station, a packet for gels, a peak."""

    kind: SignKind
    x_mm: float
    y_mm: float
    size_mm: float
    ink: Ink


@dataclass(frozen=True)
class Drawing:
    """Everything drawn on a piece of paper."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    signs: tuple[Sign, ...]


@dataclass
class Pen:
    """Draws on paper. Its coordinates count from `x_mm`, `y_mm`."""

    font: Font
    x_mm: float = 0.0
    y_mm: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def at(self, x_mm: float, y_mm: float) -> "Pen":
        """A pen for the same paper whose coordinates count from a point in this one's."""
        x, y = self.x_mm + x_mm, self.y_mm + y_mm
        return Pen(self.font, x, y, self.boxes, self.lines, self.rules, self.signs)

    def drawing(self) -> Drawing:
        """Everything drawn so far, by this pen and by those for the same paper."""
        return Drawing(tuple(self.boxes), tuple(self.lines), tuple(self.rules), tuple(self.signs))

    def write(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        anchor: Anchor,
        role: TextRole = "note",
        ink: Ink = "black",
        wrist: Wrist | None = None,
    ) -> None:
        """Draw a line of text with its capitals and figures centred on the height `middle`.

        An empty text draws nothing.
        """
        if not text:
            return
        baseline = self.y_mm + middle + self.font.cap_height * size / 2
        self.lines.append(Line(text, self.x_mm + x, baseline, size, anchor, ink, role, wrist))

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        """Draw a filled rectangle."""
        self.boxes.append(Box(self.x_mm + x, self.y_mm + y, width, height, fill))

    def rule(self, x1: float, y1: float, x2: float, y2: float, role: RuleRole) -> None:
        """Draw a thin line."""
        x, y = self.x_mm, self.y_mm
        self.rules.append(Rule(x + x1, y + y1, x + x2, y + y2, role))

    def sign(self, kind: SignKind, x: float, y: float, size: float, ink: Ink = "black") -> None:
        """Draw a sign; `x` and `y` are its top left corner."""
        self.signs.append(Sign(kind, self.x_mm + x, self.y_mm + y, size, ink))

    def note(self, lines: Sequence[str], x: float, top: float) -> None:
        """Draw lines of the smallest type below each other, centred on `x`."""
        for line in lines:
            self.write(line, x, top + SMALL_MM * LEADING / 2, SMALL_MM, "middle")
            top += SMALL_MM * LEADING

    def gait(self, letter: str, x: float, middle: float, size: float, ink: Ink = "black") -> None:
        """Draw R plain and W in a filled box, so that shape tells them apart and not colour."""
        width = self.font.gait_mm(size)
        if letter == "W":
            height = size * (self.font.cap_height + GAIT_BOX_EM)
            self.box(x, middle - height / 2, width, height, ink)
            ink = "white" if ink == "black" else "black"
        self.write(letter, x + width / 2, middle, size, "middle", "gait", ink)


def note_end(top: float, lines: int) -> float:
    """Where so many lines of a note end that starts at `top`."""
    for _ in range(lines):
        top += SMALL_MM * LEADING
    return top
