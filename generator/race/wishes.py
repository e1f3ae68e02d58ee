"""What a runner may wish for one plan, and the race as those wishes change it.

The command line and the planner both read wishes here, from texts that are written as in race
files. A key is the name of a wish: an option of the command and a field of the planner's form.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import TypeVar

from pydantic import Field

from generator import units
from generator.race.fields import Percent
from generator.race.keys import Key, Model, Wished, keys_of
from generator.race.kinds import Limits
from generator.race.model import Aid, Race, Start
from generator.race.rules import (
    cutoffs_can_be_met,
    marks_are_possible,
    pacing_fits_the_course,
    starts_are_complete,
    stops_are_possible,
)
from generator.race.source import Fault
from generator.race.values import Marks, parse_ease, parse_markers, parse_marks

T = TypeVar("T", int, float)
IN_ADDRESS = {"walk_pace": "walk", "ease_in": "ease", "markers": "unit"}
"""What the planner's address calls a wish, where that is not its key."""
WishValue = float | str | tuple[float, float] | Marks


class Day(Model):
    """What a runner may know of her day, which no race file says."""

    heat: Wished[Percent | None] = Field(None, ge=0, le=0.3, examples=["3%", "1%", "6%"])
    """How much slower heat makes the goal. Hadley (2013) gives 3% where temperature and dew point
    add up to 140 °F.
    """


@dataclass(frozen=True)
class Wish:
    """A key that a runner may wish otherwise for one plan, as far as a browser needs to know it."""

    key: str
    name: str
    """What the planner's address calls it."""
    kind: str
    """The name of its kind."""
    limits: Limits | None

    def checked(self, value: T, text: str) -> T:
        """A value within the limits. Raises ValueError."""
        if self.limits and (message := self.limits.refusal(value, text)):
            raise ValueError(message)
        return value


def wished_keys(*models: type[Model]) -> tuple[Key, ...]:
    """The keys of some models that are wishes."""
    return tuple(key for model in models for key in keys_of(model).values() if key.is_wish)


def wishes_of(model: type[Model]) -> tuple[Wish, ...]:
    """The wishes that a model declares."""
    return tuple(
        Wish(key.name, IN_ADDRESS.get(key.name, key.name), key.kind.name, key.limits)
        for key in wished_keys(model)
        if key.kind
    )


KEYS = wished_keys(Race, Day, Start, Aid)
"""All that a runner may wish, as declared."""
OF_RACE = wishes_of(Race)
"""The wishes that take the place of what the race itself says."""
(HEAT,) = wishes_of(Day)
GUN, DELAY = wishes_of(Start)
(STOP,) = wishes_of(Aid)


@dataclass(frozen=True)
class Wishes:
    """What a runner says about one plan; None where she says nothing."""

    of_race: Mapping[str, WishValue] = field(default_factory=dict)
    """What takes the place of what the race says, by its keys."""
    heat: float | None = None
    """How much slower the goal gets."""
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


def read_wishes(texts: Mapping[str, str], of_race: Sequence[Wish] = OF_RACE) -> Wishes:
    """The wishes that some texts say, by their keys. A key without a text is left out.

    `of_race` are the wishes that the race's model declares. Raises Unfit for every text that cannot
    be read.
    """
    wrong: dict[str, str] = {}
    said: dict[str, WishValue] = {}
    for wish in of_race:
        if wish.key in texts:
            try:
                said[wish.key] = _parsed(wish, texts[wish.key].strip())
            except ValueError as error:
                wrong[wish.key] = str(error)
    wishes = Wishes(
        of_race=said,
        heat=_read(texts, HEAT, units.parse_percent, wrong),
        stop=_read(texts, STOP, units.parse_interval, wrong),
        gun=_read(texts, GUN, units.parse_time_of_day, wrong),
        delay=_read(texts, DELAY, units.parse_interval, wrong),
    )
    if wrong:
        raise Unfit(wrong)
    return wishes


def _read(
    texts: Mapping[str, str], wish: Wish, parse: Callable[[str], T], wrong: dict[str, str]
) -> T | None:
    """The value of a wish. It is None without a text, or if the text is wrong, as `wrong` says."""
    if wish.key not in texts:
        return None
    text = texts[wish.key].strip()
    try:
        return wish.checked(parse(text), text)
    except ValueError as error:
        wrong[wish.key] = str(error)
        return None


def _parsed(wish: Wish, text: str) -> WishValue:
    """A text of the wish's kind, within its limits. Raises ValueError."""
    if wish.kind == "unit":
        return parse_markers(text)
    if wish.kind == "marks":
        return parse_marks(text)
    if wish.kind == "ease":
        return parse_ease(text)
    if wish.kind == "pace":
        return wish.checked(units.parse_pace(text), text)
    if wish.kind == "halves":
        return wish.checked(units.parse_halves(text), text)
    return wish.checked(units.parse_percent(text), text)


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
    changed = race.model_copy(update=wishes.of_race).model_copy(
        update={"aid": _aid(race.aid, wishes.stop), "starts": _starts(race.starts, wishes)}
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
    yield from pacing_fits_the_course(race)
    yield from marks_are_possible(race)
    yield from starts_are_complete(race)
    yield from cutoffs_can_be_met(race)


def _wish_behind(fault: Fault) -> str:
    """The key of the wish that put a race out of order; a cut-off is too early for a gun."""
    key = f"{fault.path[0]}"
    if key == "aid":
        return "stop"
    if key == "starts" and fault.path[-1] == "delay":
        return "delay"
    return "gun" if key in {"cutoffs", "starts"} else key
