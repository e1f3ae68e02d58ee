"""A plan in words and tables: what its page and the terminal both say."""

from dataclasses import dataclass
from typing import NamedTuple

from generator import units
from generator.pacing.cutoffs import Margin
from generator.pacing.guide import Guide
from generator.pacing.legs import Gait
from generator.pacing.splits import AT_THE_MARK_M, Arrival, Split
from generator.pages.wording import Paces, both_paces, fine_paces, mark_word, time_of_day
from generator.race.stops import StopKind


@dataclass(frozen=True, slots=True)
class WatchFact:
    """What a watch shows that measures every distance a little long, or short."""

    pace: str
    amount: str
    direction: str
    """`long` or `short`."""


@dataclass(frozen=True, slots=True)
class WalkFact:
    """How fast, how often and how long a plan walks."""

    pace: Paces
    breaks: str
    """How many."""
    in_all: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A plan in a few figures."""

    run_pace: Paces
    watch: WatchFact | None
    walk: WalkFact | None
    average: Paces
    first_half: str
    second_half: str
    standing: str | None
    """Time at stops, in all."""


class StopText(NamedTuple):
    """A stop on the way to a mark."""

    kind: StopKind
    name: str
    where: str
    """Place and time; ``""`` for a stop at the mark itself."""
    stands: str
    """How long the runner stands there, or ``""``."""


class SplitRow(NamedTuple):
    """A mark with its times."""

    label: str
    clock: str
    split: str
    gait: Gait
    earliest: str
    latest: str
    day: str
    """The time of day, where the table has a column for it."""
    stops: tuple[StopText, ...]


@dataclass(frozen=True, slots=True)
class SplitsTable:
    """The main table."""

    mark_head: str
    has_gaits: bool
    has_windows: bool
    day_head: str
    """Head of the column with the time of day, or ``""`` without one."""
    rows: tuple[SplitRow, ...]


@dataclass(frozen=True, slots=True)
class MarginRow:
    """A cut-off, and when the runners of one start get there."""

    name: str
    place: str
    """Where it is, if it has a name."""
    by: str
    wave: str
    there: str
    spare: str


@dataclass(frozen=True, slots=True)
class CatchUpRow:
    """What to run from halfway on when late there."""

    late: str
    run_pace: Paces | None
    """None where no run is fast enough."""


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan in words and tables."""

    race: str
    goal: str
    ratio: str
    facts: Facts
    table: SplitsTable
    margins: tuple[MarginRow, ...]
    catch_ups: tuple[CatchUpRow, ...]


def plan_text(guide: Guide) -> PlanText:
    """All that a guide's page and the terminal say of its plan."""
    race = guide.race
    return PlanText(
        race=race.name,
        goal=units.clock(guide.plan.goal_s),
        ratio=str(guide.walks),
        facts=_facts(guide),
        table=_table(guide),
        margins=tuple(_margin_row(margin) for margin in guide.margins),
        catch_ups=tuple(
            CatchUpRow(
                units.clock(one.late_s),
                fine_paces(one.run_pace, race) if one.run_pace else None,
            )
            for one in guide.catch_ups
        ),
    )


def mark_head(guide: Guide) -> str:
    """Head of a column of marks: `Mile`, or `Mark` where the race has marks of its own."""
    marks = guide.race.marks
    word = "mark" if marks and marks.of == "distance" else mark_word(guide.race.rows)
    return word[0].upper() + word[1:]


def _facts(guide: Guide) -> Facts:
    race, plan = guide.race, guide.plan
    watch = walk = None
    if race.watch:
        watch = WatchFact(
            fine_paces(guide.watch_pace, race).own,
            units.percent(abs(race.watch)),
            "long" if race.watch > 0 else "short",
        )
    if plan.walk_pace is not None:
        walk = WalkFact(
            both_paces(plan.walk_pace, race), f"{plan.walk_breaks}", units.clock(plan.walking_s)
        )
    return Facts(
        run_pace=fine_paces(plan.run_pace, race),
        watch=watch,
        walk=walk,
        average=both_paces(plan.goal_s / race.distance, race),
        first_half=guide.halfway.clock,
        second_half=units.clock(plan.goal_s - int(guide.halfway.elapsed_s)),
        standing=units.clock(plan.standing_s) if plan.standing_s else None,
    )


def _table(guide: Guide) -> SplitsTable:
    starts = guide.race.starts
    day_head = ""
    if len(starts) == 1:
        day_head = "Time of day" if starts[0].gun is not None else "Since the gun"
    return SplitsTable(
        mark_head=mark_head(guide),
        has_gaits=guide.plan.schedule.has_walks,
        has_windows=guide.by_the_clock,
        day_head=day_head,
        rows=tuple(_row(guide, split) for split in guide.splits),
    )


def _row(guide: Guide, split: Split) -> SplitRow:
    starts = guide.race.starts
    earliest, latest = [units.clock(end_s) for end_s in split.window]
    return SplitRow(
        label=split.label,
        clock=split.clock,
        split=split.split,
        gait=split.gait,
        earliest=earliest,
        latest=latest,
        day=time_of_day(starts[0], starts[0].delay + split.elapsed_s) if len(starts) == 1 else "",
        stops=tuple(_stop(arrival, split, guide.race.markers) for arrival in split.arrivals),
    )


def _stop(arrival: Arrival, split: Split, unit: units.Unit) -> StopText:
    stop = arrival.stop
    where = ""
    if abs(stop.at_m - split.distance_m) > AT_THE_MARK_M:
        where = f"{units.place(stop.at_m, unit)}, {units.clock(arrival.elapsed_s)}"
    return StopText(stop.kind, stop.name, where, units.clock(stop.stand_s) if stop.stand_s else "")


def _margin_row(margin: Margin) -> MarginRow:
    cutoff, start = margin.cutoff, margin.start
    place = units.distance(cutoff.at)
    return MarginRow(
        name=cutoff.name or place,
        place=place if cutoff.name else "",
        by=str(cutoff.by),
        wave=start.wave,
        there=time_of_day(start, margin.gun_s),
        spare=units.clock(margin.margin_s),
    )
