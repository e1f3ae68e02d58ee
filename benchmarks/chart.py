"""The medians as a picture: for each scene a bar a tool."""

from collections.abc import Mapping, Sequence
from html import escape

ROW, BAR, LABEL, WIDTH, VALUE = 20, 13, 110, 640, 60
"""Pixels: height of a row and of its bar, room for names, width of the whole, room for values."""
INK, OWN, OTHER = "#767676", "#c2410c", "#8a94a6"
"""Colours that can be read on white and on black."""


def chart(seconds: Mapping[str, Mapping[str, float]], own: str, scenes: Sequence[str]) -> str:
    """An SVG of the seconds that each tool takes in each scene, the quickest first."""
    parts: list[str] = []
    y = 0
    for scene in scenes:
        taken = sorted((costs[scene], name) for name, costs in seconds.items() if scene in costs)
        longest = max(taken)[0]
        y += ROW
        parts.append(f'<text x="0" y="{y - 6}" font-weight="bold">{escape(scene)}</text>')
        for wall_s, name in taken:
            length = max((WIDTH - LABEL - VALUE) * wall_s / longest, 1.0)
            weight = ' font-weight="bold"' if name == own else ""
            parts.append(
                f'<text x="{LABEL - 8}" y="{y + BAR - 2}" text-anchor="end"{weight}>{escape(name)}'
                f'</text><rect x="{LABEL}" y="{y}" width="{length:.0f}" height="{BAR}" '
                f'fill="{OWN if name == own else OTHER}"/>'
                f'<text x="{LABEL + length + 6:.0f}" y="{y + BAR - 2}">{wall_s:.2f} s</text>'
            )
            y += ROW
        y += ROW // 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" '
        f'viewBox="0 0 {WIDTH} {y}" font-family="sans-serif" font-size="12" fill="{INK}">'
        f"{''.join(parts)}</svg>\n"
    )
