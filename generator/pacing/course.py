"""A race on its course, and how its effort is spent."""

from dataclasses import dataclass

from generator import units
from generator.pacing.effort import Effort, Strategy, clamped_m, measure_effort
from generator.pacing.profile import Profile, climbs, flat, for_pacing
from generator.race.model import Race
from generator.race.schedule import Climb, Schedule, lay_walks
from generator.race.stops import Stop
from generator.race.walks import Walks

# The slower the runner, the slower the walk. A walk that is assumed too slow makes the run faster,
# which is the safe side to err on. Each pair: from this average pace on (walks included), this
# walk pace, both in seconds a mile.
WALK_PACES_PER_MILE = ((0, 16 * 60), (9 * 60, 18 * 60), (12 * 60 + 1e-6, 20 * 60))


@dataclass(frozen=True)
class Course:
    """A race with its course: as it is, and as far as plans may rely on it."""

    race: Race
    profile: Profile | None
    """None for a plain distance."""
    paced_by: Profile
    """What plans rely on: the profile, its net drop alone, or the flat."""
    effort: Effort
    climbs: tuple[Climb, ...]
    """Those of `paced_by`, from start to finish."""
    stops: tuple[Stop, ...]
    """Aid stations and landmarks, from start to finish."""

    @property
    def clamped_m(self) -> float:
        """Metres that are steeper than the grade factor reaches."""
        return clamped_m(self.paced_by)

    @property
    def net_drop_m(self) -> float:
        """Start less finish, in metres; 0 for a plain distance."""
        return self.profile.net_drop_m if self.profile else 0.0

    def schedule(self, walks: Walks) -> Schedule:
        """A runner's walks, laid on this course."""
        return lay_walks(walks, self.race.distance, self.race.stations, self.climbs)

    def walk_pace(self, goal_s: int) -> float:
        """The race's walk pace, else the default for the goal, in seconds per metre."""
        if self.race.walk_pace:
            return self.race.walk_pace
        goal_pace = goal_s / self.race.distance * units.MILE_M
        return next(
            walk_s / units.MILE_M
            for from_s, walk_s in reversed(WALK_PACES_PER_MILE)
            if goal_pace >= from_s
        )


def strategy_of(race: Race) -> Strategy:
    """How a race says that the effort is to be spent."""
    ease, ease_m = race.ease_in or (0.0, 0.0)
    return Strategy(race.hills, race.downhill, race.altitude, race.drift, ease, ease_m)


def lay_course(race: Race, profile: Profile | None) -> Course:
    """A race on its course, or on the flat where it has none."""
    paced_by = flat(race.distance)
    if profile and race.course:
        paced_by = for_pacing(profile, only_net_drop=race.course.only_net_drop)
    effort = measure_effort(paced_by, strategy_of(race))
    return Course(race, profile, paced_by, effort, climbs(paced_by), race.stops)
