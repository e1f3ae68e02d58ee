"""What each page of a print must show, and what is wrong with what it does show."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.build.verify import promises
from generator.build.verify.measure import MeasuredPage
from generator.build.verify.promises import Paper


class ExpectedPage(NamedTuple):
    """What one page of paper must show."""

    outlines: tuple[tuple[float, float], ...]
    """Width and length of each strip, in millimetres."""
    check_bar: bool
    """Whether the page must show the bar to measure; if not, any bars are ignored."""


def misprints(
    pages: Sequence[MeasuredPage], paper: Paper, expected: Sequence[ExpectedPage]
) -> Iterator[str]:
    """Every fault of a print on a paper, in a sentence each."""
    if len(pages) != len(expected):
        yield f"fills {_count(len(pages), 'page')}, not {len(expected)}"
    for page, wanted in zip(pages, expected, strict=False):
        yield from _wrong_paper(page, paper)
        yield from _wrong_outlines(page, wanted)
        if wanted.check_bar:
            yield from _wrong_check_bar(page)
        yield from _too_near_the_edge(page)
        if page.colour:
            yield page.colour


def _wrong_paper(page: MeasuredPage, paper: Paper) -> Iterator[str]:
    off_mm = max(abs(page.width_mm - paper.width_mm), abs(page.length_mm - paper.length_mm))
    if off_mm > promises.PAGE_TOLERANCE_MM:
        yield f"the page is {page.width_mm:.1f} x {page.length_mm:.1f} mm"


def _wrong_outlines(page: MeasuredPage, wanted: ExpectedPage) -> Iterator[str]:
    if len(page.outlines) != len(wanted.outlines):
        yield f"shows {_count(len(page.outlines), 'outline')}, not {len(wanted.outlines)}"
    for is_size, should_size in zip(page.outlines, wanted.outlines, strict=False):
        for is_mm, should_mm, way in zip(is_size, should_size, ("wide", "long"), strict=True):
            if abs(is_mm - should_mm) > promises.OUTLINE_TOLERANCE_MM:
                yield f"outline is {_mm(is_mm)} mm {way}, not {should_mm:g}"


def _wrong_check_bar(page: MeasuredPage) -> Iterator[str]:
    if len(page.bars_mm) != 1:
        yield f"shows {_count(len(page.bars_mm), 'check bar')}, not 1"
    for bar_mm in page.bars_mm:
        if abs(bar_mm - promises.CHECK_BAR_MM) > promises.CHECK_BAR_TOLERANCE_MM:
            yield f"check bar is {_mm(bar_mm)} mm long, not {promises.CHECK_BAR_MM:g}"


def _too_near_the_edge(page: MeasuredPage) -> Iterator[str]:
    for side, margin_mm in page.margins_mm._asdict().items():
        if margin_mm < promises.MARGIN_MM - promises.MARGIN_TOLERANCE_MM:
            yield (
                f"ink {margin_mm:.1f} mm from the {side} edge of the paper, "
                f"not {promises.MARGIN_MM:g}"
            )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _mm(length: float) -> str:
    """Hundredths only where there are any: `53.19`, `97`."""
    return f"{round(length, 2):g}"
