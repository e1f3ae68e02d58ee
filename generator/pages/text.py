"""Pages of text, and the ones that a host and the service worker show in place of others."""

import re
from dataclasses import dataclass

from generator.pacing.catalogue import Prose, RaceGuides
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.urls import (
    ASSETS,
    GUIDE_PATTERN,
    MANIFEST,
    NOT_FOUND,
    OFFLINE,
    PLANNER,
    SITE_FOLDER,
    Link,
    link,
    planner_with,
    prose_url,
    race_url,
)

_SITE_LINK = re.compile(r'href="(/[^"]*)')


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of text."""

    frame: Frame
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """Shown by hosts for any URL that has no page, so its links count from the base path."""

    frame: Frame
    base_path: str


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """Shown by the service worker for any URL it does not keep; links as on the page above."""

    frame: Frame
    base_path: str
    planner_href: str
    races: tuple[Link, ...]
    guide_pattern: str
    """The address of a guide below its race, for `offline.js`."""
    plan: str
    """The planner with a plan: the script fills in `{race}`, `{goal}` and `{ratio}`."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a device knows of the site when it is installed there."""

    site: str
    tagline: str
    start: str
    assets: str


def prose_page(site: Site, prose: Prose) -> ProsePage:
    """A page of text, its links to other pages made relative."""
    url = prose_url(prose)
    html = _SITE_LINK.sub(lambda found: f'href="{link(found[1], url)}', prose.html)
    return ProsePage(frame_of(site, url), prose.title, prose.summary, html)


def not_found_page(site: Site) -> NotFoundPage:
    """The page for a URL that has none."""
    return NotFoundPage(frame_of(site, NOT_FOUND), site.base_path)


def offline_page(site: Site, races: tuple[RaceGuides, ...]) -> OfflinePage:
    """The page for whatever is not kept on the device, with links to what is."""
    return OfflinePage(
        frame_of(site, OFFLINE),
        site.base_path,
        link(PLANNER, OFFLINE),
        tuple(Link(one.race.name, link(race_url(one), OFFLINE)) for one in races),
        GUIDE_PATTERN,
        link(planner_with("{race}", "{goal}", "{ratio}"), OFFLINE),
    )


def manifest(site: Site) -> Manifest:
    """The web app manifest."""
    return Manifest(site.name, site.tagline, SITE_FOLDER, link(ASSETS, MANIFEST))
