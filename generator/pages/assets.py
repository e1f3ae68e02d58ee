"""What pages are shown with: style sheets, scripts, pictures and the typeface."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.page import AnyPage, keyed, page
from generator.pages.planner_script import PlannerScript
from generator.pages.urls import asset_url
from generator.paper.band import MARGIN_MM
from generator.paper.drawing import Font
from generator.paper.formats import FORMATS
from generator.paper.full_page import PAGE_MARGIN_MM, WIDTH_MM
from generator.paper.rulers import CHECK_BAR_HEIGHT_MM
from generator.paper.svg import mm

NAMED_BY_MARKUP = frozenset(
    ("site.css", "band.css", "sheet.css", "planner.css", "icon.svg", "moved.js", "offline.js")
)
"""What many pages name. The hash in the name is that of the code and the markup that these dress,
so that they always fit. A change of a style sheet alone writes this sheet anew, and no page.
"""
NAMED_BY_SOURCE = frozenset(("planner.js", "band.woff2"))
"""What few name. The hash in the name is that of all that the file is made from."""


@dataclass(frozen=True, slots=True)
class NoData:
    """A file that is the same whatever the content."""


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """What the style sheet of printed pages knows of formats and of paper. Lengths are in mm."""

    keys: tuple[str, ...]
    untaped: tuple[str, ...]
    """Formats that are not worn round a wrist."""
    lengthwise: tuple[str, ...]
    width: str
    """Of what is printed, at most."""
    height: str
    margin: str
    bar_height: str


@dataclass(frozen=True, slots=True)
class Typeface:
    """A file of the bands' typeface that has these characters."""

    characters: str


@dataclass(frozen=True, slots=True)
class Licence:
    """The typeface's licence, which goes wherever it goes."""


def asset_pages(font: Font) -> Iterator[tuple[str, AnyPage]]:
    """Each asset with its URL. No content changes them."""
    return ((asset_url(name), asset) for name, asset in assets(font).items())


def assets(font: Font) -> dict[str, AnyPage]:
    """Each asset by its name in `/assets/`."""
    with_key = keyed(font)
    return {
        "site.css": _plain("styles/site.css"),
        "band.css": _plain("styles/band.css"),
        "sheet.css": page("styles/sheet.css", _sheet_style, offline=True),
        "planner.css": _plain("styles/planner.css"),
        "icon.svg": _plain("icon.svg"),
        "moved.js": _plain("scripts/moved.js"),
        "offline.js": _plain("scripts/offline.js"),
        "planner.js": page("scripts/planner.js", PlannerScript, with_key, offline=True),
        "band.woff2": page("band.woff2", _typeface, with_key, offline=True),
        "band-licence.txt": page("band-licence.txt", Licence),
    }


def _plain(template: str) -> AnyPage:
    return page(template, NoData, offline=True)


def _sheet_style() -> SheetStyle:
    return SheetStyle(
        keys=tuple(one.key for one in FORMATS),
        untaped=tuple(one.key for one in FORMATS if not one.tab_mm),
        lengthwise=tuple(one.key for one in FORMATS if one.lengthwise),
        width=mm(WIDTH_MM),
        height=mm(max(one.length_mm for one in FORMATS) + 2 * MARGIN_MM),
        margin=mm(PAGE_MARGIN_MM),
        bar_height=mm(CHECK_BAR_HEIGHT_MM),
    )


def _typeface(font: Font) -> Typeface:
    return Typeface("".join(sorted(font.advances)))
