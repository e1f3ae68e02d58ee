"""A PDF to what can be measured on its pages: outlines, check bars, margins and colour.

Vector outlines are measured to the micrometre; a picture of the page shows where the ink is and
whether it is black.
"""

import ctypes
from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from generator.build.verify.promises import MARGIN_MM, POINTS_PER_MM

SMALLEST_OUTLINE_MM2 = 1000.0
"""Smaller rectangles are boxes within a band; the smallest strip has 4,600 square millimetres."""
SLIMMEST_OUTLINE = 15.0
"""A wristband is 10 times as long as wide. The ruler for the wrist is 23 times, also when a
browser has shrunk the page."""
CHECK_BAR_RATIOS = (60.0, 140.0)
"""The check bar is 100 by 1 mm; its thickness is not exact on paper, so neither is the ratio."""
COARSE_PX_PER_PT = 0.25
"""Enough to see that a page has wide margins and no colour."""
FINE_PX_PER_PT = 2.0
"""Enough to say within 0.2 mm how wide a margin is."""
COLOUR_ROWS = 8
"""How many rows of pixels to search for the strongest colour, from the first that has any."""
RECTANGLE_SEGMENTS = 5
"""A move to the first corner, three sides, and the way back."""


class Margins(NamedTuple):
    """Millimetres from each edge of a page to the first ink; infinite on an empty page."""

    left: float
    top: float
    right: float
    bottom: float


class MeasuredPage(NamedTuple):
    """A page of paper, measured in millimetres."""

    width_mm: float
    length_mm: float
    outlines: list[tuple[float, float]]
    """Width and length of each strip's outline, in the order they are drawn."""
    bars_mm: list[float]
    """Length of each check bar."""
    margins_mm: Margins
    colour: str
    """Where there is ink that is not black, in words; empty if there is none."""


class _Rectangle(NamedTuple):
    """An upright rectangle of a page."""

    stroked: bool
    width_mm: float
    length_mm: float


class _Picture(NamedTuple):
    """A page as pixels, a byte for each colour of each, row by row."""

    width: int
    red: bytes
    green: bytes
    blue: bytes
    pixel_mm: float


def measure_pdf(pdf: bytes) -> list[MeasuredPage]:
    """Measure every page. PDFium is not thread-safe: call this from one thread at a time."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_measure_page(page) for page in document]
    finally:
        document.close()


def _measure_page(page: Any) -> MeasuredPage:
    rectangles = list(_rectangles(page))
    coarse = _picture(page, COARSE_PX_PER_PT)
    margins = _margins(coarse)
    if min(margins) < MARGIN_MM + coarse.pixel_mm:
        margins = _margins(_picture(page, FINE_PX_PER_PT))
    width_pt, length_pt = page.get_size()
    return MeasuredPage(
        width_pt / POINTS_PER_MM,
        length_pt / POINTS_PER_MM,
        [(one.width_mm, one.length_mm) for one in rectangles if _is_outline(one)],
        [one.width_mm for one in rectangles if _is_check_bar(one)],
        margins,
        _colour(coarse),
    )


def _is_outline(one: _Rectangle) -> bool:
    large = one.width_mm * one.length_mm > SMALLEST_OUTLINE_MM2
    return one.stroked and large and one.length_mm < one.width_mm * SLIMMEST_OUTLINE


def _is_check_bar(one: _Rectangle) -> bool:
    least, most = CHECK_BAR_RATIOS
    return not one.stroked and least < one.width_mm / one.length_mm < most


def _rectangles(page: Any) -> Iterator[_Rectangle]:
    """The boxes around the page's paths of four sides, lines of no height left out."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    x, y, matrix = ctypes.c_float(), ctypes.c_float(), raw.FS_MATRIX()
    for i in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPath_CountSegments(thing) != RECTANGLE_SEGMENTS:
            continue
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        xs, ys = [], []
        for corner in range(RECTANGLE_SEGMENTS):
            raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(thing, corner), x, y)
            xs.append(matrix.a * x.value + matrix.c * y.value + matrix.e)
            ys.append(matrix.b * x.value + matrix.d * y.value + matrix.f)
        width, length = (max(xs) - min(xs)) / POINTS_PER_MM, (max(ys) - min(ys)) / POINTS_PER_MM
        if length:
            yield _Rectangle(bool(stroke.value), width, length)


def _picture(page: Any, scale: float) -> _Picture:
    """Render a page at so many pixels a point."""
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    return _Picture(
        bitmap.width, pixels[2::4], pixels[1::4], pixels[0::4], 1 / POINTS_PER_MM / scale
    )


def _margins(picture: _Picture) -> Margins:
    """How far the page is white from each edge."""
    white, width = b"\xff", picture.width
    if picture.red == picture.green == picture.blue:
        darkest = picture.green
    else:
        darkest = bytes(map(min, picture.red, picture.green, picture.blue))
    if darkest.count(white) == len(darkest):
        return Margins(inf, inf, inf, inf)
    rows = len(darkest) // width

    def has_ink(column: int) -> bool:
        return darkest[column::width].count(white) < rows

    margins_px = (
        next(column for column in range(width) if has_ink(column)),
        (len(darkest) - len(darkest.lstrip(white))) // width,
        next(column for column in range(width) if has_ink(width - 1 - column)),
        (len(darkest) - len(darkest.rstrip(white))) // width,
    )
    return Margins(*(pixels * picture.pixel_mm for pixels in margins_px))


def _colour(picture: _Picture) -> str:
    """Where the first coloured ink is, in words: the strongest pixel of the first such rows."""
    red, green, blue = picture.red, picture.green, picture.blue
    if red == green == blue:
        return ""
    spread = [max(rgb) - min(rgb) for rgb in zip(red, green, blue, strict=True)]
    first_row = next(i for i, apart in enumerate(spread) if apart) // picture.width
    start = first_row * picture.width
    end = min(len(spread), start + COLOUR_ROWS * picture.width)
    at = max(range(start, end), key=spread.__getitem__)
    row, column = divmod(at, picture.width)
    return (
        f"ink of colour ({red[at]}, {green[at]}, {blue[at]}) "
        f"{column * picture.pixel_mm:.0f} mm from the left "
        f"and {row * picture.pixel_mm:.0f} mm from the top"
    )
