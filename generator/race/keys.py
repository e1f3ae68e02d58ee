"""The keys of a content file, from the model that declares them.

A key is declared once, as a field of a model:

    hills: Wished[Percent] = Field(1.0, ge=0, le=1, examples=["50%"])
    '''One sentence about it, in plain words, because people read it.'''

Whatever else has to know about keys makes it from `keys_of`: messages, the JSON Schemas, the page
about race files, the options of the command and the fields of the planner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.fields import FieldInfo

from generator.race.kinds import Kind, Limits

T = TypeVar("T")
NAME_OF_FILE = "slug"
"""A field that no file has as a key: it is the name of the file."""


class Model(BaseModel):
    """A mapping in a content file. It is frozen and refuses keys that it does not know.

    The docstring under a field is the sentence that people read about the key.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, use_attribute_docstrings=True
    )


def _list_of_one(value: object) -> object:
    """A single value as a list; a list as it is."""
    return value if isinstance(value, list) else [value]


_MAY_BE_ONE = BeforeValidator(_list_of_one)
_WISH = "wish"
OneOrMore = Annotated[tuple[T, ...], _MAY_BE_ONE]
"""A list that may be written as a single value: `goals: OneOrMore[Goals]`."""
Wished = Annotated[T, _WISH]
"""A value that a runner may wish otherwise for one plan: `hills: Wished[Percent]`."""


@dataclass(frozen=True)
class Key:
    """A key, as people and programs get to know it."""

    name: str
    title: str
    """What a form calls it: `Walk pace`."""
    says: str
    """One sentence."""
    kind: Kind[Any] | None
    """The kind of its value, or of each entry of its list; None for mappings."""
    model: type[Model] | None
    """The model of its mapping, or of each mapping of its list; None for single values."""
    is_needed: bool
    is_list: bool
    may_be_one: bool
    """Whether its list may be written as a single value."""
    is_wish: bool
    default: str
    """What holds where the key is left out, as a file would have it; empty if nothing does."""
    examples: tuple[str, ...]
    """Values as a file has them; the first one is shown where one is enough."""
    limits: Limits | None
    """The limits of a value."""
    count: tuple[int, int | None] | None
    """How many entries a list has at least and at most; None if any number will do."""

    @property
    def example(self) -> str:
        """A value as a file has it."""
        return self.examples[0]

    def parse(self, text: str) -> Any:
        """The value of a text, for a key with a kind. Raises ValueError."""
        value: Any = self.kind.parse(text.strip()) if self.kind else text
        if self.limits and (message := self.limits.refusal(value, text)):
            raise ValueError(message)
        return value

    @property
    def write(self) -> str:
        """What to write: `a number with %, from 0% to 100%`; empty for mappings."""
        limits = f", from {self.limits.said}" if self.limits else ""
        return f"{self.kind.write}{limits}" if self.kind else ""

    @property
    def counted(self) -> str:
        """How many entries its list has: `between 1 and 40`; empty if any number will do."""
        if not self.count:
            return ""
        least, most = self.count
        return f"between {least} and {most}" if most else f"at least {least}"


def keys_of(model: type[Model]) -> dict[str, Key]:
    """The keys that a file may have, by name, in the order of their declarations."""
    return {
        name: _key(name, field)
        for name, field in model.model_fields.items()
        if name != NAME_OF_FILE
    }


def limits_of(model: type[Model], name: str) -> Limits:
    """The limits of a key that has some. Raises ValueError for any other."""
    limits = keys_of(model)[name].limits
    if limits is None:
        raise ValueError(f"`{name}` has no limits")
    return limits


def _key(name: str, field: FieldInfo) -> Key:
    parts = [*field.metadata, *_parts_in(field.annotation)]
    kind = next((part for part in parts if isinstance(part, Kind)), None)
    models = (part for part in parts if isinstance(part, type) and issubclass(part, Model))
    return Key(
        name=name,
        title=field.title or name.replace("_", " ").capitalize(),
        says=" ".join((field.description or "").split()),
        kind=kind,
        model=next(models, None),
        is_needed=field.is_required(),
        is_list=any(get_origin(part) is tuple and ... in get_args(part) for part in parts),
        may_be_one=_MAY_BE_ONE in field.metadata,
        is_wish=_WISH in field.metadata,
        default=_default(kind, field),
        examples=tuple(str(one) for one in field.examples or ()),
        limits=_limits(kind, field),
        count=_count(field),
    )


def _parts_in(annotation: Any) -> Iterator[Any]:
    """Whatever stands in an annotation, like `tuple[Station, ...]` or `Percent | None`."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts_in(part)


def _default(kind: Kind[Any] | None, field: FieldInfo) -> str:
    if not kind or field.is_required() or field.default in (None, "", ()):
        return ""
    return kind.say(field.default)


def _limits(kind: Kind[Any] | None, field: FieldInfo) -> Limits | None:
    least = next((one.ge for one in field.metadata if isinstance(one, Ge)), None)
    most = next((one.le for one in field.metadata if isinstance(one, Le)), None)
    if not kind or not isinstance(least, int | float) or not isinstance(most, int | float):
        return None
    return Limits(least, most, f"{kind.say(least)} to {kind.say(most)}")


def _count(field: FieldInfo) -> tuple[int, int | None] | None:
    least = next((one.min_length for one in field.metadata if isinstance(one, MinLen)), None)
    most = next((one.max_length for one in field.metadata if isinstance(one, MaxLen)), None)
    return None if least is None and most is None else (least or 0, most)
