"""Calls: of functions that Python brings, of methods of texts and containers, and of our own."""

import ast
import inspect
import re
from collections.abc import Iterable, Sequence
from types import FunctionType
from typing import Any

from generator.javascript import types
from generator.javascript.expressions import ORDER, Expressions, Js, Outside, named
from generator.javascript.types import (
    DICT,
    EACH,
    LIST,
    NUMBER,
    SET,
    TUPLE,
    either,
    hints_of,
    item,
    only,
)

Row = tuple[str, str, Any]
"""Kinds of arguments, the JavaScript for them, and the type of its result.

The kinds are words; of a method, the first is what it is a method of. `each` is something to
iterate over, and `any` is that in any order. Arguments are `{0}`, `{1}`, `{key}` in the JavaScript.
The result's type may be a function of the arguments' types.
"""


def _items(hints: Sequence[Any]) -> Any:
    return LIST[item(hints[0])]


def _item(hints: Sequence[Any]) -> Any:
    return item(hints[0])


def _value(hints: Sequence[Any]) -> Any:
    return either([types.argument(hints[0], 1), *(hints[2:] or [None])])


def _set(hints: Sequence[Any]) -> Any:
    return SET[item(hints[0])]


FUNCTIONS: dict[str, list[Row]] = {
    "abs": [("number", "Math.abs({0})", lambda hints: hints[0])],
    "bisect_left": [("list number", "py.bisect_left({0}, {1})", int)],
    "bisect_right": [("list number", "py.bisect_right({0}, {1})", int)],
    "bool": [("*", "py.truth({0})", bool)],
    "ceil": [("number", "Math.ceil({0})", int)],
    "divmod": [("int int", "py.divmod({0}, {1})", tuple[int, int])],
    "enumerate": [
        ("each", "py.enumerate({0}, {start})", lambda h: EACH[TUPLE[int, item(h[0])]]),
    ],
    "float": [("number", "{0}", float), ("str", "py.float({0})", float)],
    "floor": [("number", "Math.floor({0})", int)],
    "frozenset": [("", "new Set()", set), ("any", "new Set({0})", _set)],
    "fromkeys": [
        ("each", "new Map(py.zip({0}, {0}))", lambda h: DICT[item(h[0]), item(h[0])]),
        ("any *", "new Map([...{0}].map((key) => [key, {1}]))", lambda h: DICT[item(h[0]), h[1]]),
    ],
    "int": [("number", "Math.trunc({0})", int), ("*", "py.int({0})", int)],
    "len": [
        ("list", "{0}.length", int), ("str", "[...{0}].length", int),
        ("map", "{0}.size", int), ("set", "{0}.size", int),
    ],
    "list": [("each", "[...{0}]", _items)],
    "max": [
        ("any", "py.max_of({0}, {key}, {default})", _item),
        ("number number", "py.max({0}, {1})", either),
    ],
    "min": [
        ("any", "py.min_of({0}, {key}, {default})", _item),
        ("number number", "py.min({0}, {1})", either),
    ],
    "pairwise": [("each", "py.pairwise({0})", lambda h: LIST[TUPLE[item(h[0]), item(h[0])]])],
    "range": [
        ("int", "py.range(0, {0}, 1)", Iterable[int]),
        ("int int", "py.range({0}, {1}, 1)", Iterable[int]),
        ("int int int", "py.range({0}, {1}, {2})", Iterable[int]),
    ],
    "reversed": [("each", "[...{0}].reverse()", _items)],
    "set": [("", "new Set()", set), ("any", "new Set({0})", _set)],
    "sorted": [("any", "py.sorted({0}, {key}, {reverse})", _items)],
    "sqrt": [("number", "Math.sqrt({0})", float)],
    "tuple": [("each", "[...{0}]", _items)],
    "zip": [("each each", "py.zip({0}, {1})", lambda h: LIST[TUPLE[item(h[0]), item(h[1])]])],
}  # fmt: skip
METHODS: dict[str, list[Row]] = {
    "add": [("set key", "{0}.add({1})", None)],
    "append": [("list *", "{0}.push({1})", None)],
    "count": [("str str", "({0}.split({1}).length - 1)", int)],
    "endswith": [("str str", "{0}.endsWith({1})", bool)],
    "fullmatch": [("pattern str", "py.fullmatch({0}, {1})", re.Match[str] | None)],
    "get": [
        ("map key", "py.get({0}, {1}, null)", _value),
        ("map key *", "py.get({0}, {1}, {2})", _value),
    ],
    "groups": [("match", "{0}.slice(1)", tuple[str | None, ...])],
    "items": [("map", "{0}.entries()", lambda h: EACH[TUPLE[item(h[0]), types.argument(h[0], 1)]])],
    "join": [("str each", "[...{1}].join({0})", str)],
    "keys": [("map", "{0}.keys()", lambda h: EACH[item(h[0])])],
    "partition": [("str str", "py.partition({0}, {1})", tuple[str, str, str])],
    "pop": [("list int", "{0}.splice({1}, 1)[0]", _item)],
    "removeprefix": [("str str", "py.removeprefix({0}, {1})", str)],
    "removesuffix": [("str str", "py.removesuffix({0}, {1})", str)],
    "replace": [("str str str", "{0}.replaceAll({1}, () => {2})", str)],
    "reverse": [("list", "{0}.reverse()", None)],
    "rpartition": [("str str", "py.rpartition({0}, {1})", tuple[str, str, str])],
    "rstrip": [("str str", "py.rstrip({0}, {1})", str)],
    "search": [("pattern str", "py.search({0}, {1})", re.Match[str] | None)],
    "setdefault": [
        ("map key *", "py.setdefault({0}, {1}, {2})", lambda h: types.argument(h[0], 1)),
    ],
    "split": [("str", "py.words({0})", list[str]), ("str str", "{0}.split({1})", list[str])],
    "startswith": [("str str", "{0}.startsWith({1})", bool)],
    "strip": [("str", "py.strip({0})", str)],
    "upper": [("str", "{0}.toUpperCase()", str)], "lower": [("str", "{0}.toLowerCase()", str)],
    "values": [("map", "{0}.values()", lambda h: EACH[types.argument(h[0], 1)])],
}  # fmt: skip


class Calls(Expressions):
    """Translates calls as well."""

    def is_own(self, found: Any) -> bool:
        """Whether something is a function or a class of our own."""
        is_either = isinstance(found, FunctionType | type)
        return is_either and found.__module__.split(".")[0] == self.package

    def _Call(self, node: ast.Call) -> Js:
        found = self.static(node.func)
        if found is ValueError:
            return Js(f"new py.ValueError({', '.join(map(self.text, node.args))})", ValueError)
        if self.is_own(found):
            new, hint = (
                ("new ", found) if isinstance(found, type) else ("", hints_of(found)["return"])
            )
            return Js(f"{new}{self.text(node.func)}({self.given(node, found)})", hint)
        name = getattr(found, "__name__", "")
        special = getattr(self, f"_call_{name}", None)
        if special and len(node.args) in (1, 2):
            called: Js = special(node, *node.args)
            return called
        if name in FUNCTIONS:
            return self.by_table(node, FUNCTIONS[name], node.args)
        if isinstance(node.func, ast.Attribute) and found is ...:
            return self._method(node, node.func)
        return self._value_called(node)

    def by_table(self, node: ast.Call, rows: Sequence[Row], arguments: Sequence[ast.expr]) -> Js:
        """A call by the row that has these kinds of arguments."""
        options = {one.arg: one.value for one in node.keywords if one.arg != "strict"}
        for signs, text, result in rows:
            if len(signs.split()) != len(arguments) or any(
                f"{{{name}}}" not in text for name in options
            ):
                continue
            values = [self._argument(*pair) for pair in zip(signs.split(), arguments, strict=True)]
            found = [one for one in values if one]
            if len(found) == len(values):
                hints = [one.hint for one in found]
                hint = result(hints) if hasattr(result, "__code__") else result
                self._check(node, text, hints, options)
                if "default" in options:
                    hint = either((hint, self.js(options["default"]).hint))
                texts = [
                    one.within() if f"{{{i}}}." in text else one.text for i, one in enumerate(found)
                ]
                named_ones = {
                    "key": "null",
                    "default": "undefined",
                    "start": "0",
                    "reverse": "false",
                }
                named_ones |= {str(name): self.text(value) for name, value in options.items()}
                return Js(text.format(*texts, **named_ones), hint)
        raise Outside(node, f"`{ast.unparse(node)}` is outside the part that is translated")

    def _argument(self, sign: str, node: ast.expr) -> Js | None:
        if sign in ("each", "any"):
            return self.iterable(node, ordered=sign == "each")
        value = self.js(node)
        wanted = {"number": NUMBER, "key": types.KEY}.get(sign, (sign,))
        return value if sign == "*" or only(value.hint, *wanted) else None

    def _check(
        self, node: ast.Call, text: str, hints: Sequence[Any], options: dict[Any, ast.expr]
    ) -> None:
        """Refuse members of sets that are not found again, and what has no order in JavaScript."""
        if hints and ("Set(" in text or "Map(" in text):
            self.key(node, Js("", item(hints[0])))
        if "{key}" in text:
            key = (
                types.argument(self.js(options["key"]).hint, -1)
                if "key" in options
                else item(hints[0])
            )
            for member in types.members(key):
                for part in types.places(member, 9) if only(member, "list") else [member]:
                    if not only(part, *NUMBER, "str"):
                        raise Outside(node, "only numbers, texts and tuples of them have an order")

    def given(self, node: ast.Call, function: Any) -> str:
        """The arguments of a call of our own, in the order of the parameters."""
        called = getattr(function, "__init__", function) if isinstance(function, type) else function
        if types.is_record(function):
            called = function
        if called is Exception.__init__:
            return ", ".join(map(self.text, node.args))
        parameters = [name for name in inspect.signature(called).parameters if name != "self"]
        texts = [self.elements([one])[0] for one in node.args]
        options = {one.arg: self.text(one.value) for one in node.keywords}
        if not set(options) <= set(parameters):
            raise Outside(node, "these arguments are outside the part that is translated")
        texts += [options.pop(name, "undefined") for name in parameters[len(texts) :]]
        while texts and texts[-1] == "undefined":
            texts.pop()
        return ", ".join(texts)

    def _method(self, node: ast.Call, function: ast.Attribute) -> Js:
        if ast.unparse(function) == "super().__init__":
            return Js(f"super({', '.join(map(self.text, node.args))})", None)
        if function.attr in ("_replace", "model_copy"):
            return self._call_replace(node, function.value)
        owner, results = self.js(function.value), []
        for cls in types.members(types.present(owner.hint)):
            method = getattr(cls, function.attr, None)
            if self.is_own(cls) and isinstance(method, FunctionType):
                self.need(cls, function.attr)
                results.append(hints_of(method).get("return"))
                text = f"{owner.within()}.{named(function)}({self.given(node, method)})"
        if results:
            return Js(text, either(results))
        if function.attr in METHODS and not only(owner.hint, "record"):
            return self.by_table(node, METHODS[function.attr], [function.value, *node.args])
        return self._value_called(node)

    def _value_called(self, node: ast.Call) -> Js:
        """A call of a function that is a value, like a parameter or a field."""
        function = self.js(node.func)
        if not only(function.hint, "function") or node.keywords:
            raise Outside(
                node, f"`{ast.unparse(node.func)}` is outside the part that is translated"
            )
        text = f"{function.within()}({', '.join(map(self.text, node.args))})"
        return Js(text, types.argument(function.hint, -1))

    def _call_any(self, node: ast.Call, values: ast.expr) -> Js:
        if not isinstance(values, ast.GeneratorExp) or values.generators[1:]:
            raise Outside(node, "this takes `... for ... in ...`")
        last = "some" if ast.unparse(node.func) == "any" else "every"
        return self.chained(values, values.elt, last)

    _call_all = _call_any

    def _call_next(self, node: ast.Call, values: ast.expr, fallback: ast.expr | None = None) -> Js:
        if not isinstance(values, ast.GeneratorExp) or values.generators[1:]:
            raise Outside(node, "this takes `... for ... in ...`")
        before = dict(self.hints)
        source, pattern, tests = self.loop(values.generators[0], ordered=True)
        value = self.js(values.elt)
        self.hints = before
        last = self.js(fallback) if fallback else Js("undefined", value.hint)
        parts = (
            source.text,
            f"{pattern} => {tests or 'true'}",
            f"{pattern} => {value.within(1)}",
            last.text,
        )
        return Js(f"py.next({', '.join(parts)})", either((value.hint, last.hint)))

    def _call_sum(self, node: ast.Call, values: ast.expr) -> Js:
        found = self.iterable(values)
        if not only(item(found.hint), *types.WHOLE):
            raise Outside(node, "the sum of floats depends on the version of Python; use a loop")
        return Js(f"py.sum({found.text})", int)

    def _call_map(self, node: ast.Call, function: ast.expr, values: ast.expr) -> Js:
        """`map(f, values)` as a comprehension."""
        call = ast.Call(function, [ast.Name("each", ast.Load())], [])
        loop = ast.comprehension(ast.Name("each", ast.Store()), values, [], 0)
        return self.js(
            ast.fix_missing_locations(ast.copy_location(ast.ListComp(call, [loop]), node))
        )

    def _call_str(self, node: ast.Call, value: ast.expr) -> Js:
        return Js(f"`${{{self.said(node, self.js(value))}}}`", str)

    def _call_isinstance(self, node: ast.Call, value: ast.expr, cls: ast.expr) -> Js:
        if not self.is_own(self.static(cls)):
            raise Outside(node, "`isinstance` tells only our own classes apart")
        return Js(f"{self.js(value).within()} instanceof {self.text(cls)}", bool, ORDER)

    def _call_replace(self, node: ast.Call, value: ast.expr) -> Js:
        """A record with other values in some fields; pydantic has them in a dict."""
        found = self.js(value)
        changes = {one.arg: one.value for one in node.keywords}
        given = changes.get("update")
        if given and not isinstance(given, ast.Dict) and only(self.js(given).hint, "map"):
            changed = f"Object.fromEntries({self.text(given)})"
            return Js(f"py.replace({found.text}, {changed})", types.present(found.hint))
        if isinstance(given, ast.Dict):
            changes = {
                getattr(key, "value", ""): one
                for key, one in zip(given.keys, given.values, strict=True)
            }
        if any(
            not set(changes) <= set(hints_of(cls))
            for cls in types.members(types.present(found.hint))
        ):
            raise Outside(node, "these are not fields of the record")
        fields = ", ".join(f"{name}: {self.text(one)}" for name, one in changes.items())
        return Js(f"py.replace({found.text}, {{ {fields} }})", types.present(found.hint))
