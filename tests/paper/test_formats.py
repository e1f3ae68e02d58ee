"""The formats: what they are cut to. How rows are laid on them is in test_band.py."""

import pytest

from generator.paper.drawing import PAPERS
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, Format

# Millimetres, columns and smallest type, as they were asked for.
ASKED = {
    "wrap": (25, 250, (1,), 9),
    "forearm": (50, 200, (2,), 9),
    "big-print": (50, 200, (1,), 14),
    "card": (54, 85.6, (1, 2, 3), 9),
}
formats = pytest.mark.parametrize("form", FORMATS, ids=[form.key for form in FORMATS])


@pytest.mark.parametrize("key", ASKED)
def test_a_format_is_a_row_of_data(key: str) -> None:
    form = FORMATS_BY_KEY[key]

    assert (form.width_mm, form.length_mm, form.columns, form.smallest_pt) == ASKED[key]


@formats
def test_no_format_sets_times_below_9_points(form: Format) -> None:
    assert 9 <= form.smallest_pt < form.largest_pt
    assert form.label_pt >= 7


def test_what_goes_round_a_wrist_ends_in_15_mm_to_overlap() -> None:
    assert {form.key for form in FORMATS if form.tab_mm == 15} == {
        "wrap", "along", "folded", "forearm", "big-print",
    }  # fmt: skip
    assert {form.key for form in FORMATS if form.short_mm == 200} == {"wrap", "along", "folded"}


def test_large_print_is_larger_than_any_other() -> None:
    large = FORMATS_BY_KEY["big-print"]

    assert all(large.smallest_pt > form.smallest_pt for form in FORMATS if form is not large)
    assert all(large.label_pt > form.label_pt for form in FORMATS if form is not large)


@formats
def test_every_format_fits_both_papers_within_10_mm(form: Format) -> None:
    for paper in PAPERS.values():
        assert form.width_mm + 6 <= paper.width_mm - 20
        assert form.length_mm + 6 <= paper.length_mm - 20


@formats
def test_a_format_is_said_within_a_sentence_without_a_capital(form: Format) -> None:
    assert form.said == form.name[0].lower() + form.name[1:]
