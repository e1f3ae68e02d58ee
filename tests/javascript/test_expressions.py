"""Each kind of expression means the same in both languages, or is refused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from generator.javascript.script import NotTranslated, script_of
from tests.support.translated import same

NUMBERS = [[0], [1], [-7], [12], [3600]]
LISTS: list[list[list[int]]] = [[[]], [[3]], [[1, 2, 3, 4]]]
TEXTS = [[""], ["a"], ["4:00/0:30"], ["naïve 🏃 run"], ["  two  words "]]


class Pair(NamedTuple):
    """Two numbers."""

    first: int
    second: int = 2


@dataclass(frozen=True)
class Runner:
    """Somebody who runs."""

    name: str
    pair: Pair | None = None

    @property
    def total(self) -> int:
        """Of her numbers."""
        return self.pair.first + self.pair.second if self.pair else 0

    def __str__(self) -> str:
        return f"{self.name}!"


def arithmetic(a: int) -> list[float]:
    return [
        a + 2 * 3,
        (a + 2) * 3,
        a - (4 - 1),
        a / 4,
        -a,
        -(-a - 1),
        7 // 2,
        a // 5,
        a % 5,
        -a % 7,
    ]


def chained(a: int) -> bool:
    limit = 10
    return 0 <= limit and -5 < limit < a


def conditional(a: int) -> str:
    return "none" if not a else "few" if a < 10 else "many"


def either_of(text: str) -> str:
    return text or "nothing"


def truths(values: list[int]) -> list[bool]:
    return [bool(values), not values, bool(values and values[0] > 1), bool(values or None)]


def no_list_is_true(values: list[int]) -> str:
    return "some" if values else "none"


def formatted(a: int) -> str:
    return f"{a} and {a:02}: {a:,} `$` ${a}"


def sliced(values: list[int]) -> list[list[int]]:
    return [values[1:], values[:2], values[:-1], values[-2:], values[1:3]]


def last_of(values: list[int]) -> int:
    return values[-1] if len(values) > 0 else -1


def letters(text: str) -> list[str]:
    return [text[1:3], text[:1], text[-2:]]


def comprehended(values: list[int]) -> list[int]:
    return [a * b for a in values if a > 1 for b in values if b != a]


def mapped(values: list[int]) -> dict[int, str]:
    return {value: f"{value}" for value in values if value > 1}


def in_a_set(values: list[int]) -> set[int]:
    return {value % 2 for value in values}


def inside(text: str) -> list[bool]:
    return ["run" in text, text in {"a", "b"}, text in ["a", ""], text not in {"": 1}]


def merged(a: int) -> dict[str, int]:
    known = {"a": 1, "b": 2}
    return {**known, "b": a, "c": a}


def alike(a: int) -> list[bool]:
    one, other = Runner("Ann", Pair(a, 2)), Runner("Ann", Pair(1))
    return [one == other, one != other, (a, 2) == (1, 2), [a] == [1], one is other]


def fields(a: int) -> list[int]:
    runner = Runner("Ann", Pair(first=a))
    changed = replace(runner, pair=None)
    pair = Pair(1)._replace(second=a)
    first, second = pair
    return [runner.total, changed.total, first, second, pair.second]


def said(a: int) -> str:
    return f"{Runner('Ann')} {str(a) + '?'} {Runner('Bob', Pair(a))}"


def named_on_the_way(text: str) -> int:
    if (length := len(text)) > 3:
        return length
    return -length


def said_of_none(a: int) -> str:
    count: int | None = a if a > 1 else None
    return f"{count}"


def cut_at_none(values: list[int]) -> list[int]:
    end: int | None = 1 if len(values) > 2 else None
    return values[:end]


def checked(value: int) -> bool:
    if value > 8:
        raise ValueError("too far")
    return value > 2


def stopped_early(values: list[int]) -> list[bool]:
    """Whoever goes on after the first that decides meets one that raises."""
    more = [*values, 3, 9]
    found = next(value * 2 for value in more if checked(value)) > 0
    is_any = any(checked(value + other) for value in more if value for other in (0, 1))
    is_all = all(not checked(value) for value in more if value)
    return [found, is_any, is_all]


def noted(log: list[int], value: int) -> int:
    log.append(value)
    return value


def noting(log: list[int], values: list[int]) -> Iterator[int]:
    for value in values:
        log.append(-value)
        yield value


def one_by_one(values: list[int]) -> list[int]:
    """A generator goes on only as far, and as soon, as somebody asks."""
    log: list[int] = []
    made = [noted(log, value + 10) for value in noting(log, values) if noted(log, value) > 1]
    pairs = [noted(log, a + b) for a in noting(log, values) for b in noting(log, [a])]
    is_any = any(value > 1 for value in noting(log, values))
    first = next((value for value in noting(log, values) if value > 2), 0)
    return [*made, *pairs, 1 if is_any else 0, first, *log]


PATTERN = re.compile(r"(?:(\d{1,2}):)?(\d\d)\s*x", re.ASCII)


def matched(text: str) -> list[str | None]:
    match = PATTERN.fullmatch(text)
    return [match[0], match[1], match[2]] if match else []


@pytest.mark.parametrize(
    ("function", "calls"),
    [
        (arithmetic, NUMBERS), (chained, NUMBERS), (conditional, NUMBERS), (either_of, TEXTS),
        (no_list_is_true, LISTS), (formatted, [*NUMBERS, [1234567], [-1234]]), (sliced, LISTS),
        (last_of, LISTS), (letters, TEXTS), (comprehended, LISTS), (mapped, LISTS),
        (in_a_set, LISTS), (inside, TEXTS), (merged, NUMBERS), (alike, NUMBERS), (fields, NUMBERS),
        (said, NUMBERS), (said_of_none, NUMBERS), (cut_at_none, LISTS), (stopped_early, LISTS), (one_by_one, LISTS),
        (named_on_the_way, TEXTS),
        (matched, [["4:30x"], ["30 \t x"], ["4:30"], ["x30x"], ["٣٠x"]]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_an_expression_means_the_same_in_javascript(
    tab: Page, function: object, calls: list[list[object]]
) -> None:
    assert callable(function)
    assert same(tab, function, *calls)


def powers(a: int) -> int:
    return a**2


def rounded(a: float) -> int:
    return round(a)


def float_said(a: float) -> str:
    return f"{a}"


def float_formatted(a: float) -> str:
    return f"{a:.1f}"


def floats_divided(a: float) -> float:
    return a // 2


def floats_added(values: list[float]) -> float:
    return sum(values)


def keyed_by_tuple(a: int) -> dict[tuple[int, int], int]:
    return {(a, a): 1}


def set_in_order(values: list[int]) -> list[int]:
    return [value for value in {*values}]  # noqa: C416 (this is what is refused)


def truth_and_number(a: int) -> bool:
    return (a > 1) == a


def texts_in_order(a: str) -> bool:
    return a < "b"


def words_of_javascript(new: int) -> int:
    return new


def any_pattern(text: str) -> bool:
    return bool(re.compile(text))


def too_large(a: int) -> int:
    return a + 9007199254740993


def kept_for_later(values: list[int]) -> list[int]:
    found = (value for value in values if value)
    return [*found, *found]


def named_for_each(values: list[int]) -> list[int]:
    return [double for value in values if (double := value * 2) > 2]


def tuple_and_record(a: int) -> bool:
    return Pair(a) == (a, 2)


def list_and_tuple(values: Sequence[int]) -> bool:
    return values == [1, 2]


def pair_in_a_list(a: int) -> bool:
    return (a, 2) in [Pair(a)]


def flag_in_numbers(a: int) -> bool:
    return (a > 1) in {1: "one"}


def set_among_items(a: int) -> list[int]:
    return [0, *{a, a + 1}]


def record_without_words(a: int) -> str:
    return f"{Pair(a)}"


def of_no_known_type(a: object) -> str:
    return f"{a}"


@pytest.mark.parametrize(
    ("function", "why"),
    [
        (powers, "Pow"), (rounded, "round"), (float_said, "only whole numbers"),
        (float_formatted, "format `.1f`"), (floats_divided, "FloorDiv"),
        (floats_added, "does not fit `values` of `sum("), (keyed_by_tuple, "can be keys"),
        (set_in_order, "a set has no order"), (truth_and_number, "may be equal in one"),
        (texts_in_order, "only numbers have an order"), (words_of_javascript, "another name"),
        (any_pattern, "compile"), (of_no_known_type, "only whole numbers"),
        (too_large, "too large"), (kept_for_later, "write a list"), (named_for_each, "in a comprehension"),
        (tuple_and_record, "may be equal in one"),
        (list_and_tuple, "may be equal in one"), (pair_in_a_list, "may be equal in one"),
        (flag_in_numbers, "may be equal in one"), (set_among_items, "a set has no order"),
        (record_without_words, "has no `__str__`"), (truths, "a list cannot stand before"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_what_would_mean_something_else_is_refused_with_its_place(
    function: object, why: str
) -> None:
    with pytest.raises(NotTranslated) as refused:
        script_of([function], "tests")

    code = getattr(function, "__code__")  # noqa: B009 (mypy knows functions as objects here)
    place, line, _, message = str(refused.value).split(":", 3)
    assert place == __file__
    assert code.co_firstlineno <= int(line) <= code.co_firstlineno + 2
    assert why in message
