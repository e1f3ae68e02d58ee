"""Bands for the printer: one with all that helps to wear it, or a club's on few pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import units
from generator.pacing.guide import Guide
from generator.pages.assets import asset_pages
from generator.pages.page import AnyPage, keyed, page_of
from generator.pages.print import (
    Beside,
    FullPageSvg,
    WayToPhone,
    beside,
    full_page_svg,
    way_to_phone,
)
from generator.pages.urls import ASSETS, HOME, link
from generator.paper.band import CLUB_MARGIN_MM, bands_per_page, lay_band
from generator.paper.drawing import Font, Paper, Wrist
from generator.paper.formats import MOST_GOALS, Format
from generator.paper.rulers import RULERS, CheckBar
from generator.paper.svg import SvgBand, mm, svg_band

STYLES = ("site.css", "band.css", "sheet.css")


@dataclass(frozen=True, slots=True)
class BandBeside:
    """One band, and what stands beside it."""

    band: SvgBand
    beside: Beside


@dataclass(frozen=True, slots=True)
class Club:
    """Pages full of bands."""

    pages: tuple[tuple[SvgBand, ...], ...]
    margin: str
    """Of each page, in millimetres."""
    bar: CheckBar


@dataclass(frozen=True, slots=True)
class PrintoutPage:
    """What is printed."""

    title: str
    assets: str
    """The folder of the style sheets, whose names follow."""
    styles: tuple[str, ...]
    wrist: Wrist
    is_taped: bool
    """Whether the bands overlap and are taped shut."""
    alone: BandBeside | None
    club: Club | None
    full_pages: tuple[FullPageSvg, ...]


@dataclass(frozen=True)
class Printout:
    """The files of a printout, and how many pages of paper it fills."""

    site: Mapping[str, AnyPage]
    count: int


def print_out(
    bands: Sequence[Sequence[Guide]],
    band_format: Format | None,
    paper: Paper,
    font: Font,
    wrist: Wrist = "left",
    leads_to: tuple[str, str] = ("", ""),
) -> Printout:
    """Bands on paper, each with the goals it is to have; without a format, whole pages.

    A single band has beside it what helps to wear it, and a QR code: `leads_to` is its URL, and
    what is there. Several bands fill as few pages as hold them. Raises DoesNotFit.
    """
    phone = way_to_phone(*leads_to)
    qr = phone.qr if phone else None
    alone: BandBeside | None = None
    club: Club | None = None
    full_pages: tuple[FullPageSvg, ...] = ()
    if band_format is None:
        full_pages = tuple(full_page_svg(guides[0], font, qr) for guides in bands)
    elif len(bands) == 1:
        alone = _alone(bands[0], band_format, font, phone)
    else:
        club = _club(bands, band_format, paper, font)
    page = PrintoutPage(
        title=f"{bands[0][0].race.name} in {_goals(bands)}",
        assets=link(ASSETS, HOME),
        styles=STYLES,
        wrist=wrist,
        is_taped=bool(band_format and band_format.tab_mm),
        alone=alone,
        club=club,
        full_pages=full_pages,
    )
    count = bool(alone) + (len(club.pages) if club else 0) + len(full_pages)
    site = {HOME: page_of("print.html", keyed(page)), **dict(asset_pages(font))}
    return Printout(site, count)


def _goals(bands: Sequence[Sequence[Guide]]) -> str:
    """The goals in words: two or three one by one, of more the first and the last."""
    goals = [units.clock(guide.goal.seconds) for guides in bands for guide in guides]
    if len(goals) > MOST_GOALS:
        return f"{goals[0]} to {goals[-1]}"
    return " or ".join(filter(None, (", ".join(goals[:-1]), goals[-1])))


def _alone(
    guides: Sequence[Guide], band_format: Format, font: Font, phone: WayToPhone | None
) -> BandBeside:
    band = lay_band(guides, band_format, font)
    return BandBeside(svg_band(band), beside(guides, _goals([guides]), [band], phone))


def _club(bands: Sequence[Sequence[Guide]], band_format: Format, paper: Paper, font: Font) -> Club:
    laid = [svg_band(lay_band(guides, band_format, font)) for guides in bands]
    each = bands_per_page(band_format, paper)
    pages = tuple(tuple(laid[i : i + each]) for i in range(0, len(laid), each))
    return Club(pages, mm(CLUB_MARGIN_MM), RULERS.bar)
