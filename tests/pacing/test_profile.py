"""The ground of a race, scaled to its official length."""

import pytest

from generator.content.courses import missing_course, parse_course
from generator.pacing.profile import Profile, climbs, flat, for_pacing
from generator.race.source import SourceError
from tests.conftest import ROOT

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


def test_ascent_net_drop_and_elevation_are_read_off_the_profile() -> None:
    profile = Profile((0.0, 500.0, 800.0, 1000.0), (20.0, 30.0, 10.0, 12.0))

    assert (profile.ascent_m, profile.net_drop_m) == (12.0, 8.0)
    assert [profile.elevation(x) for x in (-5, 0, 250, 500, 900, 1000, 2000)] == [
        20, 20, 25, 30, 11, 12, 12,
    ]  # fmt: skip


def test_a_net_drop_only_course_is_paced_as_a_straight_slope() -> None:
    profile = Profile((0.0, 400.0, 1000.0), (20.0, 80.0, 10.0))

    assert for_pacing(profile, only_net_drop=True) == Profile((0.0, 1000.0), (20.0, 10.0))
    assert for_pacing(profile, only_net_drop=False) is profile


def test_a_flat_course_has_no_height() -> None:
    assert flat(5000.0) == Profile((0.0, 5000.0), (0.0, 0.0))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0,5\nten,5\n1000,x\n", ["c.csv:3:1: `ten` is not a number; write metres like 1200", "c.csv:4:1: `x` is not a number; write metres like 1200"]),
        ("0,5\n500,nan\n1000,5\n", ["c.csv:3:1: `nan` is out of range; write metres like 1200"]),
        ("0,5\n500,1e999\n1000,5\n", ["c.csv:3:1: `1e999` is out of range; write metres like 1200"]),
        ("5,5\n1000,5\n", ["c.csv:2:1: the first point is the start; write distance 0", "c.csv:3:1: the first point is the start; write distance 0"]),
        ("0,5\n500,5\n500,6\n1000,5\n", ["c.csv:4:1: 500 does not come after 500; order the points from the start"]),
        ("0,5\n100,95\n1000,5\n", ["c.csv:3:1: +90 m in 100 m is a cliff; check both points"]),
        ("0,5\n1000,9000\n", ["c.csv:3:1: no race is run at 9000 m; write elevations in metres"]),
        ("0,5\n722,5\n", ["c.csv:3:1: the course ends at 722 m but the race is 1 km; take a file of the whole course"]),
        ("0,5\n", ["c.csv:2:1: a course has 2 to 5000 points, this one 1; thin it out"]),
        ("", ["c.csv:1:1: a course has 2 to 5000 points, this one 0; thin it out"]),
    ],
)  # fmt: skip
def test_a_course_that_cannot_be_is_refused_line_by_line(rows: str, expected: list[str]) -> None:
    assert problems(rows) == expected


def test_a_course_that_is_not_there_suggests_the_nearest() -> None:
    assert missing_course("bostn.csv", ["boston.csv"]).endswith("did you mean `boston.csv`?")
    assert missing_course("x.csv", []).endswith("put it there, or correct the name")


def test_a_climb_is_what_rises_enough_and_steeply_enough() -> None:
    """20 m in a kilometre is one; 12 m is none, nor is 20 m in 3 km."""
    profile = Profile(
        (0.0, 1000.0, 2000.0, 3000.0, 4000.0, 7000.0, 8000.0),
        (0.0, 20.0, 0.0, 12.0, 0.0, 20.0, 0.0),
    )

    assert climbs(profile) == ((0.0, 1000.0),)


def test_a_climb_leaves_out_the_flat_before_and_after_it_and_goes_on_over_a_dip() -> None:
    profile = Profile(
        (0.0, 3000.0, 3500.0, 3600.0, 4000.0, 6000.0, 7000.0),
        (10.0, 10.5, 30.0, 25.0, 50.0, 51.0, 10.0),
    )

    assert climbs(profile) == ((3000.0, 4000.0),)


def test_the_climbs_of_boston_are_the_newton_hills() -> None:
    """Published: from mile 15.9, 17.4 and 19.1, the last with Heartbreak Hill up to mile 20.6."""
    text = (ROOT / "content/courses/boston.csv").read_text(encoding="utf-8")
    found = climbs(parse_course(text, "boston.csv", 42195.0))

    assert [(round(a / 1609.344, 1), round(b / 1609.344, 1)) for a, b in found] == [
        (15.9, 16.4), (17.5, 17.8), (19.1, 20.6),
    ]  # fmt: skip


def test_a_flat_course_has_no_climbs() -> None:
    assert climbs(flat(10_000.0)) == ()
