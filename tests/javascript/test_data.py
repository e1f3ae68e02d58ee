"""Values of Python as data, which the runtime makes the same values of."""

import json
from dataclasses import dataclass
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from generator.javascript.data import data_of
from tests.support.translated import same


class Place(NamedTuple):
    """A place on the way."""

    at_m: float
    name: str = "here"


@dataclass(frozen=True)
class Way:
    """Places by their names, with one that stands out."""

    places: dict[str, Place]
    goal: Place | None = None
    names: tuple[str, ...] = ()


FAR = Place(5000.0, "far")


def read(way: Way) -> tuple[list[tuple[str, float, str]], str | None, tuple[str, ...]]:
    places = [(key, place.at_m, place.name) for key, place in way.places.items()]
    return places, way.goal.name if way.goal else None, way.names


def test_a_record_is_an_object_that_names_its_class_without_what_is_left_out() -> None:
    assert data_of(Place(4.0), "tests") == {"": "javascript_test_data$Place", "at_m": 4.0}
    assert data_of(FAR, "tests")["name"] == "far"


def test_zero_is_kept_where_the_default_is_none_or_false() -> None:
    way = data_of(Way({}, goal=Place(0.0, "")), "tests")

    assert way["goal"] == {"": "javascript_test_data$Place", "at_m": 0.0, "name": ""}
    assert "names" not in way


def test_a_mapping_is_a_list_of_pairs_because_its_keys_may_be_numbers() -> None:
    assert data_of({1: (1.0, None)}, "tests") == {"map": [[1, [1.0, None]]]}


@pytest.mark.parametrize(
    "way",
    [Way({}), Way({"a": Place(0.0), "": FAR}, FAR, ("x", "naïve")), Way({"map": Place(1.5)})],
    ids=["empty", "full", "map"],
)
def test_the_runtime_makes_the_same_value_of_the_data(tab: Page, way: Way) -> None:
    assert json.loads(json.dumps(data_of(way, "tests"))) == data_of(way, "tests")
    assert same(tab, read, [way])
