"""Distance and elevation of a course, and its climbs."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple

from generator.race.schedule import Climb

CLIMB_RISE_M = 15.0
"""A smaller rise does not count as a climb."""
CLIMB_GRADE = 0.015
"""Nor does one that is less steep than this from foot to top."""
CLIMB_DIP_M = 8.0
"""A dip shallower than this is part of the climb."""
FLAT_END_SHARE = 0.1
"""How much of a rise is cut off at each end of a climb: the flat approach and the flat top."""


@dataclass(frozen=True)
class Profile:
    """Elevation along a course: straight lines between points."""

    distances: tuple[float, ...]
    """Metres from the start, rising, from 0 to the official length."""
    elevations: tuple[float, ...]
    """Metres above the sea, one for each distance."""

    @property
    def length_m(self) -> float:
        """The official length."""
        return self.distances[-1]

    @property
    def ascent_m(self) -> float:
        """The sum of all that goes up, in metres."""
        return sum(max(0.0, b - a) for a, b in pairwise(self.elevations))

    @property
    def net_drop_m(self) -> float:
        """Elevation of the start less that of the finish, in metres; negative if it is higher."""
        return self.elevations[0] - self.elevations[-1]

    def elevation(self, at_m: float) -> float:
        """Metres above the sea at a place; before the start and after the finish, theirs."""
        i = min(max(bisect_right(self.distances, at_m), 1), len(self.distances) - 1)
        x0, x1 = self.distances[i - 1], self.distances[i]
        y0, y1 = self.elevations[i - 1], self.elevations[i]
        return y0 + (y1 - y0) * min(max((at_m - x0) / (x1 - x0), 0.0), 1.0)


def flat(length_m: float) -> Profile:
    """A course without hills."""
    return Profile((0.0, length_m), (0.0, 0.0))


def for_pacing(profile: Profile, *, only_net_drop: bool) -> Profile:
    """What plans may rely on: the profile, or a straight slope from start to finish."""
    if not only_net_drop:
        return profile
    return Profile(
        (profile.distances[0], profile.distances[-1]),
        (profile.elevations[0], profile.elevations[-1]),
    )


def climbs(profile: Profile) -> tuple[Climb, ...]:
    """The climbs of a course, in order."""
    points = [
        _Point(at_m, elevation_m)
        for at_m, elevation_m in zip(profile.distances, profile.elevations, strict=True)
    ]
    high = [rise for rise in _rises(points) if _height_m(rise) >= CLIMB_RISE_M]
    return tuple(
        Climb(foot.at_m, top.at_m)
        for foot, top in [_without_flat_ends(rise) for rise in high]
        if top.elevation_m - foot.elevation_m >= CLIMB_GRADE * (top.at_m - foot.at_m)
    )


class _Point(NamedTuple):
    at_m: float
    elevation_m: float


def _rises(points: Iterable[_Point]) -> Iterator[list[_Point]]:
    """Cut a course into rises.

    A rise starts at its lowest point and goes on across shallow dips.
    """
    rise: list[_Point] = []
    top_m = -inf
    for point in points:
        if rise and (
            point.elevation_m < rise[0].elevation_m or top_m - point.elevation_m >= CLIMB_DIP_M
        ):
            yield rise
            rise, top_m = [], -inf
        rise.append(point)
        top_m = max(top_m, point.elevation_m)
    yield rise


def _without_flat_ends(rise: list[_Point]) -> tuple[_Point, _Point]:
    """Foot and top of a rise, without the flat approach and the flat top."""
    cut_m = FLAT_END_SHARE * _height_m(rise)
    low_m, high_m = rise[0].elevation_m + cut_m, _highest_m(rise) - cut_m
    top = next(i for i, point in enumerate(rise) if point.elevation_m >= high_m)
    foot = next(point for point in reversed(rise[: top + 1]) if point.elevation_m <= low_m)
    return foot, rise[top]


def _height_m(rise: list[_Point]) -> float:
    return _highest_m(rise) - rise[0].elevation_m


def _highest_m(rise: list[_Point]) -> float:
    return max(point.elevation_m for point in rise)
