"""The planner's page: its form, with what each field takes. Scripts do the rest."""

from dataclasses import dataclass
from typing import Literal

from generator.pacing.catalogue import RaceGuides
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.page import AnyPage
from generator.pages.urls import CONFIDENCE, PLANNER, link, planner_race_url
from generator.paper.formats import FORMATS, FULL_PAGE, MOST_GOALS

Needs = Literal["", "course", "place", "aid"]
"""What a race must have, so that a field makes sense there."""


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
    """Something to print."""

    key: str
    name: str
    use: str


@dataclass(frozen=True, slots=True)
class WishField:
    """A field for a wish."""

    name: str
    """In the planner's address."""
    label: str
    help: str
    """One sentence."""
    examples: tuple[str, ...]
    """To take with a tap, as race files write them."""
    needs: Needs = ""


@dataclass(frozen=True, slots=True)
class WishGroup:
    """Fields that are folded away together."""

    key: str
    title: str
    fields: tuple[WishField, ...]
    needs: Needs = ""


@dataclass(frozen=True, slots=True)
class MoreGoal:
    """One more goal on the same band."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class PlannerPage:
    """What the planner's page shows."""

    frame: Frame
    confidence_href: str
    chooser: RaceChooser
    walks: tuple[str, ...]
    """Words about walking, as examples."""
    groups: tuple[WishGroup, ...]
    """The first of them also has the words about walking, and the last one the units."""
    more_goals: tuple[MoreGoal, ...]
    formats: tuple[FormatChoice, ...]


WALKS = (
    "4:00/0:30 to 20 mi, then continuous",
    "walk 0:40 at every mile",
    "4:00/0:30, on climbs 2:00/0:30",
    "4:00/0:30, no walks before 10:00",
    "4:00/0:30, walk 60 m at every aid station",
)
"""The planner shows the first few that a race has a use for."""

GROUPS = (
    WishGroup(
        "walking",
        "When you walk",
        (WishField("walk", "Walk pace", "How fast you walk on level ground.", ()),),
    ),
    WishGroup(
        "pacing",
        "The course and your pacing",
        (
            WishField(
                "hills",
                "Hills",
                "How much hills change your pace: 0% is even pace, 100% even effort.",
                ("0%", "50%", "100%"),
                "course",
            ),
            WishField(
                "downhill",
                "Downhill",
                "How much of the time that descents could save you take.",
                ("0%", "50%", "100%"),
                "course",
            ),
            WishField(
                "altitude",
                "Altitude",
                "How much slower you get for each 1000 m above 300 m. "
                "Wehrlin and Hallén (2006) measured 6.3%.",
                ("0%", "6.3%"),
                "course",
            ),
            WishField(
                "drift",
                "Second half",
                "How much faster or slower than the first half you run it.",
                ("2% faster", "even", "2% slower"),
            ),
            WishField(
                "ease",
                "Easy start",
                "How far, and how much slower, you run the start.",
                ("3 km 3% slower", "2 mi 3% slower"),
            ),
            WishField(
                "heat",
                "Heat",
                "How much slower heat makes your goal. Hadley (2013) gives 3% where temperature "
                "and dew point add up to 140 °F.",
                ("1%", "3%", "6%"),
            ),
            WishField(
                "watch",
                "Your watch",
                "How much longer than the course it measures.",
                ("0%", "1%", "2%"),
            ),
        ),
    ),
    WishGroup(
        "start",
        "Your start and stops",
        (
            WishField("gun", "Gun", "When your wave starts.", ("9:00", "10:25"), "place"),
            WishField(
                "delay",
                "To the line",
                "How long after the gun you cross the start line.",
                ("1:00", "5:00"),
                "place",
            ),
            WishField(
                "stop",
                "Stop at each aid station",
                "How long you stand there.",
                ("0:20", "1:00"),
                "aid",
            ),
        ),
        "place",
    ),
    WishGroup(
        "rows",
        "What the rows are",
        (
            WishField(
                "marks",
                "A row for",
                "What has a row in tables and on the band.",
                ("every 1 mi", "every 5 km", "walk breaks", "aid stations"),
            ),
        ),
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
    return PlannerPage(
        frame=frame_of(site, PLANNER),
        confidence_href=link(CONFIDENCE, PLANNER),
        chooser=RaceChooser(tuple(choices), chosen),
        walks=WALKS,
        groups=GROUPS,
        more_goals=tuple(
            MoreGoal(number, f"{('Second', 'Third')[number - 2]} goal")
            for number in range(2, MOST_GOALS + 1)
        ),
        formats=(
            *(FormatChoice(one.key, one.name, one.use) for one in FORMATS),
            FormatChoice(
                FULL_PAGE,
                "Whole page",
                "Splits, walks, aid stations and the course on one page.",
            ),
        ),
    )
