"""The kinds of content files that have keys or columns."""

from dataclasses import dataclass

from generator.race.keys import Model
from generator.race.model import Race
from generator.race.settings import Settings
from generator.race.tables import Chart, CoursePoint, Standards, Weather


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of content file."""

    name: str
    """In one word: `race`."""
    title: str
    place: str
    """Its files in the folder of the content: `races/*.yaml`."""
    model: type[Model]
    """What declares its keys, or its columns."""


YAML_FILES = (
    FileKind("race", "A race", "races/*.yaml", Race),
    FileKind("chart", "A coach’s chart of ratios", "charts/*.yaml", Chart),
    FileKind("standards", "Qualifying standards", "standards/*.yaml", Standards),
    FileKind("weather", "Ratios by temperature", "weather/*.yaml", Weather),
    FileKind("site", "The site", "site.yaml", Settings),
)
COURSE_FILE = FileKind("course", "A course", "courses/*.csv", CoursePoint)
"""A table whose columns are declared like keys."""
