"""One side of a strip: what has to stand on it, and its shared measures."""

import pytest

from generator.paper.formats import FORMATS_BY_KEY
from generator.paper.side import Side, measure_side
from tests.support.cases import ON_THE_WAY, TEN
from tests.support.measured import FONT
from tests.support.plans import guides


def side(*plans: tuple[str, str], key: str = "wrap", **race: str) -> Side:
    some = guides(*plans, **race)
    return measure_side(some, FORMATS_BY_KEY[key], FONT, some[0].race.rows, "")


def test_marks_and_clocks_have_the_width_of_their_widest() -> None:
    one = side()

    assert one.label_mm == pytest.approx(FONT.width("26") * one.label_size_mm)
    assert one.clock_em == pytest.approx(FONT.width("3:25:00"))


def test_only_a_side_with_walks_has_room_for_gaits() -> None:
    assert side().gait_mm > 0
    assert side(("3:25:00", "continuous")).gait_mm == 0


def test_only_one_goal_with_walks_by_the_clock_has_windows() -> None:
    assert side().has_windows
    assert not side(("3:25:00", "continuous")).has_windows
    assert not side(("3:25:00", "4:00/0:30"), ("3:30:00", "4:00/0:30")).has_windows


def test_a_row_wants_a_line_for_its_window_and_one_for_a_landmark() -> None:
    assert side().wanted_extras == 1
    assert side(extra=ON_THE_WAY).wanted_extras == 2
    assert side(("3:25:00", "continuous")).wanted_extras == 0


def test_a_mark_that_is_halfway_makes_the_row_at_halfway_higher() -> None:
    between, at_a_mark = side(), side(("1:00:00", "4:00/0:30"), **TEN)

    assert at_a_mark.half_mm > between.half_mm > 0
    assert (between.row_count, at_a_mark.row_count) == (27, 10)
