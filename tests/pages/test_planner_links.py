"""The planner's whole state is in its URL, and whatever a link says does no harm."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.support.planner import GO, HOSTILE, PHONE, WISHED, Planner, fragment

# --- The URL -------------------------------------------------------------------------------------


PLANNER_AT_THE_TOP = """() => {
  const heading = [...document.querySelectorAll('h2')].find(one => one.innerText === 'Plan any goal');
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
        lambda: page.get_by_text("Walk pace, hills").click(),
        lambda: form.type("Walk pace", "18:00"),
        lambda: form.field("Hills").fill("50"),
        lambda: form.field("Second half").fill("2"),
        lambda: form.field("kilometres").check(),
        lambda: form.field("A row for").select_option("every 5 km"),
        lambda: page.get_by_text("Pocket card", exact=True).click(),
        lambda: page.get_by_text("Wristband", exact=True).click(),
        lambda: form.field("right wrist").check(),
        lambda: form.field("average pace").check(),
    ]
    here = "location.href"  # The page knows it at once, the driver a little later.
    states = [(page.evaluate(here), form.read())]
    for do in does:
        do()
        if page.evaluate(here) != states[-1][0]:
            states.append((page.evaluate(here), form.read()))
    assert len(states) == len(does)  # Opening the part with the walk pace changes nothing.
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
        "75/25",
        "11:00 /km",
        "35",
        "-2.5",
        "every 5 km",
    ]
    assert all(
        planner.field(label).is_checked()
        for label in ("finish time", "kilometres", "Pocket card", "right wrist")
    )
    assert planner.read()["wrong"] == {}


def test_a_link_resets_every_field_that_it_does_not_name(planner: Planner) -> None:
    planner.open(
        WISHED | {"by": "run", "goal": "8:00", "wrist": "right", "format": "card", "hills": "0"}
    )
    planner.open({"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"})
    labels = ("finish time", "left wrist", "Wristband", "miles")
    assert {label: planner.field(label).is_checked() for label in labels} == dict.fromkeys(
        labels, True
    )
    planner.type("Goal", "3:50:00")

    assert planner.page.evaluate("location.href").endswith(
        fragment({"race": "boston", "goal": "3:50:00", "ratio": "1:15/0:25"})
        .replace("%3A", ":")
        .replace("%2F", "/")
    )


def test_a_slider_shows_the_value_of_a_link(planner: Planner) -> None:
    """A value between its steps is refused, not rounded silently."""
    state = {"race": "boston", "goal": "3:47:30", "ratio": "1:15/0:25"}
    planner.open(state | {"hills": "33", "drift": "1.5"}).type("Goal", "3:50:00")
    assert "hills=33&drift=1.5" in planner.page.evaluate("location.href")
    for said in ({"drift": "1.2"}, {"hills": "33.3"}, {"hills": "150"}, {"drift": "-11"}):
        planner.open(state | said)
        planner.alert.get_by_role("button").click()
        assert len(planner.read()["bands"]) == 1


def test_a_link_to_a_races_plan_shows_the_planner(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(f"{address}/boston/{fragment({'goal': '3:47:30', 'ratio': '1:15/0:25'})}")
    expect(page.get_by_role("img", name="Boston Marathon in 3:47:30")).to_be_visible()
    page.wait_for_function(PLANNER_AT_THE_TOP)
    page.close()


@pytest.mark.parametrize(("wish", "scrolls"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_a_page_scrolls_smoothly_except_for_runners_who_want_no_motion(
    browser: Browser, address: str, wish: Any, scrolls: str
) -> None:
    page = browser.new_page(reduced_motion=wish)
    page.goto(f"{address}/boston/")
    page.get_by_role("link", name="Plan any goal").click()
    page.wait_for_function(PLANNER_AT_THE_TOP)
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    page.close()

    assert behaviour == scrolls


def test_a_link_within_the_page_leaves_the_plan_alone(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/boston/{fragment({'goal': '3:47:30', 'ratio': '1:15/0:25'})}")
    form = Planner(page)
    before = form.read()
    assert before["bands"] == ["Wristband: Boston Marathon in 3:47:30, 1:15/0:25"]
    for anchor in ("#guides", "#planner", "#goal-3-30-00"):
        page.evaluate(GO, anchor)
        assert form.read() == before
    page.evaluate("() => { navigator.share = ({ url }) => { globalThis.sent = url } }")
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
    planner.field("finish time").check()
    planner.type("Walk pace", "18:00")
    planner.type("Run/walk ratio", "1:15/0:25")
    planner.type("Goal", "3:47:30")
    for _ in range(2):
        if planner.alert.get_by_role("button").count():
            planner.alert.get_by_role("button").first.click()

    assert "3:47:30, 1:15/0:25" in planner.read()["bands"][0]
    assert "goal=3:47:30" in planner.page.evaluate("location.href")


def test_the_printed_page_has_the_address_of_the_whole_plan(planner: Planner) -> None:
    planner.open({"goal": "3:47:30"})

    told = planner.page.locator(".sheet").get_by_text("This plan:").text_content()
    assert told
    assert "/planner/#race=boston&goal=3:47:30&ratio=" in told
