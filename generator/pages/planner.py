"""The planner: its form, on its own page and on the page of each race."""

from dataclasses import dataclass

from generator.pacing.catalogue import RaceGuides
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.page import AnyPage
from generator.pages.plan import Facts, WalkFact, WatchFact
from generator.pages.urls import PLANNER, link, planner_race_url
from generator.pages.wording import Paces, RatioText, SignMeaning, meanings_of
from generator.paper.formats import FORMATS
from generator.paper.rows import MEANINGS
from generator.paper.rulers import RULERS, Rulers


@dataclass(frozen=True, slots=True)
class RaceChoice:
    """A race to choose, and the script that it is loaded from."""

    slug: str
    name: str
    href: str
    script: AnyPage


@dataclass(frozen=True, slots=True)
class RaceChooser:
    """Every race, and the slug of the one that is shown first."""

    races: tuple[RaceChoice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format to choose."""

    key: str
    name: str
    use: str


@dataclass(frozen=True, slots=True)
class Slots:
    """What stands in sentences where the planner's script puts a plan's own figures.

    `‹run.0›` becomes the first of the two run paces.
    """

    ratio: RatioText
    facts: Facts


@dataclass(frozen=True, slots=True)
class PlannerForm:
    """What every page with the planner shows of it."""

    chooser: RaceChooser | None
    """None on the page of a race."""
    formats: tuple[FormatChoice, ...]
    meanings: tuple[SignMeaning, ...]
    rulers: Rulers
    slots: Slots


@dataclass(frozen=True, slots=True)
class PlannerPage:
    """What the planner's own page shows."""

    frame: Frame
    planner: PlannerForm


SLOTS = Slots(
    RatioText("‹plain.0›", "‹plain.1›"),
    Facts(
        run_pace=Paces("‹run.0›", "‹run.1›"),
        watch=WatchFact("‹watch.0›", "‹reads.0›", "‹reads.1›"),
        walk=WalkFact(Paces("‹walk.0›", "‹walk.1›"), "‹count›", "‹walking›"),
        average=Paces("‹average.0›", "‹average.1›"),
        first_half="‹halves.0›",
        second_half="‹halves.1›",
        standing="‹standing›",
    ),
)


def planner_page(
    site: Site, races: tuple[RaceGuides, ...], scripts: tuple[AnyPage, ...], chosen: str
) -> PlannerPage:
    """The planner for every race, real places first. `scripts` has the script of each race."""
    in_order = sorted(
        zip(races, scripts, strict=True),
        key=lambda pair: (not pair[0].race.place, pair[0].race.name),
    )
    choices = [
        RaceChoice(
            of_race.race.slug, of_race.race.name, link(planner_race_url(of_race), PLANNER), script
        )
        for of_race, script in in_order
    ]
    chooser = RaceChooser(tuple(choices), chosen)
    return PlannerPage(frame_of(site, PLANNER), planner_form(chooser))


def planner_form(chooser: RaceChooser | None = None) -> PlannerForm:
    """What a page with the planner shows of it: for one race, or for one to be chosen."""
    return PlannerForm(
        chooser,
        tuple(FormatChoice(one.key, one.name, one.use) for one in FORMATS),
        meanings_of(MEANINGS),
        RULERS,
        SLOTS,
    )
