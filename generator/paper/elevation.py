"""The course profile as points of an SVG.

The picture is HEIGHT units high and as wide as asked for, so that it can be drawn once for a desk
and once for a phone. A template draws it and decides how it looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from generator import units
from generator.pacing.profile import Profile
from generator.race.stops import Stop

DESK, PHONE = 1000, 480
"""Widths of the picture."""
HEIGHT = 300
TOP, BARE_TOP = 100.0, 24.0
"""Height of the highest ground, below landmarks and where there are none."""
BOTTOM = 264.0
"""Where the ground is cut off; distances stand below."""
LEAST_GROUND = 8
"""Thickness of the ground at its lowest place."""
LEFT, RIGHT = 84.0, 18.0
"""Left free at the sides. On the left stand the heights."""
LEAST_RISE_M = 60.0
"""The picture shows at least this much height, so that a flat course looks flat."""
NARROWEST = 1.5
"""From one point of the ground to the next."""
LANES = 3
"""How many numbers of landmarks may stand above each other."""
LANE = 30.0
"""Height of a lane."""
PIN_Y = 16
"""Height of the numbers in the uppermost lane."""
PIN_ROOM = 32.0
"""From one number to the next in a lane."""
DISTANCE_STEPS = (1, 2, 5, 10, 20, 50, 100)
"""Miles or kilometres between labels that are tried."""
MOST_DISTANCES = 9
"""There are fewer labels of distances than this."""
HEIGHT_STEPS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Feet or metres between labels that are tried."""
MOST_HEIGHT_STEPS = 4.5
"""The heights span fewer steps than this."""


@dataclass(frozen=True)
class Tick:
    """A labelled place on an axis."""

    at: str
    label: str


@dataclass(frozen=True)
class Pin:
    """A numbered landmark above the course."""

    number: int
    x: str
    y: str
    """Of the number."""
    surface_y: str
    """Of the ground below it."""


@dataclass(frozen=True)
class ProfilePicture:
    """Everything in the picture of a course, in its own units."""

    width: int
    height: int
    left: str
    """Where the ground starts. The heights stand beside it."""
    foot: str
    """Where the ground ends below."""
    outline: str
    """The course, as SVG points."""
    area: str
    """The same, closed along the foot."""
    distances: tuple[Tick, ...]
    heights: tuple[Tick, ...]
    aid: tuple[str, ...]
    """Where aid stations are, from the left."""
    pins: tuple[Pin, ...]


def draw_profile(
    profile: Profile, stops: Sequence[Stop], markers: units.Unit, width: int
) -> ProfilePicture:
    """The profile of a course in a width, with its aid stations and landmarks.

    Distances are labelled in the unit of the markers, heights in feet or metres to match.
    """
    landmarks = [stop.at_m for stop in stops if stop.kind == "landmark"]
    low, high = min(profile.elevations), max(profile.elevations)
    rise = max(high - low, LEAST_RISE_M)
    lowest = (low + high - rise) / 2
    top = TOP if landmarks else BARE_TOP

    def x(at_m: float) -> float:
        return _to_a_tenth(LEFT + (width - LEFT - RIGHT) * at_m / profile.length_m)

    def y(elevation_m: float) -> float:
        ground = BOTTOM - LEAST_GROUND
        return _to_a_tenth(ground - (ground - top) * (elevation_m - lowest) / rise)

    points = [
        (x(at_m), y(up_m)) for at_m, up_m in zip(profile.distances, profile.elevations, strict=True)
    ]
    outline = " ".join(f"{_said(at)},{_said(up)}" for at, up in _thinned(points))
    left, foot = _said(LEFT), _said(BOTTOM)
    distances = list(_distance_ticks(profile.length_m, markers))
    heights = list(_height_ticks(lowest, lowest + rise, markers))
    return ProfilePicture(
        width=width,
        height=HEIGHT,
        left=left,
        foot=foot,
        outline=outline,
        area=f"{left},{foot} {outline} {_said(width - RIGHT)},{foot}",
        distances=tuple(Tick(_said(x(at_m)), label) for at_m, label in distances),
        heights=tuple(Tick(_said(y(up_m)), label) for up_m, label in heights),
        aid=tuple(dict.fromkeys(_said(x(stop.at_m)) for stop in stops if stop.kind == "aid")),
        pins=tuple(_pins([(x(at_m), y(profile.elevation(at_m))) for at_m in landmarks])),
    )


def _to_a_tenth(value: float) -> float:
    return floor(value * 10 + 0.5) / 10


def _said(value: float) -> str:
    return units.decimal(value, 10)


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Both ends, and of the points between no more than can be told apart."""
    kept, last = points[:1], points[0]
    for point in points[1:-1]:
        if point[0] - last[0] >= NARROWEST:
            kept.append(point)
            last = point
    return [*kept, points[-1]]


def _distance_ticks(length_m: float, markers: units.Unit) -> Iterator[tuple[float, str]]:
    """Places in metres and their labels, in the unit of the markers."""
    unit_m = units.UNIT_M[markers]
    count = length_m / unit_m
    step = next(step for step in DISTANCE_STEPS if count / step < MOST_DISTANCES)
    for i in range(step, floor(count) + 1, step):
        yield i * unit_m, f"{i}"


def _height_ticks(low: float, high: float, markers: units.Unit) -> Iterator[tuple[float, str]]:
    """Elevations in metres and their labels, in feet for a race in miles."""
    unit, unit_m = ("ft", units.FOOT_M) if markers == "mi" else ("m", 1.0)
    span = (high - low) / unit_m
    step = next(step for step in HEIGHT_STEPS if span / step < MOST_HEIGHT_STEPS)
    for i in range(ceil(low / unit_m / step), floor(high / unit_m / step) + 1):
        yield i * step * unit_m, f"{i * step:,} {unit}"


def _pins(places: list[tuple[float, float]]) -> Iterator[Pin]:
    """Number the landmarks, each in the lowest lane where the one before leaves room."""
    last_in = dict.fromkeys(range(LANES), -PIN_ROOM)
    for i, (x, surface_y) in enumerate(places):
        lane = i % LANES
        for n in range(LANES):
            if x - last_in[n] >= PIN_ROOM:
                lane = n
                break
        last_in[lane] = x
        y = PIN_Y + LANE * (LANES - 1 - lane)
        yield Pin(i + 1, _said(x), _said(y), _said(surface_y))
