"""Bands for the printer: one with all that helps to wear it, or a club's on few pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import units
from generator.pacing.guide import Guide
from generator.pages.assets import asset_pages
from generator.pages.page import Data, Page, page
from generator.pages.print import full_page_data, qr_data, signs_data
from generator.pages.wording import guide_names, race_names
from generator.paper.band import CLUB_MARGIN_MM, bands_per_page, lay_band
from generator.paper.drawing import Font, Paper, Wrist
from generator.paper.formats import MOST_GOALS, Format
from generator.paper.rulers import RULERS
from generator.paper.svg import mm, svg_band


@dataclass(frozen=True)
class Printout:
    """Bands for the printer: the files that make them up, and how many pages of paper they fill."""

    site: Mapping[str, Page[Any]]
    count: int


def print_out(
    bands: Sequence[Sequence[Guide]],
    form: Format | None,
    paper: Paper,
    font: Font,
    wrist: Wrist = "left",
    leads_to: tuple[str, str] = ("", ""),
) -> Printout:
    """Bands on paper, each with the goals that stand on it; without a format, whole pages.

    One band has beside it what helps to wear it, and a QR code: `leads_to` is its URL, and what
    is there. Of more, as many as it holds are on a page. Raises DoesNotFit.
    """
    data = _printout(bands, form, paper, font, wrist, leads_to)
    count = len(data["pages"]) + len(data["whole"]) + bool(data["alone"])
    sheet = page("print.html", "", partial(dict, data))
    return Printout({"/": sheet, **dict(asset_pages(font))}, count)


def _printout(
    bands: Sequence[Sequence[Guide]],
    form: Format | None,
    paper: Paper,
    font: Font,
    wrist: Wrist,
    leads_to: tuple[str, str],
) -> Data:
    first, race = bands[0][0], bands[0][0].race
    goals = [units.clock(guide.goal.seconds) for goals in bands for guide in goals]
    drawn = [lay_band(goals, form, font) for goals in bands] if form else []
    laid = [svg_band(band) for band in drawn]
    each = bands_per_page(form, paper) if form else 1
    alone = laid.pop() if len(laid) == 1 else None
    keys = [form.key] if form else []
    said = f"{goals[0]} to {goals[-1]}"
    if len(goals) <= MOST_GOALS:
        said = " or ".join(filter(None, (", ".join(goals[:-1]), goals[-1])))
    return (
        guide_names(first)
        | {
            "title": f"{race.name} in {said}",
            "race": race_names(race),
            "goal": said,
            "several": len(goals) > 1,
            "prints": [],
            "alone": alone,
            "pages": [laid[i : i + each] for i in range(0, len(laid), each)],
            "whole": [] if form else [full_page_data(goals[0], font) for goals in bands],
            "margin": mm(CLUB_MARGIN_MM),
            "wrist": wrist,
            "taped": bool(form and form.tab_mm),
            "signs": signs_data(first),
            "slim": keys if any(band.shortened for band in drawn) else [],
            "windows": keys if any(band.windows for band in drawn) else [],
            "signed": keys if any(band.drawing.signs for band in drawn) else [],
            "short": keys if form and form.too_short else [],
            "folded": keys if form and form.folded else [],
        }
        | qr_data(*leads_to)
        | {"rulers": RULERS}
    )
