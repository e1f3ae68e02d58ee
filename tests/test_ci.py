"""What runs when a change is proposed: `.ci/`."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("changed", "races"),
    [
        ({"content/races/boston.yaml": "name: Boston\n"}, ["boston"]),
        ({"content/courses/hills.csv": "0,1\n"}, ["berlin", "hilly"]),
        ({"content/courses/unused.csv": "0,1\n"}, []),
        ({"content/races/hilly.yaml": "", "content/courses/flat.csv": "0,1\n"}, ["cim", "hilly"]),
        ({"templates/band.html": "<p>"}, ["5-km", "boston", "leadville-100"]),
        ({"content/charts/coach.yaml": "a: b\n"}, ["5-km", "boston", "leadville-100"]),
        ({"README.md": "# Guides\n"}, []),
    ],
    ids=["race", "course", "course of no race", "both", "template", "chart", "text"],
)
def test_only_the_races_that_a_pull_request_touches_are_verified(
    tmp_path: Path, changed: dict[str, str], races: list[str]
) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def write(files: dict[str, str]) -> None:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)

    course = "course:\n  profile: {}.csv\n  confidence: low\n"
    write(
        {
            "content/races/berlin.yaml": course.format("hills"),
            "content/races/hilly.yaml": course.format("hills"),
            "content/races/cim.yaml": course.format("flat"),
            "content/races/gone.yaml": "name: Gone\n",
        }
    )
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=before")
    git("switch", "--create=change")
    (tmp_path / "content/races/gone.yaml").unlink()
    write(changed)
    git("add", ".")
    git("commit", "--message=change")

    said = subprocess.run(
        ["bash", ROOT / ".ci/races-touched", "main"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.split() == races
