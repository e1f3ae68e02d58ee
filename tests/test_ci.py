"""What runs when a change is proposed or a version released: `.ci/`."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


CHANGELOG = """\
# Changelog

## Unreleased

### Added

- Bands for both wrists.

## 0.9.0 - 2026-01-02

- Bands.
"""
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "bands"
version = "0.9.0"
requires-python = ">=3.11"
"""


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.mark.parametrize(
    ("changed", "races"),
    [
        ({"content/races/boston.yaml": "name: Boston\n"}, ["boston"]),
        ({"content/courses/hills.csv": "0,1\n"}, ["berlin", "hilly"]),
        ({"content/courses/unused.csv": "0,1\n"}, []),
        ({"content/races/hilly.yaml": "", "content/courses/flat.csv": "0,1\n"}, ["cim", "hilly"]),
        ({"templates/guide.html": "<p>"}, ["5-km", "boston", "leadville-100"]),
        ({"content/charts/coach.yaml": "a: b\n"}, ["5-km", "boston", "leadville-100"]),
        ({"README.md": "# Guides\n"}, []),
    ],
    ids=["race", "course", "course of no race", "both", "template", "chart", "text"],
)
def test_only_the_races_that_a_pull_request_touches_are_verified(
    tmp_path: Path, changed: dict[str, str], races: list[str]
) -> None:
    course = "course:\n  profile: {}.csv\n  confidence: low\n"
    write(
        tmp_path,
        {
            "content/races/berlin.yaml": course.format("hills"),
            "content/races/hilly.yaml": course.format("hills"),
            "content/races/cim.yaml": course.format("flat"),
            "content/races/gone.yaml": "name: Gone\n",
        },
    )
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=before")
    git(tmp_path, "switch", "--create=change")
    (tmp_path / "content/races/gone.yaml").unlink()
    write(tmp_path, changed)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=change")

    said = subprocess.run(
        ["bash", ROOT / ".ci/races-touched", "main"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.split() == races


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with something to release, committed."""
    write(
        tmp_path,
        {
            "CHANGELOG.md": CHANGELOG,
            "pyproject.toml": PROJECT,
            "bands/__init__.py": "",
            ".gitignore": "dist/",
        },
    )
    git(tmp_path, "init", "--initial-branch=main")
    for key, value in {"user.name": "A", "user.email": "a@b.example"}.items():
        git(tmp_path, "config", key, value)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=before")
    return tmp_path


def release(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / ".ci/release.py", *arguments],
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_release_dates_the_changelog_sets_the_version_builds_commits_and_tags(
    project: Path,
) -> None:
    done = release(project, "0.10.0")

    assert done.returncode == 0, done.stderr
    assert re.sub(
        r"\d{4}-\d\d-\d\d\n\n###", "DATE\n\n###", (project / "CHANGELOG.md").read_text()
    ) == (CHANGELOG.replace("## Unreleased\n", "## Unreleased\n\n## 0.10.0 - DATE\n"))
    assert 'version = "0.10.0"' in (project / "pyproject.toml").read_text()
    assert {file.name for file in (project / "dist").iterdir()} == {
        "bands-0.10.0-py3-none-any.whl", "bands-0.10.0.tar.gz",
    }  # fmt: skip
    assert git(project, "log", "-1", "--format=%s") == "release: 0.10.0\n"
    assert git(project, "describe") == "v0.10.0\n"
    assert not git(project, "status", "--porcelain")


def test_a_dry_run_says_what_would_be_released_and_changes_nothing(project: Path) -> None:
    done = release(project, "0.10.0", "--dry-run")

    assert done.returncode == 0
    assert "tag v0.10.0" in done.stdout
    assert done.stdout.endswith("### Added\n\n- Bands for both wrists.\n")
    assert not git(project, "status", "--porcelain")
    assert not git(project, "tag")


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("0.9.0", "0.9.0 is not higher than 0.9.0"),
        ("0.8.12", "0.8.12 is not higher than 0.9.0"),
        ("1.0", "`1.0` is not a version; write one like 1.2.0"),
    ],
)
def test_only_a_higher_version_can_be_released(project: Path, version: str, says: str) -> None:
    done = release(project, version)

    assert (done.returncode, done.stderr) == (1, f"No release: {says}\n")
    assert not git(project, "status", "--porcelain")


def test_there_is_no_release_of_uncommitted_changes(project: Path) -> None:
    write(project, {"bands/new.py": ""})

    assert "the working tree has changes" in release(project, "1.0.0").stderr


def test_there_is_no_release_without_news(project: Path) -> None:
    write(
        project,
        {"CHANGELOG.md": CHANGELOG.replace("### Added\n\n- Bands for both wrists.\n\n", "")},
    )
    git(project, "commit", "--all", "--message=no news")

    assert "no entries under Unreleased" in release(project, "1.0.0").stderr


def test_a_version_is_released_once(project: Path) -> None:
    git(project, "tag", "v1.0.0")

    assert "there is a tag v1.0.0 already" in release(project, "1.0.0").stderr


def test_a_build_that_fails_leaves_everything_as_it_was(project: Path) -> None:
    write(project, {"pyproject.toml": PROJECT.replace('"bands"', '"no such package"')})
    git(project, "commit", "--all", "--message=broken")

    assert release(project, "1.0.0").returncode == 1
    assert not git(project, "status", "--porcelain")
    assert not git(project, "tag")


def test_the_changelog_has_a_date_for_every_version_and_room_for_the_next() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)

    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", one) for one in headings[1:])
    version = headings[1].split()[0]
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_changes_are_tested_on_the_oldest_python_that_is_supported_and_on_the_newest() -> None:
    workflow = (ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'python: \["(.+)", "(.+)"\]', workflow)

    assert found
    assert f'requires-python = ">={found[1]}"' in project
    assert tuple(map(int, found[2].split("."))) >= (3, 14)
