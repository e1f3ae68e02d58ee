"""The kinds of value that content files have."""

import datetime
import math
import re
from collections.abc import Callable
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from generator import units
from generator.race.kinds import Kind
from generator.race.source import nearest
from generator.race.values import (
    MOST_EASE,
    Deadline,
    GoalRange,
    Marks,
    Named,
    parse_deadline,
    parse_ease,
    parse_goals,
    parse_markers,
    parse_marks,
    parse_ratios,
    say_ease,
    say_markers,
)
from generator.race.walks import MAX_PARTS, Walks, parse_walks

LONGEST_NAME = 80
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

# Patterns are a part of the language that JSON Schema has too.
CLOCK = f"({units.CLOCK.pattern})"
LONG_CLOCK = r"\d{1,3}:[0-5]\d:[0-5]\d"
HOUR = units.TIME_OF_DAY.pattern
LENGTH = f"(marathon|half marathon|{units.QUANTITY.pattern})"
TABLE_NAME = "[A-Za-z-]+"
_RATIO = f"{CLOCK} */ *{CLOCK}"
_LIMIT = f"({CLOCK}|{LENGTH})"
_AT_PLACES = f"walk +{_LIMIT} +at +every +(aid station|mile|km|kilometre|{LENGTH})"
_CLAUSE = (
    f"(on +climbs +{_RATIO}|{_AT_PLACES}|skip +walks +within +{CLOCK}"
    f"|no +walks? +(before|after) +{_LIMIT})"
)
_PART = f"(continuous|{_RATIO}|{_AT_PLACES})( *, *{_CLAUSE})*( +to +{_LIMIT})?"
WALKS_IN_WORDS = f"{_PART}(,? +then +{_PART}){{0,{MAX_PARTS - 1}}}"


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME or "\n" in text:
        raise ValueError(
            f"this name is too long; write one line of at most {LONGEST_NAME} characters"
        )
    return text


def _date(text: str) -> units.Day:
    try:
        if _DATE.fullmatch(text):
            date = datetime.date.fromisoformat(text)
            return units.Day(date.year, date.month, date.day)
    except ValueError:
        pass
    raise ValueError(f"`{text}` is not a date; write year-month-day like 2027-04-19")


def _web(text: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(
            f"`{text}` is not a web address; write all of it, like https://www.example.org/"
        )
    return text


def _one_of(*words: str) -> Callable[[str], str]:
    """Reads one of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            hint = nearest(text, words) or "; write " + " or ".join(words)
            raise ValueError(f"`{text[:60]}` is not known{hint}")
        return text

    return parse


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"`{text[:40]}` is not a number; write metres like 1200") from None
    if not math.isfinite(number):
        raise ValueError(f"`{text[:40]}` is out of range; write metres like 1200")
    return number


def _say_pace(seconds_per_metre: float) -> str:
    return f"{units.pace(seconds_per_metre, 'km')} /km"


_MARKERS = tuple(say_markers(unit) for unit in units.UNIT_NAMES)
Word = Literal["high", "medium", "low", "net-drop-only"]
"""How reliable something is."""
Text = Annotated[str, Kind("text", "text", str)]
Name = Annotated[
    str,
    Kind(
        "text",
        f"one line of text, at most {LONGEST_NAME} characters",
        _name,
        pattern=rf"[^\n]{{1,{LONGEST_NAME}}}\n?",
    ),
]
Date = Annotated[
    units.Day, Kind("date", "a date: year-month-day", _date, lambda day: day.iso, _DATE.pattern)
]
Web = Annotated[str, Kind("address", "a web address", _web, pattern="https?://[^ ]+")]
Seconds = Annotated[int, Kind("time", "minutes:seconds", units.parse_interval, units.clock, CLOCK)]
GoalTime = Annotated[
    int, Kind("time", "hours:minutes:seconds", units.parse_goal, units.long_clock, LONG_CLOCK)
]
TimeOfDay = Annotated[
    int,
    Kind(
        "time-of-day",
        "hours:minutes",
        units.parse_time_of_day,
        units.hour_of_day,
        HOUR,
    ),
]
"""Seconds after midnight."""
Number = Annotated[float, Kind("number", "a number of metres", _number, "{:g}".format)]
Metres = Annotated[
    float,
    Kind("distance", "a number with km, mi, m or ft", units.parse_distance, units.distance, LENGTH),
]
RaceMetres = Annotated[
    float,
    Kind(
        "distance",
        "`marathon`, `half marathon`, or a number with km or mi",
        units.parse_race_distance,
        units.distance,
        LENGTH,
    ),
]
Pace = Annotated[
    float,
    Kind(
        "pace",
        "minutes:seconds with /mi or /km",
        units.parse_pace,
        _say_pace,
        units.PACE.pattern,
    ),
]
"""Seconds per metre."""
Percent = Annotated[
    float,
    Kind(
        "percent",
        "a number with %",
        units.parse_percent,
        units.percent,
        units.PERCENT.pattern,
    ),
]
"""The share that a percentage means: 0.8 of `80%`."""
Halves = Annotated[
    float,
    Kind(
        "halves",
        "`even`, or `second half ... faster` or `slower` with a number and %",
        units.parse_halves,
        units.halves,
        f"even|{units.HALVES.pattern}",
    ),
]
"""A drift; see `units.parse_halves`."""
Ease = Annotated[
    tuple[float, float],
    Kind(
        "ease",
        f"`first ... slower` with a distance and at most {units.percent(MOST_EASE)}",
        parse_ease,
        say_ease,
        units.EASE.pattern,
    ),
]
"""How much slower, and for how many metres."""
MarkerUnit = Annotated[
    units.Unit,
    Kind("unit", "`miles` or `kilometres`", parse_markers, say_markers, words=_MARKERS),
]
OneRatio = Annotated[
    Walks,
    Kind(
        "ratio",
        "`continuous`, a ratio, or when to walk in words",
        parse_walks,
        str,
        WALKS_IN_WORDS,
    ),
]
Confidence = Annotated[
    Word,
    Kind(
        "word",
        " or ".join(f"`{word}`" for word in get_args(Word)),
        _one_of(*get_args(Word)),
        words=get_args(Word),
    ),
]
Goals = Annotated[
    GoalRange | Named,
    Kind(
        "goals",
        "a finish time, `... to ... every ...`, or the name of a file in `standards/`",
        parse_goals,
        pattern=f"{LONG_CLOCK}( +to +{LONG_CLOCK} +every +{CLOCK})?|{TABLE_NAME}",
    ),
]
Ratios = Annotated[
    Walks | Named,
    Kind(
        "ratios",
        "`continuous`, a ratio, when to walk in words, or the name of a file in `charts/`",
        parse_ratios,
        pattern=f"{WALKS_IN_WORDS}|{TABLE_NAME}",
    ),
]
ByWhen = Annotated[
    Deadline,
    Kind(
        "deadline",
        "a time since the gun with its seconds, or a time of day",
        parse_deadline,
        pattern=f"{LONG_CLOCK}|{HOUR}",
    ),
]
WhatHasARow = Annotated[
    Marks,
    Kind(
        "marks",
        "`every ...` with a distance, `aid stations` or `walk breaks`",
        parse_marks,
        pattern=f"every (mile|kilometre|{LENGTH})|aid stations|walk breaks",
    ),
]
