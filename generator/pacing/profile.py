"""Distance and elevation of a course."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import inf

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


def for_pacing(profile: Profile, *, only_net_drop: bool) -> Profile:
    """What plans may rely on: the profile, or a straight slope from start to finish."""
    if not only_net_drop:
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
