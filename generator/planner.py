"""What a browser needs to lay bands itself: figures, formats and the typeface, as plain data.

They stand once, in Python; the scripts of the planner have none of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from types import ModuleType
from typing import Any

from generator import band, paper, rows, strip
from generator.paper import Font

CONSTANTS: Mapping[ModuleType, str] = {
    paper: "POINT_MM SMALLEST_PT SMALL_MM LEADING",
    rows: "ROW_TO_TYPE HALF_BAR_MM AT_THE_HALF_M",
    strip: """
        SIDE_MM GUTTER_MM GAP_MM COMFORTABLE_PT COMFORTABLE_MM MOST_LINES EASY_PT AIR FINISH_TO_TYPE
        FINISH_LABEL_MM LARGER SIGN_MM SIGN_STEP_MM MOST_SIGNS HALF MARKED_HALF_MM SMALLER EXTRA_MM
        ALONG_HEADS_MM ALONG_FINISHES_MM HANDS BACK_PT PAIR_GAP_MM
    """,
    band: "COARSER TICK_MM TICK_GAP_MM MARGIN_MM",
}
"""Names of what the scripts take from each module."""


def paper_data(font: Font) -> dict[str, Any]:
    """All that laying a band takes besides a guide; of the typeface the characters that it has."""
    return {
        "constants": {
            name: getattr(module, name)
            for module, names in CONSTANTS.items()
            for name in names.split()
        },
        # In their order: the most telling first.
        "meanings": list(rows.MEANINGS.items()),
        "formats": [_format(form) for form in strip.FORMATS],
        "font": {
            "units_per_em": font.units_per_em,
            "cap_height": font.cap_height,
            "widths": _by_width(font),
        },
    }


def cut_down(font: Font, texts: Iterable[str]) -> Font:
    """The typeface with no more than ASCII and what some texts hold: a third of the weight."""
    own = (strip.HALF, *(text for text, _, _ in strip.HANDS))
    wanted = {chr(code) for code in range(128)}.union(*own, *texts)
    advances = {one: advance for one, advance in font.advances.items() if one in wanted}
    return replace(font, advances=advances)


def _format(form: strip.Format) -> dict[str, Any]:
    """A format without the words that only stand on pages."""
    fields = asdict(form) | {"said": form.said, "too_short": form.too_short}
    return {name: value for name, value in fields.items() if name not in {"name", "use"}}


def _by_width(font: Font) -> list[tuple[int, str]]:
    """Each width of a character, and all that have it: half as long as one after the other."""
    widths: dict[int, str] = {}
    for character, advance in sorted(font.advances.items()):
        widths[advance] = widths.get(advance, "") + character
    return sorted(widths.items())
