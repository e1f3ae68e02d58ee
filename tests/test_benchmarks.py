"""The comparison with other generators: the pages it gives them, and what it measures."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import RAW, SCENES, WALKBREAK, Work, medians, table, wrong_pages
from benchmarks.chart import chart
from benchmarks.content import A_RACE, rename_last_race, write_content
from benchmarks.measure import Cost, measured
from benchmarks.record import put_together, records_of, taken_apart
from generator.build.font import load_font
from generator.content.catalogue import load
from tests.support.paths import CONTENT


def test_the_content_has_as_many_guides_as_are_asked_for(tmp_path: Path) -> None:
    write_content(tmp_path, CONTENT, 2 * A_RACE)

    races = load(tmp_path, load_font()).races
    assert [len(of_race.guides) for of_race in races] == [A_RACE, A_RACE]
    rename_last_race(tmp_path, 2 * A_RACE)
    names = sorted(of_race.race.name for of_race in load(tmp_path, load_font()).races)
    assert names == ["Great Marathon 2", "Marathon 1"]


def test_a_record_put_together_again_is_its_page(good: Path) -> None:
    """The one guide of the site is that of a real race, with walks."""
    page, *_ = good.glob("*/*/run-*/index.html")
    html = page.read_text(encoding="utf-8")
    record = taken_apart("race-1/x/y", html)

    assert put_together(record) == html
    assert record.splits[0][0] == "1 mi"
    assert record.splits[-1][0] == "Finish"
    assert record.cycles[0][:2] == ["1", "0:00"]
    assert not list(records_of(good))


def test_pages_that_differ_or_are_not_there_are_found(tmp_path: Path) -> None:
    work = Work(tmp_path, 3, pages={"a": b"one\n", "b": b"two", "c": b"three"})
    for name, text in (("a", "one"), ("b", "other")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)

    assert wrong_pages(work, tmp_path) == ["b", "c"]


def test_what_a_command_takes_is_measured_with_its_children(tmp_path: Path) -> None:
    inner = "x = bytearray(60_000_000); sum(range(3_000_000)); import time; time.sleep(0.2)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    cost = measured([sys.executable, "-c", outer], tmp_path, {})

    assert cost.wall_s > 0.2
    assert 0 < cost.processor_s
    assert cost.peak_mib > 50
    with pytest.raises(subprocess.CalledProcessError):
        measured([sys.executable, "-c", "1 / 0"], tmp_path, {})


def test_tools_are_compared_within_each_round() -> None:
    """Twice as slow in both rounds, though one round was slow for all."""
    own = [{SCENES[0]: Cost(wall_s, 1.0, 50.0)} for wall_s in (1.0, 10.0)]
    other = [{SCENES[0]: Cost(wall_s, 2.0, 99.0)} for wall_s in (2.0, 20.0)]
    found = {WALKBREAK: own, "other": other, RAW: own}
    lines = list(table(100, found))

    assert lines[-2] == "| other | 9 | 20.00 | 99 |  |  | 2.00 |\n"
    assert medians(found) == {WALKBREAK: {SCENES[0]: 5.5}, "other": {SCENES[0]: 11.0}}


def test_a_picture_has_a_bar_for_each_tool_the_quickest_first() -> None:
    svg = chart({"slow": {"cold": 4.0}, WALKBREAK: {"cold": 1.0}}, WALKBREAK, ["cold"])

    bars = [int(width) for width in re.findall(r'<rect [^>]*width="(\d+)"', svg)]
    assert bars == [pytest.approx(max(bars) / 4, abs=1), max(bars)]
    assert re.findall(">([^<]+)</text>", svg) == ["cold", WALKBREAK, "1.00 s", "slow", "4.00 s"]
