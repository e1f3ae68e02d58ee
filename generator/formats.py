"""A plan as files that other programs read: their syntax, and nothing computed."""

import csv
import io
from collections.abc import Iterable

import orjson

from generator import units
from generator.guide import Guide


def plan_json(guide: Guide) -> str:
    """`plan.json`: the whole plan, exact. Its keys are a promise to other programs."""
    race, plan = guide.race, guide.plan
    profile = guide.ground.paced_by
    return _json(
        {
            "race": race.slug,
            "race_name": race.name,
            "date": race.date.isoformat() if race.date else None,
            "distance_m": race.distance,
            "goal_s": plan.goal_s,
            "run_walk": (
                {"run_s": plan.run_walk[0], "walk_s": plan.run_walk[1]} if plan.run_walk else None
            ),
            "run_pace_s_per_km": plan.run_pace * units.KILOMETRE_M,
            "walk_pace_s_per_km": (
                plan.walk_pace * units.KILOMETRE_M if plan.walk_pace is not None else None
            ),
            "hills": race.hills,
            "drift": race.drift,
            "profile": (
                list(zip(profile.distances, profile.elevations, strict=True)) if profile else []
            ),
            "legs": [leg._asdict() for leg in plan.legs],
            "splits": [
                {
                    "label": split.label,
                    "distance_m": split.distance_m,
                    "elapsed_s": split.elapsed_s,
                    "clock": split.clock,
                    "split": split.split,
                    "gait": split.gait,
                }
                for split in guide.splits
            ],
        }
    )


def splits_csv(guide: Guide) -> str:
    """`splits.csv`: the main table, for a spreadsheet."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["mark", "distance_m", "elapsed_s", "clock", "split", "gait", "passing"])
    for split in guide.splits:
        passing = "; ".join(
            f"{p.what} at {units.place(p.at_m, guide.race.markers)}" for p in split.passings
        )
        rows.writerow(
            [
                split.label,
                f"{split.distance_m:.2f}",
                f"{split.elapsed_s:.2f}",
                split.clock,
                split.split,
                split.gait,
                passing,
            ]
        )
    return text.getvalue()


def index_json(entries: Iterable[dict[str, str]]) -> str:
    """`index.json`: one entry for every guide."""
    return _json({"guides": list(entries)})


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE).decode()
