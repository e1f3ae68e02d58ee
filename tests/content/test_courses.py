"""Course files, scaled to the official length of their race."""

import pytest

from generator.content.courses import missing_course, parse_course
from generator.race.source import SourceError

HEAD = "distance_m,elevation_m\n"


def problems(rows: str, length_m: float = 1000.0) -> list[str]:
    with pytest.raises(SourceError) as error:
        parse_course(HEAD + rows, "c.csv", length_m)
    return [str(problem) for problem in error.value.problems]


def test_a_course_is_scaled_to_the_official_length() -> None:
    profile = parse_course(HEAD + "0,5\n505,15\n1010,5\n", "c.csv", 1000.0)

    assert profile.distances == pytest.approx((0.0, 500.0, 1000.0))
    assert profile.length_m == 1000.0
    assert profile.elevations == (5.0, 15.0, 5.0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0,5\nten,5\n1000,x\n", ["c.csv:3:1: `ten` is not a number; write metres like 1200", "c.csv:4:1: `x` is not a number; write metres like 1200"]),
        ("0,5\n500,nan\n1000,5\n", ["c.csv:3:1: `nan` is out of range; write metres like 1200"]),
        ("0,5\n500,1e999\n1000,5\n", ["c.csv:3:1: `1e999` is out of range; write metres like 1200"]),
        ("5,5\n1000,5\n", ["c.csv:2:1: the first point must be the start; write distance 0", "c.csv:3:1: the first point must be the start; write distance 0"]),
        ("0,5\n500,5\n500,6\n1000,5\n", ["c.csv:4:1: 500 does not come after 500; order the points from the start"]),
        ("0,5\n100,95\n1000,5\n", ["c.csv:3:1: +90 m in 100 m would be a cliff; check both points"]),
        ("0,-460\n1000,-460\n", ["c.csv:2:1: `-460` is out of range; write -450 to 6000", "c.csv:3:1: `-460` is out of range; write -450 to 6000"]),
        ("0,5\n1000,9000\n", ["c.csv:3:1: `9000` is out of range; write -450 to 6000"]),
        ("0,5\n722,5\n", ["c.csv:3:1: the course ends at 722 m but the race is 1 km; take a file of the whole course"]),
        ("0,5\n", ["c.csv:2:1: a course has 2 to 5000 points and this one has 1; thin it out"]),
        ("", ["c.csv:1:1: a course has 2 to 5000 points and this one has 0; thin it out"]),
    ],
)  # fmt: skip
def test_a_course_that_cannot_be_is_refused_line_by_line(rows: str, expected: list[str]) -> None:
    assert problems(rows) == expected


def test_a_course_that_is_not_there_suggests_the_nearest() -> None:
    assert missing_course("bostn.csv", ["boston.csv"]).endswith("did you mean `boston.csv`?")
    assert missing_course("x.csv", []).endswith("put it there, or correct the name")
