"""A plan on a whole page that holds on A4 and on Letter."""

import re
from functools import cache

import pytest

from generator import units
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Guide, Listing
from generator.pacing.profile import Profile
from generator.paper.drawing import PAPERS, POINT_MM, DoesNotFit, Line
from generator.paper.foot import sum_of
from generator.paper.full_page import (
    LENGTH_MM,
    PICTURE_MM,
    QR_MM,
    RULERS_MM,
    WIDTH_MM,
    FullPage,
    lay_full_page,
)
from generator.race.model import parse_marks
from tests.support.cases import CROWDED, FIFTY, HUNDRED, LONG_WORD, LONGER, ON_THE_WAY, SLOW, TEN
from tests.support.measured import (
    FONT,
    faults,
    ground_of,
    ink,
    measure,
    middle,
    overlap,
    seconds_of,
)
from tests.support.plans import aid, guides, landmarks

FACE = (0.0, 0.0, WIDTH_MM, LENGTH_MM)
QR = (WIDTH_MM - QR_MM, 0.0, WIDTH_MM, QR_MM)
CASES: dict[str, tuple[Guide, str]] = {
    "a marathon by mile": (guides()[0], ""),
    "running all the way": (guides(("3:25:00", "continuous"))[0], ""),
    "signs and landmarks": (guides(extra=ON_THE_WAY)[0], ""),
    "5 km in 15:00": (guides(("0:15:00", "4:00/0:30"), distance="5 km", markers="kilometres")[0], ""),
    "a marathon by kilometre, slowest": (guides(("9:59:59", "0:10/0:30"), markers="kilometres", extra=SLOW)[0], ""),
    "100 miles by 5": (guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)[0], "every 5 mi"),
    "100 miles by aid station": (guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)[0], "aid stations"),
    "350 km by 10": (guides(("47:59:59", "10:00/5:00"), distance="350 km", markers="kilometres", extra="walk_pace: 10:00 /km\n")[0], "every 10 km"),
    "200 miles, the longest walks": (guides(("46:30:00", "4:00:00/4:00:00"), distance="200 mi", extra="walk_pace: 16:00 /mi\n")[0], "every 5 mi"),
    "1 km": (guides(("0:05:00", "0:30/0:30"), distance="1 km", markers="kilometres")[0], ""),
    "10 km": (guides(("1:00:00", "4:00/0:30"), **TEN)[0], ""),
    "something in every row": (guides(("6:00:00", "4:00/0:30"), extra=CROWDED, **FIFTY)[0], ""),
    "walk breaks": (guides()[0], "walk breaks"),
    "many words about walking": (guides(("3:25:00", LONGER))[0], ""),
    "the longest name": (guides(name="The " + "Very " * 14 + "Long")[0], ""),
    "a long landmark": (guides(extra=landmarks(("13 mi", LONG_WORD), ("26.1 mi", "東京")))[0], ""),
    "many landmarks between two marks": (guides(extra=landmarks(*((f"13.{at} mi", f"Place {at}") for at in range(10))))[0], ""),
    "aid at the start and at the finish": (guides(("1:00:00", "4:00/0:30"), extra="place: X\n" + aid(("0 km", "water"), ("5 km", "gels"), ("10 km", "beer")), **TEN)[0], ""),
    "a walk every 30 seconds": (guides(("6:00:00", "0:15/0:15"), distance="50 km", markers="kilometres")[0], ""),
}  # fmt: skip
cases = pytest.mark.parametrize("name", CASES)


@cache
def lay(name: str) -> FullPage:
    guide, marks = CASES[name]
    return lay_full_page(guide, FONT, parse_marks(marks) if marks else None)


def said(sheet: FullPage) -> str:
    return " ".join(line.text for line in sheet.drawing.lines)


def table(sheet: FullPage, right_mm: float = 60.0) -> list[list[Line]]:
    """The rows of the main table, the finish last: all on one line, from left to right."""
    marks = [line for line in sheet.drawing.lines if line.role == "mark"]
    return [
        sorted(
            (
                line
                for line in sheet.drawing.lines
                if abs(middle(line) - middle(mark)) < 0.01 and line.x_mm < right_mm
            ),
            key=lambda line: line.x_mm,
        )
        for mark in sorted(marks, key=lambda mark: mark.y_mm)
    ]


def clocks(sheet: FullPage) -> list[str]:
    return [next(line.text for line in row if line.role == "time") for row in table(sheet)]


def test_it_holds_within_margins_of_10_mm_on_either_paper() -> None:
    for paper in PAPERS.values():
        assert paper.width_mm - 20 >= WIDTH_MM
        assert paper.length_mm - 20 >= LENGTH_MM


@cases
def test_nothing_touches_what_it_should_not(name: str) -> None:
    sheet = lay(name)
    paper = measure(sheet.drawing, [FACE])

    assert list(faults(paper)) == []
    free = [QR, (0.0, RULERS_MM, WIDTH_MM, LENGTH_MM)]
    if sheet.picture_mm is not None:
        free.append((0.0, sheet.picture_mm, WIDTH_MM, sheet.picture_mm + PICTURE_MM))
    for line, area in paper.texts:
        assert not [zone for zone in free if overlap(area, zone)], line.text


@cases
def test_no_time_is_smaller_than_9_points_and_nothing_smaller_than_7(name: str) -> None:
    lines = lay(name).drawing.lines

    assert [
        line.text for line in lines if line.role == "time" and line.size_mm < 9 * POINT_MM - 1e-9
    ] == []
    assert [line.text for line in lines if line.size_mm < 7 * POINT_MM - 1e-9] == []


@cases
def test_every_mark_has_a_row_and_the_half_one_in_its_place(name: str) -> None:
    guide, marks = CASES[name]
    splits = guide.splits_by(parse_marks(marks) if marks else guide.race.rows)
    half_m = guide.race.distance / 2
    expected = [(split.distance_m, split.clock) for split in splits]
    if not any(abs(at_m - half_m) < 1 for at_m, _ in expected):
        expected.append((half_m, units.clock(guide.halfway.elapsed_s)))

    assert clocks(lay(name)) == [clock for _, clock in sorted(expected)]


@cases
def test_the_half_and_the_finish_are_named(name: str) -> None:
    labels = [row[0].text for row in table(lay(name))]

    assert labels[-1] == "FINISH"
    assert len([label for label in labels if "HALF" in label]) == 1


@cases
def test_the_printed_splits_add_up_to_the_goal(name: str) -> None:
    guide, _ = CASES[name]
    splits = [
        seconds_of(line.text)
        for row in table(lay(name))
        for line in row
        if line.role == "note" and re.fullmatch(r"[\d:]+", line.text)
    ]

    assert sum(splits) == guide.goal.seconds


@cases
def test_the_head_and_the_foot_say_what_the_plan_is_and_prove_it(name: str) -> None:
    guide, _ = CASES[name]
    words = said(lay(name))

    for word in guide.race.name.split():
        assert word in words
    assert units.long_clock(guide.goal.seconds) in words
    assert str(guide.walks) in words
    assert (
        f"run {units.fine_pace(guide.plan.run_pace, guide.race.markers)} /{guide.race.markers}"
        in words
    )
    if guide.plan.walk_pace is not None:
        assert (
            f"walk {units.pace(guide.plan.walk_pace, guide.race.markers)} /{guide.race.markers}"
            in words
        )
    assert " ".join(sum_of(guide)) in words


def test_every_fifth_row_is_white_on_black_and_every_second_grey() -> None:
    sheet = lay("a marathon by mile")
    paper = measure(sheet.drawing, [FACE])

    for row in table(sheet):
        grounds = {ground_of(ink(line), paper) for line in row if line.text != "W"}
        mark = row[0].text
        if mark == "FINISH" or (mark.isdigit() and int(mark) % 5 == 0):
            assert grounds == {"black"}
        elif mark.isdigit():
            assert grounds == {"paper" if int(mark) % 2 else "tint"}


@cases
def test_every_walk_has_its_clock_or_one_of_so_many_has(name: str) -> None:
    guide, _ = CASES[name]
    walks = [units.clock(leg.start_s) for leg in guide.plan.legs if leg.gait == "walk"]
    sheet = lay(name)
    words = said(sheet)
    if not walks:
        assert "walks start at" not in words
        return
    shown = re.search(r"walks start at(?: \(one of (\d+) is shown\))?", words)
    assert shown
    times = {line.text for line in sheet.drawing.lines if line.role == "time" and line.x_mm > 120}

    assert {*walks[:: int(shown[1] or 1)]} <= times


def test_what_stands_on_the_way_is_named_where_it_comes_and_told_apart_by_signs() -> None:
    sheet = lay("signs and landmarks")
    words = said(sheet)

    for name in ("Hopkinton", "Wellesley", "Heartbreak Hill", "Boylston", "gels and water"):
        assert name in words
    assert {sign.kind for sign in sheet.drawing.signs} == {"landmark", "aid", "gel"}
    for meaning in ("landmark", "aid station", "gels"):
        assert meaning in words


def test_who_is_late_at_the_half_is_told_what_to_run() -> None:
    guide, _ = CASES["a marathon by mile"]
    words = said(lay("a marathon by mile"))

    for late in guide.catch_ups:
        assert late.run_pace
        pace = units.fine_pace(late.run_pace, "mi")
        assert f"{units.clock(late.late_s)} late: {pace} /mi" in words


def test_a_course_has_room_for_its_picture() -> None:
    (one,) = guides(("1:00:00", "4:00/0:30"), extra="place: X\ncourse: {profile: x.csv, confidence: high, source: x}\n", **TEN)  # fmt: skip
    hill = Profile((0.0, 5000.0, 10000.0), (0.0, 80.0, 0.0))
    sheet = lay_full_page(
        Listing(lay_course(one.race, hill), Goal(3600), one.walks).work_out(), FONT
    )
    assert sheet.picture_mm is not None
    picture = (0.0, sheet.picture_mm, WIDTH_MM, sheet.picture_mm + PICTURE_MM)

    assert not [line for line in sheet.drawing.lines if overlap(ink(line), picture)]
    assert min(line.y_mm for line in sheet.drawing.lines if line.role == "mark") > picture[3]
    assert lay("10 km").picture_mm is None


def test_more_rows_than_a_page_holds_are_refused() -> None:
    (hundred,) = guides(("29:59:59", "10:00/5:00"), distance="100 mi", extra=HUNDRED)
    with pytest.raises(
        DoesNotFit, match="99 rows do not fit on the whole page in type of 9 points"
    ) as misfit:
        lay_full_page(hundred, FONT)

    assert misfit.value.field == "markers"


def test_a_name_or_words_that_do_not_fit_on_a_line_are_refused_as_what_they_are() -> None:
    parts = ", then ".join(
        f"4:0{i}/0:30, walk 60 m at every mile to {i * 5} km" for i in range(1, 8)
    )
    with pytest.raises(DoesNotFit) as misfit:
        lay_full_page(guides(("3:25:00", f"{parts}, then continuous"))[0], FONT)
    assert misfit.value.field == "ratios"

    with pytest.raises(DoesNotFit, match="lacks the character") as misfit:
        lay_full_page(guides(name="東京マラソン")[0], FONT)
    assert misfit.value.field == "name"


def test_a_short_name_stands_in_for_one_in_letters_that_the_typeface_lacks() -> None:
    (one,) = guides(name="東京マラソン", extra="short_name: Tokyo\n")

    assert lay_full_page(one, FONT).drawing.lines[0].text == "Tokyo"
