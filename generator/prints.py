"""What is drawn on paper, in the numbers that an SVG takes: plain data for the templates."""

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from generator import units
from generator.band import CHECK_BAR_MM, MARGIN_MM, Band, lay_fitting
from generator.figure import draw, qr_code
from generator.guide import Guide
from generator.paper import INCH_MM, DoesNotFit, Drawing, Font, Picture
from generator.rows import MEANINGS
from generator.sheet import (
    FIGURE_MM,
    FIGURE_UNITS,
    LENGTH_MM,
    QR_MM,
    RULERS_MM,
    WIDTH_MM,
    lay_sheet,
)
from generator.strip import FORMATS, Format

SLIMMEST_MM, WIDEST_MM = 135, 220
"""Round a wrist: the slimmest and the widest of 6,068 are 138 and 216 mm (ANSUR II)."""
OVERLAP_MM = 25
"""That a band is longer than the wrist: 5 mm to turn, 20 mm to tape."""


def prints_data(guide: Guide, font: Font) -> dict[str, Any]:
    """A guide in every format and on a whole page, or why it is not; and what helps to read it."""
    prints = [_print(guide, form, font) for form in FORMATS]
    return {
        "prints": prints,
        "page": _page(guide, font),
        "signs": signs_data(guide),
        # Only what is true of a format is said beside it.
        "slim": [one["key"] for one in prints if one["slim"]],
        "windows": [one["key"] for one in prints if one["windows"]],
        "signed": [one["key"] for one in prints if one["signed"]],
        "short": [form.key for form in FORMATS if form.too_short],
        "folded": [form.key for form in FORMATS if form.folded],
    }


def signs_data(guide: Guide) -> list[tuple[Picture, str]]:
    """Those that rows have, with what they mean."""
    met = {passing.sign for split in guide.splits for passing in split.passings}
    return [(kind, word) for kind, word in MEANINGS.items() if kind in met]


def _print(guide: Guide, form: Format, font: Font) -> dict[str, Any]:
    """A guide in a format; with other marks than the race's where those would be too small."""
    about: dict[str, Any] = {"key": form.key, "name": form.name, "use": form.use, "coarser": None}
    about |= {"slim": False, "windows": False, "signed": False}
    try:
        band = lay_fitting(guide, form, font)
    except DoesNotFit as misfit:
        return about | {"band": None, "misfit": str(misfit)}
    if band.marks != guide.race.rows:
        about["coarser"] = str(band.marks)
    return about | {
        "band": band_data(band),
        "slim": band.shortened,
        "windows": band.windows,
        "signed": bool(band.drawing.signs),
    }


def _page(guide: Guide, font: Font) -> dict[str, Any]:
    """The whole page of a guide, or why there is none."""
    try:
        return whole_data(guide, font)
    except DoesNotFit as misfit:
        return {"drawing": None, "misfit": str(misfit)}


def whole_data(guide: Guide, font: Font) -> dict[str, Any]:
    """The whole page of a guide. Raises DoesNotFit."""
    page = lay_sheet(guide, font)
    race, profile = guide.race, guide.ground.profile
    figure = None
    if page.figure_mm is not None and profile:
        picture = asdict(draw(race, profile, FIGURE_UNITS))
        figure = {"top": mm(page.figure_mm), "height": mm(FIGURE_MM), "picture": picture}
    return {
        "width": mm(WIDTH_MM),
        "length": mm(LENGTH_MM),
        "drawing": _drawing(page.drawing),
        "figure": figure,
        "qr_left": mm(WIDTH_MM - QR_MM),
        "qr_mm": mm(QR_MM),
        "rulers": mm(RULERS_MM),
    }


def rulers_data() -> dict[str, Any]:
    """What is measured on paper: a bar, a ruler in millimetres and inches, one for the wrist."""
    return {
        "bar": mm(CHECK_BAR_MM),
        # Two millimetres before the first number, and room for the last one's unit.
        "bar_width": mm(CHECK_BAR_MM + 10),
        "ruler": [f"{at}" for at in range(0, int(CHECK_BAR_MM) + 1, 10)],
        "inches": [
            (mm(quarter * INCH_MM / 4), f"{quarter // 4}" if quarter % 4 == 0 else "")
            for quarter in range(8 + 1)
        ],
        "wrist_lengths": [
            (mm(at), f"{at + OVERLAP_MM}" if at % 10 == 5 else "")
            for at in range(SLIMMEST_MM, WIDEST_MM + 1, 5)
        ],
    }


def qr_data(url: str, leads_to: str) -> dict[str, Any]:
    """A QR code that leads to a URL, and in words where it leads; none where there is no URL."""
    return {
        "qr": asdict(qr_code(url)) if url else None,
        "qr_url": url,
        "qr_leads_to": leads_to,
    }


def band_data(band: Band) -> dict[str, Any]:
    """A band in the numbers an SVG takes: millimetres, to the micrometre."""
    form = band.form
    return {
        "width": mm(form.width_mm),
        "length": mm(form.length_mm),
        "full_width": mm(form.width_mm + 2 * MARGIN_MM),
        "full_length": mm(form.length_mm + 2 * MARGIN_MM),
        "margin": mm(MARGIN_MM),
        "turned": form.along,
        "drawing": _drawing(band.drawing),
        "type": f"{band.times_pt:.1f}",
    }


def _drawing(drawing: Drawing) -> dict[str, Any]:
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
