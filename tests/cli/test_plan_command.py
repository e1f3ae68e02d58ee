"""`walkbreak plan`: what it prints, and how it ends."""

import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console

from generator.build.font import load_font
from generator.cli.terminal import _splits_table
from generator.content.one_race import load_course
from generator.pacing.guide import Goal, Listing
from generator.pages.wording import plan_data
from generator.race.walks import parse_walks
from tests.support.command import build, walkbreak
from tests.support.content import FILES, RACE
from tests.support.paths import CONTENT

Write = Callable[[dict[str, str]], Path]


def plan(content: Path, *arguments: object) -> Result:
    return walkbreak("plan", "hill-10", "--content", content, *arguments)


def test_plan_prints_what_to_run_and_the_clock_at_every_mark(write: Write) -> None:
    result = plan(write(FILES), "--goal", "0:57:30", "--ratio", "3:00/0:30")

    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.output.splitlines()]
    assert lines[0] == "Hill Ten in 57:30"
    assert lines[1].startswith("3:00/0:30: run at ")
    assert "on a watch that reads 1% long" in lines[1]
    assert re.search(r"^Halves \d\d:\d\d and \d\d:\d\d\.$", result.output, re.M)
    (header,) = [line for line in lines if "Clock" in line]
    assert header.split() == [
        "Kilometre",
        "Clock",
        "Split",
        "You",
        "are",
        "On",
        "plan",
        "On",
        "the",
        "way",
    ]
    rows = [line.split() for line in lines if re.match(r" (\d+ km|Finish) ", line)]
    assert [row[0] for row in rows] == [*(str(n) for n in range(1, 10)), "Finish"]
    assert rows[-1][1] == "57:30"
    assert "The <Hill> & the dale (4.2 km, " in result.output
    assert "To catch up from halfway on, run at: 0:10 late: " in result.output


def test_plan_prints_the_same_json_and_csv_as_the_files_of_a_guide(write: Write) -> None:
    content = write(FILES)
    build(content)
    folder = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30"
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30")

    printed = plan(content, *options, "--json").output
    assert printed == (folder / "plan.json").read_text(encoding="utf-8")
    printed = plan(content, *options, "--csv").output
    assert printed == (folder / "splits.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "key", "expected"),
    [
        ("--hills", "50%", "hills", 0.5),
        ("--downhill", "20%", "downhill", 0.2),
        ("--altitude", "6.3%", "altitude", 0.063),
        ("--drift", "second half 2% slower", "drift", pytest.approx(0.08 / 2.02)),
        ("--ease-in", "first 2 km 3% slower", "ease_in", {"slower": 0.03, "to_m": 2000.0}),
        ("--watch", "2%", "watch", 0.02),
        ("--walk-pace", "10:00 /km", "walk_pace_s_per_km", pytest.approx(600)),
        ("--gun", "9:15", "starts", [{"wave": "", "gun_s": 33300, "delay_s": 0}]),
        ("--delay", "3:00", "starts", [{"wave": "", "gun_s": None, "delay_s": 180}]),
        ("--heat", "3%", "goal_s", 3708),
    ],
)
def test_an_option_replaces_the_value_of_the_race_file(
    write: Write, option: str, value: str, key: str, expected: object
) -> None:
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30", "--json", option, value)

    assert json.loads(plan(write(FILES), *options).output)[key] == expected


def test_stops_and_marks_are_options_too(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json")
    found = json.loads(
        plan(write(FILES), *options, "--stop", "2:00", "--marks", "aid stations").output
    )

    assert [(stop["at_m"], stop["end_s"] - stop["start_s"]) for stop in found["stops"]] == [
        (5000.0, 120.0)
    ]
    assert [leg["gait"] for leg in found["legs"]] == ["run", "walk", "run"]
    assert found["run_walk"] is None
    assert [split["label"] for split in found["splits"]] == ["5 km", "Finish"]


def test_a_plan_for_the_heat_says_the_adjusted_goal(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--heat", "3%")

    assert plan(write(FILES), *options).output.startswith(
        "1:00:00 and 3% for the heat are 1:01:48."
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--goal", "57:30", "--ratio", "4:00/0:30"], "`57:30` can be read as hours or as minutes"),
        (["--goal", "0:57:30", "--ratio", "4/1"], "`4/1` can be read as minutes or as seconds"),
        (["--goal", "0:25:10", "--ratio", "continuous"], "needs running faster than 2:30 /km; the"),
        (
            ["--goal", "1:00:00", "--ratio", "continuous", "--hills", "2"],
            "`hills`: `2` is not a per",
        ),
        (
            ["--goal", "1:00:00", "--ratio", "4:00/0:30 to 12 km, then continuous"],
            "12 km is not before the finish at 10 km",
        ),
        (["--goal", "9:00:00", "--ratio", "continuous"], "9:00:00 for 10 km is out of reach of a"),
        (["--goal", "1:00:00"], "Missing option '--ratio'"),
    ],
)
def test_a_plan_that_cannot_be_made_ends_in_exit_code_2(
    write: Write, options: list[str], message: str
) -> None:
    result = plan(write(FILES), *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_for_an_unknown_race_the_nearest_name_is_suggested(write: Write) -> None:
    result = walkbreak(
        "plan", "hil-10", "--content", write(FILES), "--goal", "1:00:00", "--ratio", "continuous"
    )

    assert result.exit_code == 2
    assert "there is no race `hil-10`; did you mean `hill-10`?" in result.stderr


def test_a_mistake_in_the_races_file_ends_in_exit_code_1(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE.replace("10 km", "10 kilo")})

    result = plan(content, "--goal", "1:00:00", "--ratio", "continuous")

    assert result.exit_code == 1
    assert "races/hill-10.yaml:5:11: `distance`: `10 kilo` is not a distance" in result.stderr


def test_the_examples_in_the_help_work() -> None:
    """With the real content."""
    text = walkbreak("plan", "--help").output
    examples = [line.strip() for line in text.splitlines() if line.strip().startswith("walkbreak ")]

    assert len(examples) == 4
    for example in examples:
        arguments = shlex.split(example)[1:]
        assert walkbreak(*arguments, "--content", CONTENT).exit_code == 0, example


TWO_WAVES = "starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30}]\n"
ONE_START = "starts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 10:00}]\n"


def test_the_gun_of_a_runners_own_wave_replaces_all_waves(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + TWO_WAVES})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--gun", "9:45")

    assert json.loads(plan(content, *options).output)["starts"] == [
        {"wave": "", "gun_s": 35100, "delay_s": 0}
    ]


def test_a_delay_keeps_the_gun_of_the_race_file(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + ONE_START})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--delay", "4:00")
    found = json.loads(plan(content, *options).output)

    assert found["starts"] == [{"wave": "", "gun_s": 32400, "delay_s": 240}]
    assert found["cutoffs"][0]["margin_s"] == pytest.approx(3600 - 240 - found["half_s"])


def test_a_stop_applies_to_every_station_whatever_the_race_file_says(write: Write) -> None:
    race = RACE.replace("what: water}", "what: water, stop: 5:00}")
    content = write(FILES | {"races/hill-10.yaml": race})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json")

    def stood(*more: str) -> list[float]:
        stops = json.loads(plan(content, *options, *more).output)["stops"]
        return [stop["end_s"] - stop["start_s"] for stop in stops]

    assert (stood(), stood("--stop", "1:00"), stood("--stop", "0:00")) == ([300.0], [60.0], [])


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--heat", "-3%", "`-3%` of heat is not planned for; write 0% to 30%"),
        ("--heat", "", "`` is not a percentage"),
        ("--stop", "9:00:00", "a stop is 6:00:00 at most"),
        ("--marks", "every 0 km", "marks are between 1 and 500 to a race"),
    ],
)
def test_an_option_out_of_range_says_so(
    write: Write, option: str, value: str, message: str
) -> None:
    result = plan(write(FILES), "--goal", "1:00:00", "--ratio", "continuous", option, value)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize("width", [60, 80, 132])
def test_a_narrow_terminal_never_cuts_a_column_of_times(write: Write, width: int) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + "starts: [{gun: 23:30}]\n"})
    guide = Listing(
        load_course(content, "hill-10", load_font()), Goal(3600), parse_walks("4:00/0:30")
    ).work_out()
    table, aside = _splits_table(plan_data(guide), width)
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(table)
    text = console.export_text()

    if width >= 70:
        for split in guide.splits:
            assert re.search(rf"{split.label} +{split.clock} +{split.split} ", text)
    assert ("On the way" in text) is not bool(aside)
    assert bool(aside) is (width < 90)


def test_no_catch_up_pace_is_given_where_none_would_be_fast_enough(write: Write) -> None:
    result = walkbreak(
        "plan", "5-km", "--content", write(FILES), "--goal", "0:12:45", "--ratio", "continuous"
    )

    assert result.exit_code == 0
    assert "To catch up" not in result.output
