"""The back of a folded band: what else is worth knowing."""

from generator import units
from generator.paper.band import Band, lay_band
from generator.paper.formats import FORMATS_BY_KEY, Format
from tests.support.cases import CASES, Case, lay, over
from tests.support.measured import FONT
from tests.support.plans import aid, guides, landmarks
from tests.support.reading import lines_of


def back(band: Band) -> str:
    return " ".join(line.text for line in lines_of(band, 1))


def test_the_back_has_landmarks_gels_walks_and_what_to_run_when_late() -> None:
    (one,) = guides(extra=landmarks(("20.4 mi", "Heartbreak Hill")) + aid(("12 mi", "gels")))
    said = back(lay_band([one], FORMATS_BY_KEY["folded"], FONT))
    late = next(to.run_pace for to in one.catch_ups if to.late_s == 60)
    assert late

    assert f"{units.clock(one.plan.elapsed(20.4 * units.MILE_M))}  20.4 mi Heartbreak Hill" in said
    assert f"{units.clock(one.plan.elapsed(12 * units.MILE_M))}  12.0 mi gels" in said
    assert f"run {units.fine_pace(late, 'mi')} /mi" in said
    for leg in one.plan.legs:
        if leg.gait == "walk":
            assert units.clock(leg.start_s) in said


@over(
    [
        (one, FORMATS_BY_KEY["folded"])
        for one in CASES
        if len(one.plans) == 1 and not one.refused & {"folded"}
    ],
)
def test_the_back_is_never_blank(one: Case, band_format: Format) -> None:
    assert back(lay(one, band_format))
