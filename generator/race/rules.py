"""What the fields of a race file may not say together."""

from collections.abc import Callable, Iterator

from generator import units
from generator.race.fields import read
from generator.race.model import MAX_GOALS, GoalRange, Marks, Named, Race
from generator.race.source import Document, KeyPath, SourceError
from generator.race.walks import Walks

MAX_RATIOS = 40
MAX_GOAL_S = 48 * 3600
LONGEST_DELAY_S = 3 * 3600
LONGEST_STOP_S = 6 * 3600
Check = Callable[[Race], Iterator[tuple[KeyPath, str]]]


def parse_race(document: Document, slug: str) -> Race:
    """The race in a file. Raises SourceError with all that is wrong with it."""
    race = read(Race, document, slug=slug)
    problems = [document.problem(path, message) for rule in CHECKS for path, message in rule(race)]
    if problems:
        raise SourceError(problems)
    return race


def race_belongings_need_a_place(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """Only a race at a place has a date, a course, aid and all that."""
    for key in (
        "date",
        "when",
        "web",
        "course",
        "aid",
        "landmarks",
        "starts",
        "cutoffs",
        "times_from",
    ):
        if getattr(race, key) and not race.place:
            yield (key,), f"`{key}` belongs to a race at a place; add e.g. `place: Boston, USA`"


def distance_is_a_race(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """A race is between 1 km and 350 km long."""
    if not 1_000 <= race.distance <= 350_000:
        yield ("distance",), "a race here is between 1 km and 350 km; write its length and unit"


def goals_are_a_persons(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """A goal is no faster than 2:30 and no slower than 20:00 a kilometre."""
    for i, goals in enumerate(race.goals):
        if isinstance(goals, Named):
            continue
        for goal_s in (goals.first_s, goals.last_s):
            if message := out_of_reach(race.distance, goal_s):
                yield ("goals", i), message
                break


def out_of_reach(distance_m: float, goal_s: int) -> str:
    """What is wrong with a goal for a distance, if anything."""
    fastest_s, slowest_s = distance_m * 0.150, min(distance_m * 1.2, MAX_GOAL_S)
    if fastest_s <= goal_s <= slowest_s:
        return ""
    return (
        f"{units.long_clock(goal_s)} for {units.distance(distance_m)} is out of reach of a plan; "
        f"write a time between {units.long_clock(fastest_s + 1)} and {units.long_clock(slowest_s)}"
    )


def lists_are_of_a_sane_length(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """A race has at least one goal and one ratio, and not thousands of anything."""
    count = sum(len(g.seconds()) for g in race.goals if isinstance(g, GoalRange))
    if not race.goals or count > MAX_GOALS:
        yield ("goals",), f"this lists {count} goals; write between 1 and {MAX_GOALS}"
    if not 1 <= len(race.ratios) <= MAX_RATIOS:
        yield ("ratios",), f"this lists {len(race.ratios)} ratios; write 1 to {MAX_RATIOS}"


def places_lie_on_the_course(race: Race) -> Iterator[tuple[KeyPath, str]]:
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


def stops_can_be_made(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """A stop has a place of its own between start and finish, and an end."""
    last_m, aid = -1.0, race.aid
    if aid and aid.stop > LONGEST_STOP_S:
        yield ("aid", "stop"), f"a stop is {units.clock(LONGEST_STOP_S)} at most"
    for i, station in enumerate(aid.stations if aid else ()):
        path = ("aid", "stations", i, "stop")
        stop_s = race.stations[i].stand_s
        if stop_s > LONGEST_STOP_S:
            yield path, f"a stop is {units.clock(LONGEST_STOP_S)} at most"
        if station.stop and not stop_s:
            yield path, "nobody stops at the start or at the finish; remove the stop"
        if stop_s and station.at == last_m:
            yield path, "the station above is at the same place; write one stop, here `stop: 0:00`"
        if stop_s:
            last_m = station.at


def shares_are_shares(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """Each percentage within what makes sense."""
    for key in ("hills", "downhill"):
        if not 0 <= getattr(race, key) <= 1:
            yield (key,), f"`{key}` runs from 0% to 100%"
    if abs(units.half_change(race.drift)) > 0.1 + 1e-9:
        yield ("drift",), "a second half may be up to 10% faster or slower"
    if not 0 <= race.altitude <= 0.2:
        yield ("altitude",), "`altitude` runs from 0% to 20% for each 1000 m"
    if not -0.05 <= race.watch <= 0.05:
        yield ("watch",), "a watch reads up to 5% long (or, with a minus, short)"
    ease, ease_m = race.ease_in or (0.01, 1.0)
    if not (0 < ease <= 0.2 and 0 < ease_m < race.distance):
        yield ("ease_in",), "an easy start is up to 20% slower and ends before the finish"
    if race.altitude and not race.course:
        yield ("altitude",), "`altitude` needs a `course` that says how high it is"


def walks_fit_the_race(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """What a ratio speaks of is there: its places, aid stations, climbs."""
    said: set[str] = set()
    for i, walks in enumerate(race.ratios):
        if isinstance(walks, Named):
            continue
        if str(walks) in said:
            yield ("ratios", i), f"`{walks}` stands here already; remove one"
        said.add(str(walks))
        for message in misfits(walks, race):
            yield ("ratios", i), message


def misfits(walks: Walks, race: Race) -> Iterator[str]:
    """What walks speak of that a race lacks."""
    beyond = [p.to_m for p in walks.parts if p.to_m is not None and p.to_m >= race.distance]
    for to_m in beyond:
        yield f"{units.distance(to_m)} is not before the finish at {units.distance(race.distance)}"
    for every_m in (p.at_places.every_m for p in walks.parts if p.at_places):
        if every_m is not None and every_m >= race.distance:
            yield f"a walk at every {units.distance(every_m)} never comes; write a shorter distance"
    if walks.needs_aid and not race.aid:
        yield "this race lists no aid stations; write e.g. `at every mile`"
    if walks.needs_climbs and (not race.course or race.course.only_net_drop):
        yield "this race has no course whose climbs are known; leave out `on climbs`"


def marks_are_there(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """Marks at aid stations need some; others come between 1 and 500 times."""
    if message := race.marks and no_marks(race.marks, race):
        yield ("marks",), message


def no_marks(marks: Marks, race: Race) -> str:
    """What is wrong with marks on a race, if anything."""
    if marks.of == "aid stations" and not race.aid:
        return "this race lists no aid stations; write e.g. `every 5 km`"
    every_m = marks.every_m
    if marks.of == "distance" and not (every_m and 1 <= race.distance / every_m <= 500):
        return "marks are between 1 and 500 to a race; write e.g. `every 5 km`"
    return ""


def starts_and_cutoffs_agree(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """Several starts have names; a cut-off by the time of day needs the time of every gun."""
    for i, start in enumerate(race.starts):
        if start.delay > LONGEST_DELAY_S:
            message = f"nobody waits that long; write {units.clock(LONGEST_DELAY_S)} at most"
            yield ("starts", i, "delay"), message
        if start.gun is None and not start.delay:
            yield ("starts", i), "a start says when; write e.g. `gun: 9:00` or `delay: 3:00`"
        if len(race.starts) > 1 and not start.wave:
            yield ("starts", i), "of several starts each has a name; add e.g. `wave: Wave 2`"
    last_m = 0.0
    for i, cutoff in enumerate(race.cutoffs):
        if cutoff.by.of_day and (not race.starts or any(s.gun is None for s in race.starts)):
            message = "a time of day needs `starts` with a `gun`; or write a time since the gun"
            yield ("cutoffs", i, "by"), message
        for start in race.starts:
            if cutoff.by.of_day and start.gun is not None and cutoff.by.seconds <= start.gun:
                where = units.distance(cutoff.at)
                message = (
                    f"the cut-off at {where} ({cutoff.by}) is not after the gun of {start} at "
                    f"{units.hour_of_day(start.gun)}; if it is on the next day, add +1 day"
                )
                yield ("cutoffs", i, "by"), message
                break
        if not last_m < cutoff.at <= race.distance:
            message = "cut-offs come in their order and not past the finish; check the place"
            yield ("cutoffs", i, "at"), message
        last_m = cutoff.at


def walk_is_a_walk(race: Race) -> Iterator[tuple[KeyPath, str]]:
    """A walk is between 6:00 and 25:00 a kilometre."""
    if race.walk_pace and not 0.36 <= race.walk_pace <= 1.5:
        message = "a walk is between 6:00 and 25:00 a kilometre; write a pace like 16:00 /mi"
        yield ("walk_pace",), message


CHECKS: tuple[Check, ...] = (
    race_belongings_need_a_place,
    distance_is_a_race,
    goals_are_a_persons,
    lists_are_of_a_sane_length,
    places_lie_on_the_course,
    stops_can_be_made,
    shares_are_shares,
    walks_fit_the_race,
    marks_are_there,
    starts_and_cutoffs_agree,
    walk_is_a_walk,
)
