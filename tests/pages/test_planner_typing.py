"""What people type into the planner, and what it answers where it can make no plan."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from generator import units
from generator.pacing.catalogue import Catalogue
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from tests.support.planner import Planner, fragment, listing_of

pytestmark = pytest.mark.browser

# --- What people type ----------------------------------------------------------------------------

GOALS = {
    "3:47:30": "3:47:30", "3.47.30": "3:47:30", "3h47": "3:47:00", "3h47m30s": "3:47:30",
    "3 h 47 min 30 s": "3:47:30", " 3:47:30 ": "3:47:30", "3 47 30": "3:47:30", "03:47:30": "3:47:30",
    "3:47": "3:47:00", "3,47,30": "3:47:30", "4": "4:00:00", "4h": "4:00:00", "4 hours": "4:00:00",
    "3 hours 47 minutes": "3:47:00", "225": "3:45:00", "225 min": "3:45:00", "3H47": "3:47:00",
}  # fmt: skip
SHORT_GOALS = {"25": "25:00", "25:30": "25:30", "0:25:30": "25:30", "25m": "25:00", "25'30\"": "25:30", "25 min 30": "25:30"}  # fmt: skip
RATIOS = {
    "4:00/0:30": "4:00/0:30", "75/25": "1:15/0:25", "4/1": "4:00/1:00", "4:1": "4:00/1:00",
    "10/1": "10:00/1:00", "4 / 1": "4:00/1:00", "4min/30s": "4:00/0:30", "90s/30s": "1:30/0:30",
    "90 s / 30 s": "1:30/0:30", "30/30": "0:30/0:30", "continuous": "continuous", "Continuous": "continuous",
    "no walk": "continuous", "1:30/30": "1:30/0:30", "4.00/0.30": "4:00/0:30",
}  # fmt: skip
WALKS = {
    "18:00": "18:00 /mi", "18": "18:00 /mi", "18:00 /mi": "18:00 /mi", "18 min per mile": "18:00 /mi",
    "11:11/km": "17:59 /mi", "11:11 a km": "17:59 /mi", "18.00": "18:00 /mi",
}  # fmt: skip


def test_a_field_understands_many_ways_to_write_a_time(planner: Planner) -> None:
    def asked(name: str, texts: Mapping[str, str], **said: str) -> list[dict[str, Any]]:
        given = {"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30"} | said
        return planner.read_all([fragment(given | {name: text}) for text in texts])

    long_goals = [seen["goal"] for seen in asked("goal", GOALS)]
    short_goals = [seen["goal"] for seen in asked("goal", SHORT_GOALS, race="5-km")]
    ratios = [
        seen["bands"][0].partition("00, ")[2] if seen["bands"] else seen["wrong"]
        for seen in asked("ratio", RATIOS)
    ]
    walks = [seen["facts"].get("Walk pace", seen["wrong"]) for seen in asked("walk", WALKS)]

    assert dict(zip(GOALS, long_goals, strict=True)) == GOALS
    assert dict(zip(SHORT_GOALS, short_goals, strict=True)) == SHORT_GOALS
    assert dict(zip(RATIOS, ratios, strict=True)) == RATIOS
    assert dict(zip(WALKS, walks, strict=True)) == WALKS


WRONG = [
    ("Goal", "abc", "not a finish time", ()),
    ("Goal", "3:60:00", "not a finish time", ()),
    ("Goal", "-3:00:00", "not a finish time", ()),
    ("Goal", "３:47:30", "not a finish time", ()),
    ("Goal", "1:00:00", "out of reach", ("1:45:30",)),
    ("Goal", "20:00:00", "out of reach", ("14:03:54",)),
    ("Run/walk ratio", "4/30", "mean one of these?", ("4:00/0:30", "0:04/0:30")),
    ("Run/walk ratio", "0:01/0:01", "too short to follow", ("4:00/0:30", "continuous")),
    ("Run/walk ratio", "9:00:00/1:00", "too long", ("4:00/0:30", "continuous")),
    ("Run/walk ratio", "often", "not a run/walk ratio", ("4:00/0:30", "continuous")),
    ("Run/walk ratio", "4:00/0:30/1:00", "“0:30/1:00” is not a time", ("4:00/0:30", "continuous")),
    ("Walk pace", "brisk", "not a pace", ()),
    ("Walk pace", "5:00", "“5:00 /mi” is out of range", ()),
]


@pytest.mark.parametrize(("label", "typed", "why", "offers"), WRONG)
def test_a_field_that_cannot_be_read_says_why_and_offers_what_may_be_meant(
    planner: Planner, label: str, typed: str, why: str, offers: tuple[str, ...]
) -> None:
    """The message belongs to the field and is announced, and no other plan is shown."""
    planner.open({"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30", "walk": "18:00"})
    planner.type(label, typed)
    seen = planner.read()
    assert list(seen["wrong"]) == [label]
    assert why in seen["wrong"][label]
    assert any(why in said for said in seen["alerts"])
    assert seen["bands"] == []
    assert seen["goal"] is None
    buttons = planner.alert.get_by_role("button")
    assert tuple(buttons.all_text_contents()) == offers
    for offer in offers:
        planner.type(label, typed)
        buttons.get_by_text(offer, exact=True).click()
        assert planner.read()["wrong"] == {}
        assert planner.field(label).input_value() == offer
        # The limit of what anybody runs may be out of reach with these walks. Then the planner says
        # so, and offers the next one.
        expect(
            planner.page.get_by_role("img", name="Boston Marathon in").or_(buttons)
        ).to_be_visible()
        if buttons.count():
            buttons.click()
        assert len(planner.read()["bands"]) == 1


REFUSED = {
    "too fast": ({"race": "boston", "goal": "2:00:00", "ratio": "0:15/0:30"}, "needs running faster than 2:30 /km"),
    "too slow": ({"race": "boston", "goal": "9:30:00", "ratio": "4:00/0:30"}, "leaves no running faster than the walk"),
    "a cut-off of Leadville": ({"race": "leadville-100", "goal": "29:59:00", "ratio": "10:00/2:00"}, "misses the cut-off at Outward Bound (10:00)"),
    "a cut-off of Berlin": ({"race": "berlin", "goal": "7:30:00", "ratio": "0:30/0:30"}, "misses the cut-off at 33 km (15:50) from GHJ"),
    "a walk that is no slower": ({"race": "boston", "goal": "5:30:00", "ratio": "4:00/0:30", "walk": "10:00"}, "leaves no running faster than the walk at 10:00 /mi"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_an_impossible_plan_is_explained_and_the_nearest_possible_one_offered(
    planner: Planner, catalogue: Catalogue, said: dict[str, str], why: str
) -> None:
    """In the same words as in Python."""
    wishes = {"walk_pace": units.parse_pace(f"{said['walk']} /mi")} if "walk" in said else {}
    listing = listing_of(catalogue, said["race"], said["goal"], said["ratio"], **wishes)
    with pytest.raises(Refusal) as refused:
        listing.work_out()
    explained = explain(refused.value, listing.course, listing.goal.seconds, listing.walks)
    planner.open(said)
    expect(planner.alert).to_contain_text(explained)
    assert why in planner.alert.inner_text()
    assert planner.read()["bands"] == []
    button = planner.alert.get_by_role("button")
    nearest = button.inner_text()
    assert nearest in explained
    button.click()
    seen = planner.read()
    assert seen["goal"] == nearest
    assert len(seen["bands"]) == 1
    assert planner.alert.count() == 0


def test_a_goal_out_of_reach_given_as_a_pace_is_refused_as_a_pace(planner: Planner) -> None:
    for by, typed, offer in (
        ("run", "3:00", "4:02 /mi"),
        ("run", "30:00", "18:00 /mi"),
        ("average", "2:00", "4:02 /mi"),
    ):
        planner.open({"race": "boston", "by": by, "goal": typed, "ratio": "4:00/0:30"})
        button = planner.alert.get_by_role("button")
        assert button.all_text_contents() == [offer]
        assert planner.read()["bands"] == []
        button.click()
        assert planner.field("Goal").input_value() == offer
        assert planner.read()["wrong"] == {}


@pytest.mark.parametrize(
    "said",
    [
        {"race": "boston", "goal": "4:00:00", "ratio": "0:30/0:30", "marks": "walk breaks"},
        {"race": "marathon", "goal": "4:00:00", "ratio": "4:00/0:30", "marks": "every 1 km", "format": "big-print"},
        {"race": "boston", "goal": "4:00:00", "ratio": "4:00/0:30", "marks": "every 0.1 mi", "format": "card"},
    ],
)  # fmt: skip
def test_rows_that_do_not_fit_a_format_are_refused_with_choices_that_fit(
    planner: Planner, said: dict[str, str]
) -> None:
    """The table of the plan is shown all the same, but no band of another plan."""
    planner.open({"race": "boston"}).open(said)
    why = planner.page.get_by_text(re.compile("rows do not fit on the"))
    assert why.is_visible()
    assert planner.read()["bands"] == []
    assert len(planner.read()["splits"]) > 1
    ways = why.locator("xpath=..").get_by_role("button")
    names = ways.all_text_contents()
    assert names
    for name in names:
        planner.open(said)
        ways.get_by_text(name, exact=True).click()
        assert len(planner.read()["bands"]) == 1, name
        assert not why.is_visible()


def test_switching_between_time_and_pace_keeps_the_goal(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    for way in ("Average pace", "Run pace", "Finish time"):
        planner.field(way).check()
        seen = planner.read()
        assert seen["wrong"] == {}
        assert abs(units.parse_goal(seen["goal"]) - units.parse_goal("3:47:30")) < 27


def test_switching_units_keeps_the_typed_walk_pace(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    planner.type("Walk pace", "18:00")
    planner.field("kilometres").check()

    assert planner.read()["facts"]["Walk pace"] == "11:11 /km"


@pytest.mark.parametrize("engine", ["browser", "firefox"])
def test_enter_takes_what_was_typed(
    engine: str, request: pytest.FixtureRequest, address: str
) -> None:
    page = request.getfixturevalue(engine).new_page()
    page.goto(f"{address}/planner/")
    # The planner answers once its race has come.
    expect(page.locator("#outcome")).to_be_visible()
    goal = page.get_by_label("Goal", exact=True)
    goal.fill("3h47")
    goal.press("Enter")

    expect(page).to_have_url(re.compile("goal=3:47:00"))
    expect(goal).to_have_value("3:47:00")
    page.close()


def test_typing_key_by_key_never_fails(planner: Planner) -> None:
    """As it is typed, key by key."""
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    for label, text in (
        ("Goal", "4h 01 min"),
        ("Run/walk ratio", "2:00 / 0:30"),
        ("Walk pace", " 17 min/mi"),
        ("Goal", "3:59:59"),
    ):
        planner.field(label).fill("")
        planner.field(label).press_sequentially(text)
        planner.field(label).press("Tab")
    seen = planner.read()

    assert seen["bands"] == ["Wristband: Boston Marathon in 3:59:59, 2:00/0:30"]
    assert seen["facts"]["Walk pace"] == "17:00 /mi"
