"""All that a guide's page tells of a plan, whether it is ready-made or the planner's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator import units
from generator.pacing.course import Course
from generator.pacing.guide import Guide
from generator.pages.plan import PlanText, plan_text
from generator.pages.wording import (
    RatioText,
    WalksText,
    mark_word,
    ratio_text,
    time_of_day,
    walk_breaks_text,
    walks_text,
)
from generator.race.model import Race, Start


@dataclass(frozen=True, slots=True)
class Strategy:
    """How a plan spends its effort, where that is not evenly. None is what is usual."""

    hills: str | None
    downhill: str | None
    altitude: str | None
    drift: str | None
    ease_in: str | None
    """How far the start is run slower."""
    ease_in_by: str | None


@dataclass(frozen=True, slots=True)
class CourseTrust:
    """How well the course is known, and what of it the plan leaves out."""

    confidence: str
    clamped: str | None
    """How much of it is steeper than plans count."""


@dataclass(frozen=True, slots=True)
class StartText:
    """When a wave starts, and when it finishes by the gun and by the time of day."""

    wave: str
    gun: str | None
    delay: str
    """From the gun to the line."""
    gun_time: str
    finish: str | None


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A mark, and the time of day there for each wave."""

    label: str
    times: tuple[str, ...]


class Cycle(NamedTuple):
    """A run and the break after it: when and where each starts."""

    number: str
    run_at: str
    """``""`` where one break follows another."""
    run_place: str
    """In the unit of the race's markers."""
    gait: str
    """What the break is: `walk` or `stand`; ``""`` for the run to the finish."""
    break_at: str
    break_place: str
    lasts: str
    """How long the break is; ``""`` where a plain ratio says that of them all."""


@dataclass(frozen=True, slots=True)
class GuideText:
    """A guide in words and tables."""

    plan: PlanText
    mark: str
    """What has a row: `mile`."""
    ratio: RatioText | None
    """The plain ratio, if the walks are nothing else."""
    walks: WalksText
    walk_breaks: int
    breaks: str | None
    course: CourseTrust | None
    strategy: Strategy
    starts: tuple[StartText, ...]
    waves: tuple[WaveRow, ...]
    """Only where there are several."""
    times_from: str | None
    unit: units.Unit
    """Of the places where runs and walks start."""
    cycles: tuple[Cycle, ...]


def guide_text(guide: Guide) -> GuideText:
    """A guide in words and tables."""
    race = guide.race
    return GuideText(
        plan=plan_text(guide),
        mark=mark_word(race.rows),
        ratio=ratio_text(guide.walks.ratio),
        walks=walks_text(guide.walks),
        walk_breaks=guide.plan.walk_breaks,
        breaks=walk_breaks_text(guide),
        course=_course_trust(guide.course),
        strategy=_strategy(race),
        starts=tuple(_start(start, guide.plan.goal_s) for start in race.starts),
        waves=_waves(guide) if len(race.starts) > 1 else (),
        times_from=race.times_from,
        unit=race.markers,
        cycles=tuple(_cycles(guide)),
    )


def _course_trust(course: Course) -> CourseTrust | None:
    race = course.race
    if not race.course or not course.profile:
        return None
    return CourseTrust(
        race.course.confidence,
        units.place(course.clamped_m, race.markers) if course.clamped_m else None,
    )


def _strategy(race: Race) -> Strategy:
    return Strategy(
        hills=units.percent(race.hills) if race.hills < 1 else None,
        downhill=units.percent(race.downhill) if race.downhill < 1 else None,
        altitude=units.percent(race.altitude) if race.altitude else None,
        drift=units.halves(race.drift) if race.drift else None,
        ease_in=units.distance(race.ease_in[1]) if race.ease_in else None,
        ease_in_by=units.percent(race.ease_in[0]) if race.ease_in else None,
    )


def _start(start: Start, goal_s: int) -> StartText:
    gun_s = start.delay + goal_s
    return StartText(
        wave=start.wave,
        gun=None if start.gun is None else units.hour_of_day(start.gun),
        delay=units.clock(start.delay),
        gun_time=units.clock(gun_s),
        finish=None if start.gun is None else time_of_day(start, gun_s),
    )


def _waves(guide: Guide) -> tuple[WaveRow, ...]:
    """The time of day at every mark for each start."""
    return tuple(
        WaveRow(
            split.label,
            tuple(time_of_day(start, start.delay + split.elapsed_s) for start in guide.race.starts),
        )
        for split in guide.splits
    )


def _cycles(guide: Guide) -> Iterator[Cycle]:
    """A row for each run and the break after it; none for a guide that runs all the way."""
    unit_m, same_length = units.UNIT_M[guide.race.markers], guide.walks.ratio is not None
    number, run_at, run_place, lasts = 1, "", "", ""
    if len(guide.plan.legs) == 1:
        return
    for gait, start_s, end_s, start_m, _ in guide.plan.legs:
        at, place = units.clock(start_s), units.hundredths(start_m / unit_m)
        if gait == "run":
            run_at, run_place = at, place
            continue
        if not same_length:
            lasts = units.lasting(end_s - start_s)
        yield Cycle(f"{number}", run_at, run_place, gait, at, place, lasts)
        number, run_at, run_place = number + 1, "", ""
    yield Cycle(f"{number}", run_at, run_place, "", "", "", "")
