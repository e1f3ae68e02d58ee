"""Every guide that a race offers, and the goals, tables and plans that it cannot have."""

import pytest

from generator import units
from generator.pacing.catalogue import (
    RaceGuides,
    goals_of,
    impossible_plans,
    naming_faults,
)
from generator.pacing.profile import Profile
from generator.race.tables import Tables, parse_chart, parse_standards, parse_weather
from tests.support.marathon import MARATHON, PLACE, course, document, guides, marathon, race

CHART = """\
name: A chart
source: a coach
rows:
  - {pace: 7:00 /mi, ratios: [6:00/0:30]}
  - {pace: 9:00 /mi, ratios: [2:00/0:30, 1:20/0:20]}
ends: 10:00 /mi
"""
STANDARDS = """\
name: Club standard
label: Club
valid_for: "2027"
source: the club
distance: marathon
standards:
  - {time: 3:25:00, who: seniors}
  - {time: 3:30:00, who: veterans}
  - {time: 3:30:00, who: guests}
downhill:
  - {drop: 500 m, add: 5:00}
  - {drop: 1500 m}
"""
WEATHER = """\
name: By temperature
source: a coach
temperatures: [cool, hot]
rows: [{pace: 8:00 /mi, ratios: [2:00/0:30, walk]}]
ends: 16:00 /mi
slowing_source: somebody
"""
TABLES = Tables(
    {"coach": parse_chart(document(CHART), "coach")},
    {"club": parse_standards(document(STANDARDS), "club")},
    {"heat": parse_weather(document(WEATHER), "heat")},
)


def ratios(found: RaceGuides, goal: str) -> list[str]:
    return [str(g.walks) for g in found.guides if g.goal.seconds == units.parse_goal(goal)]


def faults(text: str) -> list[str]:
    found = naming_faults(race(text), TABLES)
    return [str(problem) for problem in document(text).located(found)]


# --- Guides ---------------------------------------------------------------------------------------


def test_every_goal_has_every_ratio_most_running_first_and_continuous_last() -> None:
    found = guides(marathon(ratios="[0:30/0:30, continuous, 4:00/0:30, 2:00/0:15]"))

    assert [guide.goal.seconds for guide in found.guides] == [12300] * 4 + [14400] * 4
    assert ratios(found, "4:00:00") == ["4:00/0:30", "2:00/0:15", "0:30/0:30", "continuous"]


def test_walks_that_are_more_than_a_ratio_come_after_the_plain_ratios() -> None:
    long = "4:00/0:30 to 20 mi, then continuous"
    found = guides(marathon(ratios=f'[continuous, "{long}", 0:30/0:30]'))

    assert ratios(found, "4:00:00") == ["0:30/0:30", long, "continuous"]


def test_a_chart_brings_its_advice_for_each_goal_and_continuous() -> None:
    found = guides(marathon(ratios="[coach, 4:00/0:30]"), TABLES)

    assert [chart.name for chart in found.charts] == ["A chart"]
    assert ratios(found, "3:25:00") == ["6:00/0:30", "4:00/0:30", "continuous"]
    assert ratios(found, "4:00:00") == ["4:00/0:30", "2:00/0:30", "1:20/0:20", "continuous"]


def test_a_race_with_a_weather_chart_has_a_ratio_for_each_temperature() -> None:
    found = guides(MARATHON + "weather: heat\n", TABLES)
    fast, slow = goals_of(found.course, ())

    assert found.by_temperature(fast) == ()
    assert [(when, str(walks)) for when, walks in found.by_temperature(slow)] == [
        ("cool", "2:00/0:30"),
        ("hot", "None"),
    ]
    assert guides(MARATHON).by_temperature(slow) == ()


# --- Goals ----------------------------------------------------------------------------------------


def test_standards_become_goals_and_goals_name_the_standards_they_meet() -> None:
    text = marathon(goals="[3:25:00, 4:00:00, club]")
    found = goals_of(course(text), TABLES.standards.values())

    assert [(goal.seconds, goal.meets) for goal in found] == [
        (12300, (("Club", ("seniors",)),)),
        (12600, (("Club", ("veterans", "guests")),)),
        (14400, ()),
    ]


@pytest.mark.parametrize(
    ("drop_m", "expected"), [(499, [12300, 12600]), (500, [12000, 12300]), (1500, [])]
)
def test_on_a_course_that_falls_far_a_standard_asks_for_a_faster_time(
    drop_m: float, expected: list[int]
) -> None:
    text = marathon(goals="club", more=PLACE)
    text += "course: {profile: x.csv, confidence: high, source: x}\n"
    falling = course(text, Profile((0.0, units.MARATHON_M), (float(drop_m), 0.0)))

    assert [goal.seconds for goal in goals_of(falling, TABLES.standards.values())] == expected


# --- What a race cannot have ----------------------------------------------------------------------


def test_a_race_may_name_any_table_of_the_content() -> None:
    assert faults(marathon("[club]", "[coach]", more="weather: heat\n")) == []


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("ratios", "coahc", "5:9: there is no chart `coahc`; did you mean `coach`?"),
        ("ratios", "jogging", "5:9: there is no chart `jogging`; write ratios like 4:00/0:30"),
        ("ratios", "continous", "5:9: there is no chart `continous`; did you mean `continuous`?"),
        ("goals", "[club, klub]", "4:15: there are no standards `klub`; did you mean `club`?"),
        ("goals", "qualifying", "4:8: there are no standards `qualifying`; write times like 3:30:00"),
        ("weather", "haet", "6:10: there is no weather chart `haet`; did you mean `heat`?"),
        ("weather", "storm", "6:10: there is no weather chart `storm`; write one of: heat"),
    ],
)  # fmt: skip
def test_a_table_that_does_not_exist_is_a_fault(field: str, value: str, expected: str) -> None:
    lines = [line for line in MARATHON.splitlines() if not line.startswith(field)]
    lines.insert({"goals": 3, "ratios": 4, "weather": 5}[field], f"{field}: {value}")

    assert faults("\n".join(lines)) == [f"test.yaml:{expected}"]


def test_standards_for_another_distance_are_a_fault() -> None:
    (fault,) = faults(marathon("club", distance="half marathon"))

    assert "`club` are times for 42.195 km; write this race's own goals" in fault


def test_a_plan_that_is_impossible_is_a_fault_of_the_goal_that_asks_for_it() -> None:
    found = guides(marathon("[4:00:00, club, 8:55:00 to 9:00:00 every 5:00]"), TABLES)
    faulty = list(impossible_plans(found.guides))

    assert [(fault.path, fault.message.partition(" leaves")[0]) for fault in faulty] == [
        (("goals", 2), "8:55:00 with 4:00/0:30"),
        (("goals", 2), "9:00:00 with 4:00/0:30"),
    ]
    assert faulty[0].message.endswith("the nearest goal that works is 8:44:22")


def test_a_standard_that_nobody_can_run_is_a_fault_of_its_name() -> None:
    found = guides(marathon("[4:00:00, club]", "0:15/2:00"), TABLES)

    assert {fault.path for fault in impossible_plans(found.guides)} == {("goals", 0), ("goals", 1)}
