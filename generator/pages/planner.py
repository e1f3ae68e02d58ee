"""The planner's page: its form, with what each field takes. Scripts do the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.pacing.catalogue import RaceGuides
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.page import AnyPage
from generator.pages.urls import CONFIDENCE, PLANNER, link, planner_race_url
from generator.paper.formats import FORMATS, FULL_PAGE, FULL_PAGE_NAME, MOST_GOALS
from generator.race.keys import Key, keys_of
from generator.race.model import Race
from generator.race.wishes import IN_ADDRESS, KEYS

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
    """A field for a wish, as its key is declared."""

    name: str
    """In the planner's address."""
    label: str
    help: str
    """One sentence."""
    limits: str
    """The least and the most that it takes; empty if it has no limits."""
    examples: tuple[str, ...]
    """To take with a tap, as race files write them."""
    needs: Needs


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
    """Words about walking, as examples; the first few that a race has a use for are shown."""
    groups: tuple[WishGroup, ...]
    """The first of them also has the words about walking, and the last one the units."""
    more_goals: tuple[MoreGoal, ...]
    formats: tuple[FormatChoice, ...]


_REST = "pacing"
_GROUPS: tuple[tuple[str, str, Needs], ...] = (
    ("walking", "When you walk", ""),
    (_REST, "The course and your pacing", ""),
    ("start", "Your start and stops", "place"),
    ("rows", "What the rows are", ""),
)
_GROUP_OF = {
    "walk_pace": "walking",
    "gun": "start",
    "delay": "start",
    "stop": "start",
    "marks": "rows",
}
"""Where a wish stands, by its key; any other stands among the rest."""
_NEEDS: Mapping[str, Needs] = {
    "hills": "course", "downhill": "course", "altitude": "course",
    "gun": "place", "delay": "place", "stop": "aid",
}  # fmt: skip
_CHOICE = "markers"
"""A wish that is no field: it is chosen with two buttons."""


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
        walks=keys_of(Race)["ratios"].examples[1:],
        groups=wish_groups(KEYS),
        more_goals=tuple(
            MoreGoal(number, f"{('Second', 'Third')[number - 2]} goal")
            for number in range(2, MOST_GOALS + 1)
        ),
        formats=(
            *(FormatChoice(one.key, one.name, one.use) for one in FORMATS),
            FormatChoice(
                FULL_PAGE,
                FULL_PAGE_NAME,
                "Splits, walks, aid stations and the course on one page.",
            ),
        ),
    )


def wish_groups(keys: Sequence[Key]) -> tuple[WishGroup, ...]:
    """A field for each wish, in groups."""
    return tuple(
        WishGroup(
            group,
            title,
            tuple(
                _field(key)
                for key in keys
                if key.name != _CHOICE and _GROUP_OF.get(key.name, _REST) == group
            ),
            needs,
        )
        for group, title, needs in _GROUPS
    )


def _field(key: Key) -> WishField:
    return WishField(
        name=IN_ADDRESS.get(key.name, key.name),
        label=key.title,
        help=key.says,
        limits=key.limits.said if key.limits else "",
        examples=key.examples,
        needs=_NEEDS.get(key.name, ""),
    )
