"""Functions of tests as JavaScript in a browser, beside the Python that they are made from."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Page

from generator.javascript.data import data_of
from generator.javascript.script import script_of
from generator.javascript.types import flat_name
from tests.support.paths import ROOT

RUNTIME = ROOT / "generator" / "javascript" / "runtime.js"
CALL = """
([name, calls]) => JSON.stringify(calls.map((call) => {
  try {
    const value = eval(name)(...call.map(py.value_of));
    return typeof value?.next === "function" ? [...value] : value;
  } catch (error) {
    if (!(error instanceof py.Exception)) throw error;
    return { error: `${error}` };
  }
}, null), (key, value) =>
  value instanceof Map ? { map: [...value] } : value instanceof Set ? [...value].sort() :
  value === Infinity ? "inf" : value)
"""
"""Calls a function with each list of arguments; what it raises is an answer, too."""


def open_script(tab: Page, roots: Sequence[Any], package: str) -> None:
    """Put functions, and all that they use, into an empty page."""
    script = RUNTIME.read_text(encoding="utf-8") + script_of(roots, package)
    tab.goto("about:blank")
    # A script of its own: what it declares with `const` is there for all that comes after it.
    tab.add_script_tag(content=script)


def in_browser(
    tab: Page, function: Callable[..., Any], calls: Sequence[Sequence[Any]], package: str = "tests"
) -> list[Any]:
    """What a function of an open page answers, as `plain` has it."""
    given = [[data_of(argument, package) for argument in call] for call in calls]
    answers: list[Any] = json.loads(tab.evaluate(CALL, [flat_name(function, package), given]))
    return answers


def in_python(function: Callable[..., Any], calls: Sequence[Sequence[Any]]) -> list[Any]:
    """What the same function answers in Python."""
    answers = []
    for call in calls:
        try:
            answers.append(plain(function(*call)))
        except Exception as error:
            answers.append({"error": str(error)})
    return answers


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if hasattr(value, "_asdict"):
        return {name: plain(one) for name, one in value._asdict().items()}
    if dataclasses.is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {"map": [[plain(key), plain(one)] for key, one in value.items()]}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return [plain(one) for one in value]
    return "inf" if value == float("inf") else value


def same(tab: Page, function: Callable[..., Any], *calls: Sequence[Any]) -> bool:
    """Whether a function answers the same in the browser as in Python."""
    module = __import__(function.__module__, fromlist=["__name__"])
    open_script(tab, [getattr(module, function.__name__)], "tests")
    found, expected = in_browser(tab, function, calls), in_python(function, calls)
    if found != expected:
        raise AssertionError(f"{function.__name__}: JavaScript has {found}, Python {expected}")
    return True
