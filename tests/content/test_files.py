"""The files of content/: which there are, and their text."""

import os
from pathlib import Path

import pytest

from generator.content.files import list_files, read_document, read_text
from generator.race.source import SourceError
from tests.support.command import Write
from tests.support.content import DISTANCE, FILES


def misplaced(content: Path) -> list[str]:
    return [str(one).removeprefix(f"{content}/") for one in list_files(content).misplaced]


def test_files_are_listed_by_folder_and_name(write: Write) -> None:
    content = write(FILES | {"races/README.md": "# Races\n", "races/.hidden": ""})
    files = list_files(content)

    assert files.settings == content / "site.yaml"
    assert files.races == {
        "5-km": content / "races/5-km.yaml",
        "hill-10": content / "races/hill-10.yaml",
    }
    assert (list(files.courses), list(files.pages)) == (["hill-10"], ["about"])
    assert (files.charts, files.standards, files.weather, files.misplaced) == ({}, {}, {}, ())


def test_a_file_with_another_ending_or_name_is_misplaced(write: Write) -> None:
    long = "x" * 61
    content = write(
        {f"races/{name}": DISTANCE for name in ("ten.yml", "My Race.yaml", f"{long}.yaml")}
    )
    name = (
        "the file's name becomes a URL; write it in small letters, digits and hyphens, 60 at most, "
        "like `great-north-run.yaml`"
    )

    assert misplaced(content) == [
        f"races/My Race.yaml:1:1: {name}",
        "races/ten.yml:1:1: `races` holds only .yaml files; rename or remove this",
        f"races/{long}.yaml:1:1: {name}",
    ]


def test_a_pipe_or_a_folder_is_misplaced_and_never_opened(write: Write) -> None:
    """Reading from a pipe would wait without end."""
    content = write(FILES)
    os.mkfifo(content / "races/pipe.yaml")
    (content / "races/folder.yaml").mkdir()

    assert misplaced(content) == [
        "races/folder.yaml:1:1: `races` holds only .yaml files; rename or remove this",
        "races/pipe.yaml:1:1: `races` holds only .yaml files; rename or remove this",
    ]


def test_a_huge_file_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(SourceError, match="the file is larger than 200 kB; shorten it"):
        read_text(tmp_path / "huge.yaml")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read \(No such file or directory\)"):
        read_document(tmp_path / "gone.yaml")
