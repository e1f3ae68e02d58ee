"""The whole of `content/`: a catalogue, or every mistake in any of its files."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from generator.content.bands import band_faults
from generator.content.checked import NOTHING_CHECKED, Checked
from generator.content.courses import read_course
from generator.content.files import (
    Files,
    Paths,
    file_problem,
    list_files,
    race_file,
    read_document,
    read_each,
)
from generator.content.prose import read_prose
from generator.content.tables import read_tables
from generator.pacing.catalogue import (
    Catalogue,
    Prose,
    RaceGuides,
    impossible_plans,
    list_guides,
    naming_faults,
)
from generator.pacing.course import Course
from generator.pacing.guide import Listing
from generator.paper.drawing import Font
from generator.race.model import Race
from generator.race.reading import read
from generator.race.rules import parse_race
from generator.race.settings import Example, Settings, setting_faults
from generator.race.source import Document, Fault, Problem, SourceError, collecting
from generator.race.tables import Tables

RESERVED = frozenset({"assets", "formats", "planner", "race-files", "schema"})
"""Folders of the site that are neither a race's nor a page of text's; a test compares them."""


def load(
    content: Path,
    font: Font,
    only: Collection[str] = (),
    checked: Checked = NOTHING_CHECKED,
) -> Catalogue:
    """Everything in a content folder.

    Every plan is tried, and every wristband in the given typeface; with `only`, those of these
    races. What was `checked` before is not tried again. Raises SourceError with all problems,
    sorted by file and line, and UnknownRace.
    """
    files = list_files(content)
    for slug in only:
        race_file(files, slug)
    problems = [*files.misplaced, *_taken_urls(files)]
    tables = read_tables(files, problems)
    found = _read_races(files, tables, problems)
    wanted = [(one, document) for one, document in found if not only or one.race.slug in only]
    _try_each(wanted, files, font, checked, problems)
    races = [one for one, _ in found]
    prose = _read_pages(files.pages, problems)
    example: Listing | None = None
    with collecting(problems):
        settings, document = read_settings(files)
        document.refuse(setting_faults(settings, files.pages.keys()))
        example = _find_guide(settings.example, races)
        if not example and not problems:
            message = "no guide has this race, goal and ratio; take them from a race file"
            document.refuse([Fault(("example",), message, at_key=True)])
    if problems or not example:
        raise SourceError(sorted(problems))
    races.sort(key=lambda one: (one.race.distance, one.race.name))
    return Catalogue(settings, tuple(races), tuple(prose[slug] for slug in settings.pages), example)


def read_settings(files: Files) -> tuple[Settings, Document]:
    """The site's settings and the file that they are from. Raises SourceError."""
    document = read_document(files.settings)
    return read(Settings, document), document


def _read_races(
    files: Files, tables: Tables, problems: list[Problem]
) -> list[tuple[RaceGuides, Document]]:
    """Every race with its guides, and its file; the problems of the others are added."""
    races = read_each(
        files.races, lambda document, slug: (parse_race(document, slug), document), problems
    )
    if not problems:
        problems += _unused_courses(files.courses, [race for race, _ in races.values()])
    found = []
    for race, document in races.values():
        with collecting(problems):
            course = read_course(race, document, files.courses)
            found.append((_listed_guides(course, document, tables), document))
    return found


def _try_each(
    races: Iterable[tuple[RaceGuides, Document]],
    files: Files,
    font: Font,
    checked: Checked,
    problems: list[Problem],
) -> None:
    """Try the plans and wristbands of races that are not checked yet; problems are added."""
    tables = [*files.charts.values(), *files.standards.values(), *files.weather.values()]
    for guides, document in races:
        course = guides.race.course
        courses = [
            path for path in files.courses.values() if course and path.name == course.profile
        ]
        key = checked.key([files.races[guides.race.slug], *courses, *tables])
        if key not in checked:
            with collecting(problems):
                _try(guides, document, font)
                checked.add(key)
    checked.save()


def tried_guides(course: Course, document: Document, tables: Tables, font: Font) -> RaceGuides:
    """Every guide of a race; each has a plan and fits on its band. Raises SourceError."""
    found = _listed_guides(course, document, tables)
    _try(found, document, font)
    return found


def _listed_guides(course: Course, document: Document, tables: Tables) -> RaceGuides:
    """Every guide of a race. Raises SourceError if there is none."""
    document.refuse(naming_faults(course.race, tables))
    found = list_guides(course, tables)
    if not found.guides:
        message = "no goal is left for this course; write goals of its own"
        document.refuse([Fault(("goals",), message)])
    return found


def _try(found: RaceGuides, document: Document, font: Font) -> None:
    """Try every plan of a race, and every wristband. Raises SourceError."""
    document.refuse(impossible_plans(found.guides))
    document.refuse(band_faults(found, font))


def _read_pages(paths: Paths, problems: list[Problem]) -> dict[str, Prose]:
    """Every page of text by name; the problems of those that cannot be read are added."""
    found = {}
    for slug, path in paths.items():
        with collecting(problems):
            found[slug] = read_prose(path)
    return found


def _find_guide(wanted: Example, races: Iterable[RaceGuides]) -> Listing | None:
    """The guide that the settings name as the example."""
    for found in races:
        if found.race.slug != wanted.race:
            continue
        for listing in found.guides:
            if (listing.goal.seconds, listing.walks) == (wanted.goal, wanted.ratio):
                return listing
    return None


def _taken_urls(files: Files) -> Iterator[Problem]:
    """Races and pages of text whose URL belongs to another page."""
    for slug in files.races.keys() & (files.pages.keys() | RESERVED):
        message = f"the URL /{slug}/ is taken by another page; rename this race"
        yield file_problem(files.races[slug], message)
    for slug in files.pages.keys() & RESERVED:
        yield file_problem(files.pages[slug], f"the URL /{slug}/ is taken; rename this page")


def _unused_courses(courses: Paths, races: Iterable[Race]) -> Iterator[Problem]:
    """Course files that no race names: somebody forgot to."""
    used = {race.course.profile for race in races if race.course}
    for path in courses.values():
        if path.name not in used:
            message = f"no race uses this course; name it in a race: `profile: {path.name}`"
            yield file_problem(path, message)
