"""The pages of a small site, and the data of each as the dataclass it is."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.page import AnyPage
from generator.pages.site import site

D = TypeVar("D")
GUIDE = "/hill-10/1-00-00/run-4-00-walk-0-30/"
"""A guide of the small content."""


def pages_of(content: Path) -> dict[str, AnyPage]:
    """Every page of a `content/` folder."""
    return site(load(content, load_font()), load_font())


def shown(pages: Mapping[str, AnyPage], url: str, kind: type[D]) -> D:
    """What a page shows, which is of this kind."""
    data = pages[url].data()
    assert isinstance(data, kind)
    return data
