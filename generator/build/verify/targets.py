"""A built site's index to the pages that `verify` looks at."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

Shows = Literal["no bands", "a wristband", "bands side by side", "one of several formats"]
PLANNER = "planner/index.html"


class NothingThere(Exception):
    """A folder without a site, or a site without that race; the message says what to do."""


class Listed(NamedTuple):
    """A guide as the site's index lists it."""

    race: str
    goal: str
    """The finish time, like `3:25:00`."""
    ratio: str
    band: Path
    """The page that prints the guide's wristband, relative to the site's folder."""
    plan: Path
    """Its `plan.json`."""


@dataclass(frozen=True)
class Target:
    """A page to look at, and what it should show."""

    file: str
    """Path below the site's folder."""
    shows: Shows = "no bands"
    goal: str = ""
    """The last time on every band of the page, like `3:25:00`."""
    plan: str = ""
    """The `plan.json` with the clocks of the first band, if there is one."""
    fragment: str = ""
    """What is asked of the planner: `#race=boston&goal=3:25:00&ratio=4:00/0:30`."""

    @property
    def place(self) -> str:
        """The page below the site's folder."""
        return self.file + self.fragment


def read_index(site: Path, races: Sequence[str]) -> list[Listed]:
    """The guides of the named races, or of all races if none is named. Raises NothingThere."""
    try:
        index = json.loads((site / "index.json").read_text(encoding="utf-8"))
        guides = [
            Listed(
                guide["race"],
                guide["goal"],
                guide["ratio"],
                Path(guide["band"].lstrip("/")),
                Path(guide["plan"].lstrip("/")),
            )
            for guide in index["guides"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        guides = []
    if not guides:
        raise NothingThere(
            f"{site} holds no index.json with guides; build the site first, or name its folder"
        )
    known = {guide.race for guide in guides}
    for race in races:
        if race not in known:
            match = get_close_matches(race, known, n=1)
            hint = f"; did you mean `{match[0]}`?" if match else ""
            raise NothingThere(f"{site} has no race `{race}`{hint}")
    return [guide for guide in guides if guide.race in (races or known)]


def find_targets(site: Path, guides: Sequence[Listed]) -> Iterator[Target]:
    """Every page to look at, once, in the order of the index.

    For each race its own page, for each goal the bands by temperature where there are any, for
    each guide its page; and for each race the planner with its last guide in every format.
    """
    last = {guide.race: guide for guide in guides}
    seen: set[Path] = set()
    for guide in guides:
        race = Path(guide.band.parts[0], "index.html")
        weather = guide.band.parents[1] / "weather.html"
        if race not in seen:
            yield Target(race.as_posix())
        if weather not in seen and (site / weather).is_file():
            yield Target(weather.as_posix(), "bands side by side", guide.goal)
        seen |= {race, weather}
        plan = guide.plan.as_posix()
        yield Target(guide.band.as_posix(), "a wristband", guide.goal, plan)
        if guide == last[guide.race]:
            asked = f"#race={guide.race}&goal={guide.goal}&ratio={quote(guide.ratio, safe='/:,')}"
            yield Target(PLANNER, "one of several formats", guide.goal, plan, asked)
