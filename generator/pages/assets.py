"""What pages are shown with: style sheets, scripts, pictures and the typeface."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.pages.page import Data, Page, key_of, page
from generator.pages.planner import paper_data
from generator.paper.drawing import Font
from generator.paper.formats import FORMATS


def asset_pages(font: Font) -> Iterator[tuple[str, Page[Any]]]:
    return ((f"/assets/{name}", page) for name, page in assets(font).items())


def assets(font: Font) -> dict[str, Page[Any]]:
    """What pages are shown with, by its name in `/assets/`; no content changes it."""
    plain = ("styles/site.css", "styles/band.css", "icon.svg", "scripts/offline.js")
    key = key_of(font)
    return {template.rpartition("/")[2]: page(template, "", dict) for template in plain} | {
        "band-licence.txt": page("band-licence.txt", "", dict),
        "sheet.css": page("styles/sheet.css", "", _sheet_style),
        "band.woff2": page("band.woff2", key, partial(_characters, font)),
        "planner.js": page("scripts/planner.js", key, partial(paper_data, font)),
    }


def _sheet_style() -> Data:
    """The formats that a style sheet tells apart."""
    return {
        "keys": [form.key for form in FORMATS],
        "untaped": [form.key for form in FORMATS if not form.tab_mm],
        "along": [form.key for form in FORMATS if form.lengthwise],
    }


def _characters(font: Font) -> Data:
    return {"characters": "".join(sorted(font.advances))}
