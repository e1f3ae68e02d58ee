"""A printed page, measured."""

import ctypes
from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from generator.build.pdf import POINTS_PER_MM, ROUNDING_MM
from generator.paper.drawing import Paper

OUTLINE_MM = 0.05
BAR_MM, BAR_OFF_MM = 100.0, 0.1
EDGE_MM = 7.0
"""At the edges of paper that many printers cannot reach."""
COARSE, FINE = 0.25, 2.0
"""Pixels a point: to see that all is well, and to say to 0.2 mm what is not."""
SMALLEST_OUTLINE_MM2, SLIMMEST_OUTLINE = 1000.0, 15.0
"""How large a drawn rectangle is, and how many times longer than wide the slimmest; the ruler for
the wrist is slimmer than any strip, however much a browser has shrunk it."""
LONG_AND_THIN = (60.0, 140.0)
"""How many times longer than high the bar of 100 by 1 mm is, give or take."""


class Printed(NamedTuple):
    """A page of paper, measured in millimetres."""

    width_mm: float
    height_mm: float
    outlines: list[tuple[float, float]]
    """Width and height of each strip's."""
    bars_mm: list[float]
    clear_mm: tuple[float, ...]
    """From the left, the top, the right and the bottom edge to the first ink."""
    colour: str
    """Where there is other ink than black, or nothing."""


class Expected(NamedTuple):
    """What should be on a page of paper."""

    outlines: list[tuple[float, float]]
    bar: bool


def misprints(
    pages: Sequence[Printed], paper: Paper, expected: Sequence[Expected]
) -> Iterator[str]:
    """What is wrong with a print."""
    if len(pages) != len(expected):
        yield f"fills {_count(len(pages), 'page')}, not {len(expected)}"
    for page, should in zip(pages, expected, strict=False):
        off = abs(page.width_mm - paper.width_mm), abs(page.height_mm - paper.length_mm)
        if max(off) > ROUNDING_MM:
            yield f"the page is {page.width_mm:.1f} x {page.height_mm:.1f} mm"
        yield from _strips(page.outlines, should.outlines)
        if should.bar and len(page.bars_mm) != 1:
            yield f"shows {_count(len(page.bars_mm), 'check bar')}, not 1"
        for bar_mm in page.bars_mm if should.bar else ():
            if abs(bar_mm - BAR_MM) > BAR_OFF_MM:
                yield f"check bar is {_mm(bar_mm)} mm long, not {BAR_MM:g}"
        for side, clear_mm in zip(("left", "top", "right", "bottom"), page.clear_mm, strict=True):
            if clear_mm < EDGE_MM - 0.05:
                yield f"ink {clear_mm:.1f} mm from the {side} edge of the paper, not {EDGE_MM:g}"
        if page.colour:
            yield page.colour


def _strips(
    there: Sequence[tuple[float, float]], should: Sequence[tuple[float, float]]
) -> Iterator[str]:
    """What is wrong with the outlines."""
    if len(there) != len(should):
        yield f"shows {_count(len(there), 'outline')}, not {len(should)}"
    for sizes in zip(there, should, strict=False):
        for is_mm, should_mm, way in zip(*sizes, ("wide", "long"), strict=True):
            if abs(is_mm - should_mm) > OUTLINE_MM:
                yield f"outline is {_mm(is_mm)} mm {way}, not {should_mm:g}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _mm(length: float) -> str:
    """To the hundredth, as far as there are any: `53.2`."""
    return f"{round(length, 2):g}"


def measured(pdf: bytes) -> list[Printed]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_measured_page(page) for page in document]
    finally:
        document.close()


def _measured_page(page: Any) -> Printed:
    """Its large rectangles, to the micrometre; a picture of it shows where ink is and of what."""
    outlines, bars = [], []
    for stroked, width, height in _rectangles(page):
        if not stroked and LONG_AND_THIN[0] < width / height < LONG_AND_THIN[1]:
            bars.append(width)
        elif (
            stroked and width * height > SMALLEST_OUTLINE_MM2 and height < width * SLIMMEST_OUTLINE
        ):
            outlines.append((width, height))
    width, height = page.get_size()
    clear, colour = _ink(page, COARSE)
    if min(clear) < EDGE_MM + 1 / POINTS_PER_MM / COARSE:
        clear, _ = _ink(page, FINE)
    return Printed(width / POINTS_PER_MM, height / POINTS_PER_MM, outlines, bars, clear, colour)


def _rectangles(page: Any) -> Iterator[tuple[bool, float, float]]:
    """Of each upright rectangle whether it is drawn or filled, its width and its height."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    x, y, matrix = ctypes.c_float(), ctypes.c_float(), raw.FS_MATRIX()
    for i in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, i)
        # Four sides: to each corner, and back to the first.
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPath_CountSegments(thing) != 5:
            continue
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        xs, ys = [], []
        for corner in range(5):
            raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(thing, corner), x, y)
            xs.append(matrix.a * x.value + matrix.c * y.value + matrix.e)
            ys.append(matrix.b * x.value + matrix.d * y.value + matrix.f)
        width, height = (max(xs) - min(xs)) / POINTS_PER_MM, (max(ys) - min(ys)) / POINTS_PER_MM
        if height:
            yield bool(stroke), width, height


def _ink(page: Any, scale: float) -> tuple[tuple[float, ...], str]:
    """How far from each edge of a page its ink begins, and where it is not black."""
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    width: int = bitmap.width
    pixel_mm = 1 / POINTS_PER_MM / scale
    pixels = bytes(bitmap.buffer)
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]
    colour = ""
    if not blue == green == red:
        colour = _colour(red, green, blue, width, pixel_mm)
        green = bytes(map(min, red, green, blue))
    white, rows = b"\xff", len(green) // width

    def inked(x: int) -> bool:
        return green[x::width].count(white) < rows

    if green.count(white) == len(green):
        return (inf,) * 4, colour
    clear = (
        next(x for x in range(width) if inked(x)),
        (len(green) - len(green.lstrip(white))) // width,
        next(x for x in range(width) if inked(width - 1 - x)),
        (len(green) - len(green.rstrip(white))) // width,
    )
    return tuple(pixels * pixel_mm for pixels in clear), colour


def _colour(red: bytes, green: bytes, blue: bytes, width: int, pixel_mm: float) -> str:
    """The most colourful pixel of the first rows that have colour."""
    spread = [max(rgb) - min(rgb) for rgb in zip(red, green, blue, strict=True)]
    first = next(i for i, apart in enumerate(spread) if apart) // width * width
    at = max(range(first, min(len(spread), first + 8 * width)), key=spread.__getitem__)
    y, x = divmod(at, width)
    return (
        f"ink of colour ({red[at]}, {green[at]}, {blue[at]}) {x * pixel_mm:.0f} mm from the left "
        f"and {y * pixel_mm:.0f} mm from the top"
    )
