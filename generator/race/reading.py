"""A located document to its model, or everything that is wrong with it at once."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.race.keys import Key, Model, keys_of
from generator.race.source import Document, Fault, KeyPath, SourceError, nearest

M = TypeVar("M", bound=Model)


def read(model: type[M], document: Document, **given: object) -> M:
    """The model in a document; `given` fields come from elsewhere, like the file's name.

    Raises SourceError with everything that is wrong.
    """
    if not isinstance(document.data, dict):
        message = f"the file contains no `key: value` lines; the keys are {_names(model)}"
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
        errors = [
            _fault(model, document, error) for error in invalid.errors() if not _is_by_others(error)
        ]
        faults += [fault for fault in errors if fault.at_key or fault.path not in empty]
        raise SourceError(document.located(faults)) from None
    document.refuse(faults)
    return found


def _empty_values(document: Document) -> Iterator[Fault]:
    """Keys that have no value: pydantic would complain about an empty text in other words."""
    for path in document.keys_at:
        if _value_at(document, path) == "":
            yield Fault(path, f"`{path[-1]}` has no value; write one, or remove the line")


def _value_at(document: Document, path: KeyPath) -> Any:
    value = document.data
    for step in path:
        value = value[step]
    return value


def _is_by_others(error: ErrorDetails) -> bool:
    """Whether a list is too short only because pydantic leaves out entries that are wrong."""
    return error["type"] == "too_short" and bool(error["input"])


def _fault(model: type[Model], document: Document, error: ErrorDetails) -> Fault:
    """A pydantic error in the words of the content's authors."""
    path = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return Fault(path, _unknown_key(model, path), at_key=True)
    key = _key(model, path)
    match error["type"]:
        case "missing":
            message = f"`{key.name}` is missing; write e.g. `{key.name}: {key.example}`"
        case "value_error":
            message = f"`{key.name}`: {error['ctx']['error']}"
        case "greater_than_equal" | "less_than_equal" if key.limits:
            text = str(_value_at(document, path))
            message = f"`{key.name}`: {key.limits.out_of_range(text)}"
        case "too_short" | "too_long":
            count = error["ctx"]["actual_length"]
            message = f"this lists {count} {key.name}; write {key.counted}"
        case "model_type" if key.model:
            message = f"`{key.name}` needs `key: value` lines; the keys are {_names(key.model)}"
        case "tuple_type":
            message = f"`{key.name}` is a list; write one `- ` line for each entry"
        case _:
            message = f"`{key.name}`: {error['msg']}"
    return Fault(path, message)


def _key(model: type[Model], path: KeyPath) -> Key:
    """The key at the end of a path, or the key of the list whose entry is there."""
    *owners, name = [step for step in path if isinstance(step, str)]
    return keys_of(_owner(model, owners))[name]


def _owner(model: type[Model], names: list[str]) -> type[Model]:
    """The model at the end of some keys."""
    for name in names:
        model = keys_of(model)[name].model or model
    return model


def _unknown_key(model: type[Model], path: KeyPath) -> str:
    """What to say of a key that its model does not have."""
    *owners, name = [step for step in path if isinstance(step, str)]
    known = keys_of(_owner(model, owners))
    hint = nearest(name, known) or "; the keys here are " + ", ".join(known)
    return f"unknown key `{name}`{hint}"


def _names(model: type[Model]) -> str:
    """The keys of a model, in one line."""
    return ", ".join(keys_of(model))
