"""A guide in words and tables."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.guide import GuidePage
from generator.pages.guide_text import Cycle, GuideText, StartText, Strategy, WaveRow
from generator.pages.wording import PlaceWalksText, RatioText, WalksPart
from tests.support.content import FILES, RACE, SITE, STRATEGY, WAVES
from tests.support.small_site import GUIDE, pages_of, shown

Write = Callable[[dict[str, str]], Path]
CONTINUOUS = "/hill-10/1-00-00/continuous/"


def text(content: Path, url: str = CONTINUOUS) -> GuideText:
    return shown(pages_of(content), url, GuidePage).text


def of_race(race: str) -> dict[str, str]:
    return FILES | {"races/hill-10.yaml": race}


def test_a_guide_says_its_plan_in_words(write: Write) -> None:
    told = text(write(FILES), GUIDE)

    assert (told.ratio, told.walk_breaks) == (RatioText("4:00", "0:30"), 13)
    assert (told.breaks, told.mark) == ("13 walk breaks", "kilometre")


def test_a_guide_has_a_row_for_each_run_and_the_walk_after_it(write: Write) -> None:
    cycles = text(write(FILES), GUIDE).cycles

    first, last = cycles[0], cycles[-1]
    assert first == Cycle("1", "0:00", "0.00", "walk", "4:00", first.break_place, "")
    assert (last.number, last.gait, last.break_at, last.break_place) == ("14", "", "", "")


def test_a_guide_says_the_time_of_day_for_every_wave(write: Write) -> None:
    told = text(write(of_race(RACE + WAVES)))

    assert told.starts[1] == StartText("B", "9:30", "2:00", "1:02:00", "10:32:00")
    assert told.waves[-1] == WaveRow("Finish", ("10:00:00", "10:32:00"))
    assert told.times_from == "last year's guide"


def test_walks_of_many_parts_are_said_part_by_part_and_make_a_url(write: Write) -> None:
    said = "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00 to 7.5 km, then continuous"
    race = RACE.replace("[continuous, 4:00/0:30]", f'"{said}"')
    example = SITE.replace("ratio: 4:00/0:30", f'ratio: "{said}"')
    url = (
        "/hill-10/1-00-00/run-4-00-walk-0-30-walk-60-m-at-every-aid-station-skip-walks-within-1-00"
        "-to-7.5-km-then-continuous/"
    )
    told = text(write(of_race(race) | {"site.yaml": example}), url)

    assert (told.plan.ratio, told.ratio) == (said, None)
    assert told.plan.facts.walk is not None
    assert told.walks.parts == (
        WalksPart(
            start=None,
            end="7.5 km",
            ends_by_time=False,
            ratio=RatioText("4:00", "0:30"),
            on_climbs=None,
            places=PlaceWalksText("60 m", "aid station", "1:00"),
        ),
        WalksPart("7.5 km", None, ends_by_time=False, ratio=None, on_climbs=None, places=None),
    )
    assert not told.walks.restarts


def test_a_strategy_is_said_as_the_file_says_it(write: Write) -> None:
    assert text(write(of_race(RACE + STRATEGY))).strategy == Strategy(
        hills="80%",
        downhill="50%",
        altitude="6.3%",
        drift="second half 2% faster",
        ease_in="3 km",
        ease_in_by="3%",
    )


def test_an_even_strategy_says_nothing(write: Write) -> None:
    assert text(write(FILES)).strategy == Strategy(*[None] * 6)
