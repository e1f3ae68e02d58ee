"""Plans on a whole page: the worst there are, and how to read what was laid out."""

from functools import cache

import pytest

from generator.pacing.guide import Guide
from generator.paper.drawing import Line
from generator.paper.full_page import (
    LENGTH_MM,
    WIDTH_MM,
    FullPage,
    lay_full_page,
)
from generator.race.values import parse_marks
from tests.support.cases import CROWDED, FIFTY, HUNDRED, LONG_WORD, LONGER, ON_THE_WAY, SLOW, TEN
from tests.support.measured import (
    FONT,
    middle,
)
from tests.support.plans import aid, guides, landmarks

FACE = (0.0, 0.0, WIDTH_MM, LENGTH_MM)


CASES: dict[str, tuple[Guide, str]] = {
    "a marathon by mile": (guides()[0], ""),
    "running all the way": (guides(("3:25:00", "continuous"))[0], ""),
    "signs and landmarks": (guides(extra=ON_THE_WAY)[0], ""),
    "5 km in 15:00": (guides(("0:15:00", "4:00/0:30"), distance="5 km", markers="kilometres")[0], ""),
    "a marathon by kilometre, slowest": (guides(("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW)[0], ""),
    "100 miles by 5": (guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)[0], "every 5 mi"),
    "100 miles by aid station": (guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)[0], "aid stations"),
    "350 km by 10": (guides(("47:59:59", "10:00/5:00"), distance="350 km", markers="kilometres", extra="walk_pace: 10:00 /km\n")[0], "every 10 km"),
    "200 miles, the longest walks": (guides(("46:30:00", "4:00:00/4:00:00"), distance="200 mi", extra="walk_pace: 16:00 /mi\n")[0], "every 5 mi"),
    "1 km": (guides(("0:05:00", "0:30/0:30"), distance="1 km", markers="kilometres")[0], ""),
    "10 km": (guides(("1:00:00", "4:00/0:30"), **TEN)[0], ""),
    "something in every row": (guides(("6:00:00", "4:00/0:30"), extra=CROWDED, **FIFTY)[0], ""),
    "walk breaks": (guides()[0], "walk breaks"),
    "many words about walking": (guides(("3:25:00", LONGER))[0], ""),
    "the longest name": (guides(name="The " + "Very " * 14 + "Long")[0], ""),
    "a long landmark": (guides(extra=landmarks(("13 mi", LONG_WORD), ("26.1 mi", "東京")))[0], ""),
    "many landmarks between two marks": (guides(extra=landmarks(*((f"13.{at} mi", f"Place {at}") for at in range(10))))[0], ""),
    "aid at the start and at the finish": (guides(("1:00:00", "4:00/0:30"), extra="place: X\n" + aid(("0 km", "water"), ("5 km", "gels"), ("10 km", "beer")), **TEN)[0], ""),
    "a walk every 30 seconds": (guides(("6:00:00", "0:15/0:15"), distance="50 km", markers="kilometres")[0], ""),
}  # fmt: skip


cases = pytest.mark.parametrize("name", CASES)


@cache
def lay(name: str) -> FullPage:
    guide, marks = CASES[name]
    return lay_full_page(guide, FONT, parse_marks(marks, guide.race.markers) if marks else None)


def said(page: FullPage) -> str:
    return " ".join(line.text for line in page.drawing.lines)


def table(page: FullPage, right_mm: float = 60.0) -> list[list[Line]]:
    """The rows of the main table, the finish last: all on one line, from left to right."""
    marks = [line for line in page.drawing.lines if line.role == "mark"]
    return [
        sorted(
            (
                line
                for line in page.drawing.lines
                if abs(middle(line) - middle(mark)) < 0.01 and line.x_mm < right_mm
            ),
            key=lambda line: line.x_mm,
        )
        for mark in sorted(marks, key=lambda mark: mark.y_mm)
    ]


def clocks(page: FullPage) -> list[str]:
    return [next(line.text for line in row if line.role == "time") for row in table(page)]
