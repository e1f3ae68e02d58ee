"""What a runner may wish for one plan, and the race as her wishes change it."""

import pytest
from playwright.sync_api import Page

from generator.race.keys import Key
from generator.race.model import Race
from generator.race.values import Marks
from generator.race.wishes import (
    KEYS,
    Unfit,
    Wishes,
    WishValue,
    changed_race,
    in_the_heat,
    read_wishes,
)
from tests.support.ten_km import SMALLEST, ten_km
from tests.support.translated import in_browser, in_python, open_script

AID = "aid: {year: x, confidence: low, source: x, stations: [{at: 5 km, what: a, stop: 5:00}]}\n"
PLACE = "place: X\n"
TWO_WAVES = "starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30}]\n"
CUTOFF = "cutoffs: [{at: 5 km, by: 10:00}]\n"


def wished(race: Race, **texts: str) -> Race:
    """The race as these wishes change it."""
    return changed_race(race, read_wishes(texts))


def wrong(race: Race, **texts: str) -> dict[str, str]:
    """What is wrong with these wishes."""
    with pytest.raises(Unfit) as unfit:
        wished(race, **texts)
    return dict(unfit.value.wrong)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("walk_pace", "10:00 /km", 0.6),
        ("hills", "50%", 0.5),
        ("downhill", "20%", 0.2),
        ("altitude", "6.3%", 0.063),
        ("drift", "second half 2% slower", 0.08 / 2.02),
        ("ease_in", "first 2 km 3% slower", (0.03, 2000.0)),
        ("watch", "2%", 0.02),
        ("markers", "miles", "mi"),
        ("marks", "every 5 km", Marks("distance", 5000.0, "km")),
    ],
)
def test_a_wish_is_written_as_in_a_race_file(key: str, text: str, expected: WishValue) -> None:
    wishes = read_wishes({key: f" {text} "})

    assert wishes == Wishes(of_race={key: expected})


def test_a_wish_may_be_about_the_day_the_stops_and_the_start() -> None:
    said = {"heat": "3%", "stop": "2:00", "gun": "10:25", "delay": " 3:00 "}

    assert read_wishes(said) == Wishes(heat=0.03, stop=120, gun=37500, delay=180)


@pytest.mark.parametrize("key", [key for key in KEYS if key.kind], ids=lambda key: key.name)
def test_a_wish_is_read_as_its_key_is_declared(key: Key) -> None:
    for text in key.examples:
        wishes = read_wishes({key.name: text})
        value = wishes.of_race.get(key.name, getattr(wishes, key.name, None))

        assert key.kind
        assert value == key.kind.parse(text)


def test_every_wish_that_cannot_be_read_is_named_with_what_to_write() -> None:
    assert wrong(ten_km(), hills="steep", heat="40%", gun="9:15", drift="") == {
        "hills": "`steep` is not a percentage; write a number and a % sign, like 50%",
        "drift": "`` does not say which half is faster; write `second half 2% faster`, "
        "`second half 2% slower` or `even`",
        "heat": "`40%` is out of range; write 0% to 30%",
    }


def test_a_race_without_wishes_stays_the_same_race_and_heat_changes_only_the_goal() -> None:
    ten = ten_km()

    assert wished(ten) is wished(ten, heat="3%") is ten
    assert (in_the_heat(3600, None), in_the_heat(3600, 0.03)) == (3600, 3708)


def test_wishes_take_the_place_of_what_the_race_says() -> None:
    ten = ten_km(SMALLEST + "hills: 30%\nwatch: 3%\n")
    changed = wished(ten, hills="50%", markers="miles", walk_pace="10:00 /km")

    assert (changed.hills, changed.watch, changed.markers, changed.walk_pace) == (
        0.5,
        0.03,
        "mi",
        0.6,
    )
    assert str(changed.rows) == "every 1 mi"
    assert (ten.hills, ten.markers) == (0.3, "km")


def test_a_stop_is_the_same_at_every_station() -> None:
    ten = ten_km(SMALLEST + PLACE + AID)

    assert [stop.stand_s for stop in ten.stations] == [300.0]
    assert [stop.stand_s for stop in wished(ten, stop="1:00").stations] == [60.0]
    assert [stop.stand_s for stop in wished(ten, stop="0:00").stations] == [0.0]


def test_a_runner_has_one_start_which_keeps_what_she_does_not_say() -> None:
    one = ten_km(SMALLEST + PLACE + "starts: [{wave: A, gun: 9:00, delay: 1:00}]\n")
    two = ten_km(SMALLEST + PLACE + TWO_WAVES)

    (start,) = wished(one, delay="4:00").starts
    assert (start.wave, start.gun, start.delay) == ("A", 32400, 240)
    (start,) = wished(two, gun="9:45").starts
    assert (start.wave, start.gun, start.delay) == ("", 35100, 0)


@pytest.mark.parametrize(
    ("lines", "key", "text", "message"),
    [
        ("", "hills", "120%", "`120%` is out of range; write 0% to 100%"),
        ("", "walk_pace", "4:00 /km", "`4:00 /km` is out of range; write 6:00 /km to 25:00 /km"),
        ("", "altitude", "5%", "no course says how high this race is; add a `course`, or leave this out"),
        ("", "ease_in", "first 12 km 3% slower", "an easy start ends before the finish; write a shorter one"),
        ("", "marks", "every 0 km", "a race has between 1 and 500 marks; write e.g. `every 5 km`"),
        ("", "marks", "aid stations", "this race lists no aid stations; write e.g. `every 5 km`"),
        ("", "stop", "1:00", "this race lists no aid stations to stop at; leave this out"),
        (PLACE + AID, "stop", "9:00:00", "`9:00:00` is out of range; write 0:00 to 6:00:00"),
        ("", "gun", "9:00", "a plain distance has no start; leave this out, or take a race at a place"),
        ("", "delay", "1:00", "a plain distance has no start; leave this out, or take a race at a place"),
        (PLACE, "delay", "0:00", "without a gun there is no delay; leave this out"),
        (PLACE, "delay", "5:00:00", "`5:00:00` is out of range; write 0:00 to 3:00:00"),
        (PLACE + TWO_WAVES + CUTOFF, "delay", "3:00", "the cut-offs of this race are times of day; give the gun of your wave as well"),
        (PLACE + TWO_WAVES + CUTOFF, "gun", "23:00", "the cut-off at 5 km (10:00) is not after the gun of the start at 23:00; if it is on the next day, add +1 day"),
    ],
)  # fmt: skip
def test_a_wish_that_does_not_fit_the_race_is_named_with_what_to_write(
    lines: str, key: str, text: str, message: str
) -> None:
    assert wrong(ten_km(SMALLEST + lines), **{key: text}) == {key: message}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_wish_is_read_alike_in_the_browser(tab: Page, key: Key) -> None:
    texts = [*key.examples, "x", "", "200%", "0:01 /km", "9:00:00"]
    calls = [[{key.name: text}] for text in texts]
    open_script(tab, [read_wishes], "generator")

    assert in_browser(tab, read_wishes, calls, "generator") == in_python(read_wishes, calls)
