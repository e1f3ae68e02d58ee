"""The bands' typeface: its metrics for laying a band, and the file a page sets it with.

Roboto Condensed (SIL Open Font License), because its figures are tabular and narrow.
It comes as a dependency, one file for all weights.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_roboto_condensed
from fontTools.ttLib import TTFont

from generator.paper.drawing import Font

WEIGHT = 700
# Latin letters with their accents, and the few signs a race's name may hold.
_CHARACTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "–—‘’“”"


@cache
def load_font() -> Font:
    """The metrics of every character a band may hold."""
    with TTFont(_file(), lazy=True) as face:
        glyphs, names = face.getGlyphSet(location={"wght": WEIGHT}), face.getBestCmap()
        em = face["head"].unitsPerEm
        return Font(
            {
                character: round(glyphs[names[ord(character)]].width)
                for character in _CHARACTERS
                if ord(character) in names
            },
            em,
            face["OS/2"].sCapHeight / em,
        )


def make_woff2(characters: str) -> bytes:
    """The typeface cut down to one weight and the given characters."""
    # Slow to import, and needed only where the file is not there yet.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    # Without hints, a third of the file: paper and large type do without.
    options = subset.Options(layout_features=["tnum", "lnum"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    # The same characters make the same bytes: no time of making.
    with TTFont(_file(), recalcTimestamp=False) as whole:
        subsetter.subset(whole)
        face = instancer.instantiateVariableFont(whole, {"wght": WEIGHT}, updateFontNames=True)
        face.flavor = "woff2"
        file = BytesIO()
        face.save(file)
    return file.getvalue()


def licence() -> bytes:
    """The typeface's licence, which goes wherever it goes."""
    return (Path(fontpkg_roboto_condensed.ROOT) / "LICENSE").read_bytes()


def _file() -> Path:
    return next(Path(fontpkg_roboto_condensed.ROOT).rglob("RobotoCondensed[[]wght].ttf"))
