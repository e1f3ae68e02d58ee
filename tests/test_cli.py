"""The `walkbreak` command: what it prints, and how it ends."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main, progress_bar
from tests.conftest import ROOT
from tests.content import DISTANCE, FILES, RACE

Write = Callable[[dict[str, str]], Path]


def walkbreak(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build(content: Path, *arguments: object) -> Result:
    site = content.parent / "site"
    return walkbreak(
        "build", "--content", content, "--site", site, "--templates", ROOT / "templates", *arguments
    )


def test_build_says_how_many_pages_how_many_changed_and_how_long(write: Write) -> None:
    content = write(FILES)

    first, second = build(content), build(content)

    assert first.exit_code == second.exit_code == 0
    assert re.search(
        r"site/: (\d+) pages, 7 guides; \1 changed, 0 removed, in \d+\.\d s\n$", first.output
    )
    assert re.search(r"; 0 changed, 0 removed, in \d+\.\d s\n$", second.output)
    assert (content.parent / "site/index.html").is_file()


def test_problems_end_in_exit_code_1_with_the_line_and_a_caret(write: Write) -> None:
    content = write(FILES | {"races/5-km.yaml": DISTANCE.replace("0:20:00 to", "20:00 to")})

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == f"""\
{content}/races/5-km.yaml:4:8: `goals`: `20:00` can be read as hours or as minutes; write 20:00:00 \
for hours and minutes, or 0:20:00 for minutes and seconds
    4 | goals: 20:00 to 0:30:00 every 5:00
               ^
1 mistake in {content}/; nothing was built
"""
    )


def test_problems_leave_the_site_that_stood_before(write: Write) -> None:
    content = write(FILES)
    build(content)
    site = content.parent / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    result = build(write(FILES | {"races/hill-10.yaml": RACE.replace("name: Hill", "nmae: Hill")}))

    assert result.exit_code == 1
    assert "unknown key `nmae`; did you mean `name`?" in result.stderr
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_caret_stands_below_its_place_in_a_long_line_and_under_wide_letters(
    write: Write,
) -> None:
    long = "name: " + "x" * 300 + " @\nplace: &a 東京\n"
    result = walkbreak(
        "check", "--content", write(FILES | {"races/5-km.yaml": "place: 東京 &a b: c\n"})
    )
    line, caret = result.stderr.splitlines()[1:3]
    assert line.startswith("    1 | place: 東京")
    assert caret.index("^") == len("    1 | place: 東京 &a b") + 2

    result = walkbreak("check", "--content", write(FILES | {"races/5-km.yaml": long}))
    assert max(map(len, result.stderr.splitlines()[1:3])) < 150


def test_check_counts_what_it_looked_at(write: Write) -> None:
    content = write(FILES)

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.output) == (
        0,
        f"{content}/: no mistakes in 2 races, 7 guides\n",
    )


def test_a_base_path_can_be_given_for_one_build(write: Write) -> None:
    content = write(FILES)

    build(content, "--base-path", "/repo/")

    assert '"url":"/repo/hill-10/' in (content.parent / "site/index.json").read_text()


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


def test_a_wrong_base_path_or_folder_ends_in_exit_code_2(write: Write) -> None:
    content = write(FILES)

    assert "write / or /name/" in build(content, "--base-path", "repo").output
    (content.parent / "site").mkdir()
    (content.parent / "site/letter.txt").write_text("dear")
    result = build(content)
    assert (result.exit_code, "holds files that no build made" in result.output) == (2, True)


@pytest.mark.parametrize("command", [[], ["build"], ["check"]])
def test_help_teaches(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        result = walkbreak(*command, flag)
        assert result.exit_code == 0
        assert "walkbreak" in result.output
        assert re.search(r"^\s+walkbreak (build|check)", result.output, re.M)


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).parent / "walkbreak"

    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("walkbreak, version ")


@pytest.mark.parametrize(("terminal", "after_s", "shown"), [(True, 1.1, True), (True, 0.9, False), (False, 9.0, False)])  # fmt: skip
def test_a_progress_bar_shows_on_a_terminal_when_a_build_takes_longer_than_a_second(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    after_s: float,
    shown: bool,
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR" if terminal else "NO_COLOR", "1")
    clock = [0.0]
    with progress_bar(lambda: clock[0]) as advance:
        advance(1, 10)
        clock[0] = after_s
        advance(5, 10)

    assert ("Building" in capsys.readouterr().err) is shown
