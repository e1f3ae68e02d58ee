"""A guide's page."""

from dataclasses import dataclass

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Guide, Listing
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.guide_text import GuideText, guide_text
from generator.pages.print import Beside, band_or_misfit, beside, way_to_phone
from generator.pages.urls import (
    CONFIDENCE,
    FORMATS,
    Link,
    guide_url,
    link,
    pdf_url,
    plan_in_planner,
    plan_url,
    race_url,
    splits_url,
    weather_url,
)
from generator.pages.wording import StandardMet, standards_met
from generator.paper.band import Band
from generator.paper.drawing import Font, Paper
from generator.paper.formats import FORMATS as BAND_FORMATS
from generator.paper.formats import FULL_PAGE, FULL_PAGE_NAME
from generator.paper.svg import SvgBand, svg_band

WRISTBAND, *_OTHERS = BAND_FORMATS
OTHER_FORMATS = (*((one.key, one.name) for one in _OTHERS), (FULL_PAGE, FULL_PAGE_NAME))
"""What the planner prints, by its key in the address."""


@dataclass(frozen=True, slots=True)
class OtherRatio:
    """A guide for the same goal."""

    ratio: str
    href: str
    is_here: bool
    """Whether it is this one."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """What a guide's page shows."""

    frame: Frame
    race_href: str
    text: GuideText
    confidence_href: str
    meets: tuple[StandardMet, ...]
    label: str
    """What the wristband is of."""
    band: SvgBand | None
    misfit: str | None
    """Why there is no wristband."""
    beside: Beside
    pdfs: tuple[Link, ...]
    formats: tuple[Link, ...]
    """What the planner prints besides the wristband."""
    formats_href: str
    splits_href: str
    plan_href: str
    weather_href: str | None
    planner_href: str
    other_ratios: tuple[OtherRatio, ...]
    faster: Link | None
    slower: Link | None


def guide_page(
    site: Site, of_race: RaceGuides, papers: tuple[Paper, ...], font: Font, guide: Guide
) -> GuidePage:
    """A guide's page, with links to its PDFs and to its neighbours among the guides of its race."""
    listing, url = guide.listing, guide_url(guide.listing)
    same_ratio = [other for other in of_race.guides if other.walks == guide.walks]
    at = same_ratio.index(listing)
    has_weather = bool(of_race.by_temperature(guide.goal))
    text, goal = guide_text(guide), units.clock(guide.plan.goal_s)
    laid = band_or_misfit(guide, WRISTBAND, font)
    band = laid if isinstance(laid, Band) else None
    planner = link(plan_in_planner(listing), url)
    phone = way_to_phone(site.address and site.address + url, "This guide")
    return GuidePage(
        frame=frame_of(site, url),
        race_href=link(race_url(of_race), url),
        text=text,
        confidence_href=link(CONFIDENCE, url),
        meets=standards_met(guide.goal, "; "),
        label=f"{guide.race.name} in {goal}",
        band=svg_band(band) if band else None,
        misfit=None if band else str(laid),
        beside=beside([guide], goal, [band] if band else [], phone),
        pdfs=tuple(Link(paper.name, link(pdf_url(listing, paper), url)) for paper in papers),
        formats=tuple(Link(name, f"{planner}&format={key}") for key, name in OTHER_FORMATS),
        formats_href=link(FORMATS, url),
        splits_href=link(splits_url(listing), url),
        plan_href=link(plan_url(listing), url),
        weather_href=link(weather_url(of_race, guide.goal), url) if has_weather else None,
        planner_href=planner,
        other_ratios=tuple(
            OtherRatio(str(other.walks), link(guide_url(other), url), other == listing)
            for other in of_race.guides
            if other.goal == guide.goal
        ),
        faster=_neighbour(same_ratio[at - 1], url) if at else None,
        slower=_neighbour(same_ratio[at + 1], url) if at + 1 < len(same_ratio) else None,
    )


def _neighbour(guide: Listing, seen_from: str) -> Link:
    return Link(units.clock(guide.goal.seconds), link(guide_url(guide), seen_from))
