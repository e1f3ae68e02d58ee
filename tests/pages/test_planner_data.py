"""What the planner's scripts know of races, formats and the typeface."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import jinja2
import pytest

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages import planner_data
from generator.pages.planner_data import paper_script, race_script
from generator.paper import arrange, back, strip
from generator.paper.drawing import POINT_MM, Font
from generator.paper.formats import FORMATS
from tests.support.content import EVERYTHING, IN_PARTS
from tests.support.paths import ROOT

FONT = load_font()


def published(font: Font) -> Any:
    """What the script gets of paper, as it gets it."""
    return json.loads(json.dumps(asdict(paper_script(font))))


def test_every_format_and_constant_is_there_as_python_has_it() -> None:
    data = published(FONT)

    assert [form["key"] for form in data["formats"]] == [form.key for form in FORMATS]
    assert [form["said"] for form in data["formats"]] == [form.said for form in FORMATS]
    assert [form["too_short"] for form in data["formats"]] == [form.too_short for form in FORMATS]
    assert data["constants"]["POINT_MM"] == POINT_MM
    assert data["constants"]["HANDS"] == [list(one) for one in strip.HANDS]
    assert [kind for kind, _ in data["meanings"]] == ["landmark", "gel", "aid"]


def test_every_character_has_its_width() -> None:
    font = published(FONT)["font"]
    widths = {character: width for width, characters in font["widths"] for character in characters}

    assert widths == FONT.advances
    assert (font["units_per_em"], font["cap_height"]) == (FONT.units_per_em, FONT.cap_height)


def test_characters_of_one_width_stand_together() -> None:
    font = published(Font({"b": 3, "a": 3, "c": 2}, 4, 0.7))["font"]

    assert font["widths"] == [[2, "c"], [3, "ab"]]


def test_a_constant_that_python_does_not_have_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner_data, "CONSTANTS", {back: "BACK_PT NO_SUCH_MM"})

    with pytest.raises(AttributeError, match="NO_SUCH_MM"):
        paper_script(FONT)


def test_a_script_names_each_constant_as_python_does() -> None:
    templates = jinja2.FileSystemLoader(ROOT / "templates")
    environment = jinja2.Environment(loader=templates, trim_blocks=True, autoescape=False)  # noqa: S701
    script = environment.get_template("scripts/paper_data.js").render(page=paper_script(FONT))
    constants = dict(
        line.removeprefix("const ").removesuffix(";").split(" = ", 1)
        for line in script.splitlines()
        if line
    )

    assert json.loads(constants["POINT_MM"]) == POINT_MM
    assert json.loads(constants["LENGTHWISE_HEADS_MM"]) == list(arrange.LENGTHWISE_HEADS_MM)
    assert json.loads(constants["FORMATS"])[0]["key"] == "wrap"
    assert set(json.loads(constants["SHAPES"])) == {"aid", "gel", "landmark"}


def test_a_race_has_words_for_walks_that_a_ratio_does_not_say(
    write: Callable[[dict[str, str]], Path],
) -> None:
    races = load(write(EVERYTHING), FONT).races
    script = race_script(next(one for one in races if one.race.slug == "hill-10"))
    race: Any = script.race

    assert [one.walks for one in script.words] == [IN_PARTS]
    assert list(race["schedules"]) == [IN_PARTS]
    assert (race["slug"], race["distance"], race["markers"]) == ("hill-10", 10000, "km")
    assert race["aid"] == [5000]
    assert [chart[0] for chart in race["charts"]] == ["A coach's chart"]
