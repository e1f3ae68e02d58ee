"""Splits: every mark with its times, its window and the stops before it."""

from itertools import pairwise

import pytest

from generator import units
from generator.pacing.splits import STEPS_OUT, Window, clocks_out_of_step
from tests.support.marathon import AID, MARATHON, PLACE, guide, guides, marathon, marks


def labels(text: str, by: str) -> list[str]:
    return [split.label for split in guide(text).splits_by(marks(by))]


@pytest.mark.parametrize(
    ("distance", "markers", "expected"),
    [
        ("5 km", "kilometres", ["1 km", "2 km", "3 km", "4 km", "Finish"]),
        ("5 km", "miles", ["1 mi", "2 mi", "3 mi", "Finish"]),
        ("3 mi", "miles", ["1 mi", "2 mi", "Finish"]),
    ],
)
def test_there_is_a_split_at_every_marker_and_at_the_finish(
    distance: str, markers: str, expected: list[str]
) -> None:
    text = marathon("0:20:00", "continuous", distance).replace("miles", markers)
    splits = guide(text).splits

    assert [split.label for split in splits] == expected
    assert splits[-1].distance_m == units.parse_distance(distance)


def test_a_marathon_has_27_rows_by_mile_and_43_by_kilometre() -> None:
    assert len(guide().splits) == 27
    assert len(guide(MARATHON.replace("miles", "kilometres")).splits) == 43


def test_a_race_can_name_its_own_marks() -> None:
    every = guide(MARATHON + "marks: every 5 mi\n")
    aid = guide(MARATHON + PLACE + AID + "marks: aid stations\n")

    assert [split.label for split in every.splits] == [
        "5 mi", "10 mi", "15 mi", "20 mi", "25 mi", "Finish",
    ]  # fmt: skip
    assert [split.label for split in aid.splits] == ["10 mi", "20 mi", "Finish"]


def test_splits_can_be_at_other_marks_than_the_races() -> None:
    text = MARATHON + PLACE + AID

    assert labels(text, "every 10 km") == ["10 km", "20 km", "30 km", "40 km", "Finish"]
    assert labels(text, "every 12.5 mi") == ["12.5 mi", "25 mi", "Finish"]
    assert labels(text, "aid stations") == ["10 mi", "20 mi", "Finish"]
    assert labels(text, "every mile") == [split.label for split in guide(text).splits]


def test_by_walk_breaks_there_is_a_row_at_the_start_of_every_walk() -> None:
    found = guide()
    splits = found.splits_by(marks("walk breaks"))
    starts = [leg.start_s for leg in found.plan.legs if leg.gait == "walk"]

    assert [split.elapsed_s for split in splits[:-1]] == pytest.approx(starts)
    assert {split.gait for split in splits[:-1]} == {"walk"}
    assert splits[0].clock == "4:00"
    assert splits[-1].distance_m == found.race.distance


def test_a_runner_who_never_walks_has_no_walk_breaks() -> None:
    assert labels(marathon(ratios="continuous"), "walk breaks") == ["Finish"]


def test_the_printed_splits_add_up_to_the_goal() -> None:
    for listing in guides(marathon(ratios="[0:30/0:30, 4:00/0:30, continuous]")).guides:
        found = listing.work_out()
        total_s = 0
        for split in found.splits:
            total_s += units.parse_interval(split.split)
            assert units.clock(total_s) == split.clock
        assert total_s == found.goal.seconds


@pytest.mark.parametrize("by", ["every 10 km", "aid stations", "walk breaks", "every 12.5 mi"])
def test_at_any_marks_the_splits_add_up_and_the_windows_hold_the_clock(by: str) -> None:
    found = guide(marathon("5:30:00", more=PLACE + AID))
    splits = found.splits_by(marks(by))

    assert sum(units.parse_interval(split.split) for split in splits) == found.goal.seconds
    assert all(a.distance_m < b.distance_m for a, b in pairwise(splits))
    for split in splits:
        assert split.window.earliest_s <= split.elapsed_s <= split.window.latest_s
    passed = [arrival.stop.name for split in splits for arrival in split.arrivals]
    assert passed == ["water", "food"]


def test_past_midnight_the_clock_goes_on() -> None:
    text = marathon("29:30:00", "10:00/5:00", "100 mi", "walk_pace: 20:00 /mi\n")

    assert guide(text).splits[-1].clock == "29:30:00"


# --- Stops on the way -----------------------------------------------------------------------------


def test_a_stop_is_listed_at_the_mark_that_it_comes_before() -> None:
    text = (
        MARATHON
        + PLACE
        + """\
aid:
  year: "2026"
  confidence: high
  source: a list
  stations: [{at: 2 mi, what: water}, {at: 2.02 mi, what: gels}, {at: 2.5 mi, what: more water}]
landmarks: [{at: 1.4 mi, name: A bridge}, {at: 26.2 mi, name: The last corner}]
"""
    )
    splits = guide(text).splits

    assert [
        (split.label, [(one.stop.kind, one.stop.name) for one in split.arrivals])
        for split in splits
        if split.arrivals
    ] == [
        ("2 mi", [("landmark", "A bridge"), ("aid", "water"), ("aid", "gels")]),
        ("3 mi", [("aid", "more water")]),
        ("Finish", [("landmark", "The last corner")]),
    ]
    bridge = splits[1].arrivals[0]
    assert splits[0].elapsed_s < bridge.elapsed_s < splits[1].elapsed_s


# --- Halfway --------------------------------------------------------------------------------------


def test_halfway_is_a_split_of_its_own() -> None:
    found = guide()
    half_s = found.plan.elapsed(units.MARATHON_M / 2)

    assert found.halfway.distance_m == units.MARATHON_M / 2
    assert found.halfway.elapsed_s == half_s
    assert found.halfway.clock == units.clock(half_s)
    assert found.halfway.window == Window(half_s, half_s)
    assert found.halfway.arrivals == ()


# --- Windows --------------------------------------------------------------------------------------


def test_without_walks_by_the_clock_a_window_is_the_time_itself() -> None:
    found = guide(marathon(ratios="continuous"))

    assert all(split.window == (split.elapsed_s, split.elapsed_s) for split in found.splits)


def test_a_window_holds_the_clock_and_a_runner_half_a_cycle_out_of_step() -> None:
    found = guide()
    windows = [(split.elapsed_s, split.window) for split in found.splits]

    assert all(earliest <= clock <= latest for clock, (earliest, latest) in windows)
    assert any(earliest < clock - 10 for clock, (earliest, _) in windows)
    assert any(latest > clock + 10 for clock, (_, latest) in windows)


def test_a_window_never_ends_after_the_next_one() -> None:
    """It does not even just before a halt, where everybody gets back in step."""
    ratio = '"10:00/5:00, walk 2:00 at every 6.5 mi"'
    windows = [split.window for split in guide(marathon("2:30:00", ratio, "half marathon")).splits]

    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(windows))


def test_half_a_cycle_early_and_late_are_tried_and_with_halts_the_steps_between() -> None:
    assert len(clocks_out_of_step(guide().plan)) == 2
    assert len(clocks_out_of_step(guide(MARATHON + PLACE + AID).plan)) == 2 * STEPS_OUT
    assert clocks_out_of_step(guide(marathon(ratios="continuous")).plan) == ()


def test_after_a_stop_the_window_holds_a_runner_any_part_of_a_cycle_out_of_step() -> None:
    """Half a cycle late and half a cycle early are the same step there."""
    found = guide(MARATHON + PLACE + AID)
    behind = [
        (split.distance_m, split.window) for split in found.splits if split.distance_m > 20_000
    ]

    assert all(latest - earliest > 1 for _, (earliest, latest) in behind[:-1])
    for twentieth in range(-10, 11):
        shifted = found.plan.out_of_step(twentieth / 20)
        for at_m, (earliest, latest) in behind:
            # The steps that are tried are some 8 s apart. A walk that begins between two of them
            # may be missed by a few seconds.
            assert earliest - 5 <= shifted.elapsed(at_m) <= latest + 5
