"""A plan as files that other programs read: their syntax, and nothing computed."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import orjson

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Guide
from generator.pacing.legs import Leg
from generator.pages.page import Data
from generator.pages.urls import guide_url


def plan_json(guide: Guide) -> str:
    """`plan.json`: the whole plan, exact. Its keys are a promise to other programs."""
    race, plan = guide.race, guide.plan
    # Where halts cut legs short or long, the ratio is not what legs follow.
    ratio = None if plan.schedule.halts else guide.walks.ratio
    course = guide.course
    profile = course.paced_by if course.profile else None
    return _json(
        {
            "race": race.slug,
            "race_name": race.name,
            "date": race.date.isoformat() if race.date else None,
            "distance_m": race.distance,
            "goal_s": plan.goal_s,
            "run_walk": ratio._asdict() if ratio else None,
            "run_pace_s_per_km": plan.run_pace * units.KILOMETRE_M,
            "walk_pace_s_per_km": (
                plan.walk_pace * units.KILOMETRE_M if plan.walk_pace is not None else None
            ),
            "hills": race.hills,
            "drift": race.drift,
            "profile": (
                list(zip(profile.distances, profile.elevations, strict=True)) if profile else []
            ),
            "legs": [_leg(leg) for leg in plan.legs],
            "splits": [
                {
                    "label": split.label,
                    "distance_m": split.distance_m,
                    "elapsed_s": split.elapsed_s,
                    "clock": split.clock,
                    "split": split.split,
                    "gait": split.gait,
                    "earliest_s": split.window.earliest_s,
                    "latest_s": split.window.latest_s,
                }
                for split in guide.splits
            ],
            "ratio": str(guide.walks),
            "half_s": guide.halfway.elapsed_s,
            "downhill": race.downhill,
            "altitude": race.altitude,
            "ease_in": race.ease_in and {"slower": race.ease_in[0], "to_m": race.ease_in[1]},
            "watch": race.watch,
            "stops": [
                {"at_m": leg.start_m, "start_s": leg.start_s, "end_s": leg.end_s}
                for leg in plan.legs
                if leg.gait == "stand"
            ],
            "starts": [
                {"wave": start.wave, "gun_s": start.gun, "delay_s": start.delay}
                for start in race.starts
            ],
            "cutoffs": [
                {
                    "at_m": margin.cutoff.at,
                    "name": margin.cutoff.name,
                    "by": str(margin.cutoff.by),
                    "wave": margin.start.wave,
                    "gun_s": margin.gun_s,
                    "margin_s": margin.margin_s,
                }
                for margin in guide.margins
            ],
        }
    )


def _leg(leg: Leg) -> dict[str, Any]:
    """A leg as promised, `run` or `walk`: standing is a walk that goes nowhere."""
    return leg._asdict() | {"gait": "run" if leg.gait == "run" else "walk"}


def splits_csv(guide: Guide) -> str:
    """`splits.csv`: the main table, for a spreadsheet."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(
        [
            "mark",
            "distance_m",
            "elapsed_s",
            "clock",
            "split",
            "gait",
            "earliest",
            "latest",
            "passing",
        ]
    )
    for split in guide.splits:
        passing = "; ".join(
            f"{stop.name} at {units.place(stop.at_m, guide.race.markers)}"
            for stop in (arrival.stop for arrival in split.arrivals)
        )
        rows.writerow(
            [
                split.label,
                f"{split.distance_m:.2f}",
                f"{split.elapsed_s:.2f}",
                split.clock,
                split.split,
                split.gait,
                *map(units.clock, split.window),
                passing,
            ]
        )
    return text.getvalue()


def index_json(entries: Iterable[dict[str, str]]) -> str:
    """`index.json`: one entry for every guide."""
    return _json({"guides": list(entries)})


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE).decode()


def plan_json_data(guide: Guide) -> Data:
    return {"text": plan_json(guide)}


def splits_csv_data(guide: Guide) -> Data:
    return {"text": splits_csv(guide)}


def index_json_data(base_path: str, races: tuple[RaceGuides, ...]) -> Data:
    """`url` is where a guide is hosted; the files are where they stand in `site/`."""
    entries = []
    for of_race in races:
        for guide in of_race.guides:
            url = guide_url(guide)
            entries.append(
                {
                    "race": guide.race.slug,
                    "race_name": guide.race.name,
                    "goal": units.long_clock(guide.goal.seconds),
                    "ratio": str(guide.walks),
                    "url": base_path.rstrip("/") + url,
                    "plan": f"{url}plan.json",
                    "band": f"{url}band.html",
                }
            )
    return {"text": index_json(entries)}
