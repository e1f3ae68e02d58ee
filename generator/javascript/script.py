"""Functions and classes, with all that they use, as one JavaScript text.

A module becomes a constant that holds its functions, classes and constants. What is not reached
from the roots is left out.
"""

import ast
import dataclasses
import inspect
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

from generator.javascript.expressions import Outside, literal
from generator.javascript.statements import Function, indented
from generator.javascript.types import is_record

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
        script.need(sys.modules[root.__module__], root.__name__)
    done = 0
    while done < len(script.parts):
        for part in list(script.parts)[done:]:
            script.parts[part] = script.translated(*part)
            done += 1
    if script.problems:
        raise NotTranslated("\n".join(script.problems))
    return script.text()


def data_of(value: Any, package: str) -> Any:
    """A value as what JSON can hold; `py.value_of` makes the same value of it.

    A record is an object that names its class under `""`; fields that have their default are left
    out. A mapping is a list of pairs under `"map"`.
    """
    if is_record(type(value)):
        held: dict[str, Any] = {
            "": f"{_constant(type(value).__module__, package)}.{type(value).__name__}"
        }
        for name, default in fields_of(type(value)).items():
            field = getattr(value, name)
            if type(field) is not type(default) or field != default:
                held[name] = data_of(field, package)
        return held
    if isinstance(value, Mapping):
        return {
            "map": [[data_of(key, package), data_of(one, package)] for key, one in value.items()]
        }
    return [data_of(one, package) for one in value] if isinstance(value, list | tuple) else value


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


class _Script:
    """Collects what is used, and translates it."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.parts: dict[Part, list[str]] = {}
        self.uses: dict[ModuleType, dict[ModuleType, None]] = {}
        """The modules that each module uses something of."""
        self.problems: list[str] = []
        self.module = ModuleType("roots")
        """The one that is being translated."""

    def need(self, owner: Any, name: str) -> str:
        """Note that something is used; returns what it is called there."""
        if isinstance(owner, ModuleType):
            source, name = _origin(owner, name)
            self.uses.setdefault(self.module, {})[source] = None
            self.uses.setdefault(source, {})
            if source.__name__.startswith(self.package):
                self.parts.setdefault((source, name), [])
            return (
                name
                if source is self.module
                else f"{_constant(source.__name__, self.package)}.{name}"
            )
        for cls in owner.__mro__:
            if isinstance(vars(cls).get(name), FunctionType | property):
                self.need(sys.modules[cls.__module__], cls.__name__)
                self.parts.setdefault((cls, name), [])
                return name
        return name

    def translated(self, owner: Any, name: str) -> list[str]:
        """One function, method or constant; of a class, nothing but what it needs."""
        self.module = module = (
            owner if isinstance(owner, ModuleType) else sys.modules[owner.__module__]
        )
        found, node = vars(owner)[name], _definition(owner, name)
        try:
            if isinstance(found, type):
                if not is_record(found) and "__init__" in vars(found):
                    self.need(found, "__init__")
                return []
            if not isinstance(node, ast.FunctionDef):
                return [f"const {name} = {self.constant(found, node)};"]
            head = "function " if owner is module else "get " if isinstance(found, property) else ""
            function, cls = getattr(found, "fget", found), None if owner is module else owner
            lines = Function(module, cls, self.need, node, function).lines(head)
            lines[0] = (
                lines[0].replace("__str__(", "toString(").replace("__init__(", "constructor(")
            )
            return lines
        except Outside as outside:
            place = (
                getattr(outside.node, "lineno", node.lineno),
                getattr(outside.node, "col_offset", 0) + 1,
            )
            self.problems.append(f"{module.__file__}:{place[0]}:{place[1]}: {name}: {outside}")
            return []

    def constant(self, value: Any, node: ast.AST) -> str:
        """JavaScript that makes a constant: by its value, whatever its expression."""
        if isinstance(value, re.Pattern):
            return _pattern(value, node)
        if isinstance(value, Mapping):
            pairs = [
                f"[{self.constant(key, node)}, {self.constant(held, node)}]"
                for key, held in value.items()
            ]
            return f"new Map([{', '.join(pairs)}])"
        if is_record(type(value)):
            name = self.need(sys.modules[type(value).__module__], type(value).__name__)
            held = [self.constant(getattr(value, field), node) for field in fields_of(type(value))]
            return f"new {name}({', '.join(held)})"
        if isinstance(value, tuple | list):
            return f"[{', '.join(self.constant(one, node) for one in value)}]"
        if not isinstance(value, str | int | float | None):
            raise Outside(node, f"a constant cannot be a {type(value).__name__}")
        return literal(value)

    def class_lines(self, cls: Any) -> list[str]:
        """A class with its constructor, and the methods that are used."""
        base = "py.Exception" if cls.__bases__ == (Exception,) else ""
        for parent in cls.__bases__:
            if parent.__module__.startswith(self.package) and not hasattr(parent, "model_fields"):
                base = self.need(sys.modules[parent.__module__], parent.__name__)
        base = "py.Tuple" if hasattr(cls, "_fields") else base
        lines = [f"class {cls.__name__}{f' extends {base}' if base else ''} {{"]
        if is_record(cls):
            fields = fields_of(cls).items()
            given = [
                name if it is ... else f"{name} = {self.constant(it, cls)}" for name, it in fields
            ]
            lines += [f"  constructor({', '.join(given)}) {{", *(["    super();"] if base else [])]
            lines += [*(f"    this.{name} = {name};" for name, _ in fields), "  }"]
        for (owner, _), part in self.parts.items():
            lines += indented(part) if owner is cls else []
        return [*lines, "}"]

    def text(self) -> str:
        """Every module after those that it uses, then a constant that has them all."""
        done: dict[ModuleType, list[str]] = {}

        def add(module: ModuleType) -> None:
            if module in done or not module.__name__.startswith(self.package):
                return
            for used in self.uses[module]:
                if used is not module:
                    add(used)
            done[module] = self.module_lines(module)

        for module in list(self.uses):
            add(module)
        names = ", ".join(_constant(module.__name__, self.package) for module in done)
        return "\n".join(
            [
                *(line for lines in done.values() for line in lines),
                f"const modules = {{ {names} }};",
                "",
            ]
        )

    def module_lines(self, module: ModuleType) -> list[str]:
        """A module as a constant, its parts in their order in the file."""
        self.module, lines = module, []
        names = [name for name in vars(module) if (module, name) in self.parts]
        for name in names:
            found = vars(module)[name]
            lines += (
                self.class_lines(found) if isinstance(found, type) else self.parts[module, name]
            )
        head = f"const {_constant(module.__name__, self.package)} = (() => {{"
        return [head, *indented([*lines, f"return {{ {', '.join(names)} }};"]), "})();"]


@cache
def _tree(module: ModuleType) -> dict[str, Any]:
    """The statement that gives each name of a module its meaning."""
    found: dict[str, Any] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ImportFrom):
            found |= {one.asname or one.name: (node.module, one.name) for one in node.names}
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", node)]
        for name in (name for target in targets for name in ast.walk(target)):
            if isinstance(name, ast.Name | ast.FunctionDef | ast.ClassDef) and name in targets:
                found[getattr(name, "id", getattr(name, "name", ""))] = node
            elif isinstance(name, ast.Name) and isinstance(targets[0], ast.Tuple):
                found[name.id] = node
    return found


def _origin(module: ModuleType, name: str) -> tuple[ModuleType, str]:
    """The module that gives a name its meaning, and what it is called there."""
    found = _tree(module).get(name)
    return _origin(sys.modules[found[0]], found[1]) if isinstance(found, tuple) else (module, name)


def _definition(owner: Any, name: str) -> Any:
    """Where something is defined."""
    if isinstance(owner, ModuleType):
        return _tree(owner)[name]
    body = _tree(sys.modules[owner.__module__])[owner.__name__].body
    return next(node for node in body if isinstance(node, ast.FunctionDef) and node.name == name)


def _constant(module: str, package: str) -> str:
    """What a module is called: `pacing_plan`."""
    return module.removeprefix(f"{package}.").replace(".", "_")


def _pattern(pattern: "re.Pattern[str]", node: ast.AST) -> str:
    """A regular expression, if it means the same in both languages."""
    source = pattern.pattern.replace("\\s", "[\\t-\\r ]").replace("/", "\\/")
    if not pattern.flags & re.ASCII or re.search(r"\\[SZABW]|\(\?[^:]|\$", source):
        raise Outside(
            node, f"`{pattern.pattern}` may mean something else in JavaScript; use re.ASCII"
        )
    source = re.sub(r"(\\.|\[[^]]*\])|\.", lambda found: found[1] or "[^\\n]", source)
    return f"/{source}/{'i' if pattern.flags & re.IGNORECASE else ''}u"
