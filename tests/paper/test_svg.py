"""A drawing in the texts and numbers that an SVG takes."""

from generator.paper.band import lay_band
from generator.paper.formats import FORMATS_BY_KEY
from generator.paper.svg import mm, svg_band
from tests.support.measured import FONT
from tests.support.plans import guides


def test_a_band_is_as_large_as_its_format_with_room_for_ticks_around_it() -> None:
    data = svg_band(lay_band(guides(), FORMATS_BY_KEY["card"], FONT))

    assert (data.width, data.length) == ("54", "85.6")
    assert (data.full_width, data.full_length, data.margin) == ("60", "91.6", "3")
    assert not data.turned


def test_a_lengthwise_strip_is_turned() -> None:
    data = svg_band(lay_band(guides(), FORMATS_BY_KEY["along"], FONT))

    assert data.turned
    assert (data.width, data.length) == ("25", "250")


def test_nothing_is_lost_when_what_looks_alike_is_put_together() -> None:
    band = lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT)
    data = svg_band(band).drawing

    assert sum(len(texts) for *_, texts in data.lines) == len(band.drawing.lines)
    assert sum(path.count("z") for _, path in data.boxes) == len(band.drawing.boxes)
    assert sum(path.count("M") for _, path in data.rules) == len(band.drawing.rules)
    assert len(data.signs) == len(band.drawing.signs)
    # W boxes stand on grey rows, and white ones on black rows.
    fills = [fill for fill, _ in data.boxes]
    assert fills == sorted(fills, key=["tint", "black", "white"].index)


def test_millimetres_have_no_needless_figures() -> None:
    assert [mm(25.0), mm(0.1 + 0.2), mm(1 / 3), mm(200)] == ["25", "0.3", "0.33", "200"]
