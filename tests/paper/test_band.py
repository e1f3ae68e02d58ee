"""Bands: one to three goals in every format, or what would fit instead."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import units
from generator.pacing.plan import Refusal
from generator.paper.band import lay_band, lay_fitting
from generator.paper.drawing import POINT_MM, DoesNotFit
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, Format
from generator.race.source import SourceError
from generator.race.values import Marks, parse_marks
from tests.support.cases import (
    EVERY,
    FEW,
    HUNDRED,
    LAID,
    LONG_WORD,
    SLOW,
    TEN,
    THREE,
    TWO,
    Case,
    case,
    formats,
    labels,
    lay,
    over,
)
from tests.support.measured import FONT, faults, measure
from tests.support.plans import aid, guides, landmarks
from tests.support.reading import clocks_of, faces, finish, lines_of, rows, rules


@over(EVERY)
def test_a_band_is_refused_only_where_it_could_not_be_read(one: Case, band_format: Format) -> None:
    if band_format.key in one.refused:
        with pytest.raises(DoesNotFit):
            lay(one, band_format)
    else:
        assert lay(one, band_format).times_pt >= band_format.smallest_pt


@over(LAID)
def test_no_time_is_smaller_than_its_format_allows_and_nothing_smaller_than_7_points(
    one: Case, band_format: Format
) -> None:
    band = lay(one, band_format)
    clocks = clocks_of(band)

    assert [
        line.text for line in clocks if line.size_mm < band_format.smallest_pt * POINT_MM - 1e-9
    ] == []
    assert [line.text for line in band.drawing.lines if line.size_mm < 7 * POINT_MM - 1e-9] == []


@formats
def test_two_ticks_at_each_corner_outside_the_strip_say_where_to_cut(band_format: Format) -> None:
    band = lay_band(guides(), band_format, FONT)
    across, down = faces(band_format)[-1][2:]
    ticks = rules(band, "tick")
    ends = [(x, y) for x1, y1, x2, y2 in ticks for x, y in ((x1, y1), (x2, y2))]

    assert len(ticks) == 8
    assert all(abs(x2 - x1) + abs(y2 - y1) == pytest.approx(2.0) for x1, y1, x2, y2 in ticks)
    assert not [1 for x, y in ends if -0.4 < x < across + 0.4 and -0.4 < y < down + 0.4]
    for corner_x, corner_y in ((0, 0), (across, 0), (0, down), (across, down)):
        near = [1 for x, y in ends if abs(x - corner_x) + abs(y - corner_y) < 1.0]
        assert len(near) == 2


@formats
def test_only_the_folded_band_has_a_fold_and_it_runs_down_its_middle(band_format: Format) -> None:
    folds = rules(lay_band(guides(), band_format, FONT), "fold")

    assert folds == ([(25, 0, 25, 250)] if band_format.folded else [])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("every 5 km", ["5", "10", "15", "20", "HALF", "25", "30", "35", "40"]),
        ("every 5 mi", ["5", "10", "HALF", "15", "20", "25"]),
        ("every mile", [*map(str, range(1, 14)), "HALF", *map(str, range(14, 27))]),
        ("every kilometre", [*map(str, range(1, 22)), "HALF", *map(str, range(22, 43))]),
        ("every 12.5 km", ["12.5", "HALF", "25", "37.5"]),
        ("aid stations", ["6.3", "HALF", "20"]),
    ],
)
def test_rows_stand_at_the_marks_that_are_asked_for(marks: str, expected: list[str]) -> None:
    extra = "place: X\n" + aid(
        ("0 km", "water"), ("6.3 mi", "water"), ("20 mi", "gels"), ("42.195 km", "beer")
    )
    band = lay_band(guides(extra=extra), FORMATS_BY_KEY["wrap"], FONT, parse_marks(marks, "mi"))

    assert [row.mark.text.replace("½", "HALF") for row in rows(band)] == expected
    assert band.marks == parse_marks(marks, "mi")


@formats
def test_by_default_rows_stand_at_the_races_marks_or_at_every_marker(
    band_format: Format,
) -> None:
    by_marker = lay_band(guides(), band_format, FONT)
    by_name = lay_band(guides(extra="marks: every 5 km\n"), band_format, FONT)

    assert len(rows(by_marker)) == 27
    assert [row.mark.text for row in rows(by_name)][:4] == ["5", "10", "15", "20"]


def test_two_goals_stand_on_the_front_and_the_back_of_a_folded_band() -> None:
    two = guides(*TWO)
    band = lay_band(two, FORMATS_BY_KEY["folded"], FONT)

    for face, guide in enumerate(two):
        read = rows(band, face)
        assert [row.said[1] for row in read] == [
            clock for _, _, clock in labels(guide, guide.race.rows)
        ]
        assert [line.text for line in finish(band, face)[1]] == [units.clock(guide.goal.seconds)]
        head = " ".join(line.text for line in lines_of(band, face) if line.role == "note")
        assert units.long_clock(guide.goal.seconds) in head
        assert "Boston Marathon" in head
    assert [row.mark.text for row in rows(band, 0)] == [row.mark.text for row in rows(band, 1)]


def test_of_three_goals_two_stand_on_the_front_of_a_folded_band() -> None:
    three = guides(*THREE)
    band = lay_band(three, FORMATS_BY_KEY["folded"], FONT)

    assert [len(row.times) for row in rows(band, 0)] == [2] * 27
    assert [line.text for line in finish(band, 0)[1]] == ["3:25:00", "3:30:00"]
    assert [line.text for line in finish(band, 1)[1]] == ["3:45:00"]


@pytest.mark.parametrize(
    ("plans", "markers"),
    [
        (TWO, "miles"),
        (TWO, "kilometres"),
        (THREE, "miles"),
        ((TWO[0], ("3:30:00", "continuous")), "miles"),
        ((("3:25:00", "continuous"), TWO[1]), "miles"),
        ((TWO[0], ("3:30:00", "continuous")), "kilometres"),
        ((("3:25:00", "continuous"), TWO[1]), "kilometres"),
    ],
)
def test_both_sides_of_a_fold_are_cut_at_the_same_place(
    plans: tuple[tuple[str, str], ...], markers: str
) -> None:
    band = lay_band(guides(*plans, markers=markers), FORMATS_BY_KEY["folded"], FONT)
    cuts = {(rule[0], rule[1]) for rule in rules(band, "cut")}

    assert {y for x, y in cuts if x == 0} == {y for x, y in cuts if x == 25}


def test_several_goals_cannot_have_rows_at_their_walk_breaks() -> None:
    for band_format in FORMATS:
        with pytest.raises(DoesNotFit) as misfit:
            lay_band(guides(*TWO), band_format, FONT, parse_marks("walk breaks", "mi"))
        assert misfit.value.field == "marks"


# With those of the cases; of these, all formats refuse those that name none.
REFUSED = [
    *((one, band_format) for one, band_format in EVERY if band_format.key in one.refused),
    *(
        (one, band_format)
        for one in (
            case("350 km by kilometre", guides(("47:59:59", "10:00/5:00"), distance="350 km", markers="kilometres", extra="walk_pace: 10:00 /km\n")),
            case("99 aid stations", guides(("12:00:00", "4:00/0:30"), distance="100 km", markers="kilometres", extra="place: X\nmarks: aid stations\n" + aid(*((f"{at} km", "water") for at in range(1, 100))))),
            case("10 km by 100 m", guides(("1:00:00", "4:00/0:30"), **TEN), "every 100 m"),
            case("three goals over 100 miles", guides(("27:59:59", "10:00/5:00"), ("28:59:59", "10:00/5:00"), ("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)),
            case("35 aid stations and a heading", guides(("12:00:00", "4:00/0:30"), distance="100 km", markers="kilometres", extra="place: X\nmarks: aid stations\n" + aid(*((f"{at * 2.8 + 1:.2f} km", "water") for at in range(35)))), heading="below 55 °F (13 °C)", refused=FEW),
        )
        for band_format in FORMATS
        if band_format.key in (one.refused or FORMATS_BY_KEY)
    ),
]  # fmt: skip


def fits(one: Case, band_format: Format, marks: Marks) -> bool:
    try:
        lay_band(one.plans, band_format, FONT, marks, one.heading)
    except DoesNotFit:
        return False
    return True


@over(REFUSED)
def test_a_refusal_names_the_formats_and_the_marks_that_do_fit(
    one: Case, band_format: Format
) -> None:
    with pytest.raises(DoesNotFit) as misfit:
        lay(one, band_format)
    said = str(misfit.value)
    others = [
        other for other in FORMATS if re.search(rf"the {other.said}\b", said.partition(";")[2])
    ]
    for other in others:
        assert fits(one, other, one.rows)
    for marks in re.findall(r"`marks: (.+?)`", said):
        assert fits(one, band_format, parse_marks(marks, "mi"))
    if "no format" in said:
        assert not [other.key for other in FORMATS if fits(one, other, one.rows)]


@over(
    [
        (one, band_format)
        for one, band_format in REFUSED
        if band_format.key in one.refused and len(one.plans) == 1
    ]
)
def test_a_refusal_says_how_small_the_type_may_be_and_what_would_fit(
    one: Case, band_format: Format
) -> None:
    with pytest.raises(DoesNotFit) as misfit:
        lay(one, band_format)

    assert misfit.value.field in {"markers", "marks"}
    assert f"in type of {band_format.smallest_pt:g} points; " in str(misfit.value)
    assert re.search(r"take the .+|write `marks: .+`", str(misfit.value))


def test_a_refusal_counts_the_rows_and_says_what_holds_them() -> None:
    with pytest.raises(DoesNotFit) as misfit:
        lay_band(
            guides(("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW),
            FORMATS_BY_KEY["big-print"],
            FONT,
        )

    assert misfit.value.field == "markers"
    assert str(misfit.value) == (
        "43 rows do not fit on the big print in type of 14 points; take the wristband or the "
        "lengthwise wristband or the folded wristband or the forearm band, or write `marks: every 2 km`"
    )


@formats
def test_a_fitting_band_has_the_finest_marks_that_fit(band_format: Format) -> None:
    (hundred,) = guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)
    fitting = lay_fitting(hundred, band_format, FONT)

    assert fitting.times_pt >= band_format.smallest_pt
    assert fitting.marks.of == "distance"
    step = fitting.marks.every_m / units.MILE_M
    for finer in (mile for mile in (1, 2, 5, 10) if mile < step - 1e-6):
        assert not fits(Case("", (hundred,)), band_format, parse_marks(f"every {finer} mi", "mi"))
    (one,) = guides(extra="marks: every 5 km\n")
    assert lay_fitting(one, band_format, FONT).marks == one.race.rows


@st.composite
def any_case(draw: st.DrawFn) -> Case:
    """One to three plans for a race with stops."""
    kilometres = draw(
        st.sampled_from([1, 1.6, 3, 5, 10, 12.34, 21.0975, 42.195, 50, 100, 160.9344, 350])
    )
    pace_s = draw(st.integers(155, 1100))
    count = draw(st.integers(1, 3))
    ratios = draw(st.lists(
        st.sampled_from(["continuous", "4:00/0:30", "0:15/0:15", "10:00/5:00", "1:00:00/30:00", "9:59/1:01"]),
        min_size=count, max_size=count,
    ))  # fmt: skip
    plans = tuple(
        (units.long_clock(kilometres * pace_s * (1 + i / 50)), ratio)
        for i, ratio in enumerate(ratios)
    )
    share = st.floats(0, 1)
    names = st.sampled_from(
        ["Hill", "Heartbreak Hill", "Kilometre vertical", "Przełęcz", "東京", LONG_WORD]
    )
    hills = sorted(draw(st.lists(st.tuples(share, names), max_size=12)))
    stands = sorted(
        draw(st.lists(st.tuples(share, st.sampled_from(["water", "gels"])), max_size=12))
    )
    extra = "place: Somewhere\n" + f"walk_pace: {draw(st.integers(8, 20))}:00 /km\n"
    if hills:
        extra = extra.partition("\n")[2] + landmarks(
            *((f"{at * kilometres:.2f} km", name) for at, name in hills)
        )
    if stands:
        extra += aid(*((f"{at * kilometres:.2f} km", what) for at, what in stands))
    unit = draw(st.sampled_from(["km", "mi"]))
    marks = ["", f"every 2 {unit}", f"every 5 {unit}", f"every 1.5 {unit}"]
    marks += ["aid stations"] if stands else []
    marks += ["walk breaks"] if count == 1 else []
    try:
        found = guides(*plans, distance=f"{kilometres} km", markers="kilometres" if unit == "km" else "miles", name="Any Race", extra=extra)  # fmt: skip
        _ = [guide.plan for guide in found]
    except (SourceError, Refusal):
        assume(False)
        raise
    return case(
        "any",
        found,
        draw(st.sampled_from(marks)),
        heading=draw(st.sampled_from(["", "below 55 °F"])) if count == 1 else "",
    )


@formats
@settings(max_examples=25)
@given(one=any_case())
def test_any_plan_can_be_read_or_is_refused_with_the_marks_that_fit(
    band_format: Format, one: Case
) -> None:
    try:
        band = lay_band(one.plans, band_format, FONT, one.rows, one.heading)
    except DoesNotFit as misfit:
        for marks in re.findall(r"`marks: (.+?)`", str(misfit)):
            assert fits(one, band_format, parse_marks(marks, "mi"))
    else:
        assert list(faults(measure(band.drawing, faces(band_format)))) == []
        assert min(line.size_mm for line in band.drawing.lines) >= 7 * POINT_MM - 1e-9
        for line in clocks_of(band):
            assert line.size_mm >= band_format.smallest_pt * POINT_MM - 1e-9


def test_more_than_three_goals_are_a_mistake_of_the_caller() -> None:
    one = guides(("3:25:00", "4:00/0:30"))

    with pytest.raises(ValueError, match="a band has one to 3 goals, not 4"):
        lay_band(one * 4, FORMATS_BY_KEY["forearm"], FONT)
