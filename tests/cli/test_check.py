"""`walkbreak check`: what it prints, and how it ends."""

from pathlib import Path

from tests.support.command import Write, walkbreak
from tests.support.content import DISTANCE, FILES, RACE


def test_check_counts_the_races_and_guides_without_mistakes(write: Write) -> None:
    content = write(FILES)

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.output) == (
        0,
        f"{content}/: no mistakes in 2 races, 7 guides\n",
    )


def test_a_mistake_ends_in_exit_code_1_and_shows_its_line_with_a_caret(write: Write) -> None:
    content = write(FILES | {"races/5-km.yaml": DISTANCE.replace("0:20:00 to", "20:00 to")})

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == f"""\
{content}/races/5-km.yaml:4:8: `goals`: `20:00` can be read as hours or as minutes; write 20:00:00 \
for hours and minutes, or 0:20:00 for minutes and seconds
    4 | goals: 20:00 to 0:30:00 every 5:00
               ^
1 mistake in {content}/; the site cannot be built
"""
    )


def test_the_caret_is_below_the_mistake_even_in_a_long_line_or_after_wide_letters(
    write: Write,
) -> None:
    long = "name: " + "x" * 300 + " @\nplace: &a 東京\n"
    result = walkbreak(
        "check", "--content", write(FILES | {"races/5-km.yaml": "place: 東京 &a b: c\n"})
    )
    line, caret = result.stderr.splitlines()[1:3]
    assert line.startswith("    1 | place: 東京")
    assert caret.index("^") == len("    1 | place: 東京 &a b") + 2

    result = walkbreak("check", "--content", write(FILES | {"races/5-km.yaml": long}))
    assert max(map(len, result.stderr.splitlines()[1:3])) < 150


def test_some_race_files_can_be_checked_alone(write: Write) -> None:
    """A mistake elsewhere does not count, unless it is in something that the race needs."""
    content = write(FILES | {"races/5-km.yaml": DISTANCE.replace("0:20:00 to", "20:00 to")})
    right, wrong = content / "races/hill-10.yaml", content / "races/5-km.yaml"

    result = walkbreak("check", "--content", content, right)
    assert (result.exit_code, result.output) == (0, f"{right}: no mistakes in 4 guides\n")

    result = walkbreak("check", "--content", content, wrong, right)
    assert (result.exit_code, result.stdout) == (1, f"{right}: no mistakes in 4 guides\n")
    assert f"{wrong}:4:8: `goals`" in result.stderr
    assert result.stderr.endswith(f"1 mistake in {content}/; the site cannot be built\n")


def test_a_race_file_may_be_anywhere(write: Write, tmp_path: Path) -> None:
    """Its course is that of the content, and its plans are tried."""
    content = write(FILES)
    draft = tmp_path / "draft.yaml"
    draft.write_text(RACE.replace("1:00:00]", "1:40:00]") + "walk_pace: 9:00 /km\n")

    result = walkbreak("check", "--content", content, draft)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "leaves no running faster than the walk" in result.stderr
    assert f"{draft}:7:" in result.stderr


def test_with_a_file_that_any_race_may_need_everything_is_checked(write: Write) -> None:
    content = write(FILES)
    for name in ("site.yaml", "courses/hill-10.csv", "pages/about.md"):
        result = walkbreak("check", "--content", content, content / name)
        assert (result.exit_code, "2 races, 7 guides" in result.output) == (0, True)


def test_a_file_that_is_no_race_or_not_there_is_said(write: Write, tmp_path: Path) -> None:
    content = write(FILES)

    result = walkbreak("check", "--content", content, tmp_path / "track.gpx")
    assert (result.exit_code, "is not a race file" in result.output) == (2, True)
    result = walkbreak("check", "--content", content, content / "races/gone.yaml")
    assert (result.exit_code, "gone.yaml:1:1: this file cannot be read" in result.stderr) == (
        1,
        True,
    )
