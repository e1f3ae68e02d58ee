"""effort.js, legs.js, plan.js and guide.js in a real browser: what Python computes, bit for bit."""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from generator import units
from generator.pacing.catalogue import Catalogue, RaceGuides
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.pages.planner_data import planner_race
from generator.paper.foot import sum_of
from generator.race.model import Marks
from generator.race.walks import Walks, parse_walks
from tests.support.paths import ROOT

TWINS = ("units", "pacing/effort", "pacing/legs", "pacing/plan", "pacing/guide")
PLANS = 2000
IN_FULL = 10
"""Of so many plans one is compared with all that is costly: windows, and how to catch up."""

ANSWER = """
cases => JSON.stringify(cases.map(({ race, wishes, goal, ratio, plain, marks, full }) => {
  const course = grounds[race];
  try {
    const guide = make_guide(race_of(course, wishes), goal, walks_of(course, ratio, plain));
    const rows = marks ?? guide.race.rows;
    return {
      run_pace: guide.run_pace,
      legs: guide.legs.map(leg => [leg.gait, leg.start_s, leg.end_s, leg.start_m, leg.end_m]),
      walking: [guide.walk_breaks, guide.walking_s, guide.standing_s],
      splits: guide.splits_by(rows).map(split => [
        split.label, split.elapsed_s, split.clock, split.split, split.gait, split.passings.length,
      ]),
      sum: guide.sum,
      watch: guide.watch_pace,
      half: [guide.halfway.elapsed_s, guide.halfway.gait],
      windows: full ? guide.windows_by(rows) : null,
      late: full ? guide.behind_s.map(guide.catch_up) : null,
    };
  } catch (refused) {
    if (!refused.reason) throw refused;
    return full ? refusal_text(refused, refused.nearest()) : refused.reason;
  }
}))
"""


@pytest.fixture(scope="module")
def twins(tab: Page, catalogue: Catalogue) -> Page:
    """A page with the twins and every race, and nothing else."""
    tab.goto("about:blank")
    for name in TWINS:
        tab.add_script_tag(path=ROOT / "generator" / f"{name}.js")
    grounds = {of_race.race.slug: planner_race(of_race) for of_race in catalogue.races}
    tab.evaluate("data => { globalThis.grounds = data }", grounds)
    return tab


def some_cases(catalogue: Catalogue) -> Iterator[tuple[dict[str, Any], Course, Walks]]:
    """Plans of all kinds by chance, the same in every run; some that cannot be among them."""
    chance = random.Random(5)  # noqa: S311 (no secret)
    for i in range(PLANS):
        of_race = chance.choice(catalogue.races)
        race = of_race.race
        wishes: dict[str, Any] = {}
        if chance.random() < 0.6:
            wishes["hills"] = chance.randint(0, 20) / 20
        if chance.random() < 0.6:
            wishes["drift"] = units.parse_halves(
                f"second half {chance.randint(1, 20) / 2}% {chance.choice(('faster', 'slower'))}"
            )
        if chance.random() < 0.6:
            wishes["walk"] = chance.randint(11 * 60, 24 * 60) / units.MILE_M
        if chance.random() < 0.3:
            wishes["markers"] = chance.choice(("mi", "km"))
        walks = parse_walks(some_ratio(chance, of_race))
        case = {
            "race": race.slug,
            "wishes": wishes,
            "goal": int(
                race.distance * chance.choice((0.17, 0.3, 0.4, 0.5, 0.7)) * chance.uniform(0.9, 1.4)
            ),
            "ratio": str(walks),
            "plain": walks.ratio,
            "marks": None,
            "full": i % IN_FULL == 0,
        }
        marks = some_marks(chance, race.rows, bool(race.aid))
        if marks:
            case["marks"] = {"of": marks.of, "every_m": marks.every_m, "unit": marks.unit}
        fields = {"hills": "hills", "drift": "drift", "walk": "walk_pace", "markers": "markers"}
        wished = {fields[key]: value for key, value in wishes.items()}
        changed = race.model_copy(update=wished)
        course = lay_course(changed, of_race.course.profile)
        yield case, course, walks


def some_ratio(chance: random.Random, of_race: RaceGuides) -> str:
    """One of the race's own, or a plain one that somebody may type."""
    schedules: Any = planner_race(of_race)["schedules"]
    own: list[str] = list(schedules)
    if own and chance.random() < 0.4:
        return chance.choice(own)
    if chance.random() < 0.1:
        return "continuous"
    run_s = chance.choice((15, 30, 60, 75, 90, 120, 180, 240, 300, 540, chance.randint(10, 1200)))
    return f"{units.clock(run_s)}/{units.clock(chance.choice((10, 15, 25, 30, 45, 60, 90)))}"


def some_marks(chance: random.Random, own: Marks, aid: bool) -> Marks | None:
    """What the rows are by; mostly what the race says."""
    unit: units.Unit = chance.choice(("mi", "km"))
    choices = [
        None,
        None,
        own,
        Marks("walk breaks", 0.0, unit),
        Marks("distance", 5 * units.UNIT_M[unit], unit),
    ]
    if aid:
        choices.append(Marks("aid stations", 0.0, unit))
    return chance.choice(choices)


def expected(case: dict[str, Any], course: Course, walks: Walks) -> Any:
    """What Python makes of a case, in the shape of the browser's answer."""
    try:
        guide = Listing(course, Goal(case["goal"]), walks).work_out()
    except Refusal as refusal:
        if not case["full"]:
            return refusal.reason
        return explain(refusal, course, case["goal"], walks)
    plan = guide.plan
    marks = Marks(**case["marks"]) if case["marks"] else course.race.rows
    return {
        "run_pace": plan.run_pace,
        "legs": [list(leg) for leg in plan.legs],
        "walking": [plan.walk_breaks, plan.walking_s, plan.standing_s],
        "splits": [
            [s.label, s.elapsed_s, s.clock, s.split, s.gait, len(s.arrivals)]
            for s in guide.splits_by(marks)
        ],
        "sum": list(sum_of(guide)),
        "watch": guide.watch_pace,
        "half": [guide.halfway.elapsed_s, guide.halfway.gait],
        "windows": [list(s.window) for s in guide.splits_by(marks)] if case["full"] else None,
        "late": [one.run_pace for one in guide.catch_ups] if case["full"] else None,
    }


def test_thousands_of_plans_are_the_same_to_the_last_bit(twins: Page, catalogue: Catalogue) -> None:
    cases = list(some_cases(catalogue))
    answers = json.loads(twins.evaluate(ANSWER, [case for case, _, _ in cases]))

    for (case, course, walks), answer in zip(cases, answers, strict=True):
        assert answer == expected(case, course, walks), case
    refused = [answer for answer in answers if isinstance(answer, str)]
    assert PLANS // 20 < len(refused) < PLANS // 2
