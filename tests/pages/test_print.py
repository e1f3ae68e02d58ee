"""Drawings in the numbers that an SVG takes."""

import re

from generator.build.font import load_font
from generator.pacing.catalogue import all_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.pages.print import prints_data, qr_data
from generator.paper.band import lay_band
from generator.paper.formats import FORMATS, FORMATS_BY_KEY
from generator.paper.rulers import rulers_data
from generator.paper.svg import band_data, mm
from generator.race.rules import parse_race
from generator.race.source import parse_yaml

FONT = load_font()


def guide(markers: str = "miles", name: str = "Boston Marathon") -> Guide:
    text = (
        f"name: {name}\ndistance: marathon\nmarkers: {markers}\ngoals: 3:25:00\nratios: 4:00/0:30\n"
    )
    race = parse_race(parse_yaml(text, "x.yaml"), "x")
    return all_guides(lay_course(race, None), {}, {}, {}).guides[0].work_out()


def test_a_band_is_as_large_as_its_format_and_its_ticks_around_it() -> None:
    data = band_data(lay_band([guide()], FORMATS_BY_KEY["card"], FONT))

    assert (data["width"], data["length"]) == ("54", "85.6")
    assert (data["full_width"], data["full_length"], data["margin"]) == ("60", "91.6", "3")
    assert not data["turned"]


def test_a_strip_that_reads_along_is_turned() -> None:
    data = band_data(lay_band([guide()], FORMATS_BY_KEY["along"], FONT))

    assert data["turned"]
    assert (data["width"], data["length"]) == ("25", "250")


def test_nothing_is_lost_where_like_things_are_drawn_together() -> None:
    band = lay_band([guide()], FORMATS_BY_KEY["wrap"], FONT)
    data = band_data(band)["drawing"]

    assert sum(len(texts) for *_, texts in data["lines"]) == len(band.drawing.lines)
    assert sum(path.count("z") for _, path in data["boxes"]) == len(band.drawing.boxes)
    assert sum(path.count("M") for _, path in data["rules"]) == len(band.drawing.rules)
    assert len(data["signs"]) == len(band.drawing.signs)
    # W boxes stand on grey rows, and white ones on black rows.
    fills = [fill for fill, _ in data["boxes"]]
    assert fills == sorted(fills, key=["tint", "black", "white"].index)


def test_millimetres_have_no_needless_figures() -> None:
    assert [mm(25.0), mm(0.1 + 0.2), mm(1 / 3), mm(200)] == ["25", "0.3", "0.333", "200"]


def test_a_guide_is_in_every_format_and_says_where_marks_are_coarser() -> None:
    data = prints_data(guide("kilometres"), FONT)
    coarser = {one["key"]: one["coarser"] for one in data["prints"]}

    assert [one["key"] for one in data["prints"]] == [form.key for form in FORMATS]
    assert coarser["wrap"] is None
    assert coarser["big-print"] == "every 2 km"
    assert data["slim"] == []
    assert prints_data(guide(), FONT)["slim"] == ["wrap", "along", "folded"]


def test_what_cannot_be_printed_says_why() -> None:
    long = "The " + "Very " * 12 + "Long Marathon"
    data = prints_data(guide(name=long), FONT)
    wrap = data["prints"][0]

    assert wrap["band"] is None
    assert "add a `short_name`" in wrap["misfit"]


def test_the_rulers_are_in_millimetres_inches_and_band_lengths() -> None:
    data = rulers_data()

    assert (data["bar"], data["ruler"][-1]) == ("100", "100")
    assert data["inches"][-1] == ("50.8", "2")
    assert data["wrist_lengths"][0] == ("135", "160")
    # 5 mm to turn and 20 mm to tape.
    assert all(int(length) - float(at) == 25 for at, length in data["wrist_lengths"] if length)


def test_without_an_address_there_is_no_qr_code() -> None:
    assert qr_data("", "This guide")["qr"] is None
    code = qr_data("https://guides.example/ten/", "This guide")["qr"]
    assert re.fullmatch(r"(M\d+ \d+\.5h\d+)+", code["path"])
