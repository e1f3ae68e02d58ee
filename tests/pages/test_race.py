"""A race's page."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.race import ChartText, LandmarkText, RacePage, StandardsText, StationText
from generator.pages.urls import Link
from generator.pages.wording import StandardMet
from tests.support.content import EVERYTHING, FILES, RACE
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


def race(content: Path, url: str = "/hill-10/") -> RacePage:
    return shown(pages_of(content), url, RacePage)


def test_a_race_says_what_it_is(write: Write) -> None:
    page = race(write(FILES))

    assert (page.name, page.place, page.when) == ("Hill Ten", "Hillton, Hillshire", "1 May 2027")
    assert (page.distance, page.exact_distance, page.mark) == ("10 km", None, "kilometre")
    assert page.guides == 4


def test_a_race_shows_its_course_and_its_landmarks(write: Write) -> None:
    course = race(write(FILES)).course

    assert course is not None
    assert [one.screen for one in course.pictures] == ["desk", "phone"]
    assert course.landmarks == (LandmarkText("The <Hill> & the dale", "4.2 km"),)
    # 10 m at the start and 20 m at the finish.
    assert (course.net, course.falls, course.markers) == ("10 m", False, "kilometres")


def test_a_plain_distance_has_no_course(write: Write) -> None:
    page = race(write(FILES), "/5-km/")

    assert (page.course, page.aid, page.place) == (None, None, None)


def test_aid_stations_say_how_long_a_runner_stands_there(write: Write) -> None:
    stops = RACE.replace("what: water}", "what: water, stop: 2:00}")
    aid = race(write(FILES | {"races/hill-10.yaml": stops})).aid

    assert aid is not None
    assert aid.stations == (StationText("5.0 km", "water", "2:00"),)


def test_each_goal_leads_to_its_guides(write: Write) -> None:
    fastest = race(write(FILES)).goals[0]

    assert (fastest.goal, fastest.anchor, fastest.pace.own) == ("50:00", "goal-50-00", "5:00 /km")
    assert fastest.links == (
        Link("4:00/0:30", "0-50-00/run-4-00-walk-0-30/index.html"),
        Link("continuous", "0-50-00/continuous/index.html"),
    )


def test_a_goal_says_which_standards_it_meets(write: Write) -> None:
    page = race(write(EVERYTHING))

    met = {one.goal: one.meets for one in page.goals}
    assert met["52:00"] == (StandardMet("Ten standard", "women 18-34, men 60-64"),)
    assert met["50:00"] == ()
    assert page.charts == (ChartText("A coach's chart", "5:35 /km", "9:56 /km"),)


def test_a_course_that_falls_far_says_what_is_added_to_a_time(write: Write) -> None:
    (table,) = race(write(EVERYTHING), "/down-10/").standards

    assert table == StandardsText(
        name="Ten-kilometre standard",
        valid_for="2027",
        source="the club",
        counts=True,
        added="2:00",
        drop="100 m",
    )
