"""A race on its course, and how its effort is spent."""

from dataclasses import dataclass
from functools import cached_property

from generator.pacing.effort import Effort, Strategy, clamped_m, measure_effort
from generator.pacing.profile import Profile, climbs, flat, for_pacing
from generator.race.model import Race


@dataclass(frozen=True)
class Course:
    """A race with its course: as it is, and as far as it can be paced by."""

    race: Race
    profile: Profile | None
    """None for a plain distance."""
    paced_by: Profile | None
    """The part of the profile that can be relied on; None where the effort is flat."""
    effort: Effort

    @cached_property
    def climbs(self) -> tuple[tuple[float, float], ...]:
        """Foot and top of each climb that walks may treat apart."""
        return climbs(self.paced_by) if self.paced_by else ()

    @property
    def clamped_m(self) -> float:
        """Metres that are steeper than a slope can count."""
        return clamped_m(self.paced_by) if self.paced_by else 0.0

    @property
    def net_drop_m(self) -> float:
        """Start less finish, in metres; 0 for a plain distance."""
        return self.profile.net_drop_m if self.profile else 0.0


def strategy(race: Race) -> Strategy:
    """How the race says that the effort is to be spent."""
    ease, ease_m = race.ease_in or (0.0, 0.0)
    return Strategy(race.hills, race.downhill, race.altitude, race.drift, ease, ease_m)


def lay_course(race: Race, profile: Profile | None) -> Course:
    """A race on its course, or on the flat where it has none."""
    paced_by = for_pacing(profile, race.course.confidence) if profile and race.course else None
    effort = measure_effort(paced_by or flat(race.distance), strategy(race))
    return Course(race, profile, paced_by, effort)
