"""The site as one mapping from URL to page; every page's data is plain and in printed form.

The only module that knows a URL. A URL that ends in `/` is that folder's `index.html`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from generator import formats, units
from generator.band import CLUB_MARGIN_MM, held, lay_band
from generator.cadence import Cadence
from generator.chart import Chart, Standards, Weather
from generator.fields import GoalTime, Model, Name, Web
from generator.figure import DESK, PHONE, draw
from generator.guide import AT_THE_MARK_M, Goal, Ground, Guide, Margin, RaceGuides, Split
from generator.paper import PAPERS, DoesNotFit, Font, Paper, Wrist
from generator.plan import Refusal
from generator.planner import elaborate, ground_data, paper_data
from generator.prints import (
    band_data,
    mm,
    prints_data,
    qr_data,
    rulers_data,
    signs_data,
    whole_data,
)
from generator.race import Marks, OneRatio, Race, Start
from generator.rows import MEANINGS
from generator.strip import BY_KEY, FORMATS, MOST_GOALS, WRAP, Format

PLANNER = "/planner/"
_RATIO = re.compile(r"([\d:]+)/([\d:]+)")
FURTHER_S = 600
"""From one goal of the example to the next."""
_SITE_LINK = re.compile(r'href="(/[^"#]*)')

Data = Mapping[str, Any]
"""Strings, numbers, bools, and lists, tuples and dicts of them; and pages to name the hash of."""

KEPT = frozenset(
    {
        "home.html",
        "formats.html",
        "prose.html",
        "race.html",
        "plan.html",
        "ground.js",
        "planner.js",
        "offline.html",
        "site.css",
        "band.css",
        "sheet.css",
        "band.woff2",
        "icon.svg",
        "offline.js",
        "manifest.webmanifest",
    }
)
"""Templates whose pages work without a network; guides are too many for that."""


@dataclass(frozen=True)
class Page:
    """A file of the site: a template, and how the data that it may read is made.

    The data is a pure function of what is given, so what is given tells whether the page changes.
    """

    template: str
    make: Callable[..., Data]
    given: tuple[object, ...]

    def data(self) -> Data:
        """All that the template may read; made when asked for, ten thousand are never held."""
        return self.make(*self.given)


class Example(Model):
    """The guide whose band the home page shows."""

    race: Name = Field(examples=["boston"])
    goal: GoalTime = Field(examples=["3:25:00"])
    ratio: OneRatio = Field(examples=["4:00/0:30"])


class Settings(Model):
    """`content/site.yaml`: what is the site's own."""

    name: Name
    tagline: Name
    base_path: Name = "/"
    """Where the site is hosted below its domain: `/` or `/repo-name/`."""
    url: Web | None = None
    """The domain it is hosted at, for the links that must be absolute."""
    source: Web | None = None
    """Where the project's code and race files are."""
    pages: tuple[Name, ...] = Field(examples=["[how-it-works]"])
    """The pages of text, in the order of the menu."""
    example: Example

    def address(self, url: str) -> str:
        """Where a page is hosted, in full; nothing where the domain is not known."""
        host = (self.url or "").rstrip("/")
        return host + self.base_path.rstrip("/") + url if host else ""


@dataclass(frozen=True)
class Prose:
    """A page of text."""

    slug: str
    title: str
    summary: str
    html: str
    """Sanitised; its links are site-absolute."""


@dataclass(frozen=True)
class Catalogue:
    """Everything the content says, ready to be made into pages."""

    settings: Settings
    races: tuple[RaceGuides, ...]
    prose: tuple[Prose, ...]
    font: Font
    example: Guide
    """The one the home page shows."""


@dataclass(frozen=True)
class Chrome:
    """What every page shows around its own matter."""

    site: str
    tagline: str
    source: str | None
    base_path: str
    address: str
    """`https://runners.example/repo-name`, or nothing where it is not known."""
    menu: tuple[tuple[str, str], ...]
    """Label and URL of each page of text."""
    pdf: tuple[tuple[str, str], ...]
    """Name of each paper that there are PDFs for, and of the file beside a guide."""

    def around(self, url: str) -> dict[str, Any]:
        """The part of a page's data that is the same on all, seen from its URL."""
        return {
            "site": self.site,
            "tagline": self.tagline,
            "source": self.source,
            "base_path": self.base_path,
            "root": "../" * (url.count("/") - 1),
            "canonical": self.address + url if self.address else "",
            "nav": [(label, file_of(page)) for label, page in self.menu],
        }


def site(catalogue: Catalogue, papers: Sequence[Paper] = ()) -> dict[str, Page]:
    """Every page of the site by its URL; they lead to the PDFs on these papers, if any."""
    found: dict[str, Page] = {}
    for url, page in _pages(catalogue, papers):
        if url in found:
            raise ValueError(f"two pages want to be {url}")
        found[url] = page
    kept = {url: page for url, page in found.items() if page.template in KEPT}
    # At the root, because a service worker answers for the folder that it stands in.
    return found | {"/sw.js": Page("sw.js", _worker, (tuple(kept), *kept.values()))}


def pdfs(catalogue: Catalogue, papers: Sequence[Paper]) -> dict[str, tuple[str, Paper]]:
    """For each PDF of the site the page that it is printed from, both as files, and the paper."""
    return {
        f"{folder}{_pdf_name(paper)}": (f"{folder}band.html", paper)
        for of_race in catalogue.races
        for guide in of_race.guides
        for folder in (guide_url(guide).lstrip("/"),)
        for paper in papers
    }


def _pdf_name(paper: Paper) -> str:
    return f"band-{paper.key}.pdf"


def is_base_path(text: str) -> bool:
    """Whether a text is a path to host below: `/` or `/repo-name/`."""
    return bool(re.fullmatch(r"/([\w.~-]+/)*", text, re.ASCII))


def file_of(url: str) -> str:
    """The file in `site/` that a URL names: `/boston/` is `boston/index.html`."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")


def guide_url(guide: Guide) -> str:
    """`/boston/3-25-00/run-4-00-walk-0-30/`: reads like what it is."""
    return f"/{guide.race.slug}/{_goal_slug(guide.goal)}/{_cadence_slug(guide.cadence)}/"


def _weather_url(of_race: RaceGuides, goal: Goal) -> str:
    return f"/{of_race.race.slug}/{_goal_slug(goal)}/weather.html"


def _goal_slug(goal: Goal) -> str:
    return units.long_clock(goal.seconds).replace(":", "-")


def _cadence_slug(cadence: Cadence) -> str:
    """`run-4-00-walk-0-30-to-23-mi-then-continuous`: the words without what a URL cannot hold."""
    words = _RATIO.sub(r"run \1 walk \2", str(cadence))
    return re.sub(r"[^a-z0-9.]+", "-", words)


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
        tuple((paper.name, _pdf_name(paper)) for paper in papers),
    )
    yield "/", Page("home.html", _home, (chrome, catalogue.races, catalogue.example, font))
    example = catalogue.example
    yield "/formats/", Page("formats.html", _formats, (chrome, example.ground, example, font))
    yield "/404.html", Page("404.html", _not_found, (chrome,))
    yield "/offline.html", Page("offline.html", _offline, (chrome, catalogue.races))
    yield "/manifest.webmanifest", Page("manifest.webmanifest", _manifest, (chrome,))
    for prose in catalogue.prose:
        yield f"/{prose.slug}/", Page("prose.html", _prose, (chrome, prose))
    grounds = [Page("ground.js", _ground, (of_race,)) for of_race in catalogue.races]
    any_race = (chrome, example.race.slug, catalogue.races, *grounds)
    yield PLANNER, Page("plan.html", _any_race, any_race)
    for of_race, ground in zip(catalogue.races, grounds, strict=True):
        yield _ground_url(of_race), ground
        yield _race_url(of_race), Page("race.html", _race, (chrome, of_race, ground))
        for guide in of_race.guides:
            url = guide_url(guide)
            yield url, Page("guide.html", _guide, (chrome, of_race, guide))
            yield f"{url}band.html", Page("band.html", _sheet, (chrome, of_race, guide, font))
            yield f"{url}plan.json", Page("verbatim.txt", _plan_json, (of_race, guide))
            yield f"{url}splits.csv", Page("verbatim.txt", _splits_csv, (of_race, guide))
        for goal in dict.fromkeys(guide.goal for guide in of_race.guides):
            if of_race.strips(goal):
                hot = (chrome, of_race, of_race.weather, goal, font)
                yield _weather_url(of_race, goal), Page("weather.html", _weather, hot)
    yield "/index.json", Page("verbatim.txt", _index_json, (settings.base_path, catalogue.races))
    yield from _in_assets(font)


def _in_assets(font: Font) -> Iterator[tuple[str, Page]]:
    return ((f"/assets/{name}", page) for name, page in assets(font).items())


def assets(font: Font) -> dict[str, Page]:
    """What pages are shown with, by its name in `/assets/`; no content changes it."""
    plain = ("site.css", "band.css", "icon.svg", "offline.js", "band-licence.txt")
    return {name: Page(name, dict, ()) for name in plain} | {
        "sheet.css": Page("sheet.css", _sheet_style, ()),
        "band.woff2": Page("band.woff2", _characters, (font,)),
        "planner.js": Page("planner.js", paper_data, (font,)),
    }


def _sheet_style() -> Data:
    """The formats that a style sheet tells apart."""
    return {
        "keys": [form.key for form in FORMATS],
        "untaped": [form.key for form in FORMATS if not form.tab_mm],
        "along": [form.key for form in FORMATS if form.along],
    }


def _ground_url(of_race: RaceGuides) -> str:
    return f"/{of_race.race.slug}/ground.js"


def _race_url(of_race: RaceGuides) -> str:
    return f"/{of_race.race.slug}/"


def _home(chrome: Chrome, races: tuple[RaceGuides, ...], example: Guide, font: Font) -> Data:
    cards = [
        {
            "name": of_race.race.name,
            "href": file_of(_race_url(of_race)),
            "place": of_race.race.place,
            "when": _when(of_race.race),
            "distance": _distance(of_race.race),
            "guides": len(of_race.guides),
            "fastest": units.clock(of_race.guides[0].goal.seconds),
            "slowest": units.clock(of_race.guides[-1].goal.seconds),
        }
        for of_race in races
    ]
    return chrome.around("/") | {
        "races": sorted(
            (card for card in cards if card["place"]), key=lambda card: str(card["name"])
        ),
        "distances": [card for card in cards if not card["place"]],
        "example": {
            "href": file_of(guide_url(example)),
            "race": example.race.name,
            "goal": units.clock(example.goal.seconds),
            "ratio": str(example.cadence),
            "band": band_data(lay_band([example], WRAP, font)),
        },
    }


def _formats(chrome: Chrome, ground: Ground, example: Guide, font: Font) -> Data:
    """Every format with the example on it, and a band with several goals."""
    slowest_s = example.goal.seconds + MOST_GOALS * FURTHER_S
    goals = [Goal(s) for s in range(example.goal.seconds, slowest_s, FURTHER_S)]
    together = None
    # There may be no plan for goals that no race file names, or no room for them.
    with suppress(Refusal, DoesNotFit):
        guides = [Guide(ground, goal, example.cadence) for goal in goals]
        together = band_data(lay_band(guides, BY_KEY["forearm"], font))
    said = " ".join(f"--goal {units.long_clock(goal.seconds)}" for goal in goals)
    return (
        chrome.around("/formats/")
        | {
            "race": ground.race.name,
            "goal": units.clock(example.goal.seconds),
            "ratio": str(example.cadence),
            "example": f"../{file_of(guide_url(example)).removesuffix('index.html')}band.html",
            "figures": {
                form.key: {
                    "size": f"{mm(form.width_mm)} × {mm(form.length_mm)} mm",
                    "smallest": f"{form.smallest_pt:g}",
                    "a4": held(form, PAPERS["a4"]),
                    "letter": held(form, PAPERS["letter"]),
                }
                for form in FORMATS
            },
            "goals": [units.clock(goal.seconds) for goal in goals],
            "together": together,
            "command": f"walkbreak band {ground.race.slug} {said} --ratio {example.cadence} "
            "--together --format forearm",
        }
        | prints_data(example, font)
        | qr_data(chrome.address and chrome.address + guide_url(example), "")
        | rulers_data()
    )


def _not_found(chrome: Chrome) -> Data:
    # Hosts show this page for any URL, so its links count from the base path.
    return chrome.around("/404.html") | {"root": ""}


def _offline(chrome: Chrome, races: tuple[RaceGuides, ...]) -> Data:
    # The worker shows this page for any URL, as hosts do the one before.
    around = chrome.around("/offline.html") | {"root": ""}
    return around | {"races": [(one.race.name, file_of(_race_url(one))) for one in races]}


def _manifest(chrome: Chrome) -> Data:
    return {"site": chrome.site, "tagline": chrome.tagline}


def _worker(urls: tuple[str, ...], *pages: Page) -> Data:
    """The one file that speaks of the bytes of others: its template renders them to hash them."""
    return {"kept": [(url.lstrip("/"), page) for url, page in zip(urls, pages, strict=True)]}


def _prose(chrome: Chrome, prose: Prose) -> Data:
    around = chrome.around(f"/{prose.slug}/")
    html = _SITE_LINK.sub(lambda link: f'href="{around["root"]}{file_of(link[1])}', prose.html)
    return around | {"title": prose.title, "description": prose.summary, "html": html}


def _ground(of_race: RaceGuides) -> Data:
    """A race for the planner, and in words its ways of walking that take more than a ratio."""
    words = [(str(cadence), _parts(cadence)) for cadence in elaborate(of_race)]
    return {"ground": ground_data(of_race), "words": words}


def _any_race(chrome: Chrome, chosen: str, races: tuple[RaceGuides, ...], *grounds: Page) -> Data:
    """The planner on a page of its own: for every race, places first."""
    choices = [
        (of_race.race.slug, of_race.race.name, file_of(_ground_url(of_race)), ground)
        for of_race, ground in zip(races, grounds, strict=True)
    ]
    places = {of_race.race.slug for of_race in races if of_race.race.place}
    choices.sort(key=lambda choice: (choice[0] not in places, choice[1]))
    return chrome.around(PLANNER) | {"choices": choices, "chosen": chosen} | _planner_data()


def _planner_data() -> dict[str, Any]:
    """What a page with the planner has besides its races."""
    formats = [{"key": form.key, "name": form.name, "use": form.use} for form in FORMATS]
    return {"formats": formats, "meanings": list(MEANINGS.items())} | rulers_data()


def _race(chrome: Chrome, of_race: RaceGuides, ground: Page) -> Data:
    race, profile, url = of_race.race, of_race.ground.profile, _race_url(of_race)
    rows: dict[Goal, list[tuple[str, str]]] = {}
    for guide in of_race.guides:
        link = (str(guide.cadence), file_of(guide_url(guide)).removeprefix(url[1:]))
        rows.setdefault(guide.goal, []).append(link)
    return (
        chrome.around(url)
        | {
            "race": _race_names(race),
            "course": _course(of_race.ground),
            "figures": [
                (where, asdict(draw(race, profile, width)))
                for where, width in (("desk", DESK), ("phone", PHONE))
                if profile
            ],
            "aid": _aid(race),
            "landmarks": [
                (i + 1, mark.name, units.place(mark.at, race.markers))
                for i, mark in enumerate(race.landmarks)
            ],
            "walk_pace": _both_paces(race.walk_pace, race) if race.walk_pace else None,
            "charts": [_chart(chart, race) for chart in of_race.charts],
            "standards": [_standards(table, of_race.ground) for table in of_race.standards],
            "goals": [
                {
                    "goal": units.clock(goal.seconds),
                    "pace": _both_paces(goal.seconds / race.distance, race),
                    "meets": [(label, ", ".join(who)) for label, who in goal.meets],
                    "links": links,
                }
                for goal, links in rows.items()
            ],
            "guides": len(of_race.guides),
            "choices": [],
            "ground": ground,
        }
        | _planner_data()
    )


def plan_data(guide: Guide) -> dict[str, Any]:
    """All there is to say about a plan, in printed form: for its page, and for the terminal."""
    race, plan = guide.race, guide.plan
    return _names(guide) | {
        "race": _race_names(race),
        "strategy": _strategy(race),
        "course": _course(guide.ground),
        "average": _both_paces(plan.goal_s / race.distance, race),
        "halves": (units.clock(guide.half_s), units.clock(plan.goal_s - int(guide.half_s))),
        "columns": _columns(guide),
        "rows": [
            _row(guide, split, window)
            for split, window in zip(guide.splits, guide.windows, strict=True)
        ],
        "starts": [_start(start, plan.goal_s) for start in race.starts],
        "waves": _waves(guide),
        "margins": [_margin(margin) for margin in guide.margins],
        "times_from": race.times_from,
        "catch_up": [
            (units.clock(late_s), pace and _fine_paces(pace, race))
            for late_s, pace in ((late_s, guide.catch_up(late_s)) for late_s in guide.behind_s)
        ],
    }


def _guide(chrome: Chrome, of_race: RaceGuides, guide: Guide) -> Data:
    same_goal = [other for other in of_race.guides if other.goal == guide.goal]
    same_ratio = [other for other in of_race.guides if other.cadence == guide.cadence]
    at = same_ratio.index(guide)
    return (
        chrome.around(guide_url(guide))
        | plan_data(guide)
        | {
            "meets": [(label, "; ".join(who)) for label, who in guide.goal.meets],
            "cycles": _cycles(guide),
            "planner": f"../../index.html#{_planner_state(guide)}",
            "formats": [form.said for form in FORMATS[1:]],
            "weather": "../weather.html" if of_race.strips(guide.goal) else None,
            "other_ratios": [(str(o.cadence), _sideways(o), o is guide) for o in same_goal],
            "faster": _neighbour(same_ratio[at - 1]) if at else None,
            "slower": _neighbour(same_ratio[at + 1]) if at + 1 < len(same_ratio) else None,
        }
    )


def _sheet(chrome: Chrome, of_race: RaceGuides, guide: Guide, font: Font) -> Data:
    around = chrome.around(guide_url(guide))
    return (
        around
        | _names(guide)
        | {
            "race": _race_names(of_race.race),
            "several": False,
            "pdf": chrome.pdf,
        }
        | prints_data(guide, font)
        | qr_data(around["canonical"], "This guide")
        | rulers_data()
    )


@dataclass(frozen=True)
class Printout:
    """Bands for the printer: the files that make them up, and how many pages of paper they fill."""

    site: Mapping[str, Page]
    count: int


def print_out(
    bands: Sequence[Sequence[Guide]],
    form: Format | None,
    paper: Paper,
    font: Font,
    wrist: Wrist = "left",
    leads_to: tuple[str, str] = ("", ""),
) -> Printout:
    """Bands on paper, each with the goals that stand on it; without a format, whole pages.

    One band has beside it what helps to wear it, and a QR code: `leads_to` is its URL, and what
    is there. Of more, as many as it holds are on a page. Raises DoesNotFit.
    """
    given = (tuple(map(tuple, bands)), form, paper, font, wrist, leads_to)
    page = Page("print.html", _printout, given)
    data = page.data()
    count = len(data["pages"]) + len(data["whole"]) + bool(data["alone"])
    return Printout({"/": page, **dict(_in_assets(font))}, count)


def _printout(
    bands: tuple[tuple[Guide, ...], ...],
    form: Format | None,
    paper: Paper,
    font: Font,
    wrist: Wrist,
    leads_to: tuple[str, str],
) -> Data:
    first, race = bands[0][0], bands[0][0].race
    goals = [units.clock(guide.goal.seconds) for goals in bands for guide in goals]
    drawn = [lay_band(goals, form, font) for goals in bands] if form else []
    laid = [band_data(band) for band in drawn]
    each = held(form, paper) if form else 1
    alone = laid.pop() if len(laid) == 1 else None
    keys = [form.key] if form else []
    said = f"{goals[0]} to {goals[-1]}"
    if len(goals) <= MOST_GOALS:
        said = " or ".join(filter(None, (", ".join(goals[:-1]), goals[-1])))
    return (
        _names(first)
        | {
            "title": f"{race.name} in {said}",
            "race": _race_names(race),
            "goal": said,
            "several": len(goals) > 1,
            "prints": [],
            "alone": alone,
            "pages": [laid[i : i + each] for i in range(0, len(laid), each)],
            "whole": [] if form else [whole_data(goals[0], font) for goals in bands],
            "margin": mm(CLUB_MARGIN_MM),
            "wrist": wrist,
            "taped": bool(form and form.tab_mm),
            "signs": signs_data(first),
            "slim": keys if any(band.shortened for band in drawn) else [],
            "windows": keys if any(band.windows for band in drawn) else [],
            "signed": keys if any(band.drawing.signs for band in drawn) else [],
            "short": keys if form and form.too_short else [],
            "folded": keys if form and form.folded else [],
        }
        | qr_data(*leads_to)
        | rulers_data()
    )


def _weather(chrome: Chrome, of_race: RaceGuides, weather: Weather, goal: Goal, font: Font) -> Data:
    """The coach's ratios by temperature, each as a band beside the others."""
    race = of_race.race
    strips: list[dict[str, Any]] = []
    for when, cadence in of_race.strips(goal):
        strip: dict[str, Any] = {"when": when, "ratio": str(cadence) if cadence else None}
        strips.append(strip)
        if not cadence:
            continue
        guide = Guide(of_race.ground, goal, cadence)
        try:
            plan = guide.plan
        except Refusal as refusal:
            strip["refusal"] = str(refusal)
            continue
        strip |= {
            "run_pace": _fine_paces(plan.run_pace, race),
            "walking": units.clock(plan.walking_s),
            "band": band_data(lay_band([guide], WRAP, font, heading=when)),
        }
    around = chrome.around(_weather_url(of_race, goal)) | rulers_data()
    return around | {
        "race": _race_names(race),
        "goal": units.clock(goal.seconds),
        "average": _both_paces(goal.seconds / race.distance, race),
        "chart": (weather.name, weather.source),
        "strips": strips,
        "slowing_source": weather.slowing_source,
        "slowing": [
            (
                one.when,
                f"{units.percent(one.least)} to {units.percent(one.most)}",
                units.clock(goal.seconds * (1 + one.least)),
                units.clock(goal.seconds * (1 + one.most)),
            )
            for one in weather.slowing
        ],
    }


def _plan_json(_: RaceGuides, guide: Guide) -> Data:
    return {"text": formats.plan_json(guide)}


def _splits_csv(_: RaceGuides, guide: Guide) -> Data:
    return {"text": formats.splits_csv(guide)}


def _index_json(base_path: str, races: tuple[RaceGuides, ...]) -> Data:
    """`url` is where a guide is hosted; the files are where they stand in `site/`."""
    entries = []
    for of_race in races:
        for guide in of_race.guides:
            url = guide_url(guide)
            entries.append(
                {
                    "race": guide.race.slug,
                    "race_name": guide.race.name,
                    "goal": units.long_clock(guide.goal.seconds),
                    "ratio": str(guide.cadence),
                    "url": base_path.rstrip("/") + url,
                    "plan": f"{url}plan.json",
                    "band": f"{url}band.html",
                }
            )
    return {"text": formats.index_json(entries)}


def _characters(font: Font) -> Data:
    return {"characters": "".join(sorted(font.advances))}


def _names(guide: Guide) -> dict[str, Any]:
    """How a guide is called, and what it asks of the runner."""
    race, plan = guide.race, guide.plan
    return {
        "goal": units.clock(plan.goal_s),
        "ratio": str(guide.cadence),
        "plain": guide.cadence.run_walk and tuple(map(units.clock, guide.cadence.run_walk)),
        "parts": _parts(guide.cadence),
        "walks": plan.schedule.walks,
        "run_pace": _fine_paces(plan.run_pace, race),
        "watch": (
            (units.percent(abs(race.watch)), "long" if race.watch > 0 else "short")
            if race.watch
            else None
        ),
        "watch_pace": _fine_paces(guide.watch_pace, race),
        "walk_pace": _both_paces(plan.walk_pace, race) if plan.walk_pace is not None else None,
        "walk_breaks": plan.walk_breaks,
        "breaks": plan.walk_breaks
        and f"{plan.walk_breaks} walk break{'s' if plan.walk_breaks > 1 else ''}",
        "walking": units.clock(plan.walking_s),
        "standing": units.clock(plan.standing_s) if plan.standing_s else None,
    }


def _parts(cadence: Cadence) -> list[dict[str, Any]]:
    """What holds where, part by part, each with the end of the one before it."""
    said: list[dict[str, Any]] = []
    start = None
    for part in cadence.parts:
        places = part.at_places
        said.append(
            {
                "from": start,
                "to": part.limit or None,
                "timed": part.to_s is not None,
                "run_walk": part.run_walk and tuple(map(units.clock, part.run_walk)),
                "on_climbs": part.on_climbs and tuple(map(units.clock, part.on_climbs)),
                "places": places and (places.length, places.where),
                "apart": units.clock(places.apart_s) if places and places.apart_s else None,
            }
        )
        start = part.limit
    return said


def _strategy(race: Race) -> dict[str, Any]:
    """What spends the effort otherwise than evenly."""
    ease = race.ease_in
    return {
        "hills": units.percent(race.hills) if race.hills < 1 else None,
        "downhill": units.percent(race.downhill) if race.downhill < 1 else None,
        "altitude": units.percent(race.altitude) if race.altitude else None,
        "drift": units.halves(race.drift) if race.drift else None,
        "ease": (units.distance(ease[1]), units.percent(ease[0])) if ease else None,
    }


def _start(start: Start, goal_s: int) -> dict[str, str | None]:
    """When a wave starts, and when it finishes by the gun and by the time of day."""
    return {
        "wave": start.wave,
        "gun": None if start.gun is None else units.hour_of_day(start.gun),
        "delay": units.clock(start.delay),
        "gun_time": units.clock(start.delay + goal_s),
        "finish": None if start.gun is None else _of_day(start, start.delay + goal_s),
    }


def _of_day(start: Start, gun_s: float) -> str:
    """What a clock on the wall says so long after the gun; where none is known, the gun's own."""
    return units.clock(gun_s) if start.gun is None else units.time_of_day(start.gun + gun_s)


def _waves(guide: Guide) -> list[tuple[str, list[str]]]:
    """The time of day at every mark for each of several starts."""
    starts = guide.race.starts
    if len(starts) < 2:
        return []
    return [
        (s.label, [_of_day(start, start.delay + s.elapsed_s) for start in starts])
        for s in guide.splits
    ]


def _margin(margin: Margin) -> tuple[str, ...]:
    cutoff, start = margin.cutoff, margin.start
    return (
        cutoff.name or units.distance(cutoff.at),
        units.distance(cutoff.at) if cutoff.name else "",
        str(cutoff.by),
        start.wave,
        _of_day(start, margin.gun_s),
        units.clock(margin.margin_s),
    )


def _race_names(race: Race) -> dict[str, Any]:
    return {
        "name": race.name,
        "place": race.place,
        "when": _when(race),
        "web": race.web,
        "distance": _distance(race),
        "exact": units.distance(race.distance),
        "unit": race.markers,
        "markers": {"mi": "mile", "km": "kilometre"}[race.markers],
        "mark": _mark(race.rows),
        "mark_head": "mark" if race.marks and race.marks.of == "distance" else _mark(race.rows),
    }


def _mark(marks: Marks) -> str:
    """What has a row, one of them: `mile`, `5 km`, `aid station`."""
    if marks.of != "distance":
        return marks.of.removesuffix("s")
    length = units.distance(marks.every_m)
    return {"1 mi": "mile", "1 km": "kilometre"}.get(length, length)


def _course(ground: Ground) -> dict[str, Any] | None:
    race, profile = ground.race, ground.profile
    if not race.course or not profile:
        return None
    drop_m = profile.net_drop_m
    return {
        "confidence": race.course.confidence,
        "source": race.course.source,
        "note": race.course.note,
        "ascent": units.height(profile.ascent_m, race.markers),
        "net": units.height(abs(drop_m), race.markers) if abs(drop_m) >= 1 else None,
        "clamped": units.place(ground.clamped_m, race.markers) if ground.clamped_m else None,
        "falls": drop_m > 0,
    }


def _aid(race: Race) -> dict[str, Any] | None:
    if not race.aid:
        return None
    return {
        "year": race.aid.year,
        "confidence": race.aid.confidence,
        "source": race.aid.source,
        "stations": [
            (units.place(station.at, race.markers), station.what, stand_s and units.clock(stand_s))
            for station, (_, stand_s) in zip(race.aid.stations, race.stations, strict=True)
        ],
    }


def _chart(chart: Chart, race: Race) -> dict[str, Any]:
    """A coach's chart, and the goal paces that it runs from and to."""
    return {
        "name": chart.name,
        "source": chart.source,
        "from": _both_paces(chart.rows[0].pace, race),
        "to": _both_paces(chart.ends, race),
    }


def _standards(table: Standards, ground: Ground) -> dict[str, Any]:
    """A table of standards, and what this course does to it."""
    index_s = table.index(ground.net_drop_m)
    return {
        "name": table.name,
        "label": table.label,
        "valid_for": table.valid_for,
        "source": table.source,
        "index": units.clock(index_s) if index_s else None,
        "counts": index_s is not None,
        "drop": units.height(ground.net_drop_m, ground.race.markers),
    }


def _columns(guide: Guide) -> dict[str, bool | str]:
    """Which columns the main table has beside mark, clock and split."""
    starts = guide.race.starts
    return {
        "gait": guide.plan.schedule.walks,
        "window": guide.by_the_clock,
        "day": ("Time of day" if starts[0].gun is not None else "Since the gun")
        if len(starts) == 1
        else "",
    }


def _row(guide: Guide, split: Split, window: tuple[float, float]) -> dict[str, Any]:
    unit, starts = guide.race.markers, guide.race.starts
    passings = []
    for passing in split.passings:
        at_mark = abs(passing.at_m - split.distance_m) <= AT_THE_MARK_M
        where = (
            ""
            if at_mark
            else f"{units.place(passing.at_m, unit)}, {units.clock(passing.elapsed_s)}"
        )
        stop = units.clock(passing.stand_s) if passing.stand_s else ""
        passings.append((passing.kind, passing.what, where, stop))
    return {
        "label": split.label,
        "clock": split.clock,
        "split": split.split,
        "gait": split.gait,
        "window": tuple(map(units.clock, window)),
        "day": _of_day(starts[0], starts[0].delay + split.elapsed_s) if len(starts) == 1 else "",
        "passings": passings,
    }


def _cycles(guide: Guide) -> list[tuple[str, ...]]:
    """A line for each run and the break after it: when and where each starts, how long it is."""
    unit = guide.race.markers
    lines: list[tuple[str, ...]] = []
    if len(guide.plan.legs) == 1:
        return lines
    run = ("", "")
    for leg in guide.plan.legs:
        start = (units.clock(leg.start_s), units.place(leg.start_m, unit))
        if leg.gait == "run":
            run = start
            continue
        lasts = units.lasting(leg.end_s - leg.start_s)
        lines.append((*run, leg.gait, *start, lasts))
        run = ("", "")
    lines.append((*run, "", "", "", ""))
    return [(str(i), *line) for i, line in enumerate(lines, start=1)]


def _both_paces(
    seconds_per_metre: float, race: Race, say: Callable[[float, units.Unit], str] = units.pace
) -> tuple[str, str]:
    """A pace in the race's unit first, then in the other one."""
    other: units.Unit = "km" if race.markers == "mi" else "mi"
    return (
        f"{say(seconds_per_metre, race.markers)} /{race.markers}",
        f"{say(seconds_per_metre, other)} /{other}",
    )


def _fine_paces(seconds_per_metre: float, race: Race) -> tuple[str, str]:
    return _both_paces(seconds_per_metre, race, units.fine_pace)


def _distance(race: Race) -> str:
    """A race's length in the unit of its markers: `26.22 mi`, `42.195 km`."""
    exact = units.distance(race.distance)
    return exact if exact.endswith(race.markers) else units.place(race.distance, race.markers)


def _when(race: Race) -> str | None:
    if race.date:
        return f"{race.date.day} {race.date:%B %Y}"
    return race.when


def _sideways(guide: Guide) -> str:
    """A guide's page seen from another of its race: both are two folders deep in it."""
    return "../../" + file_of(guide_url(guide)).split("/", 1)[1]


def _planner_state(guide: Guide) -> str:
    """A guide as the planner's address has it."""
    said = {"goal": units.long_clock(guide.goal.seconds), "ratio": str(guide.cadence)}
    return urlencode(said, safe=":/,")


def _neighbour(guide: Guide) -> tuple[str, str]:
    return units.clock(guide.goal.seconds), _sideways(guide)
