"""A guide's page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.frame import site_of
from generator.pages.guide import GuidePage, guide_page
from generator.pages.site import site
from generator.pages.urls import Link
from generator.paper.drawing import PAPERS
from generator.paper.formats import FORMATS
from tests.support.content import FILES, RACE, WEATHER
from tests.support.small_site import GUIDE, pages_of, shown

Write = Callable[[dict[str, str]], Path]
FONT = load_font()
CONTINUOUS = "/hill-10/1-00-00/continuous/"


def guide(content: Path, url: str = CONTINUOUS) -> GuidePage:
    return shown(pages_of(content), url, GuidePage)


def of_race(race: str) -> dict[str, str]:
    return FILES | {"races/hill-10.yaml": race}


def test_a_guide_leads_to_its_neighbours(write: Write) -> None:
    page = guide(write(FILES), GUIDE)

    assert page.faster == Link("50:00", "../../0-50-00/run-4-00-walk-0-30/index.html")
    assert page.slower is None
    assert [(one.ratio, one.is_here) for one in page.other_ratios] == [
        ("4:00/0:30", True),
        ("continuous", False),
    ]


def test_a_guide_leads_to_its_files_and_to_the_planner(write: Write) -> None:
    page = guide(write(FILES), GUIDE)

    assert (page.splits_href, page.plan_href) == ("splits.csv", "plan.json")
    assert page.planner_href == (
        "../../../planner/index.html#race=hill-10&goal=1:00:00&ratio=4:00/0:30"
    )
    assert page.race_href == "../../index.html"


def test_a_guide_leads_to_ratios_by_temperature_where_there_are_some(write: Write) -> None:
    """1:00:00 for 10 km is 9:39 a mile; 0:50:00 is 8:02, faster than the chart."""
    files = of_race(RACE + "weather: heat\n") | {"weather/heat.yaml": WEATHER}
    pages = pages_of(write(files))

    assert shown(pages, GUIDE, GuidePage).weather_href == "../weather.html"
    assert shown(pages, "/hill-10/0-50-00/continuous/", GuidePage).weather_href is None


def test_a_guide_has_its_wristband_and_leads_to_the_other_formats(write: Write) -> None:
    page = guide(write(FILES), GUIDE)

    assert page.band is not None
    assert page.misfit is None
    assert [(one.text, one.href.rpartition("&")[2]) for one in page.formats] == [
        *((one.name, f"format={one.key}") for one in FORMATS[1:]),
        ("Whole page", "format=full-page"),
    ]
    assert all(one.href.startswith(page.planner_href) for one in page.formats)


def test_a_guide_without_room_for_its_wristband_says_why(write: Write) -> None:
    """The content is checked for that, and yet no page may depend on it."""
    catalogue = load(write(FILES), FONT)
    of_race = next(one for one in catalogue.races if one.race.slug == "hill-10")
    narrow = replace(FONT, advances=dict.fromkeys(FONT.advances, 5 * FONT.units_per_em))
    guide = of_race.guides[0].work_out()
    page = guide_page(site_of(catalogue), of_race, (), narrow, guide)

    assert page.band is None
    assert page.misfit is not None
    assert "add a `short_name`" in page.misfit


def test_a_guide_leads_to_its_pdfs_and_its_qr_code_to_itself(write: Write) -> None:
    catalogue = load(write(FILES), FONT)
    settings = catalogue.settings.model_copy(update={"url": "https://guides.example"})
    pages = site(replace(catalogue, settings=settings), FONT, [PAPERS["a4"]])
    page = shown(pages, GUIDE, GuidePage)

    assert page.pdfs == (Link("A4", "band-a4.pdf"),)
    assert page.beside.phone is not None
    assert page.beside.phone.url == page.frame.canonical == f"https://guides.example{GUIDE}"
