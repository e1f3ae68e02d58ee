"""The site as one mapping from URL to page."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.pacing.catalogue import Catalogue, RaceGuides
from generator.pacing.guide import Listing
from generator.pages.assets import asset_pages
from generator.pages.downloads import index_json_data, plan_json_data, splits_csv_data
from generator.pages.formats import formats_data
from generator.pages.guide import guide_data
from generator.pages.home import home_data
from generator.pages.page import Chrome, Data, Page, key_of, page
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
from generator.paper.drawing import Font, Paper

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


def site(catalogue: Catalogue, font: Font, papers: Sequence[Paper] = ()) -> dict[str, Page[Any]]:
    """Every page of the site by its URL; they lead to the PDFs on these papers, if any."""
    found: dict[str, Page[Any]] = {}
    for url, one in _pages(catalogue, font, papers):
        if url in found:
            raise ValueError(f"two pages want to be {url}")
        found[url] = one
    kept = {url: one for url, one in found.items() if one.template in KEPT}
    key = key_of([(url, one.template, one.key) for url, one in kept.items()])
    # At the root, because a service worker answers for the folder that it stands in.
    return found | {"/sw.js": page("scripts/sw.js", key, partial(_worker, kept))}


def pdfs(catalogue: Catalogue, papers: Sequence[Paper]) -> dict[str, tuple[str, Paper]]:
    """For each PDF of the site the page that it is printed from, both as files, and the paper."""
    return {
        f"{folder}{pdf_name(paper)}": (f"{folder}band.html", paper)
        for of_race in catalogue.races
        for guide in of_race.guides
        for folder in (guide_url(guide).lstrip("/"),)
        for paper in papers
    }


Pages = Iterator[tuple[str, Page[Any]]]
"""Pages with their URLs."""


def _pages(catalogue: Catalogue, font: Font, papers: Sequence[Paper]) -> Pages:
    """Every page that speaks of no other page's bytes."""
    settings, races, example = catalogue.settings, catalogue.races, catalogue.example
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
    around, font_key = key_of(chrome), key_of(font)
    race_keys = [key_of(of_race) for of_race in races]
    all_races = key_of(around, *race_keys)
    with_example = key_of(all_races, font_key, example)
    home = partial(home_data, chrome, races, example, font)
    yield "/", page("home.html", with_example, home)
    yield (
        "/formats/",
        page("formats.html", with_example, partial(formats_data, chrome, example, font)),
    )
    yield "/404.html", page("404.html", around, partial(not_found_data, chrome))
    yield "/offline.html", page("offline.html", all_races, partial(offline_data, chrome, races))
    yield (
        "/manifest.webmanifest",
        page("manifest.webmanifest", around, partial(manifest_data, chrome)),
    )
    for prose in catalogue.prose:
        key = key_of(around, prose)
        yield f"/{prose.slug}/", page("prose.html", key, partial(prose_data, chrome, prose))
    scripts = [
        page("scripts/race.js", key, partial(planner_race_data, of_race))
        for of_race, key in zip(races, race_keys, strict=True)
    ]
    chosen = example.race.slug
    planner = partial(planner_page_data, chrome, chosen, races, scripts)
    yield PLANNER, page("planner.html", key_of(all_races, chosen), planner)
    for of_race, script, race_key in zip(races, scripts, race_keys, strict=True):
        key = key_of(around, race_key)
        yield planner_race_url(of_race), script
        yield race_url(of_race), page("race.html", key, partial(race_data, chrome, of_race, script))
        for listing in of_race.guides:
            plan_key = key_of(race_key, listing)
            yield from _guide_pages(chrome, of_race, listing, font, plan_key, around, font_key)
        for goal in dict.fromkeys(guide.goal for guide in of_race.guides):
            if of_race.weather and of_race.by_temperature(goal):
                make = partial(weather_data, chrome, of_race, of_race.weather, goal, font)
                url = weather_url(of_race, goal)
                yield url, page("weather.html", key_of(key, font_key, goal), make)
    index = partial(index_json_data, settings.base_path, races)
    yield "/index.json", page("verbatim.txt", all_races, index)
    yield from asset_pages(font)


def _guide_pages(
    chrome: Chrome,
    of_race: RaceGuides,
    listing: Listing,
    font: Font,
    key: str,
    around: str,
    font_key: str,
) -> Pages:
    """All files of a guide: it is worked out once for them."""
    url, work_out = guide_url(listing), listing.work_out
    on_page, on_paper = key_of(around, key), key_of(around, font_key, key)
    yield url, Page("guide.html", on_page, work_out, partial(guide_data, chrome, of_race))
    yield (
        f"{url}band.html",
        Page("band.html", on_paper, work_out, partial(print_data, chrome, font)),
    )
    yield f"{url}plan.json", Page("verbatim.txt", f"json {key}", work_out, plan_json_data)
    yield f"{url}splits.csv", Page("verbatim.txt", f"csv {key}", work_out, splits_csv_data)


def _worker(kept: Mapping[str, Page[Any]]) -> Data:
    """The one file that speaks of the bytes of others: its template renders them to hash them."""
    return {"kept": [(url.lstrip("/"), one) for url, one in kept.items()]}
