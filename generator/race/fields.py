"""Field types of the content's YAML files, and the reading of a file into its model.

A model is a frozen pydantic class whose fields have the types below; each type reads text.
`read` turns a located document into a model, or raises everything that is wrong with it at once.
"""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, ValidationError
from pydantic_core import ErrorDetails

from generator import units
from generator.race.source import Document, Fault, KeyPath, SourceError, nearest
from generator.race.walks import Walks, parse_walks

MAX_TEXT = 2_000
MAX_NAME = 80


class Model(BaseModel):
    """A mapping in a content file. It is frozen and refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def text_of(value: object) -> str:
    """The text of a scalar, stripped.

    Raises ValueError for a list, a mapping, control characters and text that is too long.
    """
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a mapping"
        raise ValueError(f"this is {kind}; write a single value")
    if len(value) > MAX_TEXT:
        raise ValueError(f"this text has {len(value)} characters; write at most {MAX_TEXT}")
    if not all(c.isprintable() or c == "\n" for c in value):
        raise ValueError("this text contains control characters; write plain text")
    return value.strip()


def _name(value: object) -> str:
    text = text_of(value)
    if len(text) > MAX_NAME or "\n" in text:
        raise ValueError(f"this name is too long; write one line of at most {MAX_NAME} characters")
    return text


def _date(value: object) -> units.Day:
    text = text_of(value)
    try:
        if len(text) == len("2027-04-19"):
            date = datetime.date.fromisoformat(text)
            return units.Day(date.year, date.month, date.day)
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
            f"`{text}` is not a web address; write all of it, like https://www.example.org/"
        )
    return text


def _list_of_one(value: object) -> object:
    """A single value as a list; a list as it is."""
    return value if isinstance(value, list) else [value]


def parse_markers(text: str) -> units.Unit:
    """The unit of a race's markers: `miles` or `kilometres`. Raises ValueError."""
    for unit, name in units.UNIT_NAMES.items():
        if text == f"{name}s":
            return unit
    raise ValueError(f"`{text}` is not a unit of markers; write `miles` or `kilometres`")


Text = Annotated[str, PlainValidator(text_of)]
Name = Annotated[str, PlainValidator(_name)]
Date = Annotated[units.Day, PlainValidator(_date)]
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
MarkerUnit = Annotated[units.Unit, PlainValidator(lambda value: parse_markers(text_of(value)))]
OneRatio = Annotated[Walks, PlainValidator(lambda value: parse_walks(text_of(value)))]
OneOrMore = BeforeValidator(_list_of_one)
Confidence = Literal["high", "medium", "low", "net-drop-only"]
"""How reliable the data of a course or of its aid stations is.

With `net-drop-only`, plans use only the difference in elevation between start and finish.
"""
M = TypeVar("M", bound=Model)


def read(model: type[M], document: Document, **given: object) -> M:
    """The model in a document; `given` fields come from elsewhere, like the file's name.

    Raises SourceError with everything that is wrong.
    """
    if not isinstance(document.data, dict):
        keys = ", ".join(name for name in model.model_fields if name not in given)
        message = f"the file contains no `key: value` lines; the keys are {keys}"
        raise SourceError([document.problem((), message)])
    faults = list(_empty_values(document))
    empty = {fault.path for fault in faults}
    faults += [
        Fault((name,), _unknown_key(model, (name,)), at_key=True)
        for name in given.keys() & document.data.keys()
    ]
    try:
        found = model.model_validate(document.data | given)
    except ValidationError as invalid:
        errors = [_fault(model, error) for error in invalid.errors()]
        faults += [fault for fault in errors if fault.at_key or fault.path not in empty]
        raise SourceError(document.located(faults)) from None
    document.refuse(faults)
    return found


def _empty_values(document: Document) -> Iterator[Fault]:
    """Keys that have no value: pydantic would complain about an empty text in other words."""
    for path in document.keys_at:
        if _value_at(document.data, path) == "":
            yield Fault(path, f"`{path[-1]}` has no value; write one, or remove the line")


def _value_at(data: Any, path: KeyPath) -> object:
    for step in path:
        data = data[step]
    return data


def _fault(model: type[Model], error: ErrorDetails) -> Fault:
    """A pydantic error in the words of the content's authors."""
    path = tuple(error["loc"])
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "this file")
    match error["type"]:
        case "missing":
            message = f"`{name}` is missing; write e.g. `{name}: {_example(model, path)}`"
        case "extra_forbidden":
            return Fault(path, _unknown_key(model, path), at_key=True)
        case "literal_error":
            choices = get_args(_owner(model, path).model_fields[name].annotation)
            hint = nearest(str(error["input"]), choices) or "; write " + " or ".join(choices)
            message = f"`{str(error['input'])[:60]}` is not known{hint}"
        case "value_error":
            message = f"`{name}`: {error['ctx']['error']}"
        case "model_type":
            keys = ", ".join(_owner(model, (*path, "")).model_fields)
            message = f"`{name}` needs `key: value` lines; the keys are {keys}"
        case "tuple_type":
            message = f"`{name}` is a list; write one `- ` line for each entry"
        case _:
            message = f"`{name}`: {error['msg']}"
    return Fault(path, message)


def _owner(model: type[Model], path: KeyPath) -> type[Model]:
    """The model that has the field at the end of a path."""
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
    """What to say of a key that its model does not have."""
    known = [key for key in _owner(model, path).model_fields if key != "slug"]
    hint = nearest(str(path[-1]), known) or "; the keys here are " + ", ".join(known)
    return f"unknown key `{path[-1]}`{hint}"


def _example(model: type[Model], path: KeyPath) -> str:
    """An example of the value that a required field takes."""
    examples = _owner(model, path).model_fields[str(path[-1])].examples
    return str(examples[0]) if isinstance(examples, list) else "..."
