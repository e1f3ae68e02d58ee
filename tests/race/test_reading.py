"""A located document to its model, or everything that is wrong with it at once."""

import pytest
from pydantic import Field

from generator import units
from generator.race.fields import Confidence, Date, Metres, Name, Web
from generator.race.keys import Model
from generator.race.reading import read
from generator.race.source import SourceError, parse_yaml


class Hut(Model):
    """A hut on a hill."""

    name: Name = Field(examples=["Top hut"])
    at: Metres = Field(examples=["5 km"])
    confidence: Confidence = "low"


class Hill(Model):
    """A hill with huts."""

    slug: Name
    opens: Date | None = None
    web: Web | None = None
    huts: tuple[Hut, ...] = ()


def hill(text: str) -> Hill:
    return read(Hill, parse_yaml(text, "hill.yaml"), slug="big-hill")


def problems(text: str) -> list[str]:
    with pytest.raises(SourceError) as error:
        hill(text)
    return [str(problem) for problem in error.value.problems]


def test_a_document_becomes_a_frozen_model() -> None:
    found = hill("opens: 2027-04-19\nhuts:\n  - {name: Top, at: 2 km}\n")

    assert found == Hill.model_construct(
        slug="big-hill",
        opens=units.Day(2027, 4, 19),
        web=None,
        huts=(Hut.model_construct(name="Top", at=2000.0, confidence="low"),),
    )
    with pytest.raises(ValueError, match="frozen"):
        found.huts = ()  # type: ignore[misc]


def test_a_missing_field_deep_inside_shows_an_example_of_it() -> None:
    assert problems("huts:\n  - name: Top\n") == [
        "hill.yaml:2:5: `at` is missing; write e.g. `at: 5 km`"
    ]


def test_an_unknown_key_is_answered_with_the_nearest_one_or_with_all() -> None:
    assert problems("huts:\n  - {nam: Top, at: 1 km, name: X}\ncolour: red\n") == [
        "hill.yaml:2:6: unknown key `nam`; did you mean `name`?",
        "hill.yaml:3:1: unknown key `colour`; the keys here are opens, web, huts",
    ]


def test_an_unknown_word_is_answered_with_the_nearest_one_or_with_all() -> None:
    huts = "huts:\n  - {name: A, at: 1 km, confidence: %s}\n"

    assert problems(huts % "medum") == [
        "hill.yaml:2:37: `confidence`: `medum` is not known; did you mean `medium`?"
    ]
    assert problems(huts % "sure") == [
        "hill.yaml:2:37: `confidence`: `sure` is not known; write high or medium or low or net-drop-only"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huts: 3\n", "hill.yaml:1:7: `huts` is a list; write one `- ` line for each entry"),
        ("huts: [Top]\n", "hill.yaml:1:8: `huts` needs `key: value` lines; the keys are name, at, confidence"),
        ("huts:\n", "hill.yaml:1:6: `huts` has no value; write one, or remove the line"),
        ("web: example.org\n", "hill.yaml:1:6: `web`: `example.org` is not a web address; write all of it, like https://www.example.org/"),
        ("web: 'http://[::1'\n", "hill.yaml:1:6: `web`: `http://[::1` is not a web address; write all of it, like https://www.example.org/"),
        ("opens: 20270419\n", "hill.yaml:1:8: `opens`: `20270419` is not a date; write year-month-day like 2027-04-19"),
        ("opens: {a: b}\n", "hill.yaml:1:8: `opens`: this is a mapping; write a single value"),
        (f"huts: [{{name: {'x' * 2001}, at: 1 km}}]\n", "hill.yaml:1:15: `name`: this text has 2001 characters; write at most 2000"),
        ("slug: mine\n", "hill.yaml:1:1: unknown key `slug`; the keys here are opens, web, huts"),
        ("- a\n", "hill.yaml:1:1: the file contains no `key: value` lines; the keys are opens, web, huts"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_field_is_a_problem_at_its_place(
    text: str, expected: str
) -> None:
    assert problems(text) == [expected]
