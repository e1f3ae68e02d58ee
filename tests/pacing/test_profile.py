"""Distance and elevation of a course, and its climbs."""

from generator.content.courses import parse_course
from generator.pacing.profile import Profile, climbs, flat, for_pacing
from generator.race.schedule import Climb
from tests.support.paths import ROOT


def test_ascent_net_drop_and_elevation_follow_from_the_profile() -> None:
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


def test_a_climb_is_what_rises_enough_and_steeply_enough() -> None:
    """20 m in a kilometre are a climb; 12 m are not, nor are 20 m in 3 km."""
    profile = Profile(
        (0.0, 1000.0, 2000.0, 3000.0, 4000.0, 7000.0, 8000.0),
        (0.0, 20.0, 0.0, 12.0, 0.0, 20.0, 0.0),
    )

    assert climbs(profile) == (Climb(0.0, 1000.0),)


def test_a_climb_goes_across_a_dip_and_leaves_out_the_flat_before_and_after_it() -> None:
    profile = Profile(
        (0.0, 3000.0, 3500.0, 3600.0, 4000.0, 6000.0, 7000.0),
        (10.0, 10.5, 30.0, 25.0, 50.0, 51.0, 10.0),
    )

    assert climbs(profile) == (Climb(3000.0, 4000.0),)


def test_the_climbs_of_boston_are_the_newton_hills() -> None:
    """Published: from mile 15.9, 17.4 and 19.1, the last with Heartbreak Hill up to mile 20.6."""
    text = (ROOT / "content/courses/boston.csv").read_text(encoding="utf-8")
    found = climbs(parse_course(text, "boston.csv", 42195.0))

    assert [(round(a / 1609.344, 1), round(b / 1609.344, 1)) for a, b in found] == [
        (15.9, 16.4), (17.5, 17.8), (19.1, 20.6),
    ]  # fmt: skip


def test_a_flat_course_has_no_climbs() -> None:
    assert climbs(flat(10_000.0)) == ()


def test_a_dip_as_deep_as_a_small_hill_ends_a_climb() -> None:
    profile = Profile((0.0, 1000.0, 1500.0, 2500.0), (0.0, 30.0, 20.0, 50.0))

    assert climbs(profile) == (Climb(0.0, 1000.0), Climb(1500.0, 2500.0))
