"""Kinds of value: how one is read, said again and described."""

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.race.kinds import LONGEST_TEXT, Kind, Limits, text_of

DOZENS = Kind("dozens", "a number of dozens", lambda text: int(text) * 12, lambda n: f"{n // 12}")


def read(annotation: Any, text: str) -> object:
    return TypeAdapter(annotation).validate_python(text)


def test_a_value_is_read_as_its_kind_says() -> None:
    assert read(Annotated[int, DOZENS], " 2 ") == 24
    assert read(Annotated[int, DOZENS] | None, "2") == 24
    assert read(tuple[Annotated[int, DOZENS], ...], ["1", "2"]) == (12, 24)  # type: ignore[arg-type]


def test_what_a_kind_cannot_read_is_refused_in_its_words() -> None:
    with pytest.raises(ValidationError, match="invalid literal for int"):
        read(Annotated[int, DOZENS], "two")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (["a"], "this is a list; write a single value"),
        ({"a": "b"}, "this is a mapping; write a single value"),
        ("a\x00b", "this text contains control characters; write plain text"),
        ("x" * (LONGEST_TEXT + 1), "this text has 2001 characters; write at most 2000"),
    ],
)
def test_a_value_is_plain_text(value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        text_of(value)


def test_limits_say_what_is_wrong_with_a_value_beyond_them() -> None:
    limits = Limits(0, 1, "0% to 100%")

    assert limits.refusal(0, "0%") == limits.refusal(1, "100%") == ""
    assert limits.refusal(1.01, "101%") == "`101%` is out of range; write 0% to 100%"
