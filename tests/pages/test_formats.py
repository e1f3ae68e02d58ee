"""The page that shows every format."""

from collections.abc import Callable
from pathlib import Path

from generator.pages.formats import FormatsPage
from generator.paper.formats import FORMATS
from tests.support.content import FILES, TIGHT
from tests.support.small_site import pages_of, shown

Write = Callable[[dict[str, str]], Path]


def formats(content: Path) -> FormatsPage:
    return shown(pages_of(content), "/formats/", FormatsPage)


def test_every_format_is_shown_with_its_figures(write: Write) -> None:
    page = formats(write(FILES))

    assert [one.example.key for one in page.formats] == [one.key for one in FORMATS]
    wrap = page.formats[0]
    assert (wrap.size, wrap.smallest_pt) == ("25 × 250 mm", "9")
    assert (wrap.on_a4, wrap.on_letter) == (6, 6)
    assert wrap.example.band is not None


def test_several_goals_stand_on_one_band(write: Write) -> None:
    page = formats(write(FILES))

    assert page.goals == ("1:00:00", "1:10:00", "1:20:00")
    assert page.together is not None
    assert page.command == (
        "walkbreak band hill-10 --goal 1:00:00 --goal 1:10:00 --goal 1:20:00 --ratio 4:00/0:30 "
        "--together --format forearm"
    )
    assert page.planner_href == (
        "../planner/index.html#race=hill-10&goal=1:00:00&ratio=4:00/0:30"
        "&goal2=1:10:00&goal3=1:20:00&format=forearm"
    )


def test_an_example_that_some_format_cannot_hold_is_no_reason_not_to_build(write: Write) -> None:
    """The page says why, and it does without goals that are not even plans."""
    page = formats(write(TIGHT))

    assert page.together is None
    assert (page.full_page, bool(page.full_page_misfit)) == (None, True)
