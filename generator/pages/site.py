"""The site as one mapping from URL to page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.pacing.catalogue import Catalogue, RaceGuides
from generator.pacing.guide import Listing
from generator.pages.answers import published
from generator.pages.assets import asset_pages
from generator.pages.downloads import course_file, index_file, plan_file, splits_file
from generator.pages.formats import formats_page
from generator.pages.frame import Site, site_of
from generator.pages.guide import guide_page
from generator.pages.home import home_page
from generator.pages.page import (
    AnyPage,
    Keyed,
    guide_file,
    key_of,
    keyed,
    keyed_together,
    page,
    page_of,
)
from generator.pages.planner import planner_page
from generator.pages.race import race_page
from generator.pages.race_files import race_files_page
from generator.pages.schemas import schema_file
from generator.pages.text import manifest, not_found_page, offline_page, prose_page
from generator.pages.urls import (
    FORMATS,
    HOME,
    INDEX,
    MANIFEST,
    NOT_FOUND,
    OFFLINE,
    PLANNER,
    RACE_FILES,
    WORKER,
    course_url,
    file_of,
    guide_url,
    pdf_url,
    plan_url,
    planner_race_url,
    prose_url,
    race_url,
    schema_url,
    splits_url,
    weather_url,
)
from generator.pages.weather import weather_page
from generator.paper.drawing import Font, Paper
from generator.race.files import YAML_FILES

Pages = Iterator[tuple[str, AnyPage]]
"""Pages with their URLs."""


@dataclass(frozen=True)
class KeptFile:
    """A file that works without a network: where it is in the site, and its page."""

    path: str
    page: AnyPage


@dataclass(frozen=True)
class WorkerScript:
    """What the service worker keeps. Its template renders these files to list
    their hashes.
    """

    kept: tuple[KeptFile, ...]
    offline: str
    """The page it shows for those it does not keep."""


@dataclass(frozen=True)
class _Sources:
    """What pages are made from, besides the race or the guide that they are about."""

    site: Keyed[Site]
    font: Keyed[Font]
    papers: Keyed[tuple[Paper, ...]]
    races: tuple[Keyed[RaceGuides], ...]
    scripts: tuple[Keyed[AnyPage], ...]
    """Each race for the planner."""

    @property
    def all_races(self) -> Keyed[tuple[RaceGuides, ...]]:
        return keyed_together(self.races)


def site(
    catalogue: Catalogue,
    font: Font,
    papers: Sequence[Paper] = (),
    only: Collection[str] = (),
) -> dict[str, AnyPage]:
    """Every page of the site by its URL. They lead to PDFs on these papers, if there are any.

    With `only`, the guides of other races than these are left out.
    Raises ValueError if two pages want the same URL.
    """
    found: dict[str, AnyPage] = {}
    for url, one in _pages(catalogue, font, papers, only):
        if url in found:
            raise ValueError(f"two pages want to be {url}")
        found[url] = one
    found[WORKER] = _worker(found)
    return found


def pdfs(catalogue: Catalogue, papers: Sequence[Paper]) -> dict[str, tuple[str, Paper]]:
    """For each PDF file of the site, its paper and the file of the page it is printed from."""
    return {
        file_of(pdf_url(guide, paper)): (file_of(guide_url(guide)), paper)
        for of_race in catalogue.races
        for guide in of_race.guides
        for paper in papers
    }


def _pages(
    catalogue: Catalogue, font: Font, papers: Sequence[Paper], only: Collection[str]
) -> Pages:
    """Every page but the service worker, which depends on the others' bytes."""
    races = tuple(map(keyed, catalogue.races))
    scripts = tuple(Keyed(script, script.key) for script in map(_race_script, races))
    sources = _Sources(keyed(site_of(catalogue)), keyed(font), keyed(tuple(papers)), races, scripts)
    yield from _general_pages(catalogue, sources)
    for of_race, script in zip(races, scripts, strict=True):
        yield from _race_pages(sources, of_race, script)
        if not only or of_race.value.race.slug in only:
            yield from _pages_of_goals(sources, of_race)
    yield from asset_pages(font)


def _general_pages(catalogue: Catalogue, sources: _Sources) -> Pages:
    """The pages that are not about one race."""
    site, font, races = sources.site, sources.font, sources.all_races
    example = races.with_part(catalogue.example)
    chosen = keyed(catalogue.example.race.slug)
    scripts = keyed_together(sources.scripts)
    yield HOME, page("home.html", home_page, site, races, example, font, offline=True)
    yield FORMATS, page("formats.html", formats_page, site, example, font, offline=True)
    yield PLANNER, page("planner.html", planner_page, site, races, scripts, chosen, offline=True)
    for prose in catalogue.prose:
        yield prose_url(prose), page("prose.html", prose_page, site, keyed(prose), offline=True)
    yield RACE_FILES, page("race-files.html", race_files_page, site, offline=True)
    for kind in YAML_FILES:
        yield schema_url(kind), page("verbatim.txt", schema_file, keyed(kind))
    yield NOT_FOUND, page("404.html", not_found_page, site)
    yield OFFLINE, page("offline.html", offline_page, site, races, offline=True)
    yield MANIFEST, page("manifest.webmanifest", manifest, site, offline=True)
    yield INDEX, page("verbatim.txt", index_file, site, races)


def _race_script(of_race: Keyed[RaceGuides]) -> AnyPage:
    return page("scripts/race.js", published, of_race, offline=True)


def _race_pages(sources: _Sources, of_race: Keyed[RaceGuides], script: Keyed[AnyPage]) -> Pages:
    """A race's own page, and what the planner reads of it."""
    yield planner_race_url(of_race.value), script.value
    yield course_url(of_race.value.race), page("verbatim.txt", course_file, of_race)
    race = page("race.html", race_page, sources.site, of_race, offline=True)
    yield race_url(of_race.value), race


def _pages_of_goals(sources: _Sources, of_race: Keyed[RaceGuides]) -> Pages:
    """The pages of a race's guides, and those of its goals by temperature."""
    site, guides = sources.site, of_race.value.guides
    for listing in guides:
        yield from _guide_pages(sources, of_race, of_race.with_part(listing))
    for goal in dict.fromkeys(guide.goal for guide in guides):
        if of_race.value.by_temperature(goal):
            yield (
                weather_url(of_race.value, goal),
                page("weather.html", weather_page, site, of_race, keyed(goal), sources.font),
            )


def _guide_pages(sources: _Sources, of_race: Keyed[RaceGuides], guide: Keyed[Listing]) -> Pages:
    """All files of a guide."""
    site, papers, font, listing = sources.site, sources.papers, sources.font, guide.value
    page = guide_file("guide.html", guide_page, guide, site, of_race, papers, font)
    yield guide_url(listing), page
    yield plan_url(listing), guide_file("verbatim.txt", plan_file, guide)
    yield splits_url(listing), guide_file("verbatim.txt", splits_file, guide)


def _worker(pages: Mapping[str, AnyPage]) -> AnyPage:
    """The service worker: it depends on the bytes of every page that it keeps."""
    kept = {url: one for url, one in pages.items() if one.offline}
    script = WorkerScript(
        tuple(KeptFile(url.lstrip("/"), one) for url, one in kept.items()), file_of(OFFLINE)
    )
    key = key_of([(url, one.template, one.key) for url, one in kept.items()])
    return page_of("sw.js", Keyed(script, key))
