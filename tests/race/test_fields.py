"""The kinds of value that content files have."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.race.files import COURSE_FILE, YAML_FILES
from generator.race.keys import Key, keys_of
from generator.race.model import Race
from tests.support.keys import all_keys

PIECES = st.sampled_from(
    [*"0123456789 :/%.,-+", "then ", " to ", "walk ", "first ", " at every ", "km", "mi", "continuous"]
)  # fmt: skip

LISTED = {
    "goals": ["3:00:00 to 6:00:00 every 5:00", "0:50:00", "boston-qualifying"],
    "ratios": [
        "galloway",
        "walk 0:40 at every mile",
        "4:00/1:00 to 30 km, then 2:00/1:00 to 40 km then continuous",
        "4:00/0:30, on climbs 2:00/0:30, walk 60 m at every aid station, skip walks within 1:00",
        "4:00/0:30, no walks before 10:00, no walks after 23 mi",
    ],
}
"""Entries of lists."""


SINGLE = {
    f"{kind.name}: {key.name}": key
    for kind in (*YAML_FILES, COURSE_FILE)
    for key in all_keys(kind.model)
    if key.kind and not key.is_list
}
"""Every key with a single value."""


@pytest.mark.parametrize("key", SINGLE.values(), ids=SINGLE)
def test_every_example_is_a_value_within_its_limits(key: Key) -> None:
    assert key.examples
    for example in key.examples:
        key.parse(example)


@pytest.mark.parametrize("key", SINGLE.values(), ids=SINGLE)
def test_a_default_is_written_as_it_is_read(key: Key) -> None:
    assert not key.default or key.kind
    if key.kind and key.default:
        assert key.kind.say(key.parse(key.default)) == key.default


@given(st.data())
def test_whatever_can_be_read_matches_its_pattern(data: st.DataObject) -> None:
    """Else an editor would refuse what is right."""
    race = keys_of(Race)
    texts = [(race[name], text) for name, listed in LISTED.items() for text in listed]
    texts += [(key, text) for key in SINGLE.values() for text in key.examples]
    key, text = data.draw(st.sampled_from(texts))
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 3, len(text))))
        text = text[:start] + data.draw(PIECES) + text[end:]
    try:
        assume(text.strip())
        key.parse(text)
    except ValueError:
        return
    assert key.kind
    assert re.fullmatch(key.kind.pattern, text.strip(), re.ASCII)
