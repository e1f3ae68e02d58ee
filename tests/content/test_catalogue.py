"""`content/` from the disk: every file is read once, and every problem is reported."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.content.catalogue import load
from generator.content.one_race import load_course
from generator.race.source import SourceError
from tests.support.content import DISTANCE, FILES, RACE, SITE

Write = Callable[[dict[str, str]], Path]


def problems(content: Path) -> list[str]:
    with pytest.raises(SourceError) as error:
        load(content, load_font())
    return [str(problem).removeprefix(f"{content}/") for problem in error.value.problems]


def test_a_valid_folder_becomes_a_catalogue(write: Write) -> None:
    catalogue = load(write(FILES), load_font())

    assert [of_race.race.slug for of_race in catalogue.races] == ["5-km", "hill-10"]
    assert [len(of_race.guides) for of_race in catalogue.races] == [3, 4]
    assert catalogue.races[1].course.profile
    assert catalogue.races[1].course.profile.length_m == 10_000
    assert [page.title for page in catalogue.prose] == ["About"]
    assert catalogue.example.goal.seconds == 3600


def test_the_problems_of_all_files_are_reported_together(write: Write) -> None:
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
        "site.yaml:3:9: there is no `pages/about.md`",
    ]


def test_a_problem_with_a_course_is_reported_in_the_course_file(write: Write) -> None:
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
        ({"courses/lost.csv": "distance_m,elevation_m\n0,1\n"}, "courses/lost.csv:1:1: no race runs this course; name it in a race: `profile: lost.csv`"),
        ({"races/about.yaml": DISTANCE}, "races/about.yaml:1:1: the URL /about/ is taken by another page; rename this race"),
        ({"races/assets.yaml": DISTANCE}, "races/assets.yaml:1:1: the URL /assets/ is taken by another page; rename this race"),
        ({"pages/other.md": "# Other\n"}, "site.yaml:3:1: the page `other` is in no menu; add it here"),
        ({"site.yaml": SITE.replace("[about]", "[abuot]")}, "site.yaml:3:9: there is no `pages/abuot.md`; did you mean `about`?"),
        ({"site.yaml": SITE.replace("1:00:00", "1:00:01")}, "site.yaml:4:1: no guide has this race, goal and ratio; name one that is in its race file"),
        ({"site.yaml": SITE + "base_path: repo\n"}, "site.yaml:5:12: `repo` is no base path; write `/` or `/repo-name/`"),
        ({"site.yaml": SITE + "colour: red\n"}, "site.yaml:5:1: unknown key `colour`; known here: name, tagline, base_path, url, source, pages, example"),
    ],
)  # fmt: skip
def test_nothing_in_the_folder_is_ignored_silently(
    write: Write, files: dict[str, str], expected: str
) -> None:
    assert expected in problems(write(FILES | files))


def test_an_impossible_plan_is_a_problem_of_its_race_file(write: Write) -> None:
    text = DISTANCE.replace("0:20:00 to 0:30:00 every 5:00", "[0:20:00, 0:30:00]")
    text = text.replace("continuous", "[continuous, 0:30/5:00]")

    found = problems(write(FILES | {"races/5-km.yaml": text}))

    assert [problem.partition(";")[0] for problem in found] == [
        "races/5-km.yaml:4:9: 0:20:00 with 0:30/5:00 needs running faster than 2:30 /km",
        "races/5-km.yaml:4:18: 0:30:00 with 0:30/5:00 needs running faster than 2:30 /km",
    ]


def test_a_band_that_cannot_be_read_is_a_problem_of_its_race_file(write: Write) -> None:
    text = """\
name: A hundred
distance: 100 km
markers: kilometres
goals: [10:00:00, 12:00:00]
ratios: [continuous, 4:00/1:00]
"""
    (problem,) = problems(write(FILES | {"races/hundred.yaml": text}))

    assert problem == (
        "races/hundred.yaml:3:10: 100 rows do not fit on the wristband in type of "
        "9 points; write `marks: every 2 km`"
    )


def test_a_missing_settings_file_is_a_problem(write: Write) -> None:
    files = {name: text for name, text in FILES.items() if name != "site.yaml"}

    assert problems(write(files)) == [
        "site.yaml:1:1: this file cannot be read (No such file or directory); check that it is there"
    ]


def test_pipes_and_folders_are_not_opened(write: Write) -> None:
    """Reading a pipe would wait forever."""
    content = write(FILES)
    os.mkfifo(content / "races/pipe.yaml")
    (content / "races/folder.yaml").mkdir()

    assert problems(content) == [
        "races/folder.yaml:1:1: `races` holds only .yaml files; rename or remove this",
        "races/pipe.yaml:1:1: `races` holds only .yaml files; rename or remove this",
    ]


def test_a_huge_file_is_refused_without_reading_it(write: Write) -> None:
    content = write(FILES)
    with (content / "races/huge.yaml").open("wb") as file:
        file.truncate(10**12)

    assert problems(content) == ["races/huge.yaml:1:1: the file is larger than 200 kB; shorten it"]


def test_pages_of_text_hold_no_script_and_no_style(write: Write) -> None:
    text = (
        '# About\n\nHi <script>alert(1)</script><b onclick="x()">there</b>\n\n[x](javascript:x)\n'
    )

    (page,) = load(write(FILES | {"pages/about.md": text}), load_font()).prose

    assert page.html == '<p>Hi <b>there</b></p>\n<p><a rel="noopener noreferrer">x</a></p>'
    assert page.summary == "Hi there"


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
            "the bands' typeface lacks the character `℃`; write it in",
        ),
        (HEAT.replace("1:00/0:30", "1/1"), "heat", "`1/1` can be read as minutes or as seconds"),
        (HEAT.replace(", 1:00/0:30", ""), "heat", "2 temperatures have 2 ratios, not 1; write one"),
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


def test_one_race_can_be_loaded_alone_with_some_values_replaced(write: Write) -> None:
    content = write(FILES | {"races/bad.yaml": "name: [\n"})
    course = load_course(content, "hill-10", load_font(), lambda data: data | {"hills": "50%"})

    assert course.race.hills == 0.5
    assert course.profile
    with pytest.raises(KeyError, match="did you mean `hill-10`"):
        load_course(content, "hil-10", load_font())
    with pytest.raises(ValueError, match="`hills` runs from 0% to 100%"):
        load_course(content, "hill-10", load_font(), lambda data: data | {"hills": "500%"})
    with pytest.raises(SourceError):
        load_course(content, "bad", load_font())


def test_a_landmark_with_letters_that_bands_lack_is_a_problem_where_it_stands(write: Write) -> None:
    race = FILES["races/hill-10.yaml"].replace("The <Hill> & the dale", "東の丘")
    (problem,) = problems(write(FILES | {"races/hill-10.yaml": race}))

    assert "the bands' typeface lacks the character `の`; write it in Latin letters" in problem
    assert problem.startswith("races/hill-10.yaml:20:24: ")
