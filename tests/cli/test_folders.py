"""Where the race files and page templates are when the command line does not say."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import folders
from generator.cli.commands import main
from generator.cli.folders import find_folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What came with the package, nothing yet; and an empty folder to stand in."""
    monkeypatch.setattr(folders, "INSTALLED", tmp_path / "installed")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "installed"


def test_a_folder_here_comes_before_the_one_that_was_installed(installed: Path) -> None:
    (installed / "content").mkdir(parents=True)
    Path("content").mkdir()

    assert find_folder("content") == Path("content")


def test_without_a_folder_here_the_installed_one_is_used(installed: Path) -> None:
    (installed / "content").mkdir(parents=True)

    assert find_folder("content") == installed / "content"


@pytest.mark.usefixtures("installed")
def test_without_either_the_message_says_what_to_do() -> None:
    with pytest.raises(click.UsageError, match="there is no folder templates/ here"):
        find_folder("templates")

    result = CliRunner().invoke(main, ["build"])

    assert result.exit_code == 2
    assert "there is no folder content/ here" in result.stderr
    assert "say where it is with --content" in result.stderr


def test_the_help_says_where_the_folders_are_looked_for() -> None:
    said = " ".join(CliRunner().invoke(main, ["build", "--help"]).output.split())

    assert "[default: (content if there is one here, else what came with walkbreak)]" in said
    assert "[default: (templates if there is one here, else what came with walkbreak)]" in said
