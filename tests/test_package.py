"""The archives of a release: installed outside a clone, the command builds and prints."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.support.asset import asset
from tests.support.content import FILES

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow
PLAN = ("boston", "--goal", "3:47:30", "--ratio", "4:00/0:30")
MAKE = "from hatchling import build; build.build_{kind}({folder!r})"


def make(kind: str, source: Path, folder: Path) -> Path:
    """Make a `wheel` or an `sdist` from a source tree, without a network."""
    folder.mkdir(exist_ok=True)
    script = MAKE.format(kind=kind, folder=str(folder))
    subprocess.run([sys.executable, "-c", script], cwd=source, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed in a folder of its own; its dependencies are those of the tests."""
    target = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*install, "--target", target, wheel], check=True, capture_output=True)
    return target


def walkbreak(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command in a folder; returns what it prints."""
    return subprocess.run(
        [sys.executable, installed / "bin/walkbreak", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_the_installed_command_knows_the_races_that_came_with_it(
    installed: Path, tmp_path: Path
) -> None:
    plan = json.loads(walkbreak(installed, tmp_path, "plan", *PLAN, "--json"))

    assert plan["race_name"] == "Boston Marathon"
    assert plan["splits"][-1]["clock"] == "3:47:30"


def test_the_installed_command_builds_the_races_of_the_folder_it_stands_in(
    installed: Path, tmp_path: Path
) -> None:
    for name, text in FILES.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    said = walkbreak(installed, tmp_path, "build")

    assert "7 guides" in said
    assert "Hill Ten" in (tmp_path / "site/hill-10/index.html").read_text(encoding="utf-8")
    assert asset(tmp_path / "site", "planner.js").stat().st_size > 10_000


@pytest.mark.browser
def test_the_installed_command_prints_a_band(installed: Path, tmp_path: Path) -> None:
    walkbreak(installed, tmp_path, "band", *PLAN, "-o", "band.pdf")

    assert (tmp_path / "band.pdf").read_bytes().startswith(b"%PDF")


def test_the_source_archive_holds_the_tests_and_makes_the_same_wheel(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    again = make("wheel", source, tmp_path / "again")

    assert (source / "tests/test_package.py").is_file()
    assert (source / "Makefile").is_file()
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        assert {"generator/javascript/runtime.js", "generator/build/verify/verify.js"} <= set(
            one.namelist()
        )
