"""Every plan of a race, or why one cannot be; and what a runner meets on the way."""

from itertools import pairwise

import pytest

from generator import units
from generator.pacing.catalogue import RaceGuides, all_guides, goals, naming_problems, refusals
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.pacing.plan import Refusal
from generator.pacing.planning import nearest_that_works
from generator.pacing.profile import Profile
from generator.race.fields import read
from generator.race.model import Race, parse_marks
from generator.race.rules import parse_race
from generator.race.source import Document, parse_yaml
from generator.race.tables import Chart, Standards

MARATHON = """\
name: Test Marathon
distance: marathon
markers: miles
goals: [3:25:00, 4:00:00]
ratios: [4:00/0:30, continuous]
"""
CHART = """\
name: A chart
source: a coach
rows:
  - {pace: 7:00 /mi, ratios: [6:00/0:30]}
  - {pace: 9:00 /mi, ratios: [2:00/0:30, 1:20/0:20]}
ends: 10:00 /mi
"""
STANDARDS = """\
name: Club standard
label: Club
valid_for: "2027"
source: the club
distance: marathon
standards:
  - {time: 3:25:00, who: seniors}
  - {time: 3:30:00, who: veterans}
downhill:
  - {drop: 500 m, add: 5:00}
  - {drop: 1500 m}
"""
PLACE = "place: Somewhere\n"


def document(text: str) -> Document:
    return parse_yaml(text, "test.yaml")


def race(text: str) -> Race:
    return parse_race(document(text), "test")


CHARTS = {"coach": read(Chart, document(CHART), slug="coach")}
TABLES = {"club": read(Standards, document(STANDARDS), slug="club")}


def guides(text: str, profile: Profile | None = None) -> RaceGuides:
    return all_guides(lay_course(race(text), profile), CHARTS, TABLES, {})


def ratios(found: RaceGuides, goal: str) -> list[str]:
    return [str(g.walks) for g in found.guides if g.goal.seconds == units.parse_goal(goal)]


def only(text: str) -> Guide:
    (listing,) = guides(text).guides
    return listing.work_out()


def test_every_goal_has_every_ratio_most_running_first_and_continuous_last() -> None:
    found = guides(MARATHON.replace("[4:00/0:30,", "[0:30/0:30, 4:00/0:30, 2:00/0:15,"))

    assert [guide.goal.seconds for guide in found.guides] == [12300] * 4 + [14400] * 4
    assert ratios(found, "4:00:00") == ["4:00/0:30", "2:00/0:15", "0:30/0:30", "continuous"]


def test_a_chart_brings_its_advice_for_each_goal_and_continuous() -> None:
    found = guides(MARATHON.replace("[4:00/0:30, continuous]", "[coach, 4:00/0:30]"))

    assert ratios(found, "3:25:00") == ["6:00/0:30", "4:00/0:30", "continuous"]
    assert ratios(found, "4:00:00") == ["4:00/0:30", "2:00/0:30", "1:20/0:20", "continuous"]


def test_standards_become_goals_and_mark_the_goals_they_meet() -> None:
    course = lay_course(race(MARATHON.replace("[3:25:00, 4:00:00]", "[3:25:00, club]")), None)

    assert [(goal.seconds, goal.meets) for goal in goals(course, TABLES.values())] == [
        (12300, (("Club", ("seniors",)),)),
        (12600, (("Club", ("veterans",)),)),
    ]


@pytest.mark.parametrize(
    ("drop_m", "expected"), [(499, [12300, 12600]), (500, [12000, 12300]), (1500, [])]
)
def test_on_a_course_that_falls_far_a_standard_asks_for_a_faster_time(
    drop_m: float, expected: list[int]
) -> None:
    text = MARATHON.replace("[3:25:00, 4:00:00]", "club") + PLACE
    text += "course: {profile: x.csv, confidence: high, source: x}\n"
    course = lay_course(race(text), Profile((0.0, units.MARATHON_M), (float(drop_m), 0.0)))

    assert [goal.seconds for goal in goals(course, TABLES.values())] == expected


@pytest.mark.parametrize(
    ("goal", "walk"),
    [("3:55:58", "16:00"), ("3:55:59", "18:00"), ("5:14:37", "18:00"), ("5:14:38", "20:00")],
)
def test_the_walk_follows_from_the_goal(goal: str, walk: str) -> None:
    """16:00 a mile below 9:00 (3:55:58.1), 18:00 up to 12:00 (5:14:37.5), then 20:00."""
    assert (
        units.pace(lay_course(race(MARATHON), None).walk_pace(units.parse_goal(goal)), "mi") == walk
    )


def test_a_race_may_say_its_walk() -> None:
    assert lay_course(race(MARATHON + "walk_pace: 9:00 /km\n"), None).walk_pace(
        14400
    ) == pytest.approx(0.54)


@pytest.mark.parametrize(
    ("distance", "markers", "labels"),
    [
        ("5 km", "kilometres", ["1 km", "2 km", "3 km", "4 km", "Finish"]),
        ("5 km", "miles", ["1 mi", "2 mi", "3 mi", "Finish"]),
        ("3 mi", "miles", ["1 mi", "2 mi", "Finish"]),
    ],
)
def test_there_is_a_split_at_every_marker_and_at_the_finish(
    distance: str, markers: str, labels: list[str]
) -> None:
    text = MARATHON.replace("marathon", distance, 1).replace("miles", markers)
    guide = only(
        text.replace("[3:25:00, 4:00:00]", "0:20:00").replace(
            "[4:00/0:30, continuous]", "continuous"
        )
    )

    assert [split.label for split in guide.splits] == labels
    assert guide.splits[-1].distance_m == guide.race.distance


def test_a_marathon_has_27_rows_by_mile_and_43_by_kilometre() -> None:
    assert len(guides(MARATHON).guides[0].work_out().splits) == 27
    assert len(guides(MARATHON.replace("miles", "kilometres")).guides[0].work_out().splits) == 43


def test_the_columns_add_up_to_the_goal() -> None:
    for guide in (
        listing.work_out()
        for listing in guides(MARATHON.replace("[4:00/0:30,", "[coach, 0:30/0:30,")).guides
    ):
        total = 0
        for split in guide.splits:
            total += units.parse_interval(split.split)
            assert units.clock(total) == split.clock
        assert total == guide.goal.seconds


def test_what_stands_on_the_way_is_listed_at_the_marker_it_comes_to() -> None:
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
    splits = guides(text).guides[0].work_out().splits

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


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("ratios", "gallowy", "test.yaml:5:9: there is no chart `gallowy`; did you mean `galloway`?"),
        ("ratios", "jogging", "test.yaml:5:9: there is no chart `jogging`; write ratios like 4:00/0:30"),
        ("goals", "[club, klub]", "test.yaml:4:15: there are no standards `klub`; did you mean `club`?"),
    ],
)  # fmt: skip
def test_a_table_that_is_not_there_is_a_problem(field: str, value: str, expected: str) -> None:
    lines = [
        f"{field}: {value}" if line.startswith(field) else line for line in MARATHON.splitlines()
    ]
    text = "\n".join(lines)

    found = naming_problems(race(text), document(text), {"galloway": CHARTS["coach"]}, TABLES, {})

    assert [str(problem) for problem in found] == [expected]


def test_standards_for_another_distance_are_a_problem() -> None:
    text = MARATHON.replace("marathon", "half marathon", 1).replace("[3:25:00, 4:00:00]", "club")

    (problem,) = naming_problems(race(text), document(text), CHARTS, TABLES, {})

    assert "`club` are times for 42.195 km; write this race's own goals" in str(problem)


def test_a_plan_that_cannot_be_is_a_problem_at_its_goal() -> None:
    text = MARATHON.replace("[3:25:00, 4:00:00]", "[4:00:00, 9:00:00]")

    (problem,) = refusals(guides(text).guides, document(text))

    assert str(problem) == (
        "test.yaml:4:18: 9:00:00 with 4:00/0:30 leaves no running faster than the walk at "
        "20:00 /mi or 12:25 /km; the nearest goal that works is 8:44:22"
    )


# --- What else a guide knows --------------------------------------------------------------------

HALF_WAY_AID = """\
aid: {year: "2026", confidence: low, source: x, stop: 1:00, stations: [{at: 10 mi, what: water}, {at: 20 mi, what: food, stop: 5:00}]}
"""


def test_stations_say_how_long_one_stands_and_the_clock_says_when_one_comes() -> None:
    guide = only(
        (MARATHON + PLACE + HALF_WAY_AID)
        .replace("[3:25:00, 4:00:00]", "4:00:00")
        .replace("[4:00/0:30, continuous]", "continuous")
    )
    pace = (14400 - 360) / units.MARATHON_M
    tenth, twentieth = guide.splits[9], guide.splits[19]

    assert guide.plan.run_pace == pytest.approx(pace)
    assert tenth.elapsed_s == pytest.approx(pace * 16093.44)
    assert twentieth.elapsed_s == pytest.approx(pace * 32186.88 + 60)
    assert [one.stop.stand_s for split in guide.splits for one in split.arrivals] == [60.0, 300.0]
    assert guide.plan.standing_s == 360.0


def test_marks_may_be_every_so_far_or_the_aid_stations() -> None:
    every = guides(MARATHON + "marks: every 5 mi\n").guides[0].work_out()
    aid = guides(MARATHON + PLACE + HALF_WAY_AID + "marks: aid stations\n").guides[0].work_out()

    assert [split.label for split in every.splits] == [
        "5 mi", "10 mi", "15 mi", "20 mi", "25 mi", "Finish",
    ]  # fmt: skip
    assert [split.label for split in aid.splits] == ["10 mi", "20 mi", "Finish"]


def test_a_window_holds_the_clock_and_whoever_is_half_a_cycle_out_of_step() -> None:
    guide = guides(MARATHON).guides[1].work_out()

    assert guide.by_the_clock is False
    assert all(split.window == (split.elapsed_s, split.elapsed_s) for split in guide.splits)
    guide = guides(MARATHON).guides[0].work_out()
    assert guide.by_the_clock is True
    windows = [(split.elapsed_s, split.window) for split in guide.splits]
    assert all(earliest <= clock <= latest for clock, (earliest, latest) in windows)
    assert any(earliest < clock - 10 for clock, (earliest, _) in windows)
    assert any(latest > clock + 10 for clock, (_, latest) in windows)


def test_a_watch_that_reads_long_shows_a_faster_pace() -> None:
    """At 1 % long, 3:00:00 needs 6:48 a mile or 4:13 a kilometre on the watch."""
    three = only(
        MARATHON.replace("[3:25:00, 4:00:00]", "3:00:00").replace(
            "[4:00/0:30, continuous]", "continuous"
        )
    )
    assert units.pace(three.watch_pace, "mi") == "6:47"  # 6:47.8, cut
    assert units.fine_pace(three.watch_pace, "mi") == "6:47.8"
    assert units.pace(three.watch_pace, "km") == "4:13"


def test_the_halves_are_those_that_the_drift_says() -> None:
    """1:30:54.5 and 1:29:05.5 for 3:00:00 with a second half 2 % faster."""
    text = MARATHON.replace("[3:25:00, 4:00:00]", "3:00:00") + "drift: second half 2% faster\n"
    guide = guides(text).guides[-1].work_out()

    assert guide.halfway.elapsed_s == pytest.approx(5454.55, abs=0.01)


CUTOFFS = """\
starts: [{wave: First, gun: 9:00}, {wave: Last, gun: 9:30, delay: 5:00}]
cutoffs: [{at: 20 mi, by: 13:00, name: The bridge}, {at: marathon, by: 5:00:00}]
"""


def test_a_cutoff_has_a_margin_for_every_start() -> None:
    guide = guides(MARATHON + PLACE + CUTOFFS).guides[-1].work_out()
    at_20 = guide.splits[19].elapsed_s

    assert guide.goal.seconds == 14400
    assert [(m.cutoff.name, m.start.wave, round(m.margin_s)) for m in guide.margins] == [
        ("The bridge", "First", round(4 * 3600 - at_20)),
        ("The bridge", "Last", round(4 * 3600 - 1800 - 300 - at_20)),
        ("", "First", 3600),
        ("", "Last", 3300),
    ]


def test_a_plan_that_misses_a_cutoff_is_refused_with_where_and_what_would_do() -> None:
    text = MARATHON.replace("[4:00/0:30, continuous]", "continuous") + PLACE
    text = text.replace("[3:25:00, 4:00:00]", "4:40:00") + CUTOFFS

    (problem,) = refusals(guides(text).guides, document(text))

    # Even pace makes 20 miles in 3:33:35; the last wave has 4:00:00 less 35:00.
    assert str(problem) == (
        "test.yaml:4:8: 4:40:00 with continuous misses the cut-off at The bridge (13:00) from Last "
        "by 8:36; the nearest goal that makes them all is 4:28:44"
    )
    slowest = (4 * 3600 - 35 * 60) * units.MARATHON_M / (20 * units.MILE_M)
    assert units.long_clock(slowest) == "4:28:44"


def test_late_at_halfway_a_guide_says_what_to_run() -> None:
    guide = guides(MARATHON).guides[0].work_out()
    paces = [one.run_pace for one in guide.catch_ups if one.run_pace]

    assert [one.late_s for one in guide.catch_ups] == [30, 60, 120]
    assert guide.plan.run_pace > paces[0] > paces[1] > paces[2]


@pytest.mark.parametrize(
    ("distance", "goal", "late_s"),
    [("5 km", "0:30:00", (10, 20, 30)), ("10 km", "1:00:00", (30, 60, 120)), ("100 km", "8:00:00", (300, 900, 1800))],
)  # fmt: skip
def test_late_is_seconds_in_a_short_race_and_minutes_in_a_long_one(
    distance: str, goal: str, late_s: tuple[int, int, int]
) -> None:
    text = MARATHON.replace("marathon", distance).replace("[3:25:00, 4:00:00]", goal)

    assert tuple(one.late_s for one in guides(text).guides[0].work_out().catch_ups) == late_s


def test_past_midnight_the_clocks_go_on() -> None:
    text = """\
name: Hundred
place: Somewhere
distance: 100 mi
markers: miles
marks: every 20 mi
goals: 29:30:00
ratios: 10:00/5:00
walk_pace: 20:00 /mi
starts: [{gun: 4:00}]
cutoffs: [{at: 100 mi, by: 10:00 +1 day}]
"""
    guide = only(text)

    assert guide.splits[-1].clock == "29:30:00"
    assert [round(m.margin_s) for m in guide.margins] == [1800]


@pytest.mark.parametrize("ratio", ["1:00/3:00", "0:30/1:30", "0:15/0:30"])
def test_the_nearest_goal_works_with_the_walk_that_follows_from_it(ratio: str) -> None:
    """A slower goal has a slower walk, so a nearest goal has to be looked for with its own."""
    text = MARATHON.replace("[4:00/0:30, continuous]", ratio).replace("[3:25:00, 4:00:00]", "GOAL")
    (listing,) = guides(text.replace("GOAL", "2:30:00")).guides
    with pytest.raises(Refusal):
        listing.work_out()

    nearest_s = nearest_that_works(listing.course, listing.goal.seconds, listing.walks)
    assert nearest_s
    assert only(text.replace("GOAL", units.long_clock(nearest_s))).plan.goal_s == nearest_s


def test_a_cut_off_that_nobody_makes_has_no_nearest_goal() -> None:
    text = MARATHON.replace("[4:00/0:30, continuous]", "continuous") + PLACE
    text = text.replace("[3:25:00, 4:00:00]", "4:40:00") + "cutoffs: [{at: 20 mi, by: 0:30:00}]\n"

    (problem,) = refusals(guides(text).guides, document(text))

    assert str(problem).endswith("no goal makes them all with these walks")


def test_a_window_never_ends_after_the_one_of_the_next_row() -> None:
    """Also just before a halt, where everybody gets back in step."""
    text = MARATHON.replace("[4:00/0:30, continuous]", '"10:00/5:00, walk 2:00 at every 6.5 mi"')
    text = text.replace("marathon", "half marathon", 1).replace("[3:25:00, 4:00:00]", "2:30:00")
    windows = [split.window for split in only(text).splits]

    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(windows))


# --- Rows by other marks, and what proves a plan ------------------------------------------------


def test_splits_may_be_by_other_marks_than_the_race_has() -> None:
    guide = guides(MARATHON + PLACE + HALF_WAY_AID).guides[0].work_out()

    def labels(marks: str) -> list[str]:
        return [split.label for split in guide.splits_by(parse_marks(marks))]

    assert labels("every 10 km") == ["10 km", "20 km", "30 km", "40 km", "Finish"]
    assert labels("every 12.5 mi") == ["12.5 mi", "25 mi", "Finish"]
    assert labels("aid stations") == ["10 mi", "20 mi", "Finish"]
    assert labels("every mile") == [split.label for split in guide.splits]


def test_by_walk_breaks_there_is_a_row_at_the_start_of_every_walk() -> None:
    guide = guides(MARATHON).guides[0].work_out()
    splits = guide.splits_by(parse_marks("walk breaks"))
    starts = [leg.start_s for leg in guide.plan.legs if leg.gait == "walk"]

    assert [split.elapsed_s for split in splits[:-1]] == pytest.approx(starts)
    assert {split.gait for split in splits[:-1]} == {"walk"}
    assert splits[0].clock == "4:00"
    assert splits[-1].distance_m == guide.race.distance


def test_who_never_walks_has_no_walk_breaks() -> None:
    guide = guides(MARATHON).guides[1].work_out()

    assert [split.label for split in guide.splits_by(parse_marks("walk breaks"))] == ["Finish"]


@pytest.mark.parametrize("marks", ["every 10 km", "aid stations", "walk breaks", "every 12.5 mi"])
def test_by_whatever_marks_the_columns_add_up_and_windows_hold_the_clock(marks: str) -> None:
    text = MARATHON.replace("[3:25:00, 4:00:00]", "5:30:00") + PLACE + HALF_WAY_AID
    guide = guides(text).guides[0].work_out()
    splits = guide.splits_by(parse_marks(marks))

    assert sum(units.parse_interval(split.split) for split in splits) == guide.goal.seconds
    assert all(a.distance_m < b.distance_m for a, b in pairwise(splits))
    for split in splits:
        assert split.window.earliest_s <= split.elapsed_s <= split.window.latest_s
    passed = [arrival.stop.name for split in splits for arrival in split.arrivals]
    assert passed == ["water", "food"]


def test_halfway_is_a_row_of_its_own() -> None:
    guide = guides(MARATHON).guides[0].work_out()

    assert guide.halfway.distance_m == units.MARATHON_M / 2
    assert guide.halfway.elapsed_s == guide.plan.elapsed(units.MARATHON_M / 2)
    assert guide.halfway.clock == units.clock(guide.halfway.elapsed_s)
    assert guide.halfway.arrivals == ()


def test_behind_a_stop_the_window_holds_whoever_is_a_part_of_a_cycle_out_of_step() -> None:
    """Half a cycle late and half a cycle early are the same step there."""
    guide = guides(MARATHON + PLACE + HALF_WAY_AID).guides[0].work_out()
    behind = [
        (split.distance_m, split.window) for split in guide.splits if split.distance_m > 20_000
    ]

    assert all(latest - earliest > 1 for _, (earliest, latest) in behind[:-1])
    for twentieth in range(-10, 11):
        shifted = guide.plan.out_of_step(twentieth / 20)
        for at_m, (earliest, latest) in behind:
            # Between two steps out, of some 8 s each, a walk may begin: what it costs is missed.
            assert earliest - 5 <= shifted.elapsed(at_m) <= latest + 5
