"""Whole scripts: what is in them, how they are arranged, and that they work the same things out."""

import json
import linecache
import random
import sys
from collections.abc import Callable, Iterator
from itertools import count
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator import units
from generator.build.font import load_font
from generator.javascript.data import data_of
from generator.javascript.script import NotTranslated, script_of
from generator.pacing.catalogue import Catalogue
from generator.pacing.course import Course, lay_course
from generator.pacing.guide import Goal, Listing, work_out
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.pacing.profile import Profile
from generator.pages.plan import plan_text
from generator.paper.band import lay_band
from generator.paper.drawing import DoesNotFit, Font
from generator.paper.formats import FORMATS
from generator.paper.full_page import lay_full_page
from generator.paper.svg import svg_band
from generator.race.model import Race
from generator.race.walks import parse_walks
from tests.support.translated import in_browser, in_python, open_script, plain, same

LIMIT = 3
NAMES = {"a": ("x", 1.0), "b": ("y", float("inf"))}
FONT = load_font()
PLANS = 1000
"""Plans worked out in each browser, each with a band and a whole page."""


class Place(NamedTuple):
    """A place on the way."""

    at_m: float
    name: str = "here"


START = Place(0.0, "start")


def constants(number: int) -> list[object]:
    return [LIMIT * number, START, NAMES, Place(2.0)]


def unused(number: int) -> int:
    return number


# --- What is in a script -------------------------------------------------------------------------


def test_a_script_has_what_its_roots_use_and_nothing_else(tab: Page) -> None:
    script = script_of([constants], "tests")

    assert "function javascript_test_script$constants(number)" in script
    assert "class javascript_test_script$Place" in script
    assert "unused" not in script
    assert "FORMATS" not in script
    assert same(tab, constants, [2])


def test_names_say_their_modules() -> None:
    script = script_of([parse_walks], "generator")

    assert "function race_walks$parse_walks(text) {" in script
    assert "units$parse_ratio(base)" in script
    assert script.index("class race_walks$Walks") < script.index("function race_walks$parse_walks")


def test_a_value_passes_to_the_script_as_data(tab: Page) -> None:
    open_script(tab, [constants], "tests")
    place = tab.evaluate(
        "data => { const place = py.value_of(data);"
        " return [place.at_m, place.name, place.constructor.name]; }",
        data_of(Place(4.0), "tests"),
    )

    assert place == [4, "here", "javascript_test_script$Place"]
    assert data_of({"a": (1.0, None)}, "tests") == {"map": [["a", [1.0, None]]]}


def test_every_problem_is_told_with_its_file_and_line() -> None:
    with pytest.raises(NotTranslated) as refused:
        script_of([uses_two_that_fail], "tests")

    lines = str(refused.value).splitlines()
    assert [line.split(": ")[1] for line in lines] == ["rounded", "powered"]
    assert all(line.startswith(f"{__file__}:") for line in lines)


def uses_two_that_fail(number: int) -> int:
    return rounded(number) + powered(number)


def rounded(number: int) -> int:
    return round(number / 2)


def powered(number: int) -> int:
    return int(number**2)


# --- Functions made by chance --------------------------------------------------------------------

_numbers = count()


def made(code: str) -> ModuleType:
    """A module of its own with some code."""
    name = f"made_{next(_numbers)}"
    module = ModuleType(name)
    module.__file__ = f"{name}.py"
    linecache.cache[module.__file__] = (len(code), None, code.splitlines(True), module.__file__)
    sys.modules[name] = module
    exec(compile(code, module.__file__, "exec"), vars(module))  # noqa: S102 (made above)
    return module


def expressions() -> st.SearchStrategy[str]:
    """Whole numbers of `a`, `b` and the list `values`, in all the ways that the part knows."""
    leaves = st.sampled_from(["a", "b", "0", "1", "7", "len(values)", "sum(values)", "-3"])

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pair = st.tuples(inner, inner)
        return st.one_of(
            st.tuples(pair, st.sampled_from(["+", "-", "*"])).map(
                lambda made: f"({made[0][0]} {made[1]} {made[0][1]})"
            ),
            inner.map(lambda one: f"({one} // 7)"),
            inner.map(lambda one: f"({one} % 5)"),
            inner.map(lambda one: f"-({one})"),
            inner.map(lambda one: f"abs({one})"),
            pair.map(lambda two: f"max({two[0]}, {two[1]})"),
            pair.map(lambda two: f"({two[0]} if {two[1]} else b)"),
            pair.map(lambda two: f"(1 if {two[0]} < {two[1]} or not a else 2)"),
            inner.map(lambda one: f"sum([v + {one} for v in values if v > a])"),
            inner.map(lambda one: f"max([*values, {one}], default=0)"),
            inner.map(lambda one: f"next((v for v in values if v > {one}), {one})"),
            inner.map(lambda one: f"len(sorted({{*values, {one}}}))"),
            inner.map(lambda one: f"len(str({one}))"),
            inner.map(lambda one: f"{{1: {one}}}.get(b, a)"),
            inner.map(lambda one: f"[*values, {one}][-1]"),
            inner.map(lambda one: f"int({one} / 4)"),
        )

    return st.recursive(leaves, larger, max_leaves=6)


@settings(max_examples=40)
@given(st.lists(expressions(), min_size=8, max_size=8))
def test_functions_made_by_chance_answer_the_same(tab: Page, found: list[str]) -> None:
    body = ", ".join(found)
    code = f"def f(a: int, b: int, values: list[int]) -> list[int]:\n    return [{body}]\n"
    module = made(code)
    calls = [[3, 1, [4, 1, 5]], [0, -2, []], [-9, 7, [2]], [100, 1, [1, 1, 2, 3, 5]]]
    open_script(tab, [module.f], module.__name__)

    name = f"{module.__name__}.f"
    module.f.__module__ = module.__name__
    assert in_browser(tab, module.f, calls, package="") == in_python(module.f, calls), (name, code)


# --- Plans, bands and pages ----------------------------------------------------------------------


ANSWER = """
({ races, font, cases }) => {
  const known = Object.fromEntries(
    Object.entries(races).map(([slug, data]) => [slug, py.value_of(data)]),
  );
  const type = py.value_of(font);
  const drawn = (draw) => {
    try {
      return draw();
    } catch (misfit) {
      if (!(misfit instanceof paper_drawing$DoesNotFit)) throw misfit;
      return [`${misfit}`, misfit.field, misfit.marks];
    }
  };
  return JSON.stringify(cases.map(({ race: slug, changes, goal_s, walks: said, format }) => {
    const [race, profile] = known[slug];
    const course = pacing_course$lay_course(py.replaced(race, changes), profile);
    const walks = race_walks$parse_walks(said);
    try {
      const guide = pacing_guide$work_out(
        new pacing_guide$Listing(course, new pacing_guide$Goal(goal_s), walks),
      );
      const form = paper_formats$FORMATS[format];
      return {
        text: pages_plan$plan_text(guide),
        legs: guide.plan.legs,
        windows: guide.splits.map((split) => split.window),
        band: drawn(() => paper_svg$svg_band(paper_band$lay_band([guide], form, type))),
        page: drawn(() => paper_full_page$lay_full_page(guide, type).drawing),
      };
    } catch (refusal) {
      if (!(refusal instanceof pacing_plan$Refusal)) throw refusal;
      return pacing_planning$explain(refusal, course, goal_s, walks);
    }
  }));
}
"""


def some_plans(catalogue: Catalogue) -> Iterator[tuple[Course, dict[str, Any]]]:
    """Plans of all kinds by chance, the same in every run; some that cannot be among them."""
    chance = random.Random(12)  # noqa: S311 (no secret)
    for number in range(PLANS):
        of_race = chance.choice(catalogue.races)
        race, changes = of_race.race, {}
        if chance.random() < 0.6:
            drift = units.parse_halves(f"second half {chance.randint(1, 20) / 2}% slower")
            changes = {"hills": chance.randint(0, 20) / 20, "drift": chance.choice([drift, 0.0])}
        course = lay_course(race.model_copy(update=changes), of_race.course.profile)
        pace = chance.choice((0.17, 0.3, 0.4, 0.5, 0.7)) * chance.uniform(0.9, 1.4)
        case = {
            "race": race.slug,
            "changes": changes,
            "goal_s": int(race.distance * pace),
            "walks": some_walks(chance, of_race.guides),
            "format": number % len(FORMATS),
        }
        yield course, case


def some_walks(chance: random.Random, listings: tuple[Listing, ...]) -> str:
    """Walks of the race, a ratio that somebody may type, or words that make hard plans."""
    own = str(chance.choice(listings).walks)
    run, walk = units.clock(chance.randint(15, 900)), units.clock(chance.randint(10, 90))
    hard = [
        f"{run}/{walk}, walk 0:40 at every mile, skip walks within 1:00",
        f"{run}/{walk}, no walks before 10:00",
        f"{run}/{walk} to 3 km, then continuous to 4 km, then walk 60 m at every km",
    ]
    return chance.choice([own, own, f"{run}/{walk}", "continuous", chance.choice(hard)])


def expected(course: Course, case: dict[str, Any]) -> Any:
    """What Python makes of a case."""
    walks = parse_walks(case["walks"])
    try:
        guide = Listing(course, Goal(case["goal_s"]), walks).work_out()
    except Refusal as refusal:
        return explain(refusal, course, case["goal_s"], walks)

    def drawn(draw: Callable[[], Any]) -> Any:
        try:
            return plain(draw())
        except DoesNotFit as misfit:
            return [str(misfit), misfit.field, misfit.marks]

    return {
        "text": plain(plan_text(guide)),
        "legs": plain(guide.plan.legs),
        "windows": [plain(split.window) for split in guide.splits],
        "band": drawn(lambda: svg_band(lay_band([guide], FORMATS[case["format"]], FONT))),
        "page": drawn(lambda: lay_full_page(guide, FONT).drawing),
    }


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["browser", "firefox"])
def test_plans_bands_and_pages_are_the_same_to_the_last_bit(
    request: pytest.FixtureRequest, catalogue: Catalogue, kind: str
) -> None:
    browser: Browser = request.getfixturevalue(kind)
    tab = browser.new_page()
    roots = [
        lay_course, Race, Profile, Goal, Listing, Font, parse_walks, work_out, explain, lay_band,
        lay_full_page, svg_band, plan_text, DoesNotFit, Refusal,
    ]  # fmt: skip
    open_script(tab, roots, "generator")
    plans = list(some_plans(catalogue))
    known = {one.race.slug: (one.race, one.course.profile) for one in catalogue.races}
    given = {
        "races": {slug: data_of(both, "generator") for slug, both in known.items()},
        "font": data_of(FONT, "generator"),
        "cases": [case for _, case in plans],
    }
    answers = json.loads(tab.evaluate(ANSWER, given))
    tab.close()

    for (course, case), answer in zip(plans, answers, strict=True):
        assert answer == expected(course, case), case
    refused = [answer for answer in answers if isinstance(answer, str)]
    assert PLANS // 20 < len(refused) < PLANS // 2
