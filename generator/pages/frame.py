"""What every page shows around its own content: head, menu and footer."""

from dataclasses import dataclass

from generator.pacing.catalogue import Catalogue
from generator.pages.urls import (
    ASSETS,
    FORMATS,
    HOME,
    MANIFEST,
    PLANNER,
    RACE_FILES,
    RACES,
    WORKER,
    Link,
    link,
    prose_url,
)


@dataclass(frozen=True)
class Site:
    """What is the same on every page."""

    name: str
    tagline: str
    source: str | None
    """Where the project's code is."""
    base_path: str
    address: str
    """`https://runners.example/repo-name`, or ``""`` where it is not known."""
    menu: tuple[Link, ...]
    """The URL of each page in the menu."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The same, as one page shows it. Links are relative, so a site works below any base path."""

    site: str
    tagline: str
    source: str | None
    canonical: str
    """The page's full address, or ``""`` where it is not known."""
    home: str
    races: str
    race_files: str
    """What race files may say."""
    menu: tuple[Link, ...]
    assets: str
    """The folder of style sheets and scripts."""
    manifest: str
    worker: str
    """The service worker, which `offline.js` registers."""


def site_of(catalogue: Catalogue) -> Site:
    """What every page of a catalogue shows: the menu has the pages of text, then the tools."""
    settings = catalogue.settings
    return Site(
        settings.name,
        settings.tagline,
        settings.source,
        settings.base_path,
        settings.address(""),
        (
            *(Link(prose.title, prose_url(prose)) for prose in catalogue.prose),
            Link("Formats", FORMATS),
            Link("Planner", PLANNER),
        ),
    )


def frame_of(site: Site, url: str) -> Frame:
    """What the page at a URL shows around its own content."""
    return Frame(
        site=site.name,
        tagline=site.tagline,
        source=site.source,
        canonical=site.address + url if site.address else "",
        home=link(HOME, url),
        races=link(RACES, url),
        race_files=link(RACE_FILES, url),
        menu=tuple(Link(one.text, link(one.href, url)) for one in site.menu),
        assets=link(ASSETS, url),
        manifest=link(MANIFEST, url),
        worker=link(WORKER, url),
    )
