"""The fields of a race file."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from generator import units
from generator.race.fields import (
    Confidence,
    Date,
    Ease,
    Fraction,
    Halves,
    MarkerUnit,
    Metres,
    Model,
    Name,
    OneOrMore,
    Pace,
    RaceMetres,
    Seconds,
    Text,
    TimeOfDay,
    Web,
    text_of,
)
from generator.race.stops import Stop
from generator.race.walks import Walks, parse_walks

MAX_GOALS = 200


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


def _goals(value: object) -> GoalRange | Named:
    text = text_of(value)
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


def _ratios(value: object) -> Walks | Named:
    text = text_of(value)
    if text != "continuous" and text.replace("-", "").isalpha():
        return Named(text)
    return parse_walks(text)


def _deadline(value: object) -> Deadline:
    text = text_of(value)
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


def _in_order(stop: Stop) -> tuple[float, str, str]:
    """What stops are sorted by: their place, and aid before landmarks."""
    return stop.at_m, stop.kind, stop.name


def _marks(value: object) -> Marks:
    return parse_marks(text_of(value))


Goals = Annotated[GoalRange | Named, PlainValidator(_goals)]
Ratios = Annotated[Walks | Named, PlainValidator(_ratios)]


class CourseSource(Model):
    """Where the data of the course comes from, and how reliable it is."""

    profile: Name = Field(examples=["boston.csv"])
    """The file in `content/courses/`."""
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's course file of 2026"])
    note: Text | None = None

    @property
    def only_net_drop(self) -> bool:
        """Whether plans use only the difference in elevation between start and finish."""
        return self.confidence == "net-drop-only"


class Station(Model):
    """A place where something is handed out to runners."""

    at: Metres = Field(examples=["5 km"])
    what: Name = Field(examples=["water"])
    stop: Seconds | None = None
    """How long a runner stands here; by default as long as at the other stations."""


class Aid(Model):
    """The aid stations of one year; they change from year to year."""

    year: Name = Field(examples=["2026"])
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's runner guide"])
    stop: Seconds = 0
    """How long a runner stands at each station."""
    stations: tuple[Station, ...] = Field(examples=["[{at: 5 km, what: water}]"])


class Landmark(Model):
    """Something that a runner recognises: a climb, a bridge, a street."""

    at: Metres = Field(examples=["32.5 km"])
    name: Name = Field(examples=["Heartbreak Hill"])


class Start(Model):
    """The start of a wave: its gun, and how long after the gun its runners cross the line."""

    wave: Name = ""
    gun: TimeOfDay | None = None
    """Seconds after midnight."""
    delay: Seconds = 0

    def __str__(self) -> str:
        return self.wave or "the start"


class Cutoff(Model):
    """A place that a runner has to reach in time to stay in the race."""

    at: Metres = Field(examples=["33 km"])
    by: Annotated[Deadline, PlainValidator(_deadline)] = Field(examples=["6:00:00"])
    name: Name = ""


class Race(Model):
    """A race at a place, or a plain distance, which has no `place`."""

    slug: Name
    """The name of the file, which is also the race's URL."""
    name: Name = Field(examples=["Boston Marathon"])
    short_name: Name | None = None
    """A name that fits into the narrow head of a band."""
    distance: RaceMetres = Field(examples=["marathon"])
    markers: MarkerUnit = Field(examples=["miles"])
    goals: Annotated[tuple[Goals, ...], OneOrMore] = Field(
        examples=["3:00:00 to 6:00:00 every 5:00"]
    )
    ratios: Annotated[tuple[Ratios, ...], OneOrMore] = Field(examples=["[continuous, 4:00/0:30]"])
    walk_pace: Pace | None = None
    """Walk pace on the flat, in seconds per metre; by default it depends on the goal."""
    hills: Fraction = 1.0
    """How much hills change the pace: 0 is even pace, 1 is even effort."""
    downhill: Fraction = 1.0
    """How much of the time that a descent could save is taken, from 0 to 1."""
    altitude: Fraction = 0.0
    """How much slower the pace gets for each 1000 m above 300 m; 0.063 is 6.3%."""
    drift: Halves = 0.0
    """How much slower the last metre is run than the first; below 0 for a negative split."""
    ease_in: Ease | None = None
    """An easy start: how much slower it is run, and for how many metres."""
    watch: Fraction = 0.01
    """How much longer than the course a watch measures; 0.01 is 1%."""
    marks: Annotated[Marks, PlainValidator(_marks)] | None = None
    """The points that have a row, if the file names them; see `rows`."""
    starts: tuple[Start, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    times_from: Text | None = None
    """The year that starts and cut-offs are from, and who published them."""
    weather: Name | None = None
    """The name of a chart of ratios by temperature, shown as alternatives for each goal."""
    place: Name | None = None
    date: Date | None = None
    when: Name | None = None
    """The usual day, if the next date is not known: `second Sunday of October`."""
    web: Web | None = None
    course: CourseSource | None = None
    aid: Aid | None = None
    landmarks: tuple[Landmark, ...] = ()

    @property
    def rows(self) -> Marks:
        """The points that have a row: the marks that the file names, else every marker."""
        if not self.marks:
            return Marks("distance", units.UNIT_M[self.markers], self.markers)
        if self.marks.of == "distance":
            return self.marks
        return replace(self.marks, unit=self.markers)

    @property
    def own_goals(self) -> tuple[GoalRange, ...]:
        """The goals that the file lists itself."""
        return tuple(goals for goals in self.goals if isinstance(goals, GoalRange))

    @property
    def named_standards(self) -> tuple[str, ...]:
        """The names of the tables of standards whose times are goals too."""
        return tuple(goals.name for goals in self.goals if isinstance(goals, Named))

    @property
    def own_ratios(self) -> tuple[Walks, ...]:
        """The ratios that the file lists itself."""
        return tuple(ratio for ratio in self.ratios if isinstance(ratio, Walks))

    @property
    def named_charts(self) -> tuple[str, ...]:
        """The names of the charts whose ratios are offered too."""
        return tuple(ratio.name for ratio in self.ratios if isinstance(ratio, Named))

    @property
    def band_name(self) -> str:
        """The name for the head of a band."""
        return self.short_name or self.name

    @property
    def stations(self) -> tuple[Stop, ...]:
        """The aid stations, in the order of the file."""
        if not self.aid:
            return ()
        return tuple(
            Stop(station.at, "aid", station.what, self._stand_s(station, self.aid.stop))
            for station in self.aid.stations
        )

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Aid stations and landmarks, from start to finish."""
        landmarks = (Stop(landmark.at, "landmark", landmark.name) for landmark in self.landmarks)
        return tuple(sorted((*self.stations, *landmarks), key=_in_order))

    def _stand_s(self, station: Station, usual_s: int) -> float:
        """How long a runner stands at a station; nobody stops at the start or at the finish."""
        if not 0 < station.at < self.distance:
            return 0.0
        return float(usual_s if station.stop is None else station.stop)
