"""Functions of Python, methods of texts and containers, and our own, called in both languages."""

import itertools
import math
import posixpath
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, floor, inf, sqrt
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from generator.javascript.script import NotTranslated, script_of
from tests.support.translated import same

LISTS: list[list[list[int]]] = [[[]], [[3]], [[4, 1, 3, 1]]]
FLOATS: list[list[float]] = [[0.0], [-0.0], [2.5], [-2.5], [1e-9], [12345.678]]
TEXTS = [[""], ["a, b"], [" 4:00/0:30 "], ["$& naïve\u00a0🏃 $1"], ["a,,b"], ["run run"]]


def numbers(a: float) -> list[float]:
    small, large = min(a, 2.0), max(a, 0.0)
    return [floor(a), ceil(a), abs(a), int(a), sqrt(abs(a)), small, large, float(floor(a))]


def whole(a: int) -> list[int]:
    minutes, seconds = divmod(a, 60)
    return [minutes, seconds]


def lists(values: list[int]) -> list[list[int]]:
    copied = list(values)
    copied.append(len(values))
    return [copied, sorted(values), sorted(values, reverse=True), list(reversed(values))]


def sums(values: list[int]) -> list[float]:
    return [sum(values), min(values, default=-1), max(values, default=0.5), len(values)]


def size_of(text: str) -> tuple[int, str]:
    return len(text), text


def by_key(text: str) -> list[str]:
    words = text.split(" ")
    return [max(words, key=size_of), min(words, key=size_of), *sorted(words, key=size_of)]


def in_order_of_the_alphabet(text: str) -> list[str]:
    return sorted([*text.split(" "), "z", "Z", "é", "\uffff", "🏃"])


def together(values: list[int]) -> list[tuple[int, int]]:
    ranged = [(i, i) for i in range(3)] + [(i, i) for i in range(5, 0, -2)]
    numbered = list(enumerate(values)) + list(enumerate(values, start=1))
    return [*ranged, *numbered, *zip(values, values[2:], strict=False), *pairwise(values)]


def searched(values: list[int]) -> list[int]:
    ordered = sorted(values)
    first_large = next((value for value in values if value > 2), -1)
    return [bisect_left(ordered, 1), bisect_right(ordered, 1), first_large]


def taken_off(values: list[int]) -> list[int]:
    more = [*values, 5, 6, 7]
    return [more.pop(), more.pop(0), more.pop(-1), *more]


def split_anywhere(text: str) -> list[str]:
    return [*text.split(None), *text.split(), "".join(text.rstrip(None))]


def any_and_all(values: list[int]) -> list[bool]:
    return [any(value > 3 for value in values), all(value > 0 for value in values if value != 3)]


def texts(text: str) -> list[str]:
    head, middle, tail = text.partition(",")
    last = text.rpartition(" ")
    return [
        text.strip(), text.replace("a", "$&"), text.removeprefix("a"), text.removesuffix("b"),
        text.rstrip("b "), "-".join([head, middle, tail, *last]), *text.split(), *text.split(","),
    ]  # fmt: skip


def of_no_letters(text: str) -> list[str]:
    return [text.replace("", "-"), str(text.count("")), text.removesuffix(""), text.rstrip("")]


def asked_of_texts(text: str) -> list[int]:
    starts, ends = text.startswith("a"), text.endswith("run")
    return [text.count("run"), 1 if starts else 0, 1 if ends else 0, len(text)]


def of_mappings(values: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for value in values:
        found.setdefault(value % 2, []).append(value)
    for key, held in found.items():
        held.append(key)
    found[9] = [len(found), *found.get(1, []), *found] if 1 in found else []
    missing = found.get(77)
    found[10] = [1] if missing is None else missing
    return found


def unique(values: list[int]) -> list[int]:
    return list(dict.fromkeys(values))


def read(text: str) -> int:
    return int(text) if text.strip("") == text and text in {"4", "-12"} else -1


def of_texts(text: str) -> float:
    return float(text) if text in {"4", "12.5"} else inf


def twice(value: int, times: int = 2, *, more: int = 0) -> int:
    return value * times + more


def named_arguments(a: int) -> list[int]:
    return [twice(a), twice(a, 3), twice(a, more=1), twice(times=a, value=2), twice(*[a, 5])]


def applied(a: int) -> int:
    def add(b: int) -> int:
        return a + b

    return _apply(add, 2) + _apply(twice, 3)


def _apply(action: Callable[[int], int], value: int) -> int:
    return action(value)


@pytest.mark.parametrize(
    ("function", "calls"),
    [
        (numbers, FLOATS), (whole, [[59], [60], [-1], [3725]]), (lists, LISTS), (sums, LISTS),
        (by_key, [["ab a abc xyz"]]), (in_order_of_the_alphabet, TEXTS), (together, LISTS),
        (taken_off, LISTS), (split_anywhere, TEXTS),
        (searched, LISTS), (any_and_all, LISTS), (texts, TEXTS), (asked_of_texts, TEXTS),
        (of_no_letters, TEXTS),
        (of_mappings, LISTS), (unique, LISTS), (of_texts, [["4"], ["12.5"], ["x"]]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_a_call_means_the_same_in_javascript(
    tab: Page, function: object, calls: list[list[object]]
) -> None:
    assert callable(function)
    assert same(tab, function, *calls)


class Counter(NamedTuple):
    """A record with what JavaScript does not know of."""

    number: int

    def __len__(self) -> int:
        return 3

    @staticmethod
    def three() -> int:
        """Always the same."""
        return 3


def opened(text: str) -> str:
    return open(text).read()  # noqa: PTH123 (this is what is refused)


def spread(a: int) -> int:
    options = {"times": a}
    return twice(a, **options)


def with_a_width(text: str) -> str:
    return text.rjust(8)


def mapped(values: list[int]) -> list[int]:
    return list(map(abs, values))


def joined_as_paths(text: str) -> str:
    return posixpath.join(text, text)


def counted_on() -> int:
    return next(itertools.count())


def exponential(a: float) -> float:
    return math.exp(a)


def given_a_flag(a: int) -> int:
    return twice(a > 1)


def size_of_all(words: Sequence[str]) -> int:
    return len(words)


def given_a_text(text: str) -> int:
    return size_of_all(text)


def given_a_record(a: int) -> int:
    return total_of(Counter(a))


def total_of(values: tuple[int, ...]) -> int:
    return sum(values)


def in_another_order(values: list[int]) -> int:
    return twice(times=values.pop(), value=values.pop())


def function_in_a_set(a: int) -> int:
    return a + len({twice})


def class_as_a_value(a: int) -> list[Counter]:
    return [make(a) for make in (Counter,)]


def counting(a: int) -> Iterator[int]:
    while True:
        yield a


def zipped_with_a_generator(values: list[int]) -> list[tuple[int, int]]:
    return list(zip(values, counting(1), strict=False))


def value_of_nothing(values: list[int]) -> bool:
    return values.append(1) is None  # type: ignore[func-returns-value]


def of_any_kind(a: object) -> int:
    return len(a)  # type: ignore[arg-type]


def with_more(*values: int) -> int:
    return len(values)


@cache
def kept(a: int) -> int:
    return a


def of_kept(a: int) -> int:
    return kept(a)


def with_a_length(a: int) -> bool:
    return bool(Counter(a))


def by_the_class(counter: Counter) -> int:
    return counter.three()


def sorted_lists(values: list[list[object]]) -> list[list[object]]:
    return sorted(values)


@pytest.mark.parametrize(
    "function",
    [
        opened, spread, with_a_width, mapped, sorted_lists, read, joined_as_paths, counted_on,
        exponential, given_a_flag, given_a_text, given_a_record, in_another_order, with_more,
        function_in_a_set, class_as_a_value, zipped_with_a_generator, of_any_kind,
        value_of_nothing, of_kept, with_a_length, by_the_class,
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_a_call_that_has_no_translation_is_refused(function: object) -> None:
    with pytest.raises(NotTranslated, match=f"^{__file__}:[0-9]+:[0-9]+: "):
        script_of([function], "tests")
