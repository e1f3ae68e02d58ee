"""What the planner in the browser needs to know: races, formats and the typeface, as plain data.

They stand once, in Python. Keys of a race are single words, for the planner's own names are made
short.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import ModuleType
from typing import Any

from generator.pacing.catalogue import RaceGuides
from generator.pacing.course import strategy_of
from generator.pacing.effort import with_point_at
from generator.pages.page import Chrome, Data, Page
from generator.pages.urls import PLANNER, file_of, planner_race_url
from generator.pages.wording import walks_parts
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
from generator.paper.formats import FORMATS
from generator.paper.rows import MEANINGS
from generator.paper.rulers import RULERS
from generator.race.model import Cutoff, Marks, Race, Start
from generator.race.schedule import Schedule
from generator.race.tables import Chart
from generator.race.walks import CONTINUOUS, Walks
from generator.units import Ratio, distance, long_clock

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
"""Names of what the scripts take from each module."""


def paper_data(font: Font) -> dict[str, Any]:
    """All that laying a band takes besides a guide; of the typeface the characters that it has."""
    return {
        "constants": {
            name: getattr(module, name)
            for module, names in CONSTANTS.items()
            for name in names.split()
        },
        # In their order: the most telling first.
        "meanings": list(rows.MEANINGS.items()),
        "formats": [_format(form) for form in formats.FORMATS],
        "font": {
            "units_per_em": font.units_per_em,
            "cap_height": font.cap_height,
            "widths": _by_width(font),
        },
    }


def _format(form: formats.Format) -> dict[str, Any]:
    """A format without the words that only stand on pages."""
    fields = asdict(form) | {"said": form.said, "too_short": form.too_short}
    return {name: value for name, value in fields.items() if name not in {"name", "use"}}


def _by_width(font: Font) -> list[tuple[int, str]]:
    """Each width of a character, and all that have it: half as long as one after the other."""
    widths: dict[int, str] = {}
    for character, advance in sorted(font.advances.items()):
        widths[advance] = widths.get(advance, "") + character
    return sorted(widths.items())


def planner_race(of_race: RaceGuides) -> dict[str, Any]:
    """A race as it is to be run, and the ratios it offers. What is infinite is null."""
    race, course = of_race.race, of_race.course
    wishes = strategy_of(race)
    points = with_point_at(course.paced_by, wishes.ease_m)
    return {
        "slug": race.slug,
        "name": race.name,
        "band": race.band_name,
        "distance": race.distance,
        "markers": race.markers,
        "marks": race.marks and _marks(race.marks),
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
    """The walks that a race offers and that are more than a ratio."""
    advised = (ratio for chart in of_race.charts for row in chart.rows for ratio in row.ratios)
    offered = dict.fromkeys([*_own(of_race.race), *advised])
    return [walks for walks in offered if walks.has_walks and not walks.ratio]


def _own(race: Race) -> list[Walks]:
    return [ratio for ratio in race.ratios if isinstance(ratio, Walks)]


def _usual(of_race: RaceGuides) -> tuple[str, str]:
    """A goal and a ratio to start from: those in the middle of what the race offers."""
    guides = of_race.guides
    middle = guides[len(guides) // 2].goal
    first = next(guide for guide in guides if guide.goal == middle)
    return long_clock(middle.seconds), str(first.walks)


def _schedule(schedule: Schedule) -> tuple[Any, ...]:
    """Sections, halts and the end of the opening. Without walks by the clock a run is null."""
    sections = [
        (section.from_m, *_clock(section.ratio), section.skip_within_s)
        for section in schedule.sections
    ]
    return sections, schedule.halts, schedule.opening_s


def _clock(ratio: Ratio | None) -> tuple[float | None, float]:
    return (float(ratio.run_s), float(ratio.walk_s)) if ratio else (None, 0.0)


def _marks(marks: Marks) -> tuple[Any, ...]:
    """What has a row; only marks by distance have a unit of their own."""
    return marks.of, marks.every_m, marks.unit if marks.of == "distance" else None


def _start(start: Start) -> tuple[Any, ...]:
    return start.wave, start.gun, start.delay


def _cutoff(cutoff: Cutoff) -> tuple[Any, ...]:
    """Where in metres and in words; by when in words, in seconds, and whether of the day."""
    where = cutoff.name or distance(cutoff.at)
    return cutoff.at, where, str(cutoff.by), cutoff.by.seconds, cutoff.by.of_day


def _chart(chart: Chart) -> tuple[Any, ...]:
    """Its name, the pace it ends at, and the ratios from each pace on."""
    return chart.name, chart.ends, [(row.pace, list(map(str, row.ratios))) for row in chart.rows]


def planner_race_data(of_race: RaceGuides) -> Data:
    """A race for the planner, and in words its ways of walking that take more than a ratio."""
    words = [(str(walks), walks_parts(walks)) for walks in walks_in_words(of_race)]
    return {"planner_race": planner_race(of_race), "words": words}


def planner_page_data(
    chrome: Chrome, chosen: str, races: tuple[RaceGuides, ...], race_scripts: Sequence[Page[Any]]
) -> Data:
    """The planner on a page of its own: for every race, places first."""
    choices = [
        (of_race.race.slug, of_race.race.name, file_of(planner_race_url(of_race)), race_script)
        for of_race, race_script in zip(races, race_scripts, strict=True)
    ]
    places = {of_race.race.slug for of_race in races if of_race.race.place}
    choices.sort(key=lambda choice: (choice[0] not in places, choice[1]))
    return chrome.around(PLANNER) | {"choices": choices, "chosen": chosen} | planner_form_data()


def planner_form_data() -> dict[str, Any]:
    """What a page with the planner has besides its races."""
    formats = [{"key": form.key, "name": form.name, "use": form.use} for form in FORMATS]
    return {"formats": formats, "meanings": list(MEANINGS.items())} | {"rulers": RULERS}
