"""A page: a template, and how the data that it may read is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.urls import file_of

Data = Mapping[str, Any]
"""Strings, numbers, bools, and lists, tuples and dicts of them; and pages to name the hash of."""


@dataclass(frozen=True)
class Page:
    """A file of the site: a template, and how the data that it may read is made.

    The data is a pure function of what is given, so what is given tells whether the page changes.
    """

    template: str
    make: Callable[..., Data]
    given: tuple[object, ...]

    def data(self) -> Data:
        """All that the template may read; made when asked for, ten thousand are never held."""
        return self.make(*self.given)


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
