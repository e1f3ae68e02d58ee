"""JSON Schemas of the content's files, tried in an editor's language server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.race.keys import keys_of
from generator.race.model import Race
from generator.race.rules import parse_race
from generator.race.source import SourceError, parse_yaml
from tests.support.editor import Editor, editor
from tests.support.paths import CONTENT
from tests.support.schemas import SCHEMAS

FILES = sorted(CONTENT.rglob("*.yaml"))
PATH = CONTENT / "races/a-new-race.yaml"
SMALLEST = """\
# yaml-language-server: $schema=../schema/race.json
name: Ten
place: Hillton
distance: 10 km
markers: kilometres
goals: 1:00:00
ratios: continuous
"""
END = len(SMALLEST.splitlines())


@pytest.fixture(scope="module")
def an_editor() -> Iterator[Editor]:
    with editor() as found:
        yield found


@pytest.mark.parametrize(("path", "text"), SCHEMAS.items(), ids=[path.name for path in SCHEMAS])
def test_the_schemas_of_the_repository_are_those_of_the_site(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "to write them again: make schemas"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_an_editor_finds_nothing_wrong_with_the_content(an_editor: Editor, path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.startswith("# yaml-language-server: $schema=")
    assert an_editor.problems(path, text) == []


def test_an_editor_takes_the_example_of_every_key(an_editor: Editor) -> None:
    text, *_ = SMALLEST.split("name: Ten")
    text += "".join(f"{name}: {key.example}\n" for name, key in keys_of(Race).items())

    assert an_editor.problems(PATH, text) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("hils: 50%\n", "Property hils is not allowed."),
        ("hills: steep\n", "Write a number with %, from 0% to 100%, like `50%`."),
        ("hills: 0.5\n", "Write a number with %, from 0% to 100%, like `50%`."),
        ("walk_pace: 16:00\n", "Write minutes:seconds with /mi or /km, from 6:00 /km to 25:00 /km, like `16:00 /mi`."),
        ("starts: [{gun: 9.00}]\n", "Write hours:minutes, like `9:00`."),
        ("starts: [{gun: 25:00}]\n", "Write hours:minutes, like `9:00`."),
        ("cutoffs: [{at: 5 km, by: 3 h}]\n", "Write a time since the gun with its seconds, or a time of day, like `6:00:00`."),
        ("landmarks: [{at: 5, name: A}]\n", "Write a number with km, mi, m or ft, like `32.5 km`."),
        ("landmarks: [{at: 5 km}]\n", 'Missing property "name".'),
        ("landmarks: Hill\n", 'Incorrect type. Expected "array".'),
        ("date: 19 April\n", "Write a date: year-month-day, like `2027-04-19`."),
        ("course: {profile: a.csv, confidence: sure, source: b}\n", 'Value is not accepted. Valid values: "high", "medium", "low", "net-drop-only".'),
    ],
)  # fmt: skip
def test_an_editor_refuses_what_cannot_be_read(an_editor: Editor, lines: str, said: str) -> None:
    assert an_editor.problems(PATH, SMALLEST + lines) == [f"{END + 1}: {said}"]
    with pytest.raises(SourceError):
        parse_race(parse_yaml(SMALLEST + lines, "ten.yaml"), "ten")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ratios: continuous", "ratios: [4:00/0:30, 4/1]"),
        ("ratios: continuous", "ratios: 4:00/0:30 at every mile"),
        ("ratios: continuous", "ratios: []"),
        ("goals: 1:00:00", "goals: 1:00"),
        ("markers: kilometres", "markers: km"),
        ("markers: kilometres\n", ""),
    ],
)
def test_an_editor_refuses_what_is_wrong_with_a_key_that_is_needed(
    an_editor: Editor, before: str, after: str
) -> None:
    text = SMALLEST.replace(before, after)

    assert an_editor.problems(PATH, text)
    with pytest.raises(SourceError):
        parse_race(parse_yaml(text, "ten.yaml"), "ten")


def test_an_editor_offers_keys_with_what_they_mean(an_editor: Editor) -> None:
    an_editor.problems(PATH, f"{SMALLEST}hi")
    offered = an_editor.completions(PATH, END + 1, 3)

    assert {"hills", "walk_pace", "aid"} <= offered.keys()
    assert "name" not in offered
    assert "How much hills change the pace" in offered["hills"]


def test_an_editor_offers_the_few_words_that_a_key_takes(an_editor: Editor) -> None:
    text = SMALLEST.replace("kilometres", "")
    an_editor.problems(PATH, text)

    assert {"miles", "kilometres"} <= an_editor.completions(PATH, 5, len("markers: ") + 1).keys()


def test_an_editor_tells_what_a_key_means_its_limits_and_its_default(an_editor: Editor) -> None:
    an_editor.problems(PATH, f"{SMALLEST}hills: 50%\n")
    told = an_editor.hover(PATH, END + 1, 2)

    assert "How much hills change the pace: 0% is even pace, 100% even effort." in told
    assert "Write a number with %, from 0% to 100%." in told
    assert "Left out, it is `100%`." in told
