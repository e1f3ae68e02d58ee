"""A key that is declared in one place arrives everywhere: a copy of the code gets one more."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Page, expect

from tests.support.content import FILES, RACE
from tests.support.paths import ROOT, TEMPLATES

BEFORE = '    """How much longer than the course a watch measures."""\n'
DECLARATION = '''\
    wind: Wished[Percent] = Field(0.02, ge=0, le=0.25, title="Head wind", examples=["5%"])
    """How much slower a head wind makes a runner."""
'''
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command of the changed copy."""
    copy = tmp_path_factory.mktemp("code")
    shutil.copytree(ROOT / "generator", copy / "generator")
    model = copy / "generator/race/model.py"
    text = model.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    model.write_text(text.replace(BEFORE, BEFORE + DECLARATION), encoding="utf-8")

    def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-c", "from generator.cli.commands import main; main()"]
        return subprocess.run(
            [*command, *map(str, arguments), "--content", str(content)],
            cwd=copy,
            env=os.environ | {"PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def windy_site(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the changed copy builds."""
    site = tmp_path_factory.mktemp("windy") / "site"
    result = run("build", "--site", site, "--templates", TEMPLATES)
    assert result.returncode == 0, result.stderr
    return site


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wind: 30%", "7: `wind`: `30%` is out of range; write 0% to 25%"),
        ("wind: strong", "7: `wind`: `strong` is not a percentage; write a number and a % sign, like 50%"),
        ("wint: 5%", "1: unknown key `wint`; did you mean `wind`?"),
    ],
)  # fmt: skip
def test_a_race_file_may_have_it_within_its_limits(
    run: Run, content: Path, line: str, said: str
) -> None:
    race = content / "races/hill-10.yaml"
    lines = RACE.count("\n")
    try:
        race.write_text(f"{RACE}wind: 5%\n", encoding="utf-8")
        assert run("check").returncode == 0
        race.write_text(f"{RACE}{line}\n", encoding="utf-8")
        assert f"hill-10.yaml:{lines + 1}:{said}" in run("check").stderr
    finally:
        race.write_text(RACE, encoding="utf-8")


def test_commands_have_an_option_for_it(run: Run) -> None:
    plan = ("plan", "hill-10", "--goal", "1:00:00", "--ratio", "4:00/0:30")
    for command in ("plan", "band"):
        told = " ".join(run(command, "--help").stdout.split())
        assert "How much slower a head wind makes a runner. [0% to 25%, like `5%`]" in told

    assert run(*plan, "--wind", "5%").returncode == 0
    assert "'--wind': `26%` is out of range; write 0% to 25%" in run(*plan, "--wind", "26%").stderr


def test_editors_know_it_from_the_schema(windy_site: Path) -> None:
    wind = orjson.loads((windy_site / "schema/race.json").read_bytes())["properties"]["wind"]

    assert wind["description"] == "How much slower a head wind makes a runner."
    assert "Write a number with %, from 0% to 25%." in wind["markdownDescription"]
    assert (wind["default"], wind["examples"]) == ("2%", ["5%"])


def test_the_page_about_race_files_explains_it(windy_site: Path, tab: Page) -> None:
    tab.goto((windy_site / "race-files/index.html").as_uri())
    told = tab.locator("dt", has_text="wind").locator("+ dd")

    expect(told).to_contain_text("How much slower a head wind makes a runner.")
    expect(told).to_contain_text("Write a number with %, from 0% to 25%. Left out, it is 2%.")
    expect(told).to_contain_text("For example wind: 5%")


def test_the_planner_has_a_field_for_it_and_keeps_its_limits(windy_site: Path, tab: Page) -> None:
    tab.goto((windy_site / "planner/index.html").as_uri() + "#race=hill-10&wind=26")
    field = tab.get_by_label("Head wind")

    expect(field).to_have_accessible_description(
        "How much slower a head wind makes a runner. From 0% to 25%. "
        "“26%” is out of range; write 0% to 25%."
    )
    tab.get_by_role("button", name="5%", exact=True).click()
    expect(field).to_have_attribute("aria-invalid", "false")
    assert tab.url.endswith("&wind=5")
