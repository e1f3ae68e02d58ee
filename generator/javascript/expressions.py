"""Python expressions as JavaScript, each with its type and how tightly it binds."""

import ast
import builtins
import json
import math
from collections.abc import Callable, Sequence
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from generator.javascript import types
from generator.javascript.types import (
    DICT,
    EACH,
    FUNCTION,
    KEY,
    LIST,
    NUMBER,
    PLAIN,
    SET,
    TUPLE,
    WHOLE,
    either,
    hints_of,
    item,
    kinds,
    only,
)

ATOM, UNARY, TIMES, PLUS, ORDER, EQUAL, AND, OR, CHOICE = 9, 8, 7, 6, 5, 4, 3, 2, 1
"""How tightly JavaScript binds, from a name to `? :`."""
_SIGNS: dict[type[ast.AST], tuple[str, int]] = {
    ast.Add: ("+", PLUS), ast.Sub: ("-", PLUS), ast.Mult: ("*", TIMES), ast.Div: ("/", TIMES),
    ast.Lt: ("<", ORDER), ast.LtE: ("<=", ORDER), ast.Gt: (">", ORDER), ast.GtE: (">=", ORDER),
    ast.And: ("&&", AND), ast.Or: ("||", OR), ast.Eq: ("===", EQUAL), ast.NotEq: ("!==", EQUAL),
    ast.Is: ("===", EQUAL), ast.IsNot: ("!==", EQUAL),
}  # fmt: skip
_RESERVED = {
    "arguments", "await", "case", "catch", "class", "const", "debugger", "default", "delete",
    "do", "enum", "eval", "export", "extends", "false", "function", "implements", "instanceof",
    "interface", "let", "modules", "new", "null", "package", "private", "protected", "public",
    "py", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined",
    "var", "void", "while", "with", "yield", "Array", "Infinity", "Map", "Math", "Number",
    "Object", "Set", "String",
}  # fmt: skip


class Outside(Exception):
    """Python that has no translation; `node` is where it stands."""

    def __init__(
        self, node: Any, message: str = "this is outside the part that is translated"
    ) -> None:
        super().__init__(message)
        self.node = node


class Js(NamedTuple):
    """A JavaScript expression, and the type of its value."""

    text: str
    hint: Any
    level: int = ATOM

    def within(self, level: int = ATOM) -> str:
        """Its text, in parentheses unless it binds at least as tightly as needed."""
        return self.text if self.level >= level else f"({self.text})"


class Expressions:
    """Translates the expressions of one function."""

    def __init__(
        self, module: ModuleType, cls: type | None, need: Callable[[Any, str], str]
    ) -> None:
        self.module, self.cls = module, cls
        """The module, and the class if the function is a method."""
        self.need = need
        """Is told of every name of a module, and every field and method, that is used."""
        self.package = module.__name__.split(".")[0]
        """Whose functions and classes are our own."""
        self.hints: dict[str, Any] = {}
        """The types of local names."""

    def js(self, node: ast.expr) -> Js:
        """Translate an expression. Raises Outside."""
        translate = getattr(self, f"_{type(node).__name__}", None)
        if translate is None:
            raise Outside(node, f"{type(node).__name__} is outside the part that is translated")
        found: Js = translate(node)
        return found

    def text(self, node: ast.expr) -> str:
        """The text of an expression where it stands alone, as an argument does."""
        return self.js(node).text

    # --- Names, fields and constants ------------------------------------------------------------

    def _Constant(self, node: ast.Constant) -> Js:
        return Js(literal(node.value), type(node.value))

    def _Name(self, node: ast.Name) -> Js:
        if node.id in self.hints:
            return Js("this" if node.id == "self" else named(node), self.hints[node.id])
        return self._known(node, self.module, node.id)

    def static(self, node: ast.expr) -> Any:
        """What a name means in the module, or a dotted name in another; Ellipsis if nothing."""
        if isinstance(node, ast.Name) and node.id not in self.hints:
            return vars(self.module).get(node.id, getattr(builtins, node.id, ...))
        owner = self.static(node.value) if isinstance(node, ast.Attribute) else ...
        return getattr(owner, node.attr, ...) if isinstance(owner, ModuleType | type) else ...  # type: ignore[attr-defined]

    def _known(self, node: ast.expr, module: ModuleType, name: str) -> Js:
        """A function, a class or a constant of a module."""
        found = self.static(node)
        if found is math.inf:
            return Js("Infinity", float)
        if name not in vars(module) or module.__name__.split(".")[0] != self.package:
            raise Outside(node, f"`{name}` is outside the part that is translated")
        hint = hints_of(module).get(name, types.type_of(found))
        if isinstance(found, FunctionType):
            hint = FUNCTION[..., hints_of(found).get("return")]
        return Js(self.need(module, name), hint)

    def _Attribute(self, node: ast.Attribute) -> Js:
        owner = self.static(node.value)
        if isinstance(owner, ModuleType):
            return self._known(node, owner, node.attr)
        value, hints = self.js(node.value), []
        for cls in types.members(types.present(value.hint)):
            if types.kind_of(cls) == "record":
                getter = getattr(getattr(cls, node.attr, None), "fget", None)
                hints.append(
                    hints_of(getter)["return"] if getter else hints_of(cls).get(node.attr, ...)
                )
                self.need(cls, node.attr)
        hints = [hint for hint in hints if hint is not ...]
        if not hints:
            raise Outside(node, f"the type of `{ast.unparse(node)}` is not known")
        return Js(f"{value.within()}.{named(node)}", either(hints))

    def _JoinedStr(self, node: ast.JoinedStr) -> Js:
        parts = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                parts.append(f"${{{self._formatted(part)}}}")
            elif isinstance(part, ast.Constant):
                text = literal(part.value)[1:-1].replace('\\"', '"')
                parts.append(text.replace("`", "\\`").replace("${", "\\${"))
        return Js(f"`{''.join(parts)}`", str)

    def _formatted(self, node: ast.FormattedValue) -> str:
        value, spec = (
            self.js(node.value),
            ast.unparse(node.format_spec)[2:-1] if node.format_spec else "",
        )
        if node.conversion == -1 and not spec:
            return self.said(node, value)
        if (
            node.conversion == -1
            and only(value.hint, "int")
            and (spec == "," or spec[:1] == "0" < spec)
        ):
            return f"py.formatted({value.text}, {literal(spec)})"
        raise Outside(node, f"the format `{spec}` is outside the part that is translated")

    def said(self, node: ast.expr, value: Js) -> str:
        """What `str` makes of a value, within a template literal."""
        if not only(value.hint, "int", "str", "record"):
            raise Outside(node, "only whole numbers, texts and records can become texts")
        for cls in types.members(types.present(value.hint)):
            if types.kind_of(cls) == "record" and not issubclass(cls, Exception):
                self.need(cls, "__str__")
        return value.text

    # --- Operators ------------------------------------------------------------------------------

    def _UnaryOp(self, node: ast.UnaryOp) -> Js:
        if isinstance(node.op, ast.Not):
            return Js(f"!{self.truth(node.operand).within(UNARY)}", bool, UNARY)
        value = self.js(node.operand)
        if not isinstance(node.op, ast.USub) or not only(value.hint, *NUMBER):
            raise Outside(node, "only a number can have a sign, and only a minus")
        return Js(f"-{value.within()}", value.hint, UNARY)

    def _BinOp(self, node: ast.BinOp) -> Js:
        return self.binary(node, self.js(node.left), node.op, self.js(node.right))

    def binary(self, node: ast.AST, left: Js, op: ast.operator, right: Js) -> Js:
        """Two values with an arithmetic operator between them."""
        both = either((left.hint, right.hint))
        if isinstance(op, ast.FloorDiv) and only(both, *WHOLE):
            return Js(f"Math.floor({left.within(TIMES)} / {right.within(UNARY)})", int)
        if isinstance(op, ast.Mod) and only(both, *WHOLE):
            return Js(f"py.remainder({left.text}, {right.text})", int)
        if isinstance(op, ast.Add) and only(both, "list"):
            return Js(f"[...{left.text}, ...{right.text}]", LIST[item(both)])
        texts = isinstance(op, ast.Add) and only(both, "str")
        if not (only(both, *NUMBER) or texts) or type(op) not in _SIGNS:
            raise Outside(node, f"{type(op).__name__} of these is outside the part")
        sign, level = _SIGNS[type(op)]
        hint = str if texts else int if only(both, *WHOLE) and sign != "/" else float
        return Js(f"{left.within(level)} {sign} {right.within(level + 1)}", hint, level)

    def _Compare(self, node: ast.Compare) -> Js:
        if any(not isinstance(one, ast.Name | ast.Attribute) for one in node.comparators[:-1]):
            raise Outside(node, "what stands between two comparisons must be a name")
        values = [self.js(one) for one in (node.left, *node.comparators)]
        found = [
            self._compared(node, *one) for one in zip(values, node.ops, values[1:], strict=False)
        ]
        if len(found) == 1:
            return found[0]
        return Js(" && ".join(one.within(AND + 1) for one in found), bool, AND)

    def _compared(self, node: ast.AST, left: Js, op: ast.cmpop, right: Js) -> Js:
        if isinstance(op, ast.NotIn):
            return Js(f"!{self._compared(node, left, ast.In(), right).text}", bool, UNARY)
        if isinstance(op, ast.In):
            if only(right.hint, "map", "set"):
                return Js(f"{right.within()}.has({self.key(node, left)})", bool)
            if only(right.hint, "str"):
                return Js(f"{right.within()}.includes({left.text})", bool)
            return Js(f"py.contains({self.iterated(node, right).text}, {left.text})", bool)
        left_kinds, right_kinds = kinds(left.hint), kinds(right.hint)
        both = left_kinds | right_kinds
        sign, level = _SIGNS[type(op)]
        if level == ORDER and not both <= {"int", "float", "none"}:
            raise Outside(node, "only numbers have an order; sort other things with `sorted`")
        if "unknown" in both or ("bool" in both and both & {"int", "float"}):
            raise Outside(node, "these would not be the same in JavaScript")
        if (
            both <= PLAIN
            or isinstance(op, ast.Is | ast.IsNot)
            or {"none"} in (left_kinds, right_kinds)
        ):
            return Js(f"{left.within(level + 1)} {sign} {right.within(level + 1)}", bool, level)
        negated = "!" if isinstance(op, ast.NotEq) else ""
        return Js(f"{negated}py.equal({left.text}, {right.text})", bool, UNARY)

    def key(self, node: ast.AST, value: Js) -> str:
        """The text of a value that finds something in a set or a mapping."""
        if not only(value.hint, *KEY):
            raise Outside(node, "only numbers and texts can be keys or members of a set")
        return value.text

    def truth(self, node: ast.expr) -> Js:
        """Whether an expression counts as true, for `if` and the like."""
        if isinstance(node, ast.BoolOp):
            return self._joined(node, [self.truth(one) for one in node.values], bool)
        return self.is_true(self.js(node))

    def is_true(self, value: Js) -> Js:
        """Whether a value counts as true; it stays as it is where JavaScript agrees."""
        if kinds(value.hint) <= PLAIN | {"record", "function", "match"}:
            return value
        return Js(f"py.truth({value.text})", bool)

    def _BoolOp(self, node: ast.BoolOp) -> Js:
        *firsts, last = values = [self.js(one) for one in node.values]
        if any(self.is_true(one) != one for one in firsts):
            raise Outside(node, "a list cannot stand before `and` or `or`; use `if`")
        is_or = isinstance(node.op, ast.Or)
        hints = [types.present(one.hint) if is_or else one.hint for one in firsts]
        return self._joined(node, values, either([*hints, last.hint]))

    def _joined(self, node: ast.BoolOp, values: list[Js], hint: Any) -> Js:
        sign, level = _SIGNS[type(node.op)]
        return Js(f" {sign} ".join(one.within(level + 1) for one in values), hint, level)

    def _IfExp(self, node: ast.IfExp) -> Js:
        test, yes, no = self.truth(node.test), self.js(node.body), self.js(node.orelse)
        text = f"{test.within(CHOICE + 1)} ? {yes.within(CHOICE)} : {no.within(CHOICE)}"
        return Js(text, either((yes.hint, no.hint)), CHOICE)

    def _NamedExpr(self, node: ast.NamedExpr) -> Js:
        value = self.js(node.value)
        return Js(f"({self.bind(node.target, value.hint)} = {value.text})", value.hint)

    # --- Containers -----------------------------------------------------------------------------

    def elements(self, nodes: Sequence[ast.expr]) -> tuple[str, list[Any]]:
        """Values between commas, starred ones among them, and their types."""
        texts, hints = [], []
        for one in nodes:
            starred = isinstance(one, ast.Starred)
            value = self.iterable(one.value) if isinstance(one, ast.Starred) else self.js(one)
            texts.append(f"...{value.text}" if starred else value.text)
            hints.append(item(value.hint) if starred else value.hint)
        return ", ".join(texts), hints

    def _Tuple(self, node: ast.Tuple) -> Js:
        text, hints = self.elements(node.elts)
        starred = any(isinstance(one, ast.Starred) for one in node.elts)
        return Js(f"[{text}]", TUPLE[either(hints), ...] if starred else TUPLE[tuple(hints)])

    def _List(self, node: ast.List) -> Js:
        text, hints = self.elements(node.elts)
        return Js(f"[{text}]", LIST[either(hints)])

    def _Set(self, node: ast.Set) -> Js:
        return self.set_of(node, self._List(node))  # type: ignore[arg-type]

    def set_of(self, node: ast.AST, values: Js) -> Js:
        """A set of the values of a list."""
        self.key(node, Js("", item(values.hint)))
        return Js(f"new Set({values.text})", SET[item(values.hint)])

    def _Dict(self, node: ast.Dict) -> Js:
        texts, keys, values = [], [], []
        for key, value in zip(node.keys, node.values, strict=True):
            held = self.js(value)
            found = self.js(key) if key else Js("", item(held.hint))
            texts.append(f"[{self.key(node, found)}, {held.text}]" if key else f"...{held.text}")
            keys.append(found.hint)
            values.append(held.hint if key else types.argument(held.hint, 1))
        return Js(f"new Map([{', '.join(texts)}])", DICT[either(keys), either(values)])

    def iterable(self, node: ast.expr, *, ordered: bool = True) -> Js:
        """Something to iterate over. The order of a set is not known, so it must not matter."""
        return self.iterated(node, self.js(node), ordered=ordered)

    def iterated(self, node: ast.AST, value: Js, *, ordered: bool = True) -> Js:
        """The same of a value."""
        if only(value.hint, "map"):
            return Js(f"{value.within()}.keys()", EACH[item(value.hint)])
        if ordered and "set" in kinds(value.hint):
            raise Outside(node, "a set has no order; use `sorted`")
        named_tuple = hasattr(types.present(value.hint), "_fields")
        if not named_tuple and not only(value.hint, "list", "iterable", "set", "str"):
            raise Outside(node, f"`{value.text}` is not known to be something to iterate over")
        return value

    def bind(self, target: ast.expr, hint: Any) -> str:
        """The pattern that a value of a type is unpacked into. Its names get their types."""
        if isinstance(target, ast.Name):
            self.hints[target.id] = either((self.hints.get(target.id, hint), hint))
            return named(target)
        if isinstance(target, ast.Starred):
            return f"...{self.bind(target.value, LIST[item(hint)])}"
        if not isinstance(target, ast.Tuple):
            raise Outside(target, "values can be unpacked only into names")
        hints = types.places(hint, len(target.elts))
        for number, one in enumerate(target.elts):
            if isinstance(one, ast.Starred):
                if number != len(target.elts) - 1:
                    raise Outside(target, "only the last of several names can have a star")
                hints[number:] = [hint]
        return f"[{', '.join(map(self.bind, target.elts, hints))}]"

    def loop(self, loop: ast.comprehension, *, ordered: bool) -> tuple[Js, str, str]:
        """What a `for ... in ... if ...` iterates over, the pattern for each, and its test."""
        source = self.iterable(loop.iter, ordered=ordered)
        if not only(source.hint, "list"):
            source = Js(f"[...{source.text}]", LIST[item(source.hint)])
        for node in ast.walk(loop.target):
            self.hints.pop(getattr(node, "id", ""), None)
        pattern = self.bind(loop.target, item(source.hint))
        tests = " && ".join(self.truth(one).within(AND + 1) for one in loop.ifs)
        return source, f"({pattern})", tests

    def chained(self, node: Any, element: ast.expr, last: str = "map", at: int = 0) -> Js:
        """A comprehension as a chain: `list.filter((one) => ...).map((one) => ...)`."""
        before = dict(self.hints)
        unordered = last != "map" or isinstance(node, ast.SetComp)
        source, pattern, tests = self.loop(node.generators[at], ordered=not unordered)
        text = f"{source.within()}.filter({pattern} => {tests})" if tests else source.within()
        if node.generators[at + 1 :]:
            value = self.chained(node, element, last, at + 1)
            value, last = value._replace(hint=item(value.hint)), "flatMap"
        else:
            value = self.js(element) if last == "map" else self.truth(element)
        self.hints = before
        if f"({value.text})" != pattern or last != "map":
            text += f".{last}({pattern} => {value.within(CHOICE)})"
        elif not tests:
            text = f"[...{text}]"
        return Js(text, LIST[value.hint] if last in ("map", "flatMap") else bool)

    def _ListComp(self, node: ast.ListComp) -> Js:
        return self.chained(node, node.elt)

    _GeneratorExp = _ListComp

    def _SetComp(self, node: ast.SetComp) -> Js:
        return self.set_of(node, self.chained(node, node.elt))

    def _DictComp(self, node: ast.DictComp) -> Js:
        found = self.chained(node, ast.Tuple([node.key, node.value], ast.Load()))
        key, value = types.places(item(found.hint), 2)
        self.key(node, Js("", key))
        return Js(f"new Map({found.text})", DICT[key, value])

    def _Subscript(self, node: ast.Subscript) -> Js:
        value = self.js(node.value)
        if isinstance(node.slice, ast.Slice):
            if not only(value.hint, "list", "str") or node.slice.step:
                raise Outside(node, "only lists and texts can be cut, and without a step")
            bounds = [
                self.text(one)
                for one in (node.slice.lower or ast.Constant(0), node.slice.upper)
                if one
            ]
            if only(value.hint, "str"):
                return Js(f"py.cut({', '.join([value.text, *bounds])})", str)
            return Js(f"{value.within()}.slice({', '.join(bounds)})", LIST[item(value.hint)])
        index = self.js(node.slice)
        if only(value.hint, "map"):
            return Js(
                f"py.found({value.text}, {self.key(node, index)})", types.argument(value.hint, 1)
            )
        if only(value.hint, "match"):
            return Js(f"{value.within()}[{index.text}]", str | None)
        if not only(value.hint, "list", "str") or not only(index.hint, "int"):
            raise Outside(node, f"`{ast.unparse(node)}` is not known to be an item of a list")
        hint = item(value.hint)
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            hint = types.places(value.hint, node.slice.value + 1)[-1]
        return Js(f"py.at({value.text}, {index.text})", hint)


def named(node: Any) -> str:
    """The name of a name or an attribute, which is the same in JavaScript. Raises Outside."""
    name = getattr(node, "id", None) or getattr(node, "attr", None) or node.name
    if name in _RESERVED or not name.isascii():
        raise Outside(node, f"`{name}` means something in JavaScript; take another name")
    return str(name)


def literal(value: Any) -> str:
    """A constant, which JavaScript writes as JSON does."""
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    return json.dumps(int(value) if whole else value, ensure_ascii=False)
