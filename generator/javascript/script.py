"""Functions and classes, with all that they use, as one JavaScript text.

What is called `plan` in the module `pacing/legs` is called `pacing_legs$plan`. What is not reached
from the roots is left out.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from types import FunctionType, ModuleType
from typing import Any

from generator.javascript.classes import METHOD, check_class
from generator.javascript.expressions import Outside, literal
from generator.javascript.patterns import pattern_of
from generator.javascript.source import definition, module_of, origin
from generator.javascript.statements import NO_TYPE, Function, indented
from generator.javascript.types import fields_of, flat_name, is_only_itself, is_record

Part = tuple[Any, str]
"""A module and the name of something in it, or a class and the name of a method."""


class NotTranslated(Exception):
    """Some Python is outside the part that is translated; a line says where and why."""


def script_of(roots: Iterable[Any], package: str) -> str:
    """Functions and classes and all that they use, in JavaScript; `package` has all their code.

    Raises NotTranslated for Python that has no translation.
    """
    script = _Script(package)
    for root in roots:
        script.need(module_of(root), root.__name__)
    done = 0
    while done < len(script.parts):
        part = list(script.parts)[done]
        script.parts[part] = script.translated(*part)
        done += 1
    if script.problems:
        raise NotTranslated("\n".join(script.problems))
    return script.text()


class _Script:
    """Collects what is used, and translates it."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.parts: dict[Part, list[str]] = {}
        self.problems: list[str] = []

    def need(self, owner: Any, name: str) -> str:
        """Note that something is used of a module or a class; returns what it is called."""
        if isinstance(owner, ModuleType):
            owner, name = origin(owner, name)
            self.parts.setdefault((owner, name), [])
            return f"{flat_name(owner, self.package)}${name}"
        has_it = [one for one in owner.__mro__ if isinstance(vars(one).get(name), METHOD)]
        cls = has_it[0] if has_it else owner
        # Of a record, the class gives the fields that data leaves out their defaults.
        self.need(module_of(cls), cls.__name__)
        if has_it:
            self.parts.setdefault((cls, name), [])
        return name

    def translated(self, owner: Any, name: str) -> list[str]:
        """A function, a method or a constant; of a class, the first line and its constructor."""
        module = owner if isinstance(owner, ModuleType) else module_of(owner)
        found, node = vars(owner)[name], ast.Module([], [])
        try:
            node = definition(owner, name)
            if isinstance(found, type) and found.__name__ == name:
                return self.class_head(found)
            if not isinstance(node, ast.FunctionDef):
                return [f"const {self.need(owner, name)} = {self.constant(found, node)};"]
            cls = None if owner is module else owner
            head = "function " if not cls else "get " if isinstance(found, property) else ""
            function = Function(module, cls, self.need)
            lines = function.lines(node, getattr(found, "fget", found), head)
            called = {"__str__": "toString", "__init__": "constructor"}.get(name, name)
            called = called if cls else self.need(owner, name)
            lines[0] = lines[0].replace(f"{name}(", f"{called}(", 1)
            return lines
        except (Outside, *NO_TYPE) as outside:
            where = getattr(outside, "node", node)
            line, column = getattr(where, "lineno", 1), getattr(where, "col_offset", 0)
            place = f"{module.__file__}:{line}:{column + 1}"
            self.problems.append(f"{place}: {name}: {outside}")
            return []

    def constant(self, value: Any, node: Any) -> str:
        """JavaScript that makes a constant: by its value, whatever its expression."""
        if isinstance(value, re.Pattern):
            return pattern_of(value)
        if isinstance(value, Mapping):
            if not all(type(key) in (str, int, float) for key in value):
                raise Outside(node, "only numbers and texts can be keys")
            return f"new Map({self.constant(list(value.items()), node)})"
        if is_record(type(value)):
            if is_only_itself(type(value)):
                raise Outside(node, "a constant may be another one, but equal, in JavaScript")
            held = [self.constant(getattr(value, name), node) for name in fields_of(type(value))]
            return (
                f"new {self.need(module_of(type(value)), type(value).__name__)}({', '.join(held)})"
            )
        if isinstance(value, tuple | list):
            return f"[{', '.join(self.constant(one, node) for one in value)}]"
        if not isinstance(value, str | int | float | None):
            raise Outside(node, f"a constant cannot be a {type(value).__name__}")
        return literal(value)

    def class_head(self, cls: Any) -> list[str]:
        """The first lines of a class: its name, and the constructor of a record."""
        check_class(cls)
        above = cls.__bases__[0]
        base = {object: "", tuple: "py.Tuple", Exception: "py.Exception"}.get(above, "")
        if not is_record(cls):
            base = base or (
                self.need(module_of(above), above.__name__) if above is not object else ""
            )
            for name in sorted(vars(cls).keys() & {"__init__", "__str__"}):
                self.need(cls, name)
        extends = f" extends {base}" if base else ""
        lines = [f"class {self.need(module_of(cls), cls.__name__)}{extends} {{"]
        if is_only_itself(cls):
            lines.append("  static by_identity = true;")
        if not is_record(cls):
            return lines
        fields = fields_of(cls).items()
        given = [name if it is ... else f"{name} = {self.constant(it, cls)}" for name, it in fields]
        body = [*(["super();"] if base else []), *(f"this.{name} = {name};" for name, _ in fields)]
        return [*lines, f"  constructor({', '.join(given)}) {{", *indented(indented(body)), "  }"]

    def text(self) -> str:
        """Classes, each after the one that it extends, then functions, then constants."""
        classes: list[tuple[int, type, list[str]]] = []
        functions: list[list[str]] = []
        constants: list[list[str]] = []
        for (owner, name), lines in self.parts.items():
            found = vars(owner)[name]
            if isinstance(found, type):
                classes.append((len(found.__mro__), found, lines))
            elif isinstance(owner, ModuleType):
                (functions if isinstance(found, FunctionType) else constants).append(lines)
        texts = []
        for _, cls, lines in sorted(classes, key=lambda one: one[0]):
            methods = [indented(part) for (owner, _), part in self.parts.items() if owner is cls]
            name = flat_name(cls, self.package)
            texts += [*lines, *chain(*methods), "}", f"py.classes.{name} = {name};"]
        return "\n".join([*texts, *chain(*functions, *constants), ""])
