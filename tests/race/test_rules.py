"""What the fields of a race file may not say together."""

import pytest

from generator.race.rules import CHECKS, race_faults
from tests.support.ten_km import SMALLEST, problems, ten_km


def test_each_check_says_in_a_sentence_what_holds() -> None:
    assert all(check.__doc__ and check.__doc__.endswith(".") for check in CHECKS)


def test_a_race_as_it_should_be_has_no_faults() -> None:
    assert list(race_faults(ten_km())) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("date: 2027-02-03\n", "6:7: only a race at a place has `date`; add e.g. `place: Boston, USA`"),
        ("place: X\naltitude: 25%\ncourse: {profile: x.csv, confidence: low, source: x}\n", "7:11: `altitude`: `25%` is out of range; write 0% to 20%"),
        ("place: X\naid: {year: x, confidence: low, source: x, stations: [{at: 5 km, what: a, stop: 7:00:00}]}\n", "7:81: `stop`: `7:00:00` is out of range; write 0:00 to 6:00:00"),
        ("hills: 120%\n", "6:8: `hills`: `120%` is out of range; write 0% to 100%"),
        ("downhill: 120%\n", "6:11: `downhill`: `120%` is out of range; write 0% to 100%"),
        ("altitude: 5%\n", "6:11: no course says how high this race is; add a `course`, or leave this out"),
        ("watch: 8%\n", "6:8: `watch`: `8%` is out of range; write -5% to 5%"),
        ("ease_in: first 12 km 3% slower\n", "6:10: an easy start ends before the finish; write a shorter one"),
        ("drift: second half 10.5% slower\n", "6:8: `drift`: `second half 10.5% slower` is out of range; write second half 10% faster to second half 10% slower"),
        ("marks: every 0 km\n", "6:8: a race has between 1 and 500 marks; write e.g. `every 5 km`"),
        ("ease_in: first 0 km 3% slower\n", "6:10: `ease_in`: `first 0 km 3% slower` is out of range; write a start that is at most 20% slower"),
        ("place: X\nstarts: [{gun: 9:00, delay: 4:00:00}]\n", "7:29: `delay`: `4:00:00` is out of range; write 0:00 to 3:00:00"),
        ("place: X\nstarts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 8:30}]\n", "8:26: the cut-off at 5 km (8:30) is not after the gun of the start at 9:00; if it is on the next day, add +1 day"),
        ("place: X\naid: {year: x, confidence: low, source: x, stations: [{at: 0 km, what: a, stop: 1:00}]}\n", "7:81: nobody stops at the start or at the finish; remove the stop"),
        ("place: X\naid: {year: x, confidence: low, source: x, stop: 7:00:00, stations: []}\n", "7:50: `stop`: `7:00:00` is out of range; write 0:00 to 6:00:00"),
        ("place: X\naid: {year: x, confidence: low, source: x, stop: 1:00, stations: [{at: 5 km, what: a}, {at: 5 km, what: b}]}\n", "7:88: the station above is at the same place; write `stop: 0:00` for one of them"),
        ("drift: second half 10.001% faster\n", "6:8: `drift`: `second half 10.001% faster` is out of range; write second half 10% faster to second half 10% slower"),
        ("marks: aid stations\n", "6:8: this race lists no aid stations; write e.g. `every 5 km`"),
        ("marks: every 10 m\n", "6:8: a race has between 1 and 500 marks; write e.g. `every 5 km`"),
        ("place: X\nstarts: [{wave: A}]\n", "7:10: this start does not say when it is; write e.g. `gun: 9:00` or `delay: 3:00`"),
        ("place: X\nstarts: [{gun: 9:00}, {gun: 9:30, wave: B}]\n", "7:10: each of several starts needs a name; add e.g. `wave: Wave 2`"),
        ("place: X\ncutoffs: [{at: 5 km, by: 11:00}]\n", "7:26: a time of day needs `starts` with a `gun`; or write a time since the gun"),
        ("place: X\ncutoffs: [{at: 11 km, by: 2:00:00}]\n", "7:16: cut-offs are listed in order and none is past the finish; check the place"),
        ("walk_pace: 4:00 /km\n", "6:12: `walk_pace`: `4:00 /km` is out of range; write 6:00 /km to 25:00 /km"),
        ("place: X\nlandmarks: [{at: 11 km, name: Y}]\n", "7:18: this is past the finish at 10 km; check it"),
        ("place: X\nlandmarks: [{at: 5 km, name: Y}, {at: 4 km, name: Z}]\n", "7:39: this comes before the one above; list them in order from the start"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_together_are_refused_at_their_place(
    change: str, expected: str
) -> None:
    assert problems(SMALLEST + change) == [f"ten.yaml:{expected}"]


@pytest.mark.parametrize(
    ("line", "change", "expected"),
    [
        ("goals: 1:00:00", "goals: 0:20:00", "0:20:00 for 10 km is out of reach of a plan; write a time between 0:25:00 and 3:20:00"),
        ("goals: 1:00:00", "goals: 0:30:00 to 3:00:00 every 0:01", "`goals`: `0:30:00 to 3:00:00 every 0:01` makes more than 200 goals; write a longer step"),
        ("goals: 1:00:00", "goals: 0:30:00 to 3:00:00 every 0:00", "`goals`: `0:30:00 to 3:00:00 every 0:00` makes more than 200 goals; write a longer step"),
        ("goals: 1:00:00", "goals: []", "this lists 0 goals; write between 1 and 200"),
        ("ratios: continuous", "ratios: []", "this lists 0 ratios; write between 1 and 40"),
        ("distance: 10 km", "distance: 26.2 mi", "`distance`: `26.2 mi` is 30.2 m off a marathon of 42195 m; write `marathon`"),
        ("distance: 10 km", "distance: 10 m", "`distance`: `10 m` is out of range; write 1 km to 350 km"),
    ],
)  # fmt: skip
def test_a_value_out_of_range_says_what_is_in_range(line: str, change: str, expected: str) -> None:
    assert expected in "\n".join(problems(SMALLEST.replace(line, change)))


def test_a_second_half_may_be_ten_percent_slower() -> None:
    assert ten_km(SMALLEST + "drift: second half 10% slower\n").drift == pytest.approx(0.4 / 2.1)


@pytest.mark.parametrize(
    ("ratios", "message"),
    [
        ("[4:00/0:30, 4:00/0:30]", "`4:00/0:30` is listed twice; remove one of them"),
        (
            '["4:00/0:30 to 5.123456 km, then continuous", "4:00/0:30 to 5.123459 km, then continuous"]',
            "is listed twice; remove one of them",
        ),
        ('["4:00/0:30 to 10 km, then continuous"]', "10 km is not before the finish at 10 km"),
        ("walk 0:30 at every aid station", "this race lists no aid stations; write e.g. `at every"),
        (
            '["4:00/0:30, on climbs 2:00/0:30"]',
            "the climbs of this race are not known; leave out `on climbs`",
        ),
        ("walk 0:30 at every 100 km", "a walk at every 100 km never comes; write a shorter dist"),
    ],
)
def test_a_ratio_that_asks_for_what_the_race_lacks_is_refused(ratios: str, message: str) -> None:
    assert message in "\n".join(problems(SMALLEST.replace("continuous", ratios)))
