"""Every guide that a race offers, and everything that the content says."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from generator import units
from generator.pacing.course import Course
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain, plan_for, surely_has_plan
from generator.race.model import Race
from generator.race.settings import Settings
from generator.race.source import Fault, nearest
from generator.race.tables import Chart, Standards, Tables, Weather
from generator.race.values import Named
from generator.race.walks import CONTINUOUS, Walks

NO_TABLES = Tables()


@dataclass(frozen=True)
class RaceGuides:
    """A race on its course, with every guide that it offers."""

    course: Course
    charts: tuple[Chart, ...]
    """The charts that its ratios name."""
    standards: tuple[Standards, ...]
    """The standards that its goals name."""
    guides: tuple[Listing, ...]
    """By goal and then by ratio, continuous last."""
    weather: Weather | None = None

    def by_temperature(self, goal: Goal) -> tuple[tuple[str, Walks | None], ...]:
        """Temperature and ratio for a goal, coolest first; empty without a weather chart for it."""
        if not self.weather:
            return ()
        return self.weather.by_temperature(goal.seconds / self.race.distance)

    @property
    def race(self) -> Race:
        """The race."""
        return self.course.race


@dataclass(frozen=True)
class Prose:
    """A page of text."""

    slug: str
    title: str
    summary: str
    html: str
    """Sanitised; its links are site-absolute."""


@dataclass(frozen=True)
class Catalogue:
    """Everything that the content says, ready to be made into pages."""

    settings: Settings
    races: tuple[RaceGuides, ...]
    prose: tuple[Prose, ...]
    example: Listing
    """The guide that the home page shows."""

    @property
    def guide_count(self) -> int:
        """How many guides there are."""
        return sum(len(of_race.guides) for of_race in self.races)

    def with_only(self, slugs: Collection[str]) -> "Catalogue":
        """The same with these races only, of which there is at least one."""
        races = tuple(one for one in self.races if one.race.slug in slugs)
        has_example = self.example.race.slug in slugs
        example = self.example if has_example else races[0].guides[0]
        return replace(self, races=races, example=example)


def list_guides(course: Course, tables: Tables = NO_TABLES) -> RaceGuides:
    """Every guide that a race offers, none worked out yet.

    Raises KeyError for a table that does not exist; `naming_faults` finds those.
    """
    race = course.race
    charts = tuple(tables.charts[name] for name in race.named_charts)
    standards = tuple(tables.standards[name] for name in race.named_standards)
    listings = tuple(
        Listing(course, goal, walks)
        for goal in goals_of(course, standards)
        for walks in _walks_for(race, goal, charts)
    )
    weather = tables.weather[race.weather] if race.weather else None
    return RaceGuides(course, charts, standards, listings, weather)


def goals_of(course: Course, standards: Iterable[Standards]) -> tuple[Goal, ...]:
    """Every goal of a race, fastest first: its own, and the times of the standards it names.

    On a course that falls far, a result has seconds added before it is compared with a standard.
    So the goal is that much faster than the standard. A course that falls too far meets none.
    """
    own = {goal_s for goals in course.race.own_goals for goal_s in goals.seconds()}
    meets: dict[int, dict[str, tuple[str, ...]]] = {}
    for table in standards:
        index_s = table.index(course.net_drop_m)
        if index_s is None:
            continue
        for standard in table.standards:
            met = meets.setdefault(standard.time - index_s, {})
            met[table.label] = (*met.get(table.label, ()), standard.who)
    return tuple(
        Goal(goal_s, tuple(meets.get(goal_s, {}).items())) for goal_s in sorted(own | meets.keys())
    )


def naming_faults(race: Race, tables: Tables) -> Iterator[Fault]:
    """Every table that a race names and that does not exist, or is for another distance."""
    for i, goals in enumerate(race.goals):
        if isinstance(goals, Named) and (message := _no_standards(goals.name, race, tables)):
            yield Fault(("goals", i), message)
    for i, ratio in enumerate(race.ratios):
        if isinstance(ratio, Named) and ratio.name not in tables.charts:
            known = [*tables.charts, "continuous"]
            hint = nearest(ratio.name, known) or "; write ratios like 4:00/0:30"
            yield Fault(("ratios", i), f"there is no chart `{ratio.name}`{hint}")
    if race.weather and race.weather not in tables.weather:
        hint = nearest(race.weather, tables.weather)
        hint = hint or "; write one of: " + ", ".join(tables.weather)
        yield Fault(("weather",), f"there is no weather chart `{race.weather}`{hint}")


def _no_standards(name: str, race: Race, tables: Tables) -> str:
    """Why a race cannot use standards as goals; empty if it can."""
    if name not in tables.standards:
        hint = nearest(name, tables.standards) or "; write times like 3:30:00"
        return f"there are no standards `{name}`{hint}"
    distance_m = tables.standards[name].distance
    if distance_m != race.distance:
        length = units.distance(distance_m)
        return f"`{name}` are times for {length}; write this race's own goals"
    return ""


def impossible_plans(listings: Iterable[Listing]) -> Iterator[Fault]:
    """Every guide that has no plan, at the goal of the race file that asks for it."""
    for listing in listings:
        if surely_has_plan(listing.course, listing.goal.seconds, listing.walks):
            continue
        try:
            plan_for(listing.course, listing.goal.seconds, listing.walks)
        except Refusal as refusal:
            message = explain(refusal, listing.course, listing.goal.seconds, listing.walks)
            yield Fault(("goals", _asked_by(listing)), message)


def _asked_by(listing: Listing) -> int:
    """Which entry of a race's `goals` a guide comes from: its own goals first, then standards."""
    named = []
    for i, goals in enumerate(listing.race.goals):
        if isinstance(goals, Named):
            named.append(i)
        elif listing.goal.seconds in goals.seconds():
            return i
    return named[0]


def _walks_for(race: Race, goal: Goal, charts: Iterable[Chart]) -> tuple[Walks, ...]:
    """The ratios that a race offers for a goal, each once: most running first, continuous last.

    A chart brings its advice for the goal, and continuous running too.
    """
    offered = set(race.own_ratios)
    for chart in charts:
        offered.update(chart.ratios(goal.seconds / race.distance), [CONTINUOUS])
    return tuple(sorted(offered, key=_walking_share))


def _walking_share(walks: Walks) -> tuple[float, int, str]:
    """Sorts plain ratios by the share of walking, then walks of several parts, then continuous."""
    if not walks.has_walks:
        return 3.0, 0, ""
    if not walks.ratio:
        return 2.0, 0, str(walks)
    return walks.ratio.walk_s / walks.ratio.cycle_s, -walks.ratio.run_s, ""
