"""Where the command starts: a build with nothing to do ends at once."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command import Write
from tests.support.content import FILES, RACE
from tests.support.paths import ROOT, TEMPLATES

HEAVY = ("click", "generator.units", "jinja2", "pathlib", "pydantic", "typing", "yaml")
YESTERDAY = time.time() - 86_400
COMMAND = (sys.executable, "-X", "importtime", "-c", "from generator.cli.main import main; main()")


def run(content: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """The command, in a process of its own that says what it imports."""
    folders = ("--content", content, "--site", content.parent / "site", "--templates", TEMPLATES)
    return subprocess.run(
        [*COMMAND, *map(str, (*arguments, *folders))],
        env=os.environ
        | {"WALKBREAK_CACHE": str(content.parent / "cache"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )


def imported(result: "subprocess.CompletedProcess[str]") -> set[str]:
    """The modules that a command imported, but for those with which Python starts."""
    begun = result.stderr.partition("generator.cli.main")[0]
    return {
        line.rpartition("|")[2].strip()
        for line in result.stderr.removeprefix(begun).splitlines()
        if line.startswith("import time:")
    }


def test_a_build_with_nothing_to_do_imports_nothing_heavy_and_says_the_same(write: Write) -> None:
    content = write(FILES)
    for path in (content, *content.rglob("*")):
        os.utime(path, (YESTERDAY, YESTERDAY))

    first, second = run(content, "build"), run(content, "build")

    assert imported(first) > set(HEAVY) - {"typing", "pathlib"}
    assert imported(second).isdisjoint(HEAVY)
    assert re.sub(r"\d+ changed|in .* s", "", first.stdout) == re.sub(
        r"\d+ changed|in .* s", "", second.stdout
    )
    assert "; 0 changed, 0 removed, in " in second.stdout
    warning = "QR codes"
    assert (warning in first.stderr) is (warning in second.stderr)


def test_a_change_is_built(write: Write) -> None:
    content = write(FILES)
    run(content, "build")
    content = write(FILES | {"races/hill-10.yaml": RACE.replace("Hill Ten", "Hill 10")})

    result = run(content, "build")

    assert "; 0 changed" not in result.stdout
    assert "Hill 10" in (content.parent / "site/hill-10/index.html").read_text()


@pytest.mark.parametrize(
    "arguments", [("check",), ("plan", "hill-10", "--goal", "0:50:00", "--ratio", "4:00/0:30")]
)
def test_other_commands_are_run(write: Write, arguments: tuple[str, ...]) -> None:
    content = write(FILES)
    command = [*COMMAND[:1], *COMMAND[3:], *arguments, "--content", str(content)]

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (result.returncode, bool(result.stdout)) == (0, True), result.stderr
