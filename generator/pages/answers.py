"""What the planner answers to a runner's form: her plan, or what is wrong and what to take instead.

It runs in the browser, as JavaScript that is made from it. The scripts of the page hand it the
texts of the form, written as in race files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain_with, goal_of_run, nearest
from generator.pacing.profile import Profile
from generator.pacing.search import FASTEST_RUN
from generator.pages.print import Beside, FullPageSvg, beside, full_page_svg
from generator.paper.band import lay_band, lay_fitting
from generator.paper.drawing import Font
from generator.paper.formats import FORMATS, FULL_PAGE
from generator.paper.svg import SvgBand, svg_band
from generator.race.model import Race
from generator.race.rules import misfits, out_of_reach, reach
from generator.race.tables import Chart
from generator.race.walks import CONTINUOUS, Walks, parse_walks
from generator.race.wishes import Unfit, changed_race, in_the_heat, read_wishes

NOISE_S = 1e-6
"""An average pace may come out this much slower, so that float noise costs no second."""
FASTER_THAN_A_WALK = 0.9
"""The run that is offered where one is no faster than the walk, as a share of the walk's pace."""


@dataclass(frozen=True)
class Published:
    """A race as the site publishes it for the planner."""

    race: Race
    profile: Profile | None
    charts: tuple[Chart, ...]
    goal: str
    """A usual goal, to start from, and a usual ratio for it."""
    ratio: str


@dataclass(frozen=True)
class Asked:
    """What a form says."""

    by: Literal["time", "average", "run"]
    """Whether the goals are finish times, average paces or run paces."""
    goals: tuple[str, ...]
    """One to three."""
    ratios: tuple[str, ...]
    """Words about walking, for each goal."""
    wishes: Mapping[str, str]
    """By their keys; see `race.wishes`. One that is left out is as the race has it."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field."""

    message: str
    offer: tuple[str, ...]
    """Texts to take instead."""


@dataclass(frozen=True)
class Reading:
    """A form that was read."""

    course: Course
    """The race as the wishes change it, on its course."""
    listings: tuple[Listing, ...]
    """The guide that each goal asks for; those of a form with something wrong are no use."""
    wrong: Mapping[str, Problem]
    """By field: a key of a wish, or `goal`, `ratio`, `goal2`, `ratio2` and so on."""


@dataclass(frozen=True)
class Advice:
    """Ratios to choose from."""

    title: str
    ratios: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """What is printed."""

    band: SvgBand | None
    page: FullPageSvg | None
    beside: Beside


class _Wrong(Exception):
    """A field that cannot be read."""

    problem: Problem

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def published(of_race: RaceGuides) -> Published:
    """A race for the planner, which starts in the middle of what the race offers."""
    listings = of_race.guides
    goal = listings[len(listings) // 2].goal
    first = next(listing for listing in listings if listing.goal == goal)
    return Published(
        of_race.race,
        of_race.course.profile,
        of_race.charts,
        units.long_clock(goal.seconds),
        str(first.walks),
    )


def read_asked(published: Published, asked: Asked) -> Reading:
    """Read all that a form says. Whatever is wrong is told at its field."""
    wrong: dict[str, Problem] = {}
    race, heat = published.race, None
    try:
        wishes = read_wishes(asked.wishes)
        race, heat = changed_race(race, wishes), wishes.heat
    except Unfit as unfit:
        for key, message in unfit.wrong.items():
            wrong[key] = Problem(message, ())
    course = lay_course(race, published.profile)
    all_walks: list[Walks] = []
    for number, text in enumerate(asked.ratios):
        walks = CONTINUOUS
        try:
            walks = _walks(text, race, published.ratio)
        except _Wrong as error:
            wrong[_field("ratio", number)] = error.problem
        all_walks.append(walks)
    listings: list[Listing] = []
    # The goal for a run pace has to be searched for, which takes fields without a fault.
    by = "average" if wrong and asked.by == "run" else asked.by
    for number, text in enumerate(asked.goals):
        goal_s, walks = units.parse_goal(published.goal), all_walks[number]
        try:
            if by == "time":
                goal_s = _finish_time(text, race)
            elif by == "run":
                goal_s = _goal_of_run(text, course, walks)
            else:
                goal_s = _goal_of_average(text, race)
            goal_s = _slower_in_the_heat(goal_s, heat, race)
        except _Wrong as error:
            wrong[_field("goal", number)] = error.problem
        listings.append(Listing(course, Goal(goal_s), walks))
    return Reading(course, tuple(listings), wrong)


def _field(name: str, number: int) -> str:
    """The field of a goal or a ratio: `goal`, `goal2`, `goal3`."""
    return f"{name}{number + 1}" if number else name


def _walks(text: str, race: Race, usual: str) -> Walks:
    """Raises _Wrong for words that cannot be read, or that the race has no use for."""
    try:
        walks = parse_walks(text)
    except ValueError as error:
        raise _Wrong(Problem(str(error), _each_once((usual, "continuous")))) from None
    for message in misfits(walks, race):
        raise _Wrong(Problem(message, _each_once((usual, "continuous"))))
    return walks


def _each_once(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _finish_time(text: str, race: Race) -> int:
    """Seconds of a finish time. Raises _Wrong."""
    try:
        goal_s = units.parse_goal(text)
    except ValueError as error:
        raise _Wrong(Problem(str(error), ())) from None
    if message := out_of_reach(race.distance, goal_s):
        raise _Wrong(Problem(message, (units.long_clock(_nearest_in_reach(goal_s, race)),)))
    return goal_s


def _slower_in_the_heat(goal_s: int, heat: float | None, race: Race) -> int:
    """The goal as heat makes it. Raises _Wrong."""
    slower_s = in_the_heat(goal_s, heat)
    if message := out_of_reach(race.distance, slower_s):
        raise _Wrong(Problem(f"in the heat, {message}", ()))
    return slower_s


def _goal_of_average(text: str, race: Race) -> int:
    """The fastest goal whose printed average is this pace, in seconds. Raises _Wrong."""
    pace = _pace(text)
    goal_s = ceil(pace * race.distance - NOISE_S)
    nearest_s = _nearest_in_reach(goal_s, race)
    if goal_s == nearest_s:
        return goal_s
    nearest_pace = nearest_s / race.distance
    offer = _said_slower(nearest_pace, text) if goal_s < nearest_s else _said(nearest_pace, text)
    message = f"an average of {_said(pace, text)} is out of reach of a plan; write e.g. {offer}"
    raise _Wrong(Problem(message, (offer,)))


def _goal_of_run(text: str, course: Course, walks: Walks) -> int:
    """The fastest goal whose plan runs no faster than this pace, in seconds. Raises _Wrong."""
    pace = _pace(text)
    if pace < FASTEST_RUN:
        fastest = _said_slower(FASTEST_RUN, text)
        message = f"nobody runs faster than {fastest}; write a pace like {fastest}"
        raise _Wrong(Problem(message, (fastest,)))
    goal_s = goal_of_run(course, pace, walks)
    walk_pace = course.walk_pace(goal_s)
    if not walks.has_walks or pace < walk_pace:
        return goal_s
    faster = _said(walk_pace * FASTER_THAN_A_WALK, text)
    message = (
        f"a run at {_said(pace, text)} is no faster than the walk at {_said(walk_pace, text)}; "
        f"write e.g. {faster}"
    )
    raise _Wrong(Problem(message, (faster,)))


def _pace(text: str) -> float:
    """Seconds per metre. Raises _Wrong."""
    try:
        return units.parse_pace(text)
    except ValueError as error:
        raise _Wrong(Problem(str(error), ())) from None


def _said(pace: float, like: str) -> str:
    """A pace in the unit of another one's text: `8:34 /mi`."""
    unit = _unit_in(like)
    return f"{units.pace(pace, unit)} /{unit}"


def _said_slower(pace: float, like: str) -> str:
    """The same, rounded to what is no faster."""
    unit = _unit_in(like)
    return f"{units.clock(ceil(pace * units.UNIT_M[unit] - NOISE_S))} /{unit}"


def _unit_in(pace: str) -> units.Unit:
    return "mi" if "mi" in pace else "km"


def _nearest_in_reach(goal_s: int, race: Race) -> int:
    fastest_s, slowest_s = reach(race.distance)
    return min(max(goal_s, fastest_s), slowest_s)


def instead_of(listing: Listing, refusal: Refusal) -> Problem:
    """Why there is no plan for a goal, and the nearest goal that works, if one was found.

    Finding it may take a second.
    """
    course, goal_s, walks = listing.course, listing.goal.seconds, listing.walks
    nearest_s = nearest(refusal, course, goal_s, walks)
    offer = () if nearest_s is None else (units.long_clock(nearest_s),)
    return Problem(explain_with(refusal, nearest_s), offer)


def format_keys() -> tuple[str, ...]:
    """The keys of all that the planner prints."""
    return (*(one.key for one in FORMATS), FULL_PAGE)


def advice(published: Published, listing: Listing) -> tuple[Advice, ...]:
    """The ratios that the race's charts advise for a goal, and those that it lists itself."""
    race = published.race
    found: list[Advice] = []
    for chart in published.charts:
        ratios = chart.ratios(listing.goal.seconds / race.distance)
        if ratios:
            title = f"{chart.name} for this goal"
            found.append(Advice(title, tuple(str(one) for one in ratios)))
    own = [str(one) for one in race.own_ratios]
    found.append(Advice("Other ratios", _each_once((*own, "continuous"))))
    return tuple(found)


def defaults(published: Published, reading: Reading) -> Mapping[str, str]:
    """What each wish is where nothing is said, by its key, written as in race files."""
    race, listing = published.race, reading.listings[0]
    walk_pace, unit = reading.course.walk_pace(listing.goal.seconds), reading.course.race.markers
    return {
        "walk_pace": f"{units.pace(walk_pace, unit)} /{unit}",
        "hills": units.percent(race.hills),
        "downhill": units.percent(race.downhill),
        "altitude": units.percent(race.altitude),
        "drift": units.halves(race.drift),
        "watch": units.percent(race.watch),
        "marks": str(reading.course.race.rows),
        "heat": units.percent(0),
        "stop": units.clock(race.aid.stop if race.aid else 0),
    }


def together(guides: tuple[Guide, ...], told: Guide, format_key: str) -> tuple[Guide, ...]:
    """The guides that are printed in a format: a whole page has only the one that is told."""
    return (told,) if format_key == FULL_PAGE else guides


def drawn(guides: tuple[Guide, ...], format_key: str, is_fitted: bool, font: Font) -> Drawn:
    """One to three guides in a format, which `together` chooses.

    Where the runner does not say what has a row, there may be fewer rows (`is_fitted`), so that
    they are large enough to read. Raises DoesNotFit.
    """
    goals = " or ".join([units.clock(guide.goal.seconds) for guide in guides])
    if format_key == FULL_PAGE:
        page = full_page_svg(guides[0], font, None)
        return Drawn(None, page, beside(guides, goals, [], None))
    band_format = next(one for one in FORMATS if one.key == format_key)
    if is_fitted and len(guides) == 1:
        band = lay_fitting(guides[0], band_format, font)
    else:
        band = lay_band(guides, band_format, font)
    return Drawn(svg_band(band), None, beside(guides, goals, [band], None))
