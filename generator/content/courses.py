"""A course file to a profile, scaled to the official length."""

from generator import units
from generator.pacing.profile import Profile
from generator.race.source import Problem, SourceError, locate, nearest, parse_csv, split_lines

HEADER = ("distance_m", "elevation_m")
MAX_POINTS = 5_000
MAX_STRETCH = 0.03
"""How far a course file's length may be off the official one; a longer gap is another course."""
MAX_GRADE = 0.5


def parse_course(text: str, file: str, length_m: float) -> Profile:
    """Read a course file and scale it to the official length. Raises SourceError."""
    lines = split_lines(text)
    problems: list[Problem] = []
    points: list[tuple[float, float]] = []
    line = 1
    for line, cells in parse_csv(text, file, HEADER):
        try:
            distance_m, elevation_m = (_number(cell) for cell in cells)
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
    """What to say where a race names a course file that is not there."""
    hint = nearest(name, known) or "; put it there, or correct the name"
    return f"there is no `content/courses/{name}`{hint}"


def _number(cell: str) -> float:
    try:
        number = float(cell)
    except ValueError:
        raise ValueError(f"`{cell.strip()[:40]}` is not a number; write metres like 1200") from None
    if not -1e7 < number < 1e7:
        raise ValueError(f"`{cell.strip()[:40]}` is out of range; write metres like 1200")
    return number


def _fault(points: list[tuple[float, float]], distance_m: float, elevation_m: float) -> str:
    """What is wrong with one more point, if anything."""
    if not points:
        return "" if distance_m == 0 else "the first point is the start; write distance 0"
    last_m, last_elevation_m = points[-1]
    if distance_m <= last_m:
        return f"{distance_m:g} does not come after {last_m:g}; order the points from the start"
    if not -450 <= elevation_m <= 6_000:
        return f"no race is run at {elevation_m:g} m; write elevations in metres"
    if abs(elevation_m - last_elevation_m) > MAX_GRADE * (distance_m - last_m):
        rise_m = elevation_m - last_elevation_m
        return f"{rise_m:+g} m in {distance_m - last_m:g} m is a cliff; check both points"
    return ""


def _whole(points: list[tuple[float, float]], length_m: float) -> list[str]:
    """What is wrong with the points as a whole, if anything."""
    if not 2 <= len(points) <= MAX_POINTS:
        return [f"a course has 2 to {MAX_POINTS} points, this one {len(points)}; thin it out"]
    if abs(points[-1][0] / length_m - 1) > MAX_STRETCH:
        return [
            f"the course ends at {points[-1][0]:g} m but the race is {units.distance(length_m)}; "
            "take a file of the whole course"
        ]
    return []
