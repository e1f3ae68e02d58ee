"""The options of one plan: each replaces a field of the race, or is refused by its name."""

import json
from pathlib import Path

import pytest

from tests.support.command import Write, plan, walkbreak
from tests.support.content import DISTANCE, FILES, RACE

ONE_START = "starts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 10:00}]\n"
TWO_WAVES = "starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30}]\n"


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
def test_an_option_replaces_what_the_race_file_says(
    write: Write, option: str, value: str, key: str, expected: object
) -> None:
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30", "--json", option, value)

    assert json.loads(plan(write(FILES), *options).output)[key] == expected


def test_a_stop_and_marks_can_be_options(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json")
    found = json.loads(
        plan(write(FILES), *options, "--stop", "2:00", "--marks", "aid stations").output
    )

    assert [(stop["at_m"], stop["end_s"] - stop["start_s"]) for stop in found["stops"]] == [
        (5000.0, 120.0)
    ]
    assert [gait for gait, *_ in found["legs"]] == ["run", "walk", "run"]
    assert found["run_walk"] is None
    assert [split["label"] for split in found["splits"]] == ["5 km", "Finish"]


def test_the_gun_of_your_own_wave_replaces_all_waves(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + TWO_WAVES})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--gun", "9:45")

    assert json.loads(plan(content, *options).output)["starts"] == [
        {"wave": "", "gun_s": 35100, "delay_s": 0}
    ]


def test_a_delay_keeps_the_gun_of_the_file(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + ONE_START})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--delay", "4:00")
    found = json.loads(plan(content, *options).output)

    assert found["starts"] == [{"wave": "", "gun_s": 32400, "delay_s": 240}]
    assert found["cutoffs"][0]["margin_s"] == pytest.approx(3600 - 240 - found["half_s"])


def test_a_stop_is_the_same_at_every_station_whatever_the_file_says(write: Write) -> None:
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
        ("--heat", "-3%", "`-3%` is out of range; write 0% to 30%"),
        ("--heat", "", "`` is not a percentage"),
        ("--stop", "9:00:00", "`9:00:00` is out of range; write 0:00 to 6:00:00"),
        ("--marks", "every 0 km", "a race has between 1 and 500 marks"),
        ("--marks", "5 km", "`5 km` does not say what has a row; write e.g. `every 5 mi`"),
        ("--hills", "120%", "`120%` is out of range; write 0% to 100%"),
        ("--ease-in", "first 12 km 3% slower", "an easy start ends before the finish"),
        (
            "--gun",
            "23:00",
            "the cut-off at 5 km (10:00) is not after the gun of the start at 23:00",
        ),
        ("--delay", "5:00:00", "`5:00:00` is out of range; write 0:00 to 3:00:00"),
    ],
)
def test_an_option_that_does_not_fit_the_race_is_refused_by_its_name(
    write: Write, option: str, value: str, message: str
) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + ONE_START})
    result = plan(content, "--goal", "1:00:00", "--ratio", "continuous", option, value)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for '{option}': {message}" in result.stderr


def refused(content: Path, slug: str, *options: str) -> str:
    """What is wrong with options for a race that has nothing that they could change."""
    plain = ("--goal", "0:50:00", "--ratio", "continuous")
    result = walkbreak("plan", slug, "--content", content, *plain, *options)
    assert result.exit_code == 2
    return result.stderr.partition("Error: Invalid value for ")[2].strip()


def test_an_option_that_the_race_has_no_use_for_is_refused_by_its_name(write: Write) -> None:
    ten = DISTANCE.replace("5 km", "10 km").replace("0:20:00 to 0:30:00 every 5:00", "0:50:00")
    waves = RACE + TWO_WAVES + "cutoffs: [{at: 5 km, by: 10:00}]\n"
    content = write(FILES | {"races/10-km.yaml": ten, "races/waves.yaml": waves})

    assert refused(content, "10-km", "--gun", "9:00") == (
        "'--gun': a plain distance has no start; leave this out, or take a race at a place"
    )
    assert refused(content, "10-km", "--stop", "1:00") == (
        "'--stop': this race lists no aid stations to stop at; leave this out"
    )
    assert refused(content, "10-km", "--altitude", "5%") == (
        "'--altitude': no course says how high this race is; add a `course`, or leave this out"
    )
    assert refused(content, "hill-10", "--delay", "0:00") == (
        "'--delay': without a gun there is no delay; leave this out"
    )
    assert refused(content, "waves", "--delay", "3:00") == (
        "'--delay': the cut-offs of this race are times of day; give the gun of your wave as well"
    )
