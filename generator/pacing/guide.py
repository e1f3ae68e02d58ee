"""A plan with its splits, windows and what a runner meets on the way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import inf
from typing import Literal

from generator import units
from generator.pacing.course import Course
from generator.pacing.legs import Gait
from generator.pacing.plan import Plan, Refusal, make_plan
from generator.race.model import Cutoff, Marks, Race, Start
from generator.race.schedule import lay_walks
from generator.race.walks import Walks

# The slower the runner, the slower the walk; and a slow walk asks for a faster run, which is the
# safe side to err on. Goal pace from (average, walks included), and the walk pace taken for it.
WALK_PACES_PER_MILE = ((0, 16 * 60), (9 * 60, 18 * 60), (12 * 60 + 1e-6, 20 * 60))
KEPT = 8
"""Plans that are kept at a time."""
BEHIND_S = ((0, (10, 20, 30)), (3600, (30, 60, 120)), (8 * 3600, (300, 900, 1800)))
"""From a goal on, the seconds behind at halfway for which a guide says how to catch up."""
STEPS_OUT = 16
"""Into how many steps half a cycle is cut, where being out of step by a part of it may matter."""
NEARER_STEPS = 8
"""How often the nearest goal is looked for anew, when with it the walk pace changes."""
_GELS = re.compile(r"\bgels?\b", re.IGNORECASE)
AT_THE_MARK_M = 50.0
"""An aid station this close to a marker stands at it."""


@dataclass(frozen=True)
class Goal:
    """A finish time, and the qualifying standards it meets."""

    seconds: int
    meets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Label of a table of standards, and whose it is: `Boston standard`, `women 18-34`."""


StopKind = Literal["aid", "landmark"]
SignKind = Literal["aid", "gel", "landmark"]


@dataclass(frozen=True)
class Passing:
    """An aid station or a landmark, and when the runner gets there."""

    kind: StopKind
    what: str
    at_m: float
    elapsed_s: float
    stand_s: float
    """How long the runner stands there."""

    @property
    def sign(self) -> SignKind:
        """Which small picture stands for it."""
        return sign_of(self.kind, self.what)


@dataclass(frozen=True)
class Margin:
    """A cut-off, and how much earlier the runner of a start comes there, in seconds."""

    cutoff: Cutoff
    start: Start
    gun_s: float
    """Her arrival, counted from the gun."""
    margin_s: float


@dataclass(frozen=True)
class Split:
    """A row of the main table: a mark with its times, in print form and exact."""

    label: str
    distance_m: float
    elapsed_s: float
    clock: str
    """Elapsed time, cut to the second once."""
    split: str
    """Difference of two printed clocks, so that the column adds up."""
    gait: Gait
    passings: tuple[Passing, ...]
    """What stands between the mark before and this one."""


@dataclass(frozen=True, eq=False)
class Guide:
    """One plan of a race: what a page, a band and the files beside them show.

    The plan and its splits are kept only while a guide's files are made, one after the other: a
    site has thousands.
    """

    course: Course = field(repr=False)
    goal: Goal
    walks: Walks

    @property
    def race(self) -> Race:
        """The race."""
        return self.course.race

    @property
    def plan(self) -> Plan:
        """The plan. Raises Refusal."""
        return _plan(self)

    @property
    def splits(self) -> tuple[Split, ...]:
        """The main table: every marker, and the finish at exactly the goal."""
        return self.splits_by(self.race.rows)

    def splits_by(self, marks: Marks) -> tuple[Split, ...]:
        """The same by other marks. The last is the finish."""
        return _splits(self, marks)

    @property
    def halfway(self) -> Split:
        """Halfway, as a row of a table."""
        at_m = self.race.distance / 2
        clock = units.clock(self.half_s)
        return Split("Half", at_m, self.half_s, clock, clock, self.plan.gait(at_m), ())

    @property
    def half_s(self) -> float:
        """Elapsed time halfway."""
        return self.plan.elapsed(self.race.distance / 2)

    @property
    def sum(self) -> tuple[str, ...]:
        """How the goal comes about, in parts cut to the second that add up to it.

        `run 3:02:30`, `+ walk 22:30`, `= 3:25:00`; without walks and stops the two halves.
        """
        plan = self.plan
        walking_s, standing_s = int(plan.walking_s), int(plan.standing_s)
        parts = [("run", plan.goal_s - walking_s - standing_s), ("walk", walking_s)]
        if not walking_s + standing_s:
            parts = [("halves", int(self.half_s)), ("", plan.goal_s - int(self.half_s))]
        parts.append(("stand", standing_s))
        first, *rest = (f"{word} {units.clock(s)}".strip() for word, s in parts if s)
        return (first, *(f"+ {part}" for part in rest), f"= {units.clock(plan.goal_s)}")

    @property
    def by_the_clock(self) -> bool:
        """Whether there is a cycle that one can be out of step with."""
        return any(section.walk_s for section in self.plan.schedule.sections)

    @property
    def watch_pace(self) -> float:
        """The run pace that a watch shows which reads long, in seconds per metre."""
        return self.plan.run_pace / (1.0 + self.race.watch)

    @property
    def margins(self) -> tuple[Margin, ...]:
        """Every cut-off for every start."""
        return tuple(_margins(self.race, self.plan))

    @property
    def windows(self) -> tuple[tuple[float, float], ...]:
        """For each split the earliest and the latest time that are on plan.

        The first is a runner's whose walks come half a cycle late, so that one is still to come;
        the second one's whose walks come half a cycle early.
        """
        return self.windows_by(self.race.rows)

    def windows_by(self, marks: Marks) -> tuple[tuple[float, float], ...]:
        """The same by other marks."""
        return _windows(self, marks)

    @property
    def behind_s(self) -> tuple[int, int, int]:
        """How late at halfway a runner may be who wants to catch up: a little, some, much."""
        return next(
            behind_s for from_s, behind_s in reversed(BEHIND_S) if self.goal.seconds >= from_s
        )

    def catch_up(self, late_s: int) -> float | None:
        """The flat run pace from halfway on for who comes there late; None where none would do."""
        return _catch_up(self, late_s)


def sign_of(kind: StopKind, what: str) -> SignKind:
    """Which small picture stands for something on the way."""
    return "gel" if kind == "aid" and _GELS.search(what) else kind


def sights(race: Race) -> list[tuple[float, StopKind, str, float]]:
    """Aid stations and landmarks by their place: where, which, what, seconds of standing there."""
    stations = zip(race.stations, race.aid.stations if race.aid else (), strict=True)
    return sorted(
        [
            *((at_m, "aid", station.what, stand_s) for (at_m, stand_s), station in stations),
            *((landmark.at, "landmark", landmark.name, 0.0) for landmark in race.landmarks),
        ]
    )


def walk_pace(race: Race, goal_s: int) -> float:
    """The race's walk pace, or the default for the goal, in seconds per metre."""
    if race.walk_pace:
        return race.walk_pace
    goal_pace = goal_s / race.distance * units.MILE_M
    return next(
        walk_s / units.MILE_M
        for from_s, walk_s in reversed(WALK_PACES_PER_MILE)
        if goal_pace >= from_s
    )


def _margins(race: Race, plan: Plan) -> Iterator[Margin]:
    for cutoff in race.cutoffs:
        for start in race.starts or (Start(),):
            gun_s = start.delay + plan.elapsed(cutoff.at)
            by_s = cutoff.by.seconds - ((start.gun or 0) if cutoff.by.of_day else 0)
            yield Margin(cutoff, start, gun_s, by_s - gun_s)


def _places(guide: Guide, marks: Marks) -> Iterator[tuple[str, float]]:
    """Label and place of every mark, and of the finish."""
    race = guide.race
    places: Iterable[float]
    if marks.of == "aid stations":
        places = sorted({at_m for at_m, _ in race.stations if 0 < at_m < race.distance})
    elif marks.of == "walk breaks":
        places = (leg.start_m for leg in guide.plan.legs if leg.gait == "walk" and leg.start_m)
    else:
        places = units.every(marks.every_m, race.distance)
    for at_m in places:
        yield units.mark(at_m, marks.unit or race.markers), at_m
    yield "Finish", race.distance


@lru_cache(maxsize=KEPT)
def _plan(guide: Guide) -> Plan:
    race, goal_s = guide.race, guide.goal.seconds
    try:
        plan = _make(guide, goal_s)
    except Refusal as refusal:
        look = partial(_nearest, guide, refusal)
        raise Refusal(refusal.reason, look, refusal.way_out) from None
    if missed := _missed(race, plan):
        in_time_s = _in_time(guide, goal_s)
        way_out = "no goal makes them all with these walks"
        if in_time_s is not None:
            way_out = f"the nearest goal that makes them all is {units.long_clock(in_time_s)}"
        reason = f"{units.long_clock(goal_s)} with {guide.walks} {_miss(missed)}"
        raise Refusal(reason, way_out=way_out)
    return plan


def _make(guide: Guide, goal_s: int) -> Plan:
    race = guide.race
    schedule = lay_walks(guide.walks, race.distance, race.stations, guide.course.climbs)
    return make_plan(guide.course.effort, goal_s, schedule, walk_pace(race, goal_s))


def _nearest(guide: Guide, refusal: Refusal) -> int | None:
    """A goal that works with the walk pace that follows from it, from one that works with this."""
    nearest_s = refusal.nearest_s
    for _ in range(NEARER_STEPS):
        if nearest_s is None:
            return None
        try:
            _make(guide, nearest_s)
        except Refusal as next_refusal:
            nearest_s = next_refusal.nearest_s
        else:
            return nearest_s
    return None


def _missed(race: Race, plan: Plan) -> Margin | None:
    """The first cut-off that a plan misses."""
    return next((margin for margin in _margins(race, plan) if margin.margin_s < 0), None)


def _miss(missed: Margin) -> str:
    cutoff = missed.cutoff
    where = cutoff.name or units.distance(cutoff.at)
    who = f" from {missed.start.wave}" if missed.start.wave else ""
    late = units.at_least(-missed.margin_s)
    return f"misses the cut-off at {where} ({cutoff.by}){who} by {late}"


def _in_time(guide: Guide, late_s: int) -> int | None:
    """The slowest goal that makes every cut-off; None where none that can be run does."""
    in_time_s = 0
    while late_s - in_time_s > 1:
        middle_s = (late_s + in_time_s) // 2
        if _makes_it(guide, middle_s) is False:
            late_s = middle_s
        else:
            in_time_s = middle_s
    return in_time_s if _makes_it(guide, in_time_s) else None


def _makes_it(guide: Guide, goal_s: int) -> bool | None:
    """Whether a goal makes every cut-off; None where it is too fast to run."""
    try:
        return _missed(guide.race, _make(guide, goal_s)) is None
    except Refusal:
        return None


@lru_cache(maxsize=KEPT)
def _windows(guide: Guide, marks: Marks) -> tuple[tuple[float, float], ...]:
    splits = guide.splits_by(marks)
    if not guide.by_the_clock:
        return tuple((split.elapsed_s, split.elapsed_s) for split in splits)
    shifted = _out_of_step(guide)
    windows: list[tuple[float, float]] = []
    soonest_s = inf
    for split in reversed(splits):
        # Beside walks at places a shift may go the other way; on plan is what lies between. And
        # who is back in step at a halt was not later than that before it.
        times = [split.elapsed_s, *(plan.elapsed(split.distance_m) for plan in shifted)]
        earliest_s, latest_s = min(times), min(max(times), soonest_s)
        soonest_s = latest_s
        windows.append((earliest_s, latest_s))
    windows.reverse()
    return tuple(windows)


@lru_cache(maxsize=KEPT)
def _out_of_step(guide: Guide) -> tuple[Plan, ...]:
    """The same plan with its walks up to half a cycle late, and up to half a cycle early.

    The later the walks, the sooner a runner is anywhere, so the two ends tell all; but behind a
    halt the two are in the same step, and who is between them is not.
    """
    fine = (
        range(-STEPS_OUT, STEPS_OUT + 1) if guide.plan.schedule.halts else (-STEPS_OUT, STEPS_OUT)
    )
    return tuple(guide.plan.out_of_step(step / STEPS_OUT / 2) for step in fine if step)


@lru_cache(maxsize=KEPT * 4)
def _catch_up(guide: Guide, late_s: int) -> float | None:
    return guide.plan.catch_up(guide.race.distance / 2, late_s)


@lru_cache(maxsize=KEPT)
def _splits(guide: Guide, marks: Marks) -> tuple[Split, ...]:
    plan = guide.plan
    passings = list(_passings(guide))
    splits: list[Split] = []
    last_s = 0
    for label, at_m in _places(guide, marks):
        elapsed_s = plan.elapsed(at_m)
        split_s = int(elapsed_s) - last_s
        last_s = int(elapsed_s)
        so_far = [passing for passing in passings if passing.at_m <= at_m + AT_THE_MARK_M]
        passings = passings[len(so_far) :]
        splits.append(
            Split(
                label,
                at_m,
                elapsed_s,
                units.clock(elapsed_s),
                units.clock(split_s),
                plan.gait(at_m),
                tuple(so_far),
            )
        )
    return tuple(splits)


def _passings(guide: Guide) -> Iterator[Passing]:
    for at_m, kind, what, stand_s in sights(guide.race):
        yield Passing(kind, what, at_m, guide.plan.elapsed(at_m), stand_s)
