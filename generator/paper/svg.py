"""A drawing in the texts and numbers that an SVG takes: millimetres, to the micrometre."""

from dataclasses import dataclass
from typing import NamedTuple

from generator import units
from generator.paper.band import MARGIN_MM, Band
from generator.paper.drawing import Anchor, Drawing, Fill, Ink, RuleRole, TextRole, Wrist
from generator.race.stops import SignKind

PAINTED: tuple[Fill, ...] = ("tint", "black", "white")
"""The order in which boxes are painted: a white W stands in a black row, never the reverse."""


class Path(NamedTuple):
    """Boxes or rules that look alike, in one path."""

    look: Fill | RuleRole
    d: str


class Texts(NamedTuple):
    """Lines of text that look alike."""

    role: TextRole
    ink: Ink
    wrist: Wrist | None
    size: str
    anchor: Anchor
    lines: list[tuple[str, str, str]]
    """Each one's text, x and y."""


class SignPlace(NamedTuple):
    """A sign, and its top left corner."""

    kind: SignKind
    x: str
    y: str
    size: str
    ink: Ink


@dataclass(frozen=True)
class SvgDrawing:
    """A drawing. What looks alike stands together, so the SVG says only once how it looks."""

    boxes: list[Path]
    signs: list[SignPlace]
    rules: list[Path]
    lines: list[Texts]


@dataclass(frozen=True)
class SvgBand:
    """A band."""

    width: str
    length: str
    full_width: str
    """With the margin for its ticks on both sides."""
    full_length: str
    margin: str
    turned: bool
    """Whether the drawing lies flat and is to be turned upright."""
    drawing: SvgDrawing


class _Millimetres(dict[float, str]):
    """Numbers of millimetres as texts. A drawing has most of its numbers many times."""

    def __missing__(self, value: float) -> str:
        text = self[value] = mm(value)
        return text


def svg_band(band: Band) -> SvgBand:
    """A band for an SVG."""
    width, length = band.format.width_mm, band.format.length_mm
    return SvgBand(
        width=mm(width),
        length=mm(length),
        full_width=mm(width + 2 * MARGIN_MM),
        full_length=mm(length + 2 * MARGIN_MM),
        margin=mm(MARGIN_MM),
        turned=band.format.lengthwise,
        drawing=svg_drawing(band.drawing),
    )


def svg_drawing(drawing: Drawing) -> SvgDrawing:
    """A drawing for an SVG."""
    text_of = _Millimetres()
    boxes: dict[Fill, list[str]] = {fill: [] for fill in PAINTED}
    for x, y, width, height, fill in drawing.boxes:
        w = text_of[width]
        boxes[fill].append(f"M{text_of[x]} {text_of[y]}h{w}v{text_of[height]}h-{w}z")
    rules: dict[RuleRole, list[str]] = {}
    for x1, y1, x2, y2, role in drawing.rules:
        d = f"M{text_of[x1]} {text_of[y1]}L{text_of[x2]} {text_of[y2]}"
        rules.setdefault(role, []).append(d)
    alike: dict[tuple[TextRole, Ink, Wrist | None, str, Anchor], list[tuple[str, str, str]]] = {}
    for line in drawing.lines:
        look = (line.role, line.ink, line.wrist, text_of[line.size_mm], line.anchor)
        place = (line.text, text_of[line.x_mm], text_of[line.y_mm])
        alike.setdefault(look, []).append(place)
    return SvgDrawing(
        boxes=[Path(fill, "".join(paths)) for fill, paths in boxes.items() if paths],
        signs=[
            SignPlace(
                sign.kind, text_of[sign.x_mm], text_of[sign.y_mm], text_of[sign.size_mm], sign.ink
            )
            for sign in drawing.signs
        ],
        rules=[Path(role, "".join(paths)) for role, paths in rules.items()],
        lines=[Texts(*look, lines) for look, lines in alike.items()],
    )


def mm(value: float) -> str:
    """A number of millimetres to the micrometre: `85.6`, `3`."""
    return units.decimal(value, 1000)
