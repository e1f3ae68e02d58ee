"""A race file: its fields, and what they may not say together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, PlainValidator

from generator import units
from generator.fields import (
    Confidence,
    Date,
    Fraction,
    MarkerUnit,
    Metres,
    Model,
    Name,
    OneOrMore,
    Pace,
    RaceMetres,
    Text,
    Web,
    read,
    text_of,
)
from generator.source import Document, Path, SourceError

MAX_GOALS = 200
MAX_RATIOS = 40
MAX_GOAL_S = 48 * 3600


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
class Ratio:
    """Run and walk seconds, both None for running all the way."""

    run_walk: tuple[int, int] | None

    def __str__(self) -> str:
        return units.ratio(self.run_walk)


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


def _ratios(value: object) -> Ratio | Named:
    text = text_of(value)
    if text != "continuous" and text.replace("-", "").isalpha():
        return Named(text)
    return _ratio(text)


def _ratio(value: object) -> Ratio:
    return Ratio(units.parse_ratio(text_of(value)))


Goals = Annotated[GoalRange | Named, PlainValidator(_goals)]
OneRatio = Annotated[Ratio, PlainValidator(_ratio)]
Ratios = Annotated[Ratio | Named, PlainValidator(_ratios)]


class Course(Model):
    """Where the ground's figures come from, and how far to rely on them."""

    profile: Name = Field(examples=["boston.csv"])
    """File in `content/courses/`."""
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's course file of 2026"])
    note: Text | None = None


class Station(Model):
    """A place where something is handed out."""

    at: Metres = Field(examples=["5 km"])
    what: Name = Field(examples=["water"])


class Aid(Model):
    """The aid stations; they change from year to year."""

    year: Name = Field(examples=["2026"])
    confidence: Confidence = Field(examples=["medium"])
    source: Text = Field(examples=["the organiser's runner guide"])
    stations: tuple[Station, ...] = Field(examples=["[{at: 5 km, what: water}]"])


class Landmark(Model):
    """Something a runner recognises: a climb, a bridge, a street."""

    at: Metres = Field(examples=["32.5 km"])
    name: Name = Field(examples=["Heartbreak Hill"])


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
    drift: Fraction = 0.0
    """How much slower the last metre is run than the first; negative for a negative split."""
    place: Name | None = None
    date: Date | None = None
    when: Name | None = None
    """The usual day, where the next date is not known: `second Sunday of October`."""
    web: Web | None = None
    course: Course | None = None
    aid: Aid | None = None
    landmarks: tuple[Landmark, ...] = ()

    @property
    def band_name(self) -> str:
        """The name that goes on a band."""
        return self.short_name or self.name


Rule = Callable[[Race], Iterator[tuple[Path, str]]]


def parse_race(document: Document, slug: str) -> Race:
    """The race in a file. Raises SourceError with all that is wrong with it."""
    race = read(Race, document, slug=slug)
    problems = [document.problem(path, message) for rule in RULES for path, message in rule(race)]
    if problems:
        raise SourceError(problems)
    return race


def race_belongings_need_a_place(race: Race) -> Iterator[tuple[Path, str]]:
    """Only a race at a place has a date, a web site, a course, aid and landmarks."""
    for key in ("date", "when", "web", "course", "aid", "landmarks"):
        if getattr(race, key) and not race.place:
            yield (key,), f"`{key}` belongs to a race at a place; add e.g. `place: Boston, USA`"


def distance_is_a_race(race: Race) -> Iterator[tuple[Path, str]]:
    """A race is between 1 km and 350 km long."""
    if not 1_000 <= race.distance <= 350_000:
        yield ("distance",), "a race here is between 1 km and 350 km; write its length and unit"


def goals_are_a_persons(race: Race) -> Iterator[tuple[Path, str]]:
    """A goal is no faster than 2:30 and no slower than 20:00 a kilometre."""
    fastest_s, slowest_s = race.distance * 0.150, min(race.distance * 1.2, MAX_GOAL_S)
    for i, goals in enumerate(race.goals):
        if isinstance(goals, Named):
            continue
        for goal_s in (goals.first_s, goals.last_s):
            if not fastest_s <= goal_s <= slowest_s:
                yield (
                    ("goals", i),
                    f"{units.long_clock(goal_s)} for {units.distance(race.distance)} is out of "
                    f"reach of a plan; write a time between {units.long_clock(fastest_s + 1)} and "
                    f"{units.long_clock(slowest_s)}",
                )
                break


def lists_are_of_a_sane_length(race: Race) -> Iterator[tuple[Path, str]]:
    """A race has at least one goal and one ratio, and not thousands of anything."""
    count = sum(len(g.seconds()) for g in race.goals if isinstance(g, GoalRange))
    if not race.goals or count > MAX_GOALS:
        yield ("goals",), f"this lists {count} goals; write between 1 and {MAX_GOALS}"
    if not 1 <= len(race.ratios) <= MAX_RATIOS:
        yield ("ratios",), f"this lists {len(race.ratios)} ratios; write 1 to {MAX_RATIOS}"


def places_lie_on_the_course(race: Race) -> Iterator[tuple[Path, str]]:
    """Aid stations and landmarks are listed in the order they are met, start to finish."""
    stations = race.aid.stations if race.aid else ()
    for path, metres in (
        (("aid", "stations"), [station.at for station in stations]),
        (("landmarks",), [landmark.at for landmark in race.landmarks]),
    ):
        for i, at_m in enumerate(metres):
            if at_m > race.distance:
                yield (
                    (*path, i, "at"),
                    f"this lies past the finish at {units.distance(race.distance)}; check it",
                )
            elif i and at_m < metres[i - 1]:
                yield (*path, i, "at"), "this lies before the one above it; order them by place"


def shares_are_shares(race: Race) -> Iterator[tuple[Path, str]]:
    """`hills` runs from 0 to 100 %, `drift` from -20 to 20 %."""
    if not 0 <= race.hills <= 1:
        yield ("hills",), "`hills` runs from 0% (even pace) to 100% (even effort)"
    if not -0.2 <= race.drift <= 0.2:
        yield ("drift",), "`drift` runs from -20% (faster at the end) to 20% (slower)"


def walk_is_a_walk(race: Race) -> Iterator[tuple[Path, str]]:
    """A walk is between 6:00 and 25:00 a kilometre."""
    if race.walk_pace and not 0.36 <= race.walk_pace <= 1.5:
        message = "a walk is between 6:00 and 25:00 a kilometre; write a pace like 16:00 /mi"
        yield ("walk_pace",), message


RULES: tuple[Rule, ...] = (
    race_belongings_need_a_place,
    distance_is_a_race,
    goals_are_a_persons,
    lists_are_of_a_sane_length,
    places_lie_on_the_course,
    shares_are_shares,
    walk_is_a_walk,
)
