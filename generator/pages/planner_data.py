"""What the planner's scripts know of races, formats and the typeface, as plain data.

All of it is written once, in Python. The keys of a race are single words, because the build
shortens the planner's own names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import ModuleType
from typing import Any, TypeAlias

from generator.pacing.catalogue import RaceGuides
from generator.pacing.course import strategy_of
from generator.pacing.effort import with_point_at
from generator.pages.wording import WalksPart, walks_parts
from generator.paper import (
    arrange,
    back,
    band,
    drawing,
    fit,
    formats,
    head,
    rows,
    side,
    strip,
    strip_row,
)
from generator.paper.drawing import Font
from generator.race.model import Cutoff, Marks, Race, Start
from generator.race.schedule import Schedule
from generator.race.tables import Chart
from generator.race.walks import CONTINUOUS, Walks
from generator.units import Ratio, distance, long_clock

Json: TypeAlias = bool | float | str | Sequence["Json"] | Mapping[str, "Json"] | None
"""Plain data that a script gets whole."""

CONSTANTS: Mapping[ModuleType, str] = {
    drawing: "POINT_MM SMALLEST_PT SMALL_MM LEADING",
    rows: "ROW_TO_TYPE HALF_BAR_MM AT_THE_HALF_M",
    side: "SIDE_MM GAP_MM EXTRA_MM COMFORTABLE_PT COMFORTABLE_MM SIGN_MM HALF MARKED_HALF_MM",
    head: "MOST_LINES",
    fit: "GUTTER_MM AIR FINISH_TO_TYPE FINISH_LABEL_MM LARGER",
    arrange: "EASY_PT LENGTHWISE_HEADS_MM LENGTHWISE_FINISHES_MM",
    strip_row: "SIGN_STEP_MM MOST_SIGNS SMALLER",
    strip: "HANDS",
    back: "BACK_PT PAIR_GAP_MM",
    band: "COARSER TICK_MM TICK_GAP_MM MARGIN_MM",
}
"""The constants that the scripts take from each module."""


@dataclass(frozen=True, slots=True)
class PaperScript:
    """What laying a band out takes besides a guide, for the planner's script."""

    constants: Mapping[str, Json]
    meanings: Json
    formats: Json
    font: Json


@dataclass(frozen=True, slots=True)
class WalksText:
    """Walks that a ratio alone does not say, in words."""

    walks: str
    parts: tuple[WalksPart, ...]


@dataclass(frozen=True, slots=True)
class RaceScript:
    """A race for the planner's script."""

    race: Json
    words: tuple[WalksText, ...]


def race_script(of_race: RaceGuides) -> RaceScript:
    """A race for the planner, with the words for walks that take more than a ratio."""
    words = [WalksText(str(walks), walks_parts(walks)) for walks in walks_in_words(of_race)]
    return RaceScript(planner_race(of_race), tuple(words))


def paper_script(font: Font) -> PaperScript:
    """What laying a band out takes. Of the typeface it has the characters and their widths."""
    return PaperScript(
        constants={
            name: getattr(module, name)
            for module, names in CONSTANTS.items()
            for name in names.split()
        },
        # In their order: the most telling first.
        meanings=list(rows.MEANINGS.items()),
        formats=[_format(one) for one in formats.FORMATS],
        font={
            "units_per_em": font.units_per_em,
            "cap_height": font.cap_height,
            "widths": _by_width(font),
        },
    )


def _format(one: formats.Format) -> dict[str, Json]:
    """A format without the words that only pages say."""
    fields = asdict(one) | {"said": one.said, "too_short": one.too_short}
    return {name: value for name, value in fields.items() if name not in {"name", "use"}}


def _by_width(font: Font) -> list[tuple[int, str]]:
    """Each width, and the characters that have it: half as long as a width for each character."""
    widths: dict[int, str] = {}
    for character, advance in sorted(font.advances.items()):
        widths[advance] = widths.get(advance, "") + character
    return sorted(widths.items())


def planner_race(of_race: RaceGuides) -> dict[str, Json]:
    """A race and the ratios it offers, for the planner's script. Infinity becomes null."""
    race, course = of_race.race, of_race.course
    wishes = strategy_of(race)
    points = with_point_at(course.paced_by, wishes.ease_m)
    return {
        "slug": race.slug,
        "name": race.name,
        "band": race.band_name,
        "distance": race.distance,
        "markers": race.markers,
        "marks": _marks(race.marks) if race.marks else None,
        "points": (points.distances, points.elevations),
        "hills": wishes.hills,
        "downhill": wishes.downhill,
        "altitude": wishes.altitude,
        "drift": wishes.drift,
        "ease": (wishes.ease, wishes.ease_m),
        "walk": race.walk_pace,
        "watch": race.watch,
        "hilly": bool(race.course and course.profile),
        "usual": _usual(of_race),
        "sights": [
            (stop.at_m, stop.kind, stop.name, stop.stand_s, stop.sign) for stop in course.stops
        ],
        "aid": sorted({stop.at_m for stop in race.stations if 0 < stop.at_m < race.distance}),
        "halts": course.schedule(CONTINUOUS).halts,
        "starts": [_start(start) for start in race.starts],
        "cutoffs": [_cutoff(cutoff) for cutoff in race.cutoffs],
        "ratios": list(map(str, _own(race))),
        "schedules": {
            str(ratio): _schedule(course.schedule(ratio)) for ratio in walks_in_words(of_race)
        },
        "charts": [_chart(chart) for chart in of_race.charts],
    }


def walks_in_words(of_race: RaceGuides) -> list[Walks]:
    """The walks that a race offers and that a ratio alone does not say."""
    advised = (ratio for chart in of_race.charts for row in chart.rows for ratio in row.ratios)
    offered = dict.fromkeys([*_own(of_race.race), *advised])
    return [walks for walks in offered if walks.has_walks and not walks.ratio]


def _own(race: Race) -> list[Walks]:
    return [ratio for ratio in race.ratios if isinstance(ratio, Walks)]


def _usual(of_race: RaceGuides) -> tuple[str, str]:
    """A goal and a ratio to start from, in the middle of what the race offers."""
    guides = of_race.guides
    middle = guides[len(guides) // 2].goal
    first = next(guide for guide in guides if guide.goal == middle)
    return long_clock(middle.seconds), str(first.walks)


def _schedule(schedule: Schedule) -> tuple[Json, ...]:
    """Its sections, its halts and the end of its opening."""
    sections = [
        (section.from_m, *_clock(section.ratio), section.skip_within_s)
        for section in schedule.sections
    ]
    return sections, schedule.halts, schedule.opening_s


def _clock(ratio: Ratio | None) -> tuple[float | None, float]:
    """Seconds of running and walking. Without walks by the clock, the running is null."""
    return (float(ratio.run_s), float(ratio.walk_s)) if ratio else (None, 0.0)


def _marks(marks: Marks) -> tuple[Any, ...]:
    """What has a row; only marks by distance have a unit of their own."""
    return marks.of, marks.every_m, marks.unit if marks.of == "distance" else None


def _start(start: Start) -> tuple[Json, ...]:
    return start.wave, start.gun, start.delay


def _cutoff(cutoff: Cutoff) -> tuple[Json, ...]:
    """Where, in metres and in words; by when, in words and in seconds; whether by time of day."""
    where = cutoff.name or distance(cutoff.at)
    return cutoff.at, where, str(cutoff.by), cutoff.by.seconds, cutoff.by.of_day


def _chart(chart: Chart) -> tuple[Json, ...]:
    """Its name, the slowest pace it has, and the ratios from each pace on."""
    return chart.name, chart.ends, [(row.pace, list(map(str, row.ratios))) for row in chart.rows]
