"""A guide as files for other programs: what is written here is their syntax."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import orjson

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.course import Course
from generator.pacing.cutoffs import Margin
from generator.pacing.guide import Guide
from generator.pacing.plan import Plan
from generator.pacing.splits import Split
from generator.pages.frame import Site
from generator.pages.urls import course_url, file_of, guide_url, plan_url

CSV_HEAD = "mark,distance_m,elapsed_s,clock,split,gait,earliest,latest,passing\r\n"
CSV_SPECIAL = (",", '"', "\r", "\n")
"""What a value is put into quotes for."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file for other programs, ready as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class RunWalk:
    """The plain ratio of a plan."""

    run_s: int
    walk_s: int


LegRow = tuple[Literal["run", "walk"], float, float, float, float]
"""A leg: gait, seconds from `start` to `end`, metres from `start` to `end`.

Standing is a walk that goes nowhere.
"""


@dataclass(frozen=True, slots=True)
class SplitRecord:
    """A row of the main table."""

    label: str
    distance_m: float
    elapsed_s: float
    clock: str
    split: str
    gait: str


@dataclass(frozen=True, slots=True)
class EaseInRecord:
    """An easy start: how much slower, and for how many metres."""

    slower: float
    to_m: float


@dataclass(frozen=True, slots=True)
class StopRecord:
    """Where and when the runner stands."""

    at_m: float
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class StartRecord:
    """When a wave starts, in seconds after midnight, and how much later it crosses the line."""

    wave: str
    gun_s: int | None
    delay_s: int


@dataclass(frozen=True, slots=True)
class CutoffRecord:
    """A cut-off, and when the runners of one start get there."""

    at_m: float
    name: str | None
    by: str
    wave: str
    gun_s: float
    margin_s: float


@dataclass(frozen=True, slots=True)
class PlanFile:
    """`plan.json`: the whole plan. Its keys are a promise to other programs.

    Times are cut to 0.001 s, so that they are cut again to the clocks that are printed. Distances
    are to 0.01 m, paces to 1e-6 s/km.
    """

    race: str
    race_name: str
    date: str | None
    distance_m: float
    goal_s: int
    course: str
    """Where the site has the course."""
    run_walk: RunWalk | None
    run_pace_s_per_km: float
    walk_pace_s_per_km: float | None
    hills: float
    drift: float
    legs: tuple[LegRow, ...]
    splits: tuple[SplitRecord, ...]
    ratio: str
    half_s: float
    downhill: float
    altitude: float
    ease_in: EaseInRecord | None
    watch: float
    stops: tuple[StopRecord, ...]
    starts: tuple[StartRecord, ...]
    cutoffs: tuple[CutoffRecord, ...]


@dataclass(frozen=True, slots=True)
class CourseFile:
    """`course.json`. Its keys are a promise to other programs."""

    race: str
    distance_m: float
    profile: tuple[tuple[float, float], ...]
    """Distance and elevation in metres; empty on a flat course."""


def plan_record(guide: Guide) -> PlanFile:
    """A guide as `plan.json` has it."""
    race, plan = guide.race, guide.plan
    # Halts make legs shorter or longer than the ratio says, so then the ratio is not promised.
    ratio = None if plan.schedule.halts else guide.walks.ratio
    walk_pace = plan.walk_pace
    return PlanFile(
        race=race.slug,
        race_name=race.name,
        date=race.date.iso if race.date else None,
        distance_m=_metres(race.distance),
        goal_s=plan.goal_s,
        course=course_url(race),
        run_walk=RunWalk(ratio.run_s, ratio.walk_s) if ratio else None,
        run_pace_s_per_km=_pace(plan.run_pace),
        walk_pace_s_per_km=None if walk_pace is None else _pace(walk_pace),
        hills=race.hills,
        drift=race.drift,
        legs=tuple(_legs(plan)),
        splits=tuple(_split(split) for split in guide.splits),
        ratio=str(guide.walks),
        half_s=_seconds(guide.halfway.elapsed_s),
        downhill=race.downhill,
        altitude=race.altitude,
        ease_in=EaseInRecord(race.ease_in[0], race.ease_in[1]) if race.ease_in else None,
        watch=race.watch,
        stops=tuple(
            StopRecord(_metres(leg.start_m), _seconds(leg.start_s), _seconds(leg.end_s))
            for leg in plan.legs
            if leg.gait == "stand"
        ),
        starts=tuple(StartRecord(start.wave, start.gun, start.delay) for start in race.starts),
        cutoffs=tuple(_cutoff(margin) for margin in guide.margins),
    )


def _legs(plan: Plan) -> Iterator[LegRow]:
    """A row for each leg. It starts when and where the one before ends."""
    start_s: float = 0
    start_m: float = 0
    for leg in plan.legs:
        gait: Literal["run", "walk"] = "run" if leg.gait == "run" else "walk"
        end_s, end_m = _seconds(leg.end_s), _metres(leg.end_m)
        yield gait, start_s, end_s, start_m, end_m
        start_s, start_m = end_s, end_m


def _split(split: Split) -> SplitRecord:
    return SplitRecord(
        label=split.label,
        distance_m=_metres(split.distance_m),
        elapsed_s=_seconds(split.elapsed_s),
        clock=split.clock,
        split=split.split,
        gait=split.gait,
    )


def _seconds(elapsed_s: float) -> float:
    return units.cut(elapsed_s, 1000)


def _metres(distance_m: float) -> float:
    return units.nearest(distance_m, 100)


def _pace(pace: float) -> float:
    """Seconds per kilometre."""
    return units.nearest(pace * units.KILOMETRE_M, 1_000_000)


def _cutoff(margin: Margin) -> CutoffRecord:
    cutoff = margin.cutoff
    return CutoffRecord(
        at_m=_metres(cutoff.at),
        name=cutoff.name,
        by=str(cutoff.by),
        wave=margin.start.wave,
        gun_s=_seconds(margin.gun_s),
        margin_s=_seconds(margin.margin_s),
    )


def plan_json(guide: Guide) -> str:
    """The text of `plan.json`."""
    return _json(plan_record(guide))


def splits_csv(guide: Guide) -> str:
    """`splits.csv`: the main table, for a spreadsheet."""
    return "".join([CSV_HEAD, *(_csv_row(split, guide.race.markers) for split in guide.splits)])


def _csv_row(split: Split, unit: units.Unit) -> str:
    stops = [
        f"{arrival.stop.name} at {units.place(arrival.stop.at_m, unit)}"
        for arrival in split.arrivals
    ]
    texts = [
        _csv_value(split.label),
        units.hundredths(split.distance_m),
        units.hundredths(split.elapsed_s),
        split.clock,
        split.split,
        split.gait,
        units.clock(split.window.earliest_s),
        units.clock(split.window.latest_s),
        _csv_value("; ".join(stops)),
    ]
    return f"{','.join(texts)}\r\n"


def _csv_value(text: str) -> str:
    """A value of a CSV file, in quotes where it needs them (RFC 4180)."""
    if any(special in text for special in CSV_SPECIAL):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE).decode()


def plan_file(guide: Guide) -> Download:
    """A guide's `plan.json`."""
    return Download(plan_json(guide))


def splits_file(guide: Guide) -> Download:
    """A guide's `splits.csv`."""
    return Download(splits_csv(guide))


def course_file(of_race: RaceGuides) -> Download:
    """`course.json`: the ground that a race's guides are paced by."""
    return Download(_json(course_record(of_race.course)))


def course_record(course: Course) -> CourseFile:
    """A course as `course.json` has it."""
    race, ground = course.race, course.paced_by
    profile = tuple(zip(ground.distances, ground.elevations, strict=True)) if course.profile else ()
    return CourseFile(race.slug, _metres(race.distance), profile)


def index_file(site: Site, races: tuple[RaceGuides, ...]) -> Download:
    """`index.json`: an entry for every guide.

    `url` is where a guide is hosted; the other paths are those of files in `site/`.
    """
    guides = [
        {
            "race": guide.race.slug,
            "race_name": guide.race.name,
            "goal": units.long_clock(guide.goal.seconds),
            "ratio": str(guide.walks),
            "url": site.base_path.rstrip("/") + guide_url(guide),
            "plan": plan_url(guide),
            "band": f"/{file_of(guide_url(guide))}",
        }
        for of_race in races
        for guide in of_race.guides
    ]
    return Download(_json({"guides": guides}))
