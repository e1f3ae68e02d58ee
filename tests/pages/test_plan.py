"""A plan in words and tables."""

from collections.abc import Callable
from pathlib import Path

from generator import units
from generator.pages.guide import GuidePage
from generator.pages.plan import MarginRow, PlanText, StopText
from generator.pages.wording import Paces
from tests.support.content import FILES, RACE, WAVES
from tests.support.small_site import GUIDE, pages_of, shown

Write = Callable[[dict[str, str]], Path]
CONTINUOUS = "/hill-10/1-00-00/continuous/"


def plan(content: Path, url: str = CONTINUOUS) -> PlanText:
    return shown(pages_of(content), url, GuidePage).text.plan


def of_race(race: str) -> dict[str, str]:
    return FILES | {"races/hill-10.yaml": race}


def test_a_plan_is_in_printed_form(write: Write) -> None:
    text = plan(write(FILES), GUIDE)

    assert (text.race, text.goal, text.ratio) == ("Hill Ten", "1:00:00", "4:00/0:30")
    assert text.facts.walk is not None
    assert text.facts.walk.pace == Paces("11:11 /km", "18:00 /mi")
    assert (text.facts.walk.breaks, text.facts.walk.in_all) == ("13", "6:30")
    assert text.facts.average == Paces("6:00 /km", "9:39 /mi")


def test_every_mark_has_a_row_with_the_stops_on_the_way_to_it(write: Write) -> None:
    table = plan(write(FILES), GUIDE).table

    assert table.mark_head == "Kilometre"
    assert [row.label for row in table.rows] == [*(f"{k} km" for k in range(1, 10)), "Finish"]
    hill, water = table.rows[4].stops
    assert (hill.kind, hill.name) == ("landmark", "The <Hill> & the dale")
    assert hill.where.startswith("4.2 km, ")
    assert water == StopText("aid", "water", "", "")


def test_the_halves_add_up_to_the_goal(write: Write) -> None:
    facts = plan(write(FILES), GUIDE).facts

    halves = (facts.first_half, facts.second_half)
    assert sum(units.parse_goal(f"0:{half}") for half in halves) == 3600


def test_a_plan_with_several_starts_has_its_margin_at_every_cut_off_for_each(
    write: Write,
) -> None:
    text = plan(write(of_race(RACE + WAVES)))

    first, second, unnamed, _ = text.margins
    assert first == MarginRow("Bridge", "5 km", "11:00", "A", first.there, first.spare)
    assert (unnamed.name, unnamed.place) == ("6 km", "")
    # The second wave starts half an hour later and takes two minutes to the line.
    assert units.parse_goal(first.spare) - units.parse_goal(f"0:{second.spare}") == 1920
    assert text.table.day_head == ""


def test_one_start_has_a_column_with_the_time_of_day(write: Write) -> None:
    table = plan(write(of_race(RACE + "starts: [{gun: 23:30, delay: 1:00}]\n"))).table

    assert table.day_head == "Time of day"
    assert table.rows[-1].day == "0:31:00 +1 day"


def test_a_start_without_a_gun_has_a_column_with_the_time_since_it(write: Write) -> None:
    table = plan(write(of_race(RACE + "starts: [{delay: 1:00}]\n"))).table

    assert table.day_head == "Since the gun"
    assert table.rows[-1].day == "1:01:00"


def test_a_plan_says_where_one_stops_and_for_how_long_in_all(write: Write) -> None:
    text = plan(write(of_race(RACE.replace("what: water}", "what: water, stop: 2:00}"))))

    assert text.facts.standing == "2:00"
    assert text.table.rows[4].stops[-1] == StopText("aid", "water", "", "2:00")
