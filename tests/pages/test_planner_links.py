"""The planner's whole state is in its URL, and whatever a link says does no harm."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.support.planner import GO, HOSTILE, NAMES, PHONE, WISHED, Planner, fragment

# --- The URL -------------------------------------------------------------------------------------


GOALS_AT_THE_TOP = """() => {
  const heading = [...document.querySelectorAll('h2')].find(one => one.innerText === 'Choose your goal');
  return Math.abs(heading.getBoundingClientRect().top) < 100;
}"""


def test_every_change_is_in_the_url_and_the_back_button_goes_through_them(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/planner/")
    form = Planner(page)
    expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
    does: list[Callable[[], object]] = [
        lambda: form.type("Goal", "3:47:30"),
        lambda: form.type("Run/walk ratio", "1:15/0:25"),
        lambda: page.get_by_role("button", name="continuous", exact=True).click(),
        lambda: page.get_by_role("button", name="3:00/0:30").click(),
        lambda: page.get_by_text("When you walk").click(),
        lambda: form.type("Walk pace", "18:00"),
        lambda: page.get_by_text("The course and your pacing").click(),
        lambda: form.type("Hills", "50"),
        lambda: page.get_by_role("button", name="2% slower").click(),
        lambda: page.get_by_text("What the rows are").click(),
        lambda: form.field("kilometres").check(),
        lambda: page.get_by_role("button", name="every 5 km").click(),
        lambda: page.get_by_text("Pocket card", exact=True).click(),
        lambda: page.get_by_text("Wristband", exact=True).click(),
        lambda: form.field("right wrist").check(),
        lambda: form.field("Average pace").check(),
    ]
    here = "location.href"  # The page knows it at once, the driver a little later.
    states = [(page.evaluate(here), form.read())]
    for do in does:
        do()
        if page.evaluate(here) != states[-1][0]:
            states.append((page.evaluate(here), form.read()))
    assert len(states) == len(does) - 2  # Opening three parts changes nothing.
    for url, seen in reversed(states[:-1]):
        page.go_back()
        page.wait_for_url(url)
        assert form.read() == seen | {"main": form.read()["main"]}
    page.go_forward()
    page.wait_for_url(states[1][0])
    assert form.read()["goal"] == "3:47:30"
    for url, seen in states[-2:]:
        page.goto(f"{address}/404.html")
        page.goto(url)
        expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
        assert form.read() == seen
        page.reload()
        expect(page.get_by_role("img", name="Boston Marathon in")).to_be_visible()
        assert form.read() == seen
    page.close()


def test_a_link_shows_its_state_in_every_field(planner: Planner) -> None:
    said = WISHED | {
        "walk": "11:00 /km",
        "hills": "35",
        "drift": "-2.5",
        "unit": "km",
        "marks": "every 5 km",
        "format": "card",
        "wrist": "right",
    }
    planner.open({"race": "berlin"}).open(said | {"unknown": "name", "<b>": "1"})
    shown = {
        label: planner.field(label).input_value()
        for label in (
            "Race",
            "Goal",
            "Run/walk ratio",
            "Walk pace",
            "Hills",
            "Second half",
            "A row for",
        )
    }

    assert list(shown.values()) == [
        "boston",
        "3:47:30",
        "1:15/0:25",
        "11:00 /km",
        "35%",
        "2.5% faster",
        "every 5 km",
    ]
    assert all(
        planner.field(label).is_checked()
        for label in ("Finish time", "kilometres", "Pocket card", "right wrist")
    )
    assert planner.read()["wrong"] == {}


def test_a_link_resets_every_field_that_it_does_not_name(planner: Planner) -> None:
    planner.open(
        WISHED | {"by": "run", "goal": "8:00", "wrist": "right", "format": "card", "hills": "0"}
    )
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    labels = ("Finish time", "left wrist", "Wristband", "miles")
    assert {label: planner.field(label).is_checked() for label in labels} == dict.fromkeys(
        labels, True
    )
    planner.type("Goal", "3:50:00")

    assert planner.page.evaluate("location.href").endswith(
        fragment({"race": "boston", "goal": "3:50:00", "ratio": "1:15/0:25"})
        .replace("%3A", ":")
        .replace("%2F", "/")
    )


NEWER = {
    "downhill": "50", "altitude": "6.3", "ease": "first 3 mi 3% slower", "heat": "3", "watch": "2",
    "stop": "1:00", "gun": "10:25", "delay": "5:00",
    "goal2": "4:00:00", "ratio2": "2:00/0:30", "goal3": "4:15:00", "ratio3": "continuous",
}  # fmt: skip


def test_numbers_in_a_link_stay_numbers(planner: Planner) -> None:
    """Percentages are without their sign there, and a faster second half is below zero."""
    state = {"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"}
    planner.open(state | {"hills": "33", "drift": "-1.5"}).type("Goal", "3:50:00")
    assert planner.field("Hills").input_value() == "33%"
    assert planner.field("Second half").input_value() == "1.5% faster"
    assert "hills=33&drift=-1.5" in planner.page.evaluate("location.href")


def test_a_link_keeps_every_wish_that_the_form_has(planner: Planner) -> None:
    planner.open(WISHED | NEWER | {"format": "forearm"}).type("Goal", "3:50:00")
    hash_ = planner.page.evaluate("location.hash")

    assert dict(parse_qsl(hash_[1:])) == WISHED | NEWER | {
        "goal": "3:50:00", "ratio": "1:15/0:25", "walk": "18:00 /mi", "format": "forearm",
    }  # fmt: skip
    assert planner.read()["wrong"] == {}


@pytest.mark.parametrize("name", NAMES)
def test_nonsense_in_a_link_is_refused_at_its_field_with_something_to_do(
    planner: Planner, name: str
) -> None:
    said = {"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25", "goal2": "4:00:00"}
    planner.open(said | {"goal3": "4:15:00"} | {name: "nonsense"})

    assert planner.read()["bands"] == []
    wrong = planner.page.locator(f"#{name}-wrong")
    expect(wrong).to_contain_text("nonsense")
    assert re.search(r"[Ww]rite|Choose|choice", wrong.inner_text())


def test_a_link_to_a_plan_on_the_page_of_a_race_opens_the_planner(
    browser: Browser, address: str
) -> None:
    """The planner was there once, and links were sent."""
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}/boston/{fragment({'goal': '3:47:30', 'ratio': '1:15/0:25'})}")
    expect(page).to_have_url(re.compile("/planner/.*#race=boston&goal=3"))
    expect(page.get_by_role("img", name="Boston Marathon in 3:47:30")).to_be_visible()
    page.close()


@pytest.mark.parametrize(("wish", "scrolls"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_a_page_scrolls_smoothly_except_for_runners_who_want_no_motion(
    browser: Browser, address: str, wish: Any, scrolls: str
) -> None:
    page = browser.new_page(reduced_motion=wish)
    page.goto(f"{address}/boston/")
    page.get_by_role("link", name="Choose your goal").click()
    page.wait_for_function(GOALS_AT_THE_TOP)
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    page.close()

    assert behaviour == scrolls


def test_a_link_within_the_page_leaves_the_plan_alone(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/planner/{fragment(WISHED)}")
    form = Planner(page)
    expect(page.get_by_role("img", name="Boston Marathon in 3:47:30")).to_be_visible()
    before = form.read()
    assert before["bands"] == ["Wristband: Boston Marathon in 3:47:30, 1:15/0:25"]
    for anchor in ("#main", "#splits"):
        page.evaluate(GO, anchor)
        assert form.read() == before
    page.evaluate("() => { navigator.share = async ({ url }) => { globalThis.sent = url } }")
    page.get_by_role("button", name="Send this plan").click()
    assert "goal=3:47:30" in page.evaluate("sent").replace("%3A", ":")
    page.close()


# --- Hostile links -------------------------------------------------------------------------------


def test_a_hostile_link_is_answered_and_does_nothing_else(planner: Planner) -> None:
    """With a message or a plan; whatever the link says stays text."""
    page = planner.page
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    alien = "document.querySelectorAll('img, iframe, script:not([src]), [onerror], [onfocus], [href^=javascript]').length"
    planner.open({"race": "boston"})
    before = page.evaluate(alien)
    for what, said in HOSTILE.items():
        seen = planner.open(said).read()
        assert bool(seen["alerts"]) != bool(seen["bands"]), (what, seen["alerts"])
        assert page.evaluate(alien) == before, what
    assert page.evaluate("globalThis.harmed") is None
    assert page.evaluate("Object.keys(Object.prototype)") == []
    page.remove_listener("dialog", note)
    assert dialogs == []


@pytest.mark.parametrize(
    "what", ["half an emoji", "no numbers", "NUL", "javascript", "a pace of nothing"]
)
def test_after_a_hostile_link_the_form_still_works(planner: Planner, what: str) -> None:
    planner.open({"race": "boston"}).open(HOSTILE[what])
    planner.field("Finish time").check()
    planner.type("Walk pace", "18:00")
    planner.type("Run/walk ratio", "1:15/0:25")
    planner.type("Goal", "3:47:30")
    for label in planner.read()["wrong"]:
        planner.type(label, "")

    assert "3:47:30, 1:15/0:25" in planner.read()["bands"][0]
    assert "goal=3:47:30" in planner.page.evaluate("location.href")


def test_the_printed_page_has_the_address_of_the_whole_plan(planner: Planner) -> None:
    planner.open({"goal": "3:47:30"})

    told = planner.page.locator("#sheet").get_by_text("This plan:").text_content()
    assert told
    assert "/planner/#race=boston&goal=3:47:30&ratio=" in told
