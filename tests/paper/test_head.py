"""The head of a strip: race, goals, ratios and paces."""

import pytest

from generator import units
from generator.paper.band import lay_band
from generator.paper.drawing import DoesNotFit
from generator.paper.formats import FORMATS_BY_KEY, Format
from tests.support.cases import TEN, formats, laid_on, lay
from tests.support.measured import FONT
from tests.support.plans import guides
from tests.support.reading import notes, texts


@formats
def test_the_head_names_the_race_each_goal_each_ratio_and_its_paces(band_format: Format) -> None:
    for one in laid_on(band_format):
        said = notes(lay(one, band_format))
        race, words = one.plans[0].race, said.split()

        for word in race.name.split():
            assert word in words
        for guide in one.plans:
            assert units.long_clock(guide.goal.seconds) in words
            if guide.walks.has_walks:
                assert str(guide.walks) in said
            assert units.fine_pace(guide.plan.run_pace, race.markers) in words
            if guide.plan.walk_pace is not None:
                assert (
                    f"walk {units.pace(guide.plan.walk_pace, race.markers)} /{race.markers}" in said
                )
        if one.heading:
            assert one.heading in said


def test_walk_paces_that_differ_say_whose_they_are() -> None:
    two = guides(("0:55:00", "4:00/0:30"), ("1:00:00", "4:00/0:30"), **TEN)

    for key in ("wrap", "forearm", "card"):
        said = notes(lay_band(two, FORMATS_BY_KEY[key], FONT))
        assert "A walk 9:56 /km" in said
        assert "B walk 11:11 /km" in said


@pytest.mark.parametrize(
    "name", ["Donaudampfschifffahrtsgesellschaftsmarathon", "The " + "Very " * 12 + "Long Marathon"]
)
def test_a_name_that_would_be_too_small_asks_for_a_short_one(name: str) -> None:
    with pytest.raises(DoesNotFit, match="add a `short_name`") as misfit:
        lay_band(guides(name=name), FORMATS_BY_KEY["wrap"], FONT)

    assert misfit.value.field == "name"
    short = guides(name=name, extra="short_name: Danube Marathon\n")
    assert "Danube Marathon" in texts(lay_band(short, FORMATS_BY_KEY["wrap"], FONT))


@formats
def test_a_name_that_the_font_cannot_set_asks_for_a_short_one(band_format: Format) -> None:
    with pytest.raises(DoesNotFit, match=r"lacks the character '.'; add a `short_name` without it"):
        lay_band(guides(name="東京マラソン"), band_format, FONT)


def test_more_words_about_walking_than_six_lines_are_refused() -> None:
    parts = ", then ".join(f"4:0{i}/0:30 to {i * 5} km" for i in range(1, 8))
    with pytest.raises(
        DoesNotFit, match=r"takes \d+ lines on a band, 6 fit; say less at once"
    ) as misfit:
        lay_band(guides(("3:25:00", f"{parts}, then continuous")), FORMATS_BY_KEY["wrap"], FONT)

    assert misfit.value.field == "ratios"


def test_a_heading_that_the_font_cannot_set_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="lacks the character `Ω`; write it in words") as misfit:
        lay_band(guides(), FORMATS_BY_KEY["wrap"], FONT, heading="below 5 Ω")

    assert misfit.value.field == "weather"
