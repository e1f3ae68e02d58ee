"""What a slope costs, added up along a course; and how a runner means to spend it.

Effort is measured in metres of flat running: a metre uphill is more than one, downhill less.
Only + - * / and comparisons in a fixed order: a twin in another language that keeps the order gets
the same bits.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from generator.pacing.profile import Profile

MAX_GRADE_PERCENT = 20.0
THIN_AIR_M = 300.0
"""Above the sea: from here on altitude may count."""


def grade_factor(grade_percent: float) -> float:
    """Pace on a slope relative to flat at equal effort, the slope clamped to 20 %.

    A quadratic fit, within 0.011 up to 10 %, of the heart-rate based factors of Strava's
    grade-adjusted pace (2017), as read back from uploaded runs by the `specialsauce` project.
    """
    g = min(max(grade_percent, -MAX_GRADE_PERCENT), MAX_GRADE_PERCENT)
    return 1.0 + 0.02863 * g + 0.00167 * g * g


@dataclass(frozen=True)
class Strategy:
    """How a runner means to spend the effort. Its factors are multiplied; the goal stays."""

    hills: float = 1.0
    """0 is even pace, 1 even effort."""
    downhill: float = 1.0
    """How much of what a descent saves is taken, 0 to 1."""
    altitude: float = 0.0
    """How much slower per 1000 m above 300 m, for instance 0.063: the fall of oxygen uptake that
    Wehrlin and Hallen (2006) measured up to 2800 m."""
    drift: float = 0.0
    """a: the run pace at x of D is multiplied by 1 + a (x / D - 1/2); negative is a faster end."""
    ease: float = 0.0
    """How much slower the run is over the first `ease_m`."""
    ease_m: float = 0.0


@dataclass(frozen=True)
class Effort:
    """Cumulative effort along a course, for walking and for running.

    Walking: the integral of the grade factor, and of altitude where that counts. Running: of the
    same times ease-in and drift.
    """

    distances: tuple[float, ...]
    """Metres where slope or strategy change, from 0 to the finish D."""
    walk_factors: tuple[float, ...]
    """Of the stretch after each of them; one fewer."""
    run_factors: tuple[float, ...]
    """The same with the ease-in, before drift."""
    walked: tuple[float, ...]
    """Walking effort up to each of the distances, in metres of flat."""
    run: tuple[float, ...]
    """Running effort up to each of them, in metres of flat."""
    drift: float
    """a."""

    @property
    def same_for_both(self) -> bool:
        """Whether running and walking share one measure."""
        return self.drift == 0.0 and self.run_factors == self.walk_factors

    @property
    def length_m(self) -> float:
        """D."""
        return self.distances[-1]

    def walk_to(self, at_m: float) -> float:
        """Walking effort from the start to a place."""
        i = self.stretch(at_m)
        return self.walked[i] + self.walk_factors[i] * (at_m - self.distances[i])

    def run_to(self, at_m: float) -> float:
        """Running effort from the start to a place."""
        return self.run_at(self.stretch(at_m), at_m)

    def run_at(self, i: int, at_m: float) -> float:
        """Running effort from the start to a place in a stretch."""
        start_m = self.distances[i]
        middle = 1.0 + self.drift * ((start_m + at_m) * 0.5 / self.distances[-1] - 0.5)
        return self.run[i] + self.run_factors[i] * (at_m - start_m) * middle

    def stretch(self, at_m: float) -> int:
        """Which stretch a place lies in; at a border, the one after it."""
        return min(max(bisect_right(self.distances, at_m), 1), len(self.distances) - 1) - 1


def with_point_at(profile: Profile, ease_m: float) -> Profile:
    """A course with a point where an easy start ends, too."""
    if not 0.0 < ease_m < profile.length_m or ease_m in profile.distances:
        return profile
    at = bisect_left(profile.distances, ease_m)
    return Profile(
        (*profile.distances[:at], ease_m, *profile.distances[at:]),
        (*profile.elevations[:at], profile.elevation(ease_m), *profile.elevations[at:]),
    )


def measure_effort(profile: Profile, strategy: Strategy) -> Effort:
    """The effort of a course, as a strategy spends it."""
    length_m, drift = profile.length_m, strategy.drift
    points = with_point_at(profile, strategy.ease_m)
    distances, elevations = points.distances, points.elevations
    walk_factors: list[float] = []
    run_factors: list[float] = []
    walked, run = [0.0], [0.0]
    for i in range(len(distances) - 1):
        start_m, end_m = distances[i], distances[i + 1]
        rise_m = elevations[i + 1] - elevations[i]
        slope = strategy.hills * (grade_factor(100.0 * rise_m / (end_m - start_m)) - 1.0)
        factor = 1.0 + (slope if slope > 0.0 else slope * strategy.downhill)
        high_m = (elevations[i] + elevations[i + 1]) * 0.5 - THIN_AIR_M
        if strategy.altitude and high_m > 0.0:
            factor = factor * (1.0 + strategy.altitude * high_m / 1000.0)
        eased = factor * (1.0 + strategy.ease) if end_m <= strategy.ease_m else factor
        middle = 1.0 + drift * ((start_m + end_m) * 0.5 / length_m - 0.5)
        walk_factors.append(factor)
        run_factors.append(eased)
        walked.append(walked[-1] + factor * (end_m - start_m))
        run.append(run[-1] + eased * (end_m - start_m) * middle)
    return Effort(
        distances,
        tuple(walk_factors),
        tuple(run_factors),
        tuple(walked),
        tuple(run),
        drift,
    )


def clamped_m(profile: Profile) -> float:
    """Metres of a course that are steeper than a grade factor reaches."""
    steep_m = 0.0
    for i in range(len(profile.distances) - 1):
        length_m = profile.distances[i + 1] - profile.distances[i]
        rise_m = profile.elevations[i + 1] - profile.elevations[i]
        if abs(100.0 * rise_m / length_m) > MAX_GRADE_PERCENT:
            steep_m += length_m
    return steep_m
