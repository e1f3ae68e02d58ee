"""Bands on paper with all that helps to wear them."""

from typing import Any

from generator.pacing.guide import Guide
from generator.pages.page import Chrome, Data
from generator.pages.urls import guide_url
from generator.pages.wording import guide_names, race_names
from generator.paper.band import lay_fitting
from generator.paper.drawing import DoesNotFit, Font
from generator.paper.elevation import draw_profile
from generator.paper.formats import FORMATS, Format
from generator.paper.full_page import (
    LENGTH_MM,
    PICTURE_MM,
    PICTURE_UNITS,
    QR_MM,
    RULERS_MM,
    SHORT_RULER_MM,
    WIDTH_MM,
    lay_full_page,
)
from generator.paper.qr import qr_code
from generator.paper.rows import MEANINGS
from generator.paper.rulers import RULERS
from generator.paper.svg import mm, svg_band, svg_drawing
from generator.race.stops import SignKind


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


def signs_data(guide: Guide) -> list[tuple[SignKind, str]]:
    """Those that rows have, with what they mean."""
    met = {arrival.stop.sign for split in guide.splits for arrival in split.arrivals}
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
        "band": svg_band(band),
        "slim": band.shortened,
        "windows": band.windows,
        "signed": bool(band.drawing.signs),
    }


def _page(guide: Guide, font: Font) -> dict[str, Any]:
    """The whole page of a guide, or why there is none."""
    try:
        return full_page_data(guide, font)
    except DoesNotFit as misfit:
        return {"drawing": None, "misfit": str(misfit)}


def full_page_data(guide: Guide, font: Font) -> dict[str, Any]:
    """The whole page of a guide. Raises DoesNotFit."""
    page = lay_full_page(guide, font)
    race, profile = guide.race, guide.course.profile
    figure = None
    if page.picture_mm is not None and profile:
        picture = draw_profile(race, profile, PICTURE_UNITS)
        figure = {"top": mm(page.picture_mm), "height": mm(PICTURE_MM), "picture": picture}
    return {
        "width": mm(WIDTH_MM),
        "length": mm(LENGTH_MM),
        "drawing": svg_drawing(page.drawing),
        "figure": figure,
        "qr_left": mm(WIDTH_MM - QR_MM),
        "qr_mm": mm(QR_MM),
        "rulers_top": mm(RULERS_MM),
        "short_ruler_left": mm(SHORT_RULER_MM),
    }


def qr_data(url: str, leads_to: str) -> dict[str, Any]:
    """A QR code that leads to a URL, and in words where it leads; none where there is no URL."""
    return {
        "qr": qr_code(url) if url else None,
        "qr_url": url,
        "qr_leads_to": leads_to,
    }


def print_data(chrome: Chrome, font: Font, guide: Guide) -> Data:
    around = chrome.around(guide_url(guide.listing))
    return (
        around
        | guide_names(guide)
        | {
            "race": race_names(guide.race),
            "several": False,
            "pdf": chrome.pdf,
        }
        | prints_data(guide, font)
        | qr_data(around["canonical"], "This guide")
        | {"rulers": RULERS}
    )
