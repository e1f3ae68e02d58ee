"""The formats that a strip can be cut to."""

import pytest

from generator.paper.drawing import PAPERS
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, Format

# Millimetres, columns and smallest type, as runners asked for them.
ASKED = {
    "wrap": (25, 250, (1,), 9),
    "along": (25, 250, tuple(range(1, 14)), 9),
    "folded": (50, 250, (1,), 9),
    "forearm": (50, 200, (2,), 9),
    "big-print": (50, 200, (1,), 14),
    "card": (54, 85.6, (1, 2, 3), 9),
}
formats = pytest.mark.parametrize(
    "band_format", FORMATS, ids=[band_format.key for band_format in FORMATS]
)


@pytest.mark.parametrize("key", ASKED)
def test_a_format_is_a_row_of_data(key: str) -> None:
    assert FORMATS_BY_KEY.keys() == ASKED.keys()
    band_format = FORMATS_BY_KEY[key]

    assert (
        band_format.width_mm,
        band_format.length_mm,
        band_format.columns,
        band_format.smallest_pt,
    ) == ASKED[key]


@formats
def test_no_format_sets_times_below_9_points(band_format: Format) -> None:
    assert 9 <= band_format.smallest_pt < band_format.largest_pt
    assert band_format.label_pt >= 7


def test_a_format_that_is_worn_has_15_mm_of_overlap() -> None:
    assert {band_format.key for band_format in FORMATS if band_format.tab_mm == 15} == {
        "wrap", "along", "folded", "forearm", "big-print",
    }  # fmt: skip
    assert {band_format.key for band_format in FORMATS if band_format.short_mm == 200} == {
        "wrap",
        "along",
        "folded",
    }


def test_big_print_is_larger_than_any_other() -> None:
    large = FORMATS_BY_KEY["big-print"]

    assert all(
        large.smallest_pt > band_format.smallest_pt
        for band_format in FORMATS
        if band_format is not large
    )
    assert all(
        large.label_pt > band_format.label_pt for band_format in FORMATS if band_format is not large
    )


@formats
def test_every_format_fits_both_papers_within_10_mm(band_format: Format) -> None:
    for paper in PAPERS.values():
        assert band_format.width_mm + 6 <= paper.width_mm - 20
        assert band_format.length_mm + 6 <= paper.length_mm - 20


@formats
def test_within_a_sentence_a_format_has_no_capital(band_format: Format) -> None:
    assert band_format.said == band_format.name[0].lower() + band_format.name[1:]


def test_a_strip_has_its_whole_length_first_and_a_folded_one_half_its_width_a_side() -> None:
    lengths_mm = {key: found.lengths_mm for key, found in FORMATS_BY_KEY.items()}

    assert lengths_mm["wrap"] == (250.0, 200.0)
    assert lengths_mm["card"] == (85.6,)
    assert [FORMATS_BY_KEY[key].side_mm for key in ("wrap", "folded")] == [25, 25]
