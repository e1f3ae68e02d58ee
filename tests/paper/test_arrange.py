"""How a side of a strip is arranged: sizes and places, before anything is drawn."""

from dataclasses import replace

import pytest

from generator.paper.arrange import Arrangement, Misfit, arrange
from generator.paper.band import lay_band
from generator.paper.formats import FORMATS_BY_KEY
from generator.paper.side import Side, measure_side
from tests.support.cases import ON_THE_WAY, SLOW, TEN, TWO
from tests.support.measured import FONT
from tests.support.plans import guides
from tests.support.reading import rules


def side(key: str, *plans: tuple[str, str], heading: str = "", **race: str) -> Side:
    some = guides(*plans, **race)
    return measure_side(some, FORMATS_BY_KEY[key], FONT, some[0].race.rows, heading)


def arranged(one: Side, *lengths_mm: float) -> Arrangement:
    found = arrange(one, lengths_mm or one.format.lengths_mm)
    assert isinstance(found, Arrangement)
    return found


def test_only_a_band_with_few_enough_rows_may_be_cut_at_200_mm() -> None:
    by_mile = lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT)
    by_kilometre = lay_band(guides(markers="kilometres"), FORMATS_BY_KEY["wrap"], FONT)

    assert [rule[1] for rule in rules(by_mile, "cut")] == [200, 235]
    assert [rule[1] for rule in rules(by_kilometre, "cut")] == [235]


def test_the_same_side_is_arranged_alike_whenever_it_is() -> None:
    one = side("wrap")

    assert arranged(one) == arranged(one)


def test_a_strip_that_may_not_be_cut_gives_its_rows_all_of_its_length() -> None:
    one = side("wrap")
    short, whole = arranged(one), arranged(one, 250.0)

    assert (short.length_mm, short.is_shortened) == (200, True)
    assert (whole.length_mm, whole.is_shortened) == (250, False)
    assert whole.fit.pitch > short.fit.pitch
    assert whole.finishes[0].y_mm > short.finishes[0].y_mm


@pytest.mark.parametrize("key", ["wrap", "folded", "forearm", "card"])
def test_across_head_rows_finish_and_foot_stand_below_each_other(key: str) -> None:
    found = arranged(side(key, extra="marks: every 5 km\n"))
    (finish,) = found.finishes

    assert found.head.height_mm == found.top_mm == found.rows_mm
    rows_end = found.rows_mm + found.fit.per_column * found.fit.pitch
    assert rows_end < finish.y_mm
    assert finish.y_mm + finish.height_mm < finish.foot_mm < found.length_mm


def test_lengthwise_each_goal_has_a_finish_of_its_own_beside_the_rows() -> None:
    two = arranged(side("along", *TWO, extra="marks: every 10 mi\n"))
    first, second = two.finishes

    assert [len(finish.splits) for finish in two.finishes] == [1, 1]
    assert [finish.foot[0] for finish in two.finishes] == ["goal A", "goal B"]
    assert two.head.width_mm < two.left_mm < first.x_mm
    assert second.x_mm == first.x_mm + first.width_mm


def test_goals_whose_paces_no_head_holds_are_a_misfit_that_counts_them() -> None:
    plans = (("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), ("1:05:00", "4:00/0:30"))

    assert arrange(side("along", *plans, **TEN), (250.0,)) == Misfit("goals", 3, 9.0)


def test_rows_that_would_be_too_small_are_a_misfit_that_counts_them() -> None:
    one = side("big-print", ("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW)

    assert arrange(one, (200.0,)) == Misfit("rows", 43, 14.0)


def test_a_finish_whose_clock_no_width_makes_as_large_as_the_rows_is_a_misfit() -> None:
    (one,) = guides(("0:05:00", "continuous"), distance="1 km", markers="kilometres")
    huge = replace(FORMATS_BY_KEY["along"], columns=(1,), largest_pt=60.0)

    found = arrange(measure_side([one], huge, FONT, one.race.rows, ""), (250.0,))
    assert found == Misfit("foot", 1, 9.0)


def test_windows_are_shown_where_rows_have_room_for_them_or_notes_beside_them() -> None:
    assert arranged(side("forearm", extra=ON_THE_WAY)).shows_windows
    assert arranged(side("big-print", extra="marks: every 5 km\n")).shows_windows
    assert not arranged(side("card", extra="marks: every 5 km\n")).shows_windows
