"""A template reads every field of its page's data, and nothing else."""

import dataclasses
import typing
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.font import load_font
from generator.build.render import Renderer
from generator.content.catalogue import load
from generator.pages.answers import Published
from generator.pages.formats import FormatsPage
from generator.pages.guide import GuidePage
from generator.pages.page import Page
from generator.pages.print import CoarserRows, in_formats
from generator.pages.printout import print_out
from generator.pages.site import site
from generator.paper.drawing import PAPERS, DoesNotFit, Font
from generator.paper.formats import FORMATS, FORMATS_BY_KEY, WRAP
from tests.support.content import EVERYTHING, TIGHT
from tests.support.paths import ROOT

Field = tuple[type, str]
NO_TEMPLATE = {"band.woff2", "band-licence.txt"}
"""Files that are not text."""
SENT_WHOLE = (Page, Published, Font)
"""A page stands for its bytes, and scripts get all that there is of a race and of a font."""


def names_of(value: object) -> tuple[str, ...]:
    """The fields of a dataclass or a named tuple."""
    if isinstance(value, SENT_WHOLE):
        return ()
    if dataclasses.is_dataclass(value):
        return tuple(field.name for field in dataclasses.fields(value))
    return getattr(value, "_fields", ())


class Recorder:
    """Stands for a value while a template reads it, and notes which fields are read."""

    def __init__(self, value: object, read: set[Field]) -> None:
        self._value, self._read = value, read

    def __getattr__(self, name: str) -> object:
        """A field. Whatever else a template asks for is noted too, and is not there."""
        if not name.startswith("__"):
            self._read.add((type(self._value), name))
        if name not in names_of(self._value):
            raise AttributeError(name)
        return recorded(getattr(self._value, name), self._read)

    def __iter__(self) -> Iterator[object]:
        """A named tuple that is unpacked: then all of it is read."""
        return iter([getattr(self, name) for name in names_of(self._value)])


def recorded(value: object, read: set[Field]) -> object:
    if names_of(value):
        return Recorder(value, read)
    if isinstance(value, tuple | list):
        return [recorded(part, read) for part in value]
    return value


def fields_in(value: object) -> Iterator[Field]:
    """Every field of everything in a page's data."""
    for name in names_of(value):
        yield type(value), name
        yield from fields_in(getattr(value, name))
    if isinstance(value, tuple | list) and not names_of(value):
        for part in value:
            yield from fields_in(part)


def types_in(hint: object) -> Iterator[type]:
    """The dataclasses and named tuples that a type hint names."""
    if isinstance(hint, type) and (dataclasses.is_dataclass(hint) or hasattr(hint, "_fields")):
        yield hint
    for part in typing.get_args(hint):
        yield from types_in(part)


@pytest.fixture
def pages(write: Callable[[dict[str, str]], Path]) -> list[tuple[str, object]]:
    """Templates with the data of every page of two sites, and of printouts of all kinds."""
    font, papers = load_font(), tuple(PAPERS.values())
    pages = list(site(load(write(TIGHT), font), font).values())
    catalogue = load(write(EVERYTHING), font)
    pages += site(catalogue, font, papers).values()
    by_race = {of_race.race.slug: of_race.guides for of_race in catalogue.races}
    guides = [one.work_out() for one in by_race["hill-10"] if str(one.walks) == "4:00/0:30"]
    in_parts = next(one for one in by_race["hill-10"] if "then" in str(one.walks)).work_out()
    for bands, form in (
        *(([guides[:1]], one) for one in FORMATS),
        ([guides[:2]], WRAP),
        ([[in_parts]], FORMATS_BY_KEY["folded"]),
        ([[guide] for guide in guides[:2]], WRAP),
        ([guides[:1]], None),
    ):
        printout = print_out(bands, form, papers[0], font, leads_to=("https://x.example", "Guide"))
        pages.append(printout.site["/"])
    data = [(page.template, page.data()) for page in pages if page.template not in NO_TEMPLATE]
    return [
        *data,
        *((template, change(one)) for template, one in data for change in (too_small, coarser)),
    ]


def too_small(data: object) -> object:
    """The same page where the example does not fit a format."""
    misfit = in_formats([(WRAP, DoesNotFit("name", "too long"))])[0]
    if isinstance(data, GuidePage):
        return replace(data, band=None, misfit="too long")
    if isinstance(data, FormatsPage):
        return replace(data, formats=(replace(data.formats[0], example=misfit),))
    return data


def coarser(data: object) -> object:
    """The same page with fewer rows on its band, as the planner may print it, and with signs."""
    if isinstance(data, GuidePage):
        rows = (CoarserRows("wrap", "every 2 km"),)
        return replace(data, beside=replace(data.beside, coarser=rows, signed=("wrap",)))
    return data


def test_each_template_reads_every_field_that_its_pages_have_and_no_other_name(
    pages: list[tuple[str, object]],
) -> None:
    renderer = Renderer(ROOT / "templates")
    read: Mapping[str, set[Field]] = defaultdict(set)
    given: Mapping[str, set[Field]] = defaultdict(set)
    for template, data in pages:
        given[template].update(fields_in(data))
        renderer.render(template, recorded(data, read[template]))

    for template, fields in given.items():
        assert read[template] == fields, template


def test_these_pages_show_everything_that_a_page_can_show(
    pages: list[tuple[str, object]],
) -> None:
    """Else the test above would not look at all of it."""
    shown = {kind for _, data in pages for kind, _ in fields_in(data)}

    possible = {
        kind
        for one in shown
        for hint in typing.get_type_hints(one).values()
        for kind in types_in(hint)
        if kind not in SENT_WHOLE
    }

    assert possible - shown == set()
