"""The page of a goal's ratios by temperature."""

from dataclasses import dataclass

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.urls import link, race_url, weather_url
from generator.pages.wording import Paces, both_paces, fine_paces
from generator.paper.band import lay_band
from generator.paper.drawing import Font
from generator.paper.formats import WRAP
from generator.paper.rulers import RULERS, CheckBar
from generator.paper.svg import SvgBand, svg_band
from generator.race.tables import Slowing
from generator.race.walks import Walks


@dataclass(frozen=True, slots=True)
class TemperaturePlan:
    """The plan for a temperature."""

    run_pace: Paces
    walking: str
    band: SvgBand


@dataclass(frozen=True, slots=True)
class Temperature:
    """A temperature, its ratio, and the plan with it."""

    when: str
    ratio: str | None
    """None where the advice is to walk all the way."""
    plan: TemperaturePlan | None
    refusal: str | None
    """Why there is no plan with this ratio."""


@dataclass(frozen=True, slots=True)
class SlowingRow:
    """What somebody says that heat costs, and what that makes of the goal."""

    when: str
    percent: str
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class WeatherPage:
    """What the page shows."""

    frame: Frame
    race: str
    race_href: str
    goal: str
    average: str
    chart: str
    source: str
    temperatures: tuple[Temperature, ...]
    slowing_source: str
    slowing: tuple[SlowingRow, ...]
    bar: CheckBar


def weather_page(site: Site, of_race: RaceGuides, goal: Goal, font: Font) -> WeatherPage:
    """The coach's ratios by temperature, each with its band, for a race that has a chart."""
    race, url, weather = of_race.race, weather_url(of_race, goal), of_race.weather
    if weather is None:
        raise ValueError(f"{race.slug} has no weather chart")
    return WeatherPage(
        frame=frame_of(site, url),
        race=race.name,
        race_href=link(race_url(of_race), url),
        goal=units.clock(goal.seconds),
        average=both_paces(goal.seconds / race.distance, race).own,
        chart=weather.name,
        source=weather.source,
        temperatures=tuple(
            _temperature(of_race, goal, when, walks, font)
            for when, walks in of_race.by_temperature(goal)
        ),
        slowing_source=weather.slowing_source,
        slowing=tuple(_slowing(one, goal) for one in weather.slowing),
        bar=RULERS.bar,
    )


def _temperature(
    of_race: RaceGuides, goal: Goal, when: str, walks: Walks | None, font: Font
) -> Temperature:
    if not walks:
        return Temperature(when, None, None, None)
    try:
        guide = Listing(of_race.course, goal, walks).work_out()
    except Refusal as refusal:
        return Temperature(
            when, str(walks), None, explain(refusal, of_race.course, goal.seconds, walks)
        )
    plan = TemperaturePlan(
        run_pace=fine_paces(guide.plan.run_pace, of_race.race),
        walking=units.clock(guide.plan.walking_s),
        band=svg_band(lay_band([guide], WRAP, font, heading=when)),
    )
    return Temperature(when, str(walks), plan, None)


def _slowing(slowing: Slowing, goal: Goal) -> SlowingRow:
    return SlowingRow(
        slowing.when,
        f"{units.percent(slowing.least)} to {units.percent(slowing.most)}",
        units.clock(goal.seconds * (1 + slowing.least)),
        units.clock(goal.seconds * (1 + slowing.most)),
    )
