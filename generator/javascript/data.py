"""Values for translated code, as what JSON can hold."""

from collections.abc import Mapping
from typing import Any

from generator.javascript.types import LARGEST, fields_of, flat_name, is_record


def data_of(value: Any, package: str) -> Any:
    """A value as what JSON can hold; `py.value_of` makes the same value of it.

    A record is an object that names its class under `""`; fields that have their default are left
    out. A mapping is a list of pairs under `"map"`.
    """
    if is_record(type(value)):
        held: dict[str, Any] = {"": flat_name(type(value), package)}
        for name, default in fields_of(type(value)).items():
            field = getattr(value, name)
            if type(field) is not type(default) or field != default:
                held[name] = data_of(field, package)
        return held
    if isinstance(value, Mapping):
        return {"map": [[data_of(one, package) for one in pair] for pair in value.items()]}
    if isinstance(value, list | tuple):
        return [data_of(one, package) for one in value]
    if isinstance(value, str | bool | None) or abs(value) <= LARGEST:
        return value
    raise ValueError(f"JSON cannot hold {value} as it is")
