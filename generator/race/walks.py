"""When a runner walks, said in words: `4:00/0:30 to 23 mi, then continuous`.

The words, each but the first of a part optional:

    4:00/0:30                          run and walk by the clock; or `continuous`
    , on climbs 2:00/0:30              another ratio on the climbs of the course
    , walk 60 m at every aid station   or `walk 0:30 at every mile`, `at every 5 km`
    , skip walks within 1:00           of one of those, by the clock
     to 23 mi                          up to a place; the first part also up to a time, ` to 10:00`
    , then ...                         what holds from there on

For short, `4:00/0:30, no walks after 23 mi` and `4:00/0:30, no walks before 10:00` are understood.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator import units

MAX_PARTS = 8
CLOSEST_M = 400.0
"""How near each other walks `at every ...` may be asked for."""
LONGEST_WALK_S = 1800
LONGEST_WALK_M = 2000.0
RunWalk = tuple[int, int] | None
"""Seconds of running and of walking in a cycle; None for running on."""
_AT = re.compile(r"walk (.+?) at every (.+)")
_EVERY = {"mile": units.MILE_M, "km": units.KILOMETRE_M, "kilometre": units.KILOMETRE_M}


@dataclass(frozen=True)
class PlaceWalks:
    """A walk at every so many metres, or at every aid station."""

    every_m: float | None
    """None: at every aid station."""
    seconds: int = 0
    metres: float = 0.0
    """How long each is; one of the two is 0."""
    apart_s: int = 0
    """A walk by the clock that would fall so near to one of them is left out."""

    @property
    def length(self) -> str:
        """`0:30` or `60 m`."""
        return units.clock(self.seconds) if self.seconds else units.distance(self.metres)

    @property
    def where(self) -> str:
        """Every what: `aid station`, `mile`, `5 km`."""
        if self.every_m is None:
            return "aid station"
        known = {metres: name for name, metres in _EVERY.items() if name != "kilometre"}
        return known.get(self.every_m) or units.distance(self.every_m)

    def __str__(self) -> str:
        skip = f", skip walks within {units.clock(self.apart_s)}" if self.apart_s else ""
        return f"walk {self.length} at every {self.where}{skip}"


@dataclass(frozen=True)
class Part:
    """One way of walking, up to a place or a time or the finish."""

    run_walk: RunWalk = None
    on_climbs: RunWalk = None
    """Another ratio on the climbs; None for the same."""
    at_places: PlaceWalks | None = None
    to_m: float | None = None
    to_s: int | None = None

    def __str__(self) -> str:
        said = [] if self.at_places and not self.run_walk else [units.ratio(self.run_walk)]
        if self.on_climbs:
            said.append(f"on climbs {units.ratio(self.on_climbs)}")
        if self.at_places:
            said.append(str(self.at_places))
        return ", ".join(said) + (f" to {self.limit}" if self.limit else "")

    @property
    def limit(self) -> str:
        """Where or when it ends: `23 mi`, `10:00`; empty for the finish."""
        if self.to_m is not None:
            return units.distance(self.to_m)
        return "" if self.to_s is None else units.clock(self.to_s)

    @property
    def has_walks(self) -> bool:
        """Whether there are any."""
        return bool(self.run_walk or self.at_places)


@dataclass(frozen=True)
class Walks:
    """When a runner walks, as she says it: one part after another."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return ", then ".join(map(str, self.parts))

    @property
    def run_walk(self) -> RunWalk:
        """The ratio where there is nothing but one, else None."""
        (first, *rest) = self.parts
        return None if rest or first != Part(first.run_walk) else first.run_walk

    @property
    def has_walks(self) -> bool:
        """Whether there are any."""
        return any(part.has_walks for part in self.parts)

    @property
    def needs_aid(self) -> bool:
        """Whether it asks for walks at aid stations."""
        return any(part.at_places and part.at_places.every_m is None for part in self.parts)

    @property
    def needs_climbs(self) -> bool:
        """Whether it treats climbs apart."""
        return any(part.on_climbs for part in self.parts)


CONTINUOUS = Walks((Part(),))


def parse_walks(text: str) -> Walks:
    """Read a walks. Raises ValueError with what is wrong; what to write instead."""
    said = re.split(r",?\s+then\s+", " ".join(text.split()))
    if len(said) > MAX_PARTS:
        raise ValueError(f"this changes {len(said) - 1} times; write {MAX_PARTS} parts at most")
    if said[0].startswith("then "):
        raise ValueError(f"`{text}` begins in the middle; put the whole ratio in quotes")
    if len(said) == 1:
        said = _spelt_out(said[0])
    parts = tuple(_part(part, first=i == 0) for i, part in enumerate(said))
    for before, after in pairwise(parts):
        if before.to_m is None and before.to_s is None:
            raise ValueError(
                f"`{before}` does not say how far it goes; write e.g. `{before} to 30 km, then ...`"
            )
        if before.to_m is not None and after.to_m is not None and after.to_m <= before.to_m:
            raise ValueError(f"`{after}` ends before it starts; write the parts in their order")
        if replace(before, to_m=None, to_s=None) == replace(after, to_m=None, to_s=None):
            raise ValueError(f"`{before}` and what comes then are the same; write one part")
    if parts[-1].to_m is not None or parts[-1].to_s is not None:
        raise ValueError(f"nothing is said for after `{parts[-1]}`; add e.g. `, then continuous`")
    return Walks(parts)


def _spelt_out(text: str) -> list[str]:
    """The parts of a single one that says before or after what nobody walks."""
    before = re.search(r", no walks? before ([^,]+)", text)
    after = re.search(r", no walks? after ([^,]+)", text)
    for found in (before, after):
        text = text.replace(found[0], "") if found else text
    parts = [text]
    if before:
        parts.insert(0, f"continuous to {before[1]}")
    if after:
        parts[-1] += f" to {after[1]}"
        parts.append("continuous")
    return parts


def _part(text: str, *, first: bool) -> Part:
    whole, to, limit = text.rpartition(" to ")
    if "," in limit and to:
        raise ValueError(f"in `{text}` the place comes last; write e.g. `4:00/0:30, ... to 10 mi`")
    to_m, to_s = _limit(limit, first=first) if to else (None, None)
    base, *clauses = (clause.strip() for clause in (whole if to else text).split(","))
    if base.startswith("walk "):
        clauses.insert(0, base)
        base = "continuous"
    if base != "continuous" and re.search(r"\d.* [a-z]|^on ", base):
        raise ValueError(
            f"`{base}` is more than a ratio; put commas between, like "
            "`4:00/0:30, on climbs 2:00/0:30, walk 0:30 at every mile`"
        )
    part = Part(units.parse_ratio(base), to_m=to_m, to_s=to_s)
    for clause in clauses:
        part = _with(part, clause)
    if part.on_climbs and not part.run_walk:
        raise ValueError(
            f"`{text}` walks on climbs alone; write e.g. `10:00/0:30, on climbs 2:00/0:30`"
        )
    if to_s is not None and part != Part(part.run_walk, to_s=to_s):
        raise ValueError(f"`{text}` ends at a time; end it at a place to have climbs or aid in it")
    return part


def _with(part: Part, clause: str) -> Part:
    """A part with one more clause."""
    if clause.startswith("on climbs ") and not part.on_climbs:
        ratio = units.parse_ratio(clause.removeprefix("on climbs "))
        if ratio:
            return replace(part, on_climbs=ratio)
    if clause.startswith("walk ") and not part.at_places:
        return replace(part, at_places=_place_walks(clause))
    if (
        clause.startswith("skip walks within ")
        and part.run_walk
        and (part.at_places and not part.at_places.apart_s)
    ):
        apart_s = units.parse_interval(clause.removeprefix("skip walks within "))
        return replace(part, at_places=replace(part.at_places, apart_s=apart_s))
    raise ValueError(
        f"`{clause}` is not understood here; write one of `on climbs 2:00/0:30`, `walk 0:30 at "
        "every aid station`, and after that `skip walks within 1:00`, `to 30 km, then ...`"
    )


def _place_walks(clause: str) -> PlaceWalks:
    match = _AT.fullmatch(clause)
    if not match:
        raise ValueError(
            f"`{clause}` does not say how far and where; write e.g. `walk 0:30 at every mile`, "
            "`walk 60 m at every 5 km` or `walk 1:00 at every aid station`"
        )
    length, where = match[1], match[2]
    every_m = None if where == "aid station" else _EVERY.get(where) or units.parse_distance(where)
    if every_m is not None and every_m < CLOSEST_M:
        raise ValueError(f"`{where}` is too often; walk at every {CLOSEST_M:.0f} m or less often")
    seconds, metres = (units.parse_interval(length), 0.0) if ":" in length else (0, 0.0)
    if ":" not in length:
        metres = units.parse_distance(length)
    if not (0 < seconds <= LONGEST_WALK_S or 0 < metres <= LONGEST_WALK_M):
        raise ValueError(f"`{length}` is no walk to plan; write e.g. 0:30 or 60 m")
    return PlaceWalks(every_m, seconds, metres)


def _limit(text: str, *, first: bool) -> tuple[float | None, int | None]:
    """Where or when a part ends."""
    to_m = to_s = None
    if ":" not in text:
        to_m = units.parse_distance(text)
    elif first:
        to_s = units.parse_interval(text)
    else:
        raise ValueError(f"only the first part can end at a time; write a place for `{text}`")
    if not (to_m or to_s):
        raise ValueError(f"nothing goes to `{text}`; leave that part out")
    return to_m, to_s
