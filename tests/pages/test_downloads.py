"""The files of a guide that other programs read."""

import csv
import io
import json
from itertools import pairwise
from typing import Any

import pytest

from generator.pacing.catalogue import Catalogue
from generator.pacing.guide import Guide
from generator.pages.downloads import index_json, plan_json, splits_csv


def find(catalogue: Catalogue, slug: str, goal_s: int, ratio: str) -> Guide:
    return next(
        guide.work_out()
        for of_race in catalogue.races
        if of_race.race.slug == slug
        for guide in of_race.guides
        if (guide.goal.seconds, str(guide.walks)) == (goal_s, ratio)
    )


@pytest.fixture
def boston(catalogue: Catalogue) -> Guide:
    return find(catalogue, "boston", 12300, "4:00/0:30")


def test_plan_json_holds_everything_the_plan_is_made_from(boston: Guide) -> None:
    plan = json.loads(plan_json(boston))

    assert {key: plan[key] for key in list(plan)[:11]} == {
        "race": "boston",
        "race_name": "Boston Marathon",
        "date": "2027-04-19",
        "distance_m": 42195.0,
        "goal_s": 12300,
        "run_walk": {"run_s": 240, "walk_s": 30},
        "run_pace_s_per_km": pytest.approx(275.29, abs=0.5),
        "walk_pace_s_per_km": pytest.approx(960 / 1.609344),
        "hills": 1.0,
        "drift": 0.0,
        "profile": [list(pair) for pair in zip(*_points(boston), strict=True)],
    }
    assert list(plan)[11:] == [
        "legs", "splits", "ratio", "half_s", "downhill", "altitude", "ease_in", "watch", "stops",
        "starts", "cutoffs",
    ]  # fmt: skip
    assert (plan["ratio"], plan["half_s"]) == ("4:00/0:30", boston.halfway.elapsed_s)


def _points(guide: Guide) -> Any:
    profile = guide.course.profile
    assert profile
    return profile.distances, profile.elevations


def test_legs_and_splits_have_the_promised_keys_and_end_at_the_finish(boston: Guide) -> None:
    plan = json.loads(plan_json(boston))

    assert set(plan["legs"][0]) == {"gait", "start_s", "end_s", "start_m", "end_m"}
    assert plan["legs"][-1]["gait"] == "run"
    assert (plan["legs"][-1]["end_s"], plan["legs"][-1]["end_m"]) == (12300, 42195)
    assert list(plan["splits"][0]) == [
        "label", "distance_m", "elapsed_s", "clock", "split", "gait", "earliest_s", "latest_s",
    ]  # fmt: skip
    finish = plan["splits"][-1]
    assert (finish["label"], finish["distance_m"], finish["elapsed_s"]) == ("Finish", 42195, 12300)
    assert finish["clock"] == "3:25:00"
    assert len(plan["splits"]) == 27


def test_elapsed_times_are_exact_and_clocks_are_floored(catalogue: Catalogue) -> None:
    for of_race in catalogue.races:
        for guide in of_race.guides[:: max(1, len(of_race.guides) // 10)]:
            splits = json.loads(plan_json(guide.work_out()))["splits"]
            for split in splits:
                hours, minutes, seconds = (
                    "0:" * (2 - split["clock"].count(":")) + split["clock"]
                ).split(":")
                assert int(split["elapsed_s"]) == int(hours) * 3600 + int(minutes) * 60 + int(
                    seconds
                )
            assert all(a["elapsed_s"] < b["elapsed_s"] for a, b in pairwise(splits))


def test_a_continuous_plan_has_one_leg_and_no_walk_pace(catalogue: Catalogue) -> None:
    plan = json.loads(plan_json(find(catalogue, "marathon", 12600, "continuous")))

    assert (plan["run_walk"], plan["walk_pace_s_per_km"]) == (None, None)
    assert plan["legs"] == [
        {"gait": "run", "start_s": 0, "end_s": 12600, "start_m": 0, "end_m": 42195}
    ]
    assert (plan["profile"], plan["date"]) == ([], None)


def test_the_profile_is_the_one_that_the_plan_was_paced_on(catalogue: Catalogue) -> None:
    """So whoever works the plan out from its file gets the same; CIM is one straight slope."""
    plan = json.loads(plan_json(find(catalogue, "cim", 12600, "continuous")))

    assert plan["profile"] == [[0, 98], [42195, 7]]


def test_the_csv_is_the_main_table(boston: Guide) -> None:
    rows = list(csv.DictReader(io.StringIO(splits_csv(boston))))

    assert [row["mark"] for row in rows][-2:] == ["26 mi", "Finish"]
    assert rows[-1]["clock"] == "3:25:00"
    assert rows[0] == {
        "mark": "1 mi",
        "distance_m": "1609.34",
        "elapsed_s": f"{boston.splits[0].elapsed_s:.2f}",
        "clock": boston.splits[0].clock,
        "split": boston.splits[0].split,
        "gait": "run",
        "earliest": "7:24",
        "latest": "7:40",
        "passing": "Steep drop out of Hopkinton at 0.1 mi",
    }


def test_the_index_lists_every_guide_it_is_given() -> None:
    assert json.loads(index_json([{"race": "a"}])) == {"guides": [{"race": "a"}]}


def test_a_plan_in_sections_has_legs_but_no_single_ratio(
    catalogue: Catalogue,
) -> None:
    guide = find(catalogue, "leadville-100", 90000, "10:00/1:00, on climbs 1:00/4:00")
    plan = json.loads(plan_json(guide))

    assert plan["run_walk"] is None
    assert plan["ratio"] == "10:00/1:00, on climbs 1:00/4:00"
    assert {leg["gait"] for leg in plan["legs"]} == {"run", "walk"}
    for leg, following in pairwise(plan["legs"]):
        assert leg["end_s"] == following["start_s"]
        assert leg["end_m"] == following["start_m"]
    assert plan["stops"] == []
    assert plan["starts"] == [{"wave": "", "gun_s": 14400, "delay_s": 0}]
    assert plan["cutoffs"][0]["name"] == "May Queen"
    assert plan["cutoffs"][0]["by"] == "7:45"
    assert all(cutoff["margin_s"] >= 0 for cutoff in plan["cutoffs"])
    assert plan["splits"][-1]["clock"] == "25:00:00"
