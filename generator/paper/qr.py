"""A QR code as an SVG path."""

import re
from dataclasses import dataclass
from math import isqrt
from typing import cast

import zxingcpp

QUIET = 4
"""Width of the quiet zone around a code, in squares."""
DARK = re.compile(rb"\0+")
"""A stretch of dark squares in a row."""


@dataclass(frozen=True)
class Code:
    """A QR code in squares of one unit, with its quiet zone."""

    size: int
    """Squares in a row, quiet zone included."""
    path: str
    """The dark squares of each row, as an SVG path with a stroke one unit wide.

    Each stretch but a row's first starts from where the one before ends, which makes it short.
    """


def qr_code(url: str) -> Code:
    """A URL as a QR code that can still be read with 15 % of it spoilt."""
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # The stubs of the library do not say that an image is a buffer, one byte a square.
    squares = memoryview(cast("bytes", code.to_image(scale=1, add_quiet_zones=False))).tobytes()
    size, path = isqrt(len(squares)), []
    for y in range(size):
        pen = None
        for dark in DARK.finditer(squares[y * size : (y + 1) * size]):
            x, end = dark.span()
            start = f"M{x + QUIET} {y + QUIET}.5" if pen is None else f"m{x - pen} 0"
            path.append(f"{start}h{end - x}")
            pen = end
    return Code(size + 2 * QUIET, "".join(path))
