"""A guide as files for other programs: what is written here is their syntax."""

import csv
import io
from dataclasses import dataclass

import orjson

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Guide
from generator.pacing.legs import Leg
from generator.pages.frame import Site
from generator.pages.urls import band_url, guide_url, plan_url


@dataclass(frozen=True, slots=True)
class Download:
    """A file for other programs, ready as it is."""

    text: str


def plan_json(guide: Guide) -> str:
    """`plan.json`: the whole plan, unrounded. Its keys are a promise to other programs."""
    race, plan = guide.race, guide.plan
    # Halts make legs shorter or longer than the ratio says, so then the ratio is not promised.
    ratio = None if plan.schedule.halts else guide.walks.ratio
    course = guide.course
    profile = course.paced_by if course.profile else None
    return _json(
        {
            "race": race.slug,
            "race_name": race.name,
            "date": race.date.iso if race.date else None,
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


def _leg(leg: Leg) -> dict[str, str | float]:
    """A leg, `run` or `walk` as promised: standing is a walk that goes nowhere."""
    return {
        "gait": "run" if leg.gait == "run" else "walk",
        "start_s": leg.start_s,
        "end_s": leg.end_s,
        "start_m": leg.start_m,
        "end_m": leg.end_m,
    }


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


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE).decode()


def plan_file(guide: Guide) -> Download:
    """A guide's `plan.json`."""
    return Download(plan_json(guide))


def splits_file(guide: Guide) -> Download:
    """A guide's `splits.csv`."""
    return Download(splits_csv(guide))


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
            "band": band_url(guide),
        }
        for of_race in races
        for guide in of_race.guides
    ]
    return Download(_json({"guides": guides}))
