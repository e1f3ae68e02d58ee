"""A page: a template, the data it reads, and a key that changes when the data may."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar, overload

from generator.pacing.guide import Guide, Listing

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


@dataclass(frozen=True)
class Keyed(Generic[T]):
    """A value that pages are made from, with a key that changes when the value does.

    Pages take nothing but keyed values, so none can be left out of a page's own key.
    """

    value: T
    key: str

    def with_part(self, part: A) -> "Keyed[A]":
        """A part of this value. Its key changes with anything in the whole."""
        return Keyed(part, key_of(self.key, part))


def keyed(value: T) -> Keyed[T]:
    """A frozen value with its key."""
    return Keyed(value, key_of(value))


def keyed_together(values: Iterable[Keyed[T]]) -> Keyed[tuple[T, ...]]:
    """Several keyed values as one."""
    values = tuple(values)
    return Keyed(tuple(one.value for one in values), key_of(*(one.key for one in values)))


def key_of(*values: object) -> str:
    """Hash the reprs of frozen values.

    What a repr leaves out is not in the key: a part of something larger gets its key from
    `Keyed.with_part`.
    """
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(repr(value).encode() + b"\0")
    return digest.hexdigest()


@dataclass(frozen=True)
class Page(Generic[T]):
    """A file of the site.

    Its data is made in two steps, and only when the file may have changed: the data of ten
    thousand pages is never held at once. Pages with the same `work_out` share what it returns, so
    a guide is worked out once for all its files.
    """

    template: str
    key: str
    """Stays the same only as long as the data does."""
    work_out: Callable[[], T]
    view: Callable[[T], object]
    """Makes the data, a frozen dataclass, from what was worked out."""
    offline: bool = False
    """Whether it works without a network once the site has been visited."""

    def data(self) -> object:
        """What the template may read."""
        return self.view(self.work_out())


AnyPage: TypeAlias = Page[Any]
"""A page of whatever kind: what is worked out passes only between its own two functions."""


@overload
def page(template: str, make: Callable[[], object], /, *, offline: bool = ...) -> AnyPage: ...
@overload
def page(
    template: str, make: Callable[[A], object], a: Keyed[A], /, *, offline: bool = ...
) -> AnyPage: ...
@overload
def page(
    template: str,
    make: Callable[[A, B], object],
    a: Keyed[A],
    b: Keyed[B],
    /,
    *,
    offline: bool = ...,
) -> AnyPage: ...
@overload
def page(
    template: str,
    make: Callable[[A, B, C], object],
    a: Keyed[A],
    b: Keyed[B],
    c: Keyed[C],
    /,
    *,
    offline: bool = ...,
) -> AnyPage: ...
@overload
def page(
    template: str,
    make: Callable[[A, B, C, D], object],
    a: Keyed[A],
    b: Keyed[B],
    c: Keyed[C],
    d: Keyed[D],
    /,
    *,
    offline: bool = ...,
) -> AnyPage: ...
def page(
    template: str, make: Callable[..., object], /, *sources: Keyed[Any], offline: bool = False
) -> AnyPage:
    """A page whose data `make` returns for the values of these sources, all in its key.

    `make` is a plain function: what it reads besides its arguments is code, which the build
    watches by itself.
    """
    data = partial(make, *(source.value for source in sources))
    key = key_of(template, *(source.key for source in sources))
    return Page(template, key, data, _as_it_is, offline)


@overload
def guide_file(
    template: str, view: Callable[[Guide], object], guide: Keyed[Listing], /
) -> Page[Guide]: ...
@overload
def guide_file(
    template: str,
    view: Callable[[A, B, C, D, Guide], object],
    guide: Keyed[Listing],
    a: Keyed[A],
    b: Keyed[B],
    c: Keyed[C],
    d: Keyed[D],
    /,
) -> Page[Guide]: ...
def guide_file(
    template: str, view: Callable[..., object], guide: Keyed[Listing], /, *sources: Keyed[Any]
) -> Page[Guide]:
    """A file of a guide, which is worked out once for all its files.

    `view` gets the values of the sources and then the guide.
    """
    data = partial(view, *(source.value for source in sources))
    key = key_of(template, guide.key, *(source.key for source in sources))
    return Page(template, key, guide.value.work_out, data)


def page_of(template: str, data: Keyed[T]) -> AnyPage:
    """A page whose data is at hand."""
    return page(template, _as_it_is, data)


def _as_it_is(data: object) -> object:
    return data
