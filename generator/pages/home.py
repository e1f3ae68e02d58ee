"""The home page."""

from dataclasses import dataclass

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Listing
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.urls import HOME, PLANNER, guide_url, link, race_url
from generator.pages.wording import race_distance, race_when
from generator.paper.band import lay_band
from generator.paper.drawing import Font
from generator.paper.formats import WRAP
from generator.paper.svg import SvgBand, svg_band


@dataclass(frozen=True, slots=True)
class Card:
    """A race, or a plain distance, to choose."""

    name: str
    href: str
    place: str | None
    when: str | None
    distance: str
    guides: int
    fastest: str
    slowest: str


@dataclass(frozen=True, slots=True)
class Example:
    """A guide whose band the page shows."""

    href: str
    race: str
    goal: str
    ratio: str
    band: SvgBand


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows."""

    frame: Frame
    races: tuple[Card, ...]
    """By name."""
    distances: tuple[Card, ...]
    example: Example
    planner_href: str


def home_page(site: Site, races: tuple[RaceGuides, ...], example: Listing, font: Font) -> HomePage:
    """The home page: every race and distance, and the band of one guide."""
    cards = [_card(of_race) for of_race in races]
    return HomePage(
        frame=frame_of(site, HOME),
        races=tuple(sorted((one for one in cards if one.place), key=lambda one: one.name)),
        distances=tuple(one for one in cards if not one.place),
        example=Example(
            href=link(guide_url(example), HOME),
            race=example.race.name,
            goal=units.clock(example.goal.seconds),
            ratio=str(example.walks),
            band=svg_band(lay_band([example.work_out()], WRAP, font)),
        ),
        planner_href=link(PLANNER, HOME),
    )


def _card(of_race: RaceGuides) -> Card:
    race, guides = of_race.race, of_race.guides
    return Card(
        name=race.name,
        href=link(race_url(of_race), HOME),
        place=race.place,
        when=race_when(race),
        distance=race_distance(race),
        guides=len(guides),
        fastest=units.clock(guides[0].goal.seconds),
        slowest=units.clock(guides[-1].goal.seconds),
    )
