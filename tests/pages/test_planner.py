"""The planner's page."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.planner import PlannerPage
from generator.pages.race import RacePage
from generator.paper.formats import FORMATS, MOST_GOALS
from generator.race.wishes import KEYS
from tests.support.content import FILES
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


def test_the_planner_offers_every_race_and_real_places_first(write: Write) -> None:
    pages = pages_of(write(FILES))
    chooser = shown(pages, "/planner/", PlannerPage).chooser

    assert [(one.slug, one.name, one.href) for one in chooser.races] == [
        ("hill-10", "Hill Ten", "../hill-10/race.js"),
        ("5-km", "5 km", "../5-km/race.js"),
    ]
    assert chooser.chosen == "hill-10"
    assert [one.script for one in chooser.races] == [
        pages["/hill-10/race.js"],
        pages["/5-km/race.js"],
    ]


def test_the_planner_prints_every_format_and_the_whole_page(write: Write) -> None:
    page = shown(pages_of(write(FILES)), "/planner/", PlannerPage)

    assert [one.key for one in page.formats] == [*(one.key for one in FORMATS), "full-page"]


def test_the_planner_has_a_field_for_every_wish_but_the_unit_which_is_a_choice(
    write: Write,
) -> None:
    page = shown(pages_of(write(FILES)), "/planner/", PlannerPage)
    fields = [field for group in page.groups for field in group.fields]

    assert len(fields) == len(KEYS) - 1
    assert len({field.name for field in fields}) == len(fields)
    assert all(field.help and field.label for field in fields)
    assert len(page.more_goals) == MOST_GOALS - 1


def test_the_page_of_a_race_leads_to_the_planner_for_that_race(write: Write) -> None:
    page = shown(pages_of(write(FILES)), "/hill-10/", RacePage)

    assert page.planner_href == "../planner/index.html#race=hill-10"
