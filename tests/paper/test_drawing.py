"""Lines, boxes and signs on paper, measured with the font's own metrics."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.font import load_font
from generator.paper.drawing import LEADING, PAPERS, POINT_MM, SMALLEST_PT, Box, Font, Pen, note_end

PLAIN = Font({"a": 2, "b": 1, " ": 1, "R": 2, "W": 4}, 4, 0.7)
ROBOTO = load_font()


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert PLAIN.width("ab a") == 1.5
    assert PLAIN.width("") == 0.0


def test_a_character_that_the_font_lacks_is_an_error_and_can_be_asked_for_first() -> None:
    with pytest.raises(KeyError):
        PLAIN.width("ax")
    assert PLAIN.lacks("ab") == ""
    assert PLAIN.lacks("zaxb") == "x"


def test_a_line_has_its_capitals_centred_on_the_height_that_is_asked_for() -> None:
    pen = Pen(PLAIN)
    pen.write("a", 3.0, 10.0, 4.0, "middle")

    (line,) = pen.drawing().lines
    assert (line.x_mm, line.size_mm, line.anchor, line.ink) == (3.0, 4.0, "middle", "black")
    assert line.y_mm - PLAIN.cap_height * line.size_mm / 2 == pytest.approx(10.0)


def test_an_empty_text_draws_nothing() -> None:
    pen = Pen(PLAIN)
    pen.write("", 0.0, 0.0, 4.0, "start")

    assert pen.drawing().lines == ()


def test_a_pen_at_a_point_draws_on_the_same_paper_and_counts_from_there() -> None:
    pen = Pen(PLAIN, 1.0, 2.0)
    pen.at(10.0, 20.0).box(1.0, 1.0, 5.0, 5.0, "black")
    pen.rule(0.0, 0.0, 4.0, 0.0, "cut")
    pen.sign("aid", 1.0, 1.0, 1.5)

    drawing = pen.drawing()
    assert drawing.boxes == (Box(12.0, 23.0, 5.0, 5.0, "black"),)
    assert drawing.rules[0][:4] == (1.0, 2.0, 5.0, 2.0)
    assert (drawing.signs[0].x_mm, drawing.signs[0].y_mm) == (2.0, 3.0)


def test_the_lines_of_a_note_stand_below_each_other() -> None:
    pen = Pen(PLAIN)
    pen.note(["a", "b", "a"], 5.0, 1.0)

    first, second, third = pen.drawing().lines
    step = SMALLEST_PT * POINT_MM * LEADING
    assert [second.y_mm - first.y_mm, third.y_mm - second.y_mm] == pytest.approx([step, step])
    assert note_end(1.0, 3) == pytest.approx(1.0 + 3 * step)


@pytest.mark.parametrize(("ink", "letter"), [("black", "white"), ("white", "black")])
def test_shape_tells_running_and_walking_apart(ink: str, letter: str) -> None:
    pen = Pen(PLAIN)
    pen.gait("R", 0.0, 5.0, 3.0, ink)  # type: ignore[arg-type]
    assert pen.drawing().boxes == ()
    pen.gait("W", 0.0, 5.0, 3.0, ink)  # type: ignore[arg-type]

    running, walking = pen.drawing().lines
    (box,) = pen.drawing().boxes
    assert (running.ink, walking.ink, box.fill) == (ink, letter, ink)
    assert running.x_mm == walking.x_mm == box.x_mm + box.width_mm / 2
    assert box.width_mm == PLAIN.gait_mm(3.0) > PLAIN.width("W") * 3.0
    assert box.y_mm + box.height_mm / 2 == pytest.approx(5.0)


def test_lines_fill_their_room_but_are_never_larger_than_asked_for() -> None:
    assert PLAIN.size_to_fill(["a", "ab"], 7.5, 100.0) == 10.0
    assert PLAIN.size_to_fill(["a"], 100.0, 12.0) == 12.0 * POINT_MM
    assert PLAIN.widest_mm(["a", "ab"], 10.0) == pytest.approx(0.75 * 10.0 * POINT_MM)


@given(st.lists(st.text("Walk 0:30", min_size=1).filter(str.strip), max_size=30), st.floats(5, 60))
def test_folded_words_keep_their_order_and_only_a_lone_word_may_be_too_wide(
    words: list[str], width: float
) -> None:
    words = [word for text in words for word in text.split()]
    lines = ROBOTO.fold(words, width)

    assert " ".join(lines).split() == words
    for line in lines:
        assert " " not in line or ROBOTO.widest_mm([line]) <= width
    for line, following in pairwise(lines):
        assert ROBOTO.widest_mm([f"{line} {following.split()[0]}"]) > width


def test_paper_is_a4_or_letter() -> None:
    assert [(one.key, one.width_mm, one.length_mm) for one in PAPERS.values()] == [
        ("a4", 210.0, 297.0),
        ("letter", 215.9, 279.4),
    ]
