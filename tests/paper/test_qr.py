"""A QR code as an SVG path."""

import re

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.paper.qr import QUIET, Code, qr_code

URL = "https://walkbreak.example/boston/3-25-00/run-4-00-walk-0-30/"
DOTS = 6
"""Of a picture to a square of the code."""


def picture(code: Code) -> Image.Image:
    """The path drawn as an SVG would draw it: strokes one unit wide on white."""
    image = Image.new("L", (code.size * DOTS, code.size * DOTS), 255)
    pen = ImageDraw.Draw(image)
    strokes = re.findall(r"([Mm])(\d+) (\d+)(?:\.5)?h(\d+)", code.path)
    assert len(strokes) == code.path.count("h")
    at, row = 0, 0
    for move, x, y, length in strokes:
        at, row = (int(x), int(y)) if move == "M" else (at + int(x), row)
        end = at + int(length)
        pen.rectangle((at * DOTS, row * DOTS, end * DOTS - 1, (row + 1) * DOTS - 1), fill=0)
        at = end
    return image


def read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@settings(max_examples=30)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", min_size=1, max_size=120))
def test_a_phone_reads_the_url_back(path: str) -> None:
    url = f"https://walkbreak.example/{path}"

    assert read(picture(qr_code(url))) == [url]


def test_a_code_is_as_large_as_its_url_is_long_and_has_a_quiet_zone() -> None:
    code = qr_code(URL)
    dark = picture(code).point(lambda value: 255 - value).getbbox()

    assert code.size == 33 + 2 * QUIET
    assert dark == tuple(DOTS * at for at in (QUIET, QUIET, QUIET + 33, QUIET + 33))


def test_a_code_still_reads_with_a_drop_of_sweat_on_it() -> None:
    image = picture(qr_code(URL))
    left, side = DOTS * (QUIET + 14), DOTS * 7
    ImageDraw.Draw(image).rectangle((left, left, left + side, left + side), fill=255)

    assert read(image) == [URL]
