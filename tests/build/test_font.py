"""The typeface of the bands."""

from io import BytesIO

from fontTools.ttLib import TTFont

from generator.build.font import licence, load_font, make_woff2


def test_all_figures_have_one_width() -> None:
    font = load_font()

    assert len({font.advances[digit] for digit in "0123456789"}) == 1


def test_the_metrics_agree_with_the_font_file_that_pages_use() -> None:
    """The metrics come from the variable font, the file is an instance of it."""
    font = load_font()
    characters = "0123456789:/ RWaeé"
    made = TTFont(BytesIO(make_woff2(characters)))
    names, em = made.getBestCmap(), made["head"].unitsPerEm

    for character in characters:
        # The two round separately, so they may differ by one unit: 0.002 mm on a band.
        assert abs(made["hmtx"][names[ord(character)]][0] - font.advances[character]) <= 1
    assert em == font.units_per_em
    assert made["OS/2"].sCapHeight / em == font.cap_height


def test_the_file_holds_only_the_characters_asked_for() -> None:
    data = make_woff2("0123456789:")
    made = TTFont(BytesIO(data))

    assert len(data) < 5_000
    assert {*map(ord, "0123456789:")} == set(made.getBestCmap())


def test_its_licence_can_be_published_with_it() -> None:
    assert b"SIL Open Font License, Version 1.1" in licence()


def test_the_same_characters_give_the_same_bytes() -> None:
    assert make_woff2("0123") == make_woff2("0123")


def test_the_names_of_races_may_have_accents() -> None:
    assert set("Zürich São Łódź Öresund’s – 10½").issubset(load_font().advances)
