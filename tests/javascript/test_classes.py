"""Classes that are their fields and methods are translated; those that do more are refused."""

from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

import pytest
from pydantic import BaseModel, ConfigDict

from generator.javascript.classes import check_class
from generator.javascript.expressions import Outside


class Place(NamedTuple):
    """A place on the way."""

    at_m: float
    name: str = "here"


@dataclass(frozen=True, slots=True)
class Way:
    """Places, one after another."""

    places: tuple[Place, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def length_m(self) -> float:
        """How far the last one is."""
        return self.places[-1].at_m

    def __str__(self) -> str:
        return f"{len(self.places)} places"


class Rules(BaseModel):
    """Fields that a file gives."""

    model_config = ConfigDict(frozen=True)
    limit: int = 3


class TooFar(Exception):
    """Farther than the finish."""

    distance_m: float

    def __init__(self, distance_m: float) -> None:
        """Say how far."""
        super().__init__("too far")
        self.distance_m = distance_m


class Walker:
    """Goes on step by step."""

    place: int

    def __init__(self, start: int) -> None:
        self.place = start


class Hiker(Walker):
    """Walks, and looks around."""

    def look(self) -> int:
        """See where this is."""
        return self.place


@pytest.mark.parametrize("cls", [Place, Way, Rules, TooFar, Walker, Hiker])
def test_a_class_that_is_its_fields_and_methods_has_a_translation(cls: type) -> None:
    check_class(cls)


class Shared:
    """Has a value that all its objects share."""

    count: ClassVar[int] = 0


class Sized(NamedTuple):
    """Says how long it is."""

    number: int

    def __len__(self) -> int:
        return 3


class Nothing(NamedTuple):
    """An empty tuple, which is false."""


@dataclass(frozen=True)
class Child(Way):
    """Has fields of its own after those of the class above."""

    more: int = 0


class Runner(Hiker):
    """Has another method of the same name."""

    def look(self) -> int:
        """See nothing."""
        return 0


class Both(Walker, Shared):
    """Has two classes above."""


@dataclass
class Later:
    """Gets a field after it is made."""

    length: int = field(init=False, default=0)


@dataclass(kw_only=True)
class Named:
    """Takes its fields by name alone."""

    length: int = 0


@dataclass
class Unequal:
    """Has a field that does not count when two are compared."""

    length: int = field(default=0, compare=False)


class Late(Exception):
    """Does something before the class above does."""

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__("late")


class Worded(Exception):
    """Has a field with a name that errors of JavaScript have."""

    message: str


@pytest.mark.parametrize(
    "cls",
    [Shared, Sized, Nothing, Child, Runner, Both, Later, Named, Unequal, Late, Worded],
)
def test_a_class_that_does_more_is_refused(cls: type) -> None:
    with pytest.raises(Outside):
        check_class(cls)
