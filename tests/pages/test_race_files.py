"""The page that says what may stand in a race file, and in every other file of the content."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages.home import HomePage
from generator.pages.race_files import RaceFilesPage
from generator.race.keys import keys_of
from generator.race.model import Race
from tests.support.content import FILES
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def shown_page(write: Write) -> RaceFilesPage:
    return shown(pages_of(write(FILES)), "/race-files/", RaceFilesPage)


def test_every_kind_of_file_is_on_the_page_and_the_race_comes_first(
    shown_page: RaceFilesPage,
) -> None:
    found = {file.name: (file.place, file.schema) for file in shown_page.files}

    assert list(found) == ["race", "course", "chart", "standards", "weather", "site"]
    assert found["race"] == ("races/*.yaml", "../schema/race.json")
    assert found["course"] == ("courses/*.csv", None)


def test_a_key_has_what_is_declared_of_it_and_those_below_it(shown_page: RaceFilesPage) -> None:
    race, *_ = shown_page.files
    keys = {key.name: key for key in race.keys}

    assert list(keys) == list(keys_of(Race))
    assert keys["hills"].write == "a number with %, from 0% to 100%"
    assert (keys["hills"].default, keys["hills"].is_needed) == ("100%", False)
    assert (keys["goals"].may_be_one, keys["goals"].counted) == (True, "between 1 and 200")
    assert [key.name for key in keys["aid"].keys[-1].keys] == ["at", "what", "stop"]


def test_every_page_leads_there(write: Write) -> None:
    home = shown(pages_of(write(FILES)), "/", HomePage)

    assert home.frame.race_files == "race-files/index.html"


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_the_page_is_no_wider_than_its_window(
    small_site: Path, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((small_site / "race-files/index.html").as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
