"""The site's settings, from `content/site.yaml`."""

import re
from collections.abc import Collection, Iterator

from pydantic import Field

from generator.race.fields import GoalTime, Model, Name, OneRatio, Web
from generator.race.source import Fault, nearest


class Example(Model):
    """The guide whose band the home page shows."""

    race: Name = Field(examples=["boston"])
    goal: GoalTime = Field(examples=["3:25:00"])
    ratio: OneRatio = Field(examples=["4:00/0:30"])


class Settings(Model):
    """The site's settings: its name, its address, its pages of text."""

    name: Name
    tagline: Name
    base_path: Name = "/"
    """The path below the domain at which the site is hosted: `/` or `/repo-name/`."""
    url: Web | None = None
    """The domain at which the site is hosted, for links that must be absolute."""
    source: Web | None = None
    """Where the project's code and race files are."""
    pages: tuple[Name, ...] = Field(examples=["[how-it-works]"])
    """The pages of text, in the order of the menu."""
    example: Example

    def address(self, url: str) -> str:
        """The full address of a page; empty if the domain is not known."""
        host = (self.url or "").rstrip("/")
        return host + self.base_path.rstrip("/") + url if host else ""


def is_base_path(text: str) -> bool:
    """Whether a text is a path to host a site at: `/` or `/repo-name/`."""
    return bool(re.fullmatch(r"/([\w.~-]+/)*", text, re.ASCII))


def setting_faults(settings: Settings, prose: Collection[str]) -> Iterator[Fault]:
    """The menu lists every page of text and no other; the base path is a path.

    `prose` are the names of the pages of text.
    """
    for i, slug in enumerate(settings.pages):
        if slug not in prose:
            message = f"there is no `pages/{slug}.md`{nearest(slug, prose)}"
            yield Fault(("pages", i), message)
    for slug in sorted(set(prose) - set(settings.pages)):
        message = f"the page `{slug}` is not in the menu; add it here"
        yield Fault(("pages",), message, at_key=True)
    if not is_base_path(settings.base_path):
        message = f"`{settings.base_path}` is not a base path; write `/` or `/repo-name/`"
        yield Fault(("base_path",), message)
