"""The planner on its pages makes the same plans and bands as Python does."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator import units
from generator.pacing.catalogue import Catalogue
from generator.pages.urls import guide_url
from generator.paper.formats import FORMATS
from generator.race.values import Marks
from tests.support.planner import (
    GO,
    PHONE,
    READ,
    WISHED,
    Planner,
    fragment,
    guide_of,
    run_pace,
    times,
)
from tests.support.printed import PAPERS, assert_true_to_size, measured, print_page
from tests.support.sites import AT_AID, SMALL_SITE
from tests.support.tabs import FONTS_LOADED

pytestmark = pytest.mark.browser

# --- From the home page to a band ----------------------------------------------------------------


def test_a_runner_with_a_phone_plans_a_goal_that_no_page_lists(
    browser: Browser, address: str, catalogue: Catalogue
) -> None:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_role("link", name="Boston Marathon", exact=True).tap()
    page.get_by_role("link", name="Plan any goal").tap()
    page.get_by_label("Goal", exact=True).fill("3:47:30")
    page.get_by_label("Run/walk ratio").fill("75/25")
    page.get_by_text("When you walk").tap()
    page.get_by_label("Walk pace", exact=True).fill("18:00")
    page.keyboard.press("Enter")
    guide = guide_of(catalogue, "boston", "3:47:30", "1:15/0:25", walk_pace=18 * 60 / units.MILE_M)
    band = page.get_by_role("img", name="Wristband: Boston Marathon in 3:47:30")
    seen = page.evaluate(READ)

    assert f"{run_pace(guide)} running and 18:00 /mi walking on the flat" in seen["main"]
    assert "you cross the line running, at 3:47:30" in seen["main"]
    assert seen["splits"] == times(guide)
    expect(band).to_be_visible()
    assert band.locator("text", has_text="3:47:30").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    context.close()


@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_the_planned_band_prints_at_true_size_on_one_page(
    engine: str, request: pytest.FixtureRequest, address: str
) -> None:
    """In every format, on both papers; in Firefox, which prints slowly, on the shorter one."""
    page = request.getfixturevalue("browser" if engine == "chromium" else engine).new_page()
    page.goto(f"{address}/planner/{fragment(WISHED)}")
    page.evaluate(FONTS_LOADED)
    for form in FORMATS:
        page.get_by_text(form.name, exact=True).click()
        for paper in PAPERS if engine == "chromium" else ["Letter"]:
            assert_true_to_size(measured(print_page(page, engine, paper)), form.key, paper)
    page.close()


def test_the_print_button_prints_the_band_that_is_shown(browser: Browser, address: str) -> None:
    """Even if nothing has been typed, or the field that was typed in has not been left yet."""
    page = browser.new_page()
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    page.goto(f"{address}/planner/")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    assert page.get_by_role("img", name=re.compile("^Wristband: Boston Marathon in")).is_visible()
    assert not page.get_by_role("heading", name="Plan any race").is_visible()

    page.goto(f"{address}/planner/{fragment({'race': 'berlin'})}")
    expect(page.get_by_role("img", name="Wristband: Berlin")).to_be_visible()
    page.get_by_label("Goal", exact=True).focus()
    page.emulate_media(media="null")
    page.get_by_label("Goal", exact=True).fill("3:47:30")
    page.emulate_media(media="print")
    assert page.get_by_role("img", name="Wristband: Berlin Marathon in 3:47:30").is_visible()
    page.close()


# --- The same as pages made ahead of time --------------------------------------------------------

COMPARED = """async ([guide, said, name]) => {
  const parsed = async url =>
    new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  const text = node => node.textContent.replace(/\\s+/g, ' ').trim();
  const shown = (node, root) => !node.closest('[hidden]') && !node.closest('.beside');
  const shape = root => {
    const all = selector => [...root.querySelectorAll(selector)].filter(one => shown(one, root));
    const table = head => all('table').map(one => [...one.rows].map(row => [...row.cells].map(text)))
      .filter(([cells]) => cells.includes(head));
    return {
      sentence: all('p.lead').map(text),
      ways: all('.when-to-walk').map(text),
      facts: all('dl > div').map(one => [...one.children].map(text)),
      splits: table('Clock'),
      intervals: table('No.'),
    };
  };
  const svg = (root, name) => [...root.querySelectorAll(`svg[aria-label^="${name}: "]`)]
    .filter(one => shown(one, root))
    .map(one => {
      const copy = one.cloneNode(true);
      copy.removeAttribute('aria-label');
      return new XMLSerializer().serializeToString(copy).replace(/>\\s+</g, '><');
    });
  const page = await parsed(guide);
  const go = GO;
  await go(said);
  const planned = shape(document.querySelector('main'));
  return [shape(page.querySelector('main')), planned, svg(page, name), svg(document, name)];
}""".replace("GO;", f"{GO};")


@pytest.mark.parametrize(("slug", "goal", "ratio"), SMALL_SITE)
def test_a_plan_says_what_its_page_made_ahead_says(
    planner: Planner, address: str, catalogue: Catalogue, slug: str, goal: str, ratio: str
) -> None:
    """The sentence, the facts, every split, every run and walk, and the band."""
    url = address + guide_url(guide_of(catalogue, slug, goal, ratio).listing)
    said = fragment({"race": slug, "goal": goal, "ratio": ratio})
    ahead, planned, drawn, laid = planner.page.evaluate(COMPARED, [url, said, FORMATS[0].name])

    assert len(ahead["sentence"]) == len(ahead["splits"]) == 1
    assert len(ahead["intervals"]) == (ratio != "continuous")
    for what, said_ahead in ahead.items():
        assert planned[what] == said_ahead, what
    assert len(drawn) == 1
    assert laid == drawn


# --- Every control -------------------------------------------------------------------------------

Does = Callable[[Planner], object]
MILES = Marks("distance", 2 * units.MILE_M, "mi")
CONTROLS: dict[str, tuple[Does, dict[str, Any]]] = {
    "goal": (lambda p: p.type("Goal", "4:01:10"), {"goal": "4:01:10"}),
    "ratio": (lambda p: p.type("Run/walk ratio", "2/0:30"), {"ratio": "2:00/0:30"}),
    "no walks": (lambda p: p.type("Run/walk ratio", "continuous"), {"ratio": "continuous"}),
    "the race's own way": (lambda p: p.page.get_by_role("button", name=AT_AID).click(), {"ratio": AT_AID}),
    "walk pace": (lambda p: p.type("Walk pace", "17:00"), {"walk_pace": 17 * 60 / units.MILE_M}),
    "hills": (lambda p: p.field("Hills").fill("50%"), {"hills": 0.5}),
    "no hills": (lambda p: p.field("Hills").fill("0"), {"hills": 0.0}),
    "slower": (lambda p: p.field("Second half").fill("2.5% slower"), {"drift": units.parse_halves("second half 2.5% slower")}),
    "faster": (lambda p: p.field("Second half").fill("-4"), {"drift": units.parse_halves("second half 4% faster")}),
    "kilometres": (lambda p: p.field("kilometres").check(), {"markers": "km"}),
    "marks by distance": (lambda p: p.type("A row for", "every 2 mi"), {"marks": MILES}),
    "marks by aid station": (lambda p: p.page.get_by_role("button", name="aid stations").click(), {"marks": Marks("aid stations", 0.0, "mi")}),
    "marks by walk": (lambda p: p.page.get_by_role("button", name="walk breaks").click(), {"marks": Marks("walk breaks", 0.0, "mi")}),
}  # fmt: skip


@pytest.mark.parametrize(("does", "wishes"), CONTROLS.values(), ids=CONTROLS.keys())
def test_a_control_changes_the_plan_at_once(
    planner: Planner, catalogue: Catalogue, does: Does, wishes: dict[str, Any]
) -> None:
    """The plan is the one that Python makes of the same wish."""
    said = {"goal": "3:47:30", "ratio": "1:15/0:25"} | wishes
    planner.open(
        {"race": "boston", "goal": "3:47:30", "ratio": "75/25", "unit": "mi", "hills": "100"}
    )
    before = planner.read()
    does(planner)
    seen = planner.read()
    guide = guide_of(catalogue, "boston", **said)

    assert seen["splits"] == times(guide) != before["splits"]
    assert seen["facts"]["Run pace"] == run_pace(guide)
    assert seen["facts"]["Halves"] == units.clock(guide.halfway.elapsed_s)
    assert run_pace(guide) in seen["main"]
    assert run_pace(guide) in seen["status"]
    if guide.plan.walk_breaks:
        assert seen["facts"]["Walk breaks"] == f"{guide.plan.walk_breaks}"
        walk = guide.course.walk_pace(guide.goal.seconds)
        unit = guide.race.markers
        assert seen["facts"]["Walk pace"] == f"{units.pace(walk, unit)} /{unit}"
    if "marks" not in wishes or wishes["marks"].of == "distance":
        assert seen["bands"] == [f"Wristband: Boston Marathon in {said['goal']}, {said['ratio']}"]


def test_another_race_is_planned_on_its_own_course(planner: Planner, catalogue: Catalogue) -> None:
    planner.open({"race": "berlin"}).field("Race").select_option("Leadville Trail 100 Run")
    seen = planner.read()
    goal_s = units.parse_goal(seen["goal"])
    (label,) = seen["bands"]
    guide = guide_of(catalogue, "leadville-100", goal_s, label.partition(f"{seen['goal']}, ")[2])

    assert seen["splits"] == times(guide)
    assert {
        passing.stop.name
        for split in guide.splits
        for passing in split.arrivals
        if passing.stop.name in seen["main"]
    } >= {"Hope Pass", "Winfield"}


def test_a_format_and_a_wrist_are_chosen_for_the_band(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "75/25"})
    for form in reversed(FORMATS):
        planner.page.get_by_text(form.name, exact=True).click()
        assert planner.read()["bands"] == [f"{form.name}: Boston Marathon in 3:47:30, 1:15/0:25"]
    hand = planner.page.get_by_role("img", name="Wristband:").locator("text", has_text="hand")
    assert hand.filter(visible=True).all_text_contents() == ["hand »"]
    planner.field("right wrist").check()
    assert hand.filter(visible=True).all_text_contents() == ["« hand"]


def test_the_whole_page_has_the_goal_that_is_told(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30", "goal2": "4:00:00", "ratio": "75/25"})
    assert planner.read()["bands"] == [
        "Wristband: Boston Marathon in 3:47:30 and 4:00:00, 1:15/0:25"
    ]
    assert "Words and tables are for" in planner.read()["main"]

    planner.page.get_by_text("Whole page", exact=True).click()
    assert "Words, tables and the printed page are for" in planner.read()["main"]
    for goal in ("4:00:00", "3:47:30"):
        planner.page.get_by_role("button", name=goal, exact=True).click()
        printed = planner.page.locator("#page")
        assert planner.read()["goal"] == goal
        assert f"Boston Marathon in {goal}, 1:15/0:25" in printed.inner_html()


def test_a_band_with_fewer_rows_than_the_table_says_so_in_print(planner: Planner) -> None:
    planner.open(
        {"race": "marathon", "goal": "4:30:00", "ratio": "1:00/0:30", "format": "big-print"}
    )
    planner.page.emulate_media(media="print")
    said = planner.page.get_by_text("This format has a row every 2 km").is_visible()
    planner.page.emulate_media(media="null")
    marks = (
        planner.page.get_by_role("img", name="Big print:").locator(".mark text").all_text_contents()
    )

    assert said
    assert marks[:3] == ["2", "4", "6"]


# --- Goals by pace, and the coach's advice -------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "typed", "unit"),
    [
        ("boston", "8:40", "mi"),
        ("boston", "5:20 /km", "mi"),
        ("5-km", "5:00", "km"),
        ("leadville-100", "15:00", "mi"),
    ],
)
def test_an_average_pace_gives_the_fastest_goal_that_shows_it(
    planner: Planner, catalogue: Catalogue, slug: str, typed: str, unit: units.Unit
) -> None:
    planner.open(
        {"race": slug, "by": "average", "goal": typed, "unit": unit, "ratio": "continuous"}
    )
    goal_s = units.parse_goal(long(planner.read()["goal"]))
    distance_m = guide_of(catalogue, slug, goal_s, "continuous").race.distance
    said: units.Unit = "km" if "km" in typed else unit
    pace = typed.partition(" ")[0]

    assert units.pace(goal_s / distance_m, said) == pace
    assert units.pace((goal_s - 1) / distance_m, said) != pace


def long(clock: str) -> str:
    """A finish time with its hours."""
    return clock if clock.count(":") == 2 else f"0:{clock:0>5}"


@pytest.mark.parametrize(
    ("slug", "typed", "pace", "ratio"),
    [
        ("boston", "8:00", 8 * 60 / units.MILE_M, "4:00/0:30"),
        ("boston", "8:00 /mi", 8 * 60 / units.MILE_M, AT_AID),
        ("berlin", "5:30", 330 / 1000, "1:30/0:30"),
        ("leadville-100", "11:30", 690 / units.MILE_M, "10:00/1:00"),
        ("5-km", "4:45 a km", 285 / 1000, "continuous"),
        ("5-km", "2:40", 160 / 1000, "0:20/0:40"),
    ],
)
def test_a_run_pace_gives_the_fastest_goal_that_needs_no_faster_running(
    planner: Planner, catalogue: Catalogue, slug: str, typed: str, pace: float, ratio: str
) -> None:
    planner.open({"race": slug, "by": "run", "goal": typed, "ratio": ratio})
    goal_s = units.parse_goal(long(planner.read()["goal"]))

    assert guide_of(catalogue, slug, goal_s, ratio).plan.run_pace >= pace
    assert guide_of(catalogue, slug, goal_s - 1, ratio).plan.run_pace < pace


def test_the_coach_advises_ratios_for_the_goal(planner: Planner, catalogue: Catalogue) -> None:
    """The race's own ratios are beside it, and the one that is planned with is marked."""
    of_race = next(one for one in catalogue.races if one.race.slug == "boston")
    (chart,) = of_race.charts
    own = {"4:00/0:30", AT_AID, "4:00/0:30 to 23 mi, then continuous", "continuous"}
    buttons = planner.page.locator("#advice").get_by_role("button")
    seen = []
    for goal in ("2:45:00", "3:20:00", "3:47:30", "4:30:00", "5:30:00", "8:00:00"):
        advised = list(map(str, chart.ratios(units.parse_goal(goal) / of_race.race.distance)))
        planner.open({"race": "boston", "goal": goal, "ratio": (advised or ["continuous"])[-1]})
        names = buttons.all_text_contents()
        assert set(names) == own | set(advised)
        assert [name for name in names if name in advised][: len(advised)] == advised
        pressed = buttons.and_(planner.page.get_by_role("button", pressed=True)).all_text_contents()
        assert set(pressed) == {(advised or ["continuous"])[-1]}
        seen.append(tuple(advised))
    assert len(set(seen)) == 6
    planner.page.get_by_role("button", name="4:00/0:30", exact=True).first.click()
    assert planner.read()["bands"] == ["Wristband: Boston Marathon in 8:00:00, 4:00/0:30"]
