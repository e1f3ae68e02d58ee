"""The plan for a goal on a course; or why there is none, and which goal to take instead."""

import pytest

from generator import units
from generator.pacing.course import Course, lay_course
from generator.pacing.plan import Refusal, TooManyWalks
from generator.pacing.planning import MissedCutoff, explain, nearest_that_works, plan_for
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.walks import parse_walks

MARATHON = """\
name: Test Marathon
distance: marathon
markers: miles
goals: 4:00:00
ratios: continuous
"""
CUTOFF = "place: Testville\ncutoffs: [{at: 20 mi, by: 3:20:00, name: The bridge}]\n"


def course(text: str = MARATHON) -> Course:
    return lay_course(parse_race(parse_yaml(text, "test.yaml"), "test"), None)


def refusal(on: Course, goal: str, said: str) -> tuple[Refusal, str]:
    """Why there is no such plan, shortly and with what to do instead."""
    goal_s, walks = units.parse_goal(goal), parse_walks(said)
    with pytest.raises(Refusal) as refused:
        plan_for(on, goal_s, walks)
    return refused.value, explain(refused.value, on, goal_s, walks)


def test_a_plan_has_the_walk_pace_that_belongs_to_its_goal() -> None:
    """At 9:09 a mile, 18:00."""
    plan = plan_for(course(), 14_400, parse_walks("4:00/0:30"))

    assert (plan.goal_s, plan.walk_pace) == (14_400, units.parse_pace("18:00 /mi"))


@pytest.mark.parametrize(
    ("goal", "said", "why", "instead"),
    [
        (
            "1:40:00",
            "continuous",
            "1:40:00 needs running faster than 2:30 /km",
            "the nearest goal that works is 1:45:30",
        ),
        (
            "9:00:00",
            "4:00/0:30",
            "9:00:00 with 4:00/0:30 leaves no running faster than the walk at 20:00 /mi or 12:25 /km",
            "the nearest goal that works is 8:44:22",
        ),
    ],
)
def test_a_goal_out_of_reach_is_explained_with_the_nearest_that_works(
    goal: str, said: str, why: str, instead: str
) -> None:
    """The fastest marathon takes 42.195 km at 2:30, 1:45:29.25; the slowest 26.21876 mi at 20:00."""
    refused, explained = refusal(course(), goal, said)

    assert str(refused) == refused.reason == why
    assert explained == f"{why}; {instead}"


@pytest.mark.parametrize("said", ["1:00/3:00", "0:30/1:30", "0:15/0:30"])
def test_the_nearest_goal_works_with_its_own_walk_pace(said: str) -> None:
    """A slower goal has a slower walk, so the nearest goal has to be looked for with its own."""
    walks = parse_walks(said)
    with pytest.raises(Refusal):
        plan_for(course(), 9000, walks)

    nearest_s = nearest_that_works(course(), 9000, walks)

    assert nearest_s
    assert plan_for(course(), nearest_s, walks).goal_s == nearest_s


def test_more_walks_than_anybody_takes_are_explained_with_longer_ones() -> None:
    hundred = course(MARATHON.replace("marathon\nm", "100 mi\nm").replace("4:00:00", "30:00:00"))
    refused, explained = refusal(hundred, "30:00:00", "0:05/0:05")

    assert isinstance(refused, TooManyWalks)
    assert explained == (
        "30:00:00 with 0:05/0:05 asks for more than 5000 walks; "
        "take a ratio with longer runs and walks"
    )


def test_a_nearest_goal_with_too_many_walks_is_none() -> None:
    """On 200 miles 13:50:00 has 4980 walks, but at 2:30 running takes 13:24:40 without any."""
    long = course(MARATHON.replace("marathon\nm", "200 mi\nm").replace("4:00:00", "40:00:00"))
    refused, explained = refusal(long, "13:50:00", "0:05/0:05")

    assert str(refused) == "13:50:00 with 0:05/0:05 needs running faster than 2:30 /km"
    assert explained.startswith(f"{refused}; no goal was found that works with these walks")


def test_a_missed_cutoff_is_explained_with_the_slowest_goal_that_makes_it() -> None:
    """At even pace 20 miles of 26.21876 in 3:20:00 make 4:22:11.2."""
    refused, explained = refusal(course(MARATHON + CUTOFF), "4:40:00", "continuous")

    assert isinstance(refused, MissedCutoff)
    assert explained == (
        "4:40:00 with continuous misses the cut-off at The bridge (3:20:00 after the gun) by 13:36; "
        "the nearest goal that makes them all is 4:22:11"
    )


def test_a_cutoff_that_nobody_makes_has_no_nearest_goal() -> None:
    strict = course(MARATHON + CUTOFF.replace("3:20:00", "0:30:00"))
    _, explained = refusal(strict, "4:40:00", "continuous")

    assert explained.endswith("; no goal makes them all with these walks")


def test_where_no_goal_works_the_walk_has_to_change() -> None:
    """Leaving nothing to run: the walk is faster than the fastest run."""
    fast_walk = lay_course(
        parse_race(parse_yaml(MARATHON, "test.yaml"), "test").model_copy(
            update={"walk_pace": units.parse_pace("2:20 /km")}
        ),
        None,
    )
    _, explained = refusal(fast_walk, "4:00:00", "4:00/0:30 to 10 km, then continuous")

    assert explained.endswith(
        "; no goal was found that works with these walks and this walk pace; walk slower, or less"
    )
