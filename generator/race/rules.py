"""What the fields of a race file may not say together."""

from collections.abc import Callable, Iterator
from math import ceil, floor

from generator import units
from generator.race.model import Cutoff, Race, Start
from generator.race.reading import read
from generator.race.source import Document, Fault
from generator.race.values import MAX_GOALS, GoalRange, Marks
from generator.race.walks import Walks

MAX_MARKS = 500
FASTEST_GOAL_PACE = 0.150
"""Seconds per metre: 2:30 a kilometre, faster than any record over 1 km or more."""
SLOWEST_GOAL_PACE = 1.2
"""Seconds per metre: 20:00 a kilometre, a slow walk."""
MAX_GOAL_S = 48 * 3600
Check = Callable[[Race], Iterator[Fault]]


def parse_race(document: Document, slug: str) -> Race:
    """The race in a file. Raises SourceError with everything that is wrong with it."""
    race = read(Race, document, slug=slug)
    document.refuse(race_faults(race))
    return race


def race_faults(race: Race) -> Iterator[Fault]:
    """Everything in a race that breaks a rule, in the order of the checks."""
    for check in CHECKS:
        yield from check(race)


def only_a_place_has_a_course(race: Race) -> Iterator[Fault]:
    """A plain distance has no date, course, aid stations or starts: only a race at a place does."""
    if race.place:
        return
    given = {
        "date": race.date is not None,
        "when": race.when is not None,
        "web": race.web is not None,
        "course": race.course is not None,
        "aid": race.aid is not None,
        "landmarks": len(race.landmarks) > 0,
        "starts": len(race.starts) > 0,
        "cutoffs": len(race.cutoffs) > 0,
        "times_from": race.times_from is not None,
    }
    for key, is_given in given.items():
        if is_given:
            message = f"only a race at a place has `{key}`; add e.g. `place: Boston, USA`"
            yield Fault((key,), message)


def goals_are_in_reach(race: Race) -> Iterator[Fault]:
    """A goal is between 2:30 and 20:00 a kilometre on average, and at most 48 hours."""
    for i, goals in enumerate(race.goals):
        if isinstance(goals, GoalRange):
            ends = (out_of_reach(race.distance, end_s) for end_s in (goals.first_s, goals.last_s))
            if message := next(filter(None, ends), ""):
                yield Fault(("goals", i), message)


def out_of_reach(distance_m: float, goal_s: int) -> str:
    """What is wrong with a goal for a distance; empty if nothing is."""
    fastest_s, slowest_s = reach(distance_m)
    if fastest_s <= goal_s <= slowest_s:
        return ""
    return (
        f"{units.long_clock(goal_s)} for {units.distance(distance_m)} is out of reach of a plan; "
        f"write a time between {units.long_clock(fastest_s)} and {units.long_clock(slowest_s)}"
    )


def reach(distance_m: float) -> tuple[int, int]:
    """The fastest and the slowest goal that a plan can have, in seconds."""
    slowest_s = min(distance_m * SLOWEST_GOAL_PACE, MAX_GOAL_S)
    return ceil(distance_m * FASTEST_GOAL_PACE), floor(slowest_s)


def goals_are_not_too_many(race: Race) -> Iterator[Fault]:
    """All ranges together have at most 200 goals."""
    count = sum(len(goals.seconds()) for goals in race.own_goals)
    if count > MAX_GOALS:
        yield Fault(("goals",), f"this lists {count} goals; write between 1 and {MAX_GOALS}")


def places_are_in_order(race: Race) -> Iterator[Fault]:
    """Aid stations and landmarks are listed in order, and none lies past the finish."""
    stations = race.aid.stations if race.aid else ()
    finish = units.distance(race.distance)
    for path, places in (
        (("aid", "stations"), [station.at for station in stations]),
        (("landmarks",), [landmark.at for landmark in race.landmarks]),
    ):
        for i, at_m in enumerate(places):
            if at_m > race.distance:
                message = f"this is past the finish at {finish}; check it"
                yield Fault((*path, i, "at"), message)
            elif i and at_m < places[i - 1]:
                message = "this comes before the one above; list them in order from the start"
                yield Fault((*path, i, "at"), message)


def stops_are_possible(race: Race) -> Iterator[Fault]:
    """A stop has a place of its own between start and finish."""
    if not race.aid:
        return
    last_m = -1.0
    for i, (station, stop) in enumerate(zip(race.aid.stations, race.stations, strict=True)):
        path = ("aid", "stations", i, "stop")
        if station.stop and not stop.stand_s:
            yield Fault(path, "nobody stops at the start or at the finish; remove the stop")
        if stop.stand_s and stop.at_m == last_m:
            message = "the station above is at the same place; write `stop: 0:00` for one of them"
            yield Fault(path, message)
        if stop.stand_s:
            last_m = stop.at_m


def pacing_fits_the_course(race: Race) -> Iterator[Fault]:
    """Altitude needs a course, and an easy start ends before the finish."""
    if race.altitude and not race.course:
        message = "no course says how high this race is; add a `course`, or leave this out"
        yield Fault(("altitude",), message)
    if race.ease_in and race.ease_in[1] >= race.distance:
        message = "an easy start ends before the finish; write a shorter one"
        yield Fault(("ease_in",), message)


def walks_fit_the_race(race: Race) -> Iterator[Fault]:
    """The race has the places, aid stations and climbs that its ratios name; none is repeated."""
    seen: set[str] = set()
    for i, walks in enumerate(race.ratios):
        if not isinstance(walks, Walks):
            continue
        if str(walks) in seen:
            yield Fault(("ratios", i), f"`{walks}` is listed twice; remove one of them")
        seen.add(str(walks))
        for message in misfits(walks, race):
            yield Fault(("ratios", i), message)


def misfits(walks: Walks, race: Race) -> Iterator[str]:
    """What walks ask for and a race does not have, as messages."""
    finish = units.distance(race.distance)
    for part in walks.parts:
        if part.to_m is not None and part.to_m >= race.distance:
            yield f"{units.distance(part.to_m)} is not before the finish at {finish}"
    for part in walks.parts:
        every_m = part.at_places.every_m if part.at_places else None
        if every_m is not None and every_m >= race.distance:
            every = units.distance(every_m)
            yield f"a walk at every {every} never comes; write a shorter distance"
    if walks.needs_aid and not race.aid:
        yield "this race lists no aid stations; write e.g. `at every mile`"
    if walks.needs_climbs and (not race.course or race.course.only_net_drop):
        yield "the climbs of this race are not known; leave out `on climbs`"


def marks_are_possible(race: Race) -> Iterator[Fault]:
    """Marks at aid stations need aid stations; by distance there are between 1 and 500."""
    message = impossible_marks(race.marks, race) if race.marks else ""
    if message:
        yield Fault(("marks",), message)


def impossible_marks(marks: Marks, race: Race) -> str:
    """What is wrong with marks for a race; empty if nothing is."""
    if marks.of == "aid stations" and not race.aid:
        return "this race lists no aid stations; write e.g. `every 5 km`"
    if marks.of != "distance":
        return ""
    if not marks.every_m:
        return f"a race has between 1 and {MAX_MARKS} marks; write e.g. `every 5 km`"
    count = race.distance / marks.every_m
    if not 1 <= count <= MAX_MARKS:
        return f"a race has between 1 and {MAX_MARKS} marks; write e.g. `every 5 km`"
    return ""


def starts_are_complete(race: Race) -> Iterator[Fault]:
    """A start has a gun or a delay; if there are several, each has a name."""
    for i, start in enumerate(race.starts):
        if start.gun is None and not start.delay:
            message = "this start does not say when it is; write e.g. `gun: 9:00` or `delay: 3:00`"
            yield Fault(("starts", i), message)
        if len(race.starts) > 1 and not start.wave:
            message = "each of several starts needs a name; add e.g. `wave: Wave 2`"
            yield Fault(("starts", i), message)


def cutoffs_can_be_met(race: Race) -> Iterator[Fault]:
    """Cut-offs are in order, and one by the time of day comes after every gun."""
    last_m = 0.0
    for i, cutoff in enumerate(race.cutoffs):
        if cutoff.by.of_day and (not race.starts or any(s.gun is None for s in race.starts)):
            message = "a time of day needs `starts` with a `gun`; or write a time since the gun"
            yield Fault(("cutoffs", i, "by"), message)
        for start in race.starts:
            if _is_before_the_gun(cutoff, start):
                message = (
                    f"the cut-off at {units.distance(cutoff.at)} ({cutoff.by}) is not after the "
                    f"gun of {start} at {units.hour_of_day(start.gun or 0)}; if it is on the next "
                    "day, add +1 day"
                )
                yield Fault(("cutoffs", i, "by"), message)
                break
        if not last_m < cutoff.at <= race.distance:
            message = "cut-offs are listed in order and none is past the finish; check the place"
            yield Fault(("cutoffs", i, "at"), message)
        last_m = cutoff.at


def _is_before_the_gun(cutoff: Cutoff, start: Start) -> bool:
    return cutoff.by.of_day and start.gun is not None and cutoff.by.seconds <= start.gun


CHECKS: tuple[Check, ...] = (
    only_a_place_has_a_course,
    goals_are_in_reach,
    goals_are_not_too_many,
    places_are_in_order,
    stops_are_possible,
    pacing_fits_the_course,
    walks_fit_the_race,
    marks_are_possible,
    starts_are_complete,
    cutoffs_can_be_met,
)
