"""Python expressions as JavaScript, each with its type."""

import ast
import builtins
import dataclasses
import inspect
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import FunctionType, ModuleType
from typing import Any, NamedTuple, get_args, get_origin

from generator.javascript import types
from generator.javascript.known import KNOWN, ONCE, fits, is_known, result_of, suits
from generator.javascript.types import (
    DICT,
    FUNCTION,
    LARGEST,
    LIST,
    NUMBER,
    PLAIN,
    SET,
    TUPLE,
    WHOLE,
    argument,
    can_unpack,
    either,
    hints_of,
    is_comparable,
    is_settled,
    item,
    kind_of,
    kinds,
    members,
    only,
    places,
    present,
)  # fmt: skip

_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.And: "&&", ast.Or: "||",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "===", ast.NotEq: "!==",
    ast.Is: "===", ast.IsNot: "!==",
}  # fmt: skip
RESERVED = frozenset(
    "arguments await break case catch class const continue debugger default delete do else enum "
    "eval export extends false finally for function if implements import in instanceof interface "
    "let new null package private protected public py return static super switch this throw true "
    "try typeof undefined var void while with yield Infinity Map Math Set".split()
)
"""Names that mean something in JavaScript."""
SPECIAL = frozenset(("__init__", "__str__", "__repr__"))
"""Methods that Python calls by itself, and that have a translation."""
_UNLIKE = "values of these types may be equal in one language and not in the other"
_signature = cache(inspect.signature)


class Outside(Exception):
    """Python that has no translation; `node` is where it stands."""

    def __init__(self, node: Any, message: str = "") -> None:
        super().__init__(message or f"{type(node).__name__} is outside the part that is translated")
        self.node = node


class Js(NamedTuple):
    """A JavaScript expression, and the type of its value."""

    text: str
    hint: Any
    is_compound: bool = False
    """Whether it needs parentheses within another expression."""

    @property
    def inner(self) -> str:
        """Its text within another expression."""
        return f"({self.text})" if self.is_compound else self.text


MISSING = Js("undefined", object)
"""An argument that is left out."""


class Expressions:
    """Translates the expressions of one function."""

    def __init__(
        self, module: ModuleType, cls: type | None, need: Callable[[Any, str], str]
    ) -> None:
        self.module, self.cls = module, cls
        """The module, and the class if the function is a method."""
        self.need = need
        """Is told of all that is used of a module or a class, and says what that is called."""
        self.package = module.__name__.split(".")[0]
        """Whose functions and classes are our own."""
        self.hints: dict[str, Any] = {}
        """The types of local names."""

    def text(self, node: ast.expr) -> str:
        """The text of an expression where it stands alone, as an argument does."""
        return self.js(node).text

    def js(self, node: ast.expr) -> Js:
        """Translate an expression. Raises Outside."""
        match node:
            case ast.Constant(value):
                return Js(literal(value), type(value))
            case ast.Name("self") if self.cls:
                return Js("this", self.cls)
            case ast.Name(name) if name in self.hints:
                return Js(named(node), self.hints[name])
            case ast.Name(name):
                return self.of_module(node, self.module, name)
            case ast.Attribute(value, name):
                return self.attribute(node, value, name)
            case ast.JoinedStr(parts):
                return Js(f"`{''.join(map(self.part_of_text, parts))}`", str)
            case ast.UnaryOp(ast.Not(), value):
                return Js(f"!{self.truth(value).inner}", bool, is_compound=True)
            case ast.UnaryOp(ast.USub(), value) if only(self.js(value).hint, *NUMBER):
                return self.js(value)._replace(text=f"-{self.js(value).inner}", is_compound=True)
            case ast.BinOp(left, op, right):
                return self.binary(node, self.js(left), op, self.js(right))
            case ast.Compare(left, ops, others):
                return self.comparison(node, [left, *others], ops)
            case ast.BoolOp(op, values):
                return self.joined(node, op, [self.js(one) for one in values])
            case ast.IfExp(test, yes, no):
                one, other = self.js(yes), self.js(no)
                text = f"{self.truth(test).inner} ? {one.inner} : {other.inner}"
                return Js(text, either(one.hint, other.hint), is_compound=True)
            case ast.NamedExpr(target, value):
                found = self.js(value)
                return Js(f"({self.bind(target, found.hint)} = {found.text})", found.hint)
            case ast.Tuple(values):
                text, hints = self.elements(values)
                stars = any(isinstance(one, ast.Starred) for one in values)
                return Js(text, TUPLE[either(*hints), ...] if stars else TUPLE[tuple(hints)])
            case ast.List(values):
                text, hints = self.elements(values)
                return Js(text, LIST[either(*hints)])
            case ast.Set(values):
                text, hints = self.elements(values, is_ordered=False)
                return self.set_of(node, Js(text, LIST[either(*hints)]))
            case ast.Dict(keys, values):
                return self.dictionary(node, keys, values)
            case ast.ListComp(element, loops):
                return self.chain(element, loops)
            case ast.GeneratorExp():
                raise Outside(node, "this may be worked out too early; write a list")
            case ast.SetComp(element, loops):
                return self.set_of(node, self.chain(element, loops))
            case ast.DictComp(key, value, loops):
                found = self.chain(ast.Tuple([key, value], ast.Load()), loops)
                return Js(f"new Map({found.text})", DICT[tuple(places(item(found.hint), 2))])
            case ast.Subscript(value, ast.Slice(lower, upper, None)):
                return self.cut(node, self.js(value), [lower or ast.Constant(0), upper])
            case ast.Subscript(value, index):
                return self.part(node, self.js(value), index)
            case ast.Call():
                found = self.call(node)
                if kinds(found.hint) == {"none"}:
                    raise Outside(node, "this call has no value")
                return found
        raise Outside(node)

    # --- Names, fields and texts ----------------------------------------------------------------

    def static(self, node: ast.expr) -> Any:
        """What a name means in the module, or a dotted name in another; Ellipsis if nothing."""
        if isinstance(node, ast.Name) and node.id not in self.hints:
            return vars(self.module).get(node.id, getattr(builtins, node.id, ...))
        owner = self.static(node.value) if isinstance(node, ast.Attribute) else ...
        return getattr(owner, node.attr, ...) if isinstance(owner, ModuleType | type) else ...  # type: ignore[attr-defined]

    def is_own(self, found: Any) -> bool:
        """Whether something is a function or a class of our own."""
        is_either = isinstance(found, FunctionType | type)
        return is_either and str(found.__module__).split(".")[0] == self.package

    def has_instances(self, found: Any) -> bool:
        """Whether something is a class whose objects are of no other class that is ours."""
        return self.is_own(found) and not (types.is_record(found) and found.__subclasses__())

    def of_module(self, node: ast.expr, module: ModuleType, name: str) -> Js:
        """A function, a class or a constant of a module."""
        found = self.static(node)
        if found is math.inf:
            return Js("Infinity", float)
        if name not in vars(module) or module.__name__.split(".")[0] != self.package:
            raise Outside(node, f"`{name}` is outside the part that is translated")
        if isinstance(found, type):
            raise Outside(node, f"the class `{name}` can be called here, but not be a value")
        hint = hints_of(module).get(name, types.type_of(found))
        if isinstance(found, FunctionType):
            hint = FUNCTION[..., hints_of(found).get("return")]
        return Js(self.need(module, name), hint)

    def class_name(self, node: ast.expr) -> str:
        """What a class is called."""
        cls = self.static(node)
        return self.need(inspect.getmodule(cls), cls.__name__)

    def attribute(self, node: ast.Attribute, value: ast.expr, name: str) -> Js:
        """A name of another module, or a field or property of a record."""
        if isinstance(owner := self.static(value), ModuleType):
            return self.of_module(node, owner, name)
        found, hints = self.js(value), []
        for cls in members(present(found.hint)):
            getter = getattr(getattr(cls, name, None), "fget", None)
            if kind_of(cls) == "record" and (getter or name in hints_of(cls)):
                hints.append(hints_of(getter)["return"] if getter else hints_of(cls)[name])
                self.need(cls, name)
        if not hints:
            raise Outside(node, f"the type of `{ast.unparse(node)}` is not known")
        return Js(f"{found.inner}.{named(node)}", either(*hints))

    def as_text(self, node: ast.expr) -> str:
        """What `str` makes of a value."""
        found = self.js(node)
        return (
            found.text
            if found.hint is str
            else f"`{self.part_of_text(ast.FormattedValue(node, -1))}`"
        )

    def part_of_text(self, node: ast.expr) -> str:
        """A part of an f-string, within a template literal."""
        if isinstance(node, ast.Constant):
            text = literal(node.value)[1:-1].replace('\\"', '"')
            return text.replace("`", "\\`").replace("${", "\\${")
        if not isinstance(node, ast.FormattedValue) or node.conversion != -1:
            raise Outside(node)
        value = self.js(node.value)
        form = ast.unparse(node.format_spec)[2:-1] if node.format_spec else ""
        if only(value.hint, "int") and re.fullmatch(r",|0[1-9]\d*", form.removesuffix("d")):
            return f"${{py.formatted({value.text}, {literal(form.removesuffix('d'))})}}"
        if form:
            raise Outside(node, f"the format `{form}` is outside the part that is translated")
        if not only(value.hint, "int", "str", "record"):
            raise Outside(node, "only whole numbers, texts and records can become texts")
        for cls in members(present(value.hint)):
            if kind_of(cls) == "record" and cls.__str__ is not Exception.__str__:
                if not self.is_own(cls.__str__):
                    raise Outside(node, f"`{cls.__name__}` has no `__str__`")
                self.need(cls, "__str__")
        none = ' ?? "None"' if "none" in kinds(value.hint) else ""
        return f"${{{value.inner if none else value.text}{none}}}"

    # --- Operators ------------------------------------------------------------------------------

    def binary(self, node: ast.AST, left: Js, op: ast.operator, right: Js) -> Js:
        """Two values with an arithmetic operator between them."""
        both = either(left.hint, right.hint)
        match op:
            case ast.FloorDiv() if only(both, *WHOLE):
                return Js(f"Math.floor({left.inner} / {right.inner})", int)
            case ast.Mod() if only(both, *WHOLE):
                return Js(f"py.remainder({left.text}, {right.text})", int)
            case ast.Add() if only(both, "list"):
                return Js(f"[...{left.inner}, ...{right.inner}]", _like(both))
            case ast.Add() if only(both, "str"):
                return Js(f"{left.inner} + {right.inner}", str, is_compound=True)
            case ast.Add() | ast.Sub() | ast.Mult() | ast.Div() if only(both, *NUMBER):
                hint = int if only(both, *WHOLE) and not isinstance(op, ast.Div) else float
                text = f"{left.inner} {_SIGNS[type(op)]} {right.inner}"
                return Js(text, hint, is_compound=True)
        raise Outside(node, f"{type(op).__name__} of these is outside the part that is translated")

    def comparison(self, node: ast.AST, values: Sequence[ast.expr], ops: Sequence[ast.cmpop]) -> Js:
        """Values with comparisons between them."""
        if any(not isinstance(one, ast.Name | ast.Attribute) for one in values[1:-1]):
            raise Outside(node, "what stands between two comparisons must be a name")
        given = [self.js(one) for one in values]
        found = list(map(self.compared, [node] * len(ops), given, ops, given[1:]))
        text = " && ".join(one.inner for one in found)
        return Js(text, bool, is_compound=True) if found[1:] else found[0]

    def compared(self, node: ast.AST, left: Js, op: ast.cmpop, right: Js) -> Js:
        """Two values with a comparison between them."""
        if isinstance(op, ast.In | ast.NotIn):
            no = "!" * isinstance(op, ast.NotIn)
            if not is_comparable(either(left.hint, item(right.hint))):
                raise Outside(node, _UNLIKE)
            return Js(f"{no}py.contains({left.text}, {right.text})", bool, is_compound=True)
        left_kinds, right_kinds = kinds(left.hint), kinds(right.hint)
        both, sign = left_kinds | right_kinds, _SIGNS[type(op)]
        if sign[0] in "<>" and not both <= {"int", "float", "none"}:
            raise Outside(node, "only numbers have an order; sort other things with `sorted`")
        is_none = {"none"} in (left_kinds, right_kinds)
        if not is_none and not is_comparable(either(left.hint, right.hint)):
            raise Outside(node, _UNLIKE)
        if is_none or both <= PLAIN or isinstance(op, ast.Is | ast.IsNot):
            return Js(f"{left.inner} {sign} {right.inner}", bool, is_compound=True)
        no = "!" * isinstance(op, ast.NotEq)
        return Js(f"{no}py.equal({left.text}, {right.text})", bool, is_compound=True)

    def truth(self, node: ast.expr) -> Js:
        """Whether an expression counts as true, for `if` and the like."""
        if isinstance(node, ast.BoolOp):
            return self.joined(node, node.op, [self.truth(one) for one in node.values])
        value = self.js(node)
        if kinds(value.hint) <= PLAIN | {"record", "function", "match"}:
            return value
        return Js(f"py.bool({value.text})", bool)

    def joined(self, node: ast.BoolOp, op: ast.boolop, values: list[Js]) -> Js:
        """Values with `and` or `or` between them: one of the values."""
        if any(
            not kinds(one.hint) <= PLAIN | {"record", "match", "function"} for one in values[:-1]
        ):
            raise Outside(node, "a list cannot stand before `and` or `or`; use `if`")
        is_or = isinstance(op, ast.Or)
        hints = [present(one.hint) if is_or else one.hint for one in values[:-1]]
        text = f" {_SIGNS[type(op)]} ".join(one.inner for one in values)
        return Js(text, either(*hints, values[-1].hint), is_compound=True)

    # --- Containers -----------------------------------------------------------------------------

    def elements(
        self, nodes: Sequence[ast.expr], *, is_ordered: bool = True
    ) -> tuple[str, list[Any]]:
        """A list of values, starred ones among them, and their types."""
        texts, hints = [], []
        for one in nodes:
            if isinstance(one, ast.Starred):
                value = self.iterated(listed(one.value), is_ordered=is_ordered)
                texts.append(f"...{value.inner}")
                hints.append(item(value.hint))
            else:
                value = self.js(one)
                texts.append(value.text)
                hints.append(value.hint)
        return f"[{', '.join(texts)}]", hints

    def set_of(self, node: ast.AST, values: Js) -> Js:
        """A set of the values of a list."""
        self.check_key(node, item(values.hint))
        return Js(f"new Set({values.text})", SET[item(values.hint)])

    def dictionary(
        self, node: ast.AST, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]
    ) -> Js:
        """A mapping; without a key, a value is a mapping that goes into it."""
        texts, key_hints, hints = [], [], []
        for key, value in zip(keys, values, strict=True):
            found, held = self.js(key) if key else None, self.js(value)
            texts.append(f"[{found.text}, {held.text}]" if found else f"...{held.inner}")
            key_hints.append(found.hint if found else argument(held.hint, 0))
            hints.append(held.hint if found else argument(held.hint, 1))
        self.check_key(node, either(*key_hints))
        return Js(f"new Map([{', '.join(texts)}])", DICT[either(*key_hints), either(*hints)])

    def check_key(self, node: ast.AST, hint: Any) -> None:
        """Refuse what a Map or a Set would not find again, as it compares by identity."""
        if hint is not object and not only(hint, "int", "float", "str"):
            raise Outside(node, "only numbers and texts can be keys or members of a set")

    def iterated(self, node: ast.expr, *, is_ordered: bool = True) -> Js:
        """Something to iterate over. The order of a set is not known, so it must not matter."""
        return self.each(node, self.js(node), is_ordered=is_ordered)

    def each(self, node: ast.AST, value: Js, *, is_ordered: bool = True) -> Js:
        """The same of a value."""
        if is_ordered and "set" in kinds(value.hint):
            raise Outside(node, "a set has no order; use `sorted`")
        if only(value.hint, "map"):
            return Js(f"{value.inner}.keys()", value.hint)
        if only(value.hint, "list", "ordered", "iterable", "set", "str") or hasattr(
            present(value.hint), "_fields"
        ):
            return value
        raise Outside(node, f"`{value.text}` is not known to be something to iterate over")

    def bind(self, target: ast.expr, hint: Any) -> str:
        """The pattern that a value of a type is unpacked into. Its names get their types."""
        if kinds(hint) & ONCE:
            raise Outside(target, "Python may go through this only once; make a list of it")
        match target:
            case ast.Name("self"):
                raise Outside(target, "`self` cannot get another value")
            case ast.Name(name):
                self.hints[name] = either(self.hints.get(name, hint), hint)
                if not is_settled(self.hints[name]):
                    raise Outside(target, "give this a type that says what the list will hold")
                return named(target)
            case ast.Tuple([*firsts, ast.Starred(rest)]) if can_unpack(
                hint, len(firsts), has_more=True
            ):
                inner = map(self.bind, firsts, places(hint, len(firsts)))
                return f"[{', '.join([*inner, f'...{self.bind(rest, LIST[item(hint)])}'])}]"
            case ast.Tuple(targets) if can_unpack(hint, len(targets), has_more=False):
                return f"[{', '.join(map(self.bind, targets, places(hint, len(targets))))}]"
        message = (
            "only so many values as are known can be unpacked, into names; the last may be `*`"
        )
        raise Outside(target, message)

    def chain(self, element: ast.expr, loops: Sequence[ast.comprehension]) -> Js:
        """A comprehension: `list.filter((one) => ...).map((one) => ...)`, worked out at once."""
        (loop, *more), before = loops, dict(self.hints)
        source, pattern, tests = self.loop(loop)
        value = self.chain(element, more) if more else self.js(element)
        if any(isinstance(one, ast.NamedExpr) for one in ast.walk(element)):
            raise Outside(element, "`:=` has no translation in a comprehension")
        self.hints = before
        if "iterable" in kinds(source.hint):
            # A generator goes on only when an item has been made of what it gave before.
            test, make = f"({pattern}) => {tests or 'true'}", f"({pattern}) => {value.text}"
            text = f"py.made({source.text}, {test}, {make}){'.flat()' if more else ''}"
            return Js(text, value.hint if more else LIST[value.hint])
        if tests and not (more or is_still(element) or all(map(is_still, loop.ifs))):
            # Each item is made before the next one is tested.
            text = f"{source.text}.flatMap(({pattern}) => {tests} ? [{value.text}] : [])"
            return Js(text, LIST[value.hint])
        text = source.text + (f".filter(({pattern}) => {tests})" if tests else "")
        text += f".{'flatMap' if more else 'map'}(({pattern}) => {value.text})"
        return Js(text, value.hint if more else LIST[value.hint])

    def loop(self, loop: ast.comprehension) -> tuple[Js, str, str]:
        """What a comprehension goes through, its names, which get types, and its tests."""
        source = self.iterated(loop.iter)
        for node in ast.walk(loop.target):
            self.hints.pop(getattr(node, "id", ""), None)
        pattern = self.bind(loop.target, item(source.hint))
        tests = " && ".join(self.truth(one).inner for one in loop.ifs)
        if any(isinstance(one, ast.NamedExpr) for test in loop.ifs for one in ast.walk(test)):
            raise Outside(loop.iter, "`:=` has no translation in a comprehension")
        is_list = only(source.hint, "list", "ordered") or "iterable" in kinds(source.hint)
        text = source.inner if is_list else f"[...{source.text}]"
        return source._replace(text=text), pattern, tests

    def is_any(self, element: ast.expr, loops: Sequence[ast.comprehension]) -> str:
        """Whether an element of a comprehension is true. The first that is ends the search."""
        (loop, *more), before = loops, dict(self.hints)
        source, pattern, tests = self.loop(loop)
        inner = self.is_any(element, more) if more else self.truth(element).inner
        self.hints = before
        test = f"({pattern}) => {tests and tests + ' && '}{inner}"
        is_list = "iterable" not in kinds(source.hint)
        return f"{source.text}.some({test})" if is_list else f"py.some({source.text}, {test})"

    def first(self, values: ast.GeneratorExp, default: Sequence[ast.expr]) -> Js:
        """The first element of a comprehension, or else a default."""
        if values.generators[1:]:
            raise Outside(values, "`next` goes through one loop only")
        before, other = dict(self.hints), [self.js(one) for one in default]
        source, pattern, tests = self.loop(values.generators[0])
        value = self.js(values.elt)
        self.hints = before
        texts = [source.text, f"({pattern}) => {tests or 'true'}", f"({pattern}) => {value.text}"]
        texts += [one.text for one in other]
        return Js(f"py.first({', '.join(texts)})", either(value.hint, *(one.hint for one in other)))

    def cut(self, node: ast.AST, value: Js, bounds: Sequence[ast.expr | None]) -> Js:
        """A part of a list or a text, from one place to another."""
        if not only(value.hint, "list", "str"):
            raise Outside(node, "only lists and texts can be cut, and without a step")
        texts = [self.text(one) for one in bounds if one]
        hint = str if only(value.hint, "str") else _like(value.hint)
        return Js(f"py.cut({', '.join([value.text, *texts])})", hint)

    def part(self, node: ast.expr, value: Js, index: ast.expr) -> Js:
        """The value at a place of a list, a text or a match, or for a key of a mapping."""
        found = self.js(index)
        if only(value.hint, "map"):
            hint = argument(value.hint, 1)
        elif only(value.hint, "match") and isinstance(index, ast.Constant):
            hint = str | None
        elif only(value.hint, "list", "str") and only(found.hint, "int"):
            at = index.value if isinstance(index, ast.Constant) else None
            hint = places(value.hint, at + 1)[at] if isinstance(at, int) else item(value.hint)
        else:
            raise Outside(node, f"`{ast.unparse(node)}` is not known to be an item of a list")
        return Js(f"py.at({value.text}, {found.text})", hint)

    # --- Calls ----------------------------------------------------------------------------------

    def call(self, node: ast.Call) -> Js:
        """A call: of our own, of what the runtime knows, or of a function that is a value."""
        found = self.static(node.func)
        match found, node.args:
            case builtins.str, [value]:
                return Js(self.as_text(value), str)
            case builtins.isinstance, [value, cls] if self.has_instances(self.static(cls)):
                text = f"{self.js(value).inner} instanceof {self.class_name(cls)}"
                return Js(text, bool, is_compound=True)
            case dataclasses.replace, [record]:
                return self.replaced(node, record)
            case builtins.any, [ast.GeneratorExp(element, loops)]:
                return Js(self.is_any(element, loops), bool)
            case builtins.all, [ast.GeneratorExp(element, loops)]:
                fails = ast.UnaryOp(ast.Not(), element)
                return Js(f"!{self.is_any(fails, loops)}", bool, is_compound=True)
            case builtins.next, [ast.GeneratorExp() as values, *default]:
                return self.first(values, default)
            case builtins.ValueError, [message]:
                return Js(f"new py.ValueError({self.as_text(message)})", ValueError)
        if self.is_own(found):
            arguments = ", ".join(one.text for one in self.arguments(node, found, node.args))
            if hasattr(found, "model_fields") and arguments:
                raise Outside(node, "a model checks its fields, which has no translation")
            if isinstance(found, type):
                return Js(f"new {self.class_name(node.func)}({arguments})", found)
            return Js(f"{self.text(node.func)}({arguments})", hints_of(found)["return"])
        if isinstance(node.func, ast.Attribute) and found is ...:
            return self.method(node, node.func.value, node.func.attr)
        name = getattr(found, "__name__", "")
        if not is_known(found, name):
            return self.value_called(node)
        name += "_of" * (name in ("max", "min") and len(node.args) == 1)
        return self.known(node, name, node.args)

    def method(self, node: ast.Call, owner: ast.expr, name: str) -> Js:
        """A call of a method: of a record of our own, of a text or of a container."""
        if ast.unparse(node.func) == "super().__init__":
            return Js(f"super({self.given_to_super(node)})", None)
        if name == "_replace":
            return self.replaced(node, owner)
        value, results, given = self.js(owner), [], set()
        for cls in members(present(value.hint)):
            if self.is_own(method := inspect.getattr_static(cls, name, None)):
                self.need(cls, name)
                results.append(hints_of(method)["return"])
                arguments = self.arguments(node, method, node.args)
                given.add(", ".join(one.text for one in arguments))
        if results:
            (texts,) = given  # The methods have their parameters in the same order.
            return Js(f"{value.inner}.{name}({texts})", either(*results))
        if name not in KNOWN:
            return self.value_called(node)
        return self.known(node, name, [owner, *node.args])

    def given_to_super(self, node: ast.Call) -> str:
        """The arguments of `super().__init__`: for Exception, a message."""
        base = self.cls.__bases__[0] if self.cls else object
        if base is Exception and not node.keywords and len(node.args) < 2:
            return ", ".join(map(self.as_text, node.args))
        if not self.is_own(base):
            raise Outside(
                node, "only Exception, with one message, and our own classes have a super"
            )
        return ", ".join(one.text for one in self.arguments(node, base, node.args))

    def arguments(self, node: ast.Call, function: Any, given: Sequence[ast.expr]) -> list[Js]:
        """The arguments of a call in the order of the parameters."""
        if any(isinstance(one, ast.Starred) for one in given) and not node.keywords:
            return [Js(self.elements(given)[0][1:-1], object)]
        names, declared = _parameters(function)
        by_name = dict(zip(names, given, strict=False))
        by_name |= {str(one.arg): one.value for one in node.keywords}
        if len(given) > len(names) or not by_name.keys() <= set(names):
            raise Outside(node, "these arguments are outside the part that is translated")
        places_of = [names.index(name) for name in by_name]
        if places_of != sorted(places_of) and not all(map(is_still, by_name.values())):
            raise Outside(node, "write the arguments in the order of the parameters")
        values = {name: self.js(value) for name, value in by_name.items()}
        fitting = suits if self.is_own(function) else fits
        for name, value in values.items():
            if not fitting(value.hint, declared[name]):
                called = f"{function.__name__}{_signature(function)}"
                raise Outside(node, f"this does not fit `{name}` of `{called}`")
        return [values.get(name, MISSING) for name in names[: max(places_of, default=-1) + 1]]

    def known(self, node: ast.Call, name: str, given: Sequence[ast.expr]) -> Js:
        """A call of what the runtime knows, if the arguments are what its stub declares."""
        stub, declared = KNOWN[name], hints_of(KNOWN[name])
        values, signature = self.arguments(node, stub, list(map(listed, given))), _signature(stub)
        hints = {
            n: one.hint for n, one in zip(declared, values, strict=False) if one is not MISSING
        }
        needed = [n for n, one in signature.parameters.items() if one.default is one.empty]
        if not hints.keys() >= set(needed):
            raise Outside(node, f"this is not how to call `{name}{signature}`")
        if "key" in declared:
            order = hints.get("key", FUNCTION[..., item(values[0].hint)])
            if not fits(order, declared["key"]):
                raise Outside(node, "only numbers, texts and tuples of them have an order")
        text = f"py.{name}({', '.join(one.text for one in values)})"
        return Js(text, result_of(stub, hints))

    def value_called(self, node: ast.Call) -> Js:
        """A call of a function that is a value, like a parameter or a field."""
        function = self.js(node.func)
        if not only(function.hint, "function") or node.keywords:
            raise Outside(
                node, f"`{ast.unparse(node.func)}` is outside the part that is translated"
            )
        values = list(map(self.js, node.args))
        for member in members(present(function.hint)):
            declared = get_args(member)[0]
            hints = [one.hint for one in values]
            if declared is not ... and not all(map(suits, hints, declared)):
                raise Outside(node, "the arguments do not fit the parameters")
        text = f"{function.inner}({', '.join(one.text for one in values)})"
        return Js(text, argument(function.hint, -1))

    def replaced(self, node: ast.Call, record: ast.expr) -> Js:
        """A record with other values in some fields."""
        found = self.js(record)
        changes = {str(one.arg): self.text(one.value) for one in node.keywords}
        if any(not changes.keys() <= hints_of(cls).keys() for cls in members(present(found.hint))):
            raise Outside(node, "these are not fields of the record")
        fields = ", ".join(f"{name}: {text}" for name, text in changes.items())
        return Js(f"py.replaced({found.text}, {{ {fields} }})", present(found.hint))


@cache
def _parameters(function: Any) -> tuple[list[str], Mapping[str, Any]]:
    """The names of the parameters of a function or a class in their order, and their types."""
    own = function
    if isinstance(function, type) and not types.is_record(function):
        own = function.__init__  # type: ignore[misc]
        if own is Exception.__init__:
            return ["message"], {"message": str}
    return [name for name in _signature(function).parameters if name != "self"], hints_of(own)


def _like(hint: Any) -> Any:
    """The type of a part of lists or tuples, or of some together."""
    are_tuples = {get_origin(one) for one in members(hint)} == {tuple}
    return TUPLE[item(hint), ...] if are_tuples else LIST[item(hint)]


def is_still(node: ast.AST) -> bool:
    """Whether it does not matter when an expression is worked out: it calls nothing."""
    return not any(isinstance(one, ast.Call | ast.NamedExpr) for one in ast.walk(node))


def listed(node: ast.expr) -> ast.expr:
    """A comprehension of which all is used at once, as a list."""
    if not isinstance(node, ast.GeneratorExp):
        return node
    return ast.copy_location(ast.ListComp(node.elt, node.generators), node)


def named(node: Any) -> str:
    """The name of a name, an attribute or a parameter, which JavaScript keeps. Raises Outside."""
    name = next(vars(node)[one] for one in ("id", "arg", "attr", "name") if one in vars(node))
    if name in RESERVED or not name.isascii() or (name[:2] == "__" and name not in SPECIAL):
        raise Outside(node, f"`{name}` means something in JavaScript; take another name")
    return str(name)


def literal(value: Any) -> str:
    """A constant, which JavaScript writes as JSON does."""
    if isinstance(value, int) and abs(value) > LARGEST:
        raise ValueError(f"{value} is too large to be the same in JavaScript")
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    whole = isinstance(value, float) and value.is_integer() and abs(value) < LARGEST
    return json.dumps(int(value) if whole and str(value) != "-0.0" else value, ensure_ascii=False)
