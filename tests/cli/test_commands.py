"""`walkbreak`, `walkbreak build` and `walkbreak check`: what they print, and how they end."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.terminal import progress_bar
from tests.support.command import build, walkbreak
from tests.support.content import DISTANCE, FILES, RACE

Write = Callable[[dict[str, str]], Path]


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


def test_problems_leave_the_old_site_in_place(write: Write) -> None:
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
    nowhere = build(content, "--site", "/proc/site")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)
    (content.parent / "site").mkdir()
    (content.parent / "site/letter.txt").write_text("dear")
    result = build(content)
    assert (result.exit_code, "holds files that no build made" in result.output) == (2, True)


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["verify"]])
def test_every_help_shows_an_example(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        result = walkbreak(*command, flag)
        assert result.exit_code == 0
        assert "walkbreak" in result.output
        assert re.search(r"^\s+walkbreak (build|check|verify)", result.output, re.M)


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
    with progress_bar("Building", lambda: clock[0]) as advance:
        advance(1, 10)
        clock[0] = after_s
        advance(5, 10)

    assert ("Building" in capsys.readouterr().err) is shown


@pytest.mark.browser
def test_build_prints_every_wristband_and_later_only_changed_ones(write: Write) -> None:
    content = write(FILES)
    site = content.parent / "site"
    first = build(content, "--pdf")
    again = build(content, "--pdf")
    slower = FILES["races/5-km.yaml"].replace("ratios:", "walk_pace: 17:00 /mi\nratios:")
    changed = build(write(FILES | {"races/5-km.yaml": slower}), "--pdf")

    assert "14 PDFs; 14 printed" in first.output
    assert "14 PDFs; 0 printed" in again.output
    assert "14 PDFs; 0 printed" in changed.output  # Nobody walks in this race.
    pdfs = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
    assert pdfs[:2] == [
        "5-km/0-20-00/continuous/band-a4.pdf", "5-km/0-20-00/continuous/band-letter.pdf",
    ]  # fmt: skip
    page = (site / "5-km/0-20-00/continuous/band.html").read_text(encoding="utf-8")
    assert 'href="band-a4.pdf"' in page
    renamed = FILES["races/5-km.yaml"].replace("name: 5 km", "name: Five")
    assert (
        "14 PDFs; 6 printed" in build(write(FILES | {"races/5-km.yaml": renamed}), "--pdf").output
    )
    build(content)
    assert not list(site.rglob("*.pdf"))


def test_the_address_that_qr_codes_lead_to_is_an_option(write: Write) -> None:
    content = write(FILES)
    build(content, "--url", "https://club.example", "--base-path", "/guides/")
    page = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30/band.html"

    assert "https:/<wbr>/<wbr>club.example/<wbr>guides" in page.read_text(encoding="utf-8")
    assert "write it with https://" in build(content, "--url", "club.example").output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "No QR codes: say where the site is hosted"),
        (["--url", "https://walkbreak.example"], "QR codes lead to https://walkbreak.example, which is nowhere"),
        (["--url", "https://guides.club.org"], ""),
    ],
)  # fmt: skip
def test_build_warns_when_qr_codes_lead_nowhere(
    write: Write, options: list[str], said: str
) -> None:
    result = build(write(FILES), *options)

    assert said in result.stderr
    assert bool(result.stderr) is bool(said)
