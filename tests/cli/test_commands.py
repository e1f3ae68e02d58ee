"""The `walkbreak` command as a whole: its help, its version and wrong uses of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import walkbreak


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bake"], "No such command 'bake'"),
        (["build", "--content", "nowhere"], "Directory 'nowhere' does not exist"),
        (["build", "--colour"], "No such option"),
    ],
)
def test_wrong_use_ends_in_exit_code_2(arguments: list[str], message: str) -> None:
    result = walkbreak(*arguments)

    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["verify"], ["plan"], ["band"]])
def test_help_shows_examples(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        result = walkbreak(*command, flag)
        assert result.exit_code == 0
        assert "walkbreak" in result.output
        assert re.search(r"^\s+walkbreak (build|check|verify|plan|band)", result.output, re.M)


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).parent / "walkbreak"

    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("walkbreak, version ")
