"""The goal nearest to one that is out of reach."""

import pytest

from generator import units
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.nearest import nearest_goal
from generator.pacing.plan import Refusal
from generator.pacing.profile import flat
from generator.race.schedule import lay_walks
from generator.race.walks import parse_walks
from tests.support.pacing import plan_for


def nearest(goal: str, said: str, walk: str | None, strategy: Strategy | None = None) -> str | None:
    """The goal nearest to one for a flat marathon."""
    course = flat(units.MARATHON_M)
    effort = measure_effort(course, strategy or Strategy())
    schedule = lay_walks(parse_walks(said), course.length_m)
    walk_pace = units.parse_pace(walk) if walk else None
    found_s = nearest_goal(effort, units.parse_goal(goal), schedule, walk_pace)
    return None if found_s is None else units.long_clock(found_s)


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("1:40:00", "continuous"),
        ("1:50:00", "4:00/0:30"),
        ("9:30:00", "4:00/0:30"),
        ("2:30:00", "0:30/5:00"),
    ],
)
@pytest.mark.parametrize("drift", [0.0, 0.05])
def test_the_nearest_goal_works_and_the_one_before_it_does_not(
    goal: str, said: str, drift: float
) -> None:
    """With a closed form every goal up to it was tried; without one, most of them only by halves."""
    walk = None if said == "continuous" else "20:00 /mi"
    strategy = Strategy(drift=drift)
    found = nearest(goal, said, walk, strategy)

    assert found
    plan_for(found, said, walk, strategy=strategy)
    step = 1 if units.parse_goal(found) < units.parse_goal(goal) else -1
    with pytest.raises(Refusal):
        plan_for(units.long_clock(units.parse_goal(found) + step), said, walk, strategy=strategy)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [("5:40:00", "5:54:44"), ("5:56:00", "5:57:56"), ("6:00:30", "6:01:07")],
)
def test_it_is_the_nearest_though_walks_come_and_go(goal: str, expected: str) -> None:
    """One more walk at the end makes a slower goal impossible again, twice within ten minutes."""
    assert nearest(goal, "0:30/4:00", "20:00 /mi") == expected
    plan_for(expected, "0:30/4:00", "20:00 /mi")
    for between_s in range(units.parse_goal(goal), units.parse_goal(expected), 7):
        with pytest.raises(Refusal):
            plan_for(units.long_clock(between_s), "0:30/4:00", "20:00 /mi")


@pytest.mark.parametrize("goal", ["3:30:00", "4:00:00"])
def test_it_is_found_where_walks_cover_most_of_the_course(goal: str) -> None:
    said, walk = "walk 500 m at every 400 m", "18:00 /mi"
    found = nearest(goal, said, walk)

    assert found
    plan_for(found, said, walk)


def test_a_goal_that_can_be_reached_is_its_own_nearest() -> None:
    assert nearest("4:00:00", "4:00/0:30", "20:00 /mi") == "4:00:00"


def test_with_a_walk_faster_than_any_run_no_goal_works() -> None:
    """The walk would have to be slower than the run; a walk of 2:20 a kilometre never is."""
    assert nearest("4:00:00", "4:00/0:30 to 10 km, then continuous", "2:20 /km") is None
