"""The course profile as points of an SVG.

It is HEIGHT units high and as wide as asked for, so that it can be drawn once for a desk and once
for a phone; a template draws it and decides how it looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from generator import units
from generator.pacing.profile import Profile
from generator.race.model import Race

DESK, PHONE = 1000, 480
HEIGHT = 300
TOP, BOTTOM = 100.0, 264.0
BARE_TOP = 24.0
"""Where no landmark stands above the course."""
LEFT, RIGHT = 84.0, 18.0
"""Free at the sides; on the left stand the heights."""
LEAST_RISE_M = 60.0
"""A flat course looks flat: the picture is never less than this high."""
NARROWEST = 1.5
"""From one point of the ground to the next."""
LANES = 3
LANE = 30.0
PIN_ROOM = 32.0


@dataclass(frozen=True)
class Tick:
    """A labelled line across the picture."""

    at: float
    label: str


@dataclass(frozen=True)
class Pin:
    """A numbered landmark above the course."""

    number: int
    x: float
    y: float
    """Of the number."""
    surface_y: float
    """Of the ground below it."""


@dataclass(frozen=True)
class Figure:
    """All there is to draw."""

    width: int
    height: int
    left: float
    """Where the ground starts; the heights stand beside it."""
    foot: float
    """Where the ground ends below."""
    outline: str
    """The course, as SVG points."""
    area: str
    """The same, closed along the foot."""
    distances: tuple[Tick, ...]
    heights: tuple[Tick, ...]
    aid: tuple[float, ...]
    pins: tuple[Pin, ...]


def draw(race: Race, profile: Profile, width: int) -> Figure:
    """The profile of a race's course, with its aid stations and landmarks."""
    low, high = min(profile.elevations), max(profile.elevations)
    rise = max(high - low, LEAST_RISE_M)
    foot = (low + high - rise) / 2
    top = TOP if race.landmarks else BARE_TOP

    def x(at_m: float) -> float:
        return round(LEFT + (width - LEFT - RIGHT) * at_m / profile.length_m, 1)

    def y(elevation_m: float) -> float:
        return round(BOTTOM - 8 - (BOTTOM - 8 - top) * (elevation_m - foot) / rise, 1)

    points = zip(map(x, profile.distances), map(y, profile.elevations), strict=True)
    outline = " ".join(f"{at},{up}" for at, up in _thinned(list(points)))
    stations = race.aid.stations if race.aid else ()
    return Figure(
        width,
        HEIGHT,
        LEFT,
        BOTTOM,
        outline,
        f"{LEFT},{BOTTOM} {outline} {width - RIGHT},{BOTTOM}",
        tuple(Tick(x(at_m), label) for at_m, label in _distance_ticks(race)),
        tuple(Tick(y(up_m), label) for up_m, label in _height_ticks(race, foot, foot + rise)),
        tuple(dict.fromkeys(x(station.at) for station in stations)),
        tuple(_pins([(x(m.at), y(profile.elevation(m.at))) for m in race.landmarks])),
    )


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """No more of them than can be told apart, with both ends."""
    kept = points[:1]
    for point in points[1:-1]:
        if point[0] - kept[-1][0] >= NARROWEST:
            kept.append(point)
    return [*kept, points[-1]]


def _distance_ticks(race: Race) -> Iterator[tuple[float, str]]:
    unit_m = units.UNIT_M[race.markers]
    count = race.distance / unit_m
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if count / step < 9)
    for i in range(step, floor(count) + 1, step):
        yield i * unit_m, f"{i}"


def _height_ticks(race: Race, low: float, high: float) -> Iterator[tuple[float, str]]:
    unit, unit_m = ("ft", units.FOOT_M) if race.markers == "mi" else ("m", 1.0)
    span = (high - low) / unit_m
    step = next(s for s in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if span / s < 4.5)
    for i in range(ceil(low / unit_m / step), floor(high / unit_m / step) + 1):
        yield i * step * unit_m, f"{i * step:,} {unit}"


def _pins(places: list[tuple[float, float]]) -> Iterator[Pin]:
    """Number the landmarks, each in the lowest lane where the one before leaves room."""
    last_in = [-PIN_ROOM] * LANES
    for i, (x, surface_y) in enumerate(places):
        lane = next((n for n in range(LANES) if x - last_in[n] >= PIN_ROOM), i % LANES)
        last_in[lane] = x
        yield Pin(i + 1, x, 16 + LANE * (LANES - 1 - lane), surface_y)
