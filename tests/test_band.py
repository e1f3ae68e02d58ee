"""The plan as rows on a strip of paper: everything in its place, nothing too small."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import units
from generator.band import POINT_MM, Band, DoesNotFit, Line, lay_band
from generator.font import load_font
from generator.guide import Guide, all_guides, lay_ground
from generator.plan import Refusal
from generator.race import parse_race
from generator.source import SourceError, parse_yaml

FONT = load_font()


def guide(
    goal: str = "3:25:00",
    ratio: str = "4:00/0:30",
    markers: str = "miles",
    distance: str = "marathon",
    name: str = "Boston Marathon",
    walk_pace: str = "16:00 /mi",
) -> Guide:
    text = f"""\
name: "{name}"
distance: {distance}
markers: {markers}
goals: {goal}
ratios: {ratio}
walk_pace: {walk_pace}
"""
    race = parse_race(parse_yaml(text, "x.yaml"), "x")
    return all_guides(lay_ground(race, None), {}, {}, {}).guides[0]


def band(*args: str, **kwargs: str) -> Band:
    return lay_band(guide(*args, **kwargs), FONT)


def times(strip: Band) -> list[Line]:
    return [line for line in strip.lines if line.role == "time"]


def box(line: Line) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line of capitals or figures."""
    width = FONT.width(line.text) * line.size_mm
    left = line.x_mm - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    return left, line.y_mm - FONT.cap_height * line.size_mm, left + width, line.y_mm


WORST = [
    ("5 km in 15:00", {"distance": "5 km", "goal": "0:15:00", "ratio": "4:00/0:30", "markers": "kilometres"}),
    ("marathon by mile", {}),
    ("marathon by kilometre, slowest", {"goal": "9:59:59", "ratio": "0:10/0:30", "markers": "kilometres", "walk_pace": "20:00 /km"}),
    ("50 km by kilometre", {"distance": "50 km", "goal": "11:59:59", "ratio": "0:05/0:30", "markers": "kilometres", "walk_pace": "20:00 /km"}),
    ("continuous", {"ratio": "continuous"}),
    ("a long name", {"name": "California International Marathon"}),
    ("a long ratio", {"ratio": "20:00/10:00", "goal": "4:45:00"}),
]  # fmt: skip
worst = pytest.mark.parametrize(
    "given", [given for _, given in WORST], ids=[name for name, _ in WORST]
)


def test_a_band_is_25_by_250_mm_with_ticks_outside_each_corner() -> None:
    strip = band()

    assert (strip.width_mm, strip.length_mm) == (25.0, 250.0)
    assert len(strip.ticks_mm) == 8
    for x1, y1, x2, y2 in strip.ticks_mm:
        assert abs(x2 - x1) + abs(y2 - y1) == pytest.approx(2.0)
        assert not (0 < x1 < 25 and 0 < y1 < 250)


def test_each_row_has_its_mark_the_run_walk_clock_and_the_gait() -> None:
    one = guide()
    strip = lay_band(one, FONT)

    marks = [line.text for line in strip.lines if line.role == "mark"]
    gaits = [line.text for line in strip.lines if line.role == "gait"]
    assert marks == [*map(str, range(1, 27)), "FINISH"]
    assert [line.text for line in times(strip)] == [split.clock for split in one.splits]
    # The head explains both letters first.
    assert gaits == ["R", "W", *("R" if s.gait == "run" else "W" for s in one.splits)]
    assert "W" in gaits[2:]


def test_the_clock_is_not_the_even_pace_clock() -> None:
    with_walks = [line.text for line in times(band())]
    without = [line.text for line in times(band(ratio="continuous"))]

    assert with_walks[-1] == without[-1] == "3:25:00"
    assert (with_walks[0], without[0]) == ("7:37", "7:49")


def test_a_band_for_running_all_the_way_has_no_letters() -> None:
    assert not [line for line in band(ratio="continuous").lines if line.role == "gait"]


def test_the_head_says_race_goal_ratio_and_paces() -> None:
    notes = [line.text for line in band().lines if line.role == "note"]

    assert notes[:4] == [
        "Boston Marathon",
        "3:25:00  4:00/0:30",
        "run 7:21.3 /mi",
        "walk 16:00 /mi",
    ]


def test_every_fifth_row_is_white_on_black() -> None:
    inks = {line.text: line.ink for line in band().lines if line.role == "mark"}

    assert [mark for mark, ink in inks.items() if ink == "white"] == [
        "5", "10", "15", "20", "25", "FINISH",
    ]  # fmt: skip


@worst
def test_no_time_is_smaller_than_9_points_and_nothing_smaller_than_7(given: dict[str, str]) -> None:
    strip = band(**given)

    assert min(line.size_mm for line in times(strip)) >= 9 * POINT_MM
    assert min(line.size_mm for line in strip.lines) >= 7 * POINT_MM - 1e-9


@pytest.mark.parametrize(("markers", "least"), [("miles", 13.0), ("kilometres", 12.0)])
def test_a_marathons_times_are_as_large_as_they_can_be(markers: str, least: float) -> None:
    assert band(markers=markers).times_pt >= least


@worst
def test_no_text_leaves_the_strip_and_none_touches_another(given: dict[str, str]) -> None:
    strip = band(**given)
    boxes = [box(line) for line in strip.lines]

    for left, top, right, bottom in boxes:
        assert 0.5 <= left
        assert right <= 24.5
        assert 0.3 <= top
        assert bottom <= 249.7
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@worst
def test_the_strip_ends_in_a_tab_to_overlap(given: dict[str, str]) -> None:
    strip = band(**given)

    assert strip.folds_mm[-1] == 235.0
    assert max(line.y_mm for line in times(strip)) < 235.0


def test_a_slim_wrist_cuts_at_200_mm_where_the_rows_leave_room_for_the_tab() -> None:
    strip = band()

    assert strip.folds_mm[0] == 200.0
    assert max(line.y_mm for line in times(strip)) <= 185.0


def test_with_many_rows_the_cut_moves_down_or_goes() -> None:
    folds = band(markers="kilometres", distance="50 km", goal="5:00:00").folds_mm

    assert folds == (235.0,)


def test_rows_that_would_be_too_small_are_refused_with_what_would_fit() -> None:
    with pytest.raises(
        DoesNotFit, match=r"100 rows do not fit .* 6\d would; write e.g. `marks: every 5 km`"
    ):
        band(distance="100 km", goal="12:00:00", markers="kilometres")
    with pytest.raises(DoesNotFit, match=r"write e\.g\. `marks: every 5 mi`"):
        band(distance="100 mi", goal="24:00:00", ratio="continuous")


@pytest.mark.parametrize(
    "name",
    ["Donaudampfschifffahrtsgesellschaftsmarathon", "The " + "Very " * 12 + "Long Marathon"],
)
def test_a_name_that_would_be_too_small_asks_for_a_short_one(name: str) -> None:
    with pytest.raises(DoesNotFit, match="add a `short_name`") as misfit:
        band(name=name)

    assert misfit.value.field == "name"


def test_a_name_in_letters_that_the_font_lacks_asks_for_a_short_one() -> None:
    with pytest.raises(DoesNotFit, match="lacks the character '東'; add a `short_name` without it"):
        band(name="東京マラソン")


@settings(max_examples=60)
@given(
    st.integers(3, 60),
    st.integers(180, 1200),
    st.integers(5, 900),
    st.integers(5, 120),
    st.sampled_from(["miles", "kilometres"]),
)
def test_every_band_that_is_laid_can_be_read(
    kilometres: int, pace_s: int, run_s: int, walk_s: int, markers: str
) -> None:
    goal = f"{kilometres * pace_s // 3600}:{kilometres * pace_s // 60 % 60:02}:{pace_s % 60:02}"
    ratio = f"{run_s // 60}:{run_s % 60:02}/{walk_s // 60}:{walk_s % 60:02}"
    try:
        one = guide(goal, ratio, markers, f"{kilometres} km")
        _ = one.plan
    except (SourceError, Refusal):
        assume(False)
        raise
    strip = lay_band(one, FONT)

    assert min(line.size_mm for line in times(strip)) >= 9 * POINT_MM
    assert all(0.5 <= box(line)[0] and box(line)[2] <= 24.5 for line in strip.lines)


# --- Words about walking, and what to do when late ----------------------------------------------


def test_a_ratio_of_several_parts_stands_below_the_goal_in_readable_lines() -> None:
    strip = band(ratio='"4:00/0:30, walk 60 m at every mile, skip walks within 1:00"')
    notes = [line for line in strip.lines if line.role == "note"]
    at = [line.text for line in notes].index("3:25:00")

    said = [line.text for line in notes[at + 1 : at + 4]]
    assert " ".join(said).startswith("4:00/0:30, walk 60 m at every mile, skip walks within 1:00")
    assert min(line.size_mm for line in notes) >= 7 * POINT_MM - 1e-9


def test_a_ratio_with_too_much_to_say_is_refused() -> None:
    parts = ", then ".join(f"4:0{i}/0:30 to {i * 5} km" for i in range(1, 8))
    with pytest.raises(DoesNotFit, match=r"takes \d+ lines on a band, 6 fit; say less at once"):
        band(ratio=f'"{parts}, then continuous"')


def test_a_band_may_have_a_heading_of_its_own() -> None:
    strip = lay_band(guide(), FONT, "below 55 °F (13 °C)")

    assert "below 55 °F (13 °C)" in [line.text for line in strip.lines]


@pytest.mark.parametrize(("markers", "shown"), [("miles", True), ("kilometres", False)])
def test_where_there_is_room_a_band_says_what_to_run_when_late(markers: str, shown: bool) -> None:
    made = guide(markers=markers)
    notes = [line.text for line in lay_band(made, FONT).lines if line.role == "note"]
    pace = made.catch_up(60)
    assert pace

    assert (f"run {units.fine_pace(pace, 'mi')} /mi" in notes) is shown
    assert ("1:00 late there:" in notes) is shown


def test_rows_are_labelled_with_what_they_stand_at() -> None:
    made = guide(markers="miles\nmarks: every 2.5 mi")
    marks = [line.text for line in lay_band(made, FONT).lines if line.role == "mark"]

    assert marks == ["2.5", "5", "7.5", "10", "12.5", "15", "17.5", "20", "22.5", "25", "FINISH"]
