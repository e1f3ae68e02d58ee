"""The planner by keyboard, by screen reader, in large type, on narrow screens, and offline."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator import units
from generator.pacing.catalogue import Catalogue
from tests.support.planner import GO, WISHED, Planner, fragment, guide_of, load_races, run_pace
from tests.support.served import served
from tests.support.sites import AT_AID, ON_CLIMBS
from tests.support.tabs import LOW_CONTRAST, visit

# --- Keyboard, screen reader, large type, narrow screens -----------------------------------------

EVERYTHING = fragment(WISHED | {"hills": "35", "drift": "-2.5", "marks": "every 2 mi"})
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const seen = one.matches('[type=radio]') && style.opacity === '0' ? getComputedStyle(one.labels[0]) : style;
  return [one.tagName, one.ariaLabel ?? one.labels?.[0]?.innerText ?? one.innerText,
    seen.outlineStyle !== 'none' && parseFloat(seen.outlineWidth) >= 1 || seen.boxShadow !== 'none'];
}"""


def test_every_control_can_be_reached_and_used_by_keyboard(
    planner: Planner, catalogue: Catalogue
) -> None:
    """From top to bottom, and the focus is always visible."""
    page = planner.open(EVERYTHING).page
    planner.field("Race").focus()
    stops: list[tuple[str, str, bool]] = []
    while not stops or (not stops[-1][1].startswith("When and where each") and len(stops) < 120):
        stops.append(page.evaluate(FOCUS))
        page.keyboard.press("Tab")
    names = [name for _, name, _ in stops]
    wanted = [
        "Race",
        "Finish time",
        "Goal",
        "3:00/0:30",
        "continuous",
        "Run/walk ratio",
        "Walk pace",
        "Hills",
        "Second half",
        "Gun",
        "miles",
        "A row for",
        "Second goal",
        "Wristband",
        "left wrist",
        "Print",
        "Send this plan",
        stops[-1][1],
    ]

    assert [name for name in names if name in wanted] == wanted
    assert [name for _, name, visible in stops if not visible] == []
    planner.field("Hills").focus()
    page.keyboard.type("40%")
    planner.field("miles").focus()
    page.keyboard.press("ArrowDown")
    planner.field("Wristband").focus()
    page.keyboard.press("ArrowDown")
    guide = guide_of(
        catalogue,
        "boston",
        "3:47:30",
        "1:15/0:25",
        hills=0.4,
        markers="km",
        drift=units.parse_halves("second half 2.5% faster"),
        walk_pace=18 * 60 / units.MILE_M,
    )
    assert planner.field("kilometres").is_checked()
    assert planner.read()["facts"]["Run pace"] == run_pace(guide)
    assert planner.read()["bands"] == [
        "Lengthwise wristband: Boston Marathon in 3:47:30, 1:15/0:25"
    ]


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_focus_stays_on_a_button_that_was_pressed(planner: Planner, key: str) -> None:
    page = planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"}).page
    for name in ("3:00/0:30", "continuous"):
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press(key)
        assert page.evaluate(FOCUS) == ["BUTTON", name, True]
        assert page.get_by_role("button", name=name, exact=True, pressed=True).count() == 1


def test_taking_an_offer_moves_the_focus_to_the_field_it_corrects(planner: Planner) -> None:
    planner.open({"race": "boston", "goal": "3:47:30"}).type("Run/walk ratio", "4/30")
    planner.alert.get_by_role("button").first.focus()
    planner.page.keyboard.press("Enter")
    assert planner.page.evaluate(FOCUS)[:2] == ["INPUT", "Run/walk ratio"]
    planner.open({"race": "boston", "goal": "2:00:00", "ratio": "0:15/0:30"})
    planner.alert.get_by_role("button").focus()
    planner.page.keyboard.press("Enter")
    assert planner.page.evaluate(FOCUS)[:2] == ["INPUT", "Goal"]


def test_every_control_has_a_name_and_the_plan_is_announced_in_a_line(planner: Planner) -> None:
    planner.open({"race": "boston"}).open(EVERYTHING)
    planner.type("Goal", "3:50:00")
    tree = planner.page.locator("main").aria_snapshot()
    controls = re.findall(r"- (textbox|combobox|slider|radio|button|img|radiogroup)\b(.*)", tree)
    status = planner.page.get_by_role("status").and_(planner.page.locator("p"))

    assert len(controls) > 20
    assert [(role, rest) for role, rest in controls if not re.match(r' "\S', rest)] == []
    assert re.fullmatch(r"3:50:00, 1:15/0:25: run at \d:\d\d.\d /mi", status.inner_text())
    for label in ("Goal", "Run/walk ratio", "Walk pace"):
        assert planner.field(label).get_attribute("aria-invalid") in {None, "false"}
    ids = planner.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    described = planner.page.evaluate(
        "[...document.querySelectorAll('[aria-describedby]')].flatMap(one => one.getAttribute('aria-describedby').split(' '))"
    )
    assert len(ids) == len(set(ids))
    assert set(described) <= set(ids)
    levels = planner.page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4')].filter(one => one.checkVisibility()).map(one => +one.tagName[1])"
    )
    assert all(later <= level + 1 for level, later in pairwise(levels))


SHOWN = {
    "a plan": EVERYTHING,
    "a plan of the race's own way": fragment({"race": "boston", "ratio": AT_AID, "goal": "4:00:00", "walk": "18:00"}),
    "a refusal": fragment({"race": "leadville-100", "goal": "29:59:00", "ratio": ON_CLIMBS, "walk": "18:00"}),
    "a wrong input": fragment({"race": "boston", "goal": "W" * 120, "ratio": "M" * 120, "walk": "m" * 120}),
    "a misfit": fragment({"race": "boston", "goal": "4:00:00", "ratio": "0:30/0:30", "marks": "walk breaks"}),
    "big print": fragment(WISHED | {"format": "big-print"}),
}  # fmt: skip
WIDE = """() => [document.documentElement.scrollWidth,
  ...[...document.querySelectorAll('main *')].filter(one => one.checkVisibility())
    .map(one => one.getBoundingClientRect()).filter(box => box.height > 1)
    .map(box => Math.floor(box.right))]"""


@pytest.mark.parametrize(("width", "type_size"), [(320, "100%"), (640, "100%"), (640, "200%")])
def test_nothing_is_wider_than_a_narrow_or_zoomed_screen(
    browser: Browser, address: str, width: int, type_size: str
) -> None:
    """With every part open; 640 pixels are a window of 1280 at 200 %."""
    page = browser.new_page(viewport={"width": width, "height": 640}, device_scale_factor=2)
    for url in ("planner", "boston"):
        page.goto(f"{address}/{url}/")
        if url == "planner":
            load_races(page, ("boston", "leadville-100"))
        page.evaluate("size => { document.documentElement.style.fontSize = size }", type_size)
        for what, said in SHOWN.items():
            if url == "boston" and "race=boston" not in said:
                continue
            page.evaluate(GO, said)
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true })"
            )
            widest = max(page.evaluate(WIDE))
            assert widest <= width, (url, what)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_the_planner_shows_has_enough_contrast(planner: Planner, scheme: Any) -> None:
    planner.page.emulate_media(color_scheme=scheme)
    try:
        for what, said in SHOWN.items():
            planner.open(said)
            assert planner.page.evaluate(LOW_CONTRAST) == [], what
    finally:
        planner.page.emulate_media(color_scheme="light")


# --- Without scripts, and without a network ------------------------------------------------------


def test_without_javascript_guides_work_and_the_planner_says_what_it_needs(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/planner/{EVERYTHING}")
    assert "needs JavaScript" in page.locator("main").inner_text()
    assert page.get_by_role("textbox").count() == 0
    assert page.get_by_role("button").count() == 0
    page.goto(f"{address}/boston/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="3:25:00"))
    row.get_by_role("link", name="4:00/0:30", exact=True).click()
    assert page.get_by_role("img", name="Wristband: Boston Marathon in 3:25:00").is_visible()
    context.close()


def test_after_one_visit_home_any_goal_is_planned_without_a_network(
    browser: Browser, small_site: Path
) -> None:
    context = browser.new_context()
    with served(small_site) as at:
        page = visit(context, f"{at}/")
    for url, race in (("planner", "Berlin Marathon"), ("leadville-100", "Leadville Trail 100 Run")):
        goal = "3:47:30" if race.startswith("Berlin") else "24:10:00"
        page.goto(f"{at}/{url}/{fragment({'race': 'berlin', 'goal': goal, 'ratio': '10:00/1:00'})}")
        band = page.get_by_role("img", name=f"Wristband: {race} in {goal}, 10:00/1:00")
        expect(band).to_be_visible()
        assert page.evaluate(
            "document.fonts.load('700 16px \"Walkbreak Band\"').then(f => f.length)"
        )
    context.close()
