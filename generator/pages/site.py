"""The site as one mapping from URL to page."""

from collections.abc import Iterator, Sequence

from generator.pacing.catalogue import Catalogue
from generator.pages.assets import asset_pages
from generator.pages.downloads import index_json_data, plan_json_data, splits_csv_data
from generator.pages.formats import formats_data
from generator.pages.guide import guide_data
from generator.pages.home import home_data
from generator.pages.page import Chrome, Data, Page
from generator.pages.planner import planner_page_data, planner_race_data
from generator.pages.print import print_data
from generator.pages.race import race_data
from generator.pages.text import manifest_data, not_found_data, offline_data, prose_data
from generator.pages.urls import (
    PLANNER,
    guide_url,
    pdf_name,
    planner_race_url,
    race_url,
    weather_url,
)
from generator.pages.weather import weather_data
from generator.paper.drawing import Paper

KEPT = frozenset(
    {
        "home.html",
        "formats.html",
        "prose.html",
        "race.html",
        "planner.html",
        "scripts/race.js",
        "scripts/planner.js",
        "offline.html",
        "styles/site.css",
        "styles/band.css",
        "styles/sheet.css",
        "band.woff2",
        "icon.svg",
        "scripts/offline.js",
        "manifest.webmanifest",
    }
)
"""Templates whose pages work without a network; guides are too many for that."""


def site(catalogue: Catalogue, papers: Sequence[Paper] = ()) -> dict[str, Page]:
    """Every page of the site by its URL; they lead to the PDFs on these papers, if any."""
    found: dict[str, Page] = {}
    for url, page in _pages(catalogue, papers):
        if url in found:
            raise ValueError(f"two pages want to be {url}")
        found[url] = page
    kept = {url: page for url, page in found.items() if page.template in KEPT}
    # At the root, because a service worker answers for the folder that it stands in.
    return found | {"/sw.js": Page("scripts/sw.js", _worker, (tuple(kept), *kept.values()))}


def pdfs(catalogue: Catalogue, papers: Sequence[Paper]) -> dict[str, tuple[str, Paper]]:
    """For each PDF of the site the page that it is printed from, both as files, and the paper."""
    return {
        f"{folder}{pdf_name(paper)}": (f"{folder}band.html", paper)
        for of_race in catalogue.races
        for guide in of_race.guides
        for folder in (guide_url(guide).lstrip("/"),)
        for paper in papers
    }


def _pages(catalogue: Catalogue, papers: Sequence[Paper]) -> Iterator[tuple[str, Page]]:
    settings, font = catalogue.settings, catalogue.font
    chrome = Chrome(
        settings.name,
        settings.tagline,
        settings.source,
        settings.base_path,
        settings.address(""),
        (
            *((prose.title, f"/{prose.slug}/") for prose in catalogue.prose),
            ("Formats", "/formats/"),
            ("Planner", PLANNER),
        ),
        tuple((paper.name, pdf_name(paper)) for paper in papers),
    )
    yield "/", Page("home.html", home_data, (chrome, catalogue.races, catalogue.example, font))
    example = catalogue.example
    yield "/formats/", Page("formats.html", formats_data, (chrome, example.course, example, font))
    yield "/404.html", Page("404.html", not_found_data, (chrome,))
    yield "/offline.html", Page("offline.html", offline_data, (chrome, catalogue.races))
    yield "/manifest.webmanifest", Page("manifest.webmanifest", manifest_data, (chrome,))
    for prose in catalogue.prose:
        yield f"/{prose.slug}/", Page("prose.html", prose_data, (chrome, prose))
    planner_races = [
        Page("scripts/race.js", planner_race_data, (of_race,)) for of_race in catalogue.races
    ]
    any_race = (chrome, example.race.slug, catalogue.races, *planner_races)
    yield PLANNER, Page("planner.html", planner_page_data, any_race)
    for of_race, planner_race in zip(catalogue.races, planner_races, strict=True):
        yield planner_race_url(of_race), planner_race
        yield race_url(of_race), Page("race.html", race_data, (chrome, of_race, planner_race))
        for guide in of_race.guides:
            url = guide_url(guide)
            yield url, Page("guide.html", guide_data, (chrome, of_race, guide))
            yield f"{url}band.html", Page("band.html", print_data, (chrome, of_race, guide, font))
            yield f"{url}plan.json", Page("verbatim.txt", plan_json_data, (of_race, guide))
            yield f"{url}splits.csv", Page("verbatim.txt", splits_csv_data, (of_race, guide))
        for goal in dict.fromkeys(guide.goal for guide in of_race.guides):
            if of_race.by_temperature(goal):
                hot = (chrome, of_race, of_race.weather, goal, font)
                yield weather_url(of_race, goal), Page("weather.html", weather_data, hot)
    yield (
        "/index.json",
        Page("verbatim.txt", index_json_data, (settings.base_path, catalogue.races)),
    )
    yield from asset_pages(font)


def _worker(urls: tuple[str, ...], *pages: Page) -> Data:
    """The one file that speaks of the bytes of others: its template renders them to hash them."""
    return {"kept": [(url.lstrip("/"), page) for url, page in zip(urls, pages, strict=True)]}
