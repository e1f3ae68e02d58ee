"""The tables that race files name: charts of ratios, qualifying standards, weather charts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from pydantic import Field

from generator.race.fields import (
    WALKS_IN_WORDS,
    GoalTime,
    Metres,
    Name,
    Number,
    OneRatio,
    Pace,
    Percent,
    RaceMetres,
    Seconds,
    Text,
)
from generator.race.keys import Model
from generator.race.kinds import Kind
from generator.race.reading import read
from generator.race.source import Document, Fault
from generator.race.walks import Walks, parse_walks

AT_THE_PACE = 1e-9
"""A goal pace this close to a row's pace counts as the row's, in seconds per metre.

It absorbs float noise: two microseconds a mile.
"""


class CoursePoint(Model):
    """A row of a course file; the first one is the start and the last one the finish."""

    distance_m: Number = Field(ge=0, le=400_000, examples=["1200"])
    """How far from the start the point is. A plan makes the course as long as the race."""
    elevation_m: Number = Field(ge=-450, le=6_000, examples=["133.5"])
    """How high the point is, above the level of the sea."""


class ChartRow(Model):
    """The ratios that a coach advises for goal paces from this row's up to the next row's."""

    pace: Pace = Field(examples=["8:00 /mi"])
    """The fastest goal pace that the row is for."""
    ratios: tuple[OneRatio, ...] = Field(examples=["[4:00/0:30, 2:00/0:15]"])
    """The ratios that the coach advises, the usual one first."""


class Chart(Model):
    """Ratios by goal pace: the average over the whole race, walks included."""

    slug: Name
    name: Name = Field(examples=["Jeff Galloway's run/walk chart"])
    """What the chart is called."""
    source: Text = Field(examples=["his book, and the charts of his training groups"])
    """Who published it, and where."""
    rows: tuple[ChartRow, ...] = Field(
        min_length=1, examples=["[{pace: 8:00 /mi, ratios: [4:00/0:30]}]"]
    )
    """Goal paces with their ratios, fastest first."""
    ends: Pace = Field(examples=["20:00 /mi"])
    """The slowest goal pace that the chart is for."""

    def ratios(self, goal_pace: float) -> tuple[Walks, ...]:
        """The ratios advised for a goal pace in seconds per metre.

        Between two rows, the faster one counts, and the first row counts for all faster goals.
        For a goal slower than the end of the chart there are none.
        """
        if goal_pace > self.ends:
            return ()
        return (_row_for(self.rows, goal_pace) or self.rows[0]).ratios


class Standard(Model):
    """The time that a group of runners has to beat."""

    time: GoalTime = Field(examples=["3:25:00"])
    """The time to beat."""
    who: Name = Field(examples=["women 18-34"])
    """Whom it is for."""


class DownhillIndex(Model):
    """What is added to a result from a course with this net drop or more."""

    drop: Metres = Field(examples=["457.2 m"])
    """How much lower than the start the finish is, at least."""
    add: Seconds | None = Field(None, examples=["5:00"])
    """The time that is added; left out, such a result does not count at all."""


class Standards(Model):
    """Qualifying times, which race files can use as goals."""

    slug: Name
    name: Name = Field(examples=["Boston Marathon qualifying standard"])
    """What the standard is called."""
    label: Name = Field(examples=["Boston standard"])
    """The words that mark a goal which meets it."""
    valid_for: Name = Field(examples=["the 2027 race"])
    """The races that it is for."""
    source: Text = Field(examples=["the organiser's announcement of 2025"])
    """Who published it, and where."""
    distance: RaceMetres = Field(examples=["marathon"])
    """How long the races are whose results count."""
    standards: tuple[Standard, ...] = Field(examples=["[{time: 3:25:00, who: women 18-34}]"])
    """The time for each group of runners."""
    downhill: tuple[DownhillIndex, ...] = Field((), examples=["[{drop: 457.2 m, add: 5:00}]"])
    """What is added to results from courses that go down a lot, the smallest drop first."""

    def index(self, net_drop_m: float) -> int | None:
        """Seconds added to a result from a course with this net drop; None if it does not count."""
        add: int | None = 0
        for step in self.downhill:
            if net_drop_m >= step.drop:
                add = step.add
        return add


def parse_walks_or_walk(text: str) -> Walks | None:
    """A ratio, or None for `walk`. Raises ValueError."""
    return None if text == "walk" else parse_walks(text)


OneRatioOrWalk = Annotated[
    Walks | None,
    Kind(
        "ratio",
        "a ratio, or `walk` for walking all the way",
        parse_walks_or_walk,
        pattern=f"walk|{WALKS_IN_WORDS}",
    ),
]


class WeatherRow(Model):
    """A coach's ratio for each temperature, for goal paces from this row's to the next row's."""

    pace: Pace = Field(examples=["9:00 /mi"])
    """The fastest goal pace that the row is for."""
    ratios: tuple[OneRatioOrWalk, ...] = Field(examples=["[2:00/0:30, 1:45/0:30]"])
    """A ratio for each temperature, in their order."""


class Slowing(Model):
    """How much slower heat makes a runner, as published."""

    when: Name = Field(examples=["sum 131 to 140"])
    """How hot it is."""
    least: Percent = Field(examples=["2%"])
    """How much slower at least."""
    most: Percent = Field(examples=["3%"])
    """How much slower at most."""


class Weather(Model):
    """A coach's ratios by temperature, and published figures for how much heat slows a runner."""

    slug: Name
    name: Name = Field(examples=["Jeff Galloway's ratios by temperature"])
    """What the chart is called."""
    source: Text = Field(examples=["his book"])
    """Who published it, and where."""
    temperatures: tuple[Name, ...] = Field(examples=["[below 55 °F (13 °C), 65 °F (18 °C)]"])
    """The temperatures, coolest first."""
    rows: tuple[WeatherRow, ...] = Field(examples=["[{pace: 9:00 /mi, ratios: [2:00/0:30]}]"])
    """Goal paces with their ratios, fastest first."""
    ends: Pace = Field(examples=["17:00 /mi"])
    """The slowest goal pace that the chart is for."""
    slowing_source: Text = Field(examples=["M. Hadley, Maximum Performance Running, 2013"])
    """Who published what heat costs, and where."""
    slowing: tuple[Slowing, ...] = Field((), examples=["[{when: hot, least: 2%, most: 3%}]"])
    """What heat costs, coolest first."""

    def by_temperature(self, goal_pace: float) -> tuple[tuple[str, Walks | None], ...]:
        """Temperature and ratio, coolest first, for a goal pace in seconds per metre.

        Between two rows, the faster one counts. For a goal faster or slower than the whole chart
        there are none.
        """
        row = _row_for(self.rows, goal_pace) if goal_pace <= self.ends else None
        return tuple(zip(self.temperatures, row.ratios, strict=True)) if row else ()


@dataclass(frozen=True)
class Tables:
    """Every table of the content, each under the name by which race files call it."""

    charts: Mapping[str, Chart] = field(default_factory=dict)
    standards: Mapping[str, Standards] = field(default_factory=dict)
    weather: Mapping[str, Weather] = field(default_factory=dict)


def parse_chart(document: Document, slug: str) -> Chart:
    """A chart from its file. Raises SourceError with everything that is wrong with it."""
    return read(Chart, document, slug=slug)


def parse_standards(document: Document, slug: str) -> Standards:
    """Standards from their file. Raises SourceError with everything that is wrong with them."""
    return read(Standards, document, slug=slug)


def parse_weather(document: Document, slug: str) -> Weather:
    """A weather chart from its file. Raises SourceError with everything that is wrong with it."""
    weather = read(Weather, document, slug=slug)
    document.refuse(_incomplete_rows(weather))
    return weather


def _incomplete_rows(weather: Weather) -> Iterator[Fault]:
    """Every row has a ratio for each temperature."""
    count = len(weather.temperatures)
    for i, row in enumerate(weather.rows):
        if len(row.ratios) != count:
            message = f"{count} temperatures need {count} ratios, and here are {len(row.ratios)}"
            yield Fault(("rows", i, "ratios"), f"{message}; write one for each")


R = TypeVar("R", ChartRow, WeatherRow)


def _row_for(rows: Sequence[R], goal_pace: float) -> R | None:
    """The row for a goal pace; None for a goal faster than the first row."""
    return next((row for row in reversed(rows) if row.pace <= goal_pace + AT_THE_PACE), None)
