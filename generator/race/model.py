"""A race file's fields."""

from dataclasses import dataclass
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
    """Every goal from the first to the last: `2:50:00 to 6:00:00 every 5:00`.

    One goal alone is a range of one.
    """

    first_s: int
    last_s: int
    step_s: int

    def seconds(self) -> range:
        """The goals, in seconds."""
        return range(self.first_s, self.last_s + 1, self.step_s)


@dataclass(frozen=True)
class Deadline:
    """A time by which to be somewhere: since the gun, or of the day."""

    seconds: int
    of_day: bool

    def __str__(self) -> str:
        if self.of_day:
            return units.hour_of_day(self.seconds)
        return f"{units.long_clock(self.seconds)} after the gun"


@dataclass(frozen=True)
class Marks:
    """What has a row in tables and on bands: so many metres each, aid stations or walk breaks."""

    of: Literal["distance", "aid stations", "walk breaks"]
    every_m: float = 0.0
    unit: units.Unit | None = None
    """The unit they were written in; see `Race.label_unit`."""

    def __str__(self) -> str:
        return f"every {units.distance(self.every_m)}" if self.of == "distance" else self.of


@dataclass(frozen=True)
class Named:
    """Goals or ratios kept in a table of their own: `boston-standards`, `galloway`."""

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
        raise ValueError(f"`{text}` lacks its step; write `{text} every 5:00`")
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
            f"`{text}` is no cut-off; write a time since the gun like 6:00:00, or a time of day "
            "like 15:50 or 10:00 +1 day"
        ) from None


def parse_marks(value: object) -> Marks:
    """What has a row, in words: `every 5 km`, `every mile`, `aid stations`. Raises ValueError."""
    text = text_of(value)
    if text == "aid stations":
        return Marks("aid stations")
    if text == "walk breaks":
        return Marks("walk breaks")
    every, _, length = text.partition("every ")
    if every or not length:
        raise ValueError(
            f"`{text}` are no marks; write e.g. `every 5 mi`, `aid stations` or `walk breaks`"
        )
    length = {"mile": "1 mi", "kilometre": "1 km"}.get(length, length)
    return Marks("distance", units.parse_distance(length), "mi" if "mi" in length else "km")


Goals = Annotated[GoalRange | Named, PlainValidator(_goals)]
OneRatio = Annotated[Walks, PlainValidator(lambda value: parse_walks(text_of(value)))]
Ratios = Annotated[Walks | Named, PlainValidator(_ratios)]


class CourseSource(Model):
    """Where the ground's figures come from, and how far to rely on them."""

    profile: Name = Field(examples=["boston.csv"])
    """File in `content/courses/`."""
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's course file of 2026"])
    note: Text | None = None

    @property
    def only_net_drop(self) -> bool:
        """Whether plans may rely on nothing but the fall from start to finish."""
        return self.confidence == "net-drop-only"


class Station(Model):
    """A place where something is handed out."""

    at: Metres = Field(examples=["5 km"])
    what: Name = Field(examples=["water"])
    stop: Seconds | None = None
    """How long a runner stands here; by default as long as at the others."""


class Aid(Model):
    """The aid stations; they change from year to year."""

    year: Name = Field(examples=["2026"])
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's runner guide"])
    stop: Seconds = 0
    """How long a runner stands at each station."""
    stations: tuple[Station, ...] = Field(examples=["[{at: 5 km, what: water}]"])


class Landmark(Model):
    """Something a runner recognises: a climb, a bridge, a street."""

    at: Metres = Field(examples=["32.5 km"])
    name: Name = Field(examples=["Heartbreak Hill"])


class Start(Model):
    """When a runner starts: the gun of her wave, and how long after it she crosses the line."""

    wave: Name = ""
    gun: TimeOfDay | None = None
    """Seconds after midnight."""
    delay: Seconds = 0

    def __str__(self) -> str:
        return self.wave or "the start"


class Cutoff(Model):
    """Where and by when the race sends runners home."""

    at: Metres = Field(examples=["33 km"])
    by: Annotated[Deadline, PlainValidator(_deadline)] = Field(examples=["6:00:00"])
    name: Name = ""


class Race(Model):
    """A race, or, without a `place`, a plain distance."""

    slug: Name
    """The file's name: the race's URL."""
    name: Name = Field(examples=["Boston Marathon"])
    short_name: Name | None = None
    """For the narrow head of a band."""
    distance: RaceMetres = Field(examples=["marathon"])
    markers: MarkerUnit = Field(examples=["miles"])
    goals: Annotated[tuple[Goals, ...], OneOrMore] = Field(
        examples=["3:00:00 to 6:00:00 every 5:00"]
    )
    ratios: Annotated[tuple[Ratios, ...], OneOrMore] = Field(examples=["[continuous, 4:00/0:30]"])
    walk_pace: Pace | None = None
    """Seconds per metre on the flat; by default it follows from the goal."""
    hills: Fraction = 1.0
    """0 even pace, 1 even effort."""
    downhill: Fraction = 1.0
    """How much of what a descent saves is taken."""
    altitude: Fraction = 0.0
    """How much slower per 1000 m above 300 m."""
    drift: Halves = 0.0
    """How much slower the last metre is run than the first; negative for a negative split."""
    ease_in: Ease | None = None
    """How much slower the first so many metres are run."""
    watch: Fraction = 0.01
    """How much further a watch says it is."""
    marks: Annotated[Marks, PlainValidator(parse_marks)] | None = None
    """What has a row in the tables; every marker by default."""
    starts: tuple[Start, ...] = ()
    cutoffs: tuple[Cutoff, ...] = ()
    times_from: Text | None = None
    """Of which year starts and cut-offs are, and who says so."""
    weather: Name | None = None
    """A chart of ratios by temperature; guides have them as alternatives."""
    place: Name | None = None
    date: Date | None = None
    when: Name | None = None
    """The usual day, where the next date is not known: `second Sunday of October`."""
    web: Web | None = None
    course: CourseSource | None = None
    aid: Aid | None = None
    landmarks: tuple[Landmark, ...] = ()

    @property
    def rows(self) -> Marks:
        """What has a row: the marks that the file names, else every marker."""
        return self.marks or Marks("distance", units.UNIT_M[self.markers], self.markers)

    def label_unit(self, marks: Marks) -> units.Unit:
        """The unit that marks are labelled in: their own, else that of the race's markers."""
        return marks.unit or self.markers

    @property
    def band_name(self) -> str:
        """The name that goes on a band."""
        return self.short_name or self.name

    @property
    def stations(self) -> tuple[Stop, ...]:
        """The aid stations in the order of the file, each with how long a runner stands there."""
        if not self.aid:
            return ()
        return tuple(
            Stop(station.at, "aid", station.what, self._stop_s(station, self.aid.stop))
            for station in self.aid.stations
        )

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Aid stations and landmarks, from start to finish."""
        landmarks = (Stop(landmark.at, "landmark", landmark.name) for landmark in self.landmarks)
        return tuple(sorted((*self.stations, *landmarks)))

    def _stop_s(self, station: Station, usual_s: int) -> float:
        """At the start and at the finish nobody stops."""
        if not 0 < station.at < self.distance:
            return 0.0
        return float(usual_s if station.stop is None else station.stop)
