"""The bands' typeface."""

from io import BytesIO

from fontTools.ttLib import TTFont

from generator.build.font import licence, load_font, make_woff2


def test_figures_are_all_of_one_width() -> None:
    font = load_font()

    assert len({font.advances[digit] for digit in "0123456789"}) == 1


def test_the_metrics_are_those_of_the_file_that_pages_use() -> None:
    """Widths are read from the variable font, the file is an instance of it."""
    font = load_font()
    characters = "0123456789:/ RWaeé"
    made = TTFont(BytesIO(make_woff2(characters)))
    names, em = made.getBestCmap(), made["head"].unitsPerEm

    for character in characters:
        # The two ways round half a unit of the em apart: 0.002 mm on a band.
        assert abs(made["hmtx"][names[ord(character)]][0] - font.advances[character]) <= 1
    assert em == font.units_per_em
    assert made["OS/2"].sCapHeight / em == font.cap_height


def test_the_file_holds_what_is_asked_for() -> None:
    data = make_woff2("0123456789:")
    made = TTFont(BytesIO(data))

    assert len(data) < 5_000
    assert {*map(ord, "0123456789:")} == set(made.getBestCmap())


def test_its_licence_goes_where_it_goes() -> None:
    assert b"SIL Open Font License, Version 1.1" in licence()


def test_the_same_characters_make_the_same_bytes() -> None:
    assert make_woff2("0123") == make_woff2("0123")


def test_races_with_accents_can_be_set() -> None:
    assert set("Zürich São Łódź Öresund’s – 10½").issubset(load_font().advances)
