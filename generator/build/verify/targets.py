"""A built site's index to the pages that `verify` looks at."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, NamedTuple

Shows = Literal["no bands", "bands side by side", "one of several formats"]


class NothingThere(Exception):
    """A folder without a site, or a site without that race; the message says what to do."""


class Listed(NamedTuple):
    """A guide as the site's index lists it."""

    race: str
    goal: str
    """The finish time, like `3:25:00`."""
    band: Path
    """The guide's print page, relative to the site's folder."""


@dataclass(frozen=True)
class Target:
    """A page to look at, and what it should show."""

    file: str
    """Path below the site's folder."""
    shows: Shows = "no bands"
    goal: str = ""
    """The last time on every band of the page, like `3:25:00`."""


def read_index(site: Path, races: Sequence[str]) -> list[Listed]:
    """The guides of the named races, or of all races if none is named. Raises NothingThere."""
    try:
        index = json.loads((site / "index.json").read_text(encoding="utf-8"))
        guides = [
            Listed(guide["race"], guide["goal"], Path(guide["band"].lstrip("/")))
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
    each guide its page and its print page.
    """
    seen: set[Path] = set()
    for guide in guides:
        race = Path(guide.band.parts[0], "index.html")
        weather = guide.band.parents[1] / "weather.html"
        if race not in seen:
            yield Target(race.as_posix())
        if weather not in seen and (site / weather).is_file():
            yield Target(weather.as_posix(), "bands side by side", guide.goal)
        seen |= {race, weather}
        yield Target((guide.band.parent / "index.html").as_posix())
        yield Target(guide.band.as_posix(), "one of several formats", guide.goal)
