"""What is known of types: their kinds, and the types of what they hold."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import pytest

from generator.javascript import types


class Pair(NamedTuple):
    """A number and a text."""

    number: int
    text: str


@pytest.mark.parametrize(
    ("hint", "kinds"),
    [
        (int, {"int"}),
        (bool, {"bool"}),
        (int | None, {"int", "none"}),
        (Literal["a", "b"], {"str"}),
        (list[int], {"list"}),
        (tuple[int, ...] | None, {"list", "none"}),
        (Mapping[str, int], {"map"}),
        (frozenset[int], {"set"}),
        (Iterator[int], {"iterable"}),
        (Pair, {"record"}),
        (Callable[[int], str], {"function"}),
        (Any, {"unknown"}),
        (object, {"unknown"}),
    ],
)
def test_a_type_is_of_the_kind_of_thing_that_it_is_in_javascript(
    hint: Any, kinds: set[str]
) -> None:
    assert types.kinds(hint) == kinds


def test_the_types_of_what_is_unpacked_are_known_one_by_one() -> None:
    assert types.places(tuple[int, str], 2) == [int, str]
    assert types.places(Pair, 2) == [int, str]
    assert types.places(list[float], 3) == [float, float, float]
    assert types.item(tuple[int, str]) == int | str
    assert types.item(dict[str, int]) is str
    assert types.argument(dict[str, int], 1) is int


def test_none_is_left_out_where_a_value_is_present() -> None:
    assert types.present(int | str | None) == int | str
    assert types.only(int | None, "int")
    assert not types.only(int | str, "int")


def test_a_constant_has_the_type_of_its_values() -> None:
    assert types.type_of(("a", 1)) == tuple[str, int]
    assert types.type_of({"a": (1.0,)}) == dict[str, tuple[float]]
    assert types.type_of(Pair(1, "a")) is Pair
