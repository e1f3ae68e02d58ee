"""A race on its course: what the course costs, its climbs, its stops, the walk pace for a goal."""

from dataclasses import dataclass

from generator import units
from generator.pacing.effort import Effort, Strategy, clamped_m, measure_effort
from generator.pacing.profile import Profile, climbs, flat, for_pacing
from generator.race.model import Race
from generator.race.schedule import Climb, Schedule, lay_walks
from generator.race.stops import Stop
from generator.race.walks import Walks

WALK_PACES_PER_MILE = ((0, 16 * 60), (9 * 60, 18 * 60), (12 * 60 + 1e-6, 20 * 60))
"""From this average pace on (walks included), walk at this pace; both in seconds a mile. 12:00 a
mile itself still walks at 18:00.

Slower runners walk more slowly. The paces err on the slow side: then the plan asks for a faster
run than needed, and the runner is early instead of late.
"""


@dataclass(frozen=True)
class Course:
    """A race with its course: the course as it is, and the part of it that plans rely on."""

    race: Race
    profile: Profile | None
    """None for a plain distance."""
    paced_by: Profile
    """What plans rely on: the profile, only its net drop, or a flat course."""
    effort: Effort
    """What each metre costs."""
    climbs: tuple[Climb, ...]
    """The climbs of `paced_by`, from start to finish."""
    stops: tuple[Stop, ...]
    """Aid stations and landmarks, from start to finish."""

    @property
    def clamped_m(self) -> float:
        """How many metres of the course are steeper than the grade factor covers."""
        return clamped_m(self.paced_by)

    @property
    def net_drop_m(self) -> float:
        """How much lower the finish is than the start, in metres; 0 for a plain distance."""
        return self.profile.net_drop_m if self.profile else 0.0

    def schedule(self, walks: Walks) -> Schedule:
        """The walks laid on this course."""
        return lay_walks(walks, self.race.distance, self.race.stations, self.climbs)

    def walk_pace(self, goal_s: int) -> float:
        """Walk pace on the flat, in seconds per metre: the race's, or the default for a goal."""
        if self.race.walk_pace:
            return self.race.walk_pace
        goal_pace = goal_s / self.race.distance * units.MILE_M
        return next(
            walk_s / units.MILE_M
            for from_s, walk_s in reversed(WALK_PACES_PER_MILE)
            if goal_pace >= from_s
        )


def strategy_of(race: Race) -> Strategy:
    """How a race asks for the effort to be spread over the course."""
    ease, ease_m = race.ease_in if race.ease_in else (0.0, 0.0)
    return Strategy(race.hills, race.downhill, race.altitude, race.drift, ease, ease_m)


def lay_course(race: Race, profile: Profile | None) -> Course:
    """A race on its course, or on a flat one if it has no profile."""
    paced_by = flat(race.distance)
    if profile and race.course:
        paced_by = for_pacing(profile, only_net_drop=race.course.only_net_drop)
    effort = measure_effort(paced_by, strategy_of(race))
    return Course(race, profile, paced_by, effort, climbs(paced_by), race.stops)
