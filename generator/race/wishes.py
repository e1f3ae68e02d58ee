"""What a runner may wish for one plan, and the race as those wishes change it.

The command line and the planner both read wishes here, from texts that are written as in race
files. A key is the name of a wish: an option of the command and a field of the planner's form.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import TypeVar

from generator import units
from generator.race.fields import parse_markers
from generator.race.model import Aid, Marks, Race, Start, parse_marks
from generator.race.rules import (
    cutoffs_can_be_met,
    marks_are_possible,
    starts_are_complete,
    stops_are_possible,
    strategy_is_in_range,
    walk_pace_is_a_walk,
)
from generator.race.source import Fault

MOST_HEAT = 0.3
"""The most that heat may slow a goal down: beyond that nobody should race."""
T = TypeVar("T")


@dataclass(frozen=True)
class Wishes:
    """What a runner says about one plan; None where she says nothing."""

    walk_pace: float | None = None
    """Seconds per metre."""
    hills: float | None = None
    downhill: float | None = None
    altitude: float | None = None
    drift: float | None = None
    ease_in: tuple[float, float] | None = None
    """How much slower, and for how many metres."""
    heat: float | None = None
    """How much slower the goal gets."""
    watch: float | None = None
    markers: units.Unit | None = None
    marks: Marks | None = None
    stop: int | None = None
    """Seconds at each aid station."""
    gun: int | None = None
    """Seconds after midnight."""
    delay: int | None = None
    """Seconds after the gun."""


class Unfit(Exception):
    """Wishes that cannot be read, or that do not fit a race."""

    wrong: Mapping[str, str]

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__("; ".join(wrong.values()))
        self.wrong = wrong
        """What is wrong with each wish, and what to write instead, by its key."""


def read_wishes(texts: Mapping[str, str]) -> Wishes:
    """The wishes that some texts say, by their keys. A key without a text is left out.

    Raises Unfit for every text that cannot be read.
    """
    wrong: dict[str, str] = {}
    wishes = Wishes(
        walk_pace=_read(texts, "walk_pace", units.parse_pace, wrong),
        hills=_read(texts, "hills", units.parse_percent, wrong),
        downhill=_read(texts, "downhill", units.parse_percent, wrong),
        altitude=_read(texts, "altitude", units.parse_percent, wrong),
        drift=_read(texts, "drift", units.parse_halves, wrong),
        ease_in=_read(texts, "ease_in", units.parse_ease, wrong),
        heat=_read(texts, "heat", parse_heat, wrong),
        watch=_read(texts, "watch", units.parse_percent, wrong),
        markers=_read(texts, "markers", parse_markers, wrong),
        marks=_read(texts, "marks", parse_marks, wrong),
        stop=_read(texts, "stop", units.parse_interval, wrong),
        gun=_read(texts, "gun", units.parse_time_of_day, wrong),
        delay=_read(texts, "delay", units.parse_interval, wrong),
    )
    if wrong:
        raise Unfit(wrong)
    return wishes


def _read(
    texts: Mapping[str, str], key: str, parse: Callable[[str], T], wrong: dict[str, str]
) -> T | None:
    """The value of a wish. It is None without a text, or if the text is wrong, as `wrong` says."""
    if key not in texts:
        return None
    try:
        return parse(texts[key].strip())
    except ValueError as error:
        wrong[key] = str(error)
        return None


def parse_heat(text: str) -> float:
    """How much slower heat makes a goal: 0.03 of `3%`. Raises ValueError."""
    share = units.parse_percent(text)
    if not 0 <= share <= MOST_HEAT:
        raise ValueError(f"`{text}` is out of range; write 0% to {units.percent(MOST_HEAT)}")
    return share


def in_the_heat(goal_s: int, heat: float | None) -> int:
    """The goal as heat makes it, in seconds; the same goal without heat."""
    return goal_s if heat is None else floor(goal_s * (1 + heat))


def changed_race(race: Race, wishes: Wishes) -> Race:
    """The race with a runner's wishes in the place of its own fields.

    Raises Unfit for every wish that does not fit the race.
    """
    if wishes == Wishes(heat=wishes.heat):
        return race
    wrong = _without_use(race, wishes)
    changed = race.model_copy(
        update={
            "walk_pace": race.walk_pace if wishes.walk_pace is None else wishes.walk_pace,
            "hills": race.hills if wishes.hills is None else wishes.hills,
            "downhill": race.downhill if wishes.downhill is None else wishes.downhill,
            "altitude": race.altitude if wishes.altitude is None else wishes.altitude,
            "drift": race.drift if wishes.drift is None else wishes.drift,
            "ease_in": race.ease_in if wishes.ease_in is None else wishes.ease_in,
            "watch": race.watch if wishes.watch is None else wishes.watch,
            "markers": race.markers if wishes.markers is None else wishes.markers,
            "marks": race.marks if wishes.marks is None else wishes.marks,
            "aid": _aid(race.aid, wishes.stop),
            "starts": _starts(race.starts, wishes),
        }
    )
    if not wrong:
        # The race was without a fault before, so each fault is a wish's.
        for fault in _faults(changed):
            key = _wish_behind(fault)
            if key not in wrong:
                wrong[key] = fault.message
    if wrong:
        raise Unfit(wrong)
    return changed


def _without_use(race: Race, wishes: Wishes) -> dict[str, str]:
    """What is wrong with wishes that a race has no use for, by their keys."""
    wrong: dict[str, str] = {}
    if wishes.stop is not None and not race.aid:
        wrong["stop"] = "this race lists no aid stations to stop at; leave this out"
    if wishes.gun is None and wishes.delay is None:
        return wrong
    key = "delay" if wishes.gun is None else "gun"
    start = _own_start(race.starts, wishes)
    if not race.place:
        wrong[key] = "a plain distance has no start; leave this out, or take a race at a place"
    elif start.gun is None and any(cutoff.by.of_day for cutoff in race.cutoffs):
        wrong[key] = "the cut-offs of this race are times of day; give the gun of your wave as well"
    elif start.gun is None and not start.delay:
        wrong[key] = "without a gun there is no delay; leave this out"
    return wrong


def _aid(aid: Aid | None, stop_s: int | None) -> Aid | None:
    """The aid stations with the same stop at each of them, whatever the file says."""
    if not aid or stop_s is None:
        return aid
    stations = tuple(station.model_copy(update={"stop": None}) for station in aid.stations)
    return aid.model_copy(update={"stop": stop_s, "stations": stations})


def _starts(starts: tuple[Start, ...], wishes: Wishes) -> tuple[Start, ...]:
    """The starts of the race, or the runner's own one if she says when it is."""
    if wishes.gun is None and wishes.delay is None:
        return starts
    return (_own_start(starts, wishes),)


def _own_start(starts: tuple[Start, ...], wishes: Wishes) -> Start:
    """The runner's own start: the only one of the race with her changes, or else a new one."""
    start = starts[0] if len(starts) == 1 else Start()
    return start.model_copy(
        update={
            "gun": start.gun if wishes.gun is None else wishes.gun,
            "delay": start.delay if wishes.delay is None else wishes.delay,
        }
    )


def _faults(race: Race) -> Iterator[Fault]:
    """Everything in a race that wishes can put out of order."""
    yield from stops_are_possible(race)
    yield from strategy_is_in_range(race)
    yield from marks_are_possible(race)
    yield from starts_are_complete(race)
    yield from cutoffs_can_be_met(race)
    yield from walk_pace_is_a_walk(race)


def _wish_behind(fault: Fault) -> str:
    """The key of the wish that put a race out of order; a cut-off is too early for a gun."""
    key = f"{fault.path[0]}"
    if key == "aid":
        return "stop"
    if key == "starts" and fault.path[-1] == "delay":
        return "delay"
    return "gun" if key in {"cutoffs", "starts"} else key
