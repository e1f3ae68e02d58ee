"""One race on its course, for a plan or a band of one's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.content.catalogue import Loader
from generator.content.files import FOLDERS, read_text
from generator.pacing.catalogue import all_guides, naming_problems
from generator.pacing.course import Course
from generator.pages.urls import guide_url
from generator.paper.drawing import Font
from generator.race.rules import parse_race
from generator.race.settings import Settings
from generator.race.source import SourceError, nearest, parse_yaml


def load_course(
    content: Path, slug: str, font: Font, change: Callable[[dict[str, Any]], dict[str, Any]] = dict
) -> Course:
    """One race on its course; `change` may put other values in the place of its file's.

    Raises KeyError for a race that is not there, ValueError for a change that does not fit, and
    SourceError for mistakes in its file.
    """
    loader = Loader(content, font)
    races = dict(loader.files("races"))
    if slug not in races:
        raise KeyError(nearest(slug, races) or "; there are " + ", ".join(races))
    document = parse_yaml(read_text(races[slug]), str(races[slug]))
    parse_race(document, slug)
    try:
        race = parse_race(document.changed(change(document.data)), slug)
    except SourceError as error:
        messages = dict.fromkeys(problem.message for problem in error.problems)
        raise ValueError("; ".join(messages)) from None
    return loader.course(race, document, dict(loader.files("courses")))


def load_urls(content: Path, slug: str, font: Font) -> tuple[Settings, frozenset[str]]:
    """The settings, and the URL of every guide of a race. Raises SourceError."""
    loader = Loader(content, font)
    tables = loader.tables({folder: dict(loader.files(folder)) for folder in FOLDERS})
    course = load_course(content, slug, font)
    path = content / "races" / f"{slug}.yaml"
    document = parse_yaml(read_text(path), str(path))
    problems = [*loader.problems, *naming_problems(course.race, document, *tables)]
    if problems:
        raise SourceError(problems)
    return loader.settings()[0], frozenset(map(guide_url, all_guides(course, *tables).guides))
