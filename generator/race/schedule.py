"""Walks laid on a course: sections with one ratio each, and halts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from generator import units
from generator.race.walks import PlaceWalks, RunWalk, Walks


class Section(NamedTuple):
    """A stretch with one ratio. Where it starts, so does a new cycle, with running."""

    from_m: float
    run_s: float
    """Infinite where nobody walks by the clock."""
    walk_s: float
    apart_s: float
    """A walk by the clock that would fall so near to a halt is left out."""


class Halt(NamedTuple):
    """A place where the runner stands and then walks, whatever the clock says."""

    at_m: float
    stand_s: float
    walk_s: float
    walk_m: float
    """Of seconds and metres walked one is 0, or both."""


@dataclass(frozen=True)
class Schedule:
    """Walks on a course: nothing in it is relative any more."""

    said: str
    sections: tuple[Section, ...]
    """The first from 0 m on; also the second, where the first ends at a time."""
    halts: tuple[Halt, ...] = ()
    opening_s: float = 0.0
    """When the first section ends, if it ends at a time."""

    @property
    def has_walks(self) -> bool:
        """Whether there are any."""
        return any(section.run_s < inf for section in self.sections) or any(
            halt.walk_s or halt.walk_m for halt in self.halts
        )


def lay_walks(
    walks: Walks,
    length_m: float,
    stations: Sequence[tuple[float, float]] = (),
    climbs: Sequence[tuple[float, float]] = (),
) -> Schedule:
    """Lay walks on a course: its aid stations, with seconds of standing at each, and its climbs."""
    sections: list[Section] = []
    place_walks: dict[float, tuple[float, float]] = {}
    from_m = 0.0
    for part in walks.parts:
        to_m = length_m if part.to_m is None else part.to_m
        timed = part.to_s is not None
        places = part.at_places
        apart_s = float(places.apart_s) if places else 0.0
        sections.append(_section(from_m, part.run_walk, apart_s))
        for start_m, end_m in climbs if part.on_climbs else ():
            if start_m < to_m and end_m > from_m:
                if sections[-1].from_m == max(start_m, from_m):
                    sections.pop()
                sections.append(_section(max(start_m, from_m), part.on_climbs, apart_s))
                if end_m < to_m:
                    sections.append(_section(end_m, part.run_walk, apart_s))
        if places:
            for at_m in _places(places, length_m, stations):
                if from_m <= at_m < to_m:
                    place_walks[at_m] = (float(places.seconds), places.metres)
        if not timed:
            from_m = to_m
    stands = {at_m: stand_s for at_m, stand_s in stations if stand_s}
    halts = tuple(
        Halt(at_m, stands.get(at_m, 0.0), *place_walks.get(at_m, (0.0, 0.0)))
        for at_m in sorted(place_walks.keys() | stands.keys())
        if 0.0 < at_m < length_m
    )
    return Schedule(str(walks), tuple(sections), halts, float(walks.parts[0].to_s or 0))


def _section(from_m: float, run_walk: RunWalk, apart_s: float) -> Section:
    run_s, walk_s = run_walk or (inf, 0.0)
    return Section(from_m, float(run_s), float(walk_s), apart_s)


def _places(
    walks: PlaceWalks, length_m: float, stations: Sequence[tuple[float, float]]
) -> Iterator[float]:
    if walks.every_m is None:
        yield from (at_m for at_m, _ in stations)
    else:
        yield from units.every(walks.every_m, length_m)
