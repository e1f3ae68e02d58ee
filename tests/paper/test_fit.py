"""How the rows fill an area of paper: of all ways, the one with the largest times."""

from dataclasses import replace

import pytest

from generator.paper.drawing import POINT_MM
from generator.paper.fit import column_mm, largest_fit
from generator.paper.formats import FORMATS_BY_KEY
from generator.paper.side import Side, measure_side
from tests.support.measured import FONT
from tests.support.plans import guides

CARD, WRAP, ALONG = (FORMATS_BY_KEY[key] for key in ("card", "wrap", "along"))
TWO = (("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30"))


def side(*plans: tuple[str, str], key: str = "card") -> Side:
    some = guides(*plans, extra="marks: every 5 km\n")
    return measure_side(some, FORMATS_BY_KEY[key], FONT, some[0].race.rows, "")


def test_of_several_columns_those_are_taken_that_leave_the_times_largest() -> None:
    one = side()
    best = largest_fit(one, 54.0, 60.0)
    alone = [
        largest_fit(replace(one, format=replace(CARD, columns=(columns,))), 54.0, 60.0)
        for columns in CARD.columns
    ]

    assert best.size == max(fit.size for fit in alone)
    assert best in alone


def test_all_rows_have_a_place_in_a_column_and_stay_within_the_height() -> None:
    one = side()
    for height in (30.0, 60.0, 120.0):
        fit = largest_fit(one, 54.0, height)

        assert fit.columns * fit.per_column >= len(one.table.rows)
        assert fit.per_column * fit.pitch + one.half_mm + fit.finish < height


def test_two_goals_stand_below_each_other_where_it_is_too_narrow_for_both() -> None:
    narrow, wide = side(*TWO, key="wrap"), side(*TWO, key="forearm")

    assert largest_fit(narrow, 25.0, 200.0).stacked
    assert not largest_fit(wide, 50.0, 90.0).stacked


def test_times_are_never_larger_than_the_largest_type_of_the_format() -> None:
    assert largest_fit(side(), 500.0, 500.0).size == CARD.largest_pt * POINT_MM


def test_a_column_is_just_as_wide_as_its_clocks_need() -> None:
    one = side(key="along")
    fit = largest_fit(one, 120.0, 25.0)
    width = column_mm(one, fit)

    assert fit.columns * width <= 120.0 + 1e-9
    one_column = replace(one, format=replace(ALONG, columns=(1,), largest_pt=99.0))
    # Without the gutter that a lone column does not need.
    assert largest_fit(one_column, width - 0.6, 500.0).size == pytest.approx(fit.size)
