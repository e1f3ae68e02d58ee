"""Bands on paper: printed by real browsers and measured in the PDFs.

The site here holds the worst cases only. Each is printed in every format, on both papers, by both
engines: the wristband from its guide, the others from the planner, as links in the guide lead there.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page

from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pages.site import site
from tests.support.content import ABOUT, SITE
from tests.support.paths import TEMPLATES
from tests.support.printed import (
    CHECK_BAR_MM,
    FORMATS,
    PAPERS,
    assert_clear_of_the_edges,
    assert_true_to_size,
    measured,
    mm,
    print_page,
)
from tests.support.served import served
from tests.support.sites import write_files
from tests.support.tabs import FONTS_LOADED

FIVE = """\
name: 5 km
distance: 5 km
markers: kilometres
goals: 0:15:00
ratios: [4:00/0:30, continuous]
"""
MARATHON = """\
name: The Annual International Marathon of a Town with a Name
short_name: International Marathon
distance: marathon
markers: kilometres
goals: 9:59:59
ratios: 0:10/0:30
walk_pace: 20:00 /km
place: Hillton, Hillshire
landmarks: [{at: 20.9 km, name: The bridge before the half}, {at: 42.1 km, name: Gate}]
"""
HUNDRED = """\
name: Hundred
distance: 100 mi
markers: miles
goals: 29:59:59
ratios: '10:00/5:00, walk 60 m at every aid station, skip walks within 1:00'
marks: every 5 mi
place: Hillton, Hillshire
course: {profile: hundred.csv, confidence: medium, source: a walk}
aid: {year: "2026", confidence: low, source: a friend, stations: [{at: 13.5 mi, what: soup and gels}, {at: 50 mi, what: water}]}
"""
FILES = {
    "site.yaml": SITE.replace(
        "{race: hill-10, goal: 1:00:00, ratio: 4:00/0:30}",
        "{race: five, goal: 0:15:00, ratio: 4:00/0:30}",
    ).replace("pages:", "url: https://guides.example\npages:"),
    "races/five.yaml": FIVE,
    "races/marathon.yaml": MARATHON,
    "races/hundred.yaml": HUNDRED,
    "courses/hundred.csv": "distance_m,elevation_m\n0,10\n40000,2900\n60000,40\n160900,20\n",
    "pages/about.md": ABOUT.replace("/hill-10/", "/five/"),
}
WORST = {
    "5 km in 15:00": "/five/0-15-00/run-4-00-walk-0-30/",
    "5 km without walks": "/five/0-15-00/continuous/",
    "marathon by kilometre in 9:59:59": "/marathon/9-59-59/run-0-10-walk-0-30/",
    "100 miles in 29:59:59": "/hundred/29-59-59/run-10-00-walk-5-00-walk-60-m-at-every-aid-station-skip-walks-within-1-00/",
}
WRISTBAND = "wrap"
worst = pytest.mark.parametrize("url", WORST.values(), ids=WORST.keys())
pytestmark = pytest.mark.browser
papers = pytest.mark.parametrize("paper", PAPERS)
formats = pytest.mark.parametrize("form", FORMATS)
engines = pytest.mark.parametrize("engine", ["chromium", "firefox"])


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the worst cases, served; its address."""
    folder = tmp_path_factory.mktemp("worst")
    catalogue = load(write_files(folder / "content", FILES), load_font())
    build(site(catalogue, load_font()), TEMPLATES, folder / "site")
    with served(folder / "site") as address:
        yield address


@dataclass(frozen=True)
class Printer:
    """The print button of a browser."""

    engine: str
    page: Page

    def prints(self, address: str, form: str, paper: str) -> bytes:
        """Choose a format on the page of a guide, and print it."""
        show(self.page, address, form)
        return print_page(self.page, self.engine, paper)


def show(page: Page, guide: str, form: str) -> None:
    """Open what prints a format of a guide."""
    page.goto(guide)
    if form != WRISTBAND:
        page.goto(page.locator(f'a[href$="format={form}"]').evaluate("link => link.href"))
        page.wait_for_function("document.body.classList.contains('planned')")
    page.evaluate(FONTS_LOADED)


@pytest.fixture(scope="module")
def firefox_tab(firefox: Browser) -> Iterator[Page]:
    page = firefox.new_page()
    yield page
    page.close()


@pytest.fixture
def printer(engine: str, request: pytest.FixtureRequest) -> Printer:
    page = request.getfixturevalue("tab" if engine == "chromium" else "firefox_tab")
    return Printer(engine, page)


@engines
@papers
@formats
@worst
def test_a_band_prints_on_one_page_at_true_size_clear_of_the_edges(
    printer: Printer, guides: str, url: str, form: str, paper: str
) -> None:
    assert_true_to_size(measured(printer.prints(f"{guides}{url}", form, paper)), form, paper)


@engines
@papers
@worst
def test_a_whole_page_is_one_page_clear_of_the_edges(
    printer: Printer, guides: str, url: str, paper: str
) -> None:
    sheet = measured(printer.prints(f"{guides}{url}", "full-page", paper))

    assert mm(sheet.bar["width"]) == pytest.approx(CHECK_BAR_MM, abs=0.1)
    assert_clear_of_the_edges(sheet, [*sheet.chars, *sheet.rects])
    assert min(char["size"] for char in sheet.chars) >= 6.99


@pytest.mark.parametrize("form", [*FORMATS, "full-page"])
def test_dark_mode_prints_black_on_white(tab: Page, guides: str, form: str) -> None:
    """Greys are thin black ink; a colour would need another ink, and run in the rain."""
    tab.emulate_media(color_scheme="dark")
    url = WORST["100 miles in 29:59:59"]
    dark = measured(Printer("chromium", tab).prints(f"{guides}{url}", form, "A4"))
    tab.emulate_media(color_scheme="light")
    light = measured(Printer("chromium", tab).prints(f"{guides}{url}", form, "A4"))

    inks = [thing["non_stroking_color"] for thing in [*dark.chars, *dark.rects]]
    assert all(ink is None or len(set(ink)) == 1 for ink in inks)
    assert inks == [thing["non_stroking_color"] for thing in [*light.chars, *light.rects]]


def test_a_print_is_the_same_size_when_the_page_rules_are_ignored(tab: Page, guides: str) -> None:
    """A print dialog may impose its own paper and margins; nothing is shrunk to fit."""
    margin: Any = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    for form in FORMATS:
        show(tab, f"{guides}{WORST['marathon by kilometre in 9:59:59']}", form)
        for paper in PAPERS:
            sheet = measured(tab.pdf(format=paper, margin=margin))
            assert mm(sheet.outline(form)["height"]) == pytest.approx(FORMATS[form][1], abs=0.05)


@engines
def test_the_printed_band_has_the_clock_and_the_gait_of_every_mark(
    printer: Printer, guides: str
) -> None:
    url = WORST["5 km in 15:00"]
    sheet = measured(printer.prints(f"{guides}{url}", "wrap", "Letter"))
    plan = printer.page.request.get(f"{guides}{url}plan.json").json()
    outline = sheet.outline("wrap")
    on_band = [c for c in sheet.chars if outline["x0"] <= c["x0"] <= outline["x1"]]
    lines: dict[int, str] = {}
    for char in sorted(on_band, key=lambda c: c["x0"]):
        middle = round((char["top"] + char["bottom"]) / 2)
        near = min(lines, key=lambda key: abs(key - middle), default=middle)
        near = near if abs(near - middle) <= 4 else middle
        lines[near] = lines.get(near, "") + char["text"]
    text = " ".join(lines[key] for key in sorted(lines))

    for number, split in enumerate(plan["splits"][:-1], start=1):
        letter = "R" if split["gait"] == "run" else "W"
        assert f"{number}{split['clock']}{letter}" in text
    assert "15:00" in text


def test_the_qr_code_leads_to_the_guide(tab: Page, guides: str) -> None:
    """It is at least 15 mm wide, and readable from the print."""
    url = WORST["5 km in 15:00"]
    data = Printer("chromium", tab).prints(f"{guides}{url}", "wrap", "A4")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        (code,) = zxingcpp.read_barcodes(pdf.pages[0].to_image(resolution=200).original)
    corners = code.position

    assert code.text == f"https://guides.example{url}"
    assert (corners.top_right.x - corners.top_left.x) / 200 * 25.4 >= 15


def test_the_rulers_are_true(tab: Page, guides: str) -> None:
    """The bar has a tick every 10 mm, the inches have one every quarter."""
    url = WORST["5 km in 15:00"]
    data = Printer("chromium", tab).prints(f"{guides}{url}", "wrap", "A4")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        (bar,) = [r for r in page.rects if r["fill"] and 90 < mm(r["width"]) < 110]
        upright = [line for line in page.lines if not line["width"] and line["x0"] >= bar["x0"] - 1]
    by_top: dict[int, list[float]] = {}
    for line in upright:
        by_top.setdefault(round(line["top"]), []).append(mm(line["x0"]))
    steps = {
        round(b - a, 2) for at in by_top.values() if len(at) > 5 for a, b in pairwise(sorted(at))
    }

    assert {10.0, 6.35} <= steps
    assert all(min(abs(step - 10), abs(step - 6.35), abs(step)) < 0.03 for step in steps)


@papers
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bands_by_temperature_print_side_by_side_on_one_page(
    tab: Page, address: str, paper: str, scheme: Any
) -> None:
    """All six at true size, with how to print them on a second page."""
    tab.emulate_media(color_scheme=scheme)
    tab.goto(f"{address}/boston/4-00-00/weather.html")
    data = tab.pdf(format=paper, prefer_css_page_size=True)
    tab.emulate_media(color_scheme="light")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        page = pdf.pages[0]
        outlines = [
            r for r in page.rects if r["stroke"] and not r["fill"] and mm(r["height"]) > 100
        ]
        bars = [r for r in pdf.pages[1].rects if r["fill"] and mm(r["width"]) > CHECK_BAR_MM / 2]

        assert len(outlines) == 6
        for outline in outlines:
            assert mm(outline["width"]) == pytest.approx(25, abs=0.05)
            assert mm(outline["height"]) == pytest.approx(250, abs=0.05)
            assert mm(outline["x0"]) >= 7
            assert mm(outline["x1"]) <= mm(page.width) - 7
        assert [mm(bar["width"]) for bar in bars] == [pytest.approx(CHECK_BAR_MM, abs=0.1)]


# --- Which format, and for which wrist -----------------------------------------------------------


def test_a_guide_leads_to_every_other_format_with_its_own_plan(tab: Page, guides: str) -> None:
    url = f"{guides}{WORST['100 miles in 29:59:59']}"
    for form in [*FORMATS, "full-page"]:
        if form == WRISTBAND:
            continue
        show(tab, url, form)
        assert tab.locator(f"#{form}").is_checked()
        assert tab.get_by_label("Goal", exact=True).input_value() == "29:59:59"
        assert "skip walks within 1:00" in tab.get_by_label("Run/walk ratio").input_value()


def test_the_band_says_which_end_points_to_the_hand_on_either_wrist(tab: Page, guides: str) -> None:
    tab.goto(f"{guides}{WORST['5 km in 15:00']}")
    hand = tab.locator(".sheet .band text", has_text="hand").filter(visible=True)

    assert hand.all_text_contents() == ["hand »"]
    tab.get_by_label("right wrist").check(force=True)
    assert hand.all_text_contents() == ["« hand"]


def test_a_format_without_room_for_every_row_shows_fewer_and_says_so(
    tab: Page, guides: str
) -> None:
    show(tab, f"{guides}{WORST['marathon by kilometre in 9:59:59']}", "big-print")
    tab.emulate_media(media="print")

    said = tab.get_by_text("This format has a row every 2 km").filter(visible=True)
    assert said.count() == 1
    tab.emulate_media(media="screen")
    marks = tab.locator(".sheet .mark text").all_text_contents()
    assert marks[:3] == ["2", "4", "6"]
