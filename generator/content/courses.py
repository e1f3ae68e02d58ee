"""A course file to a profile, scaled to the official length of its race."""

from generator import units
from generator.content.files import Paths, read_text
from generator.pacing.course import Course, lay_course
from generator.pacing.profile import Profile
from generator.race.keys import keys_of
from generator.race.model import Race
from generator.race.source import (
    Document,
    Fault,
    Problem,
    SourceError,
    locate,
    nearest,
    parse_csv,
    split_lines,
)
from generator.race.tables import CoursePoint

COLUMNS = keys_of(CoursePoint)
MAX_POINTS = 5_000
MAX_STRETCH = 0.03
"""How much the length of a course file may differ from the official length.

A larger difference means that the file is of another course.
"""
MAX_GRADE = 0.5
"""Steepest stretch between two points; a steeper one is an error in the data."""


def read_course(race: Race, document: Document, paths: Paths) -> Course:
    """A race on its course, or on a flat one if it names none.

    `document` is the race's file and `paths` are the course files. Raises SourceError.
    """
    if not race.course:
        return lay_course(race, None)
    by_name = {path.name: path for path in paths.values()}
    path = by_name.get(race.course.profile)
    if not path:
        message = missing_course(race.course.profile, list(by_name))
        raise SourceError(document.located([Fault(("course", "profile"), message)]))
    return lay_course(race, parse_course(read_text(path), str(path), race.distance))


def parse_course(text: str, file: str, length_m: float) -> Profile:
    """The profile in the text of a course file, scaled to the official length.

    Raises SourceError with every point that cannot be right.
    """
    lines = split_lines(text)
    problems: list[Problem] = []
    points: list[tuple[float, float]] = []
    line = 1
    for line, cells in parse_csv(text, file, tuple(COLUMNS)):
        try:
            columns = zip(COLUMNS.values(), cells, strict=True)
            distance_m, elevation_m = (column.parse(cell) for column, cell in columns)
        except ValueError as error:
            problems.append(locate(file, lines, line, 1, str(error)))
            continue
        if fault := _fault(points, distance_m, elevation_m):
            problems.append(locate(file, lines, line, 1, fault))
        else:
            points.append((distance_m, elevation_m))
    if not problems:
        problems = [locate(file, lines, line, 1, fault) for fault in _whole(points, length_m)]
    if problems:
        raise SourceError(problems)
    scale = length_m / points[-1][0]
    return Profile(
        (*(distance_m * scale for distance_m, _ in points[:-1]), length_m),
        tuple(elevation_m for _, elevation_m in points),
    )


def missing_course(name: str, known: list[str]) -> str:
    """The message for a race that names a course file which does not exist."""
    hint = nearest(name, known) or "; put it there, or correct the name"
    return f"there is no `content/courses/{name}`{hint}"


def _fault(points: list[tuple[float, float]], distance_m: float, elevation_m: float) -> str:
    """What is wrong with the next point; empty if nothing is."""
    if not points:
        return "" if distance_m == 0 else "the first point must be the start; write distance 0"
    last_m, last_elevation_m = points[-1]
    if distance_m <= last_m:
        return f"{distance_m:g} does not come after {last_m:g}; order the points from the start"
    if abs(elevation_m - last_elevation_m) > MAX_GRADE * (distance_m - last_m):
        rise_m = elevation_m - last_elevation_m
        return f"{rise_m:+g} m in {distance_m - last_m:g} m would be a cliff; check both points"
    return ""


def _whole(points: list[tuple[float, float]], length_m: float) -> list[str]:
    """What is wrong with the points as a whole; empty if nothing is."""
    if not 2 <= len(points) <= MAX_POINTS:
        return [
            f"a course has 2 to {MAX_POINTS} points and this one has {len(points)}; thin it out"
        ]
    if abs(points[-1][0] / length_m - 1) > MAX_STRETCH:
        return [
            f"the course ends at {points[-1][0]:g} m but the race is {units.distance(length_m)}; "
            "take a file of the whole course"
        ]
    return []
