"""Each kind of statement does the same in both languages, or is refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from generator.javascript.script import NotTranslated, script_of
from tests.support.translated import same

NUMBERS = [[0], [3], [10]]


class TooMuch(Exception):
    """More than anybody can take."""


class FarTooMuch(TooMuch):
    """Even more."""

    amount: int

    def __init__(self, amount: int) -> None:
        super().__init__(f"{amount} is far too much")
        self.amount = amount


@dataclass
class Tally:
    """A count that goes up."""

    count: int = 0
    seen: list[int] = field(default_factory=list)

    def add(self, value: int) -> None:
        """Count one more."""
        self.count += 1
        self.seen.append(value)


class Walker:
    """Goes on step by step."""

    place: int
    steps: list[int]

    def __init__(self, start: int) -> None:
        self.place, self.steps = start, []

    def go(self, length: int) -> "Walker":
        """Take a step."""
        self.place += length
        self.steps += [length]
        return self


def branches(a: int) -> str:
    if a < 1:
        said = "none"
    elif a < 5:
        said = "few"
    else:
        said = "many"
    return said


def loops(a: int) -> list[int]:
    found: list[int] = []
    while True:
        a -= 1
        if a < -3:
            break
        if a % 2 == 0:
            continue
        found.append(a)
    for i in range(a, a + 4):
        for j in (1, 2):
            found.append(i * j)
    return [*found, i, j]


def unpacked(a: int) -> list[int]:
    first, *rest = [a, 2, 3]
    both = low, high = rest[0], rest[1]
    low, high = high, low
    again = other = a
    return [first, *rest, low, high, *both, again, other]


def caught(a: int) -> str:
    try:
        return checked(a)
    except FarTooMuch as error:
        return f"{error} ({error.amount})"
    except TooMuch as error:
        return f"caught {error}"
    except ValueError:
        return "not a number"


def checked(a: int) -> str:
    if a > 5:
        raise FarTooMuch(a)
    if a > 2:
        raise TooMuch(f"{a} is too much")
    if a < 0:
        raise ValueError("below zero")
    return "fine"


def raised(a: int) -> str:
    try:
        return checked(a)
    except ValueError:
        raise TooMuch("nothing") from None


def counted(a: int) -> list[int]:
    tally, others = Tally(), Tally(5)
    for value in range(a):
        tally.add(value)
        others.count += tally.count
    tally.seen += [7]
    walker = Walker(a).go(2).go(3)
    return [tally.count, others.count, *tally.seen, len(others.seen), walker.place, *walker.steps]


def generated(a: int) -> list[int]:
    return [*up_to(a), *twice(a)]


def up_to(a: int) -> Iterator[int]:
    count = 0
    while count < a:
        yield count
        count += 1


def twice(a: int) -> Iterator[int]:
    yield from up_to(a)
    yield from up_to(a)


def split_in_two(a: int) -> list[str]:
    texts = [str(a), "4:30", "1:2:3", ""]
    found: list[str] = []
    for text in texts:
        try:
            first, second = text.split(":")
        except ValueError:
            first, *rest = text.split(":")
            second = "-".join(rest)
        found += [first, second]
    return found


def new_tuple(a: int) -> list[int]:
    given: tuple[int, ...] = (a,)
    longer = given
    longer += (2,)
    return [*given, *longer]


def within(a: int) -> int:
    total = 0

    def more(b: int) -> int:
        local = b * 2
        return local + a

    for i in range(3):
        total += more(i)
    return total


def first_above(a: int) -> int | None:  # type: ignore[return]  # noqa: RET503
    for i in range(a):
        if i > 2:
            return i


def end_without_return(a: int) -> list[int | None]:
    found = first_above(a)
    return [found, 0 if found is None else 1]


def annotated(a: int) -> dict[str, int]:
    found: dict[str, int] = {}
    last: int | None = None
    for word in ("a", "b"):
        found[word] = a
        found[word] += 1
        if last is not None:
            found["last"] = last
        last = a
    return found


@pytest.mark.parametrize(
    "function",
    [
        branches, loops, unpacked, caught, raised, counted, generated, up_to, split_in_two,
        new_tuple, within, annotated, end_without_return,
    ],
    ids=lambda value: value.__name__,
)  # fmt: skip
def test_a_statement_does_the_same_in_javascript(tab: Page, function: object) -> None:
    assert callable(function)
    assert same(tab, function, *NUMBERS)


def deleted(a: int) -> None:
    found = {"a": a}
    del found["a"]


def with_else(a: int) -> int:
    for i in range(a):
        if i > 3:
            break
    else:
        return 0
    return 1


def finally_done(a: int) -> int:
    try:
        return checked(a) == ""
    finally:
        a += 1


def set_at_a_place(values: list[int]) -> None:
    values[0] = 1


def star_in_front(values: list[int]) -> int:
    *_, last = values
    return last


def matched(a: int) -> int:
    match a:
        case 0:
            return 1
        case _:
            return 0


def once_only(a: int) -> list[int]:
    found = up_to(a)
    return [*found, *found]


def bare_list(a: int) -> bool:
    found = []  # type: ignore[var-annotated]
    return found == [a]


def flag_for_a_number(a: int) -> int:
    return a > 1


def text_for_a_sequence(a: int) -> Sequence[str]:
    return f"{a}"


def keys_for_an_iterable(a: int) -> Iterable[str]:
    return {"a": a}


def grown_or_new(a: int) -> list[int]:
    values: list[int] | tuple[int, ...] = [a]
    others = values
    values += [2]  # type: ignore[operator]
    return [*others]


def generator_within(a: int) -> list[int]:
    def inner() -> Iterator[int]:
        yield a

    return list(inner())


def place_with_a_call(a: int) -> dict[int, int]:
    left = [a, 1]
    found: dict[int, int] = {}
    found[left.pop()] = left.pop()
    return found


def grown_without_end(a: int) -> int:
    found: object = a
    nested = [found]
    for _ in range(a):
        nested = [nested]
    return len(nested)


def raised_without_a_call(a: int) -> int:
    if a:
        raise TooMuch
    return a


def any_error(a: int) -> int:
    try:
        return a
    except KeyError:
        return 0


def changing_default(a: int, into: list[int] = []) -> list[int]:  # noqa: B006 (this is refused)
    into.append(a)
    return into


class Runner(Walker):
    """Goes on in larger steps."""

    def go(self, length: int) -> Walker:
        """Take two steps at once."""
        self.place += 2 * length
        return self


def replaced_method(a: int) -> int:
    return Runner(a).go(1).place


@pytest.mark.parametrize(
    "function",
    [
        changing_default, replaced_method, deleted, with_else, finally_done, set_at_a_place,
        star_in_front, matched,
        any_error, once_only, bare_list, flag_for_a_number, text_for_a_sequence,
        keys_for_an_iterable, grown_or_new, generator_within, place_with_a_call,
        grown_without_end, raised_without_a_call,
    ],
    ids=lambda value: value.__name__,
)  # fmt: skip
def test_a_statement_that_has_no_translation_is_refused(function: object) -> None:
    with pytest.raises(NotTranslated, match=f"^{__file__}:[0-9]+:[0-9]+: "):
        script_of([function], "tests")
