"""The course profile as a picture."""

from itertools import pairwise

import pytest

from generator.pacing.catalogue import Catalogue
from generator.pacing.profile import Profile
from generator.paper.elevation import (
    BARE_TOP,
    BOTTOM,
    DESK,
    HEIGHT,
    PHONE,
    TOP,
    ProfilePicture,
    draw_profile,
)
from generator.race.model import Race
from generator.race.rules import parse_race
from generator.race.source import parse_yaml

WIDTHS = pytest.mark.parametrize("width", [DESK, PHONE])


def race(extra: str = "", markers: str = "kilometres") -> Race:
    text = f"""\
name: Ten
distance: 10 km
markers: {markers}
goals: 1:00:00
ratios: continuous
place: Here
{extra}"""
    return parse_race(parse_yaml(text, "x.yaml"), "x")


HILL = Profile((0.0, 5000.0, 10000.0), (100.0, 300.0, 100.0))


def points(figure: ProfilePicture) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (p.split(",") for p in figure.outline.split())]


def drawn(on: Race, profile: Profile, width: int) -> ProfilePicture:
    return draw_profile(profile, on.stops, on.markers, width)


@WIDTHS
def test_the_ground_runs_from_side_to_side_and_up_is_up(width: int) -> None:
    (x0, y0), (x1, y1), (x2, y2) = points(drawn(race(), HILL, width))

    assert 0 < x0 < x1 < x2 < width
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.11)
    assert BARE_TOP == y1 < y0 == y2 < BOTTOM


def test_a_flat_course_looks_flat() -> None:
    """A rise of three metres must not fill the picture."""
    heights = [y for _, y in points(drawn(race(), Profile((0.0, 5e3, 1e4), (0.0, 3.0, 0.0)), DESK))]

    assert max(heights) - min(heights) < 0.06 * HEIGHT


@pytest.mark.parametrize(
    ("markers", "distances", "heights"),
    [
        ("kilometres", ["2", "4", "6", "8", "10"], ["100 m", "150 m", "200 m", "250 m", "300 m"]),
        ("miles", ["1", "2", "3", "4", "5", "6"], ["400 ft", "600 ft", "800 ft"]),
    ],
)
def test_its_labels_are_in_the_units_of_the_race(
    markers: str, distances: list[str], heights: list[str]
) -> None:
    figure = drawn(race(markers=markers), HILL, DESK)

    assert [tick.label for tick in figure.distances] == distances
    assert [tick.label for tick in figure.heights] == heights


def test_aid_stations_are_ticks_and_landmarks_are_numbered_pins_on_the_ground() -> None:
    extra = """\
aid: {year: "1", confidence: low, source: x, stations: [{at: 5 km, what: water}]}
landmarks: [{at: 2.5 km, name: A}, {at: 5 km, name: B}]
"""
    figure = drawn(race(extra), HILL, DESK)

    assert figure.aid == ("533",)
    assert [(pin.number, pin.x) for pin in figure.pins] == [(1, "308.5"), (2, "533")]
    assert float(figure.pins[1].surface_y) == TOP


@WIDTHS
def test_no_two_pins_of_a_real_race_overlap(catalogue: Catalogue, width: int) -> None:
    for of_race in catalogue.races:
        if of_race.course.profile:
            pins = draw_profile(
                of_race.course.profile, of_race.course.stops, of_race.race.markers, width
            ).pins
            places = [(float(pin.x), float(pin.y)) for pin in pins]
            for i, (x, y) in enumerate(places):
                for other_x, other_y in places[i + 1 :]:
                    assert abs(x - other_x) > 26 or abs(y - other_y) > 26


def test_the_ground_has_no_more_points_than_can_be_told_apart() -> None:
    dense = Profile(tuple(i * 10.0 for i in range(1001)), tuple(float(i % 7) for i in range(1001)))

    across = [x for x, _ in points(drawn(race(), dense, PHONE))]

    assert all(b - a >= 1.5 for a, b in pairwise(across[:-1]))
    assert (across[0], across[-1]) == (84.0, 462.0)
