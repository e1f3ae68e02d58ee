"""The page that says what may stand in a race file, and in every other file of the content."""

from dataclasses import dataclass

from generator.pages.frame import Frame, Site, frame_of
from generator.pages.urls import RACE_FILES, link, schema_url
from generator.race.files import COURSE_FILE, YAML_FILES, FileKind
from generator.race.keys import Key, Model, keys_of


@dataclass(frozen=True, slots=True)
class KeyText:
    """What may be written under a key."""

    name: str
    is_needed: bool
    says: str
    write: str
    """What a value is; empty for a mapping."""
    is_list: bool
    may_be_one: bool
    """Whether a list of one may be written as a single value."""
    counted: str
    """How many entries a list has; empty if any number will do."""
    default: str
    """What holds where the key is left out; empty if nothing does."""
    examples: tuple[str, ...]
    keys: tuple["KeyText", ...]
    """The keys of its mapping, or of each mapping of its list."""


@dataclass(frozen=True, slots=True)
class FileText:
    """What may be written in a kind of file."""

    name: str
    """For the link to it on the page."""
    title: str
    place: str
    keys: tuple[KeyText, ...]
    schema: str | None
    """Where its JSON Schema is; None for a table, whose columns are the keys."""


@dataclass(frozen=True, slots=True)
class RaceFilesPage:
    """What the page shows."""

    frame: Frame
    files: tuple[FileText, ...]


def race_files_page(site: Site) -> RaceFilesPage:
    """Every key of every file, from its declaration."""
    race, *others = YAML_FILES
    kinds = (race, COURSE_FILE, *others)
    return RaceFilesPage(frame_of(site, RACE_FILES), tuple(map(_file, kinds)))


def _file(kind: FileKind) -> FileText:
    schema = None if kind == COURSE_FILE else link(schema_url(kind), RACE_FILES)
    return FileText(kind.name, kind.title, kind.place, key_texts(kind.model), schema)


def key_texts(model: type[Model]) -> tuple[KeyText, ...]:
    """What may be written under each key of a mapping."""
    return tuple(map(_key, keys_of(model).values()))


def _key(key: Key) -> KeyText:
    return KeyText(
        name=key.name,
        is_needed=key.is_needed,
        says=key.says,
        write=key.write,
        is_list=key.is_list,
        may_be_one=key.may_be_one,
        counted=key.counted,
        default=key.default,
        examples=key.examples,
        keys=key_texts(key.model) if key.model else (),
    )
