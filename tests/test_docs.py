"""What the documents say is true: commands, examples, pictures and figures."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from generator import units
from generator.cli.band import band_command
from generator.cli.commands import NAMES
from generator.pacing.catalogue import Catalogue, list_guides, naming_faults
from generator.pacing.course import lay_course
from generator.pacing.effort import Strategy
from generator.pacing.profile import flat
from generator.pages.urls import RACE_FILES, file_of
from generator.race.rules import parse_race
from generator.race.source import parse_yaml
from generator.race.tables import Tables
from generator.race.walks import parse_walks
from tests.support.command import walkbreak
from tests.support.pacing import plan_for
from tests.support.paths import CONTENT, ROOT, TEMPLATES

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(text: str, language: str = "") -> list[str]:
    """The fenced blocks of a Markdown text that are marked with a language, or with none."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    return [block for kind, block in found if kind == language]


DOCUMENTED = [
    command
    for text in (README, CONTRIBUTING)
    for block in blocks(text)
    for command in block.splitlines()
    if not command.startswith(("4:00", "walk"))
]
PLAN, BAND = ".venv/bin/walkbreak plan ", ".venv/bin/walkbreak band "


@pytest.mark.parametrize("command", DOCUMENTED)
def test_every_documented_command_exists(command: str) -> None:
    program, name, *_ = [*command.split(), ""]
    if program == "make":
        made = subprocess.run(
            ["make", "--dry-run", *command.split()[1:]], cwd=ROOT, capture_output=True, check=False
        )
        assert made.returncode == 0
    else:
        assert program == ".venv/bin/walkbreak"
        assert name in NAMES


@pytest.mark.parametrize("command", [one for one in DOCUMENTED if one.startswith(PLAN)])
def test_every_documented_plan_is_made(command: str) -> None:
    result = walkbreak(*shlex.split(command)[1:], "--content", CONTENT)

    assert result.exit_code == 0, result.output


@pytest.mark.browser
@pytest.mark.parametrize("command", [one for one in DOCUMENTED if one.startswith(BAND)])
def test_every_documented_band_is_printed(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)[1:]
    result = walkbreak(*words, "--content", CONTENT, "--templates", TEMPLATES)

    assert result.exit_code == 0, result.output
    assert (tmp_path / words[-1]).read_bytes().startswith(b"%PDF")


@pytest.mark.browser
def test_the_examples_in_the_help_of_band_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those in the help of `plan` are run in `tests/cli/test_plan.py`."""
    examples = re.findall(r"^ *walkbreak (band .+)$", band_command.help or "", re.M)
    monkeypatch.chdir(tmp_path)
    for example in examples:
        words = shlex.split(example)
        result = walkbreak(*words, "--content", CONTENT, "--templates", TEMPLATES)
        assert result.exit_code == 0, result.output
    assert len(examples) == 4


def test_how_to_build_and_test_is_on_the_first_screen() -> None:
    assert "make site\nmake test" in "\n".join(README.splitlines()[:20])


def test_the_race_file_in_the_readme_is_valid(catalogue: Catalogue) -> None:
    (text,) = blocks(README, "yaml")
    race = parse_race(parse_yaml(text, "README.md"), "hillton")
    tables = Tables(charts={chart.slug: chart for r in catalogue.races for chart in r.charts})

    assert text.startswith("# yaml-language-server: $schema=../schema/race.json\n")
    assert list(naming_faults(race, tables)) == []
    assert len(list_guides(lay_course(race, flat(race.distance)), tables).guides) > 10


def test_the_readme_leads_to_the_page_with_every_key_and_to_files_that_show_them() -> None:
    assert f"`site/{file_of(RACE_FILES)}`" in README
    shown = [
        parse_yaml((ROOT / path).read_text(encoding="utf-8"), "x").data
        for path in re.findall(r"`(content/races/.+?yaml)`", README)
    ]
    assert {"course", "aid", "cutoffs"} <= set().union(*shown)


def test_every_way_to_walk_in_the_readme_is_understood() -> None:
    (said,) = [block for block in blocks(README) if block.startswith("4:00/0:30")]

    assert len([parse_walks(line) for line in said.splitlines()]) == 6


def test_the_readme_shows_real_pictures() -> None:
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", README)

    *photos, drawn = pictures
    assert photos == ["docs/band.png", "docs/formats.png"]
    assert all((ROOT / picture).read_bytes().startswith(b"\x89PNG") for picture in photos)
    assert drawn == "docs/speed.svg"
    assert (ROOT / drawn).read_text(encoding="utf-8").startswith("<svg ")


def test_the_page_about_speed_has_a_table_for_each_number_of_guides_with_every_tool() -> None:
    text = (ROOT / "docs/speed.md").read_text(encoding="utf-8")
    tables = text.split(" guides | pages a second")

    assert [table.rpartition("| ")[2] for table in tables[:-1]] == ["100", "1,000", "10,000"]
    for table in tables[1:]:
        for tool in ("walkbreak", "hugo", "zorto", "eleventy", "astro", "pelican", "mkdocs"):
            assert f"| {tool} | " in table


def test_the_figures_on_the_page_how_it_works_are_what_the_program_computes() -> None:
    text = (ROOT / "content/pages/how-it-works.md").read_text(encoding="utf-8")
    plan = plan_for("4:00:00", "4:00/0:30", "20:00 /mi")

    assert f"there are {plan.walk_breaks} whole cycles" in text
    assert f"{plan.run_pace * 1609.344 - 480:.1f}" == "34.6"
    assert "**8:34.6 a mile**" in text
    assert plan.walking_s == 26 * 60 + 30
    negative = plan_for(
        "3:00:00", strategy=Strategy(drift=units.parse_halves("second half 2% faster"))
    )
    first_s = int(negative.elapsed(units.HALF_MARATHON_M))
    halves = f"{units.clock(first_s)} and {units.clock(10_800 - first_s)}"
    assert f"For 3:00:00 that is {halves}" in text


def test_what_is_committed_names_no_registry_and_no_machine() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    registry = "py" + "pi."
    for name in names:
        path = Path(ROOT / name)
        if path.suffix not in {".png"} and path.is_file():
            assert registry not in path.read_text(encoding="utf-8"), name
