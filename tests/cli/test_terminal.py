"""A plan as a table on the terminal, a progress bar, and an end that tidies up."""

import io
import re

import pytest
from rich.console import Console

from generator.cli.terminal import progress_bar, splits_table
from generator.content.one_race import load_course
from generator.pacing.guide import Goal, Listing
from generator.pages.plan import plan_text
from generator.race.walks import parse_walks
from tests.support.command import Write
from tests.support.content import FILES, RACE


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


@pytest.mark.parametrize("width", [60, 80, 132])
def test_no_column_of_times_is_cut_at_any_width(write: Write, width: int) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + "starts: [{gun: 23:30}]\n"})
    guide = Listing(
        load_course(content, "hill-10"), Goal(3600), parse_walks("4:00/0:30")
    ).work_out()
    table, aside = splits_table(plan_text(guide).table, width)
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(table)
    text = console.export_text()

    if width >= 70:
        for split in guide.splits:
            assert re.search(rf"{split.label} +{split.clock} +{split.split} ", text)
    assert ("On the way" in text) is not bool(aside)
    assert bool(aside) is (width < 90)
