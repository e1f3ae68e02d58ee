"""Pages printed by a browser, and measured in the PDF with none of the program's own figures."""

import io
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Page

CHECK_BAR_MM = 100.0
CLEAR_MM = 7.0
"""What home printers leave white at each edge, with something to spare."""
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
FORMATS = {
    "wrap": (25.0, 250.0),
    "along": (25.0, 250.0),
    "folded": (50.0, 250.0),
    "forearm": (50.0, 200.0),
    "big-print": (50.0, 200.0),
    "card": (54.0, 85.6),
}
"""Width and length of each format's strip, in millimetres."""


@dataclass(frozen=True)
class Printed:
    """A printed page. Everything is in points from its top left corner."""

    width: float
    height: float
    rects: list[Any]
    chars: list[Any]

    def outline(self, form: str) -> Any:
        """The outline of the band; there must be exactly one of about that format's size."""
        width, height = FORMATS[form]
        (outline,) = [
            r
            for r in self.rects
            if r["stroke"]
            and not r["fill"]
            and abs(mm(r["height"]) - height) < 5
            and abs(mm(r["width"]) - width) < 5
        ]
        return outline

    @property
    def bar(self) -> Any:
        """The bar to check the scale with; there must be exactly one."""
        (bar,) = [r for r in self.rects if r["fill"] and 90 < mm(r["width"]) < 110]
        return bar


def mm(points: float) -> float:
    """Points as millimetres."""
    return points * 25.4 / 72


def measured(data: bytes) -> Printed:
    """A PDF of exactly one page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        page = pdf.pages[0]
        letters = [char for char in page.chars if char["text"].strip()]
        return Printed(page.width, page.height, page.rects, letters)


def print_page(page: Page, engine: str, paper: str) -> bytes:
    """The PDF that a browser's print button makes of a page, as the page's own styles say."""
    if engine == "chromium":
        return page.pdf(format=paper, prefer_css_page_size=True)
    # Playwright hands inches to Firefox, which takes them for centimetres.
    width, height = PAPERS[paper]
    return page.pdf(width=f"{width / 10}in", height=f"{height / 10}in")


def assert_clear_of_the_edges(sheet: Printed, things: list[Any]) -> None:
    """No printer cuts anything off."""
    for thing in things:
        assert mm(thing["x0"]) >= CLEAR_MM
        assert mm(thing["x1"]) <= mm(sheet.width) - CLEAR_MM
        assert mm(thing["top"]) >= CLEAR_MM
        assert mm(thing["bottom"]) <= mm(sheet.height) - CLEAR_MM


def assert_true_to_size(sheet: Printed, form: str, paper: str) -> None:
    """One band on one page, as long as its format says, whole and readable."""
    outline, (width, height) = sheet.outline(form), FORMATS[form]

    assert (mm(sheet.width), mm(sheet.height)) == pytest.approx(PAPERS[paper], abs=0.4)
    assert mm(outline["width"]) == pytest.approx(width, abs=0.05)
    assert mm(outline["height"]) == pytest.approx(height, abs=0.05)
    assert mm(sheet.bar["width"]) == pytest.approx(CHECK_BAR_MM, abs=0.1)
    assert_clear_of_the_edges(sheet, [outline, sheet.bar, *sheet.chars])
    # All type on the band is its own, stays inside, and is large enough.
    on_band = [c for c in sheet.chars if outline["x0"] <= c["x0"] <= outline["x1"]]
    on_band = [c for c in on_band if outline["top"] <= c["top"] <= outline["bottom"]]
    assert {c["fontname"].partition("+")[2] for c in on_band} == {"RobotoCondensed-Bold"}
    assert all(c["x1"] <= outline["x1"] and c["bottom"] <= outline["bottom"] for c in on_band)
    assert min(c["size"] if c["upright"] else c["width"] for c in on_band) >= 6.99
