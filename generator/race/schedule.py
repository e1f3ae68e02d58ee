"""Walks laid on a course: where each ratio begins, and where the runner halts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import units
from generator.race.stops import Stop
from generator.race.walks import Part, PlaceWalks, Walks
from generator.units import Ratio


class Climb(NamedTuple):
    """A climb on the course, from its foot to its top."""

    start_m: float
    end_m: float


class Section(NamedTuple):
    """A piece of the course with one ratio, up to where the next section begins.

    Its cycle starts anew where the section begins, with a run.
    """

    from_m: float
    ratio: Ratio | None
    skip_within_s: float = 0.0
    """A walk by the clock is left out if it would come within this time of a halt."""


class Halt(NamedTuple):
    """A place where the runner stops running, whatever the clock says: she stands, then walks."""

    at_m: float
    stand_s: float = 0.0
    walk_s: float = 0.0
    """How long the walk is, in seconds or, below, in metres; the other one is 0."""
    walk_m: float = 0.0


@dataclass(frozen=True)
class Schedule:
    """Walks laid on a course, all places in metres from the start."""

    said: str
    """The walks in the runner's words."""
    sections: tuple[Section, ...]
    """In order; the first begins at 0 m. After an opening the second begins at 0 m, too."""
    halts: tuple[Halt, ...] = ()
    """In order, all of them between start and finish."""
    opening_s: float = 0.0
    """How long the opening lasts: the first section, if it ends at a time. Else 0."""

    @property
    def has_walks(self) -> bool:
        """Whether the runner walks at all."""
        return any(section.ratio for section in self.sections) or any(
            halt.walk_s or halt.walk_m for halt in self.halts
        )


def lay_walks(
    walks: Walks,
    length_m: float,
    stations: Sequence[Stop] = (),
    climbs: Sequence[Climb] = (),
) -> Schedule:
    """Lay walks on a course of this length, with its aid stations and its climbs, both in order.

    Stations where the runner stands become halts even if she does not walk there.
    """
    sections: list[Section] = []
    walks_at: dict[float, PlaceWalks] = {}
    from_m = 0.0
    for part in walks.parts:
        to_m = length_m if part.to_m is None else part.to_m
        sections += _sections(part, from_m, to_m, climbs)
        if part.at_places:
            for at_m in _places(part.at_places, length_m, stations):
                if from_m <= at_m < to_m:
                    walks_at[at_m] = part.at_places
        # A part that ends at a time may end anywhere, so the next one begins at its start, too.
        if part.to_s is None:
            from_m = to_m
    stands = {station.at_m: station.stand_s for station in stations if station.stand_s}
    halts = tuple(
        _halt(at_m, stands.get(at_m, 0.0), walks_at.get(at_m))
        for at_m in sorted({*walks_at, *stands})
        if 0.0 < at_m < length_m
    )
    return Schedule(str(walks), tuple(sections), halts, float(walks.parts[0].to_s or 0))


def _sections(part: Part, from_m: float, to_m: float, climbs: Sequence[Climb]) -> list[Section]:
    """The sections of a part: one, or by turns off and on its climbs."""
    skip_within_s = float(part.at_places.skip_within_s) if part.at_places else 0.0
    sections = [Section(from_m, part.ratio, skip_within_s)]
    if not part.on_climbs:
        return sections
    for climb in climbs:
        start_m = max(climb.start_m, from_m)
        if start_m >= to_m or climb.end_m <= from_m:
            continue
        if sections[-1].from_m == start_m:
            sections.pop(-1)
        sections.append(Section(start_m, part.on_climbs, skip_within_s))
        if climb.end_m < to_m:
            sections.append(Section(climb.end_m, part.ratio, skip_within_s))
    return sections


def _places(walks: PlaceWalks, length_m: float, stations: Sequence[Stop]) -> Iterator[float]:
    """Where on the whole course there are such walks, in metres."""
    if walks.every_m is None:
        yield from [station.at_m for station in stations]
    else:
        yield from units.every(walks.every_m, length_m)


def _halt(at_m: float, stand_s: float, walks: PlaceWalks | None) -> Halt:
    if walks is None:
        return Halt(at_m, stand_s)
    return Halt(at_m, stand_s, float(walks.seconds), walks.metres)
