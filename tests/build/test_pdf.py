"""Pages printed to PDFs of exactly the size of their paper, measured in the files."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from generator.build import browser
from generator.build.browser import NoBrowser
from generator.build.pdf import Print, PrintError, print_pdfs
from generator.paper.drawing import PAPERS

BAND = "/boston/3-25-00/run-4-00-walk-0-30/"
WIDTH_MM, LENGTH_MM, CHECK_BAR_MM = 25.0, 250.0, 100.0
A4 = PAPERS["a4"]
POINTS = {"a4": (595.2756, 841.8898), "letter": (612.0, 792.0)}
Web = Callable[[str, str], str]
pytestmark = pytest.mark.browser

papers = pytest.mark.parametrize("paper", PAPERS)


def mm(points: Any) -> float:
    return float(points) / 72 * 25.4


@pytest.fixture(scope="module")
def bands(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one band, printed on every paper."""
    folder = tmp_path_factory.mktemp("bands")
    url = f"{address}{BAND}"
    print_pdfs({folder / f"{key}.pdf": Print(url, paper) for key, paper in PAPERS.items()})
    return folder


@pytest.fixture
def web(tmp_path: Path) -> Web:
    """Write a small page; returns its address."""

    def write(name: str, body: str) -> str:
        path = tmp_path / "web" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<!doctype html><title>{name}</title>{body}", encoding="utf-8")
        return path.as_uri()

    return write


@papers
def test_a_page_is_exactly_the_size_of_its_paper(bands: Path, paper: str) -> None:
    (page,) = PdfReader(bands / f"{paper}.pdf").pages

    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(POINTS[paper], abs=1e-3)
    assert page.cropbox == page.mediabox


@papers
def test_a_band_is_printed_at_true_size(bands: Path, paper: str) -> None:
    with pdfplumber.open(bands / f"{paper}.pdf") as pdf:
        boxes = pdf.pages[0].rects
        (outline,) = [r for r in boxes if r["stroke"] and mm(r["height"]) > LENGTH_MM / 2]
        (bar,) = [r for r in boxes if r["fill"] and mm(r["width"]) > CHECK_BAR_MM / 2]

    assert mm(outline["width"]) == pytest.approx(WIDTH_MM, abs=0.05)
    assert mm(outline["height"]) == pytest.approx(LENGTH_MM, abs=0.05)
    assert mm(bar["width"]) == pytest.approx(CHECK_BAR_MM, abs=0.1)


@papers
def test_margins_count_from_the_top_left_corner_of_the_paper(
    web: Web, tmp_path: Path, paper: str
) -> None:
    url = web(
        "box.html",
        "<style>@page { margin: 12mm } body { margin: 0 }</style>"
        '<svg viewBox="0 0 50 50" width="50mm" height="50mm"><rect width="50" height="50"/></svg>',
    )
    print_pdfs({tmp_path / "box.pdf": Print(url, PAPERS[paper])})
    with pdfplumber.open(tmp_path / "box.pdf") as pdf:
        (box,) = pdf.pages[0].rects

    assert (mm(box["x0"]), mm(box["top"])) == pytest.approx((12, 12), abs=0.15)


def test_a_band_is_set_in_its_own_typeface(bands: Path) -> None:
    with pdfplumber.open(bands / "a4.pdf") as pdf:
        fonts = {char["fontname"].partition("+")[2] for char in pdf.pages[0].chars}

    assert "RobotoCondensed-Bold" in fonts


def test_the_title_and_the_tags_for_screen_readers_are_kept(bands: Path) -> None:
    pdf = PdfReader(bands / "a4.pdf")
    root: Any = pdf.root_object

    assert pdf.metadata is not None
    assert pdf.metadata.title == "Boston Marathon in 3:25:00 with 4:00/0:30: pace guide"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"] == {"/Type": "/MarkInfo", "/Marked": True}
    assert "/StructTreeRoot" in root


def test_viewers_are_asked_to_print_at_actual_size(bands: Path) -> None:
    preferences: Any = PdfReader(bands / "a4.pdf").viewer_preferences

    assert preferences["/PrintScaling"] == "/None"


def test_the_same_page_always_gives_the_same_bytes(
    bands: Path, address: str, tmp_path: Path
) -> None:
    print_pdfs({tmp_path / "again.pdf": Print(f"{address}{BAND}", PAPERS["letter"])})

    assert (tmp_path / "again.pdf").read_bytes() == (bands / "letter.pdf").read_bytes()


def test_progress_counts_every_file(web: Web, tmp_path: Path) -> None:
    prints = {
        tmp_path / f"{number}-{key}.pdf": Print(web(f"{number}.html", "<p>Run"), paper)
        for number in range(5)
        for key, paper in PAPERS.items()
    }
    told: list[tuple[int, int]] = []
    print_pdfs(prints, lambda done, total: told.append((done, total)))

    assert told == [(done, 10) for done in range(1, 11)]
    assert all(file.is_file() for file in prints)


def test_a_page_is_loaded_again_for_each_fragment(web: Web, tmp_path: Path) -> None:
    """So that what it did for one fragment does not show under another."""
    url = web("page.html", "<p id=at><script>at.append(location.hash)</script>")
    prints = {
        tmp_path / f"{fragment}-{key}.pdf": Print(f"{url}#{fragment}", paper)
        for fragment in "abc"
        for key, paper in PAPERS.items()
    }
    print_pdfs(prints)

    for file in prints:
        assert PdfReader(file).pages[0].extract_text() == f"#{file.name[0]}"


def test_a_print_may_fill_several_pages(web: Web, tmp_path: Path) -> None:
    url = web("two.html", "<p style='break-after: page'>One<p>Two")
    print_pdfs({tmp_path / "two.pdf": Print(url, A4, pages=2)})

    pages = PdfReader(tmp_path / "two.pdf").pages
    assert [page.extract_text() for page in pages] == ["One", "Two"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p style='break-after: page'>One<p>Two", "fills 2 pages of A4, not 1"),
        ("<script>console.error('no plan')</script>", "no plan (file:"),
        ("<script>plan.start()</script>", "plan is not defined"),
        ("<link rel=stylesheet href=gone.css>", "web/gone.css)"),
        (
            "<style>@font-face { font-family: Gone; src: url(gone.woff2) }"
            "@media print { p { font-family: Gone } }</style><p>Run",
            "web/gone.woff2)",
        ),
        (
            "<style>@page { size: 100mm 150mm }</style>",
            "its @page rule asks for 100 x 150 mm, which is not A4",
        ),
    ],
    ids=["pages", "logged", "script", "stylesheet", "font of the printed page", "size"],
)
def test_a_page_that_cannot_be_printed_is_named_with_the_reason(
    web: Web, tmp_path: Path, body: str, says: str
) -> None:
    url = web("page.html", body)
    with pytest.raises(PrintError) as raised:
        print_pdfs({tmp_path / "out/page.pdf": Print(url, A4)})

    assert str(raised.value).startswith(f"{url}: ")
    assert says in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_a_missing_page_is_named(web: Web, tmp_path: Path, address: str) -> None:
    for url, why in [
        (web("here.html", "").replace("here", "gone"), "ERR_FILE_NOT_FOUND"),
        (f"{address}/gone.html", "404"),
    ]:
        with pytest.raises(PrintError, match=f"^{url}: .*{why}"):
            print_pdfs({tmp_path / "gone.pdf": Print(url, A4)})


def test_after_a_page_that_fails_the_queued_pages_are_dropped(web: Web, tmp_path: Path) -> None:
    urls = [web("bad.html", "<script>plan.start()</script>")]
    urls += [web(f"{number}.html", "<p>Run") for number in range(50)]
    with pytest.raises(PrintError, match="plan is not defined"):
        print_pdfs({tmp_path / f"{i}.pdf": Print(url, A4) for i, url in enumerate(urls)})

    assert len(list(tmp_path.glob("*.pdf"))) < 50


def test_no_file_is_left_half_written(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out/page.pdf"
    file.parent.mkdir()
    file.write_text("as before")

    def full(source: Path, target: Path) -> None:
        raise OSError(f"no space for {source} and {target}")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        print_pdfs({file: Print(web("page.html", "<p>Run"), A4)})

    assert list(file.parent.iterdir()) == [file]
    assert file.read_text() == "as before"


def test_without_a_browser_nothing_can_be_printed_but_no_pages_need_no_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])
    print_pdfs({})

    with pytest.raises(NoBrowser, match="Install Google Chrome"):
        print_pdfs({tmp_path / "page.pdf": Print("about:blank", A4)})
