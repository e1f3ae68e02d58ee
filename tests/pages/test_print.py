"""A guide in every format and on a whole page, with what helps to wear it."""

import re

from generator.build.font import load_font
from generator.pacing.catalogue import list_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.pages.frame import Site
from generator.pages.print import CoarserRows, PrintPage, print_page, way_to_phone
from generator.pages.urls import Link
from generator.paper.drawing import PAPERS
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


def page(guide: Guide) -> PrintPage:
    """The page, with links to PDFs on A4 and with an address."""
    site = Site("Testbreak", "For tests", None, "/", "https://guides.example", ())
    return print_page(site, (PAPERS["a4"],), FONT, guide)


def test_a_guide_is_in_every_format() -> None:
    assert [one.key for one in page(guide()).in_formats] == [one.key for one in FORMATS]


def test_what_is_true_of_some_formats_names_those() -> None:
    kilometres, miles = page(guide("kilometres")).beside, page(guide()).beside

    assert CoarserRows("big-print", "every 2 km") in kilometres.coarser
    assert "wrap" not in {one.key for one in kilometres.coarser}
    assert (kilometres.slim, miles.slim) == ((), ("wrap", "along", "folded"))
    assert (miles.short, miles.folded) == (("forearm", "big-print"), ("folded",))


def test_what_cannot_be_printed_says_why() -> None:
    wrap = page(guide(name="The " + "Very " * 12 + "Long Marathon")).in_formats[0]

    assert wrap.band is None
    assert wrap.misfit is not None
    assert "add a `short_name`" in wrap.misfit


def test_a_page_leads_to_its_guide_and_to_its_pdfs() -> None:
    links = page(guide())

    assert (links.guide_href, links.splits_href) == ("index.html", "index.html#splits")
    assert links.pdfs == (Link("A4", "band-a4.pdf"),)
    assert links.frame.canonical == "https://guides.example/x/3-25-00/run-4-00-walk-0-30/"


def test_a_qr_code_leads_to_the_guide() -> None:
    phone = page(guide()).beside.phone

    assert phone is not None
    assert phone.url == "https://guides.example/x/3-25-00/run-4-00-walk-0-30/"
    assert re.fullmatch(r"(M\d+ \d+\.5h\d+)+", phone.qr.path)


def test_without_an_address_there_is_no_qr_code() -> None:
    assert way_to_phone("", "This guide") is None
