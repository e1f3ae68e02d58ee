"""One race on its course, for a single plan or band."""

from dataclasses import dataclass
from pathlib import Path

from generator.content.catalogue import read_settings, tried_guides
from generator.content.courses import read_course
from generator.content.files import Files, list_files, race_file, read_document
from generator.content.tables import read_tables
from generator.pacing.catalogue import RaceGuides, list_guides, naming_faults
from generator.pacing.course import Course
from generator.paper.drawing import Font
from generator.race.rules import parse_race
from generator.race.settings import Settings
from generator.race.source import Document, Problem, SourceError, collecting


@dataclass(frozen=True)
class OneRace:
    """A race on its course with the guides of the site, and the site's settings."""

    guides: RaceGuides
    settings: Settings


def load_course(content: Path, slug: str) -> Course:
    """One race on its course; nothing but its own files is read.

    Raises UnknownRace, or SourceError with every problem in its files.
    """
    return _read_course(list_files(content), slug)[0]


def load_one_race(content: Path, slug: str) -> OneRace:
    """One race with its guides and the settings; each file is read once.

    Raises UnknownRace, or SourceError with every problem in the files.
    """
    files = list_files(content)
    course, document = _read_course(files, slug)
    problems: list[Problem] = []
    tables = read_tables(files, problems)
    if problems:
        raise SourceError(problems)
    document.refuse(naming_faults(course.race, tables))
    return OneRace(list_guides(course, tables), read_settings(files)[0])


def check_race(content: Path, path: Path, font: Font) -> RaceGuides:
    """A race from its file, wherever that is, with the course and the tables that it names.

    Every plan is tried, and every wristband in the given typeface. Raises SourceError with every
    problem in these files.
    """
    files = list_files(content)
    problems = [one for one in files.misplaced if Path(one.file).resolve() == path.resolve()]
    tables = read_tables(files, problems)
    with collecting(problems):
        document = read_document(path)
        race = parse_race(document, path.stem)
        course = read_course(race, document, files.courses)
        guides = tried_guides(course, document, tables, font)
    if problems:
        raise SourceError(sorted(problems))
    return guides


def _read_course(files: Files, slug: str) -> tuple[Course, Document]:
    """A race on its course, and the race's file."""
    document = read_document(race_file(files, slug))
    race = parse_race(document, slug)
    return read_course(race, document, files.courses), document
