"""The band on paper: printed by a real browser and measured in the PDF."""

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

from generator.band import CHECK_BAR_MM, LENGTH_MM, POINT_MM, WIDTH_MM

BANDS = {
    "miles and walks": "/boston/3-25-00/run-4-00-walk-0-30/",
    "kilometres": "/berlin/5-00-00/run-0-30-walk-0-30/",
    "continuous": "/cim/2-50-00/continuous/",
    "many rows": "/50-km/9-00-00/run-0-10-walk-0-30/",
    "few rows": "/5-km/0-18-00/run-6-00-walk-0-30/",
    "walks at places": "/boston/3-25-00/run-4-00-walk-0-30-walk-60-m-at-every-aid-station-skip-walks-within-1-00/",
    "an ultra": "/leadville-100/27-00-00/run-10-00-walk-1-00-on-climbs-run-1-00-walk-4-00/",
    "a long name": "/half-marathon-miles/1-45-00/run-4-00-walk-0-30/",
}
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}


@dataclass(frozen=True)
class Sheet:
    """A printed page, in millimetres from its top left corner."""

    size: tuple[float, float]
    outline: Any
    bar: Any
    chars: list[Any]
    fills: list[Any]


def mm(points: float) -> float:
    return points * POINT_MM


def printed(tab: Page, address: str, url: str, paper: str) -> Sheet:
    tab.goto(f"{address}{url}band.html")
    return measured(tab.pdf(format=paper, prefer_css_page_size=True))


def measured(data: bytes) -> Sheet:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        page = pdf.pages[0]
        boxes = page.rects
        (outline,) = [
            r for r in boxes if r["stroke"] and not r["fill"] and mm(r["height"]) > LENGTH_MM / 2
        ]
        (bar,) = [r for r in boxes if r["fill"] and mm(r["width"]) > CHECK_BAR_MM / 2]
        return Sheet(
            (mm(page.width), mm(page.height)),
            outline,
            bar,
            [c for c in page.chars if c["text"].strip()],
            [r for r in boxes if r["fill"] and r is not bar],
        )


bands = pytest.mark.parametrize("url", BANDS.values(), ids=BANDS.keys())
papers = pytest.mark.parametrize("paper", PAPERS)


@bands
@papers
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_band_prints_on_one_page_at_true_size(
    tab: Page, address: str, url: str, paper: str, scheme: Any
) -> None:
    tab.emulate_media(color_scheme=scheme)
    sheet = printed(tab, address, url, paper)

    assert sheet.size == pytest.approx(PAPERS[paper], abs=0.4)
    assert mm(sheet.outline["width"]) == pytest.approx(WIDTH_MM, abs=0.05)
    assert mm(sheet.outline["height"]) == pytest.approx(LENGTH_MM, abs=0.05)
    assert mm(sheet.bar["width"]) == pytest.approx(CHECK_BAR_MM, abs=0.1)


@papers
def test_a_band_prints_on_one_page_at_true_size_in_firefox(
    firefox: Browser, address: str, paper: str
) -> None:
    page = firefox.new_page()
    page.goto(f"{address}{BANDS['miles and walks']}band.html")
    page.evaluate("document.fonts.ready.then(() => true)")
    width, height = PAPERS[paper]
    # Playwright hands inches to Firefox, which takes them for centimetres. Margins are always those
    # of the page's own rule.
    sheet = measured(page.pdf(width=f"{width / 10}in", height=f"{height / 10}in"))
    page.close()

    assert sheet.size == pytest.approx(PAPERS[paper], abs=0.4)
    assert mm(sheet.outline["width"]) == pytest.approx(WIDTH_MM, abs=0.05)
    assert mm(sheet.outline["height"]) == pytest.approx(LENGTH_MM, abs=0.05)
    assert mm(sheet.bar["width"]) == pytest.approx(CHECK_BAR_MM, abs=0.1)


@bands
@papers
def test_everything_stays_clear_of_what_printers_cannot_reach(
    tab: Page, address: str, url: str, paper: str
) -> None:
    sheet = printed(tab, address, url, paper)
    width, height = sheet.size

    for thing in [sheet.outline, sheet.bar, *sheet.chars]:
        assert mm(thing["x0"]) >= 7
        assert mm(thing["x1"]) <= width - 7
        assert mm(thing["top"]) >= 7
        assert mm(thing["bottom"]) <= height - 7


def test_the_sheet_is_the_same_where_a_browser_ignores_its_page_rules(
    tab: Page, address: str
) -> None:
    """A print dialog may impose paper and margins; nothing is shrunk to fit."""
    tab.goto(f"{address}{BANDS['kilometres']}band.html")
    for paper in PAPERS:
        data = tab.pdf(
            format=paper, margin={"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"}
        )
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == 1
            tallest = max(mm(r["height"]) for r in pdf.pages[0].rects if not r["fill"])
        assert tallest == pytest.approx(LENGTH_MM, abs=0.05)


@bands
def test_no_text_leaves_its_row_and_no_time_is_smaller_than_9_points(
    tab: Page, address: str, url: str
) -> None:
    sheet = printed(tab, address, url, "A4")
    left, right = sheet.outline["x0"], sheet.outline["x1"]
    on_band = [c for c in sheet.chars if left <= c["x0"] <= right]
    rows = tab.evaluate(ROWS)

    assert {c["fontname"].partition("+")[2] for c in on_band} == {"RobotoCondensed-Bold"}
    assert all(c["x1"] <= right for c in on_band)
    assert min(c["size"] for c in on_band) >= 6.99
    assert min(row["size"] for row in rows) >= 9 * POINT_MM
    for row in rows:
        assert row["left"] >= 0.5, row
        assert row["right"] <= WIDTH_MM - 0.5, row
        assert row["previous"] <= row["top"], row


# Every time on the band as the browser set it, in millimetres of the band: the ink of figures
# reaches from the baseline up to 0.711 of the size.
ROWS = """() => {
  const svg = document.querySelector('svg.band'), times = [...svg.querySelectorAll('text.time')];
  return times.map((text, i) => {
    const box = text.getBBox(), size = +text.getAttribute('font-size'), y = +text.getAttribute('y');
    const before = i ? +times[i - 1].getAttribute('y') : 0;
    return {text: text.textContent, size, left: box.x, right: box.x + box.width,
            top: y - 0.711 * size, previous: before};
  });
}"""


def test_the_paper_says_what_the_guide_says(tab: Page, address: str) -> None:
    url = BANDS["miles and walks"]
    sheet = printed(tab, address, url, "Letter")
    plan = tab.request.get(f"{address}{url}plan.json").json()
    lines: dict[int, str] = {}
    for char in sorted(sheet.chars, key=lambda c: c["x0"]):
        if sheet.outline["x0"] <= char["x0"] <= sheet.outline["x1"]:
            lines.setdefault(round(char["bottom"] - 0.21 * char["size"]), "")
            middle = round((char["top"] + char["bottom"]) / 2)
            near = next((key for key in lines if abs(key - middle) <= 3), middle)
            lines[near] = lines.get(near, "") + char["text"]
    text = " ".join(lines.values())

    for number, split in enumerate(plan["splits"][:-1], start=1):
        letter = "R" if split["gait"] == "run" else "W"
        assert f"{number}{split['clock']}{letter}" in text
    assert "3:25:00" in text


def test_black_ink_only(tab: Page, address: str) -> None:
    """Greys are black ink, thinly; anything else is another ink, and it would run in the rain."""
    tab.emulate_media(color_scheme="dark")
    sheet = printed(tab, address, BANDS["miles and walks"], "A4")

    for thing in [*sheet.chars, *sheet.fills, sheet.outline]:
        for colour in (thing["non_stroking_color"], thing["stroking_color"]):
            assert colour is None or len(set(colour)) == 1, thing


def test_the_ticks_of_the_ruler_are_10_mm_apart(tab: Page, address: str) -> None:
    tab.goto(f"{address}{BANDS['few rows']}band.html")
    data = tab.pdf(format="A4")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        ticks = sorted(
            mm(line["x0"])
            for line in pdf.pages[0].lines
            if mm(line["x0"]) > 45 and not line["width"]
        )

    assert len(ticks) == 11
    assert [b - a for a, b in pairwise(ticks)] == pytest.approx([10] * 10, abs=0.02)


def test_a_guide_prints_black_on_white_in_dark_mode(tab: Page, address: str) -> None:
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{address}{BANDS['miles and walks']}")
    with pdfplumber.open(io.BytesIO(tab.pdf(format="A4", print_background=True))) as pdf:
        page = pdf.pages[0]
        inks = {c["non_stroking_color"] for c in page.chars}
        large = [r for r in page.rects if r["fill"] and r["width"] > page.width * 0.9]

    assert all(max(ink) <= 0.21 for ink in inks)
    assert all(set(rect["non_stroking_color"]) == {1.0} for rect in large)


@papers
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bands_by_temperature_print_side_by_side_on_one_page(
    tab: Page, address: str, paper: str, scheme: Any
) -> None:
    """Six at true size, and how to print them on a page of its own."""
    tab.emulate_media(color_scheme=scheme)
    tab.goto(f"{address}/boston/4-00-00/weather.html")
    data = tab.pdf(format=paper, prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        page = pdf.pages[0]
        outlines = [
            r for r in page.rects if r["stroke"] and not r["fill"] and mm(r["height"]) > 100
        ]
        bars = [r for r in pdf.pages[1].rects if r["fill"] and mm(r["width"]) > CHECK_BAR_MM / 2]

        assert len(outlines) == 6
        for outline in outlines:
            assert mm(outline["width"]) == pytest.approx(WIDTH_MM, abs=0.05)
            assert mm(outline["height"]) == pytest.approx(LENGTH_MM, abs=0.05)
            assert mm(outline["x0"]) >= 7
            assert mm(outline["x1"]) <= mm(page.width) - 7
        assert [mm(bar["width"]) for bar in bars] == [pytest.approx(CHECK_BAR_MM, abs=0.1)]
