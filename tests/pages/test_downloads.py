"""A guide as files for other programs."""

import csv
import io
import json
from itertools import pairwise

import pytest

from generator.pacing.catalogue import Catalogue
from generator.pacing.guide import Guide
from generator.pages.downloads import course_file, plan_json, splits_csv


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


def test_a_plan_says_everything_it_was_made_from(boston: Guide) -> None:
    plan = json.loads(plan_json(boston))

    assert {key: plan[key] for key in list(plan)[:11]} == {
        "race": "boston",
        "race_name": "Boston Marathon",
        "date": "2027-04-19",
        "distance_m": 42195.0,
        "goal_s": 12300,
        "course": "/boston/course.json",
        "run_walk": {"run_s": 240, "walk_s": 30},
        "run_pace_s_per_km": pytest.approx(275.29, abs=0.5),
        "walk_pace_s_per_km": pytest.approx(960 / 1.609344),
        "hills": 1.0,
        "drift": 0.0,
    }
    assert list(plan)[11:] == [
        "legs", "splits", "ratio", "half_s", "downhill", "altitude", "ease_in", "watch", "stops",
        "starts", "cutoffs",
    ]  # fmt: skip
    assert plan["ratio"] == "4:00/0:30"
    assert plan["half_s"] == pytest.approx(boston.halfway.elapsed_s, abs=0.001)


def test_times_are_to_a_thousandth_distances_to_a_hundredth_and_paces_to_a_millionth(
    boston: Guide,
) -> None:
    plan = json.loads(plan_json(boston))
    numbers = [number for _, *leg in plan["legs"] for number in leg]
    numbers += [split[key] for split in plan["splits"] for key in ("distance_m", "elapsed_s")]

    assert all(len(repr(number).partition(".")[2]) <= 3 for number in numbers)
    assert len(repr(plan["run_pace_s_per_km"]).partition(".")[2]) <= 6
    for (_, start_s, end_s, start_m, end_m), leg in zip(
        plan["legs"], boston.plan.legs, strict=True
    ):
        assert 0 <= leg.start_s - start_s < 0.001
        assert 0 <= leg.end_s - end_s < 0.001
        assert (start_m, end_m) == pytest.approx((leg.start_m, leg.end_m), abs=0.0051)


def test_legs_and_splits_have_the_promised_keys_and_end_at_the_finish(boston: Guide) -> None:
    plan = json.loads(plan_json(boston))

    gait, _, end_s, _, end_m = plan["legs"][-1]
    assert (gait, end_s, end_m) == ("run", 12300, 42195)
    assert list(plan["splits"][0]) == [
        "label", "distance_m", "elapsed_s", "clock", "split", "gait",
    ]  # fmt: skip
    finish = plan["splits"][-1]
    assert (finish["label"], finish["distance_m"], finish["elapsed_s"]) == ("Finish", 42195, 12300)
    assert finish["clock"] == "3:25:00"
    assert len(plan["splits"]) == 27


def test_elapsed_times_are_cut_and_clocks_are_them_cut_again(catalogue: Catalogue) -> None:
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


def test_a_continuous_plan_has_one_leg_and_no_walk(catalogue: Catalogue) -> None:
    plan = json.loads(plan_json(find(catalogue, "marathon", 12600, "continuous")))

    assert (plan["run_walk"], plan["walk_pace_s_per_km"]) == (None, None)
    assert plan["legs"] == [["run", 0, 12600, 0, 42195]]
    assert plan["date"] is None


def test_the_course_has_the_profile_that_guides_are_paced_by(catalogue: Catalogue) -> None:
    """A program that works a plan out again gets the same. CIM is paced as a straight slope."""
    courses = {
        of_race.race.slug: json.loads(course_file(of_race).text) for of_race in catalogue.races
    }
    boston = next(one.course for one in catalogue.races if one.race.slug == "boston")

    assert courses["cim"] == {
        "race": "cim", "distance_m": 42195, "profile": [[0, 98], [42195, 7]],
    }  # fmt: skip
    assert courses["marathon"]["profile"] == []
    assert boston.profile
    assert courses["boston"]["profile"] == [
        list(pair) for pair in zip(boston.profile.distances, boston.profile.elevations, strict=True)
    ]


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


def test_a_plan_of_sections_keeps_the_legs_and_says_null_for_its_ratio(
    catalogue: Catalogue,
) -> None:
    guide = find(catalogue, "leadville-100", 90000, "10:00/1:00, on climbs 1:00/4:00")
    plan = json.loads(plan_json(guide))

    assert plan["run_walk"] is None
    assert plan["ratio"] == "10:00/1:00, on climbs 1:00/4:00"
    assert {gait for gait, *_ in plan["legs"]} == {"run", "walk"}
    for (_, _, end_s, _, end_m), (_, start_s, _, start_m, _) in pairwise(plan["legs"]):
        assert (end_s, end_m) == (start_s, start_m)
    assert plan["stops"] == []
    assert plan["starts"] == [{"wave": "", "gun_s": 14400, "delay_s": 0}]
    assert plan["cutoffs"][0]["name"] == "May Queen"
    assert plan["cutoffs"][0]["by"] == "7:45"
    assert all(cutoff["margin_s"] >= 0 for cutoff in plan["cutoffs"])
    assert plan["splits"][-1]["clock"] == "25:00:00"
