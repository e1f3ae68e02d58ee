"""What the planner in the browser needs to know."""

import json

import jinja2
import pytest

from generator.build.font import load_font
from generator.pages import planner
from generator.pages.planner import paper_data
from generator.paper import arrange, back, strip
from generator.paper.drawing import POINT_MM, Font
from generator.paper.formats import FORMATS
from tests.support.paths import ROOT

FONT = load_font()


def test_the_planner_gets_every_format_and_figure_of_python() -> None:
    data = paper_data(FONT)

    assert [form["key"] for form in data["formats"]] == [form.key for form in FORMATS]
    assert [form["said"] for form in data["formats"]] == [form.said for form in FORMATS]
    assert [form["too_short"] for form in data["formats"]] == [form.too_short for form in FORMATS]
    assert data["constants"]["POINT_MM"] == POINT_MM
    assert data["constants"]["HANDS"] == strip.HANDS
    assert [kind for kind, _ in data["meanings"]] == ["landmark", "gel", "aid"]


def test_every_character_has_its_width() -> None:
    font = paper_data(FONT)["font"]
    widths = {character: width for width, characters in font["widths"] for character in characters}

    assert widths == FONT.advances
    assert (font["units_per_em"], font["cap_height"]) == (FONT.units_per_em, FONT.cap_height)


def test_characters_of_one_width_stand_together() -> None:
    font = paper_data(Font({"b": 3, "a": 3, "c": 2}, 4, 0.7))["font"]

    assert font["widths"] == [(2, "c"), (3, "ab")]


def test_a_figure_that_python_does_not_have_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "CONSTANTS", {back: "BACK_PT NO_SUCH_MM"})

    with pytest.raises(AttributeError, match="NO_SUCH_MM"):
        paper_data(FONT)


def test_the_script_declares_each_figure_under_its_python_name() -> None:
    templates = jinja2.FileSystemLoader(ROOT / "templates")
    environment = jinja2.Environment(loader=templates, trim_blocks=True, autoescape=False)  # noqa: S701
    script = environment.get_template("scripts/paper_data.js").render(paper_data(FONT))
    figures = dict(
        line.removeprefix("const ").removesuffix(";").split(" = ", 1)
        for line in script.splitlines()
        if line
    )

    assert json.loads(figures["POINT_MM"]) == POINT_MM
    assert json.loads(figures["LENGTHWISE_HEADS_MM"]) == list(arrange.LENGTHWISE_HEADS_MM)
    assert json.loads(figures["FORMATS"])[0]["key"] == "wrap"
    assert set(json.loads(figures["SHAPES"])) == {"aid", "gel", "landmark"}
