"""Text to quantities and back: times, paces, ratios, distances, percentages.

Inside the program a quantity is a number of metres, seconds or seconds per metre. Outside it is
always text with its unit. Each `parse_` function raises ValueError with a message that says what is
wrong and, after a semicolon, what to write instead. This is the only module that rounds.
"""

import re
from collections.abc import Iterator
from math import ceil, floor
from typing import Literal, NamedTuple

KILOMETRE_M = 1000.0
MILE_M = 1609.344
FOOT_M = 0.3048
LONGEST_INTERVAL_S = 4 * 3600
"""The longest run or walk that a ratio may have."""
SHORTEST_CYCLE_S = 10
"""The shortest run and walk together that a runner can follow."""
NEAR_MISS = 0.0021
"""A race this near to a marathon, as a share of it, is a marathon with a rounded length.

26.2 mi and 42.2 km are within it, and so are 13.1 mi and 21.1 km of a half marathon.
"""
AT_THE_FINISH_M = 0.5
"""A place this close to the finish is the finish."""
NOISE_S = 1e-6
"""A time this close to a whole second is that second.

It is added to a pace before it is cut, so that one given as 16:00 /mi is printed as 16:00.
"""
DAY_S = 24 * 3600
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MARATHON_M = 42195.0
HALF_MARATHON_M = 21097.5
Unit = Literal["mi", "km"]
UNIT_M: dict[Unit, float] = {"mi": MILE_M, "km": KILOMETRE_M}
UNIT_NAMES: dict[Unit, str] = {"mi": "mile", "km": "kilometre"}
"""What a unit is called in words; an `s` makes the plural."""
_NAMED_DISTANCES = {"marathon": MARATHON_M, "half marathon": HALF_MARATHON_M}
_DISTANCE_UNITS = {"km": KILOMETRE_M, "mi": MILE_M, "m": 1.0, "ft": FOOT_M}
CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):([0-5]\d)", re.ASCII)
QUANTITY = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)\s*(km|mi|m|ft)", re.ASCII)
PACE = re.compile(r"(\d{1,2}:\d{2})\s*(?:/|per )\s*(mi|mile|km)", re.ASCII)
HALVES = re.compile(r"second half (\d{1,2}(?:\.\d{1,3})?\s*%) (faster|slower)", re.ASCII)
EASE = re.compile(r"first ([0-9.]+ ?[a-z]+) (\d{1,2}(?:\.\d{1,3})?\s*%) slower", re.ASCII)
TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?: \+([1-4]) days?)?", re.ASCII)
PERCENT = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,3})?)\s*%", re.ASCII)
_TWO_DIGITS = tuple(f"{number:02}" for number in range(100))
"""Builds write millions of clocks: looking figures up is four times as fast as formatting them."""
_HOURS_OR_MINUTES = re.compile(r"\d{1,2}:\d{2}", re.ASCII)
_BARE_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


class Ratio(NamedTuple):
    """Run and walk by the clock, again and again. `None` in its place means continuous running."""

    run_s: int
    walk_s: int

    @property
    def cycle_s(self) -> int:
        """Seconds of one run and one walk together."""
        return self.run_s + self.walk_s


class Day(NamedTuple):
    """A date."""

    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """As files have it: `2027-04-19`."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"


def parse_goal(text: str) -> int:
    """Seconds of a finish time, which always shows its hours: `3:30:00`. Raises ValueError."""
    if _HOURS_OR_MINUTES.fullmatch(text):
        raise ValueError(
            f"`{text}` can be read as hours or as minutes; "
            f"write {text}:00 for hours and minutes, or 0:{'0' if len(text) == 4 else ''}{text} "
            "for minutes and seconds"
        )
    seconds = _clock_seconds(text)
    if seconds is None or text.count(":") != 2:
        raise ValueError(f"`{text}` is not a finish time; write hours:minutes:seconds like 3:30:00")
    if not seconds:
        raise ValueError("a goal of 0:00:00 is not possible; write a time like 3:30:00")
    return seconds


def parse_interval(text: str) -> int:
    """Seconds of a short time, minutes first: `4:00`, `0:30`, also `1:30:00`. Raises ValueError."""
    seconds = _clock_seconds(text)
    if seconds is None:
        hint = (
            f"{clock(int(text))} for seconds or {text}:00 for minutes"
            if len(text) <= 2 and _BARE_NUMBER.fullmatch(text)
            else "minutes:seconds like 4:00 or 0:30"
        )
        raise ValueError(f"`{text}` is not a time; write {hint}")
    return seconds


def parse_ratio(text: str) -> Ratio | None:
    """The ratio `4:00/0:30`, or None for `continuous`. Raises ValueError."""
    if text == "continuous":
        return None
    run, slash, walk = (part.strip() for part in text.partition("/"))
    if not slash:
        raise ValueError(
            f"`{text}` is not a run/walk ratio; write `continuous`, or run/walk like 4:00/0:30"
        )
    if _BARE_NUMBER.fullmatch(run) and _BARE_NUMBER.fullmatch(walk):
        in_seconds = f"{clock(int(run))}/{clock(int(walk))}"
        if max(int(run), int(walk)) > 99:
            raise ValueError(f"`{text}` is not a run/walk ratio; write {in_seconds} for seconds")
        raise ValueError(
            f"`{text}` can be read as minutes or as seconds; write {run}:00/{walk}:00 for minutes, "
            f"or {in_seconds} for seconds"
        )
    run_s, walk_s = parse_interval(run), parse_interval(walk)
    if not run_s or not walk_s or run_s + walk_s < SHORTEST_CYCLE_S:
        raise ValueError(
            f"`{text}` is too short to follow; write `continuous`, or a ratio like 0:15/0:15"
        )
    if max(run_s, walk_s) > LONGEST_INTERVAL_S:
        raise ValueError(f"`{text}` is too long for a ratio; write `continuous`, or e.g. 4:00/0:30")
    return Ratio(run_s, walk_s)


def parse_distance(text: str) -> float:
    """Metres of `42.195 km`, `10 mi`, `800 m`, `marathon` or `half marathon`. Raises ValueError."""
    if text in _NAMED_DISTANCES:
        return _NAMED_DISTANCES[text]
    match = QUANTITY.fullmatch(text)
    if not match:
        raise ValueError(
            f"`{text}` is not a distance; write a number and km, mi or m, like 42.195 km or 10 mi, "
            "or `marathon` or `half marathon`"
        )
    return float(match[1]) * _DISTANCE_UNITS[match[2]]


def parse_race_distance(text: str) -> float:
    """Metres of a race, as `parse_distance`, but refusing 26.2 mi or 42.2 km for a marathon.

    Raises ValueError.
    """
    metres = parse_distance(text)
    for name, exact_m in _NAMED_DISTANCES.items():
        if metres != exact_m and abs(metres - exact_m) < NEAR_MISS * exact_m:
            raise ValueError(
                f"`{text}` is {decimal(abs(metres - exact_m), 10)} m off a {name} of "
                f"{decimal(exact_m, 10)} m; "
                f"write `{name}`"
            )
    return metres


def parse_pace(text: str) -> float:
    """Seconds per metre of `16:00 /mi` or `9:30 /km`. Raises ValueError."""
    match = PACE.fullmatch(text)
    seconds = _clock_seconds(match[1]) if match else None
    unit_m = {"mi": MILE_M, "mile": MILE_M, "km": KILOMETRE_M}.get(match[2]) if match else None
    if not seconds or not unit_m:
        raise ValueError(
            f"`{text}` is not a pace; write minutes:seconds and a unit, like 16:00 /mi or 9:55 /km"
        )
    return seconds / unit_m


def parse_percent(text: str) -> float:
    """The fraction that a percentage means: 0.8 of `80%`. Raises ValueError.

    A bare number is refused: 1 could mean 1% or 100%.
    """
    match = PERCENT.fullmatch(text)
    if not match:
        raise ValueError(f"`{text}` is not a percentage; write a number and a % sign, like 50%")
    return float(match[1]) / 100


def parse_halves(text: str) -> float:
    """The drift a of `second half 2% faster`, `second half 3% slower` or `even`.

    At distance x of D the run pace is multiplied by 1 + a (x / D - 1/2). On the flat and without
    walks a finish time T is then split into halves of T (1/2 - a/8) and T (1/2 + a/8): the second
    takes (4 + a) / (4 - a) times as long as the first. Raises ValueError.
    """
    if text == "even":
        return 0.0
    match = HALVES.fullmatch(text)
    if not match:
        bare = PERCENT.fullmatch(text)
        amount = percent(abs(float(bare[1])) / 100) if bare else "2%"
        raise ValueError(
            f"`{text}` does not say which half is faster; write `second half {amount} faster`, "
            f"`second half {amount} slower` or `even`"
        )
    change = parse_percent(match[1]) * (-1 if match[2] == "faster" else 1)
    return 4 * change / (2 + change)


def parse_ease(text: str) -> tuple[float, float]:
    """An easy start, `first 3 mi 3% slower`: the share (0.03) and the metres. Raises ValueError."""
    match = EASE.fullmatch(text)
    if not match:
        raise ValueError(f"`{text}` is not an easy start; write e.g. `first 3 mi 3% slower`")
    return parse_percent(match[2]), parse_distance(match[1])


def parse_time_of_day(text: str) -> int:
    """Seconds after midnight of `7:00` or `15:50`; `10:00 +1 day` is on the day after.

    Raises ValueError.
    """
    match = TIME_OF_DAY.fullmatch(text)
    if not match:
        raise ValueError(f"`{text}` is not a time of day; write hours:minutes like 7:00 or 15:50")
    return int(match[3] or 0) * DAY_S + int(match[1]) * 3600 + int(match[2]) * 60


def clock(seconds: float) -> str:
    """A time as a runner reads it, cut to the second: `7:48`, `3:25:00`."""
    whole = floor(seconds)
    minutes = whole // 60
    if minutes < 60:
        return f"{minutes}:{_TWO_DIGITS[whole % 60]}"
    return f"{minutes // 60}:{_TWO_DIGITS[minutes % 60]}:{_TWO_DIGITS[whole % 60]}"


def without_noise(seconds: float) -> float:
    """Seconds, without the float noise that would take a second off when they are cut."""
    whole = floor(seconds + 0.5)
    return float(whole) if abs(seconds - whole) < NOISE_S else seconds


def lasting(seconds: float) -> str:
    """How long something takes, to the nearest second, so that float noise cannot cost one."""
    return clock(seconds + 0.5)


def at_least(seconds: float) -> str:
    """A time rounded up to the second: how late a runner is for a cut-off."""
    return clock(ceil(seconds))


def between(first: float, last: float) -> str:
    """Two times close to each other, with hours only if these differ: `41:58–42:20`."""
    start, end = clock(first), clock(last)
    if start.count(":") == 2 and start.split(":")[0] == end.split(":")[0]:
        start, end = start.partition(":")[2], end.partition(":")[2]
    return f"{start}–{end}"


def long_clock(seconds: float) -> str:
    """A time that always shows its hours, as race files write goals: `0:25:00`."""
    whole = floor(seconds)
    minutes = whole // 60
    return f"{minutes // 60}:{_TWO_DIGITS[minutes % 60]}:{_TWO_DIGITS[whole % 60]}"


def pace(seconds_per_metre: float, unit: Unit) -> str:
    """Minutes and seconds per mile or kilometre, cut: a runner who holds it is never late."""
    return clock(seconds_per_metre * UNIT_M[unit] + NOISE_S)


def fine_pace(seconds_per_metre: float, unit: Unit) -> str:
    """The same with tenths of a second, also cut: `8:34.5`."""
    seconds = seconds_per_metre * UNIT_M[unit] + NOISE_S
    return f"{clock(seconds)}.{floor(seconds * 10) % 10}"


def halves(drift: float) -> str:
    """A drift in words, as `parse_halves` reads them: `second half 2% faster`."""
    change = half_change(drift)
    comparison = "slower" if change > 0 else "faster"
    return f"second half {percent(abs(change))} {comparison}" if change else "even"


def half_change(drift: float) -> float:
    """By what share the second half takes longer than the first; negative if it is faster.

    It is (4 + a) / (4 - a) - 1; see `parse_halves`.
    """
    return 2 * drift / (4 - drift)


def percent(share: float) -> str:
    """A share as race files write it, with at most three decimals: `1%`, `6.3%`."""
    return f"{decimal(share * 100, 1000)}%"


def every(step_m: float, length_m: float) -> Iterator[float]:
    """Every multiple of `step_m` between start and finish, in metres."""
    count = 1
    while count * step_m < length_m - AT_THE_FINISH_M:
        yield count * step_m
        count += 1


def time_of_day(seconds: float) -> str:
    """A time of day, cut to the second: `14:05:12`, or `2:30:00 +1 day` on the day after."""
    days, rest = divmod(floor(seconds), DAY_S)
    return long_clock(rest) + _later(days)


def hour_of_day(seconds: float) -> str:
    """A time of day to the minute, as race files write it: `15:50`, `10:00 +1 day`."""
    days, rest = divmod(floor(seconds), DAY_S)
    return f"{rest // 3600}:{rest // 60 % 60:02}" + _later(days)


def _later(days: int) -> str:
    """What follows a time on a later day: ` +1 day`, ` +2 days`; empty for today."""
    return f" +{days} day{'s' if days > 1 else ''}" if days else ""


def ratio(ratio: Ratio | None) -> str:
    """`4:00/0:30`, or `continuous`."""
    return f"{clock(ratio.run_s)}/{clock(ratio.walk_s)}" if ratio else "continuous"


def distance(metres: float) -> str:
    """A length in the unit it was most likely written in: `42.195 km`, `12.5 mi`, `60 m`.

    Miles if it is a whole number of hundredths of a mile, else metres or kilometres.
    """
    hundredths = metres / MILE_M * 100
    if abs(hundredths - floor(hundredths + 0.5)) < 1e-6:
        return f"{decimal(metres / MILE_M, 100)} mi"
    if metres < KILOMETRE_M:
        return f"{decimal(metres, 1000)} m"
    return f"{decimal(metres / KILOMETRE_M, 10_000)} km"


def decimal(value: float, parts: int) -> str:
    """A number rounded to 1/parts, a power of ten, without needless zeros: `85.6`, `3`."""
    count = floor(value * parts + 0.5)
    whole, part = divmod(abs(count), parts)
    sign = "-" if count < 0 else ""
    # The figures of the part, with the zeros in front: 85.06 has 6 hundredths, which print as 06.
    return f"{sign}{whole}.{f'{parts + part}'[1:].rstrip('0')}" if part else f"{sign}{whole}"


def nearest(value: float, parts: int) -> float:
    """A number rounded to 1/parts. A whole one has no `.0` in its text."""
    return _quotient(floor(value * parts + 0.5), parts)


def cut(value: float, parts: int) -> float:
    """A number cut to 1/parts, as clocks are to a second. A whole one has no `.0` in its text."""
    return _quotient(floor(value * parts), parts)


def _quotient(count: int, parts: int) -> float:
    return count / parts if count % parts else count // parts


def hundredths(value: float) -> str:
    """A number that is not negative, to two decimals, even if they are zero: `12.00`."""
    count = floor(value * 100 + 0.5)
    return f"{count // 100}.{_TWO_DIGITS[count % 100]}"


def tenths(value: float) -> str:
    """A number to one decimal, even if that is zero: `12.0`."""
    whole, part = divmod(floor(value * 10 + 0.5), 10)
    return f"{whole}.{part}"


def place(metres: float, unit: Unit) -> str:
    """A distance from the start, rounded to a hundredth: `12.5 mi`, `3.11 km`."""
    hundredths = floor(metres / UNIT_M[unit] * 100 + 0.5)
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02} {unit}" if part % 10 else f"{whole}.{part // 10} {unit}"


def mark(metres: float, unit: Unit) -> str:
    """A mark's label, as `place` but without `.0`: `5 km`, `12.6 mi`."""
    number, _, name = place(metres, unit).partition(" ")
    return f"{number.removesuffix('.0')} {name}"


def height(metres: float, unit: Unit) -> str:
    """A climb or a drop, in feet if the unit is miles: `663 ft`, `202 m`."""
    small, small_m = ("ft", FOOT_M) if unit == "mi" else ("m", 1.0)
    return f"{floor(metres / small_m + 0.5):,} {small}"


def _clock_seconds(text: str) -> int | None:
    """Seconds of `h:mm:ss` or `m:ss`, or None if the text is neither."""
    match = CLOCK.fullmatch(text)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if match[1] and (minutes > 59 or len(match[2]) != 2):
        return None
    return hours * 3600 + minutes * 60 + seconds
