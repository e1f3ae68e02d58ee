"""What must be true of every page: the whole site, built once for all of these tests."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from playwright.sync_api import Browser

from generator.pacing.catalogue import Catalogue
from tests.support.asset import asset, unstamped
from tests.support.kept import integrity, kept_files, true_hashes
from tests.support.served import BASE_PATH, served

SCRIPT_BYTES = 53_000
"""The most that planner.js may weigh, gzipped."""
PAGE_BYTES = 26_000
"""The most that a race page may load in all, gzipped, its typeface included."""


def test_every_link_of_every_page_resolves(whole_site: Path) -> None:
    """Every link is relative, with its file name, so it works with and without a server."""
    pages = {
        str(path.relative_to(whole_site)): path.read_text(encoding="utf-8")
        for path in whole_site.rglob("*.html")
    }
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in pages.items()}
    hashes: dict[str, str] = {}
    broken = set()
    for name, text in pages.items():
        base = "" if "<base href" in text else name
        for link in set(re.findall(r'(?:href|src)="([^"]*)"', text)):
            if link.startswith("http") or link == BASE_PATH:
                continue
            target, fragment = urldefrag(urljoin(f"http://site/{base}", link))
            file, _, stamp = target.removeprefix("http://site/").partition("?")
            if stamp and file not in hashes:
                hashes[file] = integrity(whole_site / file)
            assert not stamp or stamp == hashes[file], (name, link)
            place = "planner" if "=" in fragment else fragment
            if not (whole_site / file).is_file() or (place and place not in ids[file]):
                broken.add((name, link))

    assert len(pages) > 2500
    assert broken == set()


def test_the_index_leads_to_every_file(whole_site: Path) -> None:
    guides = json.loads((whole_site / "index.json").read_text(encoding="utf-8"))["guides"]

    for guide in guides:
        assert guide["url"].startswith(BASE_PATH)
        page = whole_site / guide["url"].removeprefix(BASE_PATH) / "index.html"
        assert page.is_file()
        assert (whole_site / guide["plan"].lstrip("/")).is_file()
        assert (whole_site / guide["band"].lstrip("/")).is_file()


def test_the_worker_knows_the_bytes_of_every_file_that_it_keeps(whole_site: Path) -> None:
    """If it had one of them wrong, no browser would keep any."""
    kept = kept_files(whole_site)
    races = [url for url in kept if url.endswith("/race.js")]

    assert kept == true_hashes(whole_site, kept)
    assert len(races) == 17
    assert {url.replace("race.js", "") for url in races} <= kept.keys()
    assert {"", "planner/", "offline.html", "assets/planner.js", "assets/band.woff2"} <= set(
        map(unstamped, kept)
    )


# --- How much there is to load -------------------------------------------------------------------


def weight(path: Path) -> int:
    """The bytes that a server sends of a file: gzipped, where that is less."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content)))


def files_loaded(site: Path, page: str) -> set[str]:
    """The files that a page loads, and those that its style sheets load."""
    found = {page}
    html = (site / page).read_text(encoding="utf-8")
    for link in re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"#]+)"', html):
        if "canonical" in link or link.startswith("http"):
            continue
        found.add(urljoin(page, link.partition("?")[0]))
    for style in [name for name in found if name.endswith(".css")]:
        urls = re.findall(r'url\("([^"]+)"\)', (site / style).read_text(encoding="utf-8"))
        found.update(urljoin(style, url.partition("?")[0]) for url in urls)
    return found


def test_the_planner_and_every_race_page_are_light(whole_site: Path, catalogue: Catalogue) -> None:
    slugs = [of_race.race.slug for of_race in catalogue.races]
    weights = {
        slug: sum(
            weight(whole_site / name) for name in files_loaded(whole_site, f"{slug}/index.html")
        )
        for slug in slugs
    }

    assert weight(asset(whole_site, "planner.js")) <= SCRIPT_BYTES
    assert {slug: size for slug, size in weights.items() if size > PAGE_BYTES} == {}
    assert len(weights) == 17


def test_a_browser_loads_no_more_than_was_weighed(whole_site: Path, browser: Browser) -> None:
    """The planner's code is loaded by its own page alone, with the one race that is planned."""
    asked_by = {}
    page = browser.new_page()
    with served(whole_site) as address:
        for url in ("boston/", "planner/"):
            page.goto(f"{address}/{url}", wait_until="networkidle")
            asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
            asked_by[url] = {one.removeprefix(f"{address}/").partition("?")[0] for one in asked}
    page.close()

    assert asked_by["boston/"] <= files_loaded(whole_site, "boston/index.html")
    of_planner = files_loaded(whole_site, "planner/index.html")
    assert {
        one for one in asked_by["planner/"] - of_planner if not one.endswith("/race.js")
    } == set()
    assert {"assets/planner.js", "assets/band.woff2"} <= set(map(unstamped, asked_by["planner/"]))
    assert len([one for one in asked_by["planner/"] if one.endswith("/race.js")]) == 1
