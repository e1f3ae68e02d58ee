"""Field types of the content's YAML, and problems where a file does not fit its model.

A model is a frozen pydantic class whose field types are the ones below: each reads text.
`read` turns a located document into the model, or into all that is wrong with it at once.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError
from pydantic_core import ErrorDetails

from generator import units
from generator.race.source import Document, KeyPath, Problem, SourceError, nearest

MAX_TEXT = 2_000
MAX_NAME = 80


class Model(BaseModel):
    """A mapping in a content file: frozen, with no keys but its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def text_of(value: object) -> str:
    """The text of a scalar. Raises ValueError for a list or a mapping, and for what is too long."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a mapping"
        raise ValueError(f"{kind} stands here; write one value")
    if len(value) > MAX_TEXT:
        raise ValueError(f"this text has {len(value)} characters; write {MAX_TEXT} at most")
    if not all(c.isprintable() or c == "\n" for c in value):
        raise ValueError("this text holds control characters; write plain text")
    return value.strip()


def _name(value: object) -> str:
    text = text_of(value)
    if len(text) > MAX_NAME or "\n" in text:
        raise ValueError(f"this name is long; write one line of {MAX_NAME} characters at most")
    return text


def _date(value: object) -> datetime.date:
    text = text_of(value)
    try:
        if len(text) == len("2027-04-19"):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"`{text}` is not a date; write year-month-day like 2027-04-19")


def _web(value: object) -> str:
    text = text_of(value)
    try:
        parts = urlsplit(text)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(
            f"`{text}` is not a web address; write it whole, like https://www.example.org/"
        )
    return text


def _listed(value: object) -> object:
    """One value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def _unit(value: object) -> units.Unit:
    text = text_of(value)
    known: dict[str, units.Unit] = {"miles": "mi", "kilometres": "km"}
    if text not in known:
        meant = {"mi": "miles", "mile": "miles", "km": "kilometres", "kilometers": "kilometres"}
        hint = meant.get(text.lower(), "miles` or `kilometres")
        raise ValueError(f"`{text}` is no marker unit; write `{hint}`")
    return known[text]


Text = Annotated[str, PlainValidator(text_of)]
Name = Annotated[str, PlainValidator(_name)]
Date = Annotated[datetime.date, PlainValidator(_date)]
Web = Annotated[str, PlainValidator(_web)]
Seconds = Annotated[int, PlainValidator(lambda value: units.parse_interval(text_of(value)))]
GoalTime = Annotated[int, PlainValidator(lambda value: units.parse_goal(text_of(value)))]
Metres = Annotated[float, PlainValidator(lambda value: units.parse_distance(text_of(value)))]
RaceMetres = Annotated[
    float, PlainValidator(lambda value: units.parse_race_distance(text_of(value)))
]
Pace = Annotated[float, PlainValidator(lambda value: units.parse_pace(text_of(value)))]
Fraction = Annotated[float, PlainValidator(lambda value: units.parse_percent(text_of(value)))]
Halves = Annotated[float, PlainValidator(lambda value: units.parse_halves(text_of(value)))]
Ease = Annotated[
    tuple[float, float], PlainValidator(lambda value: units.parse_ease(text_of(value)))
]
TimeOfDay = Annotated[int, PlainValidator(lambda value: units.parse_time_of_day(text_of(value)))]
MarkerUnit = Annotated[units.Unit, PlainValidator(_unit)]
OneOrMore = BeforeValidator(_listed)
Confidence = Literal["high", "medium", "low", "net-drop-only"]
"""How far the figures of a course or of its aid stations can be relied on."""
M = TypeVar("M", bound=Model)


def read(model: type[M], document: Document, **given: object) -> M:
    """The model in a document; `given` fields come from elsewhere. Raises SourceError."""
    problems = list(_empty_values(document))
    if isinstance(document.data, dict):
        problems += [
            document.problem((name,), _unknown_key(model, (name,)), at_key=True)
            for name in given.keys() & document.data.keys()
        ]
        try:
            return _unless(problems, model.model_validate(document.data | given))
        except ValidationError as invalid:
            empty = {(problem.line, problem.column) for problem in problems}
            found = [_problem(model, document, error) for error in invalid.errors()]
            problems += [p for p in found if (p.line, p.column) not in empty]
    else:
        keys = ", ".join(name for name in model.model_fields if name not in given)
        problems.append(document.problem((), f"the file holds no `key: value` lines; keys: {keys}"))
    raise SourceError(problems)


def _unless(problems: list[Problem], value: M) -> M:
    if problems:
        raise SourceError(problems)
    return value


def _empty_values(document: Document) -> Iterable[Problem]:
    for path in document.keys_at:
        if _at(document.data, path) == "":
            message = f"`{path[-1]}` has no value; write one, or remove the line"
            yield document.problem(path, message)


def _at(data: Any, path: KeyPath) -> object:
    for step in path:
        data = data[step]
    return data


def _problem(  # noqa: PLR0911 (one return for each kind of error)
    model: type[Model], document: Document, error: ErrorDetails
) -> Problem:
    path = tuple(error["loc"])
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "this file")
    match error["type"]:
        case "missing":
            example = _field_example(model, path)
            return document.problem(path, f"`{name}` is missing; write e.g. `{name}: {example}`")
        case "extra_forbidden":
            return document.problem(path, _unknown_key(model, path), at_key=True)
        case "literal_error":
            choices = get_args(_owner(model, path).model_fields[name].annotation)
            hint = nearest(str(error["input"]), choices) or "; write " + " or ".join(choices)
            return document.problem(path, f"`{str(error['input'])[:60]}` is not known{hint}")
        case "value_error":
            return document.problem(path, f"`{name}`: {error['ctx']['error']}")
        case "model_type":
            example = ", ".join(_owner(model, (*path, "")).model_fields)
            return document.problem(path, f"`{name}` holds `key: value` lines; keys: {example}")
        case "tuple_type":
            return document.problem(path, f"`{name}` is a list; write one `- ` line for each")
        case _:
            return document.problem(path, f"`{name}`: {error['msg']}")


def _owner(model: type[Model], path: KeyPath) -> type[Model]:
    """The model whose field the path ends in."""
    for step in path[:-1]:
        if isinstance(step, str):
            model = _model_of(model.model_fields[step].annotation)
    return model


def _model_of(annotation: Any) -> type[Model]:
    """The model inside `Model | None` or `tuple[Model, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(
        _model_of(part) for part in get_args(annotation) if part not in (type(None), Ellipsis)
    )


def _unknown_key(model: type[Model], path: KeyPath) -> str:
    known = [key for key in _owner(model, path).model_fields if key != "slug"]
    hint = nearest(str(path[-1]), known) or "; known here: " + ", ".join(known)
    return f"unknown key `{path[-1]}`{hint}"


def _field_example(model: type[Model], path: KeyPath) -> str:
    examples: Mapping[str, Any] | list[Any] | None = (
        _owner(model, path).model_fields[str(path[-1])].examples
    )
    return str(examples[0]) if isinstance(examples, list) else "..."
