"""A page and its key."""

from dataclasses import dataclass, field

from generator.pages.page import Keyed, keyed, keyed_together, page


@dataclass(frozen=True)
class Thing:
    """Something that pages are made from."""

    name: str
    hidden: str = field(default="", repr=False)


def told(one: Thing, other: Thing) -> str:
    return f"{one.name} and {other.name}"


def test_a_pages_data_comes_from_the_values_of_its_sources() -> None:
    assert page("x.html", told, keyed(Thing("a")), keyed(Thing("b"))).data() == "a and b"


def test_a_pages_key_changes_with_each_source_and_with_its_template() -> None:
    a, b, c = keyed(Thing("a")), keyed(Thing("b")), keyed(Thing("c"))

    keys = [
        page("x.html", told, a, b).key,
        page("x.html", told, a, c).key,
        page("x.html", told, c, b).key,
        page("x.html", told, b, a).key,
        page("y.html", told, a, b).key,
    ]

    assert len(set(keys)) == len(keys)
    assert page("x.html", told, keyed(Thing("a")), keyed(Thing("b"))).key == keys[0]


def test_a_parts_key_changes_with_the_whole_even_where_the_part_shows_nothing_of_it() -> None:
    part = Thing("part", hidden="whatever")

    assert keyed(Thing("a")).with_part(part).key != keyed(Thing("b")).with_part(part).key
    assert keyed(Thing("a")).with_part(part).key != keyed(Thing("a")).with_part(Thing("p")).key


def test_several_values_have_a_key_together() -> None:
    both = keyed_together([keyed("a"), keyed("b")])

    assert both.value == ("a", "b")
    assert both.key != keyed_together([keyed("b"), keyed("a")]).key
    assert both == Keyed(("a", "b"), both.key)
