"""Every guide of a race, and everything that the content says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import units
from generator.pacing.course import Course
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain, plan_for
from generator.race.model import GoalRange, Named, Race
from generator.race.settings import Settings
from generator.race.source import Document, Problem, nearest
from generator.race.tables import Chart, Standards, Weather
from generator.race.walks import CONTINUOUS, Walks


@dataclass(frozen=True)
class RaceGuides:
    """A race on its course, with every guide there is for it."""

    course: Course
    charts: tuple[Chart, ...]
    """Those that its ratios name."""
    standards: tuple[Standards, ...]
    """Those that its goals name."""
    guides: tuple[Listing, ...]
    """By goal and then by ratio, continuous last."""
    weather: Weather | None = None

    def by_temperature(self, goal: Goal) -> tuple[tuple[str, Walks | None], ...]:
        """Temperature and ratio for a goal, if its race asks for a weather chart that has any."""
        return (
            self.weather.by_temperature(goal.seconds / self.race.distance) if self.weather else ()
        )

    @property
    def race(self) -> Race:
        """The race."""
        return self.course.race


def goals(course: Course, named: Iterable[Standards]) -> tuple[Goal, ...]:
    """Every goal of a race, fastest first, with those of the standards it names.

    A standard for a course that falls far is the published time less what is added to results
    run there; a course that falls too far meets none.
    """
    seconds: set[int] = set()
    meets: dict[int, dict[str, tuple[str, ...]]] = {}
    for rule in course.race.goals:
        if isinstance(rule, GoalRange):
            seconds.update(rule.seconds())
    for table in named:
        index_s = table.index(course.net_drop_m)
        if index_s is not None:
            for standard in table.standards:
                met = meets.setdefault(standard.time - index_s, {})
                met[table.label] = (*met.get(table.label, ()), standard.who)
    return tuple(
        Goal(goal_s, tuple(meets.get(goal_s, {}).items()))
        for goal_s in sorted(seconds | meets.keys())
    )


def all_guides(
    course: Course,
    charts: Mapping[str, Chart],
    standards: Mapping[str, Standards],
    weathers: Mapping[str, Weather],
) -> RaceGuides:
    """Every guide of a race, by goal and then by ratio, continuous last."""
    named = tuple(standards[rule.name] for rule in course.race.goals if isinstance(rule, Named))
    advising = tuple(
        charts[choice.name] for choice in course.race.ratios if isinstance(choice, Named)
    )
    guides = tuple(
        Listing(course, goal, walks)
        for goal in goals(course, named)
        for walks in _walks_offered(course.race, goal, advising)
    )
    weather = weathers[course.race.weather] if course.race.weather else None
    return RaceGuides(course, advising, named, guides, weather)


def naming_problems(
    race: Race,
    document: Document,
    charts: Mapping[str, Chart],
    standards: Mapping[str, Standards],
    weathers: Mapping[str, Weather],
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
    if race.weather and race.weather not in weathers:
        hint = nearest(race.weather, weathers) or "; write one of: " + ", ".join(weathers)
        message = f"there is no weather chart `{race.weather}`{hint}"
        yield document.problem(("weather",), message)


def refusals(found: Iterable[Listing], document: Document) -> Iterator[Problem]:
    """The plans that cannot be, each at the goal of the race file that asks for it."""
    for guide in found:
        try:
            plan_for(guide.course, guide.goal.seconds, guide.walks)
        except Refusal as refusal:
            message = explain(refusal, guide.course, guide.goal.seconds, guide.walks)
            yield document.problem(_origin(guide), message)


def _origin(guide: Listing) -> tuple[str, int]:
    """The place in the race file that asks for a guide's goal."""
    for i, rule in enumerate(guide.race.goals):
        if not isinstance(rule, Named) and guide.goal.seconds in rule.seconds():
            return "goals", i
    return "goals", next(i for i, rule in enumerate(guide.race.goals) if isinstance(rule, Named))


def _walks_offered(race: Race, goal: Goal, charts: Iterable[Chart]) -> tuple[Walks, ...]:
    """The race's ratios for a goal: most running first, continuous last, each once.

    A chart brings continuous running with its advice.
    """
    chosen = {choice for choice in race.ratios if isinstance(choice, Walks)}
    for chart in charts:
        chosen.update(chart.ratios(goal.seconds / race.distance), [CONTINUOUS])
    return tuple(sorted(chosen, key=_walking_share))


def _walking_share(walks: Walks) -> tuple[float, int, str]:
    """Plain ratios by how much is walked, then those with more to say, then continuous."""
    if not walks.has_walks:
        return 3.0, 0, ""
    if not walks.ratio:
        return 2.0, 0, str(walks)
    return walks.ratio.walk_s / walks.ratio.cycle_s, -walks.ratio.run_s, ""


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
    """Everything the content says, ready to be made into pages."""

    settings: Settings
    races: tuple[RaceGuides, ...]
    prose: tuple[Prose, ...]
    example: Listing
    """The one the home page shows."""
