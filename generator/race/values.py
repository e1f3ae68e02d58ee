"""Values of race files that are more than a number, and how they are read."""

from dataclasses import dataclass
from typing import Literal

from generator import units
from generator.race.walks import Walks, parse_walks

MAX_GOALS = 200
MOST_EASE = 0.2
"""How much slower an easy start may be."""


@dataclass(frozen=True)
class GoalRange:
    """Goals at equal steps: `2:50:00 to 6:00:00 every 5:00`. A single goal is a range of one."""

    first_s: int
    last_s: int
    step_s: int

    def seconds(self) -> range:
        """The goals, in seconds."""
        return range(self.first_s, self.last_s + 1, self.step_s)


@dataclass(frozen=True)
class Deadline:
    """The time by which a runner has to reach a place: since the gun, or a time of day."""

    seconds: int
    """Since the gun, or since midnight."""
    of_day: bool
    """Whether it is a time of day."""

    def __str__(self) -> str:
        if self.of_day:
            return units.hour_of_day(self.seconds)
        return f"{units.long_clock(self.seconds)} after the gun"


@dataclass(frozen=True)
class Marks:
    """The points of a course that have a row in tables and on bands."""

    of: Literal["distance", "aid stations", "walk breaks"]
    every_m: float
    """For marks by distance, how far apart they are; else 0."""
    unit: units.Unit
    """The unit of their labels: the one they were written in. `Race.rows` gives the unit of the
    race's markers to marks that are not by distance.
    """

    def __str__(self) -> str:
        return f"every {units.distance(self.every_m)}" if self.of == "distance" else self.of


@dataclass(frozen=True)
class Named:
    """The name of a table of goals or ratios: `boston-qualifying`, `galloway`."""

    name: str


def parse_goals(text: str) -> GoalRange | Named:
    """Read goals: a finish time, a range of them, or the name of a table. Raises ValueError."""
    if text.replace("-", "").isalpha() and not text.isnumeric():
        return Named(text)
    first, to, rest = (part.strip() for part in text.partition(" to "))
    if not to:
        only_s = units.parse_goal(first)
        return GoalRange(only_s, only_s, 1)
    last, every, step = (part.strip() for part in rest.partition(" every "))
    if not every:
        raise ValueError(f"`{text}` does not say its step; write `{text} every 5:00`")
    goals = GoalRange(units.parse_goal(first), units.parse_goal(last), units.parse_interval(step))
    if goals.first_s > goals.last_s:
        raise ValueError(f"`{text}` runs backwards; write the faster time first")
    if not goals.step_s or len(goals.seconds()) > MAX_GOALS:
        raise ValueError(f"`{text}` makes more than {MAX_GOALS} goals; write a longer step")
    return goals


def parse_ratios(text: str) -> Walks | Named:
    """Read a runner's words about walking, or the name of a chart. Raises ValueError."""
    if text != "continuous" and text.replace("-", "").isalpha():
        return Named(text)
    return parse_walks(text)


def parse_deadline(text: str) -> Deadline:
    """Read a time since the gun or a time of day. Raises ValueError."""
    if text.count(":") == 2:
        return Deadline(units.parse_goal(text), of_day=False)
    try:
        return Deadline(units.parse_time_of_day(text), of_day=True)
    except ValueError:
        raise ValueError(
            f"`{text}` is not a cut-off; write a time since the gun like 6:00:00, or a time of day "
            "like 15:50 or 10:00 +1 day"
        ) from None


def parse_marks(text: str, markers: units.Unit = "km") -> Marks:
    """Read marks in words: `every 5 km`, `every mile`, `aid stations`, `walk breaks`.

    `markers` is the unit of marks that are not by distance; `Race.rows` gives those of a race their
    own. Raises ValueError.
    """
    if text == "aid stations":
        return Marks("aid stations", 0.0, markers)
    if text == "walk breaks":
        return Marks("walk breaks", 0.0, markers)
    every, _, length = text.partition("every ")
    if every or not length:
        raise ValueError(
            f"`{text}` does not say what has a row; write e.g. `every 5 mi`, `aid stations` or "
            "`walk breaks`"
        )
    for unit, name in units.UNIT_NAMES.items():
        if length == name:
            return Marks("distance", units.UNIT_M[unit], unit)
    return Marks("distance", units.parse_distance(length), "mi" if "mi" in length else "km")


def parse_ease(text: str) -> tuple[float, float]:
    """How much slower an easy start is, and for how many metres. Raises ValueError."""
    slower, to_m = units.parse_ease(text)
    if not 0 < slower <= MOST_EASE or not to_m:
        raise ValueError(
            f"`{text}` is out of range; write a start that is at most {units.percent(MOST_EASE)} "
            "slower"
        )
    return slower, to_m


def say_ease(ease: tuple[float, float]) -> str:
    """An easy start, as `parse_ease` reads it."""
    slower, to_m = ease
    return f"first {units.distance(to_m)} {units.percent(slower)} slower"


def parse_markers(text: str) -> units.Unit:
    """The unit of a race's markers: `miles` or `kilometres`. Raises ValueError."""
    for unit, name in units.UNIT_NAMES.items():
        if text == f"{name}s":
            return unit
    raise ValueError(f"`{text}` is not a unit of markers; write `miles` or `kilometres`")


def say_markers(unit: units.Unit) -> str:
    """A unit of markers, as `parse_markers` reads it."""
    return f"{units.UNIT_NAMES[unit]}s"
