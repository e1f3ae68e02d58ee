"""The page of ratios by temperature."""

from typing import Any

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Goal, Listing
from generator.pacing.plan import Refusal
from generator.pacing.planning import explain
from generator.pages.page import Chrome, Data
from generator.pages.urls import weather_url
from generator.pages.wording import both_paces, fine_paces, race_names
from generator.paper.band import lay_band
from generator.paper.drawing import Font
from generator.paper.formats import WRAP
from generator.paper.rulers import RULERS
from generator.paper.svg import svg_band
from generator.race.tables import Weather


def weather_data(
    chrome: Chrome, of_race: RaceGuides, weather: Weather, goal: Goal, font: Font
) -> Data:
    """The coach's ratios by temperature, each as a band beside the others."""
    race = of_race.race
    temperatures: list[dict[str, Any]] = []
    for when, walks in of_race.by_temperature(goal):
        row: dict[str, Any] = {"when": when, "ratio": str(walks) if walks else None}
        temperatures.append(row)
        if not walks:
            continue
        try:
            guide = Listing(of_race.course, goal, walks).work_out()
        except Refusal as refusal:
            row["refusal"] = explain(refusal, of_race.course, goal.seconds, walks)
            continue
        row |= {
            "run_pace": fine_paces(guide.plan.run_pace, race),
            "walking": units.clock(guide.plan.walking_s),
            "band": svg_band(lay_band([guide], WRAP, font, heading=when)),
        }
    around = chrome.around(weather_url(of_race, goal)) | {"rulers": RULERS}
    return around | {
        "race": race_names(race),
        "goal": units.clock(goal.seconds),
        "average": both_paces(goal.seconds / race.distance, race),
        "chart": (weather.name, weather.source),
        "temperatures": temperatures,
        "slowing_source": weather.slowing_source,
        "slowing": [
            (
                one.when,
                f"{units.percent(one.least)} to {units.percent(one.most)}",
                units.clock(goal.seconds * (1 + one.least)),
                units.clock(goal.seconds * (1 + one.most)),
            )
            for one in weather.slowing
        ],
    }
