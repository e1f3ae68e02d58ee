"""What is printed of a guide, in every format, with what helps to wear it."""

import re

from generator.build.font import load_font
from generator.pacing.catalogue import list_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.pages.print import Beside, CoarserRows, bands_of, beside, in_formats, way_to_phone
from generator.paper.band import Band
from generator.paper.formats import FORMATS
from generator.race.rules import parse_race
from generator.race.source import parse_yaml

FONT = load_font()


def guide(markers: str = "miles", name: str = "Boston Marathon") -> Guide:
    text = (
        f"name: {name}\ndistance: marathon\nmarkers: {markers}\ngoals: 3:25:00\nratios: 4:00/0:30\n"
    )
    race = parse_race(parse_yaml(text, "x.yaml"), "x")
    return list_guides(lay_course(race, None)).guides[0].work_out()


def beside_all(guide: Guide) -> Beside:
    """What stands beside the bands of a guide in every format."""
    bands = [band for _, band in bands_of(guide, FONT) if isinstance(band, Band)]
    return beside([guide], "3:25:00", bands, None)


def test_a_guide_is_in_every_format() -> None:
    shown = in_formats(bands_of(guide(), FONT))

    assert [one.key for one in shown] == [one.key for one in FORMATS]
    assert all(one.band for one in shown)


def test_what_is_true_of_some_formats_names_those() -> None:
    kilometres, miles = beside_all(guide("kilometres")), beside_all(guide())

    assert CoarserRows("big-print", "every 2 km") in kilometres.coarser
    assert "wrap" not in {one.key for one in kilometres.coarser}
    assert (kilometres.slim, miles.slim) == ((), ("wrap", "along", "folded"))
    assert (miles.short, miles.folded) == (("forearm", "big-print"), ("folded",))


def test_what_cannot_be_printed_says_why() -> None:
    wrap = in_formats(bands_of(guide(name="The " + "Very " * 12 + "Long Marathon"), FONT))[0]

    assert wrap.band is None
    assert wrap.misfit is not None
    assert "add a `short_name`" in wrap.misfit


def test_a_qr_code_leads_to_an_address_that_stands_below_it() -> None:
    phone = way_to_phone("https://guides.example/x/", "This guide")

    assert phone is not None
    assert (phone.url, phone.leads_to) == ("https://guides.example/x/", "This guide")
    assert re.fullmatch(r"((M\d+ \d+\.5|m\d+ 0)h\d+)+", phone.qr.path)


def test_without_an_address_there_is_no_qr_code() -> None:
    assert way_to_phone("", "This guide") is None
