"""Tables that race files name: a coach's chart of ratios, and qualifying standards as goals."""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeVar

from pydantic import Field, PlainValidator

from generator.race.fields import (
    Fraction,
    GoalTime,
    Metres,
    Model,
    Name,
    Pace,
    RaceMetres,
    Seconds,
    Text,
    read,
    text_of,
)
from generator.race.model import OneRatio
from generator.race.source import Document, KeyPath, SourceError
from generator.race.walks import Walks, parse_walks


class ChartRow(Model):
    """The ratios a coach advises from a goal pace on, up to the next row's."""

    pace: Pace = Field(examples=["8:00 /mi"])
    ratios: tuple[OneRatio, ...] = Field(examples=["[4:00/0:30, 2:00/0:15]"])


class Chart(Model):
    """Ratios by goal pace, the average over the whole race with its walks."""

    slug: Name
    name: Name = Field(examples=["Jeff Galloway's run/walk chart"])
    source: Text = Field(examples=["his book, and the charts of his training groups"])
    rows: tuple[ChartRow, ...] = Field(examples=["[{pace: 8:00 /mi, ratios: [4:00/0:30]}]"])
    ends: Pace = Field(examples=["20:00 /mi"])

    def ratios(self, goal_pace: float) -> tuple[Walks, ...]:
        """The advice for a goal pace in seconds per metre.

        Between two rows the faster one holds; so does the fastest for a goal faster still.
        Slower than the chart's end there is none.
        """
        if goal_pace > self.ends:
            return ()
        return (_row(self.rows, goal_pace) or self.rows[0]).ratios


class Standard(Model):
    """The time a group of runners has to beat."""

    time: GoalTime = Field(examples=["3:25:00"])
    who: Name = Field(examples=["women 18-34"])


class DownhillIndex(Model):
    """What is added to a time run on a course that falls this far or further."""

    drop: Metres = Field(examples=["457.2 m"])
    add: Seconds | None = None
    """None: such a course does not count at all."""


class Standards(Model):
    """Qualifying times, which race files may use as goals."""

    slug: Name
    name: Name = Field(examples=["Boston Marathon qualifying standard"])
    label: Name = Field(examples=["Boston standard"])
    """What a goal that meets one is marked with."""
    valid_for: Name = Field(examples=["2027"])
    source: Text = Field(examples=["the organiser's announcement of 2025"])
    distance: RaceMetres = Field(examples=["marathon"])
    standards: tuple[Standard, ...] = Field(examples=["[{time: 3:25:00, who: women 18-34}]"])
    downhill: tuple[DownhillIndex, ...] = ()

    def index(self, net_drop_m: float) -> int | None:
        """Seconds added to a time on a course with this net drop; None if it does not count."""
        add: int | None = 0
        for step in self.downhill:
            if net_drop_m >= step.drop:
                add = step.add
        return add


def _walks_or_walk_all(value: object) -> Walks | None:
    return None if text_of(value) == "walk" else parse_walks(text_of(value))


class WeatherRow(Model):
    """A coach's ratio for each temperature, for a goal pace and up to the next row's."""

    pace: Pace = Field(examples=["9:00 /mi"])
    ratios: tuple[Annotated[Walks | None, PlainValidator(_walks_or_walk_all)], ...] = Field(
        examples=["[2:00/0:30, 1:45/0:30]"]
    )
    """None: walk all the way."""


class Slowing(Model):
    """What somebody says that heat costs."""

    when: Name = Field(examples=["sum 131 to 140"])
    least: Fraction = Field(examples=["2%"])
    most: Fraction = Field(examples=["3%"])


class Weather(Model):
    """A coach's ratios by temperature, and published figures for what heat costs beside them."""

    slug: Name
    name: Name = Field(examples=["Jeff Galloway's ratios by temperature"])
    source: Text = Field(examples=["his book"])
    temperatures: tuple[Name, ...] = Field(examples=["[below 55 °F (13 °C), 65 °F (18 °C)]"])
    rows: tuple[WeatherRow, ...] = Field(examples=["[{pace: 9:00 /mi, ratios: [2:00/0:30]}]"])
    ends: Pace = Field(examples=["17:00 /mi"])
    slowing_source: Text = Field(examples=["M. Hadley, Maximum Performance Running, 2013"])
    slowing: tuple[Slowing, ...] = ()

    def by_temperature(self, goal_pace: float) -> tuple[tuple[str, Walks | None], ...]:
        """Temperature and ratio, coolest first; none for a goal beyond the chart's ends.

        Between two rows the faster one holds.
        """
        row = _row(self.rows, goal_pace) if goal_pace <= self.ends else None
        return tuple(zip(self.temperatures, row.ratios, strict=True)) if row else ()


R = TypeVar("R", ChartRow, WeatherRow)


def weather_is_a_table(weather: Weather) -> Iterator[tuple[KeyPath, str]]:
    """A ratio for each temperature in every row."""
    for i, row in enumerate(weather.rows):
        if len(row.ratios) != len(weather.temperatures):
            count = len(weather.temperatures)
            message = f"{count} temperatures have {count} ratios, not {len(row.ratios)}"
            yield ("rows", i, "ratios"), f"{message}; write one for each"


def parse_weather(document: Document, slug: str) -> Weather:
    """A weather chart from its file. Raises SourceError with all that is wrong with it."""
    weather = read(Weather, document, slug=slug)
    problems = [document.problem(path, said) for path, said in weather_is_a_table(weather)]
    if problems:
        raise SourceError(problems)
    return weather


def _row(rows: Sequence[R], goal_pace: float) -> R | None:
    """The row that a goal belongs to; None for a goal faster than the first."""
    # A microsecond a mile: a goal exactly at a row's pace belongs to that row.
    return next((row for row in reversed(rows) if row.pace <= goal_pace + 1e-9), None)
