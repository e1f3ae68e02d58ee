"""The fields of a race file."""

from dataclasses import replace

from pydantic import Field

from generator import units
from generator.race.fields import (
    ByWhen,
    Confidence,
    Date,
    Ease,
    Goals,
    Halves,
    MarkerUnit,
    Metres,
    Name,
    Pace,
    Percent,
    RaceMetres,
    Ratios,
    Seconds,
    Text,
    TimeOfDay,
    Web,
    WhatHasARow,
)
from generator.race.keys import Model, OneOrMore, Wished
from generator.race.stops import Stop
from generator.race.values import MAX_GOALS, GoalRange, Marks, Named
from generator.race.walks import Walks

LONGEST_STOP_S = 6 * 3600


def _in_order(stop: Stop) -> tuple[float, str, str]:
    """What stops are sorted by: their place, and aid before landmarks."""
    return stop.at_m, stop.kind, stop.name


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
    distance: RaceMetres = Field(ge=1_000, le=350_000, examples=["marathon"])
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
        None,
        ge=units.parse_pace("6:00 /km"),
        le=units.parse_pace("25:00 /km"),
        examples=["16:00 /mi"],
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
        ge=units.parse_halves("second half 10% faster"),
        le=units.parse_halves("second half 10% slower"),
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
        landmarks = [Stop(landmark.at, "landmark", landmark.name) for landmark in self.landmarks]
        return tuple(sorted((*self.stations, *landmarks), key=_in_order))

    def _stand_s(self, station: Station, usual_s: int) -> float:
        """How long a runner stands at a station; nobody stops at the start or at the finish."""
        if not 0 < station.at < self.distance:
            return 0.0
        return float(usual_s if station.stop is None else station.stop)
