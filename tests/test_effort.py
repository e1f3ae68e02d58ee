"""What a slope costs, added up along a course."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.course import Profile, flat
from generator.effort import Effort, Strategy, along, grade_factor
from tests.conftest import oracle

HILLY = Profile((0.0, 3000.0, 7000.0, 10000.0), (0.0, 120.0, 40.0, 60.0))
shares = st.floats(0, 1)
drifts = st.floats(-0.2, 0.2)


@pytest.mark.parametrize(("grade", "factor"), oracle("grades")["factors"].items())
def test_a_slope_costs_what_runners_hearts_say(grade: str, factor: str) -> None:
    """The fit is within 0.011 of the published table up to 10 %."""
    assert float(factor) == pytest.approx(grade_factor(float(grade)), abs=0.0112)


def test_a_slope_steeper_than_20_percent_counts_as_20() -> None:
    assert grade_factor(20) == grade_factor(45)
    assert grade_factor(-20) == grade_factor(-90)


def test_on_the_flat_effort_is_distance() -> None:
    effort = along(flat(5000.0), Strategy())

    assert (effort.walked, effort.run) == ((0.0, 5000.0), (0.0, 5000.0))


def test_without_hills_a_climb_costs_nothing() -> None:
    assert along(HILLY, Strategy(hills=0.0)).run[-1] == pytest.approx(10000.0)


def test_drift_is_one_on_average_and_does_not_touch_the_walk() -> None:
    effort = along(flat(10000.0), Strategy(drift=0.05))

    assert effort.run[-1] == pytest.approx(10000.0)
    assert effort.run_to(5000.0) == pytest.approx(5000.0 * (1 - 0.05 / 4))
    assert effort.walk_to(5000.0) == pytest.approx(5000.0)


@given(shares, drifts)
def test_the_sum_along_a_course_is_the_integral(hills: float, drift: float) -> None:
    """Against ten thousand small steps, written here without looking there."""
    effort = along(HILLY, Strategy(hills=hills, drift=drift))

    assert effort.run[-1] == pytest.approx(_by_small_steps(hills, drift), rel=1e-6)
    assert effort.walked[-1] == pytest.approx(_by_small_steps(hills, 0.0), rel=1e-6)


def _by_small_steps(hills: float, drift: float) -> float:
    total, step = 0.0, 1.0
    for i in range(10_000):
        x = (i + 0.5) * step
        rise = (HILLY.elevation(x + 0.25) - HILLY.elevation(x - 0.25)) / 0.5
        cost = 1 + hills * (2.863 * rise + 16.7 * rise * rise)
        total += step * cost * (1 + drift * (x / 10_000 - 0.5))
    return total


def test_effort_is_a_value() -> None:
    assert along(HILLY, Strategy()) == along(HILLY, Strategy())
    assert isinstance(hash(along(HILLY, Strategy())), int)
    assert isinstance(along(HILLY, Strategy()), Effort)
