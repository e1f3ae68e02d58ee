"""The smallest race file, for tests to add lines to, and the problems that a file has."""

import pytest

from generator.race.model import Race
from generator.race.rules import parse_race
from generator.race.source import SourceError, parse_yaml

SMALLEST = """\
name: Ten
distance: 10 km
markers: kilometres
goals: 1:00:00
ratios: continuous
"""


def ten_km(text: str = SMALLEST) -> Race:
    """The race in a file."""
    return parse_race(parse_yaml(text, "ten.yaml"), "ten")


def problems(text: str) -> list[str]:
    """Everything that is wrong with a race file."""
    with pytest.raises(SourceError) as error:
        ten_km(text)
    return [str(problem) for problem in error.value.problems]
