"""When a runner walks, in words: `4:00/0:30 to 23 mi, then continuous`.

A runner's words have parts, each of which may say, in this order:

    4:00/0:30                          run and walk by the clock; or `continuous`
    , on climbs 2:00/0:30              another ratio on the climbs of the course
    , walk 60 m at every aid station   or `walk 0:30 at every mile`, `at every 5 km`
    , skip walks within 1:00           leave out walks by the clock this close to one of those
     to 23 mi                          where the part ends; the first may end at a time, ` to 10:00`
    , then ...                         what holds from there on

A part without walks by the clock may begin with its walks at places. For short,
`4:00/0:30, no walks after 23 mi` and `4:00/0:30, no walks before 10:00` are understood.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator import units
from generator.units import Ratio

MAX_PARTS = 8
CLOSEST_M = 400.0
"""The shortest distance between walks `at every ...`."""
LONGEST_WALK_S = 1800
LONGEST_WALK_M = 2000.0
"""The longest walk at a place, in seconds and in metres."""
_AT = re.compile(r"walk (.+?) at every (.+)", re.ASCII)
_NONE_BEFORE = re.compile(r", no walks? before ([^,]+)", re.ASCII)
_NONE_AFTER = re.compile(r", no walks? after ([^,]+)", re.ASCII)
_MORE_THAN_A_RATIO = re.compile(r"[0-9].* [a-z]|^on ", re.ASCII)
_EVERY = {"mile": units.MILE_M, "km": units.KILOMETRE_M, "kilometre": units.KILOMETRE_M}


@dataclass(frozen=True)
class PlaceWalks:
    """A walk every so many metres, or at every aid station."""

    every_m: float | None
    """None: at every aid station."""
    seconds: int = 0
    metres: float = 0.0
    """How long each walk is, in seconds or in metres; the other one is 0."""
    skip_within_s: int = 0
    """A walk by the clock is left out if it would come within this time of one of these."""

    @property
    def length(self) -> str:
        """How long each walk is: `0:30` or `60 m`."""
        return units.clock(self.seconds) if self.seconds else units.distance(self.metres)

    @property
    def where(self) -> str:
        """At every what: `aid station`, `mile`, `5 km`."""
        if self.every_m is None:
            return "aid station"
        known = {metres: name for name, metres in _EVERY.items() if name != "kilometre"}
        return known.get(self.every_m) or units.distance(self.every_m)

    def __str__(self) -> str:
        skip = (
            f", skip walks within {units.clock(self.skip_within_s)}" if self.skip_within_s else ""
        )
        return f"walk {self.length} at every {self.where}{skip}"


@dataclass(frozen=True)
class Part:
    """What holds up to a place, up to a time, or up to the finish."""

    ratio: Ratio | None = None
    on_climbs: Ratio | None = None
    """Another ratio on the climbs; None if they have the same."""
    at_places: PlaceWalks | None = None
    to_m: float | None = None
    to_s: int | None = None
    """Where or when the part ends; both None for the finish."""

    def __str__(self) -> str:
        said: list[str] = [] if self.at_places and not self.ratio else [units.ratio(self.ratio)]
        if self.on_climbs:
            said.append(f"on climbs {units.ratio(self.on_climbs)}")
        if self.at_places:
            said.append(str(self.at_places))
        return ", ".join(said) + (f" to {self.limit}" if self.limit else "")

    @property
    def limit(self) -> str:
        """Where or when the part ends: `23 mi`, `10:00`; empty for the finish."""
        if self.to_m is not None:
            return units.distance(self.to_m)
        return "" if self.to_s is None else units.clock(self.to_s)

    @property
    def is_last(self) -> bool:
        """Whether the part goes on to the finish."""
        return self.to_m is None and self.to_s is None

    @property
    def has_walks(self) -> bool:
        """Whether the runner walks at all in this part."""
        return bool(self.ratio or self.at_places)


@dataclass(frozen=True)
class Walks:
    """All that a runner says about when to walk: one part after another."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return ", then ".join([str(part) for part in self.parts])

    @property
    def ratio(self) -> Ratio | None:
        """The ratio of walks that are a ratio and nothing else; None for all others."""
        (first, *rest) = self.parts
        return None if rest or first != Part(first.ratio) else first.ratio

    @property
    def has_walks(self) -> bool:
        """Whether the runner walks at all."""
        return any(part.has_walks for part in self.parts)

    @property
    def needs_aid(self) -> bool:
        """Whether there are walks at aid stations."""
        return any(part.at_places and part.at_places.every_m is None for part in self.parts)

    @property
    def needs_climbs(self) -> bool:
        """Whether climbs have a ratio of their own."""
        return any(part.on_climbs for part in self.parts)


CONTINUOUS = Walks((Part(),))


def parse_walks(text: str) -> Walks:
    """Read a runner's words. Raises ValueError, as the `parse_` functions of units do."""
    said = " ".join(text.split()).replace(", then ", " then ").split(" then ")
    if len(said) > MAX_PARTS:
        raise ValueError(f"this changes {len(said) - 1} times; write {MAX_PARTS} parts at most")
    if said[0].startswith("then "):
        raise ValueError(f"`{text}` begins in the middle; put all of the walks in quotes")
    if len(said) == 1:
        said = _spelt_out(said[0])
    parts = tuple(_part(part, first=i == 0) for i, part in enumerate(said))
    _check_order(parts)
    return Walks(parts)


def _check_order(parts: tuple[Part, ...]) -> None:
    """Each part must end after it begins, differ from the one before, and the last must not end."""
    for before, after in pairwise(parts):
        if before.is_last:
            raise ValueError(
                f"`{before}` does not say how far it goes; write e.g. `{before} to 30 km, then ...`"
            )
        if before.to_m is not None and after.to_m is not None and after.to_m <= before.to_m:
            raise ValueError(f"`{after}` ends before it starts; write the parts in their order")
        if replace(before, to_m=None, to_s=None) == replace(after, to_m=None, to_s=None):
            raise ValueError(f"`{before}` is followed by the same again; write it as one part")
    if not parts[-1].is_last:
        raise ValueError(
            f"`{parts[-1]}` does not say what comes after it; add e.g. `, then continuous`"
        )


def _spelt_out(text: str) -> list[str]:
    """The parts of words with `no walks before` or `no walks after`, written out."""
    before, after = _NONE_BEFORE.search(text), _NONE_AFTER.search(text)
    if before:
        text = text.replace(before[0], "")
    if after:
        text = text.replace(after[0], "") + f" to {after[1]}"
    first = [f"continuous to {before[1]}"] if before else []
    last = ["continuous"] if after else []
    return [*first, text, *last]


def _part(text: str, *, first: bool) -> Part:
    """One part with its end; only the first may end at a time."""
    whole, to, limit = text.rpartition(" to ")
    if "," in limit and to:
        raise ValueError(
            f"in `{text}` the end of the part must come last; write e.g. `4:00/0:30, ... to 10 mi`"
        )
    to_m, to_s = _limit(limit, first=first) if to else (None, None)
    clauses = [clause.strip() for clause in (whole if to else text).split(",")]
    base = "continuous" if clauses[0].startswith("walk ") else clauses.pop(0)
    if base != "continuous" and _MORE_THAN_A_RATIO.search(base):
        raise ValueError(
            f"`{base}` is more than a ratio; separate its clauses by commas, like "
            "`4:00/0:30, on climbs 2:00/0:30, walk 0:30 at every mile`"
        )
    part = Part(units.parse_ratio(base), to_m=to_m, to_s=to_s)
    for clause in clauses:
        part = _with(part, clause)
    if part.on_climbs and not part.ratio:
        raise ValueError(
            f"`{text}` has walks only on climbs; write e.g. `10:00/0:30, on climbs 2:00/0:30`"
        )
    if to_s is not None and part != Part(part.ratio, to_s=to_s):
        raise ValueError(
            f"`{text}` ends at a time, so it can have nothing but a ratio; end it at a place"
        )
    return part


def _with(part: Part, clause: str) -> Part:
    """The part with one more clause. Raises ValueError if it has one of the kind already."""
    if clause.startswith("on climbs ") and not part.on_climbs:
        ratio = units.parse_ratio(clause.removeprefix("on climbs "))
        if ratio:
            return replace(part, on_climbs=ratio)
    if clause.startswith("walk ") and not part.at_places:
        return replace(part, at_places=_place_walks(clause))
    if (
        clause.startswith("skip walks within ")
        and part.ratio
        and part.at_places
        and not part.at_places.skip_within_s
    ):
        within_s = units.parse_interval(clause.removeprefix("skip walks within "))
        return replace(part, at_places=replace(part.at_places, skip_within_s=within_s))
    raise ValueError(
        f"`{clause}` is not understood here; write one of `on climbs 2:00/0:30`, `walk 0:30 at "
        "every aid station`, and after that `skip walks within 1:00`, `to 30 km, then ...`"
    )


def _place_walks(clause: str) -> PlaceWalks:
    """Read `walk 60 m at every 5 km`. Raises ValueError."""
    match = _AT.fullmatch(clause)
    if not match:
        raise ValueError(
            f"`{clause}` does not say how long and where; write e.g. `walk 0:30 at every mile`, "
            "`walk 60 m at every 5 km` or `walk 1:00 at every aid station`"
        )
    length, where = match[1], match[2]
    every_m = None if where == "aid station" else _EVERY.get(where) or units.parse_distance(where)
    if every_m is not None and every_m < CLOSEST_M:
        raise ValueError(
            f"every `{where}` is too often; walk every {units.distance(CLOSEST_M)} or less often"
        )
    seconds, metres = 0, 0.0
    if ":" in length:
        seconds = units.parse_interval(length)
    else:
        metres = units.parse_distance(length)
    if not (0 < seconds <= LONGEST_WALK_S or 0 < metres <= LONGEST_WALK_M):
        raise ValueError(f"a walk of `{length}` cannot be planned; write e.g. 0:30 or 60 m")
    return PlaceWalks(every_m, seconds, metres)


def _limit(text: str, *, first: bool) -> tuple[float | None, int | None]:
    """Where or when a part ends. Raises ValueError."""
    to_m = to_s = None
    if ":" not in text:
        to_m = units.parse_distance(text)
    elif first:
        to_s = units.parse_interval(text)
    else:
        raise ValueError(f"only the first part can end at a time; write a place for `{text}`")
    if not (to_m or to_s):
        raise ValueError(f"a part that ends at `{text}` is empty; leave it out")
    return to_m, to_s
