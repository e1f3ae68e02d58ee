"""When a runner walks, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import units
from generator.race.walks import CONTINUOUS, Part, PlaceWalks, Walks, parse_walks
from generator.units import Ratio

SAID = [
    "continuous",
    "4:00/0:30",
    "4:00/1:00 to 30 km, then 2:00/1:00",
    "4:00/0:30 to 23 mi, then continuous",
    "continuous to 10:00, then 4:00/0:30",
    "continuous to 2 mi, then 4:00/0:30 to 12.5 mi, then 2:00/0:30",
    "4:00/0:30, on climbs 2:00/0:30",
    "walk 0:40 at every mile",
    "walk 60 m at every 5 km",
    "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00",
    "4:00/0:30, on climbs 2:00/0:30, walk 0:30 at every aid station to 23 mi, then continuous",
]


@pytest.mark.parametrize("said", SAID)
def test_words_that_were_read_are_printed_as_they_were(said: str) -> None:
    assert str(parse_walks(said)) == said


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("4:00/0:30, no walks after 23 mi", "4:00/0:30 to 23 mi, then continuous"),
        ("4:00/0:30, no walks before 10:00", "continuous to 10:00, then 4:00/0:30"),
        (
            "4:00/0:30, no walks before 2 mi, no walks after 23 mi",
            "continuous to 2 mi, then 4:00/0:30 to 23 mi, then continuous",
        ),
        ("4:00/1:00 to 30 km then 2:00/1:00", "4:00/1:00 to 30 km, then 2:00/1:00"),
        ("continuous, walk 0:40 at every 1 mi", "walk 0:40 at every mile"),
        ("walk 60 m at every km", "walk 60 m at every km"),
    ],
)
def test_there_are_shorter_words_for_some_walks(said: str, means: str) -> None:
    assert str(parse_walks(said)) == means


def test_walks_are_their_parts() -> None:
    assert parse_walks("continuous") == CONTINUOUS == Walks((Part(),))
    assert parse_walks("4:00/0:30").ratio == Ratio(240, 30)
    assert parse_walks("4:00/0:30, walk 60 m at every aid station") == Walks(
        (Part(Ratio(240, 30), at_places=PlaceWalks(None, metres=60.0)),)
    )


def test_walks_have_a_ratio_if_they_are_nothing_else() -> None:
    assert [said for said in SAID if parse_walks(said).ratio] == ["4:00/0:30"]
    assert [said for said in SAID if not parse_walks(said).has_walks] == ["continuous"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("4/1", "can be read as minutes or as seconds"),
        (
            "4:00/0:30 to 30 km",
            "`4:00/0:30 to 30 km` does not say what comes after it; add e.g. `, then",
        ),
        ("4:00/0:30, then continuous", "`4:00/0:30` does not say how far it goes; write e.g."),
        ("4:00/0:30 to 30 km, then 2:00/0:30 to 20 km, then continuous", "ends before it starts"),
        ("4:00/0:30 to 5 km, then 2:00/0:30 to 10:00, then continuous", "only the first part"),
        (
            "4:00/0:30, on climbs 2:00/0:30 to 10:00, then continuous",
            "ends at a time, so it can have nothing but a ratio; end it at a place",
        ),
        ("continuous, on climbs 2:00/0:30", "has walks only on climbs; write e.g. `10:00/0:30, on"),
        ("then 2:00/1:00", "begins in the middle; put all of the walks in quotes"),
        ("walk at every mile", "does not say how long and where; write e.g. `walk 0:30 at every"),
        ("walk 0:00 at every mile", "a walk of `0:00` cannot be planned; write e.g. 0:30 or 60 m"),
        ("walk 5 km at every 10 km", "a walk of `5 km` cannot be planned"),
        ("walk 0:30 at every 100 m", "every `100 m` is too often; walk every 400 m or less often"),
        ("walk 0:30 at every moon", "`moon` is not a distance"),
        ("4:00/0:30, skip walks within 1:00", "is not understood here; write one of `on climbs"),
        ("4:00/0:30, walk slowly", "does not say how long and where"),
        (
            "4:00/0:30 on climbs 2:00/0:30",
            "is more than a ratio; separate its clauses by commas, like",
        ),
        ("on climbs 2:00/0:30", "is more than a ratio; separate its clauses by commas, like"),
        (
            "4:00/0:30 to 10 mi, no walks before 10:00, then continuous",
            "the end of the part must come last",
        ),
        ("continuous to 0:00, then 4:00/0:30", "a part that ends at `0:00` is empty; leave it out"),
        ("4:00/0:30 to 0 km, then continuous", "a part that ends at `0 km` is empty; leave it out"),
        (
            "continuous to 10 mi, then continuous",
            "is followed by the same again; write it as one part",
        ),
        (
            "4:00/0:30, walk 0:30 at every mile, skip walks within 1:00, skip walks within 2:00",
            "is not understood here",
        ),
        ("4:00/9:00:00", "is too long for a ratio"),
        ("240/30", "is not a run/walk ratio; write 4:00/0:30 for seconds"),
        ("4:00/0:30, sing", "`sing` is not understood here"),
        ("4:00/0:30, on climbs continuous", "`on climbs continuous` is not understood here"),
        ("4:00/0:30 to 1 km, " + "then 4:00/0:30 to 2 km, " * 9, "this changes 9 times; write 8"),
    ],
)
def test_words_that_are_not_understood_are_refused_with_what_to_write(said: str, why: str) -> None:
    with pytest.raises(ValueError, match="^.*" + why.replace("(", r"\(")):
        parse_walks(said.strip().removesuffix(","))


@given(st.text("0123456789:/,. km ihtenwalkcos", max_size=60))
def test_text_that_is_not_understood_is_refused_with_what_to_write(text: str) -> None:
    refused = ""
    try:
        parse_walks(text)
    except ValueError as error:
        refused = str(error)

    assert not refused or ";" in refused


RATIOS = st.builds(
    lambda run_s, walk_s: f"{units.clock(run_s)}/{units.clock(walk_s)}",
    st.integers(10, 3600),
    st.integers(5, 900),
)
CLAUSES = st.sampled_from(
    ["", ", on climbs 2:00/0:30", ", walk 60 m at every mile", ", walk 1:00 at every aid station"]
)


@given(RATIOS, CLAUSES, st.integers(1, 40))
def test_walks_are_said_so_that_they_are_understood_again(
    ratio: str, clause: str, miles: int
) -> None:
    walks = parse_walks(f"{ratio}{clause} to {miles} mi, then continuous")

    assert parse_walks(str(walks)) == walks


@pytest.mark.parametrize(
    ("said", "walks", "aid", "climbs"),
    [
        ("continuous", False, False, False),
        ("4:00/0:30", True, False, False),
        ("walk 60 m at every mile", True, False, False),
        ("walk 60 m at every aid station to 10 km, then continuous", True, True, False),
        ("continuous to 10 km, then 4:00/0:30, on climbs 2:00/0:30", True, False, True),
    ],
)
def test_walks_know_what_they_need_of_a_course(
    said: str, walks: bool, aid: bool, climbs: bool
) -> None:
    found = parse_walks(said)

    assert (found.has_walks, found.needs_aid, found.needs_climbs) == (walks, aid, climbs)


@pytest.mark.parametrize(
    ("said", "length", "where"),
    [
        ("walk 60 m at every aid station", "60 m", "aid station"),
        ("walk 0:40 at every mile", "0:40", "mile"),
        ("walk 0:40 at every kilometre", "0:40", "km"),
        ("walk 0:40 at every 5 km", "0:40", "5 km"),
    ],
)
def test_walks_at_places_say_how_long_and_where(said: str, length: str, where: str) -> None:
    places = parse_walks(said).parts[0].at_places

    assert places
    assert (places.length, places.where) == (length, where)


def test_each_part_but_the_last_says_where_or_when_it_ends() -> None:
    parts = parse_walks("continuous to 10:00, then 4:00/0:30 to 23 mi, then continuous").parts

    assert [part.limit for part in parts] == ["10:00", "23 mi", ""]
    assert [part.is_last for part in parts] == [False, False, True]
    assert [part.has_walks for part in parts] == [False, True, False]
