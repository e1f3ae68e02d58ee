"""A site with one guide of a real race: quick to build, and enough to look at and to print."""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from generator.pages.site import site

ROOT = Path(__file__).parents[2]
GOAL = "4:00:00"
GUIDE = "4-00-00/run-4-00-walk-0-30"
RATIO = "4:00/0:30"
WEATHER = "4-00-00/weather.html"


def build_one_guide(catalogue: Catalogue, folder: Path) -> None:
    """Build the pages of one guide of Boston and what they need, and an index that lists it."""
    settings = catalogue.settings.model_copy(update={"base_path": "/"})
    pages = site(replace(catalogue, settings=settings), load_font())
    wanted = ("/assets/", f"/boston/{GUIDE}/", f"/boston/{WEATHER}")
    of_race = {"/boston/", "/boston/race.js", "/planner/"}
    chosen = {url: page for url, page in pages.items() if url.startswith(wanted) or url in of_race}
    build(chosen, ROOT / "templates", folder)
    write_index(folder, [f"boston/{GUIDE}"])


def write_index(folder: Path, places: Iterable[str]) -> None:
    """Replace the site's index by one that lists this guide in some folders."""
    guides = [
        {
            "race": "boston",
            "goal": GOAL,
            "ratio": RATIO,
            "plan": f"/{place}/plan.json",
            "band": f"/{place}/index.html",
        }
        for place in places
    ]
    (folder / "index.json").write_text(json.dumps({"guides": guides}), encoding="utf-8")


if __name__ == "__main__":
    build_one_guide(load(ROOT / "content", load_font()), Path(sys.argv[1]))
