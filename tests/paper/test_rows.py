"""What a row says: a mark or the half, each goal's clock, and what stands on the way."""

import pytest

from generator import units
from generator.pacing.catalogue import all_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.paper.rows import rows_of, signs_of, sum_of
from generator.race.model import parse_marks
from generator.race.rules import parse_race
from generator.race.source import parse_yaml

RACE = """\
name: Ten
distance: 10 km
markers: kilometres
goals: [0:50:00, 1:00:00]
ratios: 4:00/0:30
place: Tenby
aid: {year: "2026", confidence: low, source: x, stations: [{at: 3 km, what: water}, {at: 7.5 km, what: water and gels}]}
landmarks: [{at: 7.2 km, name: The hill}, {at: 9.9 km, name: The gate}]
"""


def guides(text: str = RACE) -> tuple[Guide, ...]:
    race = parse_race(parse_yaml(text, "ten.yaml"), "ten")
    listed = all_guides(lay_course(race, None), {}, {}, {}).guides
    return tuple(listing.work_out() for listing in listed)


def test_a_row_has_the_clocks_of_all_goals_at_one_mark() -> None:
    fast, slow = guides()
    rows, finishes = rows_of((fast, slow), fast.race.rows)

    assert [row.label for row in rows] == [str(km) for km in range(1, 10)]
    assert [tuple(s.clock for s in row.splits) for row in rows] == [
        (a.clock, b.clock) for a, b in zip(fast.splits[:-1], slow.splits[:-1], strict=True)
    ]
    assert [finish.clock for finish in finishes] == ["50:00", "1:00:00"]


def test_the_half_has_a_row_of_its_own_between_the_marks() -> None:
    (one,) = guides(RACE.replace("[0:50:00, 1:00:00]", "0:50:00"))
    rows, _ = rows_of((one,), parse_marks("every 3 km"))

    assert [row.label for row in rows] == ["3", "HALF", "6", "9"]
    half = rows[1]
    assert half.kind == "half"
    assert half.splits[0].elapsed_s == one.halfway.elapsed_s
    assert not half.window


def test_a_mark_that_is_the_half_too_keeps_its_label() -> None:
    rows, _ = rows_of((guides()[0],), parse_marks("every kilometre"))

    assert [(row.label, row.kind) for row in rows if row.kind == "half"] == [("5", "half")]


def test_the_half_stands_last_where_no_mark_comes_after_it() -> None:
    (one,) = guides(
        RACE.replace("[0:50:00, 1:00:00]", "0:50:00").replace(
            "stations: [{at: 3 km, what: water}, {at: 7.5 km, what: water and gels}]",
            "stations: [{at: 3 km, what: water}]",
        )
    )
    rows, _ = rows_of((one,), parse_marks("aid stations"))

    assert [row.label for row in rows] == ["3", "HALF"]


def test_every_fifth_mark_is_told_apart_and_every_second_shaded() -> None:
    rows, _ = rows_of((guides()[0],), parse_marks("every 0.5 km"))
    kinds = [row.kind for row in rows]

    assert kinds[:5] == ["mark", "even", "mark", "even", "fifth"]
    assert [row.label for row in rows if row.kind == "fifth"] == ["2.5", "7.5"]
    assert rows[9].kind == "half"  # the fifth after it is counted on


def test_signs_come_most_telling_first_and_each_once() -> None:
    rows, finishes = rows_of((guides()[0],), parse_marks("every kilometre"))

    assert [signs_of(row.arrivals) for row in rows] == [
        [], [], ["aid"], [], [], [], [], ["landmark", "gel"], [],
    ]  # fmt: skip
    assert signs_of(finishes[0].arrivals) == ["landmark"]


PLAIN = RACE[: RACE.index("place:")]
STOPS = """\
place: Tenby
aid: {year: "2026", confidence: low, source: x, stop: 1:00, stations: [{at: 5 km, what: water}]}
"""


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
def test_a_sum_proves_the_goal(ratio: str, extra: str, words: list[str]) -> None:
    for guide in guides(PLAIN.replace("4:00/0:30", f'"{ratio}"') + extra):
        said = [part.rpartition(" ") for part in sum_of(guide)]
        *parts, total = [units.parse_interval(clock) for _, _, clock in said]

        assert [word for word, _, _ in said] == words
        assert sum(parts) == total == guide.goal.seconds
        if guide.plan.walking_s:
            assert sum_of(guide)[1] == f"+ walk {units.clock(guide.plan.walking_s)}"
