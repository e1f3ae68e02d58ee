"""A row of a strip: its mark and signs, its clocks, and small words where they fit."""

import pytest

from generator import units
from generator.paper.band import Band, lay_band
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, Format
from generator.race.values import parse_marks
from tests.support.cases import (
    LAID,
    ON_THE_WAY,
    TEN,
    Case,
    formats,
    labels,
    laid_on,
    lay,
    measured,
    over,
)
from tests.support.measured import FONT, ground_below, ink, measure, middle, within
from tests.support.plans import aid, guides, landmarks
from tests.support.reading import HALF, faces, finish, lines_of, notes, rows, texts, with_rows


@formats
def test_a_letter_says_whether_the_runner_runs_or_walks_at_each_mark(band_format: Format) -> None:
    """R is plain, W in a box of its own. A plan without walks needs no letters."""
    for one in laid_on(band_format):
        band, paper = lay(one, band_format), measured(one, band_format)
        if band_format.folded and len(one.plans) > 1:
            continue
        read = rows(band)
        if not any(guide.plan.schedule.has_walks for guide in one.plans):
            assert not [line for line in band.drawing.lines if line.role == "gait"]
            continue
        for i, guide in enumerate(one.plans):
            at = [at_m for at_m, _, _ in labels(guide, one.rows)]
            expected = ["R" if guide.plan.gait(at_m) == "run" else "W" for at_m in at]
            assert [row.gaits[i].text for row in read] == expected
        small = [box for box in band.drawing.boxes if box.width_mm < 6 and box.height_mm < 8]
        letters = [line for line in band.drawing.lines if line.role == "gait" and line.text == "W"]
        assert len(small) == len(letters)
        for line in letters:
            course = "black" if line.ink == "white" else "white"
            assert ground_below(paper, line) == course
            assert any(
                within(ink(line), (b.x_mm, b.y_mm, b.x_mm + b.width_mm, b.y_mm + b.height_mm))
                for b in small
            )


def test_by_walk_breaks_every_row_but_halfway_is_a_walk() -> None:
    read = rows(lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT, parse_marks("walk breaks", "mi")))

    assert {row.gaits[0].text for row in read if row.mark.text != "HALF"} == {"W"}
    assert [row.times[0].text for row in read][:3] == ["4:00", "8:30", "13:00"]


@formats
def test_every_fifth_row_is_white_on_black_and_every_second_one_grey(band_format: Format) -> None:
    band = lay_band(guides(), band_format, FONT)
    paper = measure(band.drawing, faces(band_format))
    grounds = {
        row.mark.text: {ground_below(paper, line) for line in (row.mark, *row.times)}
        for row in rows(band)
    }
    inks = {row.mark.text: {line.ink for line in (row.mark, *row.times)} for row in rows(band)}

    for mile in range(1, 27):
        expected = "black" if mile % 5 == 0 else "paper" if mile % 2 else "tint"
        assert grounds[f"{mile}"] == {expected}
        assert inks[f"{mile}"] == {"white" if mile % 5 == 0 else "black"}


@over(LAID)
def test_the_row_at_halfway_says_so(one: Case, band_format: Format) -> None:
    band = lay(one, band_format)
    for i in with_rows(band):
        said = [line.text for line in lines_of(band, i) if line.role in {"mark", "note"}]
        assert {"HALF", HALF} & {*said}


@pytest.mark.parametrize("key", ["forearm", "big-print"])
def test_rows_show_their_window_where_there_is_room(key: str) -> None:
    (one,) = guides()
    said = texts(lay_band([one], FORMATS_BY_KEY[key], FONT))

    for split in one.splits[:-1]:
        assert units.between(*split.window) in said


def test_with_several_goals_no_window_could_be_taken_for_that_of_another() -> None:
    two = guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), **TEN)
    for band_format in FORMATS:
        if band_format.folded:
            continue
        said = texts(lay_band(two, band_format, FONT))
        windows = [units.between(*split.window) for one in two for split in one.splits]
        shown = [window for window in windows if window in said]
        assert shown in ([], windows[:-1])


def signs_beside(band: Band) -> dict[str, set[str]]:
    """The signs of each row, by its mark."""
    read = {row.mark.text: row.mark for row in rows(band)} | {"FINISH": finish(band)[0]}
    found: dict[str, set[str]] = {label: set() for label in read}
    for sign in band.drawing.signs:
        x, y = sign.x_mm + sign.size_mm / 2, sign.y_mm + sign.size_mm / 2
        column = max(mark.x_mm for mark in read.values() if mark.x_mm <= x)
        beside = {label: mark for label, mark in read.items() if mark.x_mm == column}
        label = min(beside, key=lambda label: abs(middle(beside[label]) - y))
        found[label].add(sign.kind)
    return found


@pytest.mark.parametrize("key", ["wrap", "folded", "forearm", "big-print"])
def test_a_stop_has_its_sign_in_the_row_of_the_next_mark(key: str) -> None:
    extra = landmarks(("0.7 mi", "A hill"), ("20.5 mi", "Another")) + aid(
        ("2 mi", "water"), ("6 mi", "Gels and water"), ("21 mi", "water")
    )
    found = signs_beside(lay_band(guides(extra=extra), FORMATS_BY_KEY[key], FONT))

    assert {label: signs for label, signs in found.items() if signs} == {
        "1": {"landmark"},
        "2": {"aid"},
        "6": {"gel"},
        "21": {"landmark", "aid"},
    }


@pytest.mark.parametrize("key", ["forearm", "big-print"])
def test_a_landmark_is_named_where_there_is_room(key: str) -> None:
    assert "Heartbreak Hill" in notes(lay_band(guides(extra=ON_THE_WAY), FORMATS_BY_KEY[key], FONT))


@formats
def test_a_landmark_with_a_name_that_the_font_cannot_set_has_only_its_sign(
    band_format: Format,
) -> None:
    band = lay_band(
        guides(("0:55:00", "4:00/0:30"), extra=landmarks(("3.5 km", "東京タワー")), **TEN),
        band_format,
        FONT,
    )

    assert [sign.kind for sign in band.drawing.signs] == ["landmark"]
    assert "東" not in notes(band)
