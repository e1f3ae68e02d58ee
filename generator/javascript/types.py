"""What is known of a value's type: just enough to choose the JavaScript that does the same.

A type is what `typing.get_type_hints` gives: `int`, `list[str]`, `Leg | None`. A kind is the sort
of thing that it is in JavaScript: `list` is an array, whether Python has a list or a tuple.
"""

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Reversible, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, reduce
from itertools import chain, zip_longest
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, Never, TypeVar, Union, get_args, get_origin, get_type_hints

WHOLE, NUMBER = ("int", "bool"), ("int", "bool", "float")
"""Kinds: whole numbers; and numbers, of which True is 1 as in JavaScript."""
PLAIN = {"none", "bool", "int", "float", "str"}
"""Kinds that `===` compares as `==` does."""
_KINDS: dict[Any, str] = {
    NoneType: "none", bool: "bool", int: "int", float: "float", str: "str",
    re.Pattern: "pattern", re.Match: "match", get_origin(Callable[[], None]): "function",
    Mapping: "map", dict: "map", AbstractSet: "set", set: "set", frozenset: "set",
    Sequence: "list", list: "list", tuple: "list", range: "list", Collection: "collection",
    Reversible: "ordered",
}  # fmt: skip
LARGEST = 2**53
"""The largest whole number that JavaScript does not round."""
LIST: Any = list
TUPLE: Any = tuple
SET: Any = set
DICT: Any = dict
FUNCTION: Any = Callable
"""Types to put others into, which are known only as the program runs."""
hints_of = cache(get_type_hints)
"""The types of a function's parameters, or of the fields of a class."""


@cache
def members(hint: Any) -> tuple[Any, ...]:
    """The types that a union is made of; a literal is the type of its values, and Never is none."""
    if isinstance(hint, TypeVar):
        hint = reduce(or_, hint.__constraints__ or (hint.__bound__ or object,))
    if get_origin(hint) in (Union, UnionType):
        return tuple(dict.fromkeys(one for part in get_args(hint) for one in members(part)))
    if get_origin(hint) is Literal:
        return tuple(dict.fromkeys(map(type, get_args(hint))))
    return () if hint is Never else (NoneType if hint is None else hint,)


def either(*hints: Any) -> Any:
    """The union of some types; of no type, as for what is in an empty list, it is Never."""
    found = dict.fromkeys(member for hint in hints for member in members(hint))
    return reduce(or_, found) if found else Never


def present(hint: Any) -> Any:
    """A type without None."""
    return either(*(member for member in members(hint) if member is not NoneType))


def kind_of(member: Any) -> str:
    """The kind of one type."""
    origin = get_origin(member) or member
    if origin in _KINDS or origin in (object, Any) or not isinstance(origin, type):
        return _KINDS.get(origin, "unknown")
    return "iterable" if issubclass(origin, Iterable) and not is_record(origin) else "record"


def kinds(hint: Any) -> set[str]:
    """The kinds that a value of a type may be of."""
    return {kind_of(member) for member in members(hint)}


def only(hint: Any, *wanted: str) -> bool:
    """Whether a value of a type is of one of these kinds, unless it is None."""
    return kinds(present(hint)) <= set(wanted) and kinds(hint) != {"none"}


def is_settled(hint: Any) -> bool:
    """Whether a type says what is in all its containers; that of a bare `[]` does not."""
    holding = [get_args(one) for one in members(hint) if kind_of(one) != "function"]
    held = [[part for part in one if part is not ...] for one in holding]
    inner = [either(*one) for one in zip_longest(*held, fillvalue=Never)]
    return all(one is not Never and is_settled(one) for one in inner)


def is_comparable(hint: Any) -> bool:
    """Whether values of a type are equal in JavaScript if, and only if, they are in Python."""
    found = kinds(hint)
    is_mixed = "bool" in found and found & {"int", "float"}
    if is_mixed or not found <= PLAIN | {"record", "list", "map", "set", "function"}:
        return False
    # A list is no tuple, and a Sequence is either. A named tuple is equal to other tuples.
    lists = {get_origin(one) or one for one in members(hint) if kind_of(one) == "list"}
    tuples = {one for one in members(hint) if hasattr(one, "_fields")}
    if len(lists | tuples) > 1 or not lists <= {list, tuple}:
        return False
    maps = [one for one in members(hint) if kind_of(one) == "map"]
    held = [_held(one) for one in members(hint) if kind_of(one) in ("list", "set")]
    inner = either(*chain(*held), *(get_args(one)[1] for one in maps))
    return inner is Never or is_comparable(inner)


def is_record(cls: Any) -> bool:
    """Whether a class has declared fields, which its constructor takes in their order."""
    return dataclasses.is_dataclass(cls) or hasattr(cls, "_fields") or hasattr(cls, "model_fields")


def is_only_itself(cls: Any) -> bool:
    """Whether an object of a class is equal to no other, whatever its fields hold."""
    return cls.__eq__ is object.__eq__


def fields_of(cls: Any) -> dict[str, Any]:
    """The fields of a record in their order, with their defaults; Ellipsis for none."""
    if hasattr(cls, "_fields"):
        return {name: cls._field_defaults.get(name, ...) for name in cls._fields}
    if hasattr(cls, "model_fields"):
        fields = cls.model_fields.items()
        return {name: ... if one.is_required() else one.get_default() for name, one in fields}
    found = {}
    for one in dataclasses.fields(cls) if dataclasses.is_dataclass(cls) else ():
        made = ... if one.default_factory is dataclasses.MISSING else one.default_factory()
        found[one.name] = made if one.default is dataclasses.MISSING else one.default
    return found


def places(hint: Any, count: int) -> list[Any]:
    """The types of the first values that iterating over something gives."""
    found = [_held(member) for member in members(present(hint))]
    enough = [one * count if len(one) == 1 else one[:count] for one in found]
    return [either(*one) for one in zip(*enough, strict=False)]


def item(hint: Any) -> Any:
    """The type of whatever iterating over a value gives."""
    return either(*(one for member in members(present(hint)) for one in _held(member)))


def _held(member: Any) -> tuple[Any, ...]:
    """The types of what is in a tuple, one by one; of a list, the only one."""
    if hasattr(member, "_fields"):
        return tuple(hints_of(member).values())
    arguments = get_args(member)
    if not arguments and get_origin(member) is not tuple:
        arguments = (str if member is str else object,)
    return arguments if is_fixed(member) else arguments[:1]


def is_fixed(member: Any) -> bool:
    """Whether a type is that of a tuple with so many values."""
    return get_origin(member) is tuple and ... not in get_args(member)


def can_unpack(hint: Any, count: int, *, has_more: bool) -> bool:
    """Whether a value is known to hold so many others, or perhaps more."""
    for member in members(present(hint)):
        held = _held(member)
        if not (is_fixed(member) or hasattr(member, "_fields")) or len(held) < count:
            return False
        if len(held) > count and not has_more:
            return False
    return True


def argument(hint: Any, number: int) -> Any:
    """The type with a number in the brackets of a type: 1 for the values of a mapping."""
    found = [get_args(member)[number] for member in members(present(hint)) if get_args(member)]
    return either(*found)


def type_of(value: object) -> Any:
    """The type of a constant."""
    if isinstance(value, Mapping):
        return DICT[either(*map(type_of, value)), either(*map(type_of, value.values()))]
    if isinstance(value, list):
        return LIST[either(*map(type_of, value))]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return TUPLE[tuple(map(type_of, value))]
    return type(value)


def flat_name(owner: Any, package: str) -> str:
    """What a module, or a class in one, is called: `pacing_plan`, `pacing_plan$Refusal`."""
    module, own = getattr(owner, "__module__", ""), getattr(owner, "__qualname__", "")
    name = (module or owner.__name__).removeprefix(f"{package}.").replace(".", "_")
    return f"{name}${own}" if own else name
