"""The files of `content/`: which there are, and their text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.race.source import (
    MAX_BYTES,
    Document,
    Problem,
    SourceError,
    collecting,
    decode,
    nearest,
    parse_yaml,
)

SUFFIXES = {
    "races": ".yaml",
    "courses": ".csv",
    "charts": ".yaml",
    "standards": ".yaml",
    "weather": ".yaml",
    "pages": ".md",
}
"""The folders of `content/`, and how the names of their files end."""
MAX_SLUG = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
T = TypeVar("T")
Paths = Mapping[str, Path]
"""Files of a folder by their names without the ending."""


class UnknownRace(Exception):
    """There is no file for a race."""


@dataclass(frozen=True)
class Files:
    """The files of a content folder."""

    settings: Path
    races: Paths
    courses: Paths
    charts: Paths
    standards: Paths
    weather: Paths
    pages: Paths
    misplaced: tuple[Problem, ...]
    """A problem for each file that has no place in its folder."""


def list_files(content: Path) -> Files:
    """The files of a content folder. Only hidden files and README.md are passed over."""
    misplaced: list[Problem] = []
    found = {folder: _list_folder(content / folder, misplaced) for folder in SUFFIXES}
    return Files(content / "site.yaml", misplaced=tuple(misplaced), **found)


def race_file(files: Files, slug: str) -> Path:
    """The file of a race. Raises UnknownRace."""
    if slug not in files.races:
        hint = nearest(slug, files.races) or "; there are " + ", ".join(files.races)
        raise UnknownRace(f"there is no race `{slug}`{hint}")
    return files.races[slug]


def _list_folder(folder: Path, misplaced: list[Problem]) -> dict[str, Path]:
    """The files of one folder; those with no place in it are added to `misplaced`."""
    if not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "README.md":
            continue
        if message := _misplaced(path):
            misplaced.append(file_problem(path, message))
        else:
            found[path.stem] = path
    return found


def _misplaced(path: Path) -> str:
    """Why a file has no place in its folder; empty if it has."""
    folder, suffix = path.parent.name, SUFFIXES[path.parent.name]
    if path.suffix != suffix or not path.is_file():
        return f"`{folder}` holds only {suffix} files; rename or remove this"
    if not SLUG.fullmatch(path.stem) or len(path.stem) > MAX_SLUG:
        return (
            "the file's name becomes a URL; write it in small letters, digits and hyphens, "
            f"{MAX_SLUG} at most, like `great-north-run{suffix}`"
        )
    return ""


def file_problem(path: Path, message: str) -> Problem:
    """A problem with a file as a whole."""
    return Problem(str(path), 1, 1, message)


def read_text(path: Path) -> str:
    """The text of a file. Raises SourceError if it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            # One byte more than allowed shows that a file is too large without reading all of it.
            return decode(file.read(MAX_BYTES + 1), str(path))
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}); check that it is there"
        raise SourceError([file_problem(path, message)]) from None


def read_document(path: Path) -> Document:
    """A YAML file. Raises SourceError with every problem found."""
    return parse_yaml(read_text(path), str(path))


def read_each(
    paths: Paths, parse: Callable[[Document, str], T], problems: list[Problem]
) -> dict[str, T]:
    """Every YAML file that can be parsed, by name; the problems of the others are added."""
    found: dict[str, T] = {}
    for slug, path in paths.items():
        with collecting(problems):
            found[slug] = parse(read_document(path), slug)
    return found
