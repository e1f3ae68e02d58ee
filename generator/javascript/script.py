"""Functions and classes, with all that they use, as one JavaScript text.

What is called `plan` in the module `pacing/legs` is called `pacing_legs$plan`. What is not reached
from the roots is left out.
"""

import ast
import inspect
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from itertools import chain
from types import FunctionType, ModuleType
from typing import Any

from generator.javascript.expressions import Outside, literal
from generator.javascript.statements import NO_TYPE, Function, indented
from generator.javascript.types import fields_of, flat_name, is_record

Part = tuple[Any, str]
"""A module and the name of something in it, or a class and the name of a method."""
_METHOD = FunctionType | property


class NotTranslated(Exception):
    """Some Python is outside the part that is translated; a line says where and why."""


def script_of(roots: Iterable[Any], package: str) -> str:
    """Functions and classes and all that they use, in JavaScript; `package` has all their code.

    Raises NotTranslated for Python that has no translation.
    """
    script = _Script(package)
    for root in roots:
        script.need(_module(root), root.__name__)
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
            owner, name = _origin(owner, name)
            self.parts.setdefault((owner, name), [])
            return f"{flat_name(owner, self.package)}${name}"
        has_it = [one for one in owner.__mro__ if isinstance(vars(one).get(name), _METHOD)]
        cls = has_it[0] if has_it else owner
        # Of a record, the class gives the fields that data leaves out their defaults.
        self.need(_module(cls), cls.__name__)
        if has_it:
            self.parts.setdefault((cls, name), [])
        return name

    def translated(self, owner: Any, name: str) -> list[str]:
        """A function, a method or a constant; of a class, the first line and its constructor."""
        module = owner if isinstance(owner, ModuleType) else _module(owner)
        found, node = vars(owner)[name], _definition(owner, name)
        try:
            if isinstance(found, type):
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
            line, column = getattr(where, "lineno", node.lineno), getattr(where, "col_offset", 0)
            place = f"{module.__file__}:{line}:{column + 1}"
            self.problems.append(f"{place}: {name}: {outside}")
            return []

    def constant(self, value: Any, node: Any) -> str:
        """JavaScript that makes a constant: by its value, whatever its expression."""
        if isinstance(value, re.Pattern):
            return _pattern(value, node)
        if isinstance(value, Mapping):
            return f"new Map({self.constant(list(value.items()), node)})"
        if is_record(type(value)):
            held = [self.constant(getattr(value, name), node) for name in fields_of(type(value))]
            return f"new {self.need(_module(type(value)), type(value).__name__)}({', '.join(held)})"
        if isinstance(value, tuple | list):
            return f"[{', '.join(self.constant(one, node) for one in value)}]"
        if not isinstance(value, str | int | float | None):
            raise Outside(node, f"a constant cannot be a {type(value).__name__}")
        return literal(value)

    def class_head(self, cls: Any) -> list[str]:
        """The first lines of a class: its name, and the constructor of a record."""
        _check_class(cls)
        own = [one for one in cls.__bases__ if one.__module__.startswith(self.package)]
        base = "py.Tuple" if hasattr(cls, "_fields") else ""
        if not is_record(cls):
            base = "py.Exception" if issubclass(cls, Exception) else ""
            base = self.need(_module(own[0]), own[0].__name__) if own else base
            if "__init__" in vars(cls):
                self.need(cls, "__init__")
        extends = f" extends {base}" if base else ""
        lines = [f"class {self.need(_module(cls), cls.__name__)}{extends} {{"]
        if cls.__eq__ is object.__eq__:
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


def _module(found: Any) -> ModuleType:
    """The module of a function or a class."""
    module = inspect.getmodule(found)
    if not module:
        raise ValueError(f"{found} has no module")
    return module


@cache
def _tree(module: ModuleType) -> dict[str, Any]:
    """The statement that gives each name of a module its meaning; of imports, what they name."""
    found: dict[str, Any] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        match node:
            case ast.ImportFrom(source, names):
                found |= {one.asname or one.name: (source, one.name) for one in names}
            case ast.FunctionDef(name) | ast.ClassDef(name) | ast.AnnAssign(ast.Name(name)):
                found[name] = node
            case ast.Assign(targets):
                names_in = (one for target in targets for one in ast.walk(target))
                found |= {one.id: node for one in names_in if isinstance(one, ast.Name)}
    return found


def _origin(module: ModuleType, name: str) -> tuple[ModuleType, str]:
    """The module that gives a name its meaning, and what it is called there."""
    found = _tree(module).get(name)
    return (
        _origin(import_module(found[0]), found[1]) if isinstance(found, tuple) else (module, name)
    )


def _definition(owner: Any, name: str) -> Any:
    """Where something is defined."""
    if isinstance(owner, ModuleType):
        return _tree(owner)[name]
    body = _tree(_module(owner))[owner.__name__].body
    return next(node for node in body if isinstance(node, ast.FunctionDef) and node.name == name)


def _check_class(cls: Any) -> None:
    """Refuse a class that tells Python how to compare, count or make its objects.

    A method must not take the place of another class's, either: only one of them is looked for.
    """
    allowed = {"__str__", "__repr__"} | ({"__init__"} if not is_record(cls) else set())
    for node in _tree(_module(cls))[cls.__name__].body:
        name = getattr(node, "name", "")
        if name.startswith("__") and name not in allowed:
            raise Outside(node, f"`{name}` of a class is outside the part that is translated")
        if name in allowed:
            continue
        if isinstance(node, ast.FunctionDef) and any(name in vars(one) for one in cls.__mro__[1:]):
            raise Outside(node, f"`{name}` takes the place of a method of another class")


def _pattern(pattern: "re.Pattern[str]", node: ast.AST) -> str:
    """A regular expression, if it means the same in both languages."""
    source = pattern.pattern.replace("\\s", "[\\t-\\r ]").replace("/", "\\/")
    if not pattern.flags & re.ASCII or re.search(r"\\[SZABW]|\(\?[^:]|\$", source):
        message = f"`{pattern.pattern}` may mean something else in JavaScript; use re.ASCII"
        raise Outside(node, message)
    source = re.sub(r"(\\.|\[[^]]*\])|\.", lambda found: found[1] or "[^\\n]", source)
    return f"/{source}/{'i' if pattern.flags & re.IGNORECASE else ''}u"
