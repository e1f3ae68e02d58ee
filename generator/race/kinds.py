"""Kinds of value: how one is read, said again and described.

A kind stands in the annotation of a key, as in `Percent = Annotated[float, Kind(...)]`, and
pydantic reads the key's text with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_before_validator_function,
    no_info_plain_validator_function,
)

LONGEST_TEXT = 2_000
T = TypeVar("T")


def text_of(value: object) -> str:
    """The text of a scalar, stripped.

    Raises ValueError for a list, a mapping, control characters and text that is too long.
    """
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a mapping"
        raise ValueError(f"this is {kind}; write a single value")
    if len(value) > LONGEST_TEXT:
        raise ValueError(f"this text has {len(value)} characters; write at most {LONGEST_TEXT}")
    if not all(c.isprintable() or c == "\n" for c in value):
        raise ValueError("this text contains control characters; write plain text")
    return value.strip()


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of value."""

    name: str
    """One word for it, as the help of the command shows it: `percent`."""
    write: str
    """What to write, after "write": `a percentage`."""
    parse: Callable[[str], T]
    """Raises ValueError with what is wrong and, after a semicolon, what to write instead."""
    say: Callable[[T], str] = str
    """The text that `parse` reads as this value."""
    pattern: str = r"(.|\n)*"
    """Matches the whole of each text; it may match some that `parse` refuses, too."""
    words: tuple[str, ...] = ()
    """The only texts there are, if they are few."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """How pydantic reads a value of this kind; of a number, it checks the limits as well."""

        def read(value: Any) -> T:
            return self.parse(text_of(value))

        if source in (int, float):
            return no_info_before_validator_function(read, handler(source))
        return no_info_plain_validator_function(read)


@dataclass(frozen=True)
class Limits:
    """The least and the most that a key takes."""

    least: float
    most: float
    said: str
    """Both in words: `0% to 100%`."""

    def refusal(self, value: float, text: str) -> str:
        """What is wrong with a value that was written as `text`; empty if nothing is."""
        return "" if self.least <= value <= self.most else self.out_of_range(text)

    def out_of_range(self, text: str) -> str:
        """What is wrong with a value beyond the limits."""
        return f"`{text}` is out of range; write {self.said}"
