"""The keys of a content file, from the model that declares them."""

import pytest
from pydantic import Field

from generator.race.fields import Metres, Name, Percent, Seconds
from generator.race.keys import Model, OneOrMore, Wished, keys_of, limits_of


class Hut(Model):
    """A hut on a hill."""

    at: Metres = Field(examples=["5 km"])
    """How far it is."""


class Hill(Model):
    """A hill with huts."""

    slug: Name
    steep: Wished[Percent] = Field(0.1, ge=0, le=0.5, examples=["20%", "5%"])
    """How steep it is, which may be
    a guess.
    """
    rest: Seconds | None = Field(None, title="Your rest", examples=["1:00"])
    """How long to rest."""
    names: OneOrMore[Name] = Field(min_length=1, max_length=3, examples=["[Old Hill, Top]"])
    """What it is called."""
    huts: tuple[Hut, ...] = Field((), min_length=1, examples=["[{at: 5 km}]"])
    """Every hut."""


KEYS = keys_of(Hill)


def test_the_keys_of_a_file_come_in_the_order_of_their_declarations_without_its_name() -> None:
    assert list(KEYS) == ["steep", "rest", "names", "huts"]


def test_a_key_has_what_is_declared_of_it() -> None:
    steep = KEYS["steep"]

    assert steep.says == "How steep it is, which may be a guess."
    assert steep.write == "a number with %, from 0% to 50%"
    assert (steep.default, steep.example, steep.examples) == ("10%", "20%", ("20%", "5%"))
    assert (steep.is_wish, steep.is_needed, steep.is_list) == (True, False, False)
    assert (steep.parse(" 20% "), steep.limits) == (0.2, limits_of(Hill, "steep"))
    with pytest.raises(ValueError, match="`60%` is out of range; write 0% to 50%"):
        steep.parse("60%")


def test_a_form_calls_a_key_by_its_title_or_else_by_its_name() -> None:
    assert [key.title for key in KEYS.values()] == ["Steep", "Your rest", "Names", "Huts"]


def test_a_list_says_how_many_entries_it_has_and_whether_it_may_be_one_value() -> None:
    names, huts = KEYS["names"], KEYS["huts"]

    assert (names.is_needed, names.is_list, names.may_be_one) == (True, True, True)
    assert (names.counted, huts.counted) == ("between 1 and 3", "at least 1")
    assert (huts.is_list, huts.may_be_one, huts.model, huts.kind) == (True, False, Hut, None)
    assert (huts.write, huts.default, KEYS["rest"].counted) == ("", "", "")


def test_a_key_without_limits_has_none() -> None:
    assert KEYS["rest"].limits is None
    with pytest.raises(ValueError, match="`rest` has no limits"):
        limits_of(Hill, "rest")
