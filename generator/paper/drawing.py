"""What can stand on paper: lines of text, boxes, rules and signs, in millimetres and points.

A `Pen` puts them there, measured with the font's own metrics, so that what fits is known without
a browser. Nothing is ever set smaller than asked to make it fit: it is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.race.stops import SignKind

INCH_MM = 25.4
POINT_MM = INCH_MM / 72
SMALLEST_PT = 7.0
"""Of any type anywhere; times are larger."""
SMALL_MM = SMALLEST_PT * POINT_MM
LEADING = 1.15
"""Lines of small type, one to the next, over their size."""
Ink = Literal["black", "white"]
Anchor = Literal["start", "middle", "end"]
Role = Literal["time", "mark", "gait", "note"]
Wrist = Literal["left", "right"]
Fill = Literal["black", "white", "tint"]
Thin = Literal["tick", "cut", "fold", "gutter"]


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
    """Something that would have to be too small to read: what does not fit, and what would."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        """The race file's field that decides it."""
        super().__init__(message)


@dataclass(frozen=True)
class Font:
    """A typeface's metrics."""

    advances: Mapping[str, int]
    """Width of each character it has, in whole units, so that sums of them are exact."""
    units_per_em: int
    cap_height: float
    """In ems."""

    def width(self, text: str) -> float:
        """Width of a line of text, in ems. Raises KeyError for a character the font lacks."""
        return sum(map(self.advances.__getitem__, text)) / self.units_per_em


class Line(NamedTuple):
    """A line of text: where its baseline is anchored, and how large it is set."""

    text: str
    x_mm: float
    y_mm: float
    size_mm: float
    anchor: Anchor
    ink: Ink
    role: Role
    wrist: Wrist | None = None
    """Only on a band for that wrist."""


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
    role: Thin


class Sign(NamedTuple):
    """A small picture in a square: a cup for an aid station, a packet for gels, a peak."""

    kind: SignKind
    x_mm: float
    y_mm: float
    size_mm: float
    ink: Ink


@dataclass(frozen=True)
class Drawing:
    """All there is to draw."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    signs: tuple[Sign, ...]


@dataclass
class Pen:
    """Puts things on paper, from `x_mm`, `y_mm` on."""

    font: Font
    x_mm: float = 0.0
    y_mm: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def at(self, x_mm: float, y_mm: float) -> "Pen":
        """A pen for the same paper that counts from a place that this one knows."""
        x, y = self.x_mm + x_mm, self.y_mm + y_mm
        return Pen(self.font, x, y, self.boxes, self.lines, self.rules, self.signs)

    def drawing(self) -> Drawing:
        """All that was put there."""
        return Drawing(tuple(self.boxes), tuple(self.lines), tuple(self.rules), tuple(self.signs))

    def say(
        self,
        text: str,
        x: float,
        middle: float,
        size: float,
        anchor: Anchor,
        role: Role = "note",
        ink: Ink = "black",
        wrist: Wrist | None = None,
    ) -> None:
        """A line of text, if there is any, its capitals and figures centred on `middle`."""
        if not text:
            return
        baseline = self.y_mm + middle + self.font.cap_height * size / 2
        self.lines.append(Line(text, self.x_mm + x, baseline, size, anchor, ink, role, wrist))

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        """A filled rectangle."""
        self.boxes.append(Box(self.x_mm + x, self.y_mm + y, width, height, fill))

    def rule(self, x1: float, y1: float, x2: float, y2: float, role: Thin) -> None:
        """A thin line."""
        x, y = self.x_mm, self.y_mm
        self.rules.append(Rule(x + x1, y + y1, x + x2, y + y2, role))

    def sign(self, kind: SignKind, x: float, y: float, size: float, ink: Ink = "black") -> None:
        """A small picture, from its top left corner."""
        self.signs.append(Sign(kind, self.x_mm + x, self.y_mm + y, size, ink))

    def note(self, lines: Sequence[str], x: float, top: float, pt: float = SMALLEST_PT) -> float:
        """Small lines centred on `x`, one below the other; returns where they end."""
        size = pt * POINT_MM
        for line in lines:
            self.say(line, x, top + size * LEADING / 2, size, "middle")
            top += size * LEADING
        return top

    def gait(self, letter: str, x: float, middle: float, size: float, ink: Ink = "black") -> None:
        """R plain, W in a box of its own: told apart by shape, not by colour."""
        width = self.gait_mm(size)
        if letter == "W":
            height = size * (self.font.cap_height + 0.3)
            self.box(x, middle - height / 2, width, height, ink)
            ink = "white" if ink == "black" else "black"
        self.say(letter, x + width / 2, middle, size, "middle", "gait", ink)

    def gait_mm(self, size: float) -> float:
        """Room for the wider letter and its box."""
        return self.font.width("W") * size + 0.5

    def fits(self, lines: Iterable[str], width: float, largest_pt: float) -> float:
        """The size at which the longest line fills a width, or the largest, in millimetres."""
        return min(width / max(map(self.font.width, lines)), largest_pt * POINT_MM)

    def widest(self, lines: Iterable[str], pt: float = SMALLEST_PT) -> float:
        """How wide the longest of some lines is."""
        return max(map(self.font.width, lines), default=0.0) * (pt * POINT_MM)

    def fold(self, words: Iterable[str], width: float, pt: float = SMALLEST_PT) -> list[str]:
        """Words on as many lines as they take; one that is too wide has a line of its own."""
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.font.width(longer) * (pt * POINT_MM) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def lacks(self, text: str) -> str:
        """The first character, in order of the alphabet, that the typeface lacks; else nothing."""
        return min(set(text) - self.font.advances.keys(), default="")
