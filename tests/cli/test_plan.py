"""`walkbreak plan`: what it prints, and how it ends."""

import re
import shlex

import pytest

from tests.support.command import Write, build, plan, walkbreak
from tests.support.content import FILES, RACE
from tests.support.paths import ROOT


def test_plan_prints_the_run_pace_and_the_clock_at_every_mark(write: Write) -> None:
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


def test_plan_prints_the_margin_at_cut_offs_and_the_time_stood_at_stops(write: Write) -> None:
    race = (
        RACE + "watch: 0%\nstarts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 10:00, name: Bridge}]\n"
    )
    content = write(FILES | {"races/hill-10.yaml": race})

    result = plan(content, "--goal", "0:50:00", "--ratio", "continuous", "--stop", "1:00")

    assert re.search(r"^continuous: run at .*\); stops of 1:00 in all\.$", result.output, re.M)
    assert "watch" not in result.output
    assert "On plan" not in result.output
    assert re.search(
        r"^Cut-off Bridge 5 km: 10:00; there at 9:\d\d:\d\d, \d\d:\d\d to spare$",
        result.output,
        re.M,
    )
    assert "water, stop 1:00" in result.output


def test_plan_prints_the_same_files_that_guides_have(write: Write) -> None:
    content = write(FILES)
    build(content)
    folder = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30"
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30")

    printed = plan(content, *options, "--json").output
    assert printed == (folder / "plan.json").read_text(encoding="utf-8")
    printed = plan(content, *options, "--csv").output
    assert printed == (folder / "splits.csv").read_text(encoding="utf-8")


def test_a_plan_for_the_heat_says_how_much_slower_the_goal_gets(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--heat", "3%")

    assert plan(write(FILES), *options).output.startswith(
        "1:00:00 plus 3% for the heat is 1:01:48."
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--goal", "57:30", "--ratio", "4:00/0:30"],
            "Invalid value for '--goal': `57:30` can be read as hours or as minutes",
        ),
        (
            ["--goal", "0:57:30", "--ratio", "4/1"],
            "Invalid value for '--ratio': `4/1` can be read as minutes or as seconds",
        ),
        (["--goal", "0:25:10", "--ratio", "continuous"], "needs running faster than 2:30 /km; the"),
        (
            ["--goal", "1:00:00", "--ratio", "continuous", "--hills", "2"],
            "Invalid value for '--hills': `2` is not a percentage",
        ),
        (
            ["--goal", "1:00:00", "--ratio", "4:00/0:30 to 12 km, then continuous"],
            "Invalid value for '--ratio': `4:00/0:30 to 12 km, then continuous`: 12 km is not before the finish at 10 km",
        ),
        (
            ["--goal", "9:00:00", "--ratio", "continuous"],
            "Invalid value for '--goal': 9:00:00 for 10 km is out of reach of a plan",
        ),
        (["--goal", "1:00:00"], "Missing option '--ratio'"),
    ],
)
def test_a_plan_that_is_impossible_ends_in_exit_code_2_and_names_the_option(
    write: Write, options: list[str], message: str
) -> None:
    result = plan(write(FILES), *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_unknown_race_is_answered_with_the_nearest(write: Write) -> None:
    result = walkbreak(
        "plan", "hil-10", "--content", write(FILES), "--goal", "1:00:00", "--ratio", "continuous"
    )

    assert result.exit_code == 2
    assert "there is no race `hil-10`; did you mean `hill-10`?" in result.stderr


def test_a_mistake_in_the_file_of_the_race_ends_in_exit_code_1(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE.replace("10 km", "10 kilo")})

    result = plan(content, "--goal", "1:00:00", "--ratio", "continuous")

    assert result.exit_code == 1
    assert "races/hill-10.yaml:5:11: `distance`: `10 kilo` is not a distance" in result.stderr


def test_the_examples_of_plan_work() -> None:
    """They are the examples in its help, with the real content."""
    text = walkbreak("plan", "--help").output
    examples = [line.strip() for line in text.splitlines() if line.strip().startswith("walkbreak ")]

    assert len(examples) == 4
    for example in examples:
        arguments = shlex.split(example)[1:]
        assert walkbreak(*arguments, "--content", ROOT / "content").exit_code == 0, example


def test_if_no_run_makes_up_for_being_late_nothing_is_said_about_it(write: Write) -> None:
    result = walkbreak(
        "plan", "5-km", "--content", write(FILES), "--goal", "0:12:45", "--ratio", "continuous"
    )

    assert result.exit_code == 0
    assert "To catch up" not in result.output
