"""A plan on a whole page that holds on A4 and on Letter."""

import re

import pytest

from generator import units
from generator.pacing.course import lay_course
from generator.pacing.guide import Goal, Listing
from generator.pacing.profile import Profile
from generator.paper.drawing import PAPERS, POINT_MM, DoesNotFit
from generator.paper.foot import sum_of
from generator.paper.full_page import (
    LENGTH_MM,
    PICTURE_MM,
    QR_MM,
    RULERS_MM,
    WIDTH_MM,
    lay_full_page,
)
from tests.support.cases import TEN
from tests.support.measured import (
    FONT,
    faults,
    ink,
    measure,
    overlap,
)
from tests.support.pages import CASES, FACE, cases, lay, said
from tests.support.plans import guides

QR = (WIDTH_MM - QR_MM, 0.0, WIDTH_MM, QR_MM)


def test_a_page_holds_within_margins_of_10_mm_on_either_paper() -> None:
    for paper in PAPERS.values():
        assert paper.width_mm - 20 >= WIDTH_MM
        assert paper.length_mm - 20 >= LENGTH_MM


@cases
def test_nothing_overlaps_or_crosses_an_edge(name: str) -> None:
    page = lay(name)
    paper = measure(page.drawing, [FACE])

    assert list(faults(paper)) == []
    free = [QR, (0.0, RULERS_MM, WIDTH_MM, LENGTH_MM)]
    if page.picture_mm is not None:
        free.append((0.0, page.picture_mm, WIDTH_MM, page.picture_mm + PICTURE_MM))
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
def test_the_head_says_what_the_plan_is_and_the_foot_proves_it(name: str) -> None:
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


@cases
def test_every_walk_is_listed_or_one_of_every_few_is(name: str) -> None:
    guide, _ = CASES[name]
    walks = [units.clock(leg.start_s) for leg in guide.plan.legs if leg.gait == "walk"]
    page = lay(name)
    words = said(page)
    if not walks:
        assert "walks start at" not in words
        return
    shown = re.search(r"walks start at(?: \(one of (\d+) is shown\))?", words)
    assert shown
    times = {line.text for line in page.drawing.lines if line.role == "time" and line.x_mm > 120}

    assert {*walks[:: int(shown[1] or 1)]} <= times


def test_the_foot_says_what_to_run_when_late_at_halfway() -> None:
    guide, _ = CASES["a marathon by mile"]
    words = said(lay("a marathon by mile"))

    for late in guide.catch_ups:
        assert late.run_pace
        pace = units.fine_pace(late.run_pace, "mi")
        assert f"{units.clock(late.late_s)} late: {pace} /mi" in words


def test_a_course_has_room_for_its_picture() -> None:
    (one,) = guides(("1:00:00", "4:00/0:30"), extra="place: X\ncourse: {profile: x.csv, confidence: high, source: x}\n", **TEN)  # fmt: skip
    hill = Profile((0.0, 5000.0, 10000.0), (0.0, 80.0, 0.0))
    page = lay_full_page(
        Listing(lay_course(one.race, hill), Goal(3600), one.walks).work_out(), FONT
    )
    assert page.picture_mm is not None
    picture = (0.0, page.picture_mm, WIDTH_MM, page.picture_mm + PICTURE_MM)

    assert not [line for line in page.drawing.lines if overlap(ink(line), picture)]
    assert min(line.y_mm for line in page.drawing.lines if line.role == "mark") > picture[3]
    assert lay("10 km").picture_mm is None


def test_words_or_a_name_that_do_not_fit_are_refused_with_their_field() -> None:
    parts = ", then ".join(
        f"4:0{i}/0:30, walk 60 m at every mile to {i * 5} km" for i in range(1, 8)
    )
    with pytest.raises(DoesNotFit) as misfit:
        lay_full_page(guides(("3:25:00", f"{parts}, then continuous"))[0], FONT)
    assert misfit.value.field == "ratios"

    with pytest.raises(DoesNotFit, match="lacks the character") as misfit:
        lay_full_page(guides(name="東京マラソン")[0], FONT)
    assert misfit.value.field == "name"


def test_a_short_name_stands_in_for_a_name_that_the_font_cannot_set() -> None:
    (one,) = guides(name="東京マラソン", extra="short_name: Tokyo\n")

    assert lay_full_page(one, FONT).drawing.lines[0].text == "Tokyo"
