"""The main table of a whole page: a row for each mark, with times and stops."""

import re

import pytest

from generator import units
from generator.paper.drawing import DoesNotFit
from generator.paper.full_page import (
    lay_full_page,
)
from generator.race.values import parse_marks
from tests.support.cases import HUNDRED
from tests.support.measured import (
    FONT,
    ground_of,
    ink,
    measure,
    seconds_of,
)
from tests.support.pages import CASES, FACE, cases, clocks, lay, said, table
from tests.support.plans import guides


@cases
def test_every_mark_has_a_row_and_halfway_has_one_in_its_place(name: str) -> None:
    guide, marks = CASES[name]
    splits = guide.splits_by(parse_marks(marks, guide.race.markers) if marks else guide.race.rows)
    half_m = guide.race.distance / 2
    expected = [(split.distance_m, split.clock) for split in splits]
    if not any(abs(at_m - half_m) < 1 for at_m, _ in expected):
        expected.append((half_m, units.clock(guide.halfway.elapsed_s)))

    assert clocks(lay(name)) == [clock for _, clock in sorted(expected)]


@cases
def test_halfway_and_the_finish_are_named(name: str) -> None:
    labels = [row[0].text for row in table(lay(name))]

    assert labels[-1] == "FINISH"
    assert len([label for label in labels if "HALF" in label]) == 1


@cases
def test_the_printed_splits_add_up_to_the_goal(name: str) -> None:
    guide, _ = CASES[name]
    splits = [
        seconds_of(line.text)
        for row in table(lay(name))
        for line in row
        if line.role == "note" and re.fullmatch(r"[\d:]+", line.text)
    ]

    assert sum(splits) == guide.goal.seconds


def test_every_fifth_row_is_white_on_black_and_every_second_one_grey() -> None:
    page = lay("a marathon by mile")
    paper = measure(page.drawing, [FACE])

    for row in table(page):
        grounds = {ground_of(ink(line), paper) for line in row if line.text != "W"}
        mark = row[0].text
        if mark == "FINISH" or (mark.isdigit() and int(mark) % 5 == 0):
            assert grounds == {"black"}
        elif mark.isdigit():
            assert grounds == {"paper" if int(mark) % 2 else "tint"}


def test_stops_are_named_in_their_row_and_have_signs() -> None:
    page = lay("signs and landmarks")
    words = said(page)

    for name in ("Hopkinton", "Wellesley", "Heartbreak Hill", "Boylston", "gels and water"):
        assert name in words
    assert {sign.kind for sign in page.drawing.signs} == {"landmark", "aid", "gel"}
    for meaning in ("landmark", "aid station", "gels"):
        assert meaning in words


def test_more_rows_than_a_page_holds_are_refused() -> None:
    (hundred,) = guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)
    with pytest.raises(
        DoesNotFit, match="99 rows do not fit on the whole page in type of 9 points"
    ) as misfit:
        lay_full_page(hundred, FONT)

    assert misfit.value.field == "markers"
