"""What is wrong with a print, said so that somebody can find it with a ruler."""

from math import inf

from generator.build.verify.measure import Margins, MeasuredPage
from generator.build.verify.prints import ExpectedPage, misprints
from generator.build.verify.promises import PAPERS

A4 = PAPERS[0]
WRAP = ExpectedPage(((25.0, 250.0),), check_bar=True)
GOOD = MeasuredPage(210.02, 297.04, [(25.01, 249.98)], [100.04], Margins(10, 10, 42.3, 26.6), "")


def test_a_print_within_its_tolerances_has_no_faults() -> None:
    assert list(misprints([GOOD], A4, [WRAP])) == []


def test_every_fault_is_named_with_what_was_measured() -> None:
    bad = MeasuredPage(
        215.9, 279.4, [(24.94, 251)], [97, 100], Margins(6.9, inf, 7, 3.21), "ink of colour red"
    )

    assert list(misprints([bad], A4, [WRAP])) == [
        "the page is 215.9 x 279.4 mm",
        "outline is 24.94 mm wide, not 25",
        "outline is 251 mm long, not 250",
        "shows 2 check bars, not 1",
        "check bar is 97 mm long, not 100",
        "ink 6.9 mm from the left edge of the paper, not 7",
        "ink 3.2 mm from the bottom edge of the paper, not 7",
        "ink of colour red",
    ]


def test_missing_strips_bars_and_pages_are_counted() -> None:
    bare = GOOD._replace(outlines=[], bars_mm=[])

    assert list(misprints([bare], A4, [WRAP, WRAP])) == [
        "fills 1 page, not 2",
        "shows 0 outlines, not 1",
        "shows 0 check bars, not 1",
    ]
    assert list(misprints([], A4, [WRAP])) == ["fills 0 pages, not 1"]


def test_a_page_that_needs_no_check_bar_may_have_one() -> None:
    without = ExpectedPage(WRAP.outlines, check_bar=False)

    assert list(misprints([GOOD._replace(bars_mm=[97])], A4, [without])) == []
