"""What a slope costs, added up along a course.

Effort is measured in metres of flat running: a metre uphill is more than one, downhill less.
Only + - * / and comparisons in a fixed order: a twin in another language that keeps the order gets
the same bits.
"""

from bisect import bisect_right
from dataclasses import dataclass

from generator.course import Profile

MAX_GRADE_PERCENT = 20.0


def grade_factor(grade_percent: float) -> float:
    """Pace on a slope relative to flat at equal effort, the slope clamped to 20 %.

    A quadratic fit, within 0.011 up to 10 %, of the heart-rate based factors of Strava's
    grade-adjusted pace (2017), as read back from uploaded runs by the `specialsauce` project.
    """
    g = min(max(grade_percent, -MAX_GRADE_PERCENT), MAX_GRADE_PERCENT)
    return 1.0 + 0.02863 * g + 0.00167 * g * g


@dataclass(frozen=True)
class Effort:
    """Cumulative effort along a course, for walking and for running.

    Walking: the integral of the grade factor. Running: of the grade factor times the drift
    1 + a (x / D - 1/2), which is 1 on average.
    """

    distances: tuple[float, ...]
    """Metres where the slope changes, from 0 to the finish D."""
    factors: tuple[float, ...]
    """Grade factor of the stretch after each of them, scaled by `hills`; one fewer."""
    walked: tuple[float, ...]
    """Walking effort up to each of them, in metres of flat."""
    run: tuple[float, ...]
    """Running effort up to each of them, in metres of flat."""
    drift: float
    """a."""

    def walk_to(self, at_m: float) -> float:
        """Walking effort from the start to a place."""
        i = self._stretch(self.distances, at_m)
        return self.walked[i] + self.factors[i] * (at_m - self.distances[i])

    def run_to(self, at_m: float) -> float:
        """Running effort from the start to a place."""
        i = self._stretch(self.distances, at_m)
        start_m = self.distances[i]
        middle = 1.0 + self.drift * ((start_m + at_m) * 0.5 / self.distances[-1] - 0.5)
        return self.run[i] + self.factors[i] * (at_m - start_m) * middle

    @staticmethod
    def _stretch(bounds: tuple[float, ...], value: float) -> int:
        return min(max(bisect_right(bounds, value), 1), len(bounds) - 1) - 1


def along(profile: Profile, hills: float, drift: float) -> Effort:
    """The effort of a course; `hills` 0 is even pace, 1 is even effort."""
    length_m = profile.length_m
    factors: list[float] = []
    walked, run = [0.0], [0.0]
    for i in range(len(profile.distances) - 1):
        start_m, end_m = profile.distances[i], profile.distances[i + 1]
        rise_m = profile.elevations[i + 1] - profile.elevations[i]
        factor = 1.0 + hills * (grade_factor(100.0 * rise_m / (end_m - start_m)) - 1.0)
        middle = 1.0 + drift * ((start_m + end_m) * 0.5 / length_m - 0.5)
        factors.append(factor)
        walked.append(walked[-1] + factor * (end_m - start_m))
        run.append(run[-1] + factor * (end_m - start_m) * middle)
    return Effort(profile.distances, tuple(factors), tuple(walked), tuple(run), drift)
