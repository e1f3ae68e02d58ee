"""The fields of a race file."""

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from generator import units
from generator.race.fields import (
    CLOCK,
    HOUR,
    LENGTH,
    LONG_CLOCK,
    TABLE_NAME,
    WALKS_IN_WORDS,
    Confidence,
    Date,
    Ease,
    Halves,
    MarkerUnit,
    Metres,
    Name,
    Pace,
    Percent,
    RaceMetres,
    Seconds,
    Text,
    TimeOfDay,
    Web,
)
from generator.race.keys import Model, OneOrMore, Wished
from generator.race.kinds import Kind
from generator.race.stops import Stop
from generator.race.walks import Walks, parse_walks

MAX_GOALS = 200
LONGEST_STOP_S = 6 * 3600
FASTEST_WALK_PACE = 0.36
"""Seconds per metre: 6:00 a kilometre."""
SLOWEST_WALK_PACE = 1.5
"""Seconds per metre: 25:00 a kilometre."""
LEAST_DRIFT = units.parse_halves("second half 10% faster")
MOST_DRIFT = units.parse_halves("second half 10% slower")


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


def _in_order(stop: Stop) -> tuple[float, str, str]:
    """What stops are sorted by: their place, and aid before landmarks."""
    return stop.at_m, stop.kind, stop.name


Goals = Annotated[
    GoalRange | Named,
    Kind(
        "goals",
        "a finish time, `... to ... every ...`, or the name of a file in `standards/`",
        parse_goals,
        pattern=f"{LONG_CLOCK}( +to +{LONG_CLOCK} +every +{CLOCK})?|{TABLE_NAME}",
    ),
]
Ratios = Annotated[
    Walks | Named,
    Kind(
        "ratios",
        "`continuous`, a ratio, when to walk in words, or the name of a file in `charts/`",
        parse_ratios,
        pattern=f"{WALKS_IN_WORDS}|{TABLE_NAME}",
    ),
]
ByWhen = Annotated[
    Deadline,
    Kind(
        "deadline",
        "a time since the gun with its seconds, or a time of day",
        parse_deadline,
        pattern=f"{LONG_CLOCK}|{HOUR}",
    ),
]
WhatHasARow = Annotated[
    Marks,
    Kind(
        "marks",
        "`every ...` with a distance, `aid stations` or `walk breaks`",
        parse_marks,
        pattern=f"every (mile|kilometre|{LENGTH})|aid stations|walk breaks",
    ),
]


class CourseSource(Model):
    """Where the data of the course comes from, and how reliable it is."""

    profile: Name = Field(examples=["boston.csv"])
    """The file with distances and elevations, in the folder `courses/`."""
    confidence: Confidence = Field(examples=["medium"])
    """How reliable the elevations are. With `net-drop-only`, plans use nothing but the difference
    between start and finish.
    """
    source: Text = Field(examples=["the organiser's course file of 2026"])
    """Where the figures come from."""
    note: Text | None = Field(None, examples=["Scaled to 42.195 km."])
    """What else a runner should know about these figures."""

    @property
    def only_net_drop(self) -> bool:
        """Whether plans use only the difference in elevation between start and finish."""
        return self.confidence == "net-drop-only"


class Station(Model):
    """A place where something is handed out to runners."""

    at: Metres = Field(examples=["5 km"])
    """How far from the start it is."""
    what: Name = Field(examples=["water"])
    """What is handed out, or the name of the place."""
    stop: Seconds | None = Field(None, ge=0, le=LONGEST_STOP_S, examples=["2:00"])
    """How long to stand here, if it is not as long as at the other stations."""


class Aid(Model):
    """The aid stations of one year; they change from year to year."""

    year: Name = Field(examples=["2026"])
    """The year that the list is from."""
    confidence: Confidence = Field(examples=["medium"])
    """How reliable the list is."""
    source: Text = Field(examples=["the organiser's runner guide"])
    """Who published the list, and where."""
    stop: Wished[Seconds] = Field(
        0,
        ge=0,
        le=LONGEST_STOP_S,
        title="Stop at each aid station",
        examples=["0:20", "1:00", "2:00"],
    )
    """How long to stand at each aid station."""
    stations: tuple[Station, ...] = Field(examples=["[{at: 5 km, what: water}]"])
    """Every aid station, in order from the start."""


class Landmark(Model):
    """Something that a runner recognises: a climb, a bridge, a street."""

    at: Metres = Field(examples=["32.5 km"])
    """How far from the start it is."""
    name: Name = Field(examples=["Heartbreak Hill"])
    """What runners call it."""


class Start(Model):
    """The start of a wave: its gun, and how long after the gun its runners cross the line."""

    wave: Name = Field("", examples=["Wave 2"])
    """What the wave is called; each of several starts needs a name."""
    gun: Wished[TimeOfDay | None] = Field(None, examples=["9:00", "10:25"])
    """When the wave starts."""
    delay: Wished[Seconds] = Field(
        0, ge=0, le=3 * 3600, title="To the line", examples=["1:00", "5:00"]
    )
    """How long after the gun the start line is crossed."""

    def __str__(self) -> str:
        return self.wave or "the start"


class Cutoff(Model):
    """A place that a runner has to reach in time to stay in the race."""

    at: Metres = Field(examples=["33 km"])
    """How far from the start it is."""
    by: ByWhen = Field(examples=["6:00:00", "15:50", "10:00 +1 day"])
    """The time by which a runner has to be there, since the gun or of the day."""
    name: Name = Field("", examples=["Twin Lakes"])
    """What the place is called."""


class Race(Model):
    """A race at a place, or a plain distance, which has no `place`."""

    slug: Name
    name: Name = Field(examples=["Boston Marathon"])
    """What the race is called."""
    short_name: Name | None = Field(None, examples=["Leadville Trail 100"])
    """A name that fits into the narrow head of a band."""
    distance: RaceMetres = Field(ge=1_000.0, le=350_000.0, examples=["marathon"])
    """How long the race is."""
    markers: Wished[MarkerUnit] = Field(examples=["miles", "kilometres"])
    """Whether the markers along the course count miles or kilometres."""
    goals: OneOrMore[Goals] = Field(
        min_length=1, max_length=MAX_GOALS, examples=["3:00:00 to 6:00:00 every 5:00"]
    )
    """The finish times that get guides."""
    ratios: OneOrMore[Ratios] = Field(
        min_length=1,
        max_length=40,
        examples=[
            "[continuous, 4:00/0:30]",
            "4:00/0:30 to 20 mi, then continuous",
            "walk 0:40 at every mile",
            "4:00/0:30, on climbs 2:00/0:30",
            "4:00/0:30, no walks before 10:00",
            "4:00/0:30, walk 60 m at every aid station",
        ],
    )
    """When to walk: each goal gets a guide for each of these."""
    walk_pace: Wished[Pace | None] = Field(
        None, ge=FASTEST_WALK_PACE, le=SLOWEST_WALK_PACE, examples=["16:00 /mi"]
    )
    """How fast the walks are on level ground; left out, it follows from the goal."""
    hills: Wished[Percent] = Field(1.0, ge=0, le=1, examples=["50%", "0%", "100%"])
    """How much hills change the pace: 0% is even pace, 100% even effort."""
    downhill: Wished[Percent] = Field(1.0, ge=0, le=1, examples=["50%", "0%", "100%"])
    """How much of the time that descents could save is taken."""
    altitude: Wished[Percent] = Field(0.0, ge=0, le=0.2, examples=["6.3%", "0%"])
    """How much slower the pace gets for each 1000 m above 300 m. Wehrlin and Hallén (2006) measured
    6.3%.
    """
    drift: Wished[Halves] = Field(
        0.0,
        ge=LEAST_DRIFT,
        le=MOST_DRIFT,
        title="Second half",
        examples=["second half 2% faster", "even", "second half 2% slower"],
    )
    """How much faster or slower than the first half the second half is run."""
    ease_in: Wished[Ease | None] = Field(
        None, title="Easy start", examples=["first 3 km 3% slower", "first 2 mi 3% slower"]
    )
    """An easy start: how far, and how much slower."""
    watch: Wished[Percent] = Field(
        0.01, ge=-0.05, le=0.05, title="Your watch", examples=["2%", "1%", "0%"]
    )
    """How much longer than the course a watch measures."""
    marks: Wished[WhatHasARow | None] = Field(
        None,
        title="A row for",
        examples=["every 5 km", "every 1 mi", "aid stations", "walk breaks"],
    )
    """What has a row in tables and on bands; left out, every marker has one."""
    starts: tuple[Start, ...] = Field((), examples=["[{wave: Wave 1, gun: 9:00, delay: 2:00}]"])
    """When the race starts, wave by wave."""
    cutoffs: tuple[Cutoff, ...] = Field((), examples=["[{at: 33 km, by: 6:00:00}]"])
    """Where a runner who is late is taken out of the race, in order from the start."""
    times_from: Text | None = Field(None, examples=["the organiser's runner guide of 2026"])
    """The year that starts and cut-offs are from, and who published them."""
    weather: Name | None = Field(None, examples=["galloway"])
    """The file in the folder `weather/` with ratios by temperature, shown beside the guides."""
    place: Name | None = Field(None, examples=["Boston, Massachusetts, USA"])
    """Where the race is; a plain distance has no place."""
    date: Date | None = Field(None, examples=["2027-04-19"])
    """The day of the next race."""
    when: Name | None = Field(None, examples=["second Sunday of October"])
    """The usual day, if the next date is not known."""
    web: Web | None = Field(None, examples=["https://www.example.org/"])
    """The organiser's page about the race."""
    course: CourseSource | None = Field(
        None, examples=["{profile: boston.csv, confidence: medium, source: a map}"]
    )
    """The ground: distances and elevations, and where they come from."""
    aid: Aid | None = Field(
        None,
        examples=[
            "{year: 2026, confidence: medium, source: runner guide, "
            "stations: [{at: 5 km, what: water}]}"
        ],
    )
    """The aid stations."""
    landmarks: tuple[Landmark, ...] = Field((), examples=["[{at: 32.5 km, name: Heartbreak Hill}]"])
    """What runners recognise on the way, in order from the start."""

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
