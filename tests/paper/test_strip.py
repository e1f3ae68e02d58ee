"""A side of a strip, drawn: everything in its place."""

from generator import units
from generator.paper.band import lay_band
from generator.paper.formats import FORMATS, Format
from tests.support.cases import (
    LAID,
    TEN,
    THREE,
    TWO,
    Case,
    case,
    formats,
    guide_on,
    labels,
    laid_on,
    lay,
    measured,
    over,
)
from tests.support.measured import (
    FONT,
    faults,
    ground_below,
    ground_of,
    ink,
    measure,
    middle,
    overlap,
    within,
)
from tests.support.plans import aid, guides, landmarks
from tests.support.reading import clocks_of, faces, finish, notes, rows, rules, texts, with_rows


@over(LAID)
def test_nothing_overlaps_or_crosses_an_edge(one: Case, band_format: Format) -> None:
    """No text or sign leaves its side, or crosses the edge of a row, a rule or another one."""
    assert list(faults(measured(one, band_format))) == []


@formats
def test_a_band_that_is_worn_ends_in_15_mm_of_overlap(band_format: Format) -> None:
    band = lay_band(guides(), band_format, FONT)
    if band_format.key == "card":
        assert "overlap:" not in texts(band)
        return
    start = band_format.length_mm - 15
    place = [line for line in band.drawing.lines if line.text == "overlap:"]
    at = [max(rule[0::2] if band_format.lengthwise else rule[1::2]) for rule in rules(band, "cut")]

    assert place
    assert max(at) == start
    for line in place:
        assert start < (line.x_mm if band_format.lengthwise else line.y_mm)
    for line in clocks_of(band):
        assert (ink(line)[2] if band_format.lengthwise else line.y_mm) < start


@formats
def test_a_slim_wrist_cuts_at_200_mm_and_keeps_every_clock_and_an_overlap(
    band_format: Format,
) -> None:
    for one in laid_on(band_format):
        band = lay(one, band_format)
        cuts = [rule[0] if band_format.lengthwise else rule[1] for rule in rules(band, "cut")]
        marks = [cut for cut in cuts if cut < band_format.length_mm - 15]

        assert {*marks} <= ({200.0} if band_format.length_mm == 250 else set())
        assert ("slim wrist:" in texts(band)) == bool(marks)
        if marks:
            for line in clocks_of(band):
                assert (ink(line)[2] if band_format.lengthwise else line.y_mm) <= 185


@formats
def test_a_band_says_which_end_goes_to_the_hand_on_either_wrist(band_format: Format) -> None:
    lines = lay_band(guides(), band_format, FONT).drawing.lines
    hands = {line.wrist: line.text for line in lines if line.wrist}

    if band_format.key == "card":
        assert hands == {}
    elif band_format.lengthwise:
        # Read with the forearm pointing away, the hand is at the top on either wrist.
        assert hands == {}
        assert "to the hand" in [line.text for line in lines]
    else:
        assert hands == {"left": "hand »", "right": "« hand"}


@over(
    [
        (one, band_format)
        for one, band_format in LAID
        if not (band_format.folded and len(one.plans) > 1)
    ]
)
def test_rows_come_in_order_each_with_the_clock_of_every_goal(
    one: Case, band_format: Format
) -> None:
    by_goal = [labels(guide, one.rows) for guide in one.plans]
    read = [row.said for row in rows(lay(one, band_format))]

    assert [times for _, *times in read] == [
        [clock for _, _, clock in row] for row in zip(*by_goal, strict=True)
    ]
    assert [label.replace("½", "half").replace("HALF", "half") for label, *_ in read] == [
        label for _, label, _ in by_goal[0]
    ]
    assert [line.text for line in finish(lay(one, band_format))[1]] == [
        units.clock(guide.goal.seconds) for guide in one.plans
    ]


@formats
def test_halfway_stands_alone_between_two_black_bars(band_format: Format) -> None:
    for one in laid_on(band_format):
        band = lay(one, band_format)
        for i in with_rows(band):
            clock = units.clock(guide_on(one, i).halfway.elapsed_s)
            read = rows(band, i)
            half = next(row for row in read if row.times[0].text == clock)
            bars = [
                (box.y_mm, box.y_mm + box.height_mm)
                for box in band.drawing.boxes
                if box.fill == "black"
                and box.height_mm < 0.9
                and box.x_mm <= half.mark.x_mm < box.x_mm + box.width_mm
            ]
            above = max(bottom for _, bottom in bars if bottom <= ink(half.times[0])[1])
            below = min(top for top, _ in bars if top >= ink(half.times[-1])[3])
            beside = [row.mark for row in read if row.mark.x_mm == half.mark.x_mm]

            assert [mark for mark in beside if above < middle(mark) < below] == [half.mark]


@over(LAID)
def test_the_finish_is_on_black_with_clocks_no_smaller_than_any_other(
    one: Case, band_format: Format
) -> None:
    band, paper = lay(one, band_format), measured(one, band_format)
    for i in with_rows(band):
        word, clocks = finish(band, i)
        largest = max(time.size_mm for row in rows(band, i) for time in row.times)
        assert {ground_below(paper, line) for line in (word, *clocks)} == {"black"}
        assert min(clock.size_mm for clock in clocks) >= largest - 1e-9


@over(LAID)
def test_the_finish_does_not_melt_into_a_black_row(one: Case, band_format: Format) -> None:
    for i in with_rows(lay(one, band_format)):
        word, _ = finish(lay(one, band_format), i)
        face = faces(band_format)[i]
        black = [
            area
            for fill, area in measured(one, band_format).boxes
            if fill == "black" and within(area, face)
        ]
        (block,) = [area for area in black if within(ink(word), area)]
        left, top, right, bottom = block
        # The bars of the half are thin enough.
        others = [area for area in black if area != block and area[3] - area[1] > 1]

        assert not [
            area for area in others if overlap(area, (left - 0.2, top - 0.2, right, bottom))
        ]


@formats
def test_a_stop_after_the_last_mark_has_its_sign_at_the_finish(band_format: Format) -> None:
    extra = landmarks(("42.1 km", "The gate"))
    band = lay_band(guides(extra=extra), band_format, FONT)

    assert [sign.kind for sign in band.drawing.signs] == ["landmark"]
    assert (
        ground_of(
            measure(band.drawing, faces(band_format)).signs[0][1],
            measure(band.drawing, faces(band_format)),
        )
        == "black"
    )


@formats
def test_aid_at_the_start_has_its_sign_in_the_first_row_and_aid_at_the_finish_there(
    band_format: Format,
) -> None:
    extra = "place: X\n" + aid(("0 km", "water"), ("10 km", "beer"))
    band = lay_band(guides(("1:00:00", "continuous"), extra=extra, **TEN), band_format, FONT)

    assert len(band.drawing.signs) == 2


@over(
    [
        (one, band_format)
        for one in (
            case("two", guides(*TWO, extra="marks: every 10 mi\n"), refused="folded"),
            case("three", guides(*THREE, extra="marks: every 10 mi\n"), refused="folded along"),
        )
        for band_format in FORMATS
        if band_format.key not in one.refused
    ]
)
def test_goals_share_the_marks_and_each_has_a_letter_from_head_to_sum(
    one: Case, band_format: Format
) -> None:
    band = lay(one, band_format)

    for letter, guide in zip("ABC", one.plans, strict=False):
        assert f"{letter} {units.long_clock(guide.goal.seconds)}" in notes(band)
        # Text along the band has each sum below its own finish.
        assert f"{letter} run " in notes(band) or band_format.lengthwise
    assert rows(band)[0].said[1:] == tuple(guide.splits[0].clock for guide in one.plans)
    assert ("C" in texts(band)) == (len(one.plans) == 3)
