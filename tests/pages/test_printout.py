"""What `walkbreak band` prints: one band with its instructions, a club's bands, or whole pages."""

import pytest

from generator.build.font import load_font
from generator.pages.printout import Printout, PrintoutPage, print_out
from generator.pages.urls import HOME
from generator.paper.drawing import PAPERS, DoesNotFit
from generator.paper.formats import FORMATS_BY_KEY, WRAP
from tests.support.plans import guides

FONT, A4 = load_font(), PAPERS["a4"]


def page_of(printout: Printout) -> PrintoutPage:
    page = printout.site[HOME].data()
    assert isinstance(page, PrintoutPage)
    return page


def goals(*times: str) -> list[tuple[str, str]]:
    return [(time, "4:00/0:30") for time in times]


def test_one_band_fills_a_page_and_a_code_beside_it_leads_to_a_phone() -> None:
    leads_to = ("https://guides.example/boston/", "More guides for this race")
    printout = print_out([guides()], WRAP, A4, FONT, "right", leads_to)
    page = page_of(printout)

    assert (printout.count, page.club, page.full_pages) == (1, None, ())
    assert page.title == "Boston Marathon in 3:25:00"
    assert (page.wrist, page.is_taped) == ("right", True)
    assert page.alone
    assert page.alone.beside.phone
    assert page.alone.beside.phone.url == leads_to[0]


def test_six_wristbands_of_a_club_stand_on_a_page() -> None:
    each = guides(*goals(*(f"3:{minute}:00" for minute in range(20, 28))))
    printout = print_out([[one] for one in each], WRAP, A4, FONT)
    page = page_of(printout)

    assert page.club
    assert [len(bands) for bands in page.club.pages] == [6, 2]
    assert printout.count == 2
    assert page.title == "Boston Marathon in 3:20:00 to 3:27:00"


def test_goals_that_share_a_band_are_named_one_by_one() -> None:
    together = guides(*goals("3:25:00", "3:30:00", "3:40:00"))
    page = page_of(print_out([together], FORMATS_BY_KEY["forearm"], A4, FONT))

    assert page.title == "Boston Marathon in 3:25:00, 3:30:00 or 3:40:00"


def test_without_a_format_each_goal_has_a_whole_page() -> None:
    two = guides(*goals("3:25:00", "3:30:00"))
    printout = print_out([[one] for one in two], None, A4, FONT)

    assert (printout.count, len(page_of(printout).full_pages)) == (2, 2)
    assert not page_of(printout).is_taped


def test_what_does_not_fit_is_refused_and_not_printed_too_small() -> None:
    crowded = guides(extra="marks: every 0.25 mi\n")

    with pytest.raises(DoesNotFit, match="rows do not fit on the wristband"):
        print_out([crowded], WRAP, A4, FONT)
