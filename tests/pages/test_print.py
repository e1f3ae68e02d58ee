"""A guide in every format and on a whole page, with the rulers and the QR code beside it."""

import re

from generator.build.font import load_font
from generator.pacing.catalogue import all_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.pages.print import prints_data, qr_data
from generator.paper.formats import FORMATS
from generator.race.rules import parse_race
from generator.race.source import parse_yaml

FONT = load_font()


def guide(markers: str = "miles", name: str = "Boston Marathon") -> Guide:
    text = (
        f"name: {name}\ndistance: marathon\nmarkers: {markers}\ngoals: 3:25:00\nratios: 4:00/0:30\n"
    )
    race = parse_race(parse_yaml(text, "x.yaml"), "x")
    return all_guides(lay_course(race, None), {}, {}, {}).guides[0].work_out()


def test_a_guide_comes_in_every_format_and_says_where_it_has_fewer_rows() -> None:
    data = prints_data(guide("kilometres"), FONT)
    coarser = {one["key"]: one["coarser"] for one in data["prints"]}

    assert [one["key"] for one in data["prints"]] == [form.key for form in FORMATS]
    assert coarser["wrap"] is None
    assert coarser["big-print"] == "every 2 km"
    assert data["slim"] == []
    assert prints_data(guide(), FONT)["slim"] == ["wrap", "along", "folded"]


def test_a_format_that_cannot_hold_a_guide_says_why() -> None:
    long = "The " + "Very " * 12 + "Long Marathon"
    data = prints_data(guide(name=long), FONT)
    wrap = data["prints"][0]

    assert wrap["band"] is None
    assert "add a `short_name`" in wrap["misfit"]


def test_without_an_address_there_is_no_qr_code() -> None:
    assert qr_data("", "This guide")["qr"] is None
    code = qr_data("https://guides.example/ten/", "This guide")["qr"]
    assert re.fullmatch(r"(M\d+ \d+\.5h\d+)+", code.path)
