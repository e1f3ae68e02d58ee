"""Python functions as JavaScript functions, statement by statement.

Local names are declared at the top of a function, because that is the scope of Python's names.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import NoneType
from typing import Any, get_origin

from generator.javascript.expressions import (
    Expressions,
    Js,
    Outside,
    is_still,
    listed,
    literal,
    named,
)
from generator.javascript.known import ONCE, suits
from generator.javascript.types import (
    FUNCTION,
    TUPLE,
    argument,
    can_unpack,
    hints_of,
    item,
    kinds,
    members,
    only,
)

Lines = Iterator[str]
MOST_PASSES = 9
"""A type that is not known after so many passes never will be."""
NO_TYPE = (AttributeError, IndexError, KeyError, NameError, TypeError, ValueError)
"""What goes wrong where too little is known of a type."""


class Function(Expressions):
    """Translates one function."""

    assigned: set[str]
    """Local names that get a value."""
    returns: Any
    """The type of what the function returns."""
    is_generator: bool

    def lines(self, node: ast.FunctionDef, function: Any, head: str) -> list[str]:
        """The whole function, with what stands before its name."""
        if node.decorator_list and head != "get ":
            raise Outside(node, "a decorator has no translation")
        given = [one for one in (*node.args.args, *node.args.kwonlyargs) if one.arg != "self"]
        defaults = [*node.args.defaults, *node.args.kw_defaults]
        values = dict(zip(reversed(given), reversed(defaults), strict=False))
        changing = ast.List | ast.Dict | ast.Set | ast.Call
        kept = [one for one in values.values() if one and ast.unparse(one) != "frozenset()"]
        if any(isinstance(inner, changing) for one in kept for inner in ast.walk(one)):
            raise Outside(node, "a default that can change is another one in JavaScript each time")
        texts = [
            named(one) + (f" = {self.text(value)}" if (value := values.get(one)) else "")
            for one in given
        ]
        hints = {name: hint for name, hint in hints_of(function).items() if name != "return"}
        body = self.body(node, hints, hints_of(function).get("return"))
        star = "*" * self.is_generator
        return [f"{head}{star}{node.name}({', '.join(texts)}) {{", *indented(body), "}"]

    def body(self, node: ast.FunctionDef, parameters: Mapping[str, Any], returns: Any) -> list[str]:
        """The body of a function. It is translated until no type of a local name changes."""
        if node.args.vararg or node.args.kwarg or node.args.posonlyargs:
            raise Outside(node, "`*args`, `**options` and `/` have no translation")
        if "self" in parameters:
            raise Outside(node, "only the object of a method is called `self`")
        self.hints |= parameters
        self.returns, self.is_generator = returns, False
        before: dict[str, Any] | None = None
        for _ in range(MOST_PASSES):
            if self.hints == before:
                break
            before, self.assigned = dict(self.hints), set()
            lines = list(self.block(node.body))
        else:
            raise Outside(node, "the type of some name here grows each time it gets a value")
        may_end = not isinstance(node.body[-1], ast.Return | ast.Raise) and not self.is_generator
        if may_end and kinds(returns) > {"none"}:
            lines.append("return null;")
        names = sorted(self.assigned - parameters.keys())
        return [f"let {', '.join(names)};", *lines] if names else lines

    def bind(self, target: ast.expr, hint: Any) -> str:
        """Note that a name gets a value, too."""
        if isinstance(target, ast.Name):
            self.assigned.add(target.id)
        return super().bind(target, hint)

    def block(self, body: Sequence[ast.stmt]) -> Lines:
        """A sequence of statements."""
        for node in body:
            try:
                yield from self.statement(node)
            except NO_TYPE as error:
                message = f"this is outside the part that is translated ({error!r})"
                raise Outside(node, message) from error

    def inner(self, head: str, body: Sequence[ast.stmt]) -> Lines:
        """Statements in braces, without the last one."""
        return iter([head + " {", *indented(self.block(body))])

    def statement(self, node: ast.stmt) -> Lines:
        """One statement. Raises Outside."""
        match node:
            case ast.Expr(ast.Constant()) | ast.Pass():
                return
            case ast.Expr(ast.Yield(ast.expr() as value)):
                self.is_generator = True
                yield f"yield {self.suited(value, item(self.returns)).text};"
            case ast.Expr(ast.YieldFrom(value)):
                self.is_generator = True
                yield f"yield* {self.iterated(value).text};"
            case ast.Expr(ast.Call() as value):
                yield f"{self.call(value).text};"
            case ast.Break() | ast.Continue():
                yield f"{type(node).__name__.lower()};"
            case ast.Return(ast.expr() as value):
                yield f"return {self.suited(value, self.returns, ONCE).text};"
            case ast.Return(None):
                yield (
                    "return;"
                    if self.returns in (None, NoneType) or self.is_generator
                    else "return null;"
                )
            case ast.Raise(None):
                yield "throw $error;"
            case ast.Raise(ast.Call() | ast.Name() as value) if kinds(self.js(value).hint) == {
                "record"
            }:
                yield f"throw {self.text(value)};"
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                yield from self.giving(node)
            case ast.If(test, body, others):
                yield from self.inner(f"if ({self.truth(test).text})", body)
                if others:
                    yield from self.inner("} else", others)
                yield "}"
            case ast.While(test, body, []):
                yield from self.inner(f"while ({self.truth(test).text})", body)
                yield "}"
            case ast.For(target, values, body, []):
                source = self.iterated(values)
                pattern = self.bind(target, item(source.hint))
                yield from self.inner(f"for ({pattern} of {source.text})", body)
                yield "}"
            case ast.Try(body, handlers, [], []):
                yield from self.inner("try", body)
                yield "} catch ($error) {"
                for handler in handlers:
                    yield from indented(self.handler(handler))
                yield from ("  throw $error;", "}")
            case ast.FunctionDef(_, ast.arguments(defaults=[], kwonlyargs=[]), decorator_list=[]):
                yield from self.function(node)
            case _:
                raise Outside(node)

    def giving(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Lines:
        """A statement that gives names, fields or keys a value."""
        match node:
            case ast.AnnAssign(ast.Name() as target, annotation, value):
                pattern = self.bind(target, hint := self.evaluated(annotation))
                if value:
                    yield f"{pattern} = {self.suited(value, hint).text};"
            case ast.AnnAssign(ast.Attribute() as target, _, ast.expr() as value):
                yield self.assignment(target, self.js(value))
            case ast.Assign([*others, target], value):
                if not is_still(target) and (others or not is_still(value)):
                    raise Outside(target, "JavaScript would work this out before the value")
                yield self.assignment(target, self.given(target, value))
                for other in others:
                    yield self.assignment(other, self.js(target))
            case ast.AugAssign(target) if not is_still(target):
                raise Outside(target, "JavaScript would work this out twice")
            case ast.AugAssign(target, ast.Add(), value) if self.can_grow(target):
                held = item(self.js(target).hint)
                more = self.each(value, self.suited(value, Iterable[held], ONCE))  # type: ignore[valid-type]
                yield f"py.extend({self.text(target)}, {more.text});"
            case ast.AugAssign(target, op, value):
                left = self.js(target)
                yield self.assignment(target, self.binary(node, left, op, self.js(value)))
            case _:
                raise Outside(node)

    def suited(self, node: ast.expr, declared: Any, but: Set[str] = frozenset()) -> Js:
        """A value that goes where a type is declared."""
        return self.checked(node, self.js(node), declared, but)

    def checked(self, node: ast.expr, value: Js, declared: Any, but: Set[str] = frozenset()) -> Js:
        """The same of a value that is translated already."""
        if not suits(value.hint, declared, but):
            raise Outside(node, "this is not what is declared; Python and JavaScript would differ")
        return value

    def can_grow(self, target: ast.expr) -> bool:
        """Whether `+=` makes a list longer, which others may have, too; a tuple is a new one."""
        found = {get_origin(one) for one in members(self.js(target).hint)}
        if list in found and found != {list}:
            raise Outside(target, "this may be a list or something else; use `append`")
        return found == {list}

    def given(self, target: ast.expr, value: ast.expr) -> Js:
        """A value that is given to a target; to several at once, all of it is worked out."""
        return self.js(listed(value) if isinstance(target, ast.Tuple) else value)

    def assignment(self, target: ast.expr, value: Js) -> str:
        """Give a value to a name, to a field, to several at once, or to a key of a mapping."""
        match target:
            case ast.Subscript(owner, key) if only((found := self.js(owner)).hint, "map"):
                self.check_key(target, self.js(key).hint)
                held = self.checked(target, value, argument(found.hint, 1))
                return f"{found.inner}.set({self.text(key)}, {held.text});"
            case ast.Attribute(owner) if self.static(owner) is ...:
                field = self.js(target)
                return f"{field.text} = {self.checked(target, value, field.hint).text};"
            case ast.Tuple(targets):
                value = self.each(target, value)
                has_more = isinstance(targets[-1], ast.Starred)
                count = len(targets) - has_more
                if not can_unpack(value.hint, count, has_more=has_more):
                    text = f"py.unpacked({value.text}, {count}, {literal(has_more)})"
                    value = Js(text, TUPLE[(item(value.hint),) * len(targets)])
                if all(isinstance(one, ast.Attribute) for one in targets):
                    return f"[{', '.join(self.text(one) for one in targets)}] = {value.text};"
        return f"{self.bind(target, value.hint)} = {value.text};"

    def handler(self, node: ast.ExceptHandler) -> Lines:
        """One `except`, of a class of our own or of ValueError."""
        cls = self.static(node.type) if node.type else ...
        if cls is not ValueError and not self.is_own(cls):
            raise Outside(node, "only our own exceptions and ValueError can be caught")
        name = "py.ValueError" if cls is ValueError else self.class_name(node.type)  # type: ignore[arg-type]
        yield f"if ($error instanceof {name}) {{"
        if node.name:
            yield f"  {self.bind(ast.Name(node.name), cls)} = $error;"
        yield from indented(self.block(node.body))
        # What is raised here is not caught by the next one.
        yield "} else"

    def function(self, node: ast.FunctionDef) -> Lines:
        """A function within a function, which sees the names around it."""
        hints = {one.arg: self.evaluated(one.annotation) for one in node.args.args}
        returns = self.evaluated(node.returns)
        name = self.bind(ast.Name(node.name), FUNCTION[list(hints.values()), returns])
        around = dict(self.hints), self.assigned, self.returns, self.is_generator
        body = self.body(node, hints, returns)
        if self.is_generator:
            raise Outside(node, "a generator within a function has no translation")
        self.hints, self.assigned, self.returns, self.is_generator = around
        yield f"{name} = ({', '.join(map(named, node.args.args))}) => {{"
        yield from indented(body)
        yield "};"

    def evaluated(self, annotation: ast.expr | None) -> Any:
        """The type that an annotation in the body names."""
        text = ast.unparse(annotation) if annotation else "None"
        return eval(text, vars(self.module))  # noqa: S307 (our own code)


def indented(lines: Iterable[str]) -> Lines:
    """The lines of an inner block."""
    return (f"  {line}" for line in lines)
