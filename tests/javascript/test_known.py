"""What the runtime knows of Python, by the types that its stubs declare."""

import itertools
import math
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.javascript.known import KNOWN, fits, is_known, result_of
from generator.javascript.types import hints_of, item, places
from tests.support.translated import RUNTIME


def test_the_runtime_has_every_function_that_a_stub_declares() -> None:
    script = RUNTIME.read_text(encoding="utf-8")
    body = script[script.index("const py = {") :]
    has = set(re.findall(r"^ {4}(\w+)(?=[:(,])", body, re.MULTILINE))

    assert KNOWN.keys() - has == set()


def test_a_function_of_python_is_known_by_what_it_is_and_not_by_its_name() -> None:
    assert is_known(math.sqrt, "sqrt")
    assert is_known(dict.fromkeys, "fromkeys")
    assert is_known(itertools.pairwise, "pairwise")
    assert not is_known(posixpath.join, "join")
    assert not is_known(math.exp, "exp")


@pytest.mark.parametrize(
    ("hint", "name", "parameter", "does_fit"),
    [
        (int, "sqrt", "value", True),
        (float | None, "sqrt", "value", True),
        (None, "sqrt", "value", False),
        (str, "sqrt", "value", False),
        (float, "range", "start", False),
        (list[int], "sum", "values", True),
        (list[float], "sum", "values", False),
        (tuple[int, ...], "len", "values", True),
        (set[str], "sorted", "values", True),
        (set[str], "list", "values", False),
        (list[str], "join", "texts", True),
        (list[int], "join", "texts", False),
        (Mapping[str, int], "items", "mapping", True),
        (Callable[[Any], int], "sorted", "key", True),
        (Callable[[Any], tuple[int, str]], "sorted", "key", True),
        (Callable[[Any], list[object]], "sorted", "key", False),
    ],
)
def test_a_value_fits_where_python_and_the_runtime_do_the_same_with_it(
    hint: Any, name: str, parameter: str, does_fit: bool
) -> None:
    assert fits(hint, hints_of(KNOWN[name])[parameter]) is does_fit


@pytest.mark.parametrize(
    ("name", "given", "result"),
    [
        ("len", {"values": list[str]}, int),
        ("max", {"one": int, "other": float}, int | float),
        ("get", {"mapping": dict[str, int], "key": str, "default": float}, int | float),
        ("get", {"mapping": dict[str, int], "key": str}, int | None),
        ("pop", {"values": list[str], "at": int}, str),
    ],
)
def test_the_type_of_a_result_follows_from_those_of_the_arguments(
    name: str, given: dict[str, Any], result: Any
) -> None:
    assert result_of(KNOWN[name], given) == result


def test_what_is_in_a_result_has_the_types_of_what_is_in_the_arguments() -> None:
    numbered = result_of(KNOWN["enumerate"], {"values": list[str]})
    paired = result_of(KNOWN["zip"], {"values": list[str], "others": tuple[float, ...]})

    assert places(item(numbered), 2) == [int, str]
    assert places(item(paired), 2) == [str, float]
