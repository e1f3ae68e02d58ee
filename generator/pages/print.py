"""What is printed of a guide: its bands, its whole page, and all that helps to wear them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.pacing.guide import Guide
from generator.pages.wording import (
    RatioText,
    SignMeaning,
    WalksText,
    both_paces,
    fine_paces,
    meanings_of,
    ratio_text,
    walks_text,
)
from generator.paper.band import Band, lay_fitting
from generator.paper.drawing import DoesNotFit, Font
from generator.paper.elevation import ProfilePicture, draw_profile
from generator.paper.formats import FORMATS, Format
from generator.paper.full_page import (
    LENGTH_MM,
    PICTURE_MM,
    PICTURE_UNITS,
    QR_MM,
    RULERS_MM,
    SHORT_RULER_MM,
    WIDTH_MM,
    lay_full_page,
)
from generator.paper.qr import Code, qr_code
from generator.paper.rulers import RULERS, CheckBar, ShortRuler, WristRuler
from generator.paper.svg import SvgBand, SvgDrawing, mm, svg_band, svg_drawing


@dataclass(frozen=True, slots=True)
class FullPagePicture:
    """The picture of the course on a whole page."""

    top: str
    height: str
    drawn: ProfilePicture


@dataclass(frozen=True, slots=True)
class FullPageSvg:
    """A whole page for an SVG, in millimetres."""

    width: str
    length: str
    drawing: SvgDrawing
    picture: FullPagePicture | None
    qr: Code | None
    qr_left: str
    qr_size: str
    bar: CheckBar
    ruler: ShortRuler
    rulers_top: str
    ruler_left: str


@dataclass(frozen=True, slots=True)
class InFormat:
    """A guide in a format, or why it does not fit."""

    key: str
    name: str
    use: str
    band: SvgBand | None
    misfit: str | None


@dataclass(frozen=True, slots=True)
class CoarserRows:
    """A format that has other rows than the race's, because those would be too small to read."""

    key: str
    rows: str


@dataclass(frozen=True, slots=True)
class WayToPhone:
    """A QR code, its URL, and what is there."""

    qr: Code
    qr_size: str
    url: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a runner reads on a band."""

    several: bool
    """Whether it has several goals."""
    has_walks: bool
    ratio: RatioText | None
    run_pace: str
    walk_pace: str | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a band: how to read it, to print it and to wear it.

    Some of that is true of some formats only. Their keys say of which.
    """

    race: str
    goal: str
    walks: WalksText | None
    """Part by part, where a ratio alone does not say them."""
    reading: Reading
    coarser: tuple[CoarserRows, ...]
    windows: tuple[str, ...]
    signs: tuple[SignMeaning, ...]
    signed: tuple[str, ...]
    slim: tuple[str, ...]
    """Formats that a slim wrist may cut shorter."""
    short: tuple[str, ...]
    """Formats that do not go round every wrist."""
    folded: tuple[str, ...]
    bar: CheckBar
    ruler: ShortRuler
    wrist_ruler: WristRuler
    phone: WayToPhone | None


def bands_of(guide: Guide, font: Font) -> list[tuple[Format, Band | DoesNotFit]]:
    """A guide's band in each format, or why there is none."""
    return [(one, band_or_misfit(guide, one, font)) for one in FORMATS]


def band_or_misfit(guide: Guide, band_format: Format, font: Font) -> Band | DoesNotFit:
    """A guide's band in a format, or why there is none."""
    try:
        return lay_fitting(guide, band_format, font)
    except DoesNotFit as misfit:
        return misfit


def in_formats(laid: Iterable[tuple[Format, Band | DoesNotFit]]) -> tuple[InFormat, ...]:
    """The bands in each format, for a page."""
    return tuple(
        InFormat(one.key, one.name, one.use, svg_band(band), None)
        if isinstance(band, Band)
        else InFormat(one.key, one.name, one.use, None, str(band))
        for one, band in laid
    )


def full_page_or_misfit(
    guide: Guide, font: Font, qr: Code | None
) -> tuple[FullPageSvg | None, str | None]:
    """The whole page of a guide, or else why there is none."""
    try:
        return full_page_svg(guide, font, qr), None
    except DoesNotFit as misfit:
        return None, str(misfit)


def full_page_svg(guide: Guide, font: Font, qr: Code | None) -> FullPageSvg:
    """The whole page of a guide, with a QR code if there is one. Raises DoesNotFit."""
    page = lay_full_page(guide, font)
    course, picture = guide.course, None
    if page.picture_mm is not None and course.profile:
        markers = course.race.markers
        drawn = draw_profile(course.profile, course.stops, markers, PICTURE_UNITS)
        picture = FullPagePicture(mm(page.picture_mm), mm(PICTURE_MM), drawn)
    return FullPageSvg(
        width=mm(WIDTH_MM),
        length=mm(LENGTH_MM),
        drawing=svg_drawing(page.drawing),
        picture=picture,
        qr=qr,
        qr_left=mm(WIDTH_MM - QR_MM),
        qr_size=mm(QR_MM),
        bar=RULERS.bar,
        ruler=RULERS.short,
        rulers_top=mm(RULERS_MM),
        ruler_left=mm(SHORT_RULER_MM),
    )


def way_to_phone(address: str, leads_to: str) -> WayToPhone | None:
    """A QR code that leads to an address; None where the address is not known."""
    return WayToPhone(qr_code(address), mm(QR_MM), address, leads_to) if address else None


def beside(
    guides: Sequence[Guide], goal: str, bands: Sequence[Band], phone: WayToPhone | None
) -> Beside:
    """What stands beside these bands, which have the same goals on them."""
    guide, several = guides[0], len(guides) > 1
    race, plan = guide.race, guide.plan
    ratio = ratio_text(guide.walks.ratio)
    met = {arrival.stop.sign for split in guide.splits for arrival in split.arrivals}
    in_words = plan.walk_breaks and not ratio and not several
    return Beside(
        race=race.name,
        goal=goal,
        walks=walks_text(guide.walks) if in_words else None,
        reading=Reading(
            several=several,
            has_walks=plan.walk_breaks > 0,
            ratio=ratio,
            run_pace=fine_paces(plan.run_pace, race).own,
            walk_pace=None if plan.walk_pace is None else both_paces(plan.walk_pace, race).own,
        ),
        coarser=tuple(
            CoarserRows(band.format.key, str(band.marks))
            for band in bands
            if band.marks != race.rows
        ),
        windows=tuple(band.format.key for band in bands if band.windows),
        signs=meanings_of(met),
        signed=tuple(band.format.key for band in bands if band.drawing.signs),
        slim=tuple(band.format.key for band in bands if band.shortened),
        short=tuple(band.format.key for band in bands if band.format.too_short),
        folded=tuple(band.format.key for band in bands if band.format.folded),
        bar=RULERS.bar,
        ruler=RULERS.short,
        wrist_ruler=RULERS.wrist,
        phone=phone,
    )
