"""What earlier builds wrote into a site."""

import os
from pathlib import Path

import pytest

from generator.build.manifest import MANIFEST, NotASite, read_manifest, stat, write_manifest


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    seen = {"index.html": ("abc", 12, 1_795_000_000_000_000_001)}
    write_manifest(tmp_path, tmp_path, seen)

    assert read_manifest(tmp_path) == seen
    assert [file.name for file in tmp_path.iterdir()] == [MANIFEST]


def test_a_new_or_an_empty_folder_holds_nothing_yet(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "new") == {}
    assert read_manifest(tmp_path) == {}


@pytest.mark.parametrize(
    "files",
    [{"letter.txt": "Dear Ann"}, {MANIFEST: "[1, 2]"}, {MANIFEST: '{"a": ["b"]}'}, {MANIFEST: "{"}],
    ids=["another folder", "a list", "an entry cut short", "a file cut short"],
)
def test_a_folder_that_no_build_made_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)

    with pytest.raises(NotASite, match="name an empty folder, or empty this one"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "../victim.txt",
        "/etc/victim",
        "a/../../victim",
        "..",
        "",
        ".",
        "a//b",
        "./a",
        "a\0b",
        MANIFEST,
    ],
)
def test_a_name_that_no_build_writes_is_not_believed(tmp_path: Path, name: str) -> None:
    write_manifest(tmp_path, tmp_path, {name: ("abc", 12, 1), "a/..b.html": ("abc", 12, 1)})

    assert read_manifest(tmp_path) == {"a/..b.html": ("abc", 12, 1)}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").touch()

    with pytest.raises(NotASite):
        read_manifest(tmp_path / "site")


def test_a_files_size_and_time_of_change_are_those_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text("Run.")
    os.utime(file, ns=(7, 7))

    assert stat(file) == (4, 7)
    assert stat(tmp_path / "gone.html") is None


def test_a_link_is_no_file_that_a_build_wrote(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.html").write_text("Run.")
    (tmp_path / "index.html").symlink_to("elsewhere.html")

    assert stat(tmp_path / "index.html") is None
