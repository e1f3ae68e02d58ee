"""Sites for tests: a small one with every kind of guide, and any other from its content."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator import units
from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue, RaceGuides
from generator.pages.site import site
from generator.race.walks import parse_walks
from tests.support.content import FILES, RACE
from tests.support.paths import TEMPLATES
from tests.support.served import BASE_PATH

AT_AID = "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00"
IN_SECTIONS = "4:00/0:30 to 23 mi, then continuous"
ON_CLIMBS = "10:00/1:00, on climbs 1:00/4:00"
SMALL_SITE = (
    ("boston", "3:25:00", "4:00/0:30"),
    ("boston", "3:25:00", AT_AID),
    ("boston", "3:30:00", "4:00/0:30"),
    ("boston", "3:30:00", "continuous"),
    ("boston", "4:00:00", IN_SECTIONS),
    ("berlin", "4:00:00", "4:00/0:30"),
    ("berlin", "3:30:00", "continuous"),
    ("cim", "4:00:00", "2:00/0:30"),
    ("leadville-100", "25:00:00", ON_CLIMBS),
    ("leadville-100", "24:00:00", "10:00/2:00"),
    ("leadville-100", "22:00:00", "continuous"),
    ("5-km", "0:25:00", "2:00/0:15"),
    ("5-km", "0:30:00", "continuous"),
    ("marathon", "5:00:00", "0:30/0:30"),
)
"""Race, goal and ratio of real guides, so that each kind is there: walks at places, in sections and
on climbs; waves and cut-offs; miles and kilometres; a course of which only the net drop is known;
an ultra by aid station; pages by temperature; a plain distance."""
WITH_STOPS = FILES | {
    "races/hill-10.yaml": RACE.replace("0:50:00, ", "").replace("water}", "water, stop: 2:00}"),
}
"""An invented race, because no real one says how long its runners stand at a stop."""


def small_site(catalogue: Catalogue, folder: Path) -> Catalogue:
    """The real content with the races and guides of SMALL_SITE only, and a race with stops."""
    races = {of_race.race.slug: of_race for of_race in catalogue.races}
    slugs = dict.fromkeys(slug for slug, _, _ in SMALL_SITE)
    invented = load(write_files(folder, WITH_STOPS), load_font())
    with_stops = next(one for one in invented.races if one.race.slug == "hill-10")
    return replace(catalogue, races=(*(_few(races[slug]) for slug in slugs), with_stops))


def _few(of_race: RaceGuides) -> RaceGuides:
    wanted = [
        (units.parse_goal(goal), parse_walks(ratio))
        for slug, goal, ratio in SMALL_SITE
        if slug == of_race.race.slug
    ]
    few = tuple(one for one in of_race.guides if (one.goal.seconds, one.walks) in wanted)
    assert len(few) == len(wanted)
    return replace(of_race, guides=few)


def publish(catalogue: Catalogue, target: Path) -> None:
    """Build the site of a catalogue for the base path that `served` serves it below."""
    settings = catalogue.settings.model_copy(update={"base_path": BASE_PATH})
    build(site(replace(catalogue, settings=settings), load_font()), TEMPLATES, target)


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by their names below a folder, such as those of `content/`; the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
