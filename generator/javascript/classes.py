"""Which classes have a translation: those that are their fields and methods, and no more."""

import ast
import dataclasses
from types import FunctionType
from typing import Any

from generator.javascript.expressions import SPECIAL, Outside, named
from generator.javascript.source import definition, module_of
from generator.javascript.types import fields_of, is_record

METHOD = FunctionType | property
_OF_OBJECTS = {"constructor", "toString"}
_OF_ERRORS = {*_OF_OBJECTS, "message", "name", "stack", "cause"}
"""What members of classes, and of exceptions, are called in JavaScript."""


def check_class(cls: Any) -> None:
    """Refuse a class that does more than its fields and methods say. Raises Outside."""
    node, above = definition(module_of(cls), cls.__name__), cls.__bases__[0]
    fields, package = fields_of(cls), cls.__module__.split(".")[0]
    ours = [one for one in cls.__mro__[1:] if one.__module__.split(".")[0] == package]
    members = [pair for one in ours for pair in vars(one).items() if isinstance(pair[1], METHOD)]
    seen = {name for name, _ in members if not name.startswith("__")}
    if hasattr(cls, "model_fields"):
        is_simple = not seen
    elif is_record(cls):
        # An empty tuple is false.
        is_plain = all(map(_is_plain_field, _fields(cls)))
        is_simple = is_plain and (above is object or (above is tuple and bool(fields)))
    else:
        is_simple = above in (object, Exception) or (above in ours and not is_record(above))
    if cls.__bases__[1:] or not is_simple:
        raise Outside(node, "this class has fields or classes above it that are no plain ones")
    _check_super(node, above)
    special = SPECIAL - ({"__init__"} if is_record(cls) else set())
    for one in node.body:
        match one:
            case ast.Expr(ast.Constant()) | ast.Pass():
                continue
            case ast.Assign([ast.Name("model_config" | "__slots__")]):
                continue
            case ast.AnnAssign(ast.Name(name) as member, _, value):
                is_simple = name in fields or not (is_record(cls) or value)
            case ast.FunctionDef(name) as member:
                is_simple = name not in seen and (not name.startswith("__") or name in special)
                seen.add(name)
            case _:
                raise Outside(one, "a class has only fields and methods")
        if not is_simple or name in (_OF_ERRORS if issubclass(cls, Exception) else _OF_OBJECTS):
            raise Outside(one, f"`{name}` has or gives a class another meaning in JavaScript")
        named(member)


def _fields(cls: Any) -> list[Any]:
    """The fields of a dataclass; for those of a named tuple, their defaults."""
    if dataclasses.is_dataclass(cls):
        return list(dataclasses.fields(cls))
    return [dataclasses.field(default=one) for one in cls._field_defaults.values()]


def _is_plain_field(field: Any) -> bool:
    """Whether a field is given to the constructor in its turn, and its default never changes."""
    factory = field.default_factory
    is_new = factory in (dataclasses.MISSING, list, dict, set, frozenset, tuple)
    is_in_turn = field.init is not False and field.kw_only is not True and field.compare
    return is_new and is_in_turn and not isinstance(field.default, list | dict | set)


def _check_super(node: ast.ClassDef, above: type) -> None:
    """Refuse a constructor that does not begin with that of the class above."""
    said = [one for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == "super"]
    functions = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    made = [one for one in functions if one.name == "__init__"]
    for one in made if above is not object else ():
        body = [
            line for line in one.body if not isinstance(getattr(line, "value", 0), ast.Constant)
        ]
        if not body or not ast.unparse(body[0]).startswith("super().__init__("):
            raise Outside(one, "`super().__init__` comes first")
    if len(said) != (len(made) if above is not object else 0):
        raise Outside(node, "`super` is only for `__init__` of the class above")
