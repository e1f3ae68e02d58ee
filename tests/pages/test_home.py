"""The home page."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.home import Card, HomePage
from tests.support.content import FILES
from tests.support.small_site import pages_of, shown


def test_the_home_page_has_races_and_plain_distances(
    write: Callable[[dict[str, str]], Path],
) -> None:
    page = shown(pages_of(write(FILES)), "/", HomePage)

    assert page.races == (
        Card("Hill Ten", "hill-10/index.html", "Hillton, Hillshire", "1 May 2027", "10 km", 4,
             "50:00", "1:00:00"),
    )  # fmt: skip
    assert page.distances == (
        Card("5 km", "5-km/index.html", None, None, "5 km", 3, "20:00", "30:00"),
    )


def test_the_home_page_shows_the_band_of_one_guide(
    write: Callable[[dict[str, str]], Path],
) -> None:
    example = shown(pages_of(write(FILES)), "/", HomePage).example

    assert example.href == "hill-10/1-00-00/run-4-00-walk-0-30/index.html"
    assert (example.race, example.goal, example.ratio) == ("Hill Ten", "1:00:00", "4:00/0:30")
    assert (example.band.width, example.band.length) == ("25", "250")
