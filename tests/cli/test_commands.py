"""The `walkbreak` command: what it prints, and how it ends."""

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import zxingcpp
from click.testing import CliRunner, Result
from rich.console import Console

from generator.build import browser
from generator.build.font import load_font
from generator.cli.commands import main
from generator.cli.terminal import _splits_table, progress_bar
from generator.content.one_race import load_course
from generator.pacing.guide import Goal, Listing
from generator.pages.plan import plan_text
from generator.race.walks import parse_walks
from tests.conftest import ROOT
from tests.support.content import DISTANCE, FILES, RACE, SITE

Write = Callable[[dict[str, str]], Path]


def walkbreak(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build(content: Path, *arguments: object) -> Result:
    site = content.parent / "site"
    return walkbreak(
        "build", "--content", content, "--site", site, "--templates", ROOT / "templates", *arguments
    )


def test_build_says_how_many_pages_how_many_changed_and_how_long(write: Write) -> None:
    content = write(FILES)

    first, second = build(content), build(content)

    assert first.exit_code == second.exit_code == 0
    assert re.search(
        r"site/: (\d+) pages, 7 guides; \1 changed, 0 removed, in \d+\.\d s\n$", first.output
    )
    assert re.search(r"; 0 changed, 0 removed, in \d+\.\d s\n$", second.output)
    assert (content.parent / "site/index.html").is_file()


def test_problems_end_in_exit_code_1_with_the_line_and_a_caret(write: Write) -> None:
    content = write(FILES | {"races/5-km.yaml": DISTANCE.replace("0:20:00 to", "20:00 to")})

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == f"""\
{content}/races/5-km.yaml:4:8: `goals`: `20:00` can be read as hours or as minutes; write 20:00:00 \
for hours and minutes, or 0:20:00 for minutes and seconds
    4 | goals: 20:00 to 0:30:00 every 5:00
               ^
1 mistake in {content}/; nothing was built
"""
    )


def test_problems_leave_the_site_that_stood_before(write: Write) -> None:
    content = write(FILES)
    build(content)
    site = content.parent / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    result = build(write(FILES | {"races/hill-10.yaml": RACE.replace("name: Hill", "nmae: Hill")}))

    assert result.exit_code == 1
    assert "unknown key `nmae`; did you mean `name`?" in result.stderr
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_caret_stands_below_its_place_in_a_long_line_and_under_wide_letters(
    write: Write,
) -> None:
    long = "name: " + "x" * 300 + " @\nplace: &a 東京\n"
    result = walkbreak(
        "check", "--content", write(FILES | {"races/5-km.yaml": "place: 東京 &a b: c\n"})
    )
    line, caret = result.stderr.splitlines()[1:3]
    assert line.startswith("    1 | place: 東京")
    assert caret.index("^") == len("    1 | place: 東京 &a b") + 2

    result = walkbreak("check", "--content", write(FILES | {"races/5-km.yaml": long}))
    assert max(map(len, result.stderr.splitlines()[1:3])) < 150


def test_check_counts_what_it_looked_at(write: Write) -> None:
    content = write(FILES)

    result = walkbreak("check", "--content", content)

    assert (result.exit_code, result.output) == (
        0,
        f"{content}/: no mistakes in 2 races, 7 guides\n",
    )


def test_a_base_path_can_be_given_for_one_build(write: Write) -> None:
    content = write(FILES)

    build(content, "--base-path", "/repo/")

    assert '"url":"/repo/hill-10/' in (content.parent / "site/index.json").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bake"], "No such command 'bake'"),
        (["build", "--content", "nowhere"], "Directory 'nowhere' does not exist"),
        (["build", "--colour"], "No such option"),
    ],
)
def test_wrong_use_ends_in_exit_code_2(arguments: list[str], message: str) -> None:
    result = walkbreak(*arguments)

    assert result.exit_code == 2
    assert message in result.output


def test_a_wrong_base_path_or_folder_ends_in_exit_code_2(write: Write) -> None:
    content = write(FILES)

    assert "write / or /name/" in build(content, "--base-path", "repo").output
    nowhere = build(content, "--site", "/proc/site")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)
    (content.parent / "site").mkdir()
    (content.parent / "site/letter.txt").write_text("dear")
    result = build(content)
    assert (result.exit_code, "holds files that no build made" in result.output) == (2, True)


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["verify"]])
def test_help_teaches(command: list[str]) -> None:
    for flag in ("--help", "-h"):
        result = walkbreak(*command, flag)
        assert result.exit_code == 0
        assert "walkbreak" in result.output
        assert re.search(r"^\s+walkbreak (build|check|verify)", result.output, re.M)


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).parent / "walkbreak"

    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("walkbreak, version ")


@pytest.mark.parametrize(("terminal", "after_s", "shown"), [(True, 1.1, True), (True, 0.9, False), (False, 9.0, False)])  # fmt: skip
def test_a_progress_bar_shows_on_a_terminal_when_a_build_takes_longer_than_a_second(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    terminal: bool,
    after_s: float,
    shown: bool,
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR" if terminal else "NO_COLOR", "1")
    clock = [0.0]
    with progress_bar("Building", lambda: clock[0]) as advance:
        advance(1, 10)
        clock[0] = after_s
        advance(5, 10)

    assert ("Building" in capsys.readouterr().err) is shown


# --- One plan on the terminal -------------------------------------------------------------------


def plan(content: Path, *arguments: object) -> Result:
    return walkbreak("plan", "hill-10", "--content", content, *arguments)


def test_plan_prints_what_to_run_and_the_clock_at_every_mark(write: Write) -> None:
    result = plan(write(FILES), "--goal", "0:57:30", "--ratio", "3:00/0:30")

    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.output.splitlines()]
    assert lines[0] == "Hill Ten in 57:30"
    assert lines[1].startswith("3:00/0:30: run at ")
    assert "on a watch that reads 1% long" in lines[1]
    assert re.search(r"^Halves \d\d:\d\d and \d\d:\d\d\.$", result.output, re.M)
    (header,) = [line for line in lines if "Clock" in line]
    assert header.split() == [
        "Kilometre",
        "Clock",
        "Split",
        "You",
        "are",
        "On",
        "plan",
        "On",
        "the",
        "way",
    ]
    rows = [line.split() for line in lines if re.match(r" (\d+ km|Finish) ", line)]
    assert [row[0] for row in rows] == [*(str(n) for n in range(1, 10)), "Finish"]
    assert rows[-1][1] == "57:30"
    assert "The <Hill> & the dale (4.2 km, " in result.output
    assert "To catch up from halfway on, run at: 0:10 late: " in result.output


def test_plan_prints_the_files_that_guides_have(write: Write) -> None:
    content = write(FILES)
    build(content)
    folder = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30"
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30")

    printed = plan(content, *options, "--json").output
    assert printed == (folder / "plan.json").read_text(encoding="utf-8")
    printed = plan(content, *options, "--csv").output
    assert printed == (folder / "splits.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "key", "expected"),
    [
        ("--hills", "50%", "hills", 0.5),
        ("--downhill", "20%", "downhill", 0.2),
        ("--altitude", "6.3%", "altitude", 0.063),
        ("--drift", "second half 2% slower", "drift", pytest.approx(0.08 / 2.02)),
        ("--ease-in", "first 2 km 3% slower", "ease_in", {"slower": 0.03, "to_m": 2000.0}),
        ("--watch", "2%", "watch", 0.02),
        ("--walk-pace", "10:00 /km", "walk_pace_s_per_km", pytest.approx(600)),
        ("--gun", "9:15", "starts", [{"wave": "", "gun_s": 33300, "delay_s": 0}]),
        ("--delay", "3:00", "starts", [{"wave": "", "gun_s": None, "delay_s": 180}]),
        ("--heat", "3%", "goal_s", 3708),
    ],
)
def test_what_an_option_says_takes_the_place_of_what_the_file_says(
    write: Write, option: str, value: str, key: str, expected: object
) -> None:
    options = ("--goal", "1:00:00", "--ratio", "4:00/0:30", "--json", option, value)

    assert json.loads(plan(write(FILES), *options).output)[key] == expected


def test_a_stop_and_marks_are_options_too(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json")
    found = json.loads(
        plan(write(FILES), *options, "--stop", "2:00", "--marks", "aid stations").output
    )

    assert [(stop["at_m"], stop["end_s"] - stop["start_s"]) for stop in found["stops"]] == [
        (5000.0, 120.0)
    ]
    assert [leg["gait"] for leg in found["legs"]] == ["run", "walk", "run"]
    assert found["run_walk"] is None
    assert [split["label"] for split in found["splits"]] == ["5 km", "Finish"]


def test_a_plan_for_the_heat_says_what_it_makes_of_the_goal(write: Write) -> None:
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--heat", "3%")

    assert plan(write(FILES), *options).output.startswith(
        "1:00:00 and 3% for the heat are 1:01:48."
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--goal", "57:30", "--ratio", "4:00/0:30"], "`57:30` can be read as hours or as minutes"),
        (["--goal", "0:57:30", "--ratio", "4/1"], "`4/1` can be read as minutes or as seconds"),
        (["--goal", "0:25:10", "--ratio", "continuous"], "needs running faster than 2:30 /km; the"),
        (
            ["--goal", "1:00:00", "--ratio", "continuous", "--hills", "2"],
            "`hills`: `2` is not a per",
        ),
        (
            ["--goal", "1:00:00", "--ratio", "4:00/0:30 to 12 km, then continuous"],
            "12 km is not before the finish at 10 km",
        ),
        (["--goal", "9:00:00", "--ratio", "continuous"], "9:00:00 for 10 km is out of reach of a"),
        (["--goal", "1:00:00"], "Missing option '--ratio'"),
    ],
)
def test_what_cannot_be_planned_ends_in_exit_code_2(
    write: Write, options: list[str], message: str
) -> None:
    result = plan(write(FILES), *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_an_unknown_race_is_answered_with_the_nearest(write: Write) -> None:
    result = walkbreak(
        "plan", "hil-10", "--content", write(FILES), "--goal", "1:00:00", "--ratio", "continuous"
    )

    assert result.exit_code == 2
    assert "there is no race `hil-10`; did you mean `hill-10`?" in result.stderr


def test_a_mistake_in_the_races_file_ends_in_exit_code_1(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE.replace("10 km", "10 kilo")})

    result = plan(content, "--goal", "1:00:00", "--ratio", "continuous")

    assert result.exit_code == 1
    assert "races/hill-10.yaml:5:11: `distance`: `10 kilo` is not a distance" in result.stderr


def test_the_examples_of_plan_work() -> None:
    """Those of its help, with the real content."""
    text = walkbreak("plan", "--help").output
    examples = [line.strip() for line in text.splitlines() if line.strip().startswith("walkbreak ")]

    assert len(examples) == 4
    for example in examples:
        arguments = shlex.split(example)[1:]
        assert walkbreak(*arguments, "--content", ROOT / "content").exit_code == 0, example


TWO_WAVES = "starts: [{wave: A, gun: 9:00}, {wave: B, gun: 9:30}]\n"
ONE_START = "starts: [{gun: 9:00}]\ncutoffs: [{at: 5 km, by: 10:00}]\n"


def test_the_gun_of_ones_own_wave_takes_the_place_of_all_waves(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + TWO_WAVES})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--gun", "9:45")

    assert json.loads(plan(content, *options).output)["starts"] == [
        {"wave": "", "gun_s": 35100, "delay_s": 0}
    ]


def test_a_delay_keeps_the_gun_of_the_file(write: Write) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + ONE_START})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json", "--delay", "4:00")
    found = json.loads(plan(content, *options).output)

    assert found["starts"] == [{"wave": "", "gun_s": 32400, "delay_s": 240}]
    assert found["cutoffs"][0]["margin_s"] == pytest.approx(3600 - 240 - found["half_s"])


def test_a_stop_holds_at_every_station_whatever_the_file_says(write: Write) -> None:
    race = RACE.replace("what: water}", "what: water, stop: 5:00}")
    content = write(FILES | {"races/hill-10.yaml": race})
    options = ("--goal", "1:00:00", "--ratio", "continuous", "--json")

    def stood(*more: str) -> list[float]:
        stops = json.loads(plan(content, *options, *more).output)["stops"]
        return [stop["end_s"] - stop["start_s"] for stop in stops]

    assert (stood(), stood("--stop", "1:00"), stood("--stop", "0:00")) == ([300.0], [60.0], [])


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--heat", "-3%", "`-3%` of heat is not planned for; write 0% to 30%"),
        ("--heat", "", "`` is not a percentage"),
        ("--stop", "9:00:00", "a stop is 6:00:00 at most"),
        ("--marks", "every 0 km", "marks are between 1 and 500 to a race"),
    ],
)
def test_an_option_out_of_range_says_so(
    write: Write, option: str, value: str, message: str
) -> None:
    result = plan(write(FILES), "--goal", "1:00:00", "--ratio", "continuous", option, value)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize("width", [60, 80, 132])
def test_no_column_of_times_is_ever_cut(write: Write, width: int) -> None:
    content = write(FILES | {"races/hill-10.yaml": RACE + "starts: [{gun: 23:30}]\n"})
    guide = Listing(
        load_course(content, "hill-10", load_font()), Goal(3600), parse_walks("4:00/0:30")
    ).work_out()
    table, aside = _splits_table(plan_text(guide).table, width)
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(table)
    text = console.export_text()

    if width >= 70:
        for split in guide.splits:
            assert re.search(rf"{split.label} +{split.clock} +{split.split} ", text)
    assert ("On the way" in text) is not bool(aside)
    assert bool(aside) is (width < 90)


def test_where_nothing_makes_up_for_being_late_nothing_is_said(write: Write) -> None:
    result = walkbreak(
        "plan", "5-km", "--content", write(FILES), "--goal", "0:12:45", "--ratio", "continuous"
    )

    assert result.exit_code == 0
    assert "To catch up" not in result.output


# --- Bands as PDFs -------------------------------------------------------------------------------


def band(content: Path, *arguments: object) -> Result:
    return walkbreak(
        "band", "hill-10", "--content", content, "--templates", ROOT / "templates", *arguments
    )


def goals(*times: str) -> list[str]:
    return [word for time in times for word in ("--goal", time)]


def outlines(page: Any) -> list[tuple[float, float]]:
    """Width and height in millimetres of every band on a page."""
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


def test_goals_together_stand_on_one_band_for_either_wrist(write: Write, tmp_path: Path) -> None:
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


def test_each_goal_may_have_its_own_ratio_and_rows_their_own_marks(
    write: Write, tmp_path: Path
) -> None:
    pdf = tmp_path / "whole.pdf"
    options = ["--format", "sheet", "--marks", "every 2 km", "-o", pdf]
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
        (["--goal", "1:00:00", "--together"], "--together takes 2 or 3 goals, and here is 1 goal"),
        ([*goals("0:50:00", "1:00:00"), "--together", "--format", "sheet"], "a whole page has one goal"),
        ([*goals("0:50:00", "0:55:00", "1:00:00"), "--ratio", "4:00/1:00"], "once for each --goal"),
        ([*goals("1:00:00", "1:00:00"), "--together"], "the same goal and ratio stand twice --together"),
        ([*goals("1:00:00"), "-o", "nowhere/band.pdf"], "there is no folder nowhere/"),
        ([*goals("1:00:00"), "--marks", "every 0.1 km"], "100 rows do not fit on the wristband in type of 9 points; write `marks: every 1 km`"),
        ([*goals("0:50:00", "1:00:00"), "--together", "--marks", "walk breaks"], "goals walk at different places"),
        ([*goals("1:00:00"), "--format", "card", "--wrist", "right"], "--wrist is for bands that are read across"),
        ([*goals("1:00:00"), "--format", "poster"], "'poster' is not one of 'wrap'"),
        ([*goals("1h")], "Error"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_with_what_would_do(
    write: Write, options: list[str], message: str
) -> None:
    result = band(write(FILES), "--ratio", "4:00/0:30", *options)

    assert result.exit_code == 2
    assert message in " ".join(result.output.split()).replace("│ ", "")


def test_build_prints_every_wristband_and_later_only_what_changed(write: Write) -> None:
    content = write(FILES)
    site = content.parent / "site"
    first = build(content, "--pdf")
    again = build(content, "--pdf")
    slower = FILES["races/5-km.yaml"].replace("ratios:", "walk_pace: 17:00 /mi\nratios:")
    changed = build(write(FILES | {"races/5-km.yaml": slower}), "--pdf")

    assert "14 PDFs; 14 printed" in first.output
    assert "14 PDFs; 0 printed" in again.output
    assert "14 PDFs; 0 printed" in changed.output  # nobody walks in it
    pdfs = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.pdf"))
    assert pdfs[:2] == [
        "5-km/0-20-00/continuous/band-a4.pdf", "5-km/0-20-00/continuous/band-letter.pdf",
    ]  # fmt: skip
    page = (site / "5-km/0-20-00/continuous/band.html").read_text(encoding="utf-8")
    assert 'href="band-a4.pdf"' in page
    renamed = FILES["races/5-km.yaml"].replace("name: 5 km", "name: Five")
    assert (
        "14 PDFs; 6 printed" in build(write(FILES | {"races/5-km.yaml": renamed}), "--pdf").output
    )
    build(content)
    assert not list(site.rglob("*.pdf"))


def test_without_a_browser_printing_says_what_to_do(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])
    result = band(write(FILES), *goals("1:00:00"), "--ratio", "4:00/0:30", "-o", tmp_path / "b.pdf")

    assert (result.exit_code, "Install Google Chrome" in result.output) == (2, True)
    assert not (tmp_path / "b.pdf").exists()


def test_the_address_that_qr_codes_lead_to_may_be_given(write: Write) -> None:
    content = write(FILES)
    build(content, "--url", "https://club.example", "--base-path", "/guides/")
    page = content.parent / "site/hill-10/1-00-00/run-4-00-walk-0-30/band.html"

    assert "https:/<wbr>/<wbr>club.example/<wbr>guides" in page.read_text(encoding="utf-8")
    assert "write it with https://" in build(content, "--url", "club.example").output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "No QR codes: say where the site is hosted"),
        (["--url", "https://walkbreak.example"], "QR codes lead to https://walkbreak.example, which is nowhere"),
        (["--url", "https://guides.club.org"], ""),
    ],
)  # fmt: skip
def test_build_says_where_qr_codes_would_lead_nowhere(
    write: Write, options: list[str], said: str
) -> None:
    result = build(write(FILES), *options)

    assert said in result.stderr
    assert bool(result.stderr) is bool(said)


def test_a_band_is_written_through_a_link_and_never_over_what_is_no_file(
    write: Write, tmp_path: Path
) -> None:
    content, link, pdf = write(FILES), tmp_path / "link.pdf", tmp_path / "real.pdf"
    link.symlink_to(pdf)
    options = [*goals("1:00:00"), "--ratio", "4:00/0:30", "-o"]
    band(content, *options, link)

    assert link.is_symlink()
    assert pdf.read_bytes().startswith(b"%PDF")
    refused = band(content, *options, "/dev/null")
    assert (refused.exit_code, "/dev/null is no file to write to" in refused.output) == (2, True)
    nowhere = band(content, *options, "/proc/band.pdf")
    assert (nowhere.exit_code, "cannot be written" in nowhere.output) == (2, True)
