"""What a slope costs, added up along a course."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pacing.effort import (
    Effort,
    Strategy,
    clamped_m,
    grade_factor,
    measure_effort,
    with_point_at,
)
from generator.pacing.profile import Profile, flat
from tests.support.pacing import oracle

HILLY = Profile((0.0, 3000.0, 7000.0, 10000.0), (0.0, 120.0, 40.0, 60.0))
shares = st.floats(0, 1)
drifts = st.floats(-0.2, 0.2)


@pytest.mark.parametrize(("grade", "factor"), oracle("grades")["factors"].items())
def test_a_slope_costs_what_the_hearts_of_runners_say(grade: str, factor: str) -> None:
    """The fit is within 0.011 of the published table up to 10 %."""
    assert float(factor) == pytest.approx(grade_factor(float(grade)), abs=0.0112)


def test_a_slope_steeper_than_20_percent_counts_as_20() -> None:
    assert grade_factor(20) == grade_factor(45)
    assert grade_factor(-20) == grade_factor(-90)


def test_on_the_flat_effort_is_distance() -> None:
    effort = measure_effort(flat(5000.0), Strategy())

    assert effort.walk.sums == effort.run.sums == (0.0, 5000.0)
    assert effort.same_for_both


def test_without_hills_a_climb_costs_nothing() -> None:
    assert measure_effort(HILLY, Strategy(hills=0.0)).run.total == pytest.approx(10000.0)


def test_drift_is_one_on_average_and_does_not_touch_the_walk() -> None:
    effort = measure_effort(flat(10000.0), Strategy(drift=0.05))

    assert effort.run.total == pytest.approx(10000.0)
    assert effort.run.to(5000.0) == pytest.approx(5000.0 * (1 - 0.05 / 4))
    assert effort.walk.to(5000.0) == pytest.approx(5000.0)
    assert not effort.same_for_both


@given(shares, drifts)
def test_the_sum_along_a_course_is_the_integral(hills: float, drift: float) -> None:
    """Compared with a thousand small steps, written here without looking at the code."""
    effort = measure_effort(HILLY, Strategy(hills=hills, drift=drift))

    assert effort.run.total == pytest.approx(_by_small_steps(hills, drift), rel=1e-6)
    assert effort.walk.total == pytest.approx(_by_small_steps(hills, 0.0), rel=1e-6)


def _by_small_steps(hills: float, drift: float) -> float:
    total, step = 0.0, 10.0
    for i in range(1000):
        x = (i + 0.5) * step
        rise = (HILLY.elevation(x + 0.25) - HILLY.elevation(x - 0.25)) / 0.5
        cost = 1 + hills * (2.863 * rise + 16.7 * rise * rise)
        total += step * cost * (1 + drift * (x / 10_000 - 0.5))
    return total


def test_effort_is_a_value() -> None:
    assert measure_effort(HILLY, Strategy()) == measure_effort(HILLY, Strategy())
    assert isinstance(hash(measure_effort(HILLY, Strategy())), int)
    assert isinstance(measure_effort(HILLY, Strategy()), Effort)


def test_downhill_credit_takes_a_part_of_what_a_descent_saves_and_leaves_climbs_alone() -> None:
    up_and_down = Profile((0.0, 5000.0, 10000.0), (0.0, 200.0, 0.0))
    whole, half, none = (
        measure_effort(up_and_down, Strategy(downhill=share)).walk.factors
        for share in (1.0, 0.5, 0.0)
    )

    assert whole[0] == half[0] == none[0] == pytest.approx(grade_factor(4))
    assert whole[1] == pytest.approx(grade_factor(-4))
    assert none[1] == 1.0
    assert half[1] == pytest.approx((1 + grade_factor(-4)) / 2)


def test_hills_and_downhill_credit_multiply() -> None:
    """At 50 % hills and 50 % credit a descent saves a quarter of what it saves in full."""
    down = Profile((0.0, 5000.0), (200.0, 0.0))
    factor = measure_effort(down, Strategy(hills=0.5, downhill=0.5)).walk.factors[0]

    assert factor == pytest.approx(1 + (grade_factor(-4) - 1) / 4)


@pytest.mark.parametrize(
    ("high_m", "factor"), [(100, 1.0), (300, 1.0), (1300, 1.063), (2300, 1.126)]
)
def test_altitude_counts_from_300_m_on(high_m: float, factor: float) -> None:
    """6.3 % for each 1000 m, as oxygen uptake falls (Wehrlin and Hallen, 2006)."""
    level = Profile((0.0, 5000.0), (high_m, high_m))
    effort = measure_effort(level, Strategy(altitude=0.063))

    assert effort.walk.factors == effort.run.factors
    assert effort.walk.factors[0] == pytest.approx(factor)


def test_an_easy_start_slows_the_run_and_not_the_walk() -> None:
    effort = measure_effort(flat(10000.0), Strategy(ease=0.03, ease_m=3000.0))

    assert effort.run.distances == (0.0, 3000.0, 10000.0)
    assert effort.run.to(3000.0) == pytest.approx(3090.0)
    assert effort.run.total == pytest.approx(10090.0)
    assert effort.walk.total == 10000.0
    assert not effort.same_for_both


def test_the_factors_of_a_strategy_are_multiplied() -> None:
    high = Profile((0.0, 1000.0, 2000.0), (1300.0, 1300.0, 1340.0))
    effort = measure_effort(high, Strategy(altitude=0.063, drift=0.1, ease=0.02, ease_m=1000.0))

    assert effort.run.to(1000.0) == pytest.approx(1000 * 1.063 * 1.02 * (1 - 0.1 / 4))
    climb = grade_factor(4) * (1 + 0.063 * 1.02) * (1 + 0.1 / 4)
    assert effort.run.total - effort.run.to(1000.0) == pytest.approx(1000 * climb)


def test_metres_steeper_than_20_percent_are_counted() -> None:
    steep = Profile((0.0, 1000.0, 1100.0, 1300.0, 2000.0), (0.0, 100.0, 130.0, 88.0, 88.0))

    assert clamped_m(steep) == 300.0
    assert clamped_m(HILLY) == 0.0


@given(st.floats(0, 10_000), drifts, shares)
def test_the_place_where_an_effort_is_spent_is_the_place_it_was_measured_to(
    at_m: float, drift: float, share: float
) -> None:
    """Also when the place is looked for from an earlier segment on."""
    effort = measure_effort(HILLY, Strategy(drift=drift, ease=0.03, ease_m=2000.0)).run
    there = effort.segment(at_m)

    segment, place_m = effort.place(effort.to(at_m), int(share * there))

    assert place_m == pytest.approx(min(at_m, 10_000.0), abs=1e-6)
    assert segment in {there, effort.segment(place_m)}


def test_where_two_segments_meet_a_place_is_in_the_later_one() -> None:
    effort = measure_effort(HILLY, Strategy()).walk

    assert [effort.segment(at_m) for at_m in (0.0, 2999.9, 3000.0, 7000.0, 10_000.0)] == [
        0, 0, 1, 2, 2,
    ]  # fmt: skip
    assert effort.within(1, 3000.0) == pytest.approx(effort.within(0, 3000.0))


def test_a_point_is_added_where_an_easy_start_ends() -> None:
    assert with_point_at(HILLY, 1500.0).elevations[:3] == (0.0, 60.0, 120.0)
    assert with_point_at(HILLY, 3000.0) is HILLY
    assert with_point_at(HILLY, 0.0) is HILLY
    assert with_point_at(HILLY, 10_000.0) is HILLY
