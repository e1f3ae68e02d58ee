"""What a print must measure: the sizes that the site promises to its readers.

This table stands apart from `generator.paper` on purpose. The code that draws the bands must not
also say how large they should be, or a mistake in its figures would never be found. A new format
needs a row here; `verify` complains about any that it does not know.
"""

from typing import NamedTuple

POINTS_PER_INCH = 72.0
"""PDF 1.7 (ISO 32000-1), 8.3.2.3: one unit of a page is 1/72 inch."""
INCH_MM = 25.4
"""Exact since the international yard and pound agreement of 1959."""
POINTS_PER_MM = POINTS_PER_INCH / INCH_MM

TEXT_PT = 7.0
"""Smallest type of anything on paper, as the page of formats says."""
TIME_PT = 9.0
"""Smallest type of a time on paper; a format may promise more."""
CHECK_BAR_MM = 100.0
"""The bar to measure after printing; the words beside it say so."""
MARGIN_MM = 7.0
"""Keep ink this far from the edge: printers cannot reach the outer 4 to 7 mm."""

OUTLINE_TOLERANCE_MM = 0.05
"""Chromium draws an SVG outline of 250 mm within 0.01 mm of its true size."""
CHECK_BAR_TOLERANCE_MM = 0.1
"""Finer than anyone can read off a ruler."""
PAGE_TOLERANCE_MM = 1.0
"""Browsers round a page to whole CSS pixels of 0.26 mm; a wrong paper is off by 5 mm or more."""
MARGIN_TOLERANCE_MM = 0.05
"""Margins are measured on a picture of the page, so they come out in whole pixels."""


class Paper(NamedTuple):
    """A size of paper, upright."""

    name: str
    width_mm: float
    length_mm: float


PAPERS = (
    # ISO 216.
    Paper("A4", 210.0, 297.0),
    # ANSI/ASME Y14.1, size A: 8.5 x 11 inches.
    Paper("Letter", 8.5 * INCH_MM, 11 * INCH_MM),
)
SMALLEST_PAPER = Paper(
    "A4 or Letter",
    min(paper.width_mm for paper in PAPERS),
    min(paper.length_mm for paper in PAPERS),
)
"""As narrow as A4 and as short as Letter: a print that fits here fits on both."""


class Size(NamedTuple):
    """What a strip of one format must measure, and the smallest type of a time on it."""

    width_mm: float
    length_mm: float
    time_pt: float = TIME_PT


STRIPS = {
    "wrap": Size(25.0, 250.0),
    "along": Size(25.0, 250.0),
    "folded": Size(50.0, 250.0),
    "forearm": Size(50.0, 200.0),
    "big-print": Size(50.0, 200.0, time_pt=14.0),
    # A bank card: ISO/IEC 7810, ID-1, is 85.60 x 53.98 mm.
    "card": Size(54.0, 85.6),
}
"""Sizes as the page of formats prints them, by the format's key in the planner's address."""
WRISTBAND = "wrap"
"""The format that the page of a guide prints, and that the planner opens with."""
FULL_PAGE = "full-page"
"""The key of the whole page, which fills its paper and has no outline."""
