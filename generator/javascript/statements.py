"""Python functions as JavaScript functions, statement by statement.

Local names are declared at the top of a function, because that is the scope of Python's names.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_origin

from generator.javascript.expressions import Expressions, Js, Outside, listed, literal, named
from generator.javascript.types import FUNCTION, TUPLE, can_unpack, hints_of, item, members, only

Lines = Iterator[str]
NO_TYPE = (AttributeError, IndexError, KeyError, NameError, TypeError, ValueError)
"""What goes wrong where too little is known of a type."""


class Function(Expressions):
    """Translates one function."""

    assigned: set[str]
    """Local names that get a value."""

    def lines(self, node: ast.FunctionDef, function: Any, head: str) -> list[str]:
        """The whole function, with what stands before its name."""
        if node.args.vararg or node.args.kwarg or (node.decorator_list and head != "get "):
            raise Outside(node, "`*args`, `**options` and decorators have no translation")
        self.hints = {"self": self.cls} if self.cls else {}
        hints = {name: hint for name, hint in hints_of(function).items() if name != "return"}
        body = self.body(node, hints)
        given = [one for one in (*node.args.args, *node.args.kwonlyargs) if one.arg != "self"]
        defaults = [*node.args.defaults, *node.args.kw_defaults]
        values = dict(zip(reversed(given), reversed(defaults), strict=False))
        if any(isinstance(one, ast.List | ast.Dict | ast.Set) for one in values.values()):
            raise Outside(node, "a default that can change is another one in JavaScript each time")
        texts = [
            named(one) + (f" = {self.text(value)}" if (value := values.get(one)) else "")
            for one in given
        ]
        star = "*" * any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(node))
        return [f"{head}{star}{node.name}({', '.join(texts)}) {{", *indented(body), "}"]

    def body(self, node: ast.FunctionDef, parameters: Mapping[str, Any]) -> list[str]:
        """The body of a function. It is translated until no type of a local name changes."""
        self.hints |= parameters
        before: dict[str, Any] | None = None
        while self.hints != before:
            before, self.assigned = dict(self.hints), set()
            lines = list(self.block(node.body))
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
                yield f"yield {self.text(value)};"
            case ast.Expr(ast.YieldFrom(value)):
                yield f"yield* {self.iterated(value).text};"
            case ast.Expr(value):
                yield f"{self.text(value)};"
            case ast.Break() | ast.Continue():
                yield f"{type(node).__name__.lower()};"
            case ast.Return(value):
                yield f"return {self.text(value)};" if value else "return;"
            case ast.Raise(value):
                yield f"throw {self.text(value)};" if value else "throw error;"
            case ast.AnnAssign(target, annotation, value):
                hint = self.evaluated(annotation)
                pattern = self.bind(target, hint) if isinstance(target, ast.Name) else ""
                if value:
                    yield f"{pattern or self.text(target)} = {self.text(value)};"
            case ast.Assign(targets, value):
                yield self.assignment(targets[-1], self.given(targets[-1], value))
                for other in targets[:-1]:
                    yield self.assignment(other, self.js(loaded(targets[-1])))
            case ast.AugAssign(target, ast.Add(), value) if self.can_grow(target):
                yield f"{self.text(loaded(target))}.push(...{self.iterated(value).inner});"
            case ast.AugAssign(target, op, value):
                left = self.js(loaded(target))
                yield self.assignment(target, self.binary(node, left, op, self.js(value)))
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
                yield "} catch (error) {"
                for handler in handlers:
                    yield from indented(self.handler(handler))
                yield from ("  throw error;", "}")
            case ast.FunctionDef(_, ast.arguments(defaults=[], kwonlyargs=[]), decorator_list=[]):
                yield from self.function(node)
            case _:
                raise Outside(node)

    def can_grow(self, target: ast.expr) -> bool:
        """Whether `+=` makes a list longer, which others may have, too; a tuple is a new one."""
        found = {get_origin(one) for one in members(self.js(loaded(target)).hint)}
        if list in found and found != {list}:
            raise Outside(target, "this may be a list or something else; use `append`")
        return found == {list}

    def given(self, target: ast.expr, value: ast.expr) -> Js:
        """A value that is given to a target; to several at once, all of it is worked out."""
        return self.js(listed(value) if isinstance(target, ast.Tuple) else value)

    def assignment(self, target: ast.expr, value: Js) -> str:
        """Give a value to a name, to a field, to several at once, or to a key of a mapping."""
        match target:
            case ast.Subscript(owner, key) if only(self.js(owner).hint, "map"):
                self.check_key(target, self.js(key).hint)
                return f"{self.js(owner).inner}.set({self.text(key)}, {value.text});"
            case ast.Attribute(owner):
                return f"{self.js(owner).inner}.{named(target)} = {value.text};"
            case ast.Tuple(targets) if all(isinstance(one, ast.Attribute) for one in targets):
                return f"[{', '.join(map(self.text, targets))}] = {value.text};"
            case ast.Tuple(targets):
                value = self.each(target, value)
                has_more = isinstance(targets[-1], ast.Starred)
                count = len(targets) - has_more
                if not can_unpack(value.hint, count, has_more=has_more):
                    text = f"py.unpacked({value.text}, {count}, {literal(has_more)})"
                    value = Js(text, TUPLE[(item(value.hint),) * len(targets)])
        return f"{self.bind(target, value.hint)} = {value.text};"

    def handler(self, node: ast.ExceptHandler) -> Lines:
        """One `except`, of a class of our own or of ValueError."""
        cls = self.static(node.type) if node.type else ...
        if cls is not ValueError and not self.is_own(cls):
            raise Outside(node, "only our own exceptions and ValueError can be caught")
        name = "py.ValueError" if cls is ValueError else self.text(node.type)  # type: ignore[arg-type]
        yield f"if (error instanceof {name}) {{"
        if node.name:
            yield f"  {self.bind(ast.Name(node.name), cls)} = error;"
        yield from indented(self.block(node.body))
        # What is raised here is not caught by the next one.
        yield "} else"

    def function(self, node: ast.FunctionDef) -> Lines:
        """A function within a function, which sees the names around it."""
        hints = {one.arg: self.evaluated(one.annotation) for one in node.args.args}
        self.hints[node.name] = FUNCTION[..., self.evaluated(node.returns)]
        before, assigned = dict(self.hints), self.assigned
        body = self.body(node, hints)
        self.hints, self.assigned = before, assigned
        yield f"const {named(node)} = ({', '.join(hints)}) => {{"
        yield from indented(body)
        yield "};"

    def evaluated(self, annotation: ast.expr | None) -> Any:
        """The type that an annotation in the body names."""
        text = ast.unparse(annotation) if annotation else "None"
        return eval(text, vars(self.module))  # noqa: S307 (our own code)


def loaded(target: ast.expr) -> ast.expr:
    """A target of an assignment as the expression that reads it."""
    return ast.parse(ast.unparse(target), mode="eval").body


def indented(lines: Iterable[str]) -> Lines:
    """The lines of an inner block."""
    return (f"  {line}" for line in lines)
