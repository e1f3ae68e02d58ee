"""Cut-offs: how much time a plan has to spare at each, and the slowest goal that makes them all."""

import pytest

from generator import units
from generator.pacing.cutoffs import first_missed, margins_of, slowest_in_time
from generator.pacing.plan import Plan
from generator.pacing.planning import plan_for
from generator.race.walks import CONTINUOUS
from tests.support.marathon import PLACE, course, guide, marathon, race

STARTS = "starts: [{wave: First, gun: 9:00}, {wave: Last, gun: 9:30, delay: 5:00}]\n"
CUTOFFS = "cutoffs: [{at: 20 mi, by: 13:00, name: The bridge}, {at: marathon, by: 5:00:00}]\n"
EVEN = marathon(goals="4:00:00", ratios="continuous")
AT_20_S = 4 * 3600 * 20 * units.MILE_M / units.MARATHON_M
"""When a runner at an even pace for 4:00:00 is at 20 miles."""


def even_plan(goal_s: int) -> Plan:
    return plan_for(course(EVEN), goal_s, CONTINUOUS)


def test_each_cut_off_has_a_margin_for_each_start() -> None:
    margins = guide(EVEN + PLACE + STARTS + CUTOFFS).margins

    assert [(m.cutoff.name, m.start.wave, m.margin_s) for m in margins] == [
        ("The bridge", "First", pytest.approx(4 * 3600 - AT_20_S)),
        ("The bridge", "Last", pytest.approx(4 * 3600 - 1800 - 300 - AT_20_S)),
        ("", "First", 3600),
        ("", "Last", 3300),
    ]
    assert margins[1].gun_s == pytest.approx(300 + AT_20_S)


def test_without_starts_a_cut_off_counts_from_the_gun() -> None:
    text = EVEN + PLACE + "cutoffs: [{at: marathon, by: 5:00:00}]\n"
    (margin,) = margins_of(race(text), even_plan(14400))

    assert (margin.start.wave, margin.gun_s, margin.margin_s) == ("", 14400, 3600)


def test_a_cut_off_may_be_on_the_next_day() -> None:
    text = marathon(goals="29:30:00", ratios="10:00/5:00", distance="100 mi", more=PLACE)
    text += "walk_pace: 20:00 /mi\nstarts: [{gun: 4:00}]\n"
    text += "cutoffs: [{at: 100 mi, by: 10:00 +1 day}]\n"

    (margin,) = guide(text).margins
    assert margin.margin_s == pytest.approx(1800)


def test_a_missed_cut_off_says_where_by_when_and_by_how_much() -> None:
    text = EVEN + PLACE + STARTS + CUTOFFS

    missed = first_missed(race(text), even_plan(4 * 3600 + 40 * 60))

    # An even pace takes 3:33:35 to 20 miles; the last wave has 4:00:00 less 35:00.
    assert missed
    assert missed.missed_said == "misses the cut-off at The bridge (13:00) from Last by 8:36"


def test_a_cut_off_without_a_name_is_called_by_its_place() -> None:
    text = EVEN + PLACE + "cutoffs: [{at: 20 mi, by: 3:00:00}]\n"

    missed = first_missed(race(text), even_plan(14400))

    assert missed
    assert missed.missed_said == "misses the cut-off at 20 mi (3:00:00 after the gun) by 3:05"


def test_a_plan_that_is_in_time_everywhere_misses_nothing() -> None:
    assert first_missed(race(EVEN + PLACE + STARTS + CUTOFFS), even_plan(14400)) is None
    assert first_missed(race(EVEN), even_plan(14400)) is None


def test_the_slowest_goal_in_time_makes_every_cut_off_and_one_second_more_does_not() -> None:
    text = race(EVEN + PLACE + STARTS + CUTOFFS)

    slowest_s = slowest_in_time(text, 4 * 3600 + 40 * 60, even_plan)

    assert slowest_s == int((4 * 3600 - 35 * 60) * units.MARATHON_M / (20 * units.MILE_M))
    assert first_missed(text, even_plan(slowest_s)) is None
    assert first_missed(text, even_plan(slowest_s + 1))


def test_no_goal_makes_a_cut_off_that_is_faster_than_anybody_can_run() -> None:
    text = race(EVEN + PLACE + "cutoffs: [{at: 20 mi, by: 0:30:00}]\n")

    assert slowest_in_time(text, 14400, even_plan) is None
