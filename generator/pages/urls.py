"""The only module that knows a URL. One that ends in `/` is that folder's `index.html`."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from generator import units
from generator.pacing.catalogue import Prose, RaceGuides
from generator.pacing.guide import Goal, Listing
from generator.paper.drawing import Paper
from generator.race.files import FileKind
from generator.race.model import Race
from generator.race.walks import Walks

HOME = "/"
RACES = "/#races"
FORMATS = "/formats/"
PLANNER = "/planner/"
RACE_FILES = "/race-files/"
CONFIDENCE = "/confidence/"
"""The page of text that says how well a course is known."""
NOT_FOUND = "/404.html"
OFFLINE = "/offline.html"
INDEX = "/index.json"
MANIFEST = "/manifest.webmanifest"
WORKER = "/sw.js"
"""The service worker. It stands at the top, because it answers for the folder it is in."""
ASSETS = "/assets/"
SITE_FOLDER = "./"
"""The site's folder, as the files in it see it."""
GUIDE_PATTERN = (
    r"(?<goal>\d+-\d\d-\d\d)/(?:run-(?<run>\d+-\d\d)-walk-(?<walk>\d+-\d\d)|continuous)/"
)
"""The URL of a guide with a plain ratio, below its race, as a regular expression of JavaScript.
A `-` within a time stands for `:`."""
_RATIO = re.compile(r"([\d:]+)/([\d:]+)")


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and its text."""

    text: str
    href: str


def file_of(url: str) -> str:
    """The file in `site/` that a URL names: `/boston/` is `boston/index.html`."""
    return (url + "index.html" if url.endswith("/") else url).lstrip("/")


def link(to: str, seen_from: str) -> str:
    """The way from one URL's file to another's, relative: `../index.html#races`.

    For `/assets/`, which has no page, it is the way to the folder.
    """
    path, hash_sign, fragment = to.partition("#")
    there = (path.lstrip("/") if path == ASSETS else file_of(path)).split("/")
    *here, _ = file_of(seen_from).split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "../" * len(here) + "/".join(there) + hash_sign + fragment


def asset_url(name: str) -> str:
    """A style sheet, script, picture or typeface."""
    return ASSETS + name


def prose_url(prose: Prose) -> str:
    """A page of text."""
    return f"/{prose.slug}/"


def race_url(of_race: RaceGuides) -> str:
    """`/boston/`: the race's page."""
    return f"/{of_race.race.slug}/"


def planner_race_url(of_race: RaceGuides) -> str:
    """The race as a script for the planner."""
    return f"/{of_race.race.slug}/race.js"


def course_url(race: Race) -> str:
    """A race's `course.json`."""
    return f"/{race.slug}/course.json"


def schema_url(kind: FileKind) -> str:
    """The JSON Schema of a kind of content file."""
    return f"/schema/{kind.name}.json"


def weather_url(of_race: RaceGuides, goal: Goal) -> str:
    """A goal's ratios by temperature."""
    return f"/{of_race.race.slug}/{_goal_slug(goal)}/weather.html"


def guide_url(guide: Listing) -> str:
    """`/boston/3-25-00/run-4-00-walk-0-30/`: the URL reads like the guide's name."""
    return f"/{guide.race.slug}/{_goal_slug(guide.goal)}/{_walks_slug(guide.walks)}/"


def plan_url(guide: Listing) -> str:
    """A guide's `plan.json`."""
    return f"{guide_url(guide)}plan.json"


def splits_url(guide: Listing) -> str:
    """A guide's `splits.csv`."""
    return f"{guide_url(guide)}splits.csv"


def pdf_url(guide: Listing, paper: Paper) -> str:
    """A guide's wristband as a PDF."""
    return f"{guide_url(guide)}band-{paper.key}.pdf"


def planner_with(race: str, goal: str, ratio: str, **more: str) -> str:
    """The planner showing a plan, with more that its address may say: `goal2`, `format`."""
    said = {"race": race, "goal": goal, "ratio": ratio} | more
    return f"{PLANNER}#{urlencode(said, safe=':/,{}')}"


def planner_for(of_race: RaceGuides) -> str:
    """The planner showing a race."""
    return f"{PLANNER}#race={of_race.race.slug}"


def plan_in_planner(guide: Listing, **more: str) -> str:
    """The planner showing this guide's plan, in another `format` perhaps."""
    goal = units.long_clock(guide.goal.seconds)
    return planner_with(guide.race.slug, goal, str(guide.walks), **more)


def goal_anchor(goal: Goal) -> str:
    """The place of a goal on its race's page."""
    return "goal-" + units.clock(goal.seconds).replace(":", "-")


def _goal_slug(goal: Goal) -> str:
    return units.long_clock(goal.seconds).replace(":", "-")


def _walks_slug(walks: Walks) -> str:
    """`run-4-00-walk-0-30-to-23-mi-then-continuous`: the words, in characters a URL may have."""
    words = _RATIO.sub(r"run \1 walk \2", str(walks))
    return re.sub(r"[^a-z0-9.]+", "-", words)
