"""A guide's page."""

from dataclasses import dataclass

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Guide, Listing
from generator.pages.frame import Frame, Site, frame_of
from generator.pages.guide_text import GuideText, guide_text
from generator.pages.urls import (
    CONFIDENCE,
    FORMATS,
    Link,
    band_url,
    guide_url,
    link,
    plan_in_planner,
    plan_url,
    race_url,
    splits_url,
    weather_url,
)
from generator.pages.wording import StandardMet, standards_met
from generator.paper.formats import FORMATS as BAND_FORMATS


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
    band_href: str
    splits_href: str
    plan_href: str
    formats: tuple[str, ...]
    """What it prints on besides the wristband."""
    formats_href: str
    weather_href: str | None
    planner_href: str
    other_ratios: tuple[OtherRatio, ...]
    faster: Link | None
    slower: Link | None


def guide_page(site: Site, of_race: RaceGuides, guide: Guide) -> GuidePage:
    """A guide's page, with links to its neighbours among the guides of its race."""
    listing, url = guide.listing, guide_url(guide.listing)
    same_ratio = [other for other in of_race.guides if other.walks == guide.walks]
    at = same_ratio.index(listing)
    has_weather = bool(of_race.by_temperature(guide.goal))
    return GuidePage(
        frame=frame_of(site, url),
        race_href=link(race_url(of_race), url),
        text=guide_text(guide),
        confidence_href=link(CONFIDENCE, url),
        meets=standards_met(guide.goal, "; "),
        band_href=link(band_url(listing), url),
        splits_href=link(splits_url(listing), url),
        plan_href=link(plan_url(listing), url),
        formats=tuple(one.said for one in BAND_FORMATS[1:]),
        formats_href=link(FORMATS, url),
        weather_href=link(weather_url(of_race, guide.goal), url) if has_weather else None,
        planner_href=link(plan_in_planner(listing), url),
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
