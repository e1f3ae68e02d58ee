"""The whole of content/: a catalogue, or every mistake in any of its files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.content import catalogue
from generator.content.bands import band_faults
from generator.content.catalogue import load
from generator.content.checked import Checked
from generator.content.files import UnknownRace
from generator.pacing.catalogue import RaceGuides
from generator.paper.drawing import Font
from generator.race.source import Fault, SourceError
from tests.support.command import Write
from tests.support.content import CHART, DISTANCE, FILES, RACE, SITE


def problems(content: Path) -> list[str]:
    """Everything that is wrong with a content folder."""
    with pytest.raises(SourceError) as error:
        load(content, load_font())
    return [str(problem).removeprefix(f"{content}/") for problem in error.value.problems]


def test_a_folder_without_mistakes_becomes_a_catalogue(write: Write) -> None:
    found = load(write(FILES), load_font())

    assert [of_race.race.slug for of_race in found.races] == ["5-km", "hill-10"]
    assert [len(of_race.guides) for of_race in found.races] == [3, 4]
    assert found.races[1].course.profile
    assert found.races[1].course.profile.length_m == 10_000
    assert [page.title for page in found.prose] == ["About"]
    assert found.example.goal.seconds == 3600


def test_the_problems_of_all_files_come_at_once(write: Write) -> None:
    content = write(
        FILES
        | {
            "races/hill-10.yaml": RACE.replace("hill-10.csv", "hill-11.csv"),
            "races/5-km.yaml": DISTANCE.replace("continuous", "gallopy"),
            "races/bad.yaml": "name: [\n",
            "pages/about.md": "About\n",
        }
    )

    assert problems(content) == [
        "pages/about.md:1:1: a page starts with its title; write `# Title`",
        "races/5-km.yaml:5:9: there is no chart `gallopy`; write ratios like 4:00/0:30",
        "races/bad.yaml:2:1: this is not YAML (did not find expected node content); check quotes, "
        "brackets and indentation above it",
        "races/hill-10.yaml:10:12: there is no `content/courses/hill-11.csv`; did you mean "
        "`hill-10.csv`?",
    ]


def test_a_problem_with_a_course_is_located_in_the_course_file(write: Write) -> None:
    content = write(FILES | {"courses/hill-10.csv": "distance_m,elevation_m\n0,1\n5000,1\n"})

    assert problems(content) == [
        "courses/hill-10.csv:3:1: the course ends at 5000 m but the race is 10 km; take a file of "
        "the whole course"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"races/ten.yml": DISTANCE}, "races/ten.yml:1:1: `races` holds only .yaml files; rename or remove this"),
        ({"races/My Race.yaml": DISTANCE}, "races/My Race.yaml:1:1: the file's name becomes a URL; write it in small letters, digits and hyphens, 60 at most, like `great-north-run.yaml`"),
        ({"courses/lost.csv": "distance_m,elevation_m\n0,1\n"}, "courses/lost.csv:1:1: no race uses this course; name it in a race: `profile: lost.csv`"),
        ({"races/about.yaml": DISTANCE}, "races/about.yaml:1:1: the URL /about/ is taken by another page; rename this race"),
        ({"races/assets.yaml": DISTANCE}, "races/assets.yaml:1:1: the URL /assets/ is taken by another page; rename this race"),
        ({"pages/other.md": "# Other\n"}, "site.yaml:3:1: the page `other` is not in the menu; add it here"),
        ({"site.yaml": SITE.replace("[about]", "[abuot]")}, "site.yaml:3:9: there is no `pages/abuot.md`; did you mean `about`?"),
        ({"site.yaml": SITE.replace("1:00:00", "1:00:01")}, "site.yaml:4:1: no guide has this race, goal and ratio; take them from a race file"),
        ({"site.yaml": SITE + "base_path: repo\n"}, "site.yaml:5:12: `base_path`: `repo` is not a base path; write `/` or `/repo-name/`"),
        ({"site.yaml": SITE + "colour: red\n"}, "site.yaml:5:1: unknown key `colour`; the keys here are name, tagline, base_path, url, source, pages, example"),
    ],
)  # fmt: skip
def test_no_mistake_goes_unnoticed(write: Write, files: dict[str, str], expected: str) -> None:
    assert expected in problems(write(FILES | files))


def test_an_impossible_plan_is_a_problem_of_its_race_file(write: Write) -> None:
    text = DISTANCE.replace("0:20:00 to 0:30:00 every 5:00", "[0:20:00, 0:30:00]")
    text = text.replace("continuous", "[continuous, 0:30/5:00]")

    found = problems(write(FILES | {"races/5-km.yaml": text}))

    assert [problem.partition(";")[0] for problem in found] == [
        "races/5-km.yaml:4:9: 0:20:00 with 0:30/5:00 needs running faster than 2:30 /km",
        "races/5-km.yaml:4:18: 0:30:00 with 0:30/5:00 needs running faster than 2:30 /km",
    ]


def test_a_missing_settings_file_is_a_problem(write: Write) -> None:
    files = {name: text for name, text in FILES.items() if name != "site.yaml"}

    assert problems(write(files)) == [
        "site.yaml:1:1: this file cannot be read (No such file or directory); check that it is there"
    ]


HEAT = """\
name: By temperature
source: a coach
temperatures: [cool, warm 30 °C]
rows: [{pace: 9:00 /mi, ratios: [2:00/0:30, 1:00/0:30]}]
ends: 16:00 /mi
slowing_source: somebody
"""


@pytest.mark.parametrize(
    ("heat", "weather", "expected"),
    [
        (HEAT, "haet", "there is no weather chart `haet`; did you mean `heat`?"),
        (
            HEAT.replace("°C", "℃"),
            "heat",
            "the bands' typeface lacks the character `℃`",
        ),
        (HEAT.replace("1:00/0:30", "1/1"), "heat", "`1/1` can be read as minutes or as seconds"),
        (HEAT.replace(", 1:00/0:30", ""), "heat", "2 temperatures need 2 ratios, and here are 1"),
    ],
)
def test_a_mistake_in_a_weather_chart_is_found_before_anything_is_built(
    write: Write, heat: str, weather: str, expected: str
) -> None:
    files = FILES | {"weather/heat.yaml": heat, "races/hill-10.yaml": f"{RACE}weather: {weather}\n"}

    assert expected in "\n".join(problems(write(files)))


def test_a_cut_off_that_a_goal_misses_is_a_problem_of_its_race_file(write: Write) -> None:
    race = RACE + "cutoffs: [{at: 5 km, by: 0:28:00, name: The bridge}]\n"

    (problem,) = problems(write(FILES | {"races/hill-10.yaml": race}))[:1]

    assert problem.startswith("races/hill-10.yaml:7:18: 1:00:00 with 4:00/0:30 misses the cut-off")
    assert "at The bridge (0:28:00 after the gun) by" in problem


def test_every_course_that_no_race_uses_is_a_problem(write: Write) -> None:
    text = "distance_m,elevation_m\n0,1\n"
    content = write(FILES | {"courses/lost.csv": text, "courses/gone.csv": text})

    assert [problem.partition(":")[0] for problem in problems(content)] == [
        "courses/gone.csv",
        "courses/lost.csv",
    ]


def test_a_page_of_text_must_not_have_the_url_of_another_page(write: Write) -> None:
    content = write(
        FILES
        | {
            "pages/formats.md": "# Formats\n",
            "site.yaml": SITE.replace("[about]", "[about, formats]"),
        }
    )

    assert problems(content) == [
        "pages/formats.md:1:1: the URL /formats/ is taken; rename this page"
    ]


def test_a_race_without_goals_on_its_course_is_a_problem(write: Write) -> None:
    """Its only goals are standards, and its course falls too far to meet any."""
    standards = """\
name: Club standard
label: Club
valid_for: "2027"
source: the club
distance: 10 km
standards: [{time: 1:00:00, who: all}]
downhill: [{drop: 5 m}]
"""
    race = RACE.replace("[0:50:00, 1:00:00]", "club")
    course = "distance_m,elevation_m\n0,100\n10000,20\n"
    files = {
        "standards/club.yaml": standards,
        "races/hill-10.yaml": race,
        "courses/hill-10.csv": course,
    }

    assert problems(write(FILES | files))[:1] == [
        "races/hill-10.yaml:7:8: no goal is left for this course; write goals of its own"
    ]


def test_what_was_checked_before_is_not_tried_again(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless something changed on which it depends."""
    tried: list[str] = []

    def noting(found: RaceGuides, font: Font) -> Iterator[Fault]:
        tried.append(found.race.slug)
        return band_faults(found, font)

    def load_again() -> list[str]:
        tried.clear()
        load(write(files), load_font(), checked=Checked(tmp_path / "checked.txt", "1"))
        return sorted(tried)

    monkeypatch.setattr(catalogue, "band_faults", noting)
    files = dict(FILES)
    assert load_again() == ["5-km", "hill-10"]
    assert load_again() == []
    files["races/5-km.yaml"] = DISTANCE.replace("0:20:00", "0:21:00").replace("0:30", "0:31")
    assert load_again() == ["5-km"]
    files["courses/hill-10.csv"] += "\n"
    assert load_again() == ["hill-10"]
    files["charts/coach.yaml"] = CHART
    assert load_again() == ["5-km", "hill-10"]


def test_a_mistake_is_found_again_until_it_is_mended(write: Write, tmp_path: Path) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + "marks: every 0.05 km\n"})

    for _ in range(2):
        with pytest.raises(SourceError, match="rows do not fit"):
            load(content, load_font(), checked=Checked(tmp_path / "checked.txt", "1"))


def test_of_some_races_only_the_plans_are_tried(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + "marks: every 0.05 km\n"})

    found = load(content, load_font(), only=["5-km"])

    assert [of_race.race.slug for of_race in found.races] == ["5-km", "hill-10"]
    with pytest.raises(UnknownRace, match="did you mean `5-km`"):
        load(content, load_font(), only=["5km"])
