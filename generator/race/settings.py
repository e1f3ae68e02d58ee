"""The site's settings, from `content/site.yaml`."""

import re
from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from generator.race.fields import GoalTime, Name, OneRatio, Web
from generator.race.keys import Model
from generator.race.kinds import Kind
from generator.race.source import Fault, nearest

BASE_PATH = "/([A-Za-z0-9_.~-]+/)*"


def parse_base_path(text: str) -> str:
    """A path to host a site at: `/` or `/repo-name/`. Raises ValueError."""
    if not re.fullmatch(BASE_PATH, text):
        raise ValueError(f"`{text}` is not a base path; write `/` or `/repo-name/`")
    return text


BasePath = Annotated[str, Kind("path", "`/` or `/repo-name/`", parse_base_path, pattern=BASE_PATH)]


class Example(Model):
    """The guide whose band the home page shows."""

    race: Name = Field(examples=["boston"])
    """The race's file, without its ending."""
    goal: GoalTime = Field(examples=["3:25:00"])
    """A goal of the race."""
    ratio: OneRatio = Field(examples=["4:00/0:30"])
    """A ratio of the race."""


class Settings(Model):
    """The site's settings: its name, its address, its pages of text."""

    name: Name = Field(examples=["Walkbreak"])
    """What the site is called."""
    tagline: Name = Field(examples=["Race-day pace guides for people who run and walk"])
    """What it is, in a few words."""
    base_path: BasePath = Field("/", examples=["/walkbreak/"])
    """The path below the domain at which the site is hosted."""
    url: Web | None = Field(None, examples=["https://www.example.org"])
    """The domain at which the site is hosted; the codes on printed sheets lead there."""
    source: Web | None = Field(None, examples=["https://www.example.org/code"])
    """Where the project's code and race files are."""
    pages: tuple[Name, ...] = Field(examples=["[how-it-works, confidence]"])
    """The pages of text, in the order of the menu."""
    example: Example = Field(examples=["{race: boston, goal: 3:25:00, ratio: 4:00/0:30}"])
    """The guide whose band the home page shows."""

    def address(self, url: str) -> str:
        """The full address of a page; empty if the domain is not known."""
        host = (self.url or "").rstrip("/")
        return host + self.base_path.rstrip("/") + url if host else ""


def setting_faults(settings: Settings, prose: Collection[str]) -> Iterator[Fault]:
    """The menu lists every page of text and no other.

    `prose` are the names of the pages of text.
    """
    for i, slug in enumerate(settings.pages):
        if slug not in prose:
            message = f"there is no `pages/{slug}.md`{nearest(slug, prose)}"
            yield Fault(("pages", i), message)
    for slug in sorted(set(prose) - set(settings.pages)):
        message = f"the page `{slug}` is not in the menu; add it here"
        yield Fault(("pages",), message, at_key=True)
