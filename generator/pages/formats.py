"""The page that shows every format."""

from contextlib import suppress
from dataclasses import dataclass

from generator import units
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.plan import Refusal
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.print import (
    FullPageSvg,
    InFormat,
    bands_of,
    full_page_or_misfit,
    in_formats,
    way_to_phone,
)
from generator.pages.urls import FORMATS as FORMATS_URL
from generator.pages.urls import guide_url, link, planner_with
from generator.paper.band import Band, bands_per_page, lay_band
from generator.paper.drawing import PAPERS, DoesNotFit, Font
from generator.paper.formats import FORMATS_BY_KEY, MOST_GOALS, Format
from generator.paper.svg import SvgBand, mm, svg_band

BETWEEN_GOALS_S = 600
"""From one goal of the band with several to the next."""
HAS_SEVERAL = "forearm"
"""The format of that band."""


@dataclass(frozen=True, slots=True)
class FormatShown:
    """A format with the example in it, and its figures."""

    example: InFormat
    size: str
    smallest_pt: str
    """Type of a clock."""
    example_pt: str | None
    """Type of the clocks on the example."""
    on_a4: int
    """How many bands a page holds."""
    on_letter: int


@dataclass(frozen=True, slots=True)
class FormatsPage:
    """What the page shows."""

    frame: Frame
    race: str
    goal: str
    ratio: str
    example_href: str
    formats: tuple[FormatShown, ...]
    full_page: FullPageSvg | None
    full_page_misfit: str | None
    goals: tuple[str, ...]
    """Those on the band with several."""
    together: SvgBand | None
    planner_href: str
    """The planner with that band."""
    command: str
    """How to make that band on the command line."""


def formats_page(site: Site, listing: Listing, font: Font) -> FormatsPage:
    """Every format with the example on it, and a band with several goals."""
    guide, race, walks = listing.work_out(), listing.race, listing.walks
    phone = way_to_phone(site.address and site.address + guide_url(listing), "")
    full_page, misfit = full_page_or_misfit(guide, font, phone.qr if phone else None)
    laid = bands_of(guide, font)
    goals = [Goal(guide.goal.seconds + i * BETWEEN_GOALS_S) for i in range(MOST_GOALS)]
    clocks = [units.long_clock(goal.seconds) for goal in goals]
    goal_options = " ".join(f"--goal {clock}" for clock in clocks)
    more = {f"goal{i}": clock for i, clock in enumerate(clocks[1:], start=2)}
    more["format"] = HAS_SEVERAL
    return FormatsPage(
        frame=frame_of(site, FORMATS_URL),
        race=race.name,
        goal=units.clock(guide.goal.seconds),
        ratio=str(walks),
        example_href=link(guide_url(listing), FORMATS_URL),
        formats=tuple(
            _shown(one, band, example)
            for (one, band), example in zip(laid, in_formats(laid), strict=True)
        ),
        full_page=full_page,
        full_page_misfit=misfit,
        goals=tuple(units.clock(goal.seconds) for goal in goals),
        together=_together(guide, goals, font),
        planner_href=link(planner_with(race.slug, clocks[0], str(walks), **more), FORMATS_URL),
        command=f"walkbreak band {race.slug} {goal_options} --ratio {walks} "
        f"--together --format {HAS_SEVERAL}",
    )


def _shown(one: Format, band: Band | DoesNotFit, example: InFormat) -> FormatShown:
    return FormatShown(
        example=example,
        size=f"{mm(one.width_mm)} × {mm(one.length_mm)} mm",
        smallest_pt=f"{one.smallest_pt:g}",
        example_pt=f"{band.times_pt:.1f}" if isinstance(band, Band) else None,
        on_a4=bands_per_page(one, PAPERS["a4"]),
        on_letter=bands_per_page(one, PAPERS["letter"]),
    )


def _together(guide: Guide, goals: list[Goal], font: Font) -> SvgBand | None:
    """A band with several goals; None where there is no plan for one of them, or no room."""
    with suppress(Refusal, DoesNotFit):
        guides = [Listing(guide.course, goal, guide.walks).work_out() for goal in goals]
        return svg_band(lay_band(guides, FORMATS_BY_KEY[HAS_SEVERAL], font))
    return None
