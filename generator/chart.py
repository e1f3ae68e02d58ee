"""Tables that race files name: a coach's chart of ratios, and qualifying standards as goals."""

from pydantic import Field

from generator.fields import GoalTime, Metres, Model, Name, Pace, RaceMetres, Seconds, Text
from generator.race import OneRatio, Ratio


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

    def ratios(self, goal_pace: float) -> tuple[Ratio, ...]:
        """The advice for a goal pace in seconds per metre.

        Between two rows the faster one holds; so does the fastest for a goal faster still.
        Slower than the chart's end there is none.
        """
        if goal_pace > self.ends:
            return ()
        row = self.rows[0]
        for candidate in self.rows:
            # A microsecond a mile: a goal exactly at a row's pace belongs to that row.
            if candidate.pace <= goal_pace + 1e-9:
                row = candidate
        return row.ratios


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
