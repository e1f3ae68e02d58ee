"""Drawings, measured with the outlines of the letters themselves, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import fontpkg_roboto_condensed
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from generator.build.font import WEIGHT, load_font
from generator.paper.drawing import Drawing, Line

FONT = load_font()
HANDS = {"`hand »`", "`« hand`"}
"""A band shows only the one for its wrist, so these two may overlap."""
Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@cache
def outlines() -> tuple[TTFont, dict[int, str], int]:
    """The file of the font, the names of its glyphs, and its units per em."""
    path = next(Path(fontpkg_roboto_condensed.ROOT).rglob("RobotoCondensed[[]wght].ttf"))
    face = TTFont(path)
    return face, face.getBestCmap(), face["head"].unitsPerEm


@cache
def letter(character: str) -> Area | None:
    """Where a character has ink, in ems from its start on the baseline; None for a space."""
    face, names, em = outlines()
    pen = BoundsPen(face.getGlyphSet(location={"wght": WEIGHT}))
    face.getGlyphSet(location={"wght": WEIGHT})[names[ord(character)]].draw(pen)
    if not pen.bounds:
        return None
    left, bottom, right, top = (value / em for value in pen.bounds)
    return left, -top, right, -bottom


def ink(line: Line) -> Area:
    """Where a line of text has ink, in millimetres."""
    width = FONT.width(line.text) * line.size_mm
    x = line.x_mm - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    areas: list[Area] = []
    for character in line.text:
        if inked := letter(character):
            left, top, right, bottom = (value * line.size_mm for value in inked)
            areas.append((x + left, line.y_mm + top, x + right, line.y_mm + bottom))
        x += FONT.width(character) * line.size_mm
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(one: Area, other: Area) -> bool:
    """Whether two areas overlap by more than a thousandth of a millimetre."""
    near = 1e-3
    return (
        one[0] < other[2] - near
        and other[0] < one[2] - near
        and one[1] < other[3] - near
        and other[1] < one[3] - near
    )


def within(inner: Area, outer: Area) -> bool:
    """Whether one area is within another, to a thousandth of a millimetre."""
    near = 1e-3
    return (
        inner[0] >= outer[0] - near
        and inner[1] >= outer[1] - near
        and inner[2] <= outer[2] + near
        and inner[3] <= outer[3] + near
    )


@dataclass(frozen=True)
class Paper:
    """A drawing, measured."""

    faces: tuple[Area, ...]
    texts: tuple[tuple[Line, Area], ...]
    boxes: tuple[tuple[str, Area], ...]
    """How each is filled, and where it is: rows, bars, and the boxes around a W."""
    rules: tuple[Area, ...]
    signs: tuple[tuple[str, Area], ...]
    """The ink of each, and where it is."""


def measure(drawing: Drawing, faces: Sequence[Area]) -> Paper:
    return Paper(
        tuple(faces),
        tuple((line, ink(line)) for line in drawing.lines),
        tuple(
            (b.fill, (b.x_mm, b.y_mm, b.x_mm + b.width_mm, b.y_mm + b.height_mm))
            for b in drawing.boxes
        ),
        tuple(
            (
                min(r.x1_mm, r.x2_mm) - 0.01,
                min(r.y1_mm, r.y2_mm) - 0.01,
                max(r.x1_mm, r.x2_mm) + 0.01,
                max(r.y1_mm, r.y2_mm) + 0.01,
            )
            for r in drawing.rules
        ),
        tuple(
            (s.ink, (s.x_mm, s.y_mm, s.x_mm + s.size_mm, s.y_mm + s.size_mm)) for s in drawing.signs
        ),
    )


def ground_of(area: Area, paper: Paper) -> str | None:
    """What is painted last below an area: white over black over grey. None across an edge."""
    found = "paper"
    for fill in ("tint", "black", "white"):
        for _, box in (box for box in paper.boxes if box[0] == fill and overlap(area, box[1])):
            if not within(area, box):
                return None
            found = fill
    return found


def faults(paper: Paper) -> Iterator[str]:
    """Everything that touches what it should not, or that cannot be seen."""
    texts = [(f"`{line.text}`", line.ink, area) for line, area in paper.texts]
    signs = [("a sign", colour, area) for colour, area in paper.signs]
    for what, colour, area in (*texts, *signs):
        if not any(within(area, face) for face in paper.faces):
            yield f"{what} leaves its face"
        course = ground_of(area, paper)
        if course is None:
            yield f"{what} crosses the edge of a box"
        elif (course == "black") != (colour == "white"):
            yield f"{what} is {colour} on {course}"
        if any(overlap(area, rule) for rule in paper.rules):
            yield f"{what} crosses a rule"
    for (what, _, area), (other, _, beside) in combinations((*texts, *signs), 2):
        if overlap(area, beside) and not {what, other} <= HANDS:
            yield f"{what} touches {other}"
    for (fill, area), (other, beside) in combinations(paper.boxes, 2):
        if overlap(area, beside) and not (within(area, beside) or within(beside, area)):
            yield f"a {fill} box crosses the edge of a {other} one"


def middle(line: Line) -> float:
    return line.y_mm - FONT.cap_height * line.size_mm / 2


def ground_below(paper: Paper, line: Line) -> str | None:
    return ground_of(ink(line), paper)


def seconds_of(clock: str) -> int:
    return sum(int(part) * 60**i for i, part in enumerate(reversed(clock.split(":"))))
