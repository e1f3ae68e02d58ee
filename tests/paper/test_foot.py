"""The small words below a plan: its sum, how far off is on plan, and what to do when late."""

import re

import pytest

from generator import units
from generator.paper.band import lay_band
from generator.paper.foot import sum_of
from generator.paper.formats import FORMATS_BY_KEY, Format
from tests.support.cases import TEN, formats, laid_on, lay
from tests.support.measured import FONT, seconds_of
from tests.support.plans import aid, guides
from tests.support.reading import notes


@formats
def test_a_sum_proves_each_goal(band_format: Format) -> None:
    for one in laid_on(band_format):
        said = notes(lay(one, band_format))
        clock = r"(\d+(?::\d\d)+)"
        sums = re.findall(
            rf"(?:run|halves|walk) {clock}((?: \+ (?:walk |stand )?{clock})*) = {clock}", said
        )
        added = []
        for first, rest, _, total in sums:
            parts = re.findall(clock, rest)
            assert seconds_of(first) + sum(map(seconds_of, parts)) == seconds_of(total)
            added.append(seconds_of(total))

        assert sorted(added) == sorted(guide.goal.seconds for guide in one.plans)


def test_without_walks_the_two_halves_add_up_to_the_goal() -> None:
    assert "halves 1:42:30 + 1:42:30 = 3:25:00" in notes(
        lay_band(guides(("3:25:00", "continuous")), FORMATS_BY_KEY["wrap"], FONT)
    )


def test_standing_at_aid_stations_is_part_of_the_sum() -> None:
    extra = "place: X\n" + aid(("10 km", "water"), ("20 mi", "food"), stop="10:00")
    said = notes(
        lay_band(guides(("5:20:00", "4:00/0:30"), extra=extra), FORMATS_BY_KEY["forearm"], FONT)
    )

    assert re.search(r"run [\d:]+ \+ walk [\d:]+ \+ stand 20:00 = 5:20:00", said)


@formats
def test_the_foot_says_how_early_or_late_is_on_plan(band_format: Format) -> None:
    """Only for walks by the clock: without them there is no step to be out of."""
    assert re.search(r"on plan: 0:\d\d early", notes(lay_band(guides(), band_format, FONT)))
    assert "on plan" not in notes(lay_band(guides(("3:25:00", "continuous")), band_format, FONT))


STOPS = "place: Tenby\n" + aid(("5 km", "water"), stop="1:00")


@pytest.mark.parametrize(
    ("ratio", "extra", "words"),
    [
        ("4:00/0:30", "", ["run", "+ walk", "="]),
        ("continuous", "", ["halves", "+", "="]),
        ("4:00/0:30", STOPS, ["run", "+ walk", "+ stand", "="]),
        ("continuous", STOPS, ["run", "+ stand", "="]),
        ("walk 60 m at every mile", "", ["run", "+ walk", "="]),
    ],
)
def test_the_parts_of_a_sum_are_named_and_add_up_to_the_goal(
    ratio: str, extra: str, words: list[str]
) -> None:
    for guide in guides(("0:50:00", ratio), ("1:00:00", ratio), extra=extra, **TEN):
        said = [part.rpartition(" ") for part in sum_of(guide)]
        *parts, total = [units.parse_interval(clock) for _, _, clock in said]

        assert [word for word, _, _ in said] == words
        assert sum(parts) == total == guide.goal.seconds
        if guide.plan.walking_s:
            assert sum_of(guide)[1] == f"+ walk {units.clock(guide.plan.walking_s)}"
