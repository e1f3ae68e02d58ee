"""Python functions as JavaScript functions, statement by statement.

Local names are declared at the top of a function, because that is the scope of Python's names.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from generator.javascript import types
from generator.javascript.calls import Calls
from generator.javascript.expressions import Js, Outside, named
from generator.javascript.types import FUNCTION, hints_of, item, only

Lines = Iterator[str]


class Function(Calls):
    """Translates one function."""

    def __init__(
        self, module: ModuleType, cls: type | None, need: Callable[[Any, str], str],
        node: ast.FunctionDef, function: Any,
    ) -> None:  # fmt: skip
        super().__init__(module, cls, need)
        self.node, self.function = node, function
        self.declared: set[str] = set()
        """Local names that have been declared so far."""

    def lines(self, head: str) -> list[str]:
        """The whole function. It is translated again until no type of a local name changes."""
        args, nodes = self.node.args, list(ast.walk(self.node))
        names = [one.arg for one in (*args.args, *args.kwonlyargs) if one.arg != "self"]
        self.hints = {name: hints_of(self.function)[name] for name in names}
        self.hints |= {"self": self.cls} if self.cls else {}
        before: dict[str, Any] | None = None
        while self.hints != before:
            before, self.declared = dict(self.hints), set(names)
            body = list(self.block(self.node.body))
        self.declared |= {one.target.id for one in nodes if isinstance(one, ast.NamedExpr)}
        body = self.with_names(body, names)
        star = "*" if any(isinstance(one, ast.Yield | ast.YieldFrom) for one in nodes) else ""
        defaults = dict(zip(reversed(args.args), reversed(args.defaults), strict=False))
        defaults |= {
            one: it for one, it in zip(args.kwonlyargs, args.kw_defaults, strict=True) if it
        }
        values = {one.arg: f" = {self.text(it)}" for one, it in defaults.items()}
        given = ", ".join(f"{named(ast.Name(name))}{values.get(name, '')}" for name in names)
        return [f"{head}{star}{self.node.name}({given}) {{", *indented(body), "}"]

    def with_names(self, body: list[str], names: Iterable[str]) -> list[str]:
        """The body of a function, after a declaration of the names that it gives a value.

        `names` are its parameters.
        """
        own = sorted(self.declared - set(names))
        return [f"let {', '.join(own)};", *body] if own else body

    def block(self, body: Sequence[ast.stmt]) -> Lines:
        """A sequence of statements."""
        for node in body:
            translate = getattr(self, f"_do_{type(node).__name__}", None)
            if translate is None:
                raise Outside(node, f"{type(node).__name__} is outside the part that is translated")
            try:
                yield from translate(node)
            except (
                AttributeError,
                IndexError,
                KeyError,
                NameError,
                TypeError,
                ValueError,
            ) as error:
                raise Outside(
                    node, f"this is outside the part that is translated ({error!r})"
                ) from error

    def inner(self, body: Sequence[ast.stmt]) -> Lines:
        """A sequence of statements within another one."""
        return indented(self.block(body))

    def _do_Expr(self, node: ast.Expr) -> Lines:
        if isinstance(node.value, ast.Yield) and node.value.value:
            yield f"yield {self.text(node.value.value)};"
        elif isinstance(node.value, ast.YieldFrom):
            yield f"yield* {self.iterable(node.value.value).text};"
        elif not isinstance(node.value, ast.Constant):
            yield f"{self.text(node.value)};"

    def _do_Pass(self, _node: ast.Pass) -> Lines:
        yield from ()

    def _do_Break(self, node: ast.Break | ast.Continue) -> Lines:
        yield f"{type(node).__name__.lower()};"

    _do_Continue = _do_Break  # noqa: N815 (called like the statement)

    def _do_Return(self, node: ast.Return) -> Lines:
        yield f"return {self.text(node.value)};" if node.value else "return;"

    def _do_Raise(self, node: ast.Raise) -> Lines:
        yield f"throw {self.text(node.exc)};" if node.exc else "throw error;"

    def _do_AnnAssign(self, node: ast.AnnAssign) -> Lines:
        hint = self.evaluated(node.annotation)
        if isinstance(node.target, ast.Name):
            self.bind(node.target, hint)
        if node.value:
            yield self.assigned(node.target, self.js(node.value)._replace(hint=hint))

    def _do_Assign(self, node: ast.Assign) -> Lines:
        *others, last = node.targets
        yield self.assigned(last, self.js(node.value))
        for other in others:
            yield self.assigned(other, self.js(loaded(last)))

    def assigned(self, target: ast.expr, value: Js) -> str:
        """Give a value to a name, to a field, to several at once, or to a key of a mapping."""
        if isinstance(target, ast.Subscript):
            owner, index = self.js(target.value), self.js(target.slice)
            if not only(owner.hint, "map"):
                raise Outside(target, "only a mapping can be given a value at a place")
            return f"{owner.within()}.set({self.key(target, index)}, {value.text});"
        if isinstance(target, ast.Attribute):
            return f"{self.js(target.value).within()}.{named(target)} = {value.text};"
        if isinstance(target, ast.Tuple):
            value = self.iterated(target, value)
            if all(isinstance(one, ast.Attribute) for one in target.elts):
                return f"[{', '.join(map(self.text, target.elts))}] = {value.text};"
        self.declared |= {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}
        return f"{self.bind(target, value.hint)} = {value.text};"

    def _do_AugAssign(self, node: ast.AugAssign) -> Lines:
        left, right = self.js(loaded(node.target)), self.js(node.value)
        if only(left.hint, "list") and isinstance(node.op, ast.Add):
            yield f"{left.within()}.push(...{right.text});"
        else:
            yield self.assigned(node.target, self.binary(node, left, node.op, right))

    def _do_If(self, node: ast.If) -> Lines:
        yield f"if ({self.truth(node.test).text}) {{"
        yield from self.inner(node.body)
        if node.orelse:
            yield "} else {"
            yield from self.inner(node.orelse)
        yield "}"

    def _do_While(self, node: ast.While) -> Lines:
        self.without(node, node.orelse)
        yield f"while ({self.truth(node.test).text}) {{"
        yield from self.inner(node.body)
        yield "}"

    def _do_For(self, node: ast.For) -> Lines:
        self.without(node, node.orelse)
        source = self.iterable(node.iter)
        pattern = self.bind(node.target, item(source.hint))
        self.declared |= {one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)}
        yield f"for ({pattern} of {source.text}) {{"
        yield from self.inner(node.body)
        yield "}"

    def _do_Try(self, node: ast.Try) -> Lines:
        self.without(node, node.orelse, node.finalbody)
        yield "try {"
        yield from self.inner(node.body)
        yield "} catch (error) {"
        for handler in node.handlers:
            cls = self.static(handler.type) if handler.type else ...
            if cls is not ValueError and not self.is_own(cls):
                raise Outside(handler, "only our own exceptions and ValueError can be caught")
            name = "py.ValueError" if cls is ValueError else self.text(handler.type)  # type: ignore[arg-type]
            yield f"  if (error instanceof {name}) {{"
            if handler.name:
                yield f"    {self.assigned(ast.Name(handler.name), Js('error', cls))}"
            yield from indented(self.inner(handler.body))
            yield "  } else"
        yield from ("  throw error;", "}")

    def _do_FunctionDef(self, node: ast.FunctionDef) -> Lines:
        self.without(node, node.args.defaults, node.decorator_list, node.args.kwonlyargs)
        hints = {one.arg: self.evaluated(one.annotation) for one in node.args.args}
        self.hints[node.name] = FUNCTION[..., self.evaluated(node.returns)]
        before, declared = dict(self.hints), set(self.declared)
        self.hints, self.declared = self.hints | hints, set()
        body = self.with_names(list(self.block(node.body)), hints)
        self.hints, self.declared = before, declared
        yield f"const {named(node)} = ({', '.join(hints)}) => {{"
        yield from indented(body)
        yield "};"

    def without(self, node: ast.AST, *parts: Sequence[ast.AST]) -> None:
        """Refuse a statement that has any of these parts."""
        if any(parts):
            raise Outside(node)

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


_ = types
