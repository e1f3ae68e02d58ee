"""The typeface of the bands: metrics to lay a band with, and a font file for the pages.

It is Roboto Condensed (SIL Open Font License), whose figures are narrow and all of one width. A
dependency brings it as one variable font file with all weights.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_roboto_condensed
from fontTools.ttLib import TTFont

from generator.paper.drawing import Font

WEIGHT = 700
"""Bold, which stays legible in small type and at a run."""
# ASCII, Latin letters with accents, and the few signs that the name of a race may need.
_CHARACTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "–—‘’“”"


@cache
def load_font() -> Font:
    """The metrics of every character that a band may hold. Read once a process."""
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
    """A font file with one weight and only the given characters; the same ones, the same bytes."""
    # Slow to import, and only a build of assets needs them.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    # Hints are more than a third of the file, and neither print nor large type needs them.
    options = subset.Options(layout_features=["tnum", "lnum"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    # A time stamp would make the bytes differ from build to build.
    with TTFont(_file(), recalcTimestamp=False) as whole:
        subsetter.subset(whole)
        face = instancer.instantiateVariableFont(whole, {"wght": WEIGHT}, updateFontNames=True)
        face.flavor = "woff2"
        file = BytesIO()
        face.save(file)
    return file.getvalue()


def licence() -> bytes:
    """The typeface's licence, which must be published with it."""
    return (Path(fontpkg_roboto_condensed.ROOT) / "LICENSE").read_bytes()


def _file() -> Path:
    return next(Path(fontpkg_roboto_condensed.ROOT).rglob("RobotoCondensed[[]wght].ttf"))
