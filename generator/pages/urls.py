"""The only module that knows a URL. One that ends in `/` is that folder's `index.html`."""

import re
from urllib.parse import urlencode

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Goal, Listing
from generator.paper.drawing import Paper
from generator.race.walks import Walks

PLANNER = "/planner/"
_RATIO = re.compile(r"([\d:]+)/([\d:]+)")


def pdf_name(paper: Paper) -> str:
    return f"band-{paper.key}.pdf"


def file_of(url: str) -> str:
    """The file in `site/` that a URL names: `/boston/` is `boston/index.html`."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")


def guide_url(guide: Listing) -> str:
    """`/boston/3-25-00/run-4-00-walk-0-30/`: reads like what it is."""
    return f"/{guide.race.slug}/{_goal_slug(guide.goal)}/{_walks_slug(guide.walks)}/"


def weather_url(of_race: RaceGuides, goal: Goal) -> str:
    return f"/{of_race.race.slug}/{_goal_slug(goal)}/weather.html"


def _goal_slug(goal: Goal) -> str:
    return units.long_clock(goal.seconds).replace(":", "-")


def _walks_slug(walks: Walks) -> str:
    """`run-4-00-walk-0-30-to-23-mi-then-continuous`: the words without what a URL cannot hold."""
    words = _RATIO.sub(r"run \1 walk \2", str(walks))
    return re.sub(r"[^a-z0-9.]+", "-", words)


def planner_race_url(of_race: RaceGuides) -> str:
    return f"/{of_race.race.slug}/race.js"


def race_url(of_race: RaceGuides) -> str:
    return f"/{of_race.race.slug}/"


def sideways(guide: Listing) -> str:
    """A guide's page seen from another of its race: both are two folders deep in it."""
    return "../../" + file_of(guide_url(guide)).split("/", 1)[1]


def planner_state(guide: Listing) -> str:
    """A guide as the planner's address has it."""
    said = {"goal": units.long_clock(guide.goal.seconds), "ratio": str(guide.walks)}
    return urlencode(said, safe=":/,")


def neighbour_link(guide: Listing) -> tuple[str, str]:
    return units.clock(guide.goal.seconds), sideways(guide)
