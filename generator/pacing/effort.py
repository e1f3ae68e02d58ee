"""What a slope costs, added up along a course; and how a runner means to spend it.

Effort is measured in metres of flat ground: a metre uphill is more than one, downhill less. Only
+ - * /, one square root and comparisons, in a fixed order, so that a browser gets the same bits.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import sqrt

from generator.pacing.profile import Profile

MAX_GRADE_PERCENT = 20.0
THIN_AIR_M = 300.0
"""Above the sea: altitude counts from here on."""


def grade_factor(grade_percent: float) -> float:
    """Pace on a slope over pace on the flat at equal effort, the slope clamped to 20 %.

    A quadratic fit to the factors of Strava's grade-adjusted pace (2017), which are based on heart
    rates and were read back from uploaded runs by the `specialsauce` project. It is within 0.011 of
    them up to 10 %.
    """
    g = min(max(grade_percent, -MAX_GRADE_PERCENT), MAX_GRADE_PERCENT)
    return 1.0 + 0.02863 * g + 0.00167 * g * g


@dataclass(frozen=True)
class Strategy:
    """How a runner means to spend the effort. Its factors are multiplied; the goal stays."""

    hills: float = 1.0
    """0 is even pace, 1 even effort."""
    downhill: float = 1.0
    """How much of what a descent saves the runner takes, 0 to 1."""
    altitude: float = 0.0
    """How much slower she is for each 1000 m above 300 m, for instance 0.063: the fall of oxygen
    uptake that Wehrlin and Hallen (2006) measured up to 2800 m."""
    drift: float = 0.0
    """a: at distance x of D the run pace is times 1 + a (x / D - 1/2); negative speeds up."""
    ease: float = 0.0
    """How much slower she runs over the first `ease_m`."""
    ease_m: float = 0.0


@dataclass(frozen=True, slots=True)
class GaitEffort:
    """The effort of one gait, run or walk, added up along a course.

    A segment lies between two neighbouring distances and has one slope. In it the effort of a metre
    is the segment's factor times 1 + a (x / D - 1/2) at distance x of D.
    """

    distances: tuple[float, ...]
    """Metres from the start where segments begin, and the finish D."""
    factors: tuple[float, ...]
    """One for each segment."""
    sums: tuple[float, ...]
    """Effort from the start up to each distance, in metres of flat ground."""
    drift: float
    """a; 0 for walking."""
    length_m: float
    """D."""

    @property
    def total(self) -> float:
        """Effort of the whole course."""
        return self.sums[-1]

    def segment(self, at_m: float) -> int:
        """Number of the segment that a place lies in; where two meet, the later one."""
        return min(max(bisect_right(self.distances, at_m), 1), len(self.distances) - 1) - 1

    def to(self, at_m: float) -> float:
        """Effort from the start to a place."""
        return self.within(self.segment(at_m), at_m)

    def within(self, segment: int, at_m: float) -> float:
        """Effort from the start to a place in a segment that is known.

        The factor of drift is linear, so its mean over a distance is that of the middle.
        """
        start_m, drift = self.distances[segment], self.drift
        effort = self.factors[segment] * (at_m - start_m)
        # Without drift this would multiply by exactly 1.
        if drift:
            effort *= 1.0 + drift * ((start_m + at_m) * 0.5 / self.length_m - 0.5)
        return self.sums[segment] + effort

    def place(self, effort: float, segment: int) -> tuple[int, float]:
        """Segment and place where so much effort from the start is spent: the inverse of `within`.

        The search starts at `segment`. With drift the distance d from where the segment begins
        solves a d^2 / (2 D) + q d = c: c is the effort over the factor, q the drift at the
        beginning. This form of the root is stable for small a.
        """
        sums, drift = self.sums, self.drift
        while sums[segment + 1] <= effort:
            segment += 1
        start_m = self.distances[segment]
        c = (effort - sums[segment]) / self.factors[segment]
        # Without drift the root is exactly c.
        if drift:
            length_m = self.length_m
            q = 1.0 + drift * (start_m / length_m - 0.5)
            c = 2.0 * c / (q + sqrt(q * q + 2.0 * drift * c / length_m))
        return segment, start_m + c


@dataclass(frozen=True)
class Effort:
    """The effort of a course as a strategy spends it.

    Walking effort counts the slopes and, if the strategy says so, the altitude. Running effort
    also counts the easy start and the drift. Both have the same segments.
    """

    run: GaitEffort
    walk: GaitEffort

    @property
    def same_for_both(self) -> bool:
        """Whether running and walking cost the same everywhere."""
        return self.run == self.walk

    @property
    def length_m(self) -> float:
        """The length of the course."""
        return self.run.length_m


def with_point_at(profile: Profile, ease_m: float) -> Profile:
    """The same course with a point where an easy start ends."""
    if not 0.0 < ease_m < profile.length_m or ease_m in profile.distances:
        return profile
    at = bisect_left(profile.distances, ease_m)
    return Profile(
        (*profile.distances[:at], ease_m, *profile.distances[at:]),
        (*profile.elevations[:at], profile.elevation(ease_m), *profile.elevations[at:]),
    )


def measure_effort(profile: Profile, strategy: Strategy) -> Effort:
    """The effort of a course as a strategy spends it."""
    points = with_point_at(profile, strategy.ease_m)
    distances, drift = points.distances, strategy.drift
    walk_factors = tuple(_factor(points, i, strategy) for i in range(len(distances) - 1))
    run_factors = tuple(
        factor * (1.0 + strategy.ease) if end_m <= strategy.ease_m else factor
        for factor, end_m in zip(walk_factors, distances[1:], strict=True)
    )
    return Effort(
        run=_added_up(distances, run_factors, drift),
        walk=_added_up(distances, walk_factors, 0.0),
    )


def _factor(points: Profile, segment: int, strategy: Strategy) -> float:
    """What a metre of walking costs in a segment, for its slope and its altitude."""
    start_m, end_m = points.distances[segment : segment + 2]
    low_m, high_m = points.elevations[segment : segment + 2]
    slope = strategy.hills * (grade_factor(100.0 * (high_m - low_m) / (end_m - start_m)) - 1.0)
    factor = 1.0 + (slope if slope > 0.0 else slope * strategy.downhill)
    thin_m = (low_m + high_m) * 0.5 - THIN_AIR_M
    if strategy.altitude and thin_m > 0.0:
        factor = factor * (1.0 + strategy.altitude * thin_m / 1000.0)
    return factor


def _added_up(distances: tuple[float, ...], factors: tuple[float, ...], drift: float) -> GaitEffort:
    """The effort with its sums."""
    sums = [0.0]
    for i, factor in enumerate(factors):
        start_m, end_m = distances[i], distances[i + 1]
        middle = 1.0 + drift * ((start_m + end_m) * 0.5 / distances[-1] - 0.5)
        sums.append(sums[-1] + factor * (end_m - start_m) * middle)
    return GaitEffort(distances, factors, tuple(sums), drift, distances[-1])


def clamped_m(profile: Profile) -> float:
    """Metres of a course that are steeper than the slope that `grade_factor` clamps to."""
    steep_m = 0.0
    for i in range(len(profile.distances) - 1):
        length_m = profile.distances[i + 1] - profile.distances[i]
        rise_m = profile.elevations[i + 1] - profile.elevations[i]
        if abs(100.0 * rise_m / length_m) > MAX_GRADE_PERCENT:
            steep_m += length_m
    return steep_m
