"""Pages of a PDF, measured. The PDFs are drawn here by hand, in points from the lower left."""

from io import BytesIO
from math import inf

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from generator.build.verify.measure import Margins, measure_pdf

A4_PT = (595.2756, 841.8898)
MM = 72 / 25.4


def pdf(*contents: str) -> bytes:
    """A PDF with a page of A4 for each content stream."""
    writer = PdfWriter()
    for content in contents:
        page = writer.add_blank_page(*A4_PT)
        stream = DecodedStreamObject()
        stream.set_data(content.encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def rectangle(left: float, top: float, width: float, length: float, paint: str) -> str:
    """A rectangle, in millimetres from the top left of A4; `S` draws its edge, `f` fills it."""
    bottom = 297 - top - length
    return f"{left * MM} {bottom * MM} {width * MM} {length * MM} re {paint}\n"


def test_a_page_is_measured_in_millimetres() -> None:
    (page,) = measure_pdf(pdf(""))

    assert (page.width_mm, page.length_mm) == pytest.approx((210, 297), abs=0.001)


def test_the_edge_of_a_strip_is_its_outline() -> None:
    (page,) = measure_pdf(pdf(rectangle(20, 20, 25, 250, "S") + rectangle(60, 20, 54, 85.6, "S")))

    assert [size for outline in page.outlines for size in outline] == pytest.approx(
        [25, 250, 54, 85.6], abs=0.001
    )


def test_an_outline_that_is_turned_or_scaled_is_measured_as_it_is_on_paper() -> None:
    (page,) = measure_pdf(pdf("0 2 -2 0 500 100 cm\n0 50 250 25 re S\n"))

    assert page.outlines == [pytest.approx((50 / MM, 500 / MM), abs=0.001)]


@pytest.mark.parametrize(
    "drawn",
    [
        rectangle(20, 20, 25, 250, "f"),
        rectangle(20, 20, 25, 10, "S"),
        rectangle(20, 20, 10, 229, "S"),
        f"{20 * MM} {20 * MM} m {45 * MM} {20 * MM} l {45 * MM} {270 * MM} l S\n",
    ],
    ids=["filled", "a small box", "the ruler for the wrist", "not closed"],
)
def test_other_shapes_are_no_outlines(drawn: str) -> None:
    (page,) = measure_pdf(pdf(drawn))

    assert page.outlines == []


def test_a_long_thin_filled_rectangle_is_a_check_bar() -> None:
    (page,) = measure_pdf(pdf(rectangle(20, 20, 97, 1, "f") + rectangle(20, 30, 97, 1, "S")))

    assert page.bars_mm == [pytest.approx(97, abs=0.001)]


def test_margins_reach_from_each_edge_to_the_first_ink() -> None:
    (wide, narrow, empty) = measure_pdf(
        pdf(rectangle(20, 30, 130, 200, "f"), rectangle(5, 30, 202, 264, "f"), "")
    )

    assert wide.margins_mm == pytest.approx((20, 30, 60, 67), abs=1.5)
    assert narrow.margins_mm == pytest.approx((5, 30, 3, 3), abs=0.2)
    assert empty.margins_mm == Margins(inf, inf, inf, inf)


def test_ink_that_is_not_black_is_found_and_grey_is_fine() -> None:
    grey, red = measure_pdf(
        pdf(
            "0.5 g\n" + rectangle(20, 20, 50, 50, "f"),
            "1 0 0 rg\n" + rectangle(20, 40, 50, 50, "f"),
        )
    )

    assert grey.colour == ""
    words, _, place = red.colour.partition(") ")
    assert words == "ink of colour (255, 0, 0"
    left, top = (float(part.split()[0]) for part in place.split(" and "))
    assert 19 <= left <= 70
    assert 39 <= top <= 90


def test_every_page_is_measured() -> None:
    assert len(measure_pdf(pdf("", "", ""))) == 3
