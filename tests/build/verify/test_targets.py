"""Which pages of a built site are looked at."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.build.verify.targets import Listed, NothingThere, Target, find_targets, read_index


def listed(race: str, goal: str, ratio: str, folder: str) -> dict[str, str]:
    at = f"/{race}/{folder}"
    return {
        "race": race,
        "goal": goal,
        "ratio": ratio,
        "plan": f"{at}/plan.json",
        "band": f"{at}/index.html",
    }


BOSTON = listed("boston", "3:25:00", "continuous", "3-25-00/continuous")
SLOWER = listed("boston", "3:25:00", "4:00/0:30 to 23 mi, then continuous", "3-25-00/run-4-00")
BERLIN = listed("berlin", "4:00:00", "continuous", "4-00-00/continuous")


def write_index(site: Path, value: Any) -> None:
    (site / "index.json").write_text(json.dumps(value), encoding="utf-8")


def test_every_guide_of_the_index_is_read_or_those_of_some_races(tmp_path: Path) -> None:
    write_index(tmp_path, {"guides": [BOSTON, BERLIN]})
    boston, berlin = (
        Listed(race, goal, "continuous", Path(f"{at}/index.html"), Path(f"{at}/plan.json"))
        for race, goal, at in [
            ("boston", "3:25:00", "boston/3-25-00/continuous"),
            ("berlin", "4:00:00", "berlin/4-00-00/continuous"),
        ]
    )

    assert read_index(tmp_path, []) == [boston, berlin]
    assert read_index(tmp_path, ["berlin"]) == [berlin]


@pytest.mark.parametrize(
    "index",
    [["letters"], {"guides": []}, {"guides": [{"race": "boston"}]}, {"guides": 3}],
    ids=["another file", "no guides", "no band", "a number"],
)
def test_a_folder_without_guides_is_no_site(tmp_path: Path, index: Any) -> None:
    write_index(tmp_path, index)
    with pytest.raises(NothingThere, match=r"holds no index\.json with guides; build the site"):
        read_index(tmp_path, [])


def test_a_folder_that_does_not_exist_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NothingThere, match="gone holds no index"):
        read_index(tmp_path / "gone", [])


def test_an_unknown_race_is_named_with_one_that_may_be_meant(tmp_path: Path) -> None:
    write_index(tmp_path, {"guides": [BOSTON]})

    with pytest.raises(NothingThere, match="has no race `bostn`; did you mean `boston`"):
        read_index(tmp_path, ["bostn"])
    with pytest.raises(NothingThere, match=r"has no race `utmb`$"):
        read_index(tmp_path, ["utmb"])


def test_each_page_is_looked_at_once(tmp_path: Path) -> None:
    write_index(tmp_path, {"guides": [BOSTON, SLOWER, BERLIN]})
    weather = tmp_path / "boston/3-25-00/weather.html"
    weather.parent.mkdir(parents=True)
    weather.touch()

    assert list(find_targets(tmp_path, read_index(tmp_path, []))) == [
        Target("boston/index.html"),
        Target("boston/3-25-00/weather.html", "bands side by side", "3:25:00"),
        wristband("boston/3-25-00/continuous", "3:25:00"),
        wristband("boston/3-25-00/run-4-00", "3:25:00"),
        Target(
            "planner/index.html",
            "one of several formats",
            "3:25:00",
            "boston/3-25-00/run-4-00/plan.json",
            "#race=boston&goal=3:25:00&ratio=4:00/0:30%20to%2023%20mi,%20then%20continuous",
        ),
        Target("berlin/index.html"),
        wristband("berlin/4-00-00/continuous", "4:00:00"),
        Target(
            "planner/index.html",
            "one of several formats",
            "4:00:00",
            "berlin/4-00-00/continuous/plan.json",
            "#race=berlin&goal=4:00:00&ratio=continuous",
        ),
    ]


def wristband(guide: str, goal: str) -> Target:
    return Target(f"{guide}/index.html", "a wristband", goal, f"{guide}/plan.json")
