"""What pages are shown with."""

from generator.build.font import load_font
from generator.pages.assets import SheetStyle, Typeface, assets
from tests.support.small_site import shown

ASSETS = assets(load_font())


def test_the_style_sheet_of_printed_pages_tells_formats_apart() -> None:
    style = shown(ASSETS, "sheet.css", SheetStyle)

    assert style.keys == ("wrap", "along", "folded", "forearm", "big-print", "card")
    assert (style.untaped, style.lengthwise) == (("card",), ("along",))


def test_what_is_printed_fits_within_the_margins_of_a4_and_of_letter() -> None:
    """A4 is 210 by 297 mm, Letter 215.9 by 279.4 mm (ISO 216, ANSI Y14.1)."""
    style = shown(ASSETS, "sheet.css", SheetStyle)
    width, height, margin = map(float, (style.width, style.height, style.margin))

    assert width + 2 * margin <= 210
    assert height + 2 * margin <= 279.4


def test_the_typeface_has_each_character_once() -> None:
    characters = shown(ASSETS, "band.woff2", Typeface).characters

    assert len(set(characters)) == len(characters)
    assert set("0123456789:RW") <= set(characters)
