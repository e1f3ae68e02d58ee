"""Every plan of a race, or why one cannot be; and what a runner meets on the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from generator import units
from generator.chart import Chart, Standards
from generator.course import Profile, flat, for_pacing
from generator.effort import Effort, along
from generator.plan import Gait, Plan, Refusal, make_plan
from generator.race import GoalRange, Named, Race, Ratio
from generator.source import Document, Problem, nearest

# The slower the runner, the slower the walk; and a slow walk asks for a faster run, which is the
# safe side to err on. Goal pace from (average, walks included), and the walk pace taken for it.
WALK_PACES_PER_MILE = ((0, 16 * 60), (9 * 60, 18 * 60), (12 * 60 + 1e-6, 20 * 60))
KEPT = 8
"""Plans that are kept at a time."""
AT_THE_MARK_M = 50.0
"""An aid station this close to a marker stands at it."""


@dataclass(frozen=True)
class Goal:
    """A finish time, and the qualifying standards it meets."""

    seconds: int
    meets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Label of a table of standards, and whose it is: `Boston standard`, `women 18-34`."""


@dataclass(frozen=True)
class Ground:
    """A race with its course: as it is, and as far as it can be paced by."""

    race: Race
    profile: Profile | None
    """None for a plain distance."""
    paced_by: Profile | None
    """The part of the profile that can be relied on; None where the effort is flat."""
    effort: Effort

    @property
    def net_drop_m(self) -> float:
        """Start less finish, in metres; 0 for a plain distance."""
        return self.profile.net_drop_m if self.profile else 0.0


@dataclass(frozen=True)
class Passing:
    """An aid station or a landmark, and when the runner gets there."""

    kind: Literal["aid", "landmark"]
    what: str
    at_m: float
    elapsed_s: float


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

    ground: Ground = field(repr=False)
    goal: Goal
    ratio: Ratio

    @property
    def race(self) -> Race:
        """The race."""
        return self.ground.race

    @property
    def plan(self) -> Plan:
        """The plan. Raises Refusal."""
        return _plan(self)

    @property
    def splits(self) -> tuple[Split, ...]:
        """The main table: every marker, and the finish at exactly the goal."""
        return _splits(self)

    @property
    def half_s(self) -> float:
        """Elapsed time halfway."""
        return self.plan.elapsed(self.race.distance / 2)


@dataclass(frozen=True)
class RaceGuides:
    """A race on its course, with every guide there is for it."""

    ground: Ground
    charts: tuple[Chart, ...]
    """Those that its ratios name."""
    standards: tuple[Standards, ...]
    """Those that its goals name."""
    guides: tuple[Guide, ...]

    @property
    def race(self) -> Race:
        """The race."""
        return self.ground.race


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


def lay_ground(race: Race, profile: Profile | None) -> Ground:
    """A race on its course, or on the flat where it has none."""
    paced_by = for_pacing(profile, race.course.confidence) if profile and race.course else None
    effort = along(paced_by or flat(race.distance), race.hills, race.drift)
    return Ground(race, profile, paced_by, effort)


def goals(ground: Ground, named: Iterable[Standards]) -> tuple[Goal, ...]:
    """Every goal of a race, fastest first, with those of the standards it names.

    A standard for a course that falls far is the published time less what is added to results
    run there; a course that falls too far meets none.
    """
    seconds: set[int] = set()
    meets: dict[int, dict[str, tuple[str, ...]]] = {}
    for rule in ground.race.goals:
        if isinstance(rule, GoalRange):
            seconds.update(rule.seconds())
    for table in named:
        index_s = table.index(ground.net_drop_m)
        if index_s is not None:
            for standard in table.standards:
                met = meets.setdefault(standard.time - index_s, {})
                met[table.label] = (*met.get(table.label, ()), standard.who)
    return tuple(
        Goal(goal_s, tuple(meets.get(goal_s, {}).items()))
        for goal_s in sorted(seconds | meets.keys())
    )


def all_guides(
    ground: Ground, charts: Mapping[str, Chart], standards: Mapping[str, Standards]
) -> RaceGuides:
    """Every guide of a race, by goal and then by ratio, continuous last."""
    named = tuple(standards[rule.name] for rule in ground.race.goals if isinstance(rule, Named))
    advising = tuple(
        charts[choice.name] for choice in ground.race.ratios if isinstance(choice, Named)
    )
    guides = tuple(
        Guide(ground, goal, ratio)
        for goal in goals(ground, named)
        for ratio in _ratios(ground.race, goal, advising)
    )
    return RaceGuides(ground, advising, named, guides)


def naming_problems(
    race: Race,
    document: Document,
    charts: Mapping[str, Chart],
    standards: Mapping[str, Standards],
) -> Iterator[Problem]:
    """Named goals and ratios that have no table, and tables for another distance."""
    for i, rule in enumerate(race.goals):
        if not isinstance(rule, Named):
            continue
        if rule.name not in standards:
            hint = nearest(rule.name, standards) or "; write times like 3:30:00"
            yield document.problem(("goals", i), f"there are no standards `{rule.name}`{hint}")
        elif standards[rule.name].distance != race.distance:
            length = units.distance(standards[rule.name].distance)
            message = f"`{rule.name}` are times for {length}; write this race's own goals"
            yield document.problem(("goals", i), message)
    for i, choice in enumerate(race.ratios):
        if isinstance(choice, Named) and choice.name not in charts:
            hint = nearest(choice.name, [*charts, "continuous"]) or "; write ratios like 4:00/0:30"
            yield document.problem(("ratios", i), f"there is no chart `{choice.name}`{hint}")


def refusals(found: Iterable[Guide], document: Document) -> Iterator[Problem]:
    """The plans that cannot be, each at the goal of the race file that asks for it."""
    for guide in found:
        try:
            _ = guide.plan
        except Refusal as refusal:
            yield document.problem(_origin(guide), str(refusal))


def _origin(guide: Guide) -> tuple[str, int]:
    """The place in the race file that asks for a guide's goal."""
    for i, rule in enumerate(guide.race.goals):
        if not isinstance(rule, Named) and guide.goal.seconds in rule.seconds():
            return "goals", i
    return "goals", next(i for i, rule in enumerate(guide.race.goals) if isinstance(rule, Named))


def _ratios(race: Race, goal: Goal, charts: Iterable[Chart]) -> tuple[Ratio, ...]:
    """The race's ratios for a goal: most running first, continuous last, each once.

    A chart brings continuous running with its advice.
    """
    chosen = {choice for choice in race.ratios if isinstance(choice, Ratio)}
    for chart in charts:
        chosen.update(chart.ratios(goal.seconds / race.distance), [Ratio(None)])
    return tuple(sorted(chosen, key=_walking_share))


def _walking_share(ratio: Ratio) -> tuple[float, int]:
    if not ratio.run_walk:
        return 2.0, 0
    run_s, walk_s = ratio.run_walk
    return walk_s / (run_s + walk_s), -run_s


def _marks(race: Race) -> Iterator[tuple[str, float]]:
    """Label and place of every marker, and of the finish."""
    unit_m = units.UNIT_M[race.markers]
    count = 1
    while count * unit_m < race.distance - 0.5:
        yield f"{count} {race.markers}", count * unit_m
        count += 1
    yield "Finish", race.distance


@lru_cache(maxsize=KEPT)
def _plan(guide: Guide) -> Plan:
    walk = walk_pace(guide.race, guide.goal.seconds) if guide.ratio.run_walk else None
    return make_plan(guide.ground.effort, guide.goal.seconds, guide.ratio.run_walk, walk)


@lru_cache(maxsize=KEPT)
def _splits(guide: Guide) -> tuple[Split, ...]:
    plan = guide.plan
    passings = list(_passings(guide))
    splits: list[Split] = []
    last_s = 0
    for label, at_m in _marks(guide.race):
        elapsed_s = plan.elapsed(at_m)
        split_s = int(elapsed_s) - last_s
        last_s = int(elapsed_s)
        so_far = [passing for passing in passings if passing.at_m <= at_m + AT_THE_MARK_M]
        passings = passings[len(so_far) :]
        clock, split = units.clock(elapsed_s), units.clock(split_s)
        splits.append(Split(label, at_m, elapsed_s, clock, split, plan.gait(at_m), tuple(so_far)))
    return tuple(splits)


def _passings(guide: Guide) -> Iterator[Passing]:
    aid = guide.race.aid
    found: list[tuple[float, Literal["aid", "landmark"], str]] = [
        *((station.at, "aid", station.what) for station in (aid.stations if aid else ())),
        *((landmark.at, "landmark", landmark.name) for landmark in guide.race.landmarks),
    ]
    for at_m, kind, what in sorted(found):
        yield Passing(kind, what, at_m, guide.plan.elapsed(at_m))
