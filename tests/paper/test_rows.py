"""What the rows say: marks, halfway and the finish, with each goal's clock and the stops."""

from generator.pacing.catalogue import list_guides
from generator.pacing.course import lay_course
from generator.pacing.guide import Guide
from generator.paper.rows import table_of
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.values import parse_marks

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
    listed = list_guides(lay_course(race, None)).guides
    return tuple(listing.work_out() for listing in listed)


def test_a_row_has_the_clocks_of_all_goals_at_one_mark() -> None:
    fast, slow = guides()
    table = table_of([fast, slow], fast.race.rows)

    assert [row.label for row in table.rows] == [str(km) for km in range(1, 10)]
    assert [tuple(s.clock for s in row.splits) for row in table.rows] == [
        (a.clock, b.clock) for a, b in zip(fast.splits[:-1], slow.splits[:-1], strict=True)
    ]
    assert [split.clock for split in table.finish.splits] == ["50:00", "1:00:00"]


def test_halfway_has_a_row_of_its_own_between_two_marks() -> None:
    (one,) = guides(RACE.replace("[0:50:00, 1:00:00]", "0:50:00"))
    rows = table_of([one], parse_marks("every 3 km", "km")).rows

    assert [row.label for row in rows] == ["3", "HALF", "6", "9"]
    half = rows[1]
    assert half.is_half
    assert not half.is_marked_half
    assert half.splits[0].elapsed_s == one.halfway.elapsed_s
    assert half.window_words == []


def test_a_mark_that_is_halfway_keeps_its_label() -> None:
    rows = table_of([guides()[0]], parse_marks("every kilometre", "km")).rows

    assert [(row.label, row.is_marked_half) for row in rows if row.is_half] == [("5", True)]


def test_halfway_comes_last_if_no_mark_comes_after_it() -> None:
    (one,) = guides(
        RACE.replace("[0:50:00, 1:00:00]", "0:50:00").replace(
            "stations: [{at: 3 km, what: water}, {at: 7.5 km, what: water and gels}]",
            "stations: [{at: 3 km, what: water}]",
        )
    )
    rows = table_of([one], parse_marks("aid stations", "km")).rows

    assert [row.label for row in rows] == ["3", "HALF"]


def test_every_fifth_row_is_black_and_every_second_one_tinted() -> None:
    rows = table_of([guides()[0]], parse_marks("every 0.5 km", "km")).rows

    assert [row.shade for row in rows[:5]] == ["none", "tint", "none", "tint", "black"]
    assert [row.label for row in rows if row.shade == "black"] == ["2.5", "7.5"]
    # Halfway would be black; the rows after it are counted on.
    assert rows[9].is_half
    assert rows[9].shade == "none"


def test_each_sign_stands_once_in_a_row_the_most_telling_one_first() -> None:
    table = table_of([guides()[0]], parse_marks("every kilometre", "km"))

    assert [row.signs for row in table.rows] == [
        [], [], ["aid"], [], [], [], [], ["landmark", "gel"], [],
    ]  # fmt: skip
    assert table.finish.signs == ["landmark"]


def test_the_finish_has_no_window_in_words() -> None:
    table = table_of([guides()[0]], parse_marks("every kilometre", "km"))

    assert all(row.window_words for row in table.rows[4:])
    assert table.finish.window_words == []
