"""What `runtime.js` knows of Python: functions, and methods of texts and containers.

The stubs of `runtime.pyi` declare their types.
"""

import bisect
import builtins
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from types import FunctionType, NoneType
from typing import Any, Never, TypeVar, get_args, get_type_hints

from generator.javascript.types import (
    argument,
    either,
    hints_of,
    is_fixed,
    item,
    kind_of,
    members,
    places,
    present,
)

_STUBS = Path(__file__).with_suffix("").with_name("runtime.pyi").read_text(encoding="utf-8")
_TAKES: dict[str, set[str]] = {
    "float": {"int", "float"},
    "ordered": {"list", "ordered", "str", "map"},
    "iterable": {"list", "ordered", "iterable", "str", "map"},
    "collection": {"list", "ordered", "iterable", "str", "map", "set"},
}
"""Kinds of values that may be given where another kind is declared."""
ONCE = {"ordered", "iterable"}
"""Kinds that Python may go through once only, and JavaScript again or not at all."""
_OTHER = {
    "int": {"bool"}, "float": {"bool"}, "list": {"record", "str"},
    "ordered": {"map", "set", *ONCE}, "iterable": {"map", "set", *ONCE},
}  # fmt: skip
"""Kinds that are as good as another in Python, but not in JavaScript."""


def _stubs() -> dict[str, Callable[..., Any]]:
    found: dict[str, Any] = {}
    exec("from __future__ import annotations\n" + _STUBS, {}, found)  # noqa: S102 (our own code)
    # Stubs are called like the types that they make, which their annotations mean.
    stubs: dict[str, Callable[..., Any]]
    stubs = {name: one for name, one in found.items() if isinstance(one, FunctionType)}
    words = {name: one for name, one in found.items() if name not in stubs}
    for stub in stubs.values():
        stub.__annotations__ = get_type_hints(stub, words)
    return stubs


KNOWN = _stubs()
"""The stubs by name. They do nothing."""
_OWNERS = (builtins, math, bisect, itertools, dict, str)


def is_known(found: Any, name: str) -> bool:
    """Whether a function of Python is what a stub stands for."""
    return name in KNOWN and any(found == getattr(one, name, None) for one in _OWNERS)


def fits(hint: Any, wanted: Any, but: Set[str] = frozenset()) -> bool:
    """Whether a value of a type may be given where another is declared.

    Kinds that are named in `but` do not take the place of others. None that a value may be, too,
    does not count: only what is in the program says when it is.
    """
    if isinstance(wanted, list) or (isinstance(wanted, TypeVar) and not wanted.__constraints__):
        return True
    given = members(present(hint)) or members(hint)
    return all(any(_fits(member, one, but) for one in members(wanted)) for member in given)


def suits(hint: Any, declared: Any, but: Set[str] = frozenset()) -> bool:
    """Whether our own code may be given a value where it declares a type, or JavaScript differs.

    Type checkers see to all else, such as which type of a union a value is where it is used.
    """
    for member in members(present(hint)):
        wanted = {kind_of(one) for one in members(declared)}
        others = set().union(*(_OTHER.get(one, set()) for one in wanted)) - but
        fitting = any(_fits(member, one, others) for one in members(declared))
        if not fitting and kind_of(member) in wanted | others:
            return False
    return True


def _fits(member: Any, wanted: Any, but: Set[str]) -> bool:
    kind, wanted_kind = kind_of(member), kind_of(wanted)
    if wanted_kind == "unknown":
        return True
    if hasattr(member, "_fields") and wanted_kind in ONCE:
        return fits(item(member), item(wanted), but)
    if kind != wanted_kind and kind not in _TAKES.get(wanted_kind, set()) - but:
        return False
    if is_fixed(wanted):
        return all(map(fits, places(member, len(get_args(wanted))), get_args(wanted)))
    parts = zip(_parts(member, wanted), get_args(wanted), strict=False)
    return all(fits(*pair, but) for pair in parts)


def _parts(hint: Any, wanted: Any) -> Sequence[Any]:
    """The types in the brackets of a type, in the order of those of a type that is declared."""
    match kind_of(wanted):
        case "function":
            return Never, argument(hint, -1)
        case "map":
            return argument(hint, 0), argument(hint, 1)
        case "ordered" | "iterable" | "collection" | "list" | "set":
            return (item(hint),)
    return ()


def result_of(stub: Callable[..., Any], hints: Mapping[str, Any]) -> Any:
    """The type of what a stub returns for arguments of these types."""
    declared, bound = hints_of(stub), {}  # type: ignore[var-annotated]
    for name, hint in hints.items():
        _bind(declared[name], hint, bound)
    for name in declared.keys() - hints.keys() - {"return"}:
        if isinstance(declared[name], TypeVar):  # Left out, such a value is None.
            bound.setdefault(declared[name], NoneType)
    result = declared["return"]
    if isinstance(result, TypeVar):
        return bound.get(result, Never)
    names: Iterable[Any] = getattr(result, "__parameters__", ())
    return result[tuple(bound.get(one, Never) for one in names)] if names else result


def _bind(wanted: Any, hint: Any, bound: dict[Any, Any]) -> None:
    """Find out what the variables in a declared type stand for."""
    if isinstance(wanted, TypeVar):
        bound[wanted] = either(*([bound[wanted]] if wanted in bound else []), hint)
        return
    for inner, part in zip(get_args(wanted), _parts(hint, wanted), strict=False):
        _bind(inner, part, bound)
