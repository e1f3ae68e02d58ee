"""The site without a network, and how one version follows another, in real browsers."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.site import site
from tests.support.asset import asset, unstamped
from tests.support.content import DISTANCE, FILES, RACE, SITE
from tests.support.kept import kept_files, true_hashes
from tests.support.paths import TEMPLATES
from tests.support.served import BASE_PATH, served
from tests.support.sites import write_files
from tests.support.tabs import SITE_KEPT, visit

SMALL = FILES | {"site.yaml": f"{SITE}base_path: {BASE_PATH}\n"}
GUIDE = "/hill-10/1-00-00/run-4-00-walk-0-30/"
UPDATE = """() => navigator.serviceWorker.ready.then(registration => registration.update())
  .then(registration => new Promise(done => {
    const worker = registration.installing;
    if (!worker) return done(registration.waiting ? 'installed' : 'none');
    worker.addEventListener('statechange', () => done(worker.state));
  }))"""
"""Looks for a new version: `installed`, or `redundant` if that failed."""
ROUND_TRIP = "fetch(location.href).then(answer => answer.text()).then(() => true)"
"""Asks the worker once more. Had the page begun to reload, this would fail."""
PLACES = """() => caches.keys().then(names => Promise.all(names.map(name =>
  caches.open(name).then(cache => cache.keys()).then(all => [name, all.map(one => one.url)]))))
  .then(Object.fromEntries)"""
LOOK = """() => document.fonts.ready.then(() => ({
  name: document.querySelector('.logo').textContent.trim(),
  colour: getComputedStyle(document.documentElement).getPropertyValue('--bib').trim(),
}))"""
"""Tells the version of a page, and that of its style sheet."""
OLD = {"name": "Testbreak", "colour": "#ffd400"}
NEW = {"name": "Renamed", "colour": "#00d4ff"}


class Site:
    """A small site in a folder of its own that can be published anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "site"
        self.content = root / "content"
        self.templates = root / "templates"

    def publish(self, look: Mapping[str, str], files: Mapping[str, str] = SMALL) -> None:
        """Build it with the name of the site and the colour of its style sheet exchanged."""
        write_files(
            self.content,
            {name: text.replace(OLD["name"], look["name"]) for name, text in files.items()},
        )
        style = (TEMPLATES / "styles/site.css").read_text(encoding="utf-8")
        style = style.replace(OLD["colour"], look["colour"])
        (self.templates / "styles/site.css").write_text(style, encoding="utf-8")
        self.build()

    def build(self) -> None:
        """Build it from the content and the templates as they are."""
        build(site(load(self.content, load_font()), load_font()), self.templates, self.folder)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The old version. Tests copy it, because they publish new versions over it."""
    made = Site(tmp_path_factory.mktemp("old"))
    shutil.copytree(TEMPLATES, made.templates)
    made.publish(OLD)
    return made


@pytest.fixture
def small(published: Site, tmp_path: Path) -> Site:
    """A copy of the old version, to publish others over."""
    shutil.copytree(published.root, tmp_path, dirs_exist_ok=True)
    return Site(tmp_path)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    context = browser.new_context()
    yield context
    context.close()


# --- The files that are kept ---------------------------------------------------------------------


def test_the_worker_keeps_everything_but_guides(small: Site) -> None:
    assert set(map(unstamped, kept_files(small.folder))) == {
        "", "formats/", "about/", "race-files/", "planner/", "offline.html", "manifest.webmanifest",
        "hill-10/", "hill-10/race.js", "5-km/", "5-km/race.js", "assets/planner.js",
        "assets/site.css", "assets/band.css", "assets/sheet.css", "assets/band.woff2",
        "assets/icon.svg", "assets/offline.js", "assets/planner.css", "assets/moved.js",
    }  # fmt: skip


def test_the_worker_knows_the_bytes_of_files_that_changed(small: Site) -> None:
    before = kept_files(small.folder)
    small.publish(OLD, SMALL | {"races/hill-10.yaml": RACE.replace("Hillton,", "Hilton,")})
    after = kept_files(small.folder)

    assert after == true_hashes(small.folder, after)
    assert {url for url in after if after[url] != before[url]} == {
        "", "formats/", "hill-10/", "hill-10/race.js", "planner/",
    }  # fmt: skip


def test_the_worker_changes_with_what_it_keeps_and_only_then(small: Site) -> None:
    """A browser looks for a new version by comparing the worker's bytes."""
    old = (small.folder / "sw.js").read_bytes()
    times = SMALL | {"races/5-km.yaml": DISTANCE.replace("ratios: continuous", "ratios: 1:00/1:00")}
    small.publish(OLD, times)
    assert (small.folder / "sw.js").read_bytes() != old
    small.publish(OLD)
    assert (small.folder / "sw.js").read_bytes() == old

    style = small.templates / "styles/site.css"
    style.write_text(style.read_text(encoding="utf-8") + "h1 { color: red }\n", encoding="utf-8")
    small.build()
    assert (small.folder / "sw.js").read_bytes() != old


def test_the_manifest_says_how_the_site_looks_on_a_phone(small: Site) -> None:
    text = (small.folder / "manifest.webmanifest").read_text(encoding="utf-8")
    style = asset(small.folder, "site.css").read_text(encoding="utf-8")
    home = (small.folder / "index.html").read_text(encoding="utf-8")
    manifest = json.loads(text)

    assert (manifest["name"], manifest["start_url"]) == ("Testbreak", "./")
    assert all((small.folder / icon["src"]).is_file() for icon in manifest["icons"])
    papers = re.findall(r"--paper: (#\w{6});", style)
    assert re.findall(r'name="theme-color" content="(.+?)"', home) == papers
    assert manifest["theme_color"] == manifest["background_color"] == papers[0]


# --- Without a network ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def away(browser: Browser, small_site: Path) -> Iterator[tuple[Page, str]]:
    """A tab that has visited the home page once, and the address of a server that has gone."""
    context = browser.new_context()
    with served(small_site) as address:
        page = visit(context, f"{address}/")
    yield page, address
    context.close()


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("/", "What the clock should say at every mile"),
        ("/index.html", "What the clock should say at every mile"),
        ("/boston/", "Boston Marathon"),
        ("/berlin/index.html?from=club#guides", "Berlin Marathon"),
        ("/leadville-100", "Leadville Trail 100 Run"),
        ("/how-it-works/", "How it works"),
        ("/formats/", "What a plan can be printed on"),
    ],
)
def test_after_one_visit_kept_pages_work_and_look_the_same(
    away: tuple[Page, str], url: str, title: str
) -> None:
    page, address = away
    page.goto(address + url)

    assert page.get_by_role("heading", level=1).inner_text() == title
    assert page.evaluate("document.fonts.load('700 16px \"Walkbreak Band\"').then(f => f.length)")
    assert page.evaluate(LOOK)["colour"] == OLD["colour"]
    assert page.locator(".news").inner_text() == ""


def test_a_guide_that_is_not_kept_says_so_and_links_to_its_plan_in_the_planner(
    away: tuple[Page, str],
) -> None:
    page, address = away
    page.goto(f"{address}/boston/3-25-00/run-4-00-walk-0-30/")
    assert "this page is not saved on your device" in page.locator("main").inner_text()
    assert page.evaluate(LOOK)["colour"] == OLD["colour"]

    page.locator("#same-race").get_by_role("link", name="Boston Marathon").click()

    assert page.url == f"{address}/planner/index.html#race=boston&goal=3:25:00&ratio=4:00/0:30"
    expect(page.get_by_role("img", name="Wristband: Boston Marathon in 3:25:00")).to_be_visible()


def test_the_offline_page_for_an_unknown_address_links_to_every_race(
    away: tuple[Page, str],
) -> None:
    page, address = away
    page.goto(f"{address}/somewhere/else/")

    assert page.locator("#same-race").is_hidden()
    assert page.locator("#kept a").count() == 7


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("fetch(STYLE)", 200),
        ("fetch(`${STYLE}?again`)", 200),
        ("fetch('../index.json')", None),
        ("fetch(STYLE, {method: 'POST'})", None),
        ("fetch(STYLE, {cache: 'reload', headers: {Range: 'bytes=0-9'}})", None),
    ],
)
def test_the_worker_answers_for_kept_files_and_leaves_the_rest_to_the_network(
    away: tuple[Page, str], asked: str, answer: int | None
) -> None:
    page, address = away
    page.goto(f"{address}/boston/")

    page.evaluate("globalThis.STYLE = document.querySelector('[rel=stylesheet]').href")
    assert page.evaluate(f"{asked}.then(answer => answer.status, () => null)") == answer


# --- From one version to the next ----------------------------------------------------------------


def test_a_first_visit_reloads_nothing_and_shows_no_notice(
    context: BrowserContext, small: Site
) -> None:
    with served(small.folder) as address:
        page = context.new_page()
        loads: list[str] = []
        page.on("load", lambda page: loads.append(page.url))
        page.goto(f"{address}/")
        page.evaluate(SITE_KEPT)
        page.wait_for_function("navigator.serviceWorker.controller")
        page.evaluate(ROUND_TRIP)

        assert loads == [f"{address}/"]
        assert page.locator(".news").inner_text() == ""


def test_a_new_version_waits_until_it_is_asked_for_and_then_shows_in_every_tab(
    context: BrowserContext, small: Site
) -> None:
    with served(small.folder) as address:
        first = visit(context, f"{address}/")
        second = visit(context, f"{address}/about/")
        small.publish(NEW)

        # Pages of the old version keep using its files, seen before or not.
        second.goto(f"{address}/hill-10/")
        assert second.evaluate(UPDATE) == "installed"
        first.goto(f"{address}/5-km/")
        for page in (first, second):
            assert page.evaluate(LOOK) == OLD
            expect(page.locator(".news")).to_contain_text("A new version of this site")

        loads: list[str] = []
        for page in (first, second):
            page.on("load", lambda page: loads.append(page.url))
        with second.expect_event("load"), first.expect_event("load"):
            first.get_by_role("button", name="Reload").click()
        for page in (first, second):
            assert page.evaluate(LOOK) == NEW
            assert page.locator(".news").inner_text() == ""
            page.evaluate(ROUND_TRIP)
        assert sorted(loads) == [f"{address}/5-km/", f"{address}/hill-10/"]
    second.goto(f"{address}/about/")
    assert second.evaluate(LOOK) == NEW


def test_a_new_version_takes_over_once_no_tab_shows_the_old_one(
    context: BrowserContext, small: Site
) -> None:
    with served(small.folder) as address:
        page = visit(context, f"{address}/")
        small.publish(NEW)
        assert page.evaluate(UPDATE) == "installed"

        def opened_again() -> object:
            page.goto("about:blank")
            page.goto(f"{address}/")
            return page.evaluate(LOOK)

        # Browsers take a moment to notice that a tab has gone.
        assert any(opened_again() == NEW for _ in range(200))


def test_a_guide_and_its_parts_always_come_from_the_published_version(
    context: BrowserContext, small: Site
) -> None:
    """Whatever the browser has cached, and while the kept pages are still the old ones."""
    with served(small.folder) as address:
        first = visit(context, f"{address}/")
        second = visit(context, f"{address}/about/")
        second.goto(f"{address}{GUIDE}")
        assert second.evaluate(LOOK) == OLD
        small.publish(NEW)

        for page in (first, second):
            for url in (GUIDE, "/hill-10/1-00-00/continuous/"):
                page.goto(address + url)
                assert page.evaluate(LOOK) == NEW
            page.goto(f"{address}/about/")
            assert page.evaluate(LOOK) == OLD


def test_a_half_published_site_is_not_kept_and_the_old_one_keeps_working(
    context: BrowserContext, small: Site
) -> None:
    with served(small.folder) as address:
        page = visit(context, f"{address}/")
        old = (small.folder / "about/index.html").read_bytes()
        small.publish(NEW)
        new = (small.folder / "about/index.html").read_bytes()
        (small.folder / "about/index.html").write_bytes(old)

        assert page.evaluate(UPDATE) == "redundant"
        page.reload()
        assert page.evaluate(LOOK) == OLD
        assert page.locator(".news").inner_text() == ""

        (small.folder / "about/index.html").write_bytes(new)
        assert page.evaluate(UPDATE) == "installed"


def test_only_changed_files_are_fetched_again_and_old_ones_are_deleted(
    context: BrowserContext, small: Site
) -> None:
    """What another site on the same host keeps is left alone."""
    with served(small.folder) as address:
        page = visit(context, f"{address}/")
        own, other = f"walkbreak {address}/", "walkbreak http://127.0.0.1/other/"
        page.evaluate(f"caches.open('{other}').then(cache => cache.put('/x', new Response('x')))")
        before = page.evaluate(PLACES)[own]
        small.publish(OLD, SMALL | {"races/hill-10.yaml": RACE.replace("Hillton,", "Hilton,")})
        asked: set[str] = set()
        context.on(
            "request", lambda r: asked.add(r.url.split("?")[0]) if r.service_worker else None
        )

        assert page.evaluate(UPDATE) == "installed"
        changed = {
            f"{address}/{url}"
            for url in ("", "hill-10/", "hill-10/race.js", "formats/", "planner/")
        }
        # The browser may or may not report the request for the worker's own script.
        assert asked - {f"{address}/sw.js"} == changed
        page.reload()
        with page.expect_event("load"):
            page.get_by_role("button", name="Reload").click()
        page.evaluate(SITE_KEPT)
        after = page.evaluate(PLACES)

    assert after.keys() == {own, other}
    assert {url.split("?")[0] for url in set(after[own]) - set(before)} == changed
    assert len(after[own]) == len(before)


def test_firefox_keeps_versions_apart_too(firefox: Browser, small: Site) -> None:
    """Firefox may show the style sheet of a known URL again without asking the worker, so one
    that goes with other markup has another URL.
    """
    context = firefox.new_context()
    with served(small.folder) as address:
        page = visit(context, f"{address}/")
        visit(context, f"{address}/about/")  # Keeps the old version open in a tab.
        base = small.templates / "base.html"
        base.write_text(base.read_text(encoding="utf-8") + "<!-- new -->\n", encoding="utf-8")
        small.publish(NEW)
        page.goto(f"{address}{GUIDE}")
        assert page.evaluate(LOOK) == NEW
        page.goto(f"{address}/about/")
        assert page.evaluate(LOOK) == OLD

        assert page.evaluate(UPDATE) == "installed"
        with page.expect_event("load"):
            page.get_by_role("button", name="Reload").click()
        assert page.evaluate(LOOK) == NEW

    page.goto(f"{address}/hill-10/")
    assert page.get_by_role("heading", level=1).inner_text() == "Hill Ten"
    assert page.evaluate(LOOK) == NEW
    page.goto(f"{address}{GUIDE}")
    assert page.locator("#same-race").inner_text().endswith("Hill Ten in 1:00:00")
    context.close()
