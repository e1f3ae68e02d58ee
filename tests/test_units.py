"""Text to quantities and back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import units
from generator.units import Ratio


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3:30:00", 12600), ("0:25:00", 1500), ("02:55:00", 10500), ("29:59:59", 107999)],
)
def test_a_goal_is_hours_minutes_and_seconds(text: str, expected: int) -> None:
    assert expected == units.parse_goal(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("3:30", "write 3:30:00 for hours and minutes, or 0:03:30 for minutes and seconds"),
        ("25:00", "write 25:00:00 for hours and minutes, or 0:25:00 for minutes and seconds"),
        ("3:60:00", "write hours:minutes:seconds like 3:30:00"),
        ("three", "write hours:minutes:seconds like 3:30:00"),
        ("12600", "write hours:minutes:seconds like 3:30:00"),
        ("0:00:00", "write a time like 3:30:00"),
        ("3:30:00.5", "write hours:minutes:seconds like 3:30:00"),
        ("٣:30:00", "write hours:minutes:seconds like 3:30:00"),
    ],
)
def test_an_ambiguous_or_wrong_goal_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f"`{text}`|not possible") as refusal:
        units.parse_goal(text)

    assert str(refusal.value).endswith(advice)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4:00/0:30", Ratio(240, 30)),
        ("0:30 / 0:30", Ratio(30, 30)),
        ("0:04/0:30", Ratio(4, 30)),
        ("1:30:00/5:00", Ratio(5400, 300)),
        ("continuous", None),
    ],
)
def test_a_ratio_is_run_over_walk(text: str, expected: Ratio | None) -> None:
    assert expected == units.parse_ratio(text)


def test_a_cycle_is_a_run_and_a_walk() -> None:
    assert Ratio(240, 30).cycle_s == 270


@pytest.mark.parametrize("text", ["continuous", "4:00/0:30", "1:30:00/5:00"])
def test_a_ratio_is_printed_as_it_was_written(text: str) -> None:
    assert units.ratio(units.parse_ratio(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"), [("0:30", 30), ("4:00", 240), ("90:00", 5400), ("1:30:00", 5400)]
)
def test_a_short_time_is_minutes_and_seconds(text: str, expected: int) -> None:
    assert expected == units.parse_interval(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("90", "write 1:30 for seconds or 90:00 for minutes"),
        ("half a minute", "write minutes:seconds like 4:00 or 0:30"),
        ("1:75", "write minutes:seconds like 4:00 or 0:30"),
        ("1:5:00", "write minutes:seconds like 4:00 or 0:30"),
    ],
)
def test_what_is_not_a_time_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f"`{text}` is not a time; {advice}"):
        units.parse_interval(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("4/1", "write 4:00/1:00 for minutes, or 0:04/0:01 for seconds"),
        ("90/30", "write 90:00/30:00 for minutes, or 1:30/0:30 for seconds"),
        ("4:00", "write `continuous`, or run/walk like 4:00/0:30"),
        ("4:00/30", "write 0:30 for seconds or 30:00 for minutes"),
        ("0:05/0:04", "write `continuous`, or a ratio like 0:15/0:15"),
        ("4:00/0:00", "write `continuous`, or a ratio like 0:15/0:15"),
        ("240/30", "write 4:00/0:30 for seconds"),
        ("4:00/5:00:00", "write `continuous`, or e.g. 4:00/0:30"),
    ],
)
def test_an_ambiguous_or_wrong_ratio_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match="`") as refusal:
        units.parse_ratio(text)

    assert str(refusal.value).endswith(advice)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("marathon", 42195.0),
        ("half marathon", 21097.5),
        ("42.195 km", 42195.0),
        ("10 mi", 16093.44),
        ("800 m", 800.0),
        ("1500 ft", 457.2),
    ],
)
def test_a_distance_has_a_unit_or_a_name(text: str, expected: float) -> None:
    assert expected == pytest.approx(units.parse_distance(text), abs=1e-9)


@pytest.mark.parametrize("text", ["26.2", "26,2 mi", "10 miles", "-5 km", "5 furlongs", ""])
def test_a_distance_without_a_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a distance; write a number and km, mi or m"):
        units.parse_distance(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("marathon", 42195.0), ("42.195 km", 42195.0), ("26 mi", 41842.944)]
)
def test_a_race_may_have_any_other_distance(text: str, expected: float) -> None:
    assert expected == pytest.approx(units.parse_race_distance(text))


@pytest.mark.parametrize("text", ["26.2 mi", "42.2 km", "13.1 mi", "21.1 km"])
def test_a_race_of_almost_a_marathon_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write `(half )?marathon`"):
        units.parse_race_distance(text)


@pytest.mark.parametrize(
    ("text", "seconds", "metres"),
    [("16:00 /mi", 960, 1609.344), ("16:00 per mile", 960, 1609.344), ("9:55 /km", 595, 1000)],
)
def test_a_pace_has_a_unit(text: str, seconds: float, metres: float) -> None:
    assert seconds == pytest.approx(units.parse_pace(text) * metres)


@pytest.mark.parametrize("text", ["16:00", "16", "16:00 /m", "0:00 /mi", "9:75 /km"])
def test_a_pace_without_a_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write minutes:seconds and a unit"):
        units.parse_pace(text)


def test_a_percentage_needs_its_sign() -> None:
    assert units.parse_percent("80%") == pytest.approx(0.8)
    assert units.parse_percent("-2.5 %") == pytest.approx(-0.025)
    with pytest.raises(ValueError, match="write a number and a % sign"):
        units.parse_percent("0.8")


@given(st.integers(1, 99 * 3600 + 3599))
def test_a_printed_goal_reads_back_as_itself(seconds: int) -> None:
    assert seconds == units.parse_goal(units.long_clock(seconds))


@given(st.integers(0, 99 * 3600), st.floats(0, 0.999))
def test_a_clock_is_cut_and_never_shows_sixty_seconds(seconds: int, fraction: float) -> None:
    """Several public calculators print `0:31:60`."""
    text = units.clock(seconds + fraction)

    assert text == units.clock(seconds)
    assert ":60" not in text


@pytest.mark.parametrize(
    ("seconds", "short", "long"),
    [(468, "7:48", "0:07:48"), (12300, "3:25:00", "3:25:00"), (107999.9, "29:59:59", "29:59:59")],
)
def test_hours_show_where_there_are_any(seconds: float, short: str, long: str) -> None:
    assert (short, long) == (units.clock(seconds), units.long_clock(seconds))


@pytest.mark.parametrize(
    ("goal_s", "mile", "kilometre"),
    [(12600, "8:00", "4:58"), (10800, "6:51", "4:15"), (14400, "9:09", "5:41")],
)
def test_a_pace_is_cut_so_that_holding_it_is_never_late(
    goal_s: int, mile: str, kilometre: str
) -> None:
    """Nearest says 8:01 for 3:30:00, which finishes in 3:30:11."""
    per_metre = goal_s / 42195

    assert (mile, kilometre) == (units.pace(per_metre, "mi"), units.pace(per_metre, "km"))


@given(st.integers(60, 1800), st.sampled_from(["mi", "km"]))
def test_a_pace_that_was_given_is_printed_as_it_was_given(seconds: int, unit: units.Unit) -> None:
    text = units.clock(seconds)

    assert text == units.pace(units.parse_pace(f"{text} /{unit}"), unit)


@pytest.mark.parametrize(
    ("say", "metres", "expected"),
    [
        (units.distance, 42195.0, "42.195 km"),
        (units.distance, 16093.44, "10 mi"),
        (units.distance, 21097.5, "21.0975 km"),
        (units.distance, 5000.0, "5 km"),
        (lambda m: units.place(m, "mi"), 32508.7, "20.2 mi"),
        (lambda m: units.place(m, "km"), 5123.0, "5.12 km"),
        (lambda m: units.height(m, "mi"), 760.0, "2,493 ft"),
        (lambda m: units.height(m, "km"), 33.4, "33 m"),
    ],
)
def test_lengths_are_printed_with_their_unit(
    say: Callable[[float], str], metres: float, expected: str
) -> None:
    assert expected == say(metres)


@pytest.mark.parametrize(
    ("text", "drift"),
    [
        ("even", 0.0),
        ("second half 2% faster", -0.040404),  # T1 = T / 1.98
        ("second half 2.532% slower", 0.05),
        ("second half 10% slower", 0.190476),
    ],
)
def test_a_drift_is_written_by_halves_and_printed_back(text: str, drift: float) -> None:
    assert units.parse_halves(text) == pytest.approx(drift, abs=1e-4)
    halves = (0.5 - drift / 8, 0.5 + drift / 8)
    change = halves[1] / halves[0] - 1
    assert units.halves(units.parse_halves(text)) == (
        text if text == "even" else units.halves(drift)
    )
    assert units.parse_halves(units.halves(drift)) == pytest.approx(drift, abs=1e-4)
    assert change == pytest.approx(4 * drift / (4 - drift) / 2, abs=1e-6)


@pytest.mark.parametrize("text", ["2%", "first half 2% faster", "second half faster", "-2%", ""])
def test_a_drift_that_does_not_say_which_half_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"does not say which half is faster; write `second half"):
        units.parse_halves(text)


def test_an_easy_start_has_a_length_and_a_percentage() -> None:
    slower, metres = units.parse_ease("first 3 mi 3% slower")
    assert slower == 0.03
    assert metres == pytest.approx(4828.032)
    assert units.parse_ease("first 5 km 1.5% slower") == (0.015, 5000.0)
    with pytest.raises(
        ValueError, match=r"is not an easy start; write e\.g\. `first 3 mi 3% slower`"
    ):
        units.parse_ease("3%")


@pytest.mark.parametrize(
    ("text", "seconds", "said"),
    [
        ("7:00", 25200, "7:00:00"),
        ("15:50", 57000, "15:50:00"),
        ("10:00 +1 day", 122400, "10:00:00 +1 day"),
        ("0:30 +2 days", 174600, "0:30:00 +2 days"),
    ],
)
def test_a_time_of_day_may_be_on_a_later_day(text: str, seconds: int, said: str) -> None:
    assert units.parse_time_of_day(text) == seconds
    assert units.time_of_day(seconds + 0.9) == said
    assert units.hour_of_day(seconds) == text


@pytest.mark.parametrize("text", ["24:00", "7:60", "7", "7:00:00", "7:00 pm", "7:00 +9 days"])
def test_what_is_not_a_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day; write hours:minutes like 7:00"):
        units.parse_time_of_day(text)


@pytest.mark.parametrize(
    ("pace", "said"),
    [(480.0, "8:00.0"), (514.587, "8:34.5"), (515.99999999, "8:36.0"), (59.96, "0:59.9")],
)
def test_a_fine_pace_has_tenths_which_are_cut_too(pace: float, said: str) -> None:
    assert units.fine_pace(pace / 1609.344, "mi") == said


@pytest.mark.parametrize(
    ("metres", "unit", "said"),
    [(5000.0, "km", "5 km"), (20277.7, "mi", "12.6 mi"), (1609.344 * 26, "mi", "26 mi")],
)
def test_a_mark_is_labelled_without_needless_digits(
    metres: float, unit: units.Unit, said: str
) -> None:
    assert units.mark(metres, unit) == said


@pytest.mark.parametrize(
    ("say", "value", "expected"),
    [
        (units.at_least, 12.01, "0:13"),
        (units.at_least, 60.0, "1:00"),
        (units.lasting, 29.9999999, "0:30"),
        (units.lasting, 30.4, "0:30"),
        (units.percent, 0.063, "6.3%"),
        (units.percent, 0.01, "1%"),
        (units.percent, 1.0, "100%"),
    ],
)
def test_some_quantities_are_rounded_and_not_cut(
    say: Callable[[float], str], value: float, expected: str
) -> None:
    assert say(value) == expected


def test_places_at_regular_distances_leave_out_start_and_finish() -> None:
    assert list(units.every(1000.0, 3000.0)) == [1000.0, 2000.0]
    assert list(units.every(1000.0, 3000.4)) == [1000.0, 2000.0]
    assert list(units.every(1000.0, 3001.0)) == [1000.0, 2000.0, 3000.0]


@given(st.integers(1, 99999), st.sampled_from(["mi", "km", "m"]))
def test_a_printed_length_reads_back_as_itself(hundredths: int, unit: str) -> None:
    metres = units.parse_distance(f"{hundredths / 100:.2f} {unit}")

    assert units.parse_distance(units.distance(metres)) == pytest.approx(metres, abs=0.06)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2518.0, 2540.9, "41:58–42:20"),
        (3590.0, 3610.0, "59:50–1:00:10"),
        (3910.0, 3940.0, "05:10–05:40"),
        (35990.0, 36010.0, "9:59:50–10:00:10"),
        (0.0, 59.9, "0:00–0:59"),
        (99 * 3600.0, 99 * 3600 + 1.0, "00:00–00:01"),
    ],
)
def test_two_times_close_to_each_other_show_hours_only_if_these_differ(
    first: float, last: float, said: str
) -> None:
    assert units.between(first, last) == said


@given(st.floats(0, 170_000), st.floats(0, 4000))
def test_both_of_two_times_are_cut_like_any_clock(first: float, more: float) -> None:
    start, end = units.between(first, first + more).split("–")

    assert units.clock(first).endswith(start)
    assert units.clock(first + more).endswith(end)


def test_a_number_has_no_needless_figures_and_none_below_nothing() -> None:
    values = (3.0, 85.6, 0.1 + 0.2, 1 / 3, 2.0005, -0.0001, -1.25, 1234.5)

    assert [units.decimal(value, 1000) for value in values] == [
        "3",
        "85.6",
        "0.3",
        "0.333",
        "2.001",
        "0",
        "-1.25",
        "1234.5",
    ]
