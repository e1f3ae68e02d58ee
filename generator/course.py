"""The ground of a race: distance and elevation, scaled to the official length."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from generator import units
from generator.fields import Confidence
from generator.source import Problem, SourceError, locate, nearest, parse_csv, split_lines

HEADER = ("distance_m", "elevation_m")
MAX_POINTS = 5_000
MAX_STRETCH = 0.03
"""How far a course file's length may be off the official one; a longer gap is another course."""
MAX_GRADE = 0.5
CLIMB_RISE_M = 15.0
CLIMB_GRADE = 0.015
"""What rises less, or less steeply on the whole, is no climb to a runner."""
CLIMB_DIP_M = 8.0
"""A climb goes on across a dip that is shallower."""


@dataclass(frozen=True)
class Profile:
    """Elevation along a course: straight lines between points."""

    distances: tuple[float, ...]
    """Metres from the start, rising, from 0 to the official length."""
    elevations: tuple[float, ...]
    """Metres above the sea."""

    @property
    def length_m(self) -> float:
        """The official length."""
        return self.distances[-1]

    @property
    def ascent_m(self) -> float:
        """All that goes up, in metres."""
        return sum(max(0.0, b - a) for a, b in pairwise(self.elevations))

    @property
    def net_drop_m(self) -> float:
        """Start less finish, in metres; negative where the finish is higher."""
        return self.elevations[0] - self.elevations[-1]

    def elevation(self, at_m: float) -> float:
        """Metres above the sea at a place; beyond the ends, the end's."""
        i = min(max(bisect_right(self.distances, at_m), 1), len(self.distances) - 1)
        x0, x1 = self.distances[i - 1], self.distances[i]
        y0, y1 = self.elevations[i - 1], self.elevations[i]
        return y0 + (y1 - y0) * min(max((at_m - x0) / (x1 - x0), 0.0), 1.0)


def flat(length_m: float) -> Profile:
    """A course without hills."""
    return Profile((0.0, length_m), (0.0, 0.0))


def for_pacing(profile: Profile, confidence: Confidence) -> Profile:
    """What may be paced by: of a `net-drop-only` course, a straight slope from start to finish."""
    if confidence != "net-drop-only":
        return profile
    return Profile(
        (profile.distances[0], profile.distances[-1]),
        (profile.elevations[0], profile.elevations[-1]),
    )


def climbs(profile: Profile) -> tuple[tuple[float, float], ...]:
    """Foot and top of every climb, in metres from the start.

    The long flat approach to a hill is left out, and the flat on its top: a tenth of the rise each.
    """
    found: list[tuple[float, float]] = []
    rising: list[tuple[float, float]] = []
    top_m = 0.0
    for point in (*zip(profile.distances, profile.elevations, strict=True), (inf, -inf)):
        if rising and (point[1] < rising[0][1] or top_m - point[1] >= CLIMB_DIP_M):
            rise_m = top_m - rising[0][1]
            low_m, high_m = rising[0][1] + 0.1 * rise_m, top_m - 0.1 * rise_m
            end = next(i for i, (_, height_m) in enumerate(rising) if height_m >= high_m)
            start = max(i for i in range(end + 1) if rising[i][1] <= low_m or i == 0)
            foot, head = rising[start], rising[end]
            if rise_m >= CLIMB_RISE_M and head[1] - foot[1] >= CLIMB_GRADE * (head[0] - foot[0]):
                found.append((foot[0], head[0]))
            rising = []
        if not rising:
            top_m = point[1]
        rising.append(point)
        top_m = max(top_m, point[1])
    return tuple(found)


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
