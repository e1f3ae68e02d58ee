"""A marathon with two goals and two ratios, and its guides, for tests to change."""

from generator import units
from generator.pacing.catalogue import RaceGuides, list_guides
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Guide
from generator.pacing.profile import Profile
from generator.race.model import Race
from generator.race.rules import parse_race
from generator.race.source import Document, parse_yaml
from generator.race.tables import Tables
from generator.race.values import Marks, parse_marks

GOALS = "[3:25:00, 4:00:00]"
RATIOS = "[4:00/0:30, continuous]"
MARATHON = f"""\
name: Test Marathon
distance: marathon
markers: miles
goals: {GOALS}
ratios: {RATIOS}
"""
PLACE = "place: Somewhere\n"
AID = """\
aid:
  year: "2026"
  confidence: low
  source: x
  stop: 1:00
  stations: [{at: 10 mi, what: water}, {at: 20 mi, what: food, stop: 5:00}]
"""
"""Two stations, at which the runner stands for 1:00 and 5:00."""


def marathon(
    goals: str = GOALS, ratios: str = RATIOS, distance: str = "marathon", more: str = ""
) -> str:
    """The text of the race file with other goals, ratios and distance, and with more lines."""
    text = MARATHON.replace(GOALS, goals).replace(RATIOS, ratios)
    return text.replace("distance: marathon", f"distance: {distance}") + more


def document(text: str) -> Document:
    """A race file."""
    return parse_yaml(text, "test.yaml")


def race(text: str) -> Race:
    """The race in a file."""
    return parse_race(document(text), "test")


def course(text: str, profile: Profile | None = None) -> Course:
    """The race in a file on its course."""
    return lay_course(race(text), profile)


def guides(text: str, tables: Tables | None = None) -> RaceGuides:
    """Every guide of the race in a file."""
    return list_guides(course(text), tables or Tables())


def guide(text: str = MARATHON, number: int = 0) -> Guide:
    """One of the guides of the race in a file, worked out: by goal, then by ratio."""
    return guides(text).guides[number].work_out()


def marks(text: str, markers: units.Unit = "mi") -> Marks:
    """Marks in words, for a race with these markers."""
    return parse_marks(text, markers)
