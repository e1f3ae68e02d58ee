"""A race's page: its course, and every goal."""

from typing import Any

from generator import units
from generator.pacing.catalogue import RaceGuides
from generator.pacing.guide import Goal
from generator.pages.page import Chrome, Data, Page
from generator.pages.planner import planner_form_data
from generator.pages.urls import file_of, guide_url, race_url
from generator.pages.wording import (
    aid_words,
    both_paces,
    chart_words,
    course_words,
    race_names,
    standards_words,
)
from generator.paper.elevation import DESK, PHONE, draw_profile


def race_data(chrome: Chrome, of_race: RaceGuides, race_script: Page[Any]) -> Data:
    race, profile, url = of_race.race, of_race.course.profile, race_url(of_race)
    rows: dict[Goal, list[tuple[str, str]]] = {}
    for guide in of_race.guides:
        link = (str(guide.walks), file_of(guide_url(guide)).removeprefix(url[1:]))
        rows.setdefault(guide.goal, []).append(link)
    return (
        chrome.around(url)
        | {
            "race": race_names(race),
            "course": course_words(of_race.course),
            "figures": [
                (where, draw_profile(race, profile, width))
                for where, width in (("desk", DESK), ("phone", PHONE))
                if profile
            ],
            "aid": aid_words(race),
            "landmarks": [
                (i + 1, mark.name, units.place(mark.at, race.markers))
                for i, mark in enumerate(race.landmarks)
            ],
            "walk_pace": both_paces(race.walk_pace, race) if race.walk_pace else None,
            "charts": [chart_words(chart, race) for chart in of_race.charts],
            "standards": [standards_words(table, of_race.course) for table in of_race.standards],
            "goals": [
                {
                    "goal": units.clock(goal.seconds),
                    "pace": both_paces(goal.seconds / race.distance, race),
                    "meets": [(label, ", ".join(who)) for label, who in goal.meets],
                    "links": links,
                }
                for goal, links in rows.items()
            ],
            "guides": len(of_race.guides),
            "choices": [],
            "race_script": race_script,
        }
        | planner_form_data()
    )
