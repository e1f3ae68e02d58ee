"""Race files for any number of guides."""

import re
import shutil
from pathlib import Path

A_RACE = 100
"""Guides of a race: 20 goals and 5 ratios."""
GOALS = "goals: 3:00:00 to 4:35:00 every 5:00\n"
RATIOS = "ratios: [continuous, 5:00/0:30, 4:00/0:30, 3:00/0:30, 2:00/0:30]\n"


def write_content(content: Path, real: Path, guides: int) -> None:
    """Content with so many guides, in hundreds: races on the course of the real Boston Marathon."""
    for folder in ("charts", "courses", "pages", "standards", "weather"):
        shutil.copytree(real / folder, content / folder)
    for course in (content / "courses").iterdir():
        if course.name != "boston.csv":
            course.unlink()
    (content / "races").mkdir()
    boston = (real / "races/boston.yaml").read_text(encoding="utf-8")
    for number in range(1, guides // A_RACE + 1):
        race = boston.replace("name: Boston Marathon", f"name: Marathon {number}")
        race = re.sub(r"goals:\n(  - .*\n)+", GOALS, race)
        race = re.sub(r"ratios:\n(  - .*\n)+", RATIOS, race)
        (content / f"races/race-{number}.yaml").write_text(race, encoding="utf-8")
    site = (real / "site.yaml").read_text(encoding="utf-8")
    example = "example: {race: race-1, goal: 3:30:00, ratio: 4:00/0:30}"
    (content / "site.yaml").write_text(re.sub("example: .*", example, site), encoding="utf-8")


def rename_last_race(content: Path, guides: int) -> None:
    """Change one race, so that each of its guides changes."""
    race = content / f"races/race-{guides // A_RACE}.yaml"
    text = race.read_text(encoding="utf-8")
    race.write_text(text.replace("name: Marathon", "name: Great Marathon"), encoding="utf-8")
