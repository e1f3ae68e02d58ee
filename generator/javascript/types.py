"""What is known of a value's type: just enough to choose the JavaScript that does the same.

A type is what `typing.get_type_hints` gives: `int`, `list[str]`, `Leg | None`. A kind is the sort
of thing that it is in JavaScript: `list` is an array, whether Python has a list or a tuple.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

WHOLE, NUMBER, KEY = ("int", "bool"), ("int", "bool", "float"), ("int", "float", "str")
"""Kinds: whole numbers; numbers, of which True is 1 as in JavaScript; and what a Map or a Set finds
again, where it would compare anything larger by identity."""
PLAIN = {"none", "bool", "int", "float", "str"}
"""Kinds that `===` compares as `==` does."""
_EXACTLY: dict[Any, str] = {
    NoneType: "none", bool: "bool", int: "int", float: "float", str: "str",
    re.Pattern: "pattern", re.Match: "match", get_origin(Callable[[], None]): "function",
}  # fmt: skip
_CONTAINERS = ((Mapping, "map"), (AbstractSet, "set"), (Sequence, "list"), (Iterable, "iterable"))
LIST: Any = list
TUPLE: Any = tuple
SET: Any = set
DICT: Any = dict
EACH: Any = Iterable
FUNCTION: Any = Callable
"""Types to put others into, which are known only as the program runs."""
hints_of = cache(get_type_hints)
"""The types of a function's parameters, or of the fields of a class."""


def members(hint: Any) -> tuple[Any, ...]:
    """The types that a union is made of; a literal is the type of its values."""
    if isinstance(hint, TypeVar):
        hint = reduce(or_, hint.__constraints__ or (hint.__bound__ or object,))
    if get_origin(hint) in (Union, UnionType):
        return tuple(dict.fromkeys(one for part in get_args(hint) for one in members(part)))
    if get_origin(hint) is Literal:
        return tuple(dict.fromkeys(map(type, get_args(hint))))
    return (NoneType if hint is None else hint,)


def either(hints: Iterable[Any]) -> Any:
    """The union of some types; `object`, of which nothing is known, of none."""
    found = dict.fromkeys(member for hint in hints for member in members(hint))
    return reduce(or_, found) if found else object


def present(hint: Any) -> Any:
    """A type without None."""
    return either(member for member in members(hint) if member is not NoneType)


def kind_of(member: Any) -> str:
    """The kind of one type."""
    origin = get_origin(member) or member
    if origin in _EXACTLY or origin in (object, Any) or not isinstance(origin, type):
        return _EXACTLY.get(origin, "unknown")
    if is_record(origin):
        return "record"
    return next((kind for cls, kind in _CONTAINERS if issubclass(origin, cls)), "record")


def kinds(hint: Any) -> set[str]:
    """The kinds that a value of a type may be of."""
    return {kind_of(member) for member in members(hint)}


def only(hint: Any, *wanted: str) -> bool:
    """Whether a value of a type is of one of these kinds, unless it is None."""
    return kinds(present(hint)) <= set(wanted)


def is_record(cls: Any) -> bool:
    """Whether a class has declared fields, which its constructor takes in their order."""
    return dataclasses.is_dataclass(cls) or hasattr(cls, "_fields") or hasattr(cls, "model_fields")


def places(hint: Any, count: int) -> list[Any]:
    """The types of the first values that iterating over something gives."""
    found = []
    for member in members(present(hint)):
        arguments = get_args(member) or (str,)
        if hasattr(member, "_fields"):
            arguments = tuple(hints_of(member).values())
        elif get_origin(member) is not tuple:
            arguments = (arguments[0], ...)
        found.append(arguments[:1] * count if ... in arguments else arguments[:count])
    return [either(one) for one in zip(*found, strict=False)]


def item(hint: Any) -> Any:
    """The type of whatever iterating over a value gives."""
    return either(places(hint, 30))


def argument(hint: Any, number: int) -> Any:
    """The type with a number in the brackets of a type: 1 for the values of a mapping."""
    return either(get_args(member)[number] for member in members(present(hint)) if get_args(member))


def type_of(value: object) -> Any:
    """The type of a constant."""
    if isinstance(value, Mapping):
        keys, values = either(map(type_of, value)), either(map(type_of, value.values()))
        return DICT[keys, values]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return TUPLE[tuple(map(type_of, value))]
    return type(value)
