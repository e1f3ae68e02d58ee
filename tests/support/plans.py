"""Guides to lay out on paper, from the few lines of a race file in which they differ."""

from generator import units
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.walks import parse_walks


def guides(
    *plans: tuple[str, str],
    distance: str = "marathon",
    markers: str = "miles",
    name: str = "Boston Marathon",
    extra: str = "",
) -> tuple[Guide, ...]:
    """Plans for one race; by default a marathon in 3:25:00 with 4:00/0:30."""
    plans = plans or (("3:25:00", "4:00/0:30"),)
    text = f"""\
name: "{name}"
distance: {distance}
markers: {markers}
goals: {plans[0][0]}
ratios: continuous
{extra}"""
    course = lay_course(parse_race(parse_yaml(text, "x.yaml"), "x"), None)
    return tuple(
        Listing(course, Goal(units.parse_goal(goal)), parse_walks(ratio)).work_out()
        for goal, ratio in plans
    )


def landmarks(*places: tuple[str, str]) -> str:
    """Lines of a race file, from places and names."""
    listed = ", ".join(f'{{at: {at}, name: "{name}"}}' for at, name in places)
    return f"place: Somewhere\nlandmarks: [{listed}]\n"


def aid(*places: tuple[str, str], stop: str = "0:00") -> str:
    """Lines of a race file, from places and what is there. They follow its landmarks or `place`."""
    listed = ", ".join(f'{{at: {at}, what: "{what}"}}' for at, what in places)
    return f'aid: {{year: "1", confidence: low, source: x, stop: {stop}, stations: [{listed}]}}\n'
