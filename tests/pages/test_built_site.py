"""The small site in a real browser, hosted below a base path."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.printed import assert_true_to_size, measured
from tests.support.tabs import FONTS_LOADED, LOW_CONTRAST

GUIDE = "/boston/3-25-00/run-4-00-walk-0-30/"
AT_AID = "run-4-00-walk-0-30-walk-60-m-at-every-aid-station-skip-walks-within-1-00"
IN_SECTIONS = "run-4-00-walk-0-30-to-23-mi-then-continuous"
ULTRA = "/leadville-100/25-00-00/run-10-00-walk-1-00-on-climbs-run-1-00-walk-4-00/"
KINDS = {
    "home": "/",
    "race": "/boston/",
    "race by kilometre": "/berlin/",
    "distance": "/5-km/",
    "guide": GUIDE,
    "guide without walks": "/berlin/3-30-00/continuous/",
    "guide with walks at places": f"/boston/3-25-00/{AT_AID}/",
    "guide of an ultra by aid station": ULTRA,
    "guide with waves and cut-offs": "/berlin/4-00-00/run-4-00-walk-0-30/",
    "guide with walks in sections": f"/boston/4-00-00/{IN_SECTIONS}/",
    "guide with stops": "/hill-10/1-00-00/run-4-00-walk-0-30/",
    "guide of a net drop": "/cim/4-00-00/run-2-00-walk-0-30/",
    "weather": "/boston/4-00-00/weather.html",
    "formats": "/formats/",
    "text": "/how-it-works/",
    "not found": "/404.html",
    "offline": "/offline.html",
}
kinds = pytest.mark.parametrize("url", KINDS.values(), ids=KINDS.keys())


@kinds
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_loads_without_errors_and_asks_no_other_host(
    tab: Page, address: str, url: str, scheme: Any
) -> None:
    """No console message, no failed request and no request off the site, in light and dark mode."""
    noise: list[str] = []
    handlers: dict[str, Any] = {
        "console": lambda message: noise.append(message.text),
        "pageerror": lambda error: noise.append(str(error)),
        "requestfailed": lambda request: noise.append(request.url),
        "response": lambda answer: noise.append(answer.url) if answer.status >= 400 else None,
        "request": lambda request: (
            None if request.url.startswith(f"{address}/") else noise.append(request.url)
        ),
    }
    tab.emulate_media(color_scheme=scheme)
    for event, handler in handlers.items():
        tab.on(event, handler)  # type: ignore[call-overload]
    try:
        tab.goto(address + url, wait_until="load")
        tab.evaluate(FONTS_LOADED)
    finally:
        for event, handler in handlers.items():
            tab.remove_listener(event, handler)

    assert noise == []
    assert tab.title()


@kinds
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, url: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + url)
    wide = page.evaluate(
        "() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('main *')]"
        ".map(e => e.getBoundingClientRect()).filter(r => r.height).map(r => Math.round(r.right))]"
    )
    page.close()

    assert max(wide) <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@kinds
def test_text_has_enough_contrast(tab: Page, address: str, url: str, scheme: Any) -> None:
    """No text has less contrast than accessibility guidelines ask for."""
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address + url)

    assert tab.evaluate(LOW_CONTRAST) == []


def test_the_page_for_a_missing_page_has_links_that_work(tab: Page, address: str) -> None:
    """A host shows 404.html for any address, however deep."""
    tab.goto(f"{address}/404.html")
    links = tab.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")

    assert f"{address}/index.html" in links
    assert all(link.startswith(address) for link in links)


def test_a_runner_finds_a_race_then_a_goal_then_the_band(tab: Page, address: str) -> None:
    tab.goto(f"{address}/")
    tab.get_by_role("link", name="California International Marathon").click()
    row = tab.get_by_role("row").filter(has=tab.get_by_role("rowheader", name="4:00:00"))
    row.get_by_role("link", name="2:00/0:30").click()
    assert tab.get_by_role("heading", level=1).inner_text() == (
        "California International Marathon in 4:00:00"
    )

    assert tab.get_by_role("button", name="Print the wristband").is_visible()
    assert tab.locator(".sheet .time text").last.text_content() == "4:00:00"


def test_a_guide_shows_the_same_plan_as_its_files(tab: Page, address: str) -> None:
    tab.goto(f"{address}{GUIDE}")
    plan = tab.request.get(f"{address}{GUIDE}plan.json").json()
    rows = tab.evaluate(
        "[...document.querySelectorAll('table.splits tbody tr')].map(row => "
        "[...row.children].slice(0, 4).map(cell => cell.textContent))"
    )

    assert rows == [
        [split["label"], split["clock"], split["split"], split["gait"]] for split in plan["splits"]
    ]
    walks = sum(gait == "walk" for gait, *_ in plan["legs"])
    tab.get_by_text("When and where each").click()
    assert tab.locator("table.cycles tbody tr").count() == walks + 1
    breaks = tab.locator("dl.facts div").filter(has_text="Walk breaks").locator("dd")
    assert breaks.inner_text().startswith(str(walks))


def test_the_site_also_works_when_opened_from_the_disk(tab: Page, small_site: Path) -> None:
    tab.goto(f"file://{small_site}/index.html")
    tab.get_by_role("link", name="Berlin Marathon").click()

    assert tab.get_by_role("heading", level=1).inner_text() == "Berlin Marathon"
    assert tab.evaluate("document.fonts.check('700 16px \"Walkbreak Band\"')")
    assert tab.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_it_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{GUIDE}")
    assert page.locator(".sheet .band").is_visible()
    assert page.get_by_role("button", name="Print the wristband").is_hidden()
    page.get_by_text("When and where each").click()
    assert page.locator("table.cycles").is_visible()
    clocks = page.locator(".sheet .time text").count()
    sheet = measured(page.pdf(format="A4", prefer_css_page_size=True))
    context.close()

    assert clocks == 26 + 2  # the half and the finish
    assert_true_to_size(sheet, "wrap", "A4")
