"""Guides and races in words: what several pages say alike."""

from collections.abc import Callable
from typing import Any

from generator import units
from generator.pacing.course import Course
from generator.pacing.cutoffs import Margin
from generator.pacing.guide import Guide
from generator.pacing.splits import AT_THE_MARK_M, Split
from generator.race.model import Marks, Race, Start
from generator.race.tables import Chart, Standards
from generator.race.walks import Walks


def plan_data(guide: Guide) -> dict[str, Any]:
    """All there is to say about a plan, in printed form: for its page, and for the terminal."""
    race, plan = guide.race, guide.plan
    return guide_names(guide) | {
        "race": race_names(race),
        "strategy": _strategy(race),
        "course": course_words(guide.course),
        "average": both_paces(plan.goal_s / race.distance, race),
        "halves": (guide.halfway.clock, units.clock(plan.goal_s - int(guide.halfway.elapsed_s))),
        "columns": _columns(guide),
        "rows": [_row(guide, split) for split in guide.splits],
        "starts": [_start(start, plan.goal_s) for start in race.starts],
        "waves": _waves(guide),
        "margins": [_margin(margin) for margin in guide.margins],
        "times_from": race.times_from,
        "catch_up": [
            (units.clock(one.late_s), one.run_pace and fine_paces(one.run_pace, race))
            for one in guide.catch_ups
        ],
    }


def guide_names(guide: Guide) -> dict[str, Any]:
    """How a guide is called, and what it asks of the runner."""
    race, plan = guide.race, guide.plan
    return {
        "goal": units.clock(plan.goal_s),
        "ratio": str(guide.walks),
        "plain": guide.walks.ratio and tuple(map(units.clock, guide.walks.ratio)),
        "parts": walks_parts(guide.walks),
        "has_walks": plan.schedule.has_walks,
        "run_pace": fine_paces(plan.run_pace, race),
        "watch": (
            (units.percent(abs(race.watch)), "long" if race.watch > 0 else "short")
            if race.watch
            else None
        ),
        "watch_pace": fine_paces(guide.watch_pace, race),
        "walk_pace": both_paces(plan.walk_pace, race) if plan.walk_pace is not None else None,
        "walk_breaks": plan.walk_breaks,
        "breaks": plan.walk_breaks
        and f"{plan.walk_breaks} walk break{'s' if plan.walk_breaks > 1 else ''}",
        "walking": units.clock(plan.walking_s),
        "standing": units.clock(plan.standing_s) if plan.standing_s else None,
    }


def walks_parts(walks: Walks) -> list[dict[str, Any]]:
    """What holds where, part by part, each with the end of the one before it."""
    said: list[dict[str, Any]] = []
    start = None
    for part in walks.parts:
        places = part.at_places
        said.append(
            {
                "from": start,
                "to": part.limit or None,
                "timed": part.to_s is not None,
                "run_walk": part.ratio and tuple(map(units.clock, part.ratio)),
                "on_climbs": part.on_climbs and tuple(map(units.clock, part.on_climbs)),
                "places": places and (places.length, places.where),
                "apart": units.clock(places.skip_within_s)
                if places and places.skip_within_s
                else None,
            }
        )
        start = part.limit
    return said


def _strategy(race: Race) -> dict[str, Any]:
    """What spends the effort otherwise than evenly."""
    ease = race.ease_in
    return {
        "hills": units.percent(race.hills) if race.hills < 1 else None,
        "downhill": units.percent(race.downhill) if race.downhill < 1 else None,
        "altitude": units.percent(race.altitude) if race.altitude else None,
        "drift": units.halves(race.drift) if race.drift else None,
        "ease": (units.distance(ease[1]), units.percent(ease[0])) if ease else None,
    }


def _start(start: Start, goal_s: int) -> dict[str, str | None]:
    """When a wave starts, and when it finishes by the gun and by the time of day."""
    return {
        "wave": start.wave,
        "gun": None if start.gun is None else units.hour_of_day(start.gun),
        "delay": units.clock(start.delay),
        "gun_time": units.clock(start.delay + goal_s),
        "finish": None if start.gun is None else _of_day(start, start.delay + goal_s),
    }


def _of_day(start: Start, gun_s: float) -> str:
    """What a clock on the wall says so long after the gun; where none is known, the gun's own."""
    return units.clock(gun_s) if start.gun is None else units.time_of_day(start.gun + gun_s)


def _waves(guide: Guide) -> list[tuple[str, list[str]]]:
    """The time of day at every mark for each of several starts."""
    starts = guide.race.starts
    if len(starts) < 2:
        return []
    return [
        (s.label, [_of_day(start, start.delay + s.elapsed_s) for start in starts])
        for s in guide.splits
    ]


def _margin(margin: Margin) -> tuple[str, ...]:
    cutoff, start = margin.cutoff, margin.start
    return (
        cutoff.name or units.distance(cutoff.at),
        units.distance(cutoff.at) if cutoff.name else "",
        str(cutoff.by),
        start.wave,
        _of_day(start, margin.gun_s),
        units.clock(margin.margin_s),
    )


def race_names(race: Race) -> dict[str, Any]:
    return {
        "name": race.name,
        "place": race.place,
        "when": race_when(race),
        "web": race.web,
        "distance": race_distance(race),
        "exact": units.distance(race.distance),
        "unit": race.markers,
        "markers": {"mi": "mile", "km": "kilometre"}[race.markers],
        "mark": _mark(race.rows),
        "mark_head": "mark" if race.marks and race.marks.of == "distance" else _mark(race.rows),
    }


def _mark(marks: Marks) -> str:
    """What has a row, one of them: `mile`, `5 km`, `aid station`."""
    if marks.of != "distance":
        return marks.of.removesuffix("s")
    length = units.distance(marks.every_m)
    return {"1 mi": "mile", "1 km": "kilometre"}.get(length, length)


def course_words(course: Course) -> dict[str, Any] | None:
    race, profile = course.race, course.profile
    if not race.course or not profile:
        return None
    drop_m = profile.net_drop_m
    return {
        "confidence": race.course.confidence,
        "source": race.course.source,
        "note": race.course.note,
        "ascent": units.height(profile.ascent_m, race.markers),
        "net": units.height(abs(drop_m), race.markers) if abs(drop_m) >= 1 else None,
        "clamped": units.place(course.clamped_m, race.markers) if course.clamped_m else None,
        "falls": drop_m > 0,
    }


def aid_words(race: Race) -> dict[str, Any] | None:
    if not race.aid:
        return None
    return {
        "year": race.aid.year,
        "confidence": race.aid.confidence,
        "source": race.aid.source,
        "stations": [
            (
                units.place(stop.at_m, race.markers),
                stop.name,
                stop.stand_s and units.clock(stop.stand_s),
            )
            for stop in race.stations
        ],
    }


def chart_words(chart: Chart, race: Race) -> dict[str, Any]:
    """A coach's chart, and the goal paces that it runs from and to."""
    return {
        "name": chart.name,
        "source": chart.source,
        "from": both_paces(chart.rows[0].pace, race),
        "to": both_paces(chart.ends, race),
    }


def standards_words(table: Standards, course: Course) -> dict[str, Any]:
    """A table of standards, and what this course does to it."""
    index_s = table.index(course.net_drop_m)
    return {
        "name": table.name,
        "label": table.label,
        "valid_for": table.valid_for,
        "source": table.source,
        "index": units.clock(index_s) if index_s else None,
        "counts": index_s is not None,
        "drop": units.height(course.net_drop_m, course.race.markers),
    }


def _columns(guide: Guide) -> dict[str, bool | str]:
    """Which columns the main table has beside mark, clock and split."""
    starts = guide.race.starts
    return {
        "gait": guide.plan.schedule.has_walks,
        "window": guide.by_the_clock,
        "day": ("Time of day" if starts[0].gun is not None else "Since the gun")
        if len(starts) == 1
        else "",
    }


def _row(guide: Guide, split: Split) -> dict[str, Any]:
    unit, starts = guide.race.markers, guide.race.starts
    passings = []
    for arrival in split.arrivals:
        stop = arrival.stop
        where = ""
        if abs(stop.at_m - split.distance_m) > AT_THE_MARK_M:
            where = f"{units.place(stop.at_m, unit)}, {units.clock(arrival.elapsed_s)}"
        stands = units.clock(stop.stand_s) if stop.stand_s else ""
        passings.append((stop.kind, stop.name, where, stands))
    return {
        "label": split.label,
        "clock": split.clock,
        "split": split.split,
        "gait": split.gait,
        "window": tuple(map(units.clock, split.window)),
        "day": _of_day(starts[0], starts[0].delay + split.elapsed_s) if len(starts) == 1 else "",
        "passings": passings,
    }


def cycle_rows(guide: Guide) -> list[tuple[str, ...]]:
    """A line for each run and the break after it: when and where each starts, how long it is."""
    unit = guide.race.markers
    lines: list[tuple[str, ...]] = []
    if len(guide.plan.legs) == 1:
        return lines
    run = ("", "")
    for leg in guide.plan.legs:
        start = (units.clock(leg.start_s), units.place(leg.start_m, unit))
        if leg.gait == "run":
            run = start
            continue
        lasts = units.lasting(leg.end_s - leg.start_s)
        lines.append((*run, leg.gait, *start, lasts))
        run = ("", "")
    lines.append((*run, "", "", "", ""))
    return [(str(i), *line) for i, line in enumerate(lines, start=1)]


def both_paces(
    seconds_per_metre: float, race: Race, say: Callable[[float, units.Unit], str] = units.pace
) -> tuple[str, str]:
    """A pace in the race's unit first, then in the other one."""
    other: units.Unit = "km" if race.markers == "mi" else "mi"
    return (
        f"{say(seconds_per_metre, race.markers)} /{race.markers}",
        f"{say(seconds_per_metre, other)} /{other}",
    )


def fine_paces(seconds_per_metre: float, race: Race) -> tuple[str, str]:
    return both_paces(seconds_per_metre, race, units.fine_pace)


def race_distance(race: Race) -> str:
    """A race's length in the unit of its markers: `26.22 mi`, `42.195 km`."""
    exact = units.distance(race.distance)
    return exact if exact.endswith(race.markers) else units.place(race.distance, race.markers)


def race_when(race: Race) -> str | None:
    if race.date:
        return f"{race.date.day} {race.date:%B %Y}"
    return race.when
