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
    rows = re.findall(r"M(\d+) (\d+)\.5h(\d+)", code.path)
    assert "".join(f"M{x} {y}.5h{length}" for x, y, length in rows) == code.path
    for x, y, length in ((int(x), int(y), int(length)) for x, y, length in rows):
        pen.rectangle((x * DOTS, y * DOTS, (x + length) * DOTS - 1, (y + 1) * DOTS - 1), fill=0)
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
