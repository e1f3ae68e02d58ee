"""The site as one mapping from URL to page; every page's data is plain and in printed form.

The only module that knows a URL. A URL that ends in `/` is that folder's `index.html`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import Field

from generator import formats, units
from generator.band import CHECK_BAR_MM, MARGIN_MM, Font, lay_band
from generator.chart import Chart, Standards
from generator.fields import GoalTime, Model, Name, Web
from generator.figure import DESK, PHONE, draw
from generator.guide import AT_THE_MARK_M, Goal, Ground, Guide, RaceGuides, Split
from generator.race import OneRatio, Race, Ratio

_SITE_LINK = re.compile(r'href="(/[^"#]*)')

Data = Mapping[str, Any]
"""Strings, numbers, bools, and lists, tuples and dicts of them."""


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
    host: str
    """`https://runners.example`, or nothing where it is not known."""
    menu: tuple[tuple[str, str], ...]
    """Label and URL of each page of text."""

    def around(self, url: str) -> dict[str, Any]:
        """The part of a page's data that is the same on all, seen from its URL."""
        return {
            "site": self.site,
            "tagline": self.tagline,
            "source": self.source,
            "base_path": self.base_path,
            "root": "../" * (url.count("/") - 1),
            "canonical": self.host + self.base_path.rstrip("/") + url if self.host else "",
            "nav": [(label, file_of(page)) for label, page in self.menu],
        }


def site(catalogue: Catalogue) -> dict[str, Page]:
    """Every page of the site by its URL."""
    found: dict[str, Page] = {}
    for url, page in _pages(catalogue):
        if url in found:
            raise ValueError(f"two pages want to be {url}")
        found[url] = page
    return found


def is_base_path(text: str) -> bool:
    """Whether a text is a path to host below: `/` or `/repo-name/`."""
    return bool(re.fullmatch(r"/([\w.~-]+/)*", text, re.ASCII))


def file_of(url: str) -> str:
    """The file in `site/` that a URL names: `/boston/` is `boston/index.html`."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")


def guide_url(guide: Guide) -> str:
    """`/boston/3-25-00/run-4-00-walk-0-30/`: reads like what it is."""
    goal = units.long_clock(guide.goal.seconds).replace(":", "-")
    return f"/{guide.race.slug}/{goal}/{_ratio_slug(guide.ratio)}/"


def _ratio_slug(ratio: Ratio) -> str:
    if not ratio.run_walk:
        return "continuous"
    run, walk = (units.clock(seconds).replace(":", "-") for seconds in ratio.run_walk)
    return f"run-{run}-walk-{walk}"


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, Page]]:
    settings, font = catalogue.settings, catalogue.font
    chrome = Chrome(
        settings.name,
        settings.tagline,
        settings.source,
        settings.base_path,
        (settings.url or "").rstrip("/"),
        tuple((prose.title, f"/{prose.slug}/") for prose in catalogue.prose),
    )
    yield "/", Page("home.html", _home, (chrome, catalogue.races, catalogue.example, font))
    yield "/404.html", Page("404.html", _not_found, (chrome,))
    for prose in catalogue.prose:
        yield f"/{prose.slug}/", Page("prose.html", _prose, (chrome, prose))
    for of_race in catalogue.races:
        yield _race_url(of_race), Page("race.html", _race, (chrome, of_race))
        for guide in of_race.guides:
            url = guide_url(guide)
            yield url, Page("guide.html", _guide, (chrome, of_race, guide))
            yield f"{url}band.html", Page("band.html", _sheet, (chrome, of_race, guide, font))
            yield f"{url}plan.json", Page("verbatim.txt", _plan_json, (of_race, guide))
            yield f"{url}splits.csv", Page("verbatim.txt", _splits_csv, (of_race, guide))
    yield "/index.json", Page("verbatim.txt", _index_json, (settings.base_path, catalogue.races))
    for asset in ("site.css", "band.css", "sheet.css", "icon.svg"):
        yield f"/assets/{asset}", Page(asset, dict, ())
    yield "/assets/band.woff2", Page("band.woff2", _characters, (font,))
    yield "/assets/band-licence.txt", Page("band-licence.txt", dict, ())


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
            "ratio": str(example.ratio),
            "band": _band(example, font),
        },
    }


def _not_found(chrome: Chrome) -> Data:
    # Hosts show this page for any URL, so its links count from the base path.
    return chrome.around("/404.html") | {"root": ""}


def _prose(chrome: Chrome, prose: Prose) -> Data:
    around = chrome.around(f"/{prose.slug}/")
    html = _SITE_LINK.sub(lambda link: f'href="{around["root"]}{file_of(link[1])}', prose.html)
    return around | {"title": prose.title, "description": prose.summary, "html": html}


def _race(chrome: Chrome, of_race: RaceGuides) -> Data:
    race, profile, url = of_race.race, of_race.ground.profile, _race_url(of_race)
    rows: dict[Goal, list[tuple[str, str]]] = {}
    for guide in of_race.guides:
        link = (str(guide.ratio), file_of(guide_url(guide)).removeprefix(url[1:]))
        rows.setdefault(guide.goal, []).append(link)
    return chrome.around(url) | {
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
    }


def _guide(chrome: Chrome, of_race: RaceGuides, guide: Guide) -> Data:
    race, plan, url = guide.race, guide.plan, guide_url(guide)
    same_goal = [other for other in of_race.guides if other.goal == guide.goal]
    same_ratio = [other for other in of_race.guides if other.ratio == guide.ratio]
    at = same_ratio.index(guide)
    return (
        chrome.around(url)
        | _names(guide)
        | {
            "race": _race_names(race),
            "hills": f"{race.hills:.0%}" if race.hills < 1 else None,
            "drift": f"{abs(race.drift):.1%}" if race.drift else None,
            "fades": race.drift > 0,
            "course": _course(guide.ground),
            "average": _both_paces(plan.goal_s / race.distance, race),
            "half": units.clock(guide.half_s),
            "meets": [(label, "; ".join(who)) for label, who in guide.goal.meets],
            "rows": [_row(split, race.markers) for split in guide.splits],
            "cycles": _cycles(guide),
            "other_ratios": [(str(o.ratio), _sideways(o), o is guide) for o in same_goal],
            "faster": _neighbour(same_ratio[at - 1]) if at else None,
            "slower": _neighbour(same_ratio[at + 1]) if at + 1 < len(same_ratio) else None,
        }
    )


def _sheet(chrome: Chrome, of_race: RaceGuides, guide: Guide, font: Font) -> Data:
    return (
        chrome.around(guide_url(guide))
        | _names(guide)
        | {
            "race": _race_names(of_race.race),
            "band": _band(guide, font),
            "bar": _mm(CHECK_BAR_MM),
            # Two millimetres before the first number, and room for the last one's unit.
            "bar_width": _mm(CHECK_BAR_MM + 10),
            "ruler": [f"{mm}" for mm in range(0, int(CHECK_BAR_MM) + 1, 10)],
        }
    )


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
                    "ratio": str(guide.ratio),
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
        "ratio": str(guide.ratio),
        "run": units.clock(plan.run_walk[0]) if plan.run_walk else None,
        "walk": units.clock(plan.run_walk[1]) if plan.run_walk else None,
        "run_pace": _both_paces(plan.run_pace, race),
        "walk_pace": _both_paces(plan.walk_pace, race) if plan.walk_pace is not None else None,
        "walk_breaks": plan.walk_breaks,
        "walking": units.clock(plan.walking_s),
    }


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
    }


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
        "net": units.height(abs(drop_m), race.markers),
        "falls": drop_m > 0,
    }


def _aid(race: Race) -> dict[str, Any] | None:
    if not race.aid:
        return None
    return {
        "year": race.aid.year,
        "confidence": race.aid.confidence,
        "source": race.aid.source,
        "stations": [(units.place(s.at, race.markers), s.what) for s in race.aid.stations],
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


def _row(split: Split, unit: units.Unit) -> tuple[object, ...]:
    passings = []
    for passing in split.passings:
        at_mark = abs(passing.at_m - split.distance_m) <= AT_THE_MARK_M
        where = (
            ""
            if at_mark
            else f"{units.place(passing.at_m, unit)}, {units.clock(passing.elapsed_s)}"
        )
        passings.append((passing.kind, passing.what, where))
    return split.label, split.clock, split.split, split.gait, passings


def _cycles(guide: Guide) -> list[tuple[str, ...]]:
    """A line for each run and the walk after it: when and where each starts."""
    if not guide.plan.run_walk:
        return []
    starts = [
        (units.clock(leg.start_s), units.place(leg.start_m, guide.race.markers))
        for leg in guide.plan.legs
    ]
    starts.append(("", ""))
    return [(str(i // 2 + 1), *starts[i], *starts[i + 1]) for i in range(0, len(starts) - 1, 2)]


def _band(guide: Guide, font: Font) -> dict[str, Any]:
    """A band in the numbers an SVG takes: millimetres, to the micrometre."""
    band = lay_band(guide, font)
    return {
        "width": _mm(band.width_mm),
        "length": _mm(band.length_mm),
        "full_width": _mm(band.width_mm + 2 * MARGIN_MM),
        "full_length": _mm(band.length_mm + 2 * MARGIN_MM),
        "margin": _mm(MARGIN_MM),
        "ticks": [tuple(map(_mm, tick)) for tick in band.ticks_mm],
        "boxes": [
            (_mm(b.x_mm), _mm(b.y_mm), _mm(b.width_mm), _mm(b.height_mm), b.fill)
            for b in band.boxes
        ],
        "lines": [
            (t.text, _mm(t.x_mm), _mm(t.y_mm), _mm(t.size_mm), t.anchor, t.ink, t.role)
            for t in band.lines
        ],
        "folds": [_mm(y) for y in band.folds_mm],
        "type": f"{band.times_pt:.1f}",
    }


def _mm(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _both_paces(seconds_per_metre: float, race: Race) -> tuple[str, str]:
    """A pace in the race's unit first, then in the other one."""
    other: units.Unit = "km" if race.markers == "mi" else "mi"
    return (
        f"{units.pace(seconds_per_metre, race.markers)} /{race.markers}",
        f"{units.pace(seconds_per_metre, other)} /{other}",
    )


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


def _neighbour(guide: Guide) -> tuple[str, str]:
    return units.clock(guide.goal.seconds), _sideways(guide)
