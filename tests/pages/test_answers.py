"""What the planner answers to a form: the plan, or what is wrong and what to take instead.

Here it runs as Python. Tests of the planner's page run the same in a browser.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import units
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.plan import Refusal
from generator.pages.answers import (
    Asked,
    Published,
    Reading,
    advice,
    defaults,
    drawn,
    format_keys,
    instead_of,
    published,
    read_asked,
    together,
)
from generator.paper.drawing import DoesNotFit
from tests.support.content import EVERYTHING

FONT = load_font()


@pytest.fixture(scope="module")
def hill(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A race of 10 km with hills and an aid station, and all that a content folder can have."""
    folder = tmp_path_factory.mktemp("content")
    for name, text in EVERYTHING.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    races = load(folder, FONT).races
    return published(next(one for one in races if one.race.slug == "hill-10"))


def read(
    race: Published, *goals: str, by: str = "time", ratio: str = "4:00/0:30", **wishes: str
) -> Reading:
    """A form that says these goals, each with the ratio."""
    asked = Asked(by, goals or ("1:00:00",), (ratio,) * max(len(goals), 1), wishes)  # type: ignore[arg-type]
    return read_asked(race, asked)


# --- A race --------------------------------------------------------------------------------------


def test_a_race_starts_with_a_goal_and_a_ratio_that_it_offers(
    write: Callable[[dict[str, str]], Path],
) -> None:
    for of_race in load(write(EVERYTHING), FONT).races:
        race = published(of_race)
        offered = {(units.long_clock(one.goal.seconds), str(one.walks)) for one in of_race.guides}

        assert (race.goal, race.ratio) in offered
        assert race.profile is of_race.course.profile


def test_each_wish_has_what_the_race_does_where_nothing_is_said(hill: Published) -> None:
    said = defaults(hill, read(hill, walk_pace="9:00 /km"))

    assert said["walk_pace"] == "9:00 /km"
    assert said["hills"] == units.percent(hill.race.hills)
    assert said["marks"] == "every 1 km"
    assert said["heat"] == "0%"


def test_ratios_are_advised_by_chart_and_then_those_that_the_race_lists(hill: Published) -> None:
    (listing,) = read(hill).listings
    titles = [one.title for one in advice(hill, listing)]

    assert titles == ["A coach's chart for this goal", "Other ratios"]
    assert advice(hill, listing)[-1].ratios[-1] == "continuous"


# --- A form --------------------------------------------------------------------------------------


def test_a_form_becomes_a_listing_for_each_goal(hill: Published) -> None:
    reading = read(hill, "1:00:00", "1:10:00", hills="50%", markers="miles")

    assert reading.wrong == {}
    assert [one.goal.seconds for one in reading.listings] == [3600, 4200]
    assert {str(one.walks) for one in reading.listings} == {"4:00/0:30"}
    assert reading.course.race.hills == 0.5
    assert reading.course.race.markers == "mi"


def test_heat_makes_every_goal_slower(hill: Published) -> None:
    reading = read(hill, "1:00:00", "0:50:00", heat="3%")

    assert [one.goal.seconds for one in reading.listings] == [3708, 3090]


@pytest.mark.parametrize(
    ("by", "goal", "seconds"), [("average", "6:00 /km", 3600), ("average", "9:39 /mi", 3598)]
)
def test_an_average_pace_stands_for_the_fastest_goal_that_prints_it(
    hill: Published, by: str, goal: str, seconds: int
) -> None:
    (listing,) = read(hill, goal, by=by).listings

    assert listing.goal.seconds == seconds
    assert units.pace(seconds / 10_000, "mi" if "mi" in goal else "km") in goal


def test_a_run_pace_stands_for_the_fastest_goal_that_is_run_no_faster(hill: Published) -> None:
    pace = units.parse_pace("5:30 /km")
    (listing,) = read(hill, "5:30 /km", by="run").listings
    (faster,) = read(hill, units.long_clock(listing.goal.seconds - 1)).listings

    assert listing.work_out().plan.run_pace >= pace > faster.work_out().plan.run_pace


WRONG = {
    "a goal": ({"goals": ("soon",)}, "goal", "not a finish time", ()),
    "a goal too fast": ({"goals": ("0:10:00",)}, "goal", "out of reach", ("0:25:00",)),
    "a second goal": ({"goals": ("1:00:00", "soon")}, "goal2", "not a finish time", ()),
    "a goal in the heat": ({"goals": ("3:20:00",), "heat": "30%"}, "goal", "in the heat,", ()),
    "an average": ({"goals": ("2:00 /km",), "by": "average"}, "goal", "out of reach", ("2:30 /km",)),
    "an average a mile": ({"goals": ("2:00 /mi",), "by": "average"}, "goal", "out of reach", ("4:02 /mi",)),
    "a run": ({"goals": ("2:00 /mi",), "by": "run"}, "goal", "nobody runs faster", ("4:02 /mi",)),
    "a run like a walk": ({"goals": ("14:00 /km",), "by": "run", "walk_pace": "10:00 /km"}, "goal", "no faster than the walk", ("9:00 /km",)),
    "no pace": ({"goals": ("fast",), "by": "run"}, "goal", "not a pace", ()),
    "a ratio": ({"ratio": "often"}, "ratio", "not a run/walk ratio", ("4:00/0:30", "continuous")),
    "a part that is not there": ({"ratio": "2:00/0:30 to 20 km, then continuous"}, "ratio", "20 km", ("4:00/0:30", "continuous")),
    "a wish": ({"hills": "x"}, "hills", "not a percentage", ()),
    "a wish that does not fit": ({"stop": "9:00:00"}, "stop", "", ()),
}  # fmt: skip


@pytest.mark.parametrize(("said", "field", "why", "offers"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_at_its_field_with_what_to_take_instead(
    hill: Published, said: dict[str, Any], field: str, why: str, offers: tuple[str, ...]
) -> None:
    def reading(changes: dict[str, Any]) -> Reading:
        form = {"goals": ("1:00:00",)} | said | changes
        return read(hill, *form.pop("goals"), **form)

    wrong = reading({}).wrong

    assert list(wrong) == [field]
    assert why in wrong[field].message
    assert wrong[field].offer == offers
    for offer in offers:
        assert reading({"ratio": offer} if field == "ratio" else {"goals": (offer,)}).wrong == {}


def test_while_a_wish_is_wrong_no_goal_is_searched_for(hill: Published) -> None:
    """The link `#by=run&hills=x` once searched for ever."""
    reading = read(hill, "5:30 /km", by="run", hills="x")

    assert list(reading.wrong) == ["hills"]
    assert reading.listings[0].goal.seconds == 3300


def test_a_goal_that_no_plan_can_meet_comes_with_the_nearest_that_one_can(
    hill: Published,
) -> None:
    (listing,) = read(hill, "0:26:00", ratio="0:15/0:30").listings
    with pytest.raises(Refusal) as refusal:
        listing.work_out()
    problem = instead_of(listing, refusal.value)
    (offer,) = problem.offer

    assert offer in problem.message
    read(hill, offer, ratio="0:15/0:30").listings[0].work_out()


# --- On paper ------------------------------------------------------------------------------------


def test_a_band_has_all_goals_and_the_whole_page_has_the_one_that_is_told(hill: Published) -> None:
    guides = tuple(one.work_out() for one in read(hill, "1:00:00", "1:10:00").listings)
    *bands, whole = format_keys()

    assert all(together(guides, guides[1], one) == guides for one in bands)
    assert together(guides, guides[1], whole) == guides[1:]

    band = drawn(guides, bands[0], True, FONT)
    page = drawn(guides[1:], whole, True, FONT)

    assert band.band
    assert band.page is None
    assert page.page
    assert page.band is None
    clocks = {text for alike in band.band.drawing.lines for text, _, _ in alike.lines}
    assert {"1:00:00", "1:10:00"} <= clocks


def test_rows_are_left_out_only_where_the_runner_did_not_say_what_has_one(
    hill: Published,
) -> None:
    (listing,) = read(hill, marks="every 0.1 km").listings
    guides = (listing.work_out(),)

    assert drawn(guides, format_keys()[0], True, FONT).band
    with pytest.raises(DoesNotFit):
        drawn(guides, format_keys()[0], False, FONT)
