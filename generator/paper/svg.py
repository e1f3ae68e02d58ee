"""A drawing in the texts and numbers that an SVG takes: millimetres, to a hundredth."""

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


class Signs(NamedTuple):
    """Signs of one ink, each as a path."""

    ink: Ink
    paths: list[str]


@dataclass(frozen=True)
class SvgDrawing:
    """A drawing. What looks alike stands together, so the SVG says only once how it looks."""

    boxes: list[Path]
    signs: list[Signs]
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
    texts: dict[float, str] = {}

    def text_of(value: float) -> str:
        """Millimetres as text. A drawing has most of its numbers many times."""
        text = texts.get(value)
        if text is None:
            text = mm(value)
            texts[value] = text
        return text

    boxes: dict[Fill, list[str]] = {fill: [] for fill in PAINTED}
    for box in drawing.boxes:
        w, h = text_of(box.width_mm), text_of(box.height_mm)
        boxes[box.fill].append(f"M{text_of(box.x_mm)} {text_of(box.y_mm)}h{w}v{h}h-{w}z")
    rules: dict[RuleRole, list[str]] = {}
    for rule in drawing.rules:
        start = f"M{text_of(rule.x1_mm)} {text_of(rule.y1_mm)}"
        end = f"L{text_of(rule.x2_mm)} {text_of(rule.y2_mm)}"
        rules.setdefault(rule.role, []).append(start + end)
    alike: dict[str, Texts] = {}
    for line in drawing.lines:
        size = text_of(line.size_mm)
        look = f"{line.role} {line.ink} {line.wrist or ''} {size} {line.anchor}"
        if look not in alike:
            alike[look] = Texts(line.role, line.ink, line.wrist, size, line.anchor, [])
        alike[look].lines.append((line.text, text_of(line.x_mm), text_of(line.y_mm)))
    signs: dict[Ink, list[str]] = {}
    for sign in drawing.signs:
        path = sign_path(sign.kind, sign.x_mm, sign.y_mm, sign.size_mm)
        signs.setdefault(sign.ink, []).append(path)
    return SvgDrawing(
        boxes=[Path(fill, "".join(paths)) for fill, paths in boxes.items() if paths],
        signs=[Signs(ink, paths) for ink, paths in signs.items()],
        rules=[Path(role, "".join(paths)) for role, paths in rules.items()],
        lines=list(alike.values()),
    )


def sign_path(kind: SignKind, x_mm: float, y_mm: float, size_mm: float) -> str:
    """A sign from its top left corner: a cup, a lozenge or a triangle."""
    size, half, middle = mm(size_mm), mm(size_mm / 2), mm(x_mm + size_mm / 2)
    if kind == "aid":
        side, foot = mm(size_mm / 5), mm(size_mm * 3 / 5)
        return f"M{mm(x_mm)} {mm(y_mm)}h{size}l-{side} {size}h-{foot}z"
    if kind == "gel":
        return f"M{middle} {mm(y_mm)}l{half} {half}-{half} {half}-{half}-{half}z"
    return f"M{middle} {mm(y_mm)}l{half} {size}h-{size}z"


def mm(value: float) -> str:
    """A number of millimetres to a hundredth, half of what printers resolve: `85.6`, `3`."""
    return units.decimal(value, 100)
