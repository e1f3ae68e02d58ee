"""Jinja macros as JavaScript functions that return the same text, character for character.

The functions use `macros.js`. All values are plain texts, whole numbers, truths, None, and lists
and objects of these, so only what another macro returns is HTML already. Whatever this module does
not know raises NotTranslated: write the template plainer.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import jinja2
from jinja2 import nodes
from markupsafe import escape

from generator.javascript.expressions import RESERVED
from generator.javascript.script import NotTranslated

Definition: TypeAlias = nodes.Macro | nodes.Assign

_TAKEN = RESERVED | {"jinja", "loop", "out"}
"""Names that mean something in JavaScript, or in the functions made here."""
LOOP = ("index", "first", "last")
"""What a loop knows of itself."""


@dataclass(frozen=True)
class _Place:
    """A place in a template, and what holds there."""

    template: str
    escapes: bool
    names: frozenset[str] = frozenset()
    """Parameters, variables of loops, and what was set."""
    may_set: bool = True
    """Whether a name that is set here ends where the braces around it do in JavaScript."""

    def error(self, node: nodes.Node, problem: str) -> NotTranslated:
        # What Jinja puts around a node of the template has no line of its own.
        line = node.lineno or next(one.lineno for one in node.iter_child_nodes())
        return NotTranslated(f"{self.template}:{line}: {problem}")

    def with_names(self, *names: nodes.Node) -> "_Place":
        """The same with more names, each of them new."""
        place = self
        for node in names:
            if not isinstance(node, nodes.Name):
                raise self.error(node, "only a plain name can get a value")
            if node.name in (*place.names, *_TAKEN):
                raise self.error(node, f"the name {node.name} is taken; choose another")
            place = replace(place, names=place.names | {node.name})
        return place


def functions_of(environment: jinja2.Environment, macros: Mapping[str, Sequence[str]]) -> str:
    """JavaScript functions for macros, given by template, and for the macros that these call.

    They take what the macros take: for a dataclass an object, for a tuple an array. Raises
    NotTranslated.
    """
    script = _Script(environment)
    for template, names in macros.items():
        for name in names:
            if not isinstance(script.definition(template, name), nodes.Macro):
                raise NotTranslated(f"{template}: there is no macro {name}")
    return "\n".join(script.texts.values())


class _Script:
    """What has been translated so far: macros as functions, and the values that they read."""

    def __init__(self, environment: jinja2.Environment) -> None:
        if environment.loader is None:
            raise ValueError("an environment without a loader has no templates")
        self._environment, self._loader = environment, environment.loader
        self._defined_at: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def definition(self, template: str, name: str) -> Definition | None:
        """What a template calls by this name, which is translated unless that is done."""
        found = self._find(template, name)
        if not found:
            return None
        home, node = found
        place = _Place(home, bool(nodes.EvalContext(self._environment, home).autoescape))
        at = f"{home}:{node.lineno}"
        if name in _TAKEN:
            raise place.error(node, f"the name {name} is taken; choose another")
        if self._defined_at.setdefault(name, at) != at:
            raise place.error(node, f"{name} is also defined at {self._defined_at[name]}")
        if name not in self.texts:
            self.texts[name] = ""  # It stands before what it calls, and may call itself.
            if isinstance(node, nodes.Macro):
                text = "\n".join(self._function(node, place))
            else:
                text = f"const {name} = {self._value(node.node, place)};"
            self.texts[name] = f"// {home}\n{text}\n"
        return node

    def _find(self, template: str, name: str) -> tuple[str, Definition] | None:
        """A macro or value of a template, which may import it, and where it is defined."""
        source, _, _ = self._loader.get_source(self._environment, template)
        for node in reversed(self._environment.parse(source, template).body):
            match node:
                case nodes.Macro(name=defined) | nodes.Assign(target=nodes.Name(name=defined)):
                    if defined == name:
                        return template, node
                case nodes.FromImport(template=nodes.Const(value=imported), names=names):
                    if name in names:
                        return self._find(imported, name)
        return None

    def _function(self, node: nodes.Macro, place: _Place) -> Iterator[str]:
        parameters = [one.name for one in node.args]
        for at, default in enumerate(node.defaults, len(node.args) - len(node.defaults)):
            parameters[at] += f" = {self._value(default, place)}"
        yield f"function {node.name}({', '.join(parameters)}) {{"
        yield '  let out = "";'
        yield from _indented(self._statements(node.body, place.with_names(*node.args)))
        yield "  return out;"
        yield "}"

    def _statements(self, body: Sequence[nodes.Node], place: _Place) -> Iterator[str]:
        inside = replace(place, may_set=False)
        for node in body:
            match node:
                case nodes.Output():
                    yield from self._output(node, place)
                case nodes.If():
                    for word, branch in (("if", node), *(("} else if", one) for one in node.elif_)):
                        test = self._test(branch.test, place)
                        test = test if test.startswith("(") else f"({test})"
                        yield f"{word} {test} {{"
                        yield from _indented(self._statements(branch.body, inside))
                    if node.else_:
                        yield "} else {"
                        yield from _indented(self._statements(node.else_, inside))
                    yield "}"
                case nodes.For(test=None, else_=[], recursive=False):
                    yield from self._loop(node, place)
                case nodes.Assign(target=nodes.Name(name=name)) if place.may_set:
                    yield f"const {name} = {self._value(node.node, place)};"
                    place = place.with_names(node.target)
                case nodes.Scope(
                    body=[
                        nodes.ScopedEvalContextModifier(
                            options=[nodes.Keyword(key="autoescape", value=nodes.Const(value=on))],
                            body=scoped,
                        )
                    ]
                ):
                    yield from self._statements(scoped, replace(inside, escapes=on))
                case _:
                    raise _unknown(node, place)

    def _loop(self, node: nodes.For, place: _Place) -> Iterator[str]:
        targets = node.target.items if isinstance(node.target, nodes.Tuple) else [node.target]
        within = replace(place.with_names(*targets), may_set=True)
        target = ", ".join(one.name for one in targets if isinstance(one, nodes.Name))
        if isinstance(node.target, nodes.Tuple):
            target = f"[{target}]"
        values = self._value(node.iter, place)
        if any(one.name == "loop" for part in node.body for one in part.find_all(nodes.Name)):
            within = replace(within, names=within.names | {"loop"})
            target, values = f"[loop, {target}]", f"jinja.loop({values})"
        yield f"for (const {target} of {values}) {{"
        yield from _indented(self._statements(node.body, within))
        yield "}"

    def _output(self, node: nodes.Output, place: _Place) -> Iterator[str]:
        """A statement for each line of the output."""
        line = ""
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                line += f"${{{self._printed(part, place)}}}"
                continue
            for text in part.data.splitlines(keepends=True):
                line += _in_backticks(text)
                if text.endswith("\n"):
                    yield f"out += `{line}`;"
                    line = ""
        if line:
            yield f"out += `{line}`;"

    def _printed(self, node: nodes.Node, place: _Place) -> str:
        """What is printed for an expression, escaped where it is not the text of a macro."""
        match node:
            case nodes.Call():
                return self._call(node, place)
            case nodes.Const(value=str(text)):
                return json.dumps(escape(text) if place.escapes else text, ensure_ascii=False)
            case nodes.Filter(name="e", node=nodes.Expr() as plain, args=[]):
                return f"jinja.escape({self._value(plain, place)})"
        if choice := _choice_of(node):
            test, yes, no = choice
            either = f"{self._printed(yes, place)} : {self._printed(no, place)}"
            return f"({self._test(test, place)} ? {either})"
        return f"jinja.{'escape' if place.escapes else 'text'}({self._value(node, place)})"

    def _call(self, node: nodes.Call, place: _Place) -> str:
        """A call of another macro, with its arguments in the order of the parameters."""
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            raise _unknown(node, place)
        if not place.escapes:
            raise place.error(node, "no macro can be called where autoescape is off")
        name = node.node.name
        macro = None if name in place.names else self.definition(place.template, name)
        if not isinstance(macro, nodes.Macro):
            raise place.error(node, f"there is no macro {name}")
        parameters = [one.name for one in macro.args]
        given = dict(zip(parameters, node.args, strict=False))
        given |= {one.key: one.value for one in node.kwargs}
        required = parameters[: len(parameters) - len(macro.defaults)]
        if len(given) < len(node.args) + len(node.kwargs) or not (
            set(required) <= set(given) <= set(parameters)
        ):
            raise place.error(node, f"{name} takes ({', '.join(parameters)})")
        arguments = [
            self._value(given[one], place) if one in given else "undefined" for one in parameters
        ]
        while arguments and arguments[-1] == "undefined":
            arguments.pop()
        return f"{name}({', '.join(arguments)})"

    def _test(self, node: nodes.Node, place: _Place) -> str:
        """A condition, which is true or false in JavaScript."""
        match node:
            case nodes.And():
                return f"({self._test(node.left, place)} && {self._test(node.right, place)})"
            case nodes.Or():
                return f"({self._test(node.left, place)} || {self._test(node.right, place)})"
            case nodes.Not():
                return f"!{self._test(node.node, place)}"
            case nodes.Compare(expr=value, ops=[nodes.Operand(op="eq" | "ne" as op, expr=other)]):
                _check_comparable(value, other, place)
                sign = "===" if op == "eq" else "!=="
                return f"({self._value(value, place)} {sign} {self._value(other, place)})"
            case nodes.Compare():
                raise _unknown(node, place)
        return f"jinja.truth({self._value(node, place)})"

    def _value(self, node: nodes.Node, place: _Place) -> str:
        """An expression whose value is not HTML."""
        match node:
            case nodes.Const(value=bool() | int() | str() | None as value):
                return json.dumps(value, ensure_ascii=False)
            case nodes.Name():
                return self._name(node, place)
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if "loop" in place.names:
                if attr not in LOOP:
                    raise place.error(node, f"a loop knows only {', '.join(LOOP)}")
                return f"loop.{attr}"
            case nodes.Getattr(node=nodes.Name() | nodes.Getattr() | nodes.Getitem() as of):
                return f"{self._value(of, place)}.{node.attr}"
            case nodes.Getitem(
                node=nodes.Name() | nodes.Getattr() as of,
                arg=nodes.Const(value=int() | str())
                | nodes.Name()
                | nodes.Getattr()
                | nodes.Getitem() as key,
            ):
                return f"{self._value(of, place)}[{self._value(key, place)}]"
        return self._made(node, place)

    def _name(self, node: nodes.Name, place: _Place) -> str:
        if node.name in place.names - {"loop"}:
            return node.name
        if isinstance(self.definition(place.template, node.name), nodes.Assign):
            return node.name
        raise place.error(node, f"{node.name} has no value here")

    def _made(self, node: nodes.Node, place: _Place) -> str:
        """A value that is made of others."""
        match node:
            case nodes.Not() | nodes.Compare():
                return self._test(node, place)
            case nodes.List(items=items) | nodes.Tuple(items=items):
                return f"[{', '.join(self._value(one, place) for one in items)}]"
            case nodes.Dict(items=pairs) if all(_is_text(one.key) for one in pairs):
                keys = [self._value(one.key, place) for one in pairs]
                values = [self._value(one.value, place) for one in pairs]
                return f"{{ {', '.join(map(': '.join, zip(keys, values, strict=True)))} }}"
            case nodes.Concat(nodes=parts):
                return f"({' + '.join(f'jinja.text({self._value(one, place)})' for one in parts)})"
            case nodes.Filter(name="length", node=nodes.Expr() as of, args=[]):
                return f"jinja.length({self._value(of, place)})"
        if choice := _choice_of(node):
            test, yes, no = choice
            either = f"{self._value(yes, place)} : {self._value(no, place)}"
            return f"({self._test(test, place)} ? {either})"
        raise _unknown(node, place)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _choice_of(node: nodes.Node) -> tuple[nodes.Node, nodes.Node, nodes.Node] | None:
    """The condition of a choice, and its values where that is true and where it is not."""
    match node:
        case nodes.CondExpr(test=test, expr1=yes, expr2=nodes.Expr() as no):
            return test, yes, no
        case nodes.Or(left=left, right=right):
            return left, left, right
        case nodes.And(left=left, right=right):
            return left, right, left
    return None


def _unknown(node: nodes.Node, place: _Place) -> NotTranslated:
    what = f"the filter {node.name}" if isinstance(node, nodes.Filter) else type(node).__name__
    return place.error(node, f"{what} has no JavaScript here; write the template plainer")


def _check_comparable(value: nodes.Node, other: nodes.Node, place: _Place) -> None:
    """Both languages agree about texts, None and counts, but not about true and 1, or lists."""
    match value, other:
        case _, nodes.Const(value=str() | None):
            return
        case nodes.Filter(name="length"), nodes.Const(value=int(count)) if count is not True:
            return
    raise place.error(value, "compare only with a text or None, or a length with a number")


def _in_backticks(text: str) -> str:
    for special in "\\`$":
        text = text.replace(special, "\\" + special)
    return text.replace("\n", "\\n")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
