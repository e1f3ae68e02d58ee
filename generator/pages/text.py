"""Pages of text, and the ones that hosts and the service worker show."""

import re

from generator.pacing.catalogue import Prose, RaceGuides
from generator.pages.page import Chrome, Data
from generator.pages.urls import file_of, race_url

_SITE_LINK = re.compile(r'href="(/[^"#]*)')


def not_found_data(chrome: Chrome) -> Data:
    # Hosts show this page for any URL, so its links count from the base path.
    return chrome.around("/404.html") | {"root": ""}


def offline_data(chrome: Chrome, races: tuple[RaceGuides, ...]) -> Data:
    # The worker shows this page for any URL, as hosts do the one before.
    around = chrome.around("/offline.html") | {"root": ""}
    return around | {"races": [(one.race.name, file_of(race_url(one))) for one in races]}


def manifest_data(chrome: Chrome) -> Data:
    return {"site": chrome.site, "tagline": chrome.tagline}


def prose_data(chrome: Chrome, prose: Prose) -> Data:
    around = chrome.around(f"/{prose.slug}/")
    html = _SITE_LINK.sub(lambda link: f'href="{around["root"]}{file_of(link[1])}', prose.html)
    return around | {"title": prose.title, "description": prose.summary, "html": html}
