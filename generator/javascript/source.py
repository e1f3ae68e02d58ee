"""Where functions, classes and constants are defined."""

import ast
import inspect
from functools import cache
from importlib import import_module
from importlib.util import resolve_name
from types import ModuleType
from typing import Any

from generator.javascript.expressions import Outside


def module_of(found: Any) -> ModuleType:
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
            case ast.ImportFrom(source, names, level):
                full = resolve_name("." * level + (source or ""), module.__package__)
                found |= {one.asname or one.name: (full, one.name) for one in names}
            case ast.FunctionDef(name) | ast.ClassDef(name) | ast.AnnAssign(ast.Name(name)):
                found[name] = node
            case ast.Assign(targets):
                names_in = (one for target in targets for one in ast.walk(target))
                found |= {one.id: node for one in names_in if isinstance(one, ast.Name)}
    return found


def origin(module: ModuleType, name: str) -> tuple[ModuleType, str]:
    """The module that gives a name its meaning, and what it is called there."""
    found = _tree(module).get(name)
    if not isinstance(found, tuple):
        return module, name
    return origin(import_module(found[0]), found[1])


def definition(owner: Any, name: str) -> Any:
    """The statement that defines something in a module, or a method in a class. Raises Outside."""
    if isinstance(owner, ModuleType):
        found, where = _tree(owner).get(name), None
    else:
        where = definition(module_of(owner), owner.__name__)
        methods = [one for one in where.body if isinstance(one, ast.FunctionDef)]
        found = next((one for one in methods if one.name == name), None)
    if not found:
        raise Outside(where, f"`{name}` is not defined by a statement of its own")
    return found
