"""What happens at places of a course."""

import pytest

from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.events import Event, events_on
from generator.pacing.profile import Profile, flat
from generator.race.schedule import Schedule, lay_walks
from generator.race.stops import Stop
from generator.race.walks import parse_walks


def schedule(said: str, stations: tuple[Stop, ...] = ()) -> Schedule:
    return lay_walks(parse_walks(said), 10_000.0, stations)


def events(laid: Schedule, walk_pace: float | None = 0.6) -> tuple[Event, ...]:
    return events_on(measure_effort(flat(10_000.0), Strategy()), laid, walk_pace)


def test_the_finish_is_the_last_event() -> None:
    assert events(schedule("4:00/0:30")) == (Event(10_000.0, 0, 10_000.0, 10_000.0),)


def test_sections_and_halts_are_events_in_the_order_of_their_places() -> None:
    found = events(schedule("walk 0:30 at every 3 km to 7 km, then 4:00/0:30"))

    assert [(event.at_m, event.section, event.walk_s) for event in found] == [
        (3000.0, None, 30.0),
        (6000.0, None, 30.0),
        (7000.0, 1, 0.0),
        (10_000.0, None, 0.0),
    ]


def test_an_event_knows_the_effort_up_to_the_next_halt() -> None:
    """Where only a new section begins is no halt; a halt itself is the next one."""
    water = Stop(8000.0, "aid", "water", 60.0)
    found = events(schedule("4:00/0:30 to 5 km, then continuous", (water,)), 0.6)

    assert [(event.at_m, event.next_halt) for event in found[:2]] == [
        (5000.0, 8000.0),
        (8000.0, 8000.0),
    ]


def test_a_walk_in_metres_takes_as_long_as_they_take_uphill() -> None:
    hill = Profile((0.0, 10_000.0), (0.0, 400.0))
    effort = measure_effort(hill, Strategy())
    walk, _ = events_on(effort, schedule("walk 100 m at every 6 km"), 0.6)

    assert walk.walk_s == pytest.approx(60.0 * effort.walk.factors[0])
    assert (walk.run, walk.walk) == (effort.run.to(6000.0), effort.walk.to(6000.0))


def test_a_walk_over_the_finish_line_is_left_out_and_standing_stays() -> None:
    """1:00 at 10:00 a kilometre is 100 m; the last station is 60 m before the finish."""
    stations = (Stop(9000.0, "aid", "water", 30.0), Stop(9940.0, "aid", "water", 30.0))
    by_time = events(schedule("walk 1:00 at every aid station", stations))
    by_length = events(schedule("walk 100 m at every aid station", stations))

    assert [event.walk_s for event in by_time] == [60.0, 0.0, 0.0]
    assert [round(event.walk_s, 9) for event in by_length] == [60.0, 0.0, 0.0]
    assert [event.stand_s for event in by_time] == [30.0, 30.0, 0.0]


def test_without_walks_there_is_only_standing() -> None:
    found = events(schedule("continuous", (Stop(5000.0, "aid", "water", 30.0),)), None)

    assert [(event.stand_s, event.walk_s) for event in found] == [(30.0, 0.0), (0.0, 0.0)]


def test_a_section_beyond_the_finish_never_begins() -> None:
    assert len(events(schedule("4:00/0:30 to 12 km, then continuous"))) == 1
