"""Paces, ratios, distances and the like in words that several pages say alike."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from generator import units
from generator.pacing.guide import Goal, Guide
from generator.paper.rows import MEANINGS
from generator.paper.svg import sign_path
from generator.race.model import Race, Start
from generator.race.stops import SignKind
from generator.race.values import Marks
from generator.race.walks import PlaceWalks, Walks
from generator.units import Ratio


@dataclass(frozen=True, slots=True)
class Paces:
    """A pace in both units."""

    own: str
    """In the unit of the race's markers."""
    other: str


@dataclass(frozen=True, slots=True)
class RatioText:
    """A ratio: how long to run and how long to walk."""

    run: str
    walk: str


@dataclass(frozen=True, slots=True)
class PlaceWalksText:
    """Walks at places: `60 m` at every `aid station`."""

    length: str
    where: str
    apart: str | None
    """A walk by the clock this close to one of them is skipped."""


@dataclass(frozen=True, slots=True)
class WalksPart:
    """What a runner does from one place or time to the next."""

    start: str | None
    """Where the part before ended; None at the start."""
    end: str | None
    """None at the finish."""
    ends_by_time: bool
    ratio: RatioText | None
    on_climbs: RatioText | None
    places: PlaceWalksText | None


@dataclass(frozen=True, slots=True)
class WalksText:
    """All that a runner's words say about walking, part by part."""

    parts: tuple[WalksPart, ...]
    restarts: bool
    """Whether a ratio starts on the way, so that a timer has to be restarted."""


@dataclass(frozen=True, slots=True)
class StandardMet:
    """A table of standards, and whose standard a goal meets."""

    label: str
    who: str


@dataclass(frozen=True, slots=True)
class SignMeaning:
    """A sign on a band, and what it stands for."""

    kind: SignKind
    word: str
    shape: str
    """A path in a square of one unit."""


def both_paces(
    seconds_per_metre: float, race: Race, say: Callable[[float, units.Unit], str] = units.pace
) -> Paces:
    """A pace in the race's unit and in the other one, with their names: `8:00 /mi`."""
    other: units.Unit = "km" if race.markers == "mi" else "mi"
    return Paces(
        f"{say(seconds_per_metre, race.markers)} /{race.markers}",
        f"{say(seconds_per_metre, other)} /{other}",
    )


def fine_paces(seconds_per_metre: float, race: Race) -> Paces:
    """A run pace, to a part of a second."""
    return both_paces(seconds_per_metre, race, units.fine_pace)


def ratio_text(ratio: Ratio | None) -> RatioText | None:
    """Both times of a ratio; None for running on."""
    return RatioText(units.clock(ratio.run_s), units.clock(ratio.walk_s)) if ratio else None


def walks_text(walks: Walks) -> WalksText:
    """A runner's walks part by part, each from the end of the one before it."""
    parts: list[WalksPart] = []
    start = None
    for part in walks.parts:
        parts.append(
            WalksPart(
                start=start,
                end=part.limit or None,
                ends_by_time=part.to_s is not None,
                ratio=ratio_text(part.ratio),
                on_climbs=ratio_text(part.on_climbs),
                places=_place_walks_text(part.at_places) if part.at_places else None,
            )
        )
        start = part.limit
    restarts = parts[0].on_climbs is not None or any(part.ratio for part in parts[1:])
    return WalksText(tuple(parts), restarts)


def _place_walks_text(walks: PlaceWalks) -> PlaceWalksText:
    apart = units.clock(walks.skip_within_s) if walks.skip_within_s else None
    return PlaceWalksText(walks.length, walks.where, apart)


def walk_breaks_text(guide: Guide) -> str | None:
    """`13 walk breaks`; None for a guide without any."""
    count = guide.plan.walk_breaks
    return f"{count} walk break{'s' if count > 1 else ''}" if count else None


def standards_met(goal: Goal, separator: str) -> tuple[StandardMet, ...]:
    """The standards a goal meets, each table's in a line."""
    return tuple(StandardMet(label, separator.join(who)) for label, who in goal.meets)


def meanings_of(signs: Collection[SignKind]) -> tuple[SignMeaning, ...]:
    """What these signs stand for, in the order of all signs."""
    return tuple(
        SignMeaning(kind, word, sign_path(kind, 0, 0, 1))
        for kind, word in MEANINGS.items()
        if kind in signs
    )


def mark_word(marks: Marks) -> str:
    """One mark: `mile`, `5 km`, `aid station`."""
    if marks.of != "distance":
        return marks.of.removesuffix("s")
    length = units.distance(marks.every_m)
    return {"1 mi": "mile", "1 km": "kilometre"}.get(length, length)


def marker_words(race: Race) -> str:
    """What the numbers along a race count: `miles`, `kilometres`."""
    return {"mi": "miles", "km": "kilometres"}[race.markers]


def race_distance(race: Race) -> str:
    """A race's length in the unit of its markers: `26.22 mi`, `42.195 km`."""
    exact = units.distance(race.distance)
    return exact if exact.endswith(race.markers) else units.place(race.distance, race.markers)


def race_when(race: Race) -> str | None:
    """The date of a race, or else its usual day."""
    if race.date:
        return str(race.date)
    return race.when


def time_of_day(start: Start, gun_s: float) -> str:
    """The time of day so many seconds after the gun, or the time since the gun if that is all."""
    return units.clock(gun_s) if start.gun is None else units.time_of_day(start.gun + gun_s)
