"""A page: a template, how its data is made, and a key that says what it is made from."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.pages.urls import file_of

Data = Mapping[str, Any]
"""Strings, numbers, bools, and lists, tuples and dicts of them; and pages to name the hash of."""

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """A file of the site.

    Its data is made in two steps, and only when the file may have changed: ten thousand are never
    held. Pages with the same `work_out` share what it returns, so a guide is worked out once for
    all its files.
    """

    template: str
    key: str
    """Names all that the data is made from: as long as it stays, so does the data."""
    work_out: Callable[[], T]
    view: Callable[[T], Data]
    """What the template may read, from what was worked out."""

    def data(self) -> Data:
        """All that the template may read."""
        return self.view(self.work_out())


def page(template: str, key: str, make: Callable[[], Data]) -> Page[Data]:
    """A page that shares nothing with others."""
    return Page(template, key, make, _as_it_is)


def key_of(*values: object) -> str:
    """A key for frozen values: a hash of their reprs, which show every field."""
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(repr(value).encode() + b"\0")
    return digest.hexdigest()


def _as_it_is(data: Data) -> Data:
    return data


@dataclass(frozen=True)
class Chrome:
    """What every page shows around its own matter."""

    site: str
    tagline: str
    source: str | None
    base_path: str
    address: str
    """`https://runners.example/repo-name`, or nothing where it is not known."""
    menu: tuple[tuple[str, str], ...]
    """Label and URL of each page of text."""
    pdf: tuple[tuple[str, str], ...]
    """Name of each paper that there are PDFs for, and of the file beside a guide."""

    def around(self, url: str) -> dict[str, Any]:
        """The part of a page's data that is the same on all, seen from its URL."""
        return {
            "site": self.site,
            "tagline": self.tagline,
            "source": self.source,
            "base_path": self.base_path,
            "root": "../" * (url.count("/") - 1),
            "canonical": self.address + url if self.address else "",
            "nav": [(label, file_of(page)) for label, page in self.menu],
        }
