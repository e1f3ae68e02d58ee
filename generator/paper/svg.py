"""A drawing in the numbers that an SVG takes."""

from functools import lru_cache
from typing import Any

from generator import units
from generator.paper.band import MARGIN_MM, Band
from generator.paper.drawing import Drawing


def band_data(band: Band) -> dict[str, Any]:
    """A band in the numbers an SVG takes: millimetres, to the micrometre."""
    form = band.form
    return {
        "width": mm(form.width_mm),
        "length": mm(form.length_mm),
        "full_width": mm(form.width_mm + 2 * MARGIN_MM),
        "full_length": mm(form.length_mm + 2 * MARGIN_MM),
        "margin": mm(MARGIN_MM),
        "turned": form.lengthwise,
        "drawing": drawing_data(band.drawing),
        "type": f"{band.times_pt:.1f}",
    }


def drawing_data(drawing: Drawing) -> dict[str, Any]:
    """What is drawn, what looks alike together: an SVG then says how only once."""
    boxes: dict[str, list[str]] = {"tint": [], "black": [], "white": []}
    for box in drawing.boxes:
        x, y, width = mm(box.x_mm), mm(box.y_mm), mm(box.width_mm)
        boxes[box.fill].append(f"M{x} {y}h{width}v{mm(box.height_mm)}h-{width}z")
    rules: dict[str, list[str]] = {}
    for rule in drawing.rules:
        ends = map(mm, (rule.x1_mm, rule.y1_mm, rule.x2_mm, rule.y2_mm))
        rules.setdefault(rule.role, []).append("M{} {}L{} {}".format(*ends))
    lines: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    for line in drawing.lines:
        alike = (line.role, line.ink, line.wrist or "", mm(line.size_mm), line.anchor)
        lines.setdefault(alike, []).append((line.text, mm(line.x_mm), mm(line.y_mm)))
    return {
        "boxes": [(fill, "".join(paths)) for fill, paths in boxes.items() if paths],
        "signs": [
            (sign.kind, mm(sign.x_mm), mm(sign.y_mm), mm(sign.size_mm), sign.ink)
            for sign in drawing.signs
        ],
        "rules": [(role, "".join(paths)) for role, paths in rules.items()],
        "lines": [(*alike, texts) for alike, texts in lines.items()],
    }


@lru_cache(maxsize=20_000)
def mm(value: float) -> str:
    """A number of millimetres, to the micrometre."""
    return units.decimal(value, 1000)
