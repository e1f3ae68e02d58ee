"""The planner on its own page and on the page of a race."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.planner import PlannerPage
from generator.pages.race import RacePage
from generator.paper.formats import FORMATS
from tests.support.content import FILES
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


def test_the_planners_own_page_offers_every_race_and_real_places_first(write: Write) -> None:
    pages = pages_of(write(FILES))
    chooser = shown(pages, "/planner/", PlannerPage).planner.chooser

    assert chooser is not None
    assert [(one.slug, one.name, one.href) for one in chooser.races] == [
        ("hill-10", "Hill Ten", "../hill-10/race.js"),
        ("5-km", "5 km", "../5-km/race.js"),
    ]
    assert chooser.chosen == "hill-10"
    assert [one.script for one in chooser.races] == [
        pages["/hill-10/race.js"],
        pages["/5-km/race.js"],
    ]


def test_the_page_of_a_race_has_the_planner_for_that_race(write: Write) -> None:
    page = shown(pages_of(write(FILES)), "/hill-10/", RacePage)

    assert page.planner.chooser is None
    assert page.planner_race.href == "race.js"
    assert [one.key for one in page.planner.formats] == [one.key for one in FORMATS]
