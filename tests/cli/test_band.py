"""`walkbreak band`: what it prints on which paper, and how it ends."""

from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import zxingcpp

from generator.build import browser
from tests.support.command import Write, band, goals
from tests.support.content import FILES, SITE

pytestmark = pytest.mark.browser


def outlines(page: Any) -> list[tuple[float, float]]:
    """Width and height of every band on a page, in millimetres."""
    found = [r for r in page.rects if r["stroke"] and not r["fill"] and r["width"] > 50]
    return [(r["width"] * 25.4 / 72, r["height"] * 25.4 / 72) for r in found]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_band_prints_any_goal_at_true_size(
    write: Write, tmp_path: Path, paper: str, size: tuple[float, float]
) -> None:
    pdf = tmp_path / "band.pdf"
    result = band(
        write(FILES), *goals("0:57:31"), "--ratio", "3:00/0:20", "--paper", paper, "-o", pdf
    )

    assert (result.exit_code, result.output.count("1 page of")) == (0, 1), result.output
    with pdfplumber.open(pdf) as printed:
        (page,) = printed.pages
        assert (page.width * 25.4 / 72, page.height * 25.4 / 72) == pytest.approx(size, abs=0.001)
        (outline,) = outlines(page)
        assert outline == pytest.approx((25, 250), abs=0.05)
        (bar,) = [r for r in page.rects if r["fill"] and 250 < r["width"] < 300]
        assert bar["width"] * 25.4 / 72 == pytest.approx(100, abs=0.1)
        assert "57:31" in page.extract_text()


@pytest.mark.parametrize(
    ("form", "paper", "bands_per_page", "size"),
    [
        ("wrap", "a4", 6, (25, 250)),
        ("wrap", "letter", 6, (25, 250)),
        ("forearm", "a4", 3, (50, 200)),
        ("forearm", "letter", 3, (50, 200)),
        ("card", "a4", 9, (54, 85.6)),
        ("card", "letter", 6, (54, 85.6)),
    ],
)
def test_many_goals_fill_pages_with_bands_for_a_club(
    write: Write,
    tmp_path: Path,
    form: str,
    paper: str,
    bands_per_page: int,
    size: tuple[float, float],
) -> None:
    times = [f"0:{minute}:00" for minute in range(50, 51 + bands_per_page)]
    pdf = tmp_path / "club.pdf"
    result = band(
        write(FILES),
        *goals(*times),
        "--ratio",
        "4:00/0:30",
        "--format",
        form,
        "--paper",
        paper,
        "-o",
        pdf,
    )

    assert "2 pages of" in result.output
    with pdfplumber.open(pdf) as printed:
        pages = printed.pages
        assert [len(outlines(page)) for page in pages] == [bands_per_page, 1]
        for outline in outlines(pages[0]):
            assert outline == pytest.approx(size, abs=0.05)
        for page in pages:
            (bar,) = [r for r in page.rects if r["fill"] and 250 < r["width"] < 300]
            assert bar["width"] * 25.4 / 72 == pytest.approx(100, abs=0.1)
            inside = [
                (c["x0"], page.width - c["x1"], c["top"], page.height - c["bottom"])
                for c in page.chars
            ]
            assert min(map(min, inside)) * 25.4 / 72 >= 7


def test_goals_together_share_one_band_for_either_wrist(write: Write, tmp_path: Path) -> None:
    pdf = tmp_path / "abc.pdf"
    options = ["--together", "--format", "forearm", "--wrist", "right", "-o", pdf]
    result = band(
        write(FILES), *goals("0:50:00", "0:55:00", "1:00:00"), "--ratio", "4:00/0:30", *options
    )

    assert result.exit_code == 0, result.output
    with pdfplumber.open(pdf) as printed:
        (page,) = printed.pages
        text = page.extract_text()
        (outline,) = outlines(page)
        assert outline == pytest.approx((50, 200), abs=0.05)
    assert all(f"{letter} {time}" in text for letter, time in (("A", "0:50:00"), ("C", "1:00:00")))
    assert "« hand" in text
    assert "hand »" not in text


def test_each_goal_can_have_its_own_ratio_and_all_of_them_other_marks(
    write: Write, tmp_path: Path
) -> None:
    pdf = tmp_path / "whole.pdf"
    options = ["--format", "full-page", "--marks", "every 2 km", "-o", pdf]
    ratios = ["--ratio", "4:00/0:30", "--ratio", "2:00/0:30"]
    result = band(write(FILES), *goals("0:50:00", "1:00:00"), *ratios, *options)

    assert "2 pages of A4" in result.output
    with pdfplumber.open(pdf) as printed:
        texts = [page.extract_text() for page in printed.pages]
    assert ["4:00/0:30" in text for text in texts] == [True, False]
    assert ["2:00/0:30" in text for text in texts] == [False, True]


def test_the_qr_code_of_a_band_leads_to_its_guide_or_else_to_its_race(
    write: Write, tmp_path: Path
) -> None:
    site = SITE.replace("pages:", "url: https://guides.example\npages:")
    content, pdf = write(FILES | {"site.yaml": site}), tmp_path / "band.pdf"
    for time, there in (
        ("1:00:00", "/hill-10/1-00-00/run-4-00-walk-0-30/"),
        ("0:59:59", "/hill-10/"),
    ):
        band(content, *goals(time), "--ratio", "4:00/0:30", "-o", pdf)
        with pdfplumber.open(pdf) as printed:
            (code,) = zxingcpp.read_barcodes(printed.pages[0].to_image(resolution=200).original)
        assert code.text == f"https://guides.example{there}"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--goal", "1:00:00", "--together"], "--together takes 2 or 3 goals, not 1"),
        ([*goals("0:50:00", "1:00:00"), "--together", "--format", "full-page"], "a whole page has one goal"),
        ([*goals("0:50:00", "0:55:00", "1:00:00"), "--ratio", "4:00/1:00"], "once for each --goal"),
        ([*goals("1:00:00", "1:00:00"), "--together"], "two bands --together have the same goal and ratio"),
        ([*goals("1:00:00"), "-o", "nowhere/band.pdf"], "there is no folder nowhere/"),
        ([*goals("1:00:00"), "--marks", "every 0.1 km"], "100 rows do not fit on the wristband in type of 9 points; write --marks \"every 1 km\""),
        ([*goals("0:50:00", "1:00:00"), "--together", "--marks", "walk breaks"], "goals walk at different places"),
        ([*goals("1:00:00"), "--format", "card", "--wrist", "right"], "--wrist is for bands that are read across"),
        ([*goals("1:00:00"), "--format", "poster"], "'poster' is not one of 'wrap'"),
        ([*goals("1h")], "Error"),
    ],
)  # fmt: skip
def test_a_band_that_cannot_be_printed_is_refused_with_what_would_do(
    write: Write, options: list[str], message: str
) -> None:
    result = band(write(FILES), "--ratio", "4:00/0:30", *options)

    assert result.exit_code == 2
    assert message in " ".join(result.output.split()).replace("│ ", "")


def test_without_a_browser_the_command_says_what_to_install(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])
    result = band(write(FILES), *goals("1:00:00"), "--ratio", "4:00/0:30", "-o", tmp_path / "b.pdf")

    assert (result.exit_code, "Install Google Chrome" in result.output) == (2, True)
    assert not (tmp_path / "b.pdf").exists()


def test_a_band_is_written_through_a_link_but_never_over_a_device(
    write: Write, tmp_path: Path
) -> None:
    content, link, pdf = write(FILES), tmp_path / "link.pdf", tmp_path / "real.pdf"
    link.symlink_to(pdf)
    options = [*goals("1:00:00"), "--ratio", "4:00/0:30", "-o"]
    band(content, *options, link)

    assert link.is_symlink()
    assert pdf.read_bytes().startswith(b"%PDF")
    refused = band(content, *options, "/dev/null")
    assert (refused.exit_code, "/dev/null is not a file" in refused.output) == (2, True)
    nowhere = band(content, *options, "/proc/band.pdf")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)


@pytest.mark.parametrize("name", ["full-page", "sheet"])
def test_the_whole_page_has_a_former_name(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content = write(FILES)
    monkeypatch.chdir(tmp_path)

    result = band(content, *goals("1:00:00"), "--ratio", "4:00/0:30", "--format", name)

    assert result.output.startswith("hill-10-full-page.pdf: 1 page of A4")
    assert (tmp_path / "hill-10-full-page.pdf").read_bytes().startswith(b"%PDF")


def test_a_mistake_in_any_file_that_a_band_needs_ends_in_exit_code_1(
    write: Write, tmp_path: Path
) -> None:
    content = write(FILES | {"site.yaml": SITE + "colour: red\n"})

    result = band(content, *goals("1:00:00"), "--ratio", "4:00/0:30", "-o", tmp_path / "band.pdf")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "site.yaml:5:1: unknown key `colour`" in result.stderr
    assert not (tmp_path / "band.pdf").exists()
