"""Plans for tests: said as in a race file, or any that can be."""

from collections.abc import Sequence
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from generator import units
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.plan import Plan, Refusal, make_plan
from generator.pacing.profile import Profile, climbs, flat
from generator.race.schedule import lay_walks
from generator.race.source import parse_yaml
from generator.race.stops import Stop
from generator.race.walks import Part, PlaceWalks, Walks, parse_walks
from generator.units import Ratio
from tests.support.paths import ORACLES

EVEN = Strategy()


def oracle(name: str) -> Any:
    """A file of `tests/oracles/`, all its scalars as text."""
    path = ORACLES / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), path.name).data


def seconds(clock: str) -> float:
    """`1:03:59.32` as a number."""
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def plan_for(
    goal: str,
    ratio: str = "continuous",
    walk: str | None = None,
    *,
    distance: str = "marathon",
    profile: Profile | None = None,
    strategy: Strategy = EVEN,
    stations: Sequence[tuple[float, float]] = (),
) -> Plan:
    """A plan, in the words of a race file; of each station where it is and how long one stands."""
    course = profile or flat(units.parse_distance(distance))
    walks = parse_walks(ratio)
    stops = [Stop(at_m, "aid", "water", stand_s) for at_m, stand_s in stations]
    schedule = lay_walks(walks, course.length_m, stops, climbs(course))
    walk_pace = units.parse_pace(walk) if walk else None
    return make_plan(measure_effort(course, strategy), units.parse_goal(goal), schedule, walk_pace)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A course of 3 to 60 km with up to 20 slopes of up to 15 %."""
    steps = draw(
        st.lists(st.tuples(st.floats(100, 6000), st.floats(-0.15, 0.15)), min_size=1, max_size=20)
    )
    distances, elevations = [0.0], [0.0]
    for length, grade in steps:
        distances.append(distances[-1] + length)
        elevations.append(elevations[-1] + length * grade)
    assume(distances[-1] > 3000)
    return Profile(tuple(distances), tuple(elevations))


ratios = st.builds(Ratio, st.integers(10, 900), st.integers(10, 300))
"""Any ratio with a cycle of 20 s to 20 min."""


@st.composite
def strategies(draw: st.DrawFn, length_m: float) -> Strategy:
    """Any way to spend the effort."""
    return Strategy(
        hills=draw(st.floats(0, 1)),
        downhill=draw(st.floats(0, 1)),
        altitude=draw(st.sampled_from([0.0, 0.063])),
        drift=draw(st.one_of(st.just(0.0), st.floats(-0.15, 0.15))),
        ease=draw(st.sampled_from([0.0, 0.03])),
        ease_m=draw(st.floats(500, length_m / 2)),
    )


@st.composite
def random_walks(draw: st.DrawFn, length_m: float) -> Walks:
    """Any way to walk: up to three parts by place, the first perhaps by time."""
    places = sorted(draw(st.lists(st.floats(0.1, 0.9), max_size=2, unique=True)))
    limits: list[float | None] = [round(share * length_m) for share in places]
    parts = [draw(part(to_m)) for to_m in [*limits, None]]
    if draw(st.booleans()):
        ratio = draw(st.one_of(st.none(), ratios))
        parts.insert(0, Part(ratio, to_s=draw(st.integers(60, 1800))))
    return Walks(tuple(parts))


@st.composite
def part(draw: st.DrawFn, to_m: float | None) -> Part:
    """Any part of walks up to a place."""
    ratio = draw(st.one_of(st.none(), ratios))
    at_places = draw(
        st.one_of(
            st.none(),
            st.builds(
                PlaceWalks,
                st.one_of(st.none(), st.floats(800, 5000)),
                seconds=st.integers(10, 90),
                skip_within_s=st.sampled_from([0, 30, 60]) if ratio else st.just(0),
            ),
            st.builds(
                PlaceWalks, st.one_of(st.none(), st.floats(800, 5000)), metres=st.floats(20, 200)
            ),
        )
    )
    on_climbs = draw(st.one_of(st.none(), ratios)) if ratio else None
    return Part(ratio, on_climbs, at_places, to_m)


@st.composite
def races(draw: st.DrawFn) -> tuple[Profile, Strategy, Plan]:
    """Any plan that can be, with its course and its strategy."""
    profile = draw(st.one_of(profiles(), st.floats(3000, 60000).map(flat)))
    length_m = profile.length_m
    strategy = draw(strategies(length_m))
    stations = [
        Stop(round(share * length_m), "aid", "water", float(stand_s))
        for share, stand_s in draw(
            st.lists(
                st.tuples(st.floats(0.02, 0.98), st.sampled_from([0, 0, 30, 240])),
                max_size=5,
                unique_by=lambda station: round(station[0] * length_m),
            )
        )
    ]
    walks = draw(random_walks(length_m))
    schedule = lay_walks(
        walks, length_m, sorted(stations, key=lambda station: station.at_m), climbs(profile)
    )
    goal_s = int(draw(st.floats(0.2, 0.7)) * length_m)
    try:
        plan = make_plan(
            measure_effort(profile, strategy), goal_s, schedule, draw(st.floats(0.5, 0.8))
        )
    except Refusal:
        assume(False)
        raise
    return profile, strategy, plan


def plans() -> st.SearchStrategy[Plan]:
    """Any plan that can be."""
    return races().map(lambda race: race[2])
