"""One race on its course, for a single plan or band."""

from pathlib import Path

import pytest

from generator.content.files import UnknownRace
from generator.content.one_race import load_course, load_one_race
from generator.race.model import Race
from generator.race.source import SourceError
from tests.support.command import Write
from tests.support.content import DISTANCE, FILES
from tests.support.paths import ROOT

BROKEN = {"races/bad.yaml": "name: [\n"}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened, as they are."""
    found: list[str] = []
    open_file = Path.open

    def noting(path: Path, mode: str = "r", encoding: str | None = None) -> object:
        found.append(path.as_posix().rpartition("content/")[2])
        return open_file(path, mode, encoding=encoding)

    monkeypatch.setattr(Path, "open", noting)
    return found


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The races that are validated, as they are."""
    found: list[str] = []
    validate = Race.model_validate

    def noting(data: dict[str, object]) -> Race:
        found.append(str(data["slug"]))
        return validate(data)

    monkeypatch.setattr(Race, "model_validate", noting)
    return found


def test_one_race_is_read_whatever_is_wrong_with_the_others(write: Write) -> None:
    content = write(FILES | BROKEN)

    course = load_course(content, "hill-10")
    one = load_one_race(content, "hill-10")

    assert course.profile
    assert one.guides.course == course
    assert [(str(guide.walks), guide.goal.seconds) for guide in one.guides.guides] == [
        ("4:00/0:30", 3000),
        ("continuous", 3000),
        ("4:00/0:30", 3600),
        ("continuous", 3600),
    ]
    assert one.settings.name == "Testbreak"


def test_a_race_that_does_not_exist_is_answered_with_the_nearest_or_with_all(write: Write) -> None:
    content = write(FILES)

    with pytest.raises(UnknownRace, match="no race `hil-10`; did you mean `hill-10`"):
        load_course(content, "hil-10")
    with pytest.raises(UnknownRace, match="no race `x`; there are 5-km, hill-10"):
        load_one_race(content, "x")


def test_every_problem_of_the_files_that_it_needs_is_raised(write: Write) -> None:
    content = write(
        FILES
        | BROKEN
        | {"charts/bad.yaml": "[\n", "races/5-km.yaml": DISTANCE.replace("continuous", "gallopy")}
    )

    with pytest.raises(SourceError, match=r"races/bad\.yaml"):
        load_course(content, "bad")
    with pytest.raises(SourceError, match=r"charts/bad\.yaml"):
        load_one_race(content, "hill-10")
    (content / "charts/bad.yaml").unlink()
    with pytest.raises(SourceError, match="there is no chart `gallopy`"):
        load_one_race(content, "5-km")


def test_for_a_plan_only_the_races_own_files_are_read_each_once(
    opened: list[str], validated: list[str]
) -> None:
    load_course(ROOT / "content", "boston")

    assert opened == ["races/boston.yaml", "courses/boston.csv"]
    assert validated == ["boston"]


def test_for_a_band_every_file_is_read_and_every_race_validated_once(
    opened: list[str], validated: list[str]
) -> None:
    load_one_race(ROOT / "content", "boston")

    assert sorted(opened) == [
        "charts/galloway.yaml",
        "courses/boston.csv",
        "races/boston.yaml",
        "site.yaml",
        "standards/boston-qualifying.yaml",
        "weather/galloway.yaml",
    ]
    assert validated == ["boston"]
