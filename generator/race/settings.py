"""`content/site.yaml`: what is the site's own."""

import re

from pydantic import Field

from generator.race.fields import GoalTime, Model, Name, Web
from generator.race.model import OneRatio


class Example(Model):
    """The guide whose band the home page shows."""

    race: Name = Field(examples=["boston"])
    goal: GoalTime = Field(examples=["3:25:00"])
    ratio: OneRatio = Field(examples=["4:00/0:30"])


class Settings(Model):
    """`content/site.yaml`: what is the site's own."""

    name: Name
    tagline: Name
    base_path: Name = "/"
    """Where the site is hosted below its domain: `/` or `/repo-name/`."""
    url: Web | None = None
    """The domain it is hosted at, for the links that must be absolute."""
    source: Web | None = None
    """Where the project's code and race files are."""
    pages: tuple[Name, ...] = Field(examples=["[how-it-works]"])
    """The pages of text, in the order of the menu."""
    example: Example

    def address(self, url: str) -> str:
        """Where a page is hosted, in full; nothing where the domain is not known."""
        host = (self.url or "").rstrip("/")
        return host + self.base_path.rstrip("/") + url if host else ""


def is_base_path(text: str) -> bool:
    """Whether a text is a path to host below: `/` or `/repo-name/`."""
    return bool(re.fullmatch(r"/([\w.~-]+/)*", text, re.ASCII))
