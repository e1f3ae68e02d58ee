"""`walkbreak check`: what it prints, and how it ends."""

from tests.support.command import Write, walkbreak
from tests.support.content import DISTANCE, FILES


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
