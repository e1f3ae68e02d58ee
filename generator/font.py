"""The bands' typeface: its metrics for laying a band, and the file a page sets it with.

Roboto Condensed (SIL Open Font License), because its figures are tabular and narrow.
It comes as a dependency, one file for all weights.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_roboto_condensed
from fontTools.ttLib import TTFont

from generator.band import Font

WEIGHT = 700
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Records of the font that stay in it: what it is called, whose it is, and its licence."""
# Latin letters with their accents, and the few signs a race's name may hold.
_CHARACTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "–—‘’“”"


@cache
def load_font() -> Font:
    """The metrics of every character a band may hold."""
    face = TTFont(_file(), lazy=True)
    glyphs, names = face.getGlyphSet(location={"wght": WEIGHT}), face.getBestCmap()
    em = face["head"].unitsPerEm
    return Font(
        {
            character: round(glyphs[names[ord(character)]].width) / em
            for character in _CHARACTERS
            if ord(character) in names
        },
        face["OS/2"].sCapHeight / em,
    )


def make_woff2(characters: str) -> bytes:
    """The typeface cut down to one weight and the given characters."""
    # Slow to import, and needed only where the file is not there yet.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    options = subset.Options(layout_features=["tnum", "lnum"], name_IDs=NAMES)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    # The same characters make the same bytes: no time of making.
    face = TTFont(_file(), recalcTimestamp=False)
    subsetter.subset(face)
    face = instancer.instantiateVariableFont(face, {"wght": WEIGHT})
    face.flavor = "woff2"
    file = BytesIO()
    face.save(file)
    return file.getvalue()


def _file() -> Path:
    return next(Path(fontpkg_roboto_condensed.ROOT).rglob("RobotoCondensed[[]wght].ttf"))
