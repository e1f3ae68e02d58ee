"""What keeps a command from its work: on the terminal, and as an exit code."""

import os
import signal
from pathlib import Path

import click
import pytest

from generator.cli.report import (
    counted,
    ending_tidily,
    qr_warning,
    reporting_problems,
)
from generator.content.files import UnknownRace
from generator.race.source import Problem, SourceError


def test_one_thing_is_counted_in_the_singular() -> None:
    assert [counted(number, "page") for number in (0, 1, 2, 1234)] == [
        "0 pages", "1 page", "2 pages", "1,234 pages",
    ]  # fmt: skip


def test_problems_end_in_exit_code_1_after_all_of_them_are_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = [Problem("a.yaml", 1, 1, "wrong"), Problem("b.yaml", 2, 4, "bad", "x: y", 3)]

    with (
        pytest.raises(SystemExit) as ended,
        reporting_problems(Path("content"), "nothing happened"),
    ):
        raise SourceError(problems)

    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "a.yaml:1:1: wrong\n"
        "b.yaml:2:4: bad\n"
        "    2 | x: y\n"
        "           ^\n"
        "2 mistakes in content/; nothing happened\n"
    )


def test_an_unknown_race_is_a_wrong_use_of_the_command() -> None:
    with (
        pytest.raises(click.UsageError, match="there is no race"),
        reporting_problems(Path("content"), "nothing happened"),
    ):
        raise UnknownRace("there is no race `x`")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (None, "No QR codes: say where the site is hosted, `url` in content/site.yaml or --url."),
        ("https://a.example/", "QR codes lead to https://a.example/, which does not exist: put your"),
        ("https://example.org/", ""),
    ],
)  # fmt: skip
def test_an_address_that_qr_warning_is_pointed_out(url: str | None, said: str) -> None:
    assert qr_warning(url).startswith(said)
    assert bool(qr_warning(url)) is bool(said)


def test_a_command_ends_by_sigterm_as_it_does_by_ctrl_c() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ending_tidily():
        os.kill(os.getpid(), signal.SIGTERM)

    assert signal.getsignal(signal.SIGTERM) == before
