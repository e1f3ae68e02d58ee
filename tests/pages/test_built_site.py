"""The real site in a real browser, hosted below a base path."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page

GUIDE = "/boston/3-25-00/run-4-00-walk-0-30/"
AT_AID = "run-4-00-walk-0-30-walk-60-m-at-every-aid-station-skip-walks-within-1-00"
ULTRA = "/leadville-100/25-00-00/run-10-00-walk-1-00-on-climbs-run-1-00-walk-4-00/"
KINDS = {
    "home": "/",
    "race": "/boston/",
    "distance": "/5-km/",
    "guide": GUIDE,
    "guide without walks": "/berlin/3-30-00/continuous/",
    "guide with walks at places": f"/boston/3-25-00/{AT_AID}/",
    "guide of an ultra": f"{ULTRA}",
    "guide with waves": "/berlin/4-00-00/run-4-00-walk-0-30/",
    "band": f"{GUIDE}band.html",
    "band with walks at places": f"/boston/3-25-00/{AT_AID}/band.html",
    "weather": "/boston/4-00-00/weather.html",
    "formats": "/formats/",
    "text": "/how-it-works/",
    "not found": "/404.html",
    "offline": "/offline.html",
}
kinds = pytest.mark.parametrize("url", KINDS.values(), ids=KINDS.keys())


@kinds
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_loads_in_silence_and_asks_nobody_else(
    tab: Page, address: str, url: str, scheme: Any
) -> None:
    """No console message, no failed request, no request off the site, in light and in dark."""
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
        tab.evaluate("document.fonts.ready")
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
def test_text_stands_out_from_what_it_stands_on(
    tab: Page, address: str, url: str, scheme: Any
) -> None:
    """At least 4.5 to 1, the contrast that the accessibility guidelines ask of small text."""
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address + url)

    assert tab.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('svg') && e.checkVisibility() &&
      [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
      const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), e.textContent.trim().slice(0, 40)];
    })
    .filter(([contrast]) => contrast < 4.5);
}"""


@cache
def hashed(path: Path) -> str:
    return f"sha256-{b64encode(sha256(path.read_bytes()).digest()).decode()}"


def test_every_link_of_every_page_resolves(folder: Path) -> None:
    """Links and their fragments, over all the pages of the site, with and without a server."""
    pages = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in pages.items()}
    broken = set()
    for name, text in pages.items():
        base = "" if "<base href" in text else name
        for link in re.findall(r'(?:href|src)="([^"]*)"', text):
            if link.startswith("http") or link == "/repo-name/":
                continue
            target, fragment = urldefrag(urljoin(f"http://site/{base}", link))
            file, _, stamp = target.removeprefix("http://site/").partition("?")
            assert not stamp or stamp == hashed(folder / file), (name, link)
            place = "planner" if "=" in fragment else fragment
            if not (folder / file).is_file() or (place and place not in ids[file]):
                broken.add((name, link))

    assert len(pages) > 5000
    assert broken == set()


def test_a_page_that_is_not_there_is_answered_by_links_that_work(tab: Page, address: str) -> None:
    """A host shows 404.html for any address, however deep."""
    tab.goto(f"{address}/404.html")
    links = tab.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")

    assert f"{address}/index.html" in links
    assert all(link.startswith(address) for link in links)


def test_a_runner_finds_her_race_her_goal_and_her_band(tab: Page, address: str) -> None:
    tab.goto(f"{address}/")
    tab.get_by_role("link", name="New York City Marathon").click()
    row = tab.get_by_role("row").filter(has=tab.get_by_role("rowheader", name="4:00:00"))
    row.get_by_role("link", name="2:00/0:30").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "New York City Marathon in 4:00:00"
    tab.get_by_role("link", name="Print the wristband").click()

    assert tab.url == f"{address}/new-york/4-00-00/run-2-00-walk-0-30/band.html"
    assert tab.locator(".as-wrap .time text").last.text_content() == "4:00:00"


def test_a_guide_shows_the_plan_that_its_files_hold(tab: Page, address: str) -> None:
    tab.goto(f"{address}{GUIDE}")
    plan = tab.request.get(f"{address}{GUIDE}plan.json").json()
    rows = tab.evaluate(
        "[...document.querySelectorAll('table.splits tbody tr')].map(row => "
        "[...row.children].slice(0, 4).map(cell => cell.textContent))"
    )

    assert rows == [
        [split["label"], split["clock"], split["split"], split["gait"]] for split in plan["splits"]
    ]
    walks = sum(leg["gait"] == "walk" for leg in plan["legs"])
    tab.get_by_text("When and where each").click()
    assert tab.locator("table.cycles tbody tr").count() == walks + 1
    breaks = tab.locator("dl.facts div").filter(has_text="Walk breaks").locator("dd")
    assert breaks.inner_text().startswith(str(walks))


def test_the_index_leads_to_every_file(folder: Path) -> None:
    guides = json.loads((folder / "index.json").read_text(encoding="utf-8"))["guides"]

    for guide in guides:
        assert guide["url"].startswith("/repo-name/")
        page = folder / guide["url"].removeprefix("/repo-name/") / "index.html"
        assert page.is_file()
        assert (folder / guide["plan"].lstrip("/")).is_file()
        assert (folder / guide["band"].lstrip("/")).is_file()


def test_the_site_opens_from_the_disk_too(tab: Page, folder: Path) -> None:
    tab.goto(f"file://{folder}/index.html")
    tab.get_by_role("link", name="Berlin Marathon").click()

    assert tab.get_by_role("heading", level=1).inner_text() == "Berlin Marathon"
    assert tab.evaluate("document.fonts.check('700 16px \"Walkbreak Band\"')")
    assert tab.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_it_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{GUIDE}")
    page.get_by_role("link", name="Print the wristband").click()
    page.get_by_text("Pocket card", exact=True).click()
    assert page.locator(".as-card svg").is_visible()
    page.get_by_text("Wristband", exact=True).click()
    clocks = page.locator(".as-wrap .time text").count()
    context.close()

    assert clocks == 26 + 2  # the half and the finish
