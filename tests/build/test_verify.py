"""What stands in a site, looked at as a person would: nothing is wrong, or it is named in full."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import browser
from generator.build.build import build
from generator.build.font import load_font
from generator.build.verify.run import Verdict, verify
from generator.cli.commands import main
from generator.pacing.catalogue import Catalogue
from generator.pages.site import site
from tests.conftest import ROOT

GOAL = "4:00:00"
GUIDE = "4-00-00/run-4-00-walk-0-30"
BAND = f"{GUIDE}/band.html"
WEATHER = "4-00-00/weather.html"
RULED = '<rect class="outline"'
CARD = '<div class="print as-card">'

Spoil = Callable[[str], str]


def swap(old: str, new: str, count: int = 1) -> Spoil:
    """Put one text for another, where it stands first or everywhere (-1)."""
    return lambda html: html.replace(old, new, count)


def on_card(old: str, new: str) -> Spoil:
    """The same in the pocket card, which is the last of the strips."""

    def spoil(html: str) -> str:
        before, found, card = html.partition(CARD)
        card, page, after = card.partition('<div class="beside">')
        return before + found + card.replace(old, new, 1) + page + after

    return spoil


def another_clock(page: str) -> str:
    """A clock of the wristband that is a second off, in its order still."""
    first = re.search(r">(\d+:\d)(\d)</text>", page[page.index("as-wrap") :])
    assert first
    other = (int(first[2]) + 1) % 10
    return page.replace(first[0], f">{first[1]}{other}</text>")


def swapped_times(html: str) -> str:
    """The first two times of the first strip change places."""
    first = re.search(r'<g class="time black"[^>]*>(.*?)</g>', html)
    assert first
    one, two = re.findall(r">([\d:]+)<", first[1])[:2]
    return html.replace(f">{one}<", ">-<", 1).replace(f">{two}<", f">{one}<", 1).replace(
        ">-<", f">{two}<", 1
    )  # fmt: skip


def sign_on_the_first_mark(html: str) -> str:
    mark = re.search(r'<g class="mark black"[^>]*><text x="([\d.]+)" y="([\d.]+)"', html)
    assert mark
    place = f"translate({mark[1]} {float(mark[2]) - 1.5})"
    sign = f'<path class="sign black" transform="{place} scale(1.5)" d="M0 0h1v1h-1z"/>'
    return html.replace(RULED, sign + RULED, 1)


FAULTS: dict[str, tuple[Spoil, str, int | None]] = {
    # What is done to the page; what is said of it, and how often, where that is not every row.
    "a-text-outside": (
        on_card(
            RULED, f'<g class="note black" font-size="3"><text x="54" y="60">away</text></g>{RULED}'
        ),
        r"#card: “away” sticks out by 6\.0 mm",
        1,
    ),
    "two-texts-on-each-other": (
        lambda html: re.sub(
            r'(<g class="mark black"[^>]*>)(<text[^>]*>1</text>)', r"\1\2\2", html, count=1
        ),
        r"#wrap: “1” and “1” overlap by \d\.\d mm",
        1,
    ),
    "a-sign-on-a-text": (sign_on_the_first_mark, r"#wrap: (“1” and a sign|a sign and “1”) overlap by \d\.\d mm", 1),
    "times-too-small": (
        lambda html: re.sub(r'(<g class="time black" font-size=)"[\d.]+"', r'\1"3"', html, count=1),
        r"#wrap: “[\d:]+” is set in 8\.5 points, not 9 or more",
        None,
    ),
    "notes-too-small": (
        swap('<g class="note black" font-size="2.469"', '<g class="note black" font-size="2.2"'),
        r"#wrap: “[^”]+” is set in 6\.2 points, not 7 or more",
        2,
    ),
    "big-print-too-small": (
        lambda html: re.sub(
            r'(?s)(as-big-print">.*?<g class="time black" font-size=)"[\d.]+"',
            r'\1"4.5"',
            html,
            count=1,
        ),
        r"#big-print: “[\d:]+” is set in 12\.8 points, not 14 or more",
        None,
    ),
    "another-clock": (
        another_clock,
        r"#wrap: \d+:\d\d of its plan is missing",
        1,
    ),
    "words-too-small": (
        swap("<ol>", '<ol><li style="font-size: 6pt">Cut</li>'),
        # Once for each width of a band: the words beside others are the same.
        r"#(wrap|folded|card): “Cut” is set in 6\.0 points, not 7 or more",
        3,
    ),
    "times-out-of-order": (swapped_times, r"#wrap: \d+:\d\d stands after \d+:\d\d", 1),
    "another-goal": (
        on_card(f">{GOAL}<", ">4:00:01<"),
        r"#card: the last time is 4:00:01, not 4:00:00",
        1,
    ),
    "a-strip-that-is-narrower": (
        on_card('width="60mm"', 'width="59.1mm"'),
        r"#card on (A4|Letter): outline is 53\.19 mm wide, not 54",
        2,
    ),
    "a-strip-that-the-browser-shrinks": (
        swap(
            "</head>",
            "<style>@media print { html, body { overflow: visible } } "
            ".print.as-card { min-width: 170mm }</style></head>",
        ),
        r"#card on (A4|Letter): (outline is \d\d(\.\d+)? mm (wide, not 54|long, not 85\.6)"
        r"|check bar is \d\d(\.\d+)? mm long, not 100)",
        6,
    ),
    "a-second-page": (
        swap("</main>", '<div style="height: 280mm"></div></main>'),
        r"#[a-z-]+ on (A4|Letter): fills [23] pages, not 1",
        14,
    ),
    "a-short-check-bar": (
        swap('class="bar" x="0" y="0" width="100"', 'class="bar" x="0" y="0" width="97"'),
        r"#[a-z-]+ on (A4|Letter): check bar is 97 mm long, not 100",
        12,
    ),
    "no-outline": (
        on_card(RULED, '<path class="outline" d="M0 0h54v85.6h-54"'),
        r"#card on (A4|Letter): shows 0 outlines, not 1",
        2,
    ),
    "too-near-the-edge": (
        swap("</head>", "<style>@page { margin: 4mm 10mm }</style></head>"),
        r"#[a-z-]+ on (A4|Letter): ink \d\.\d mm from the (top|bottom) edge of the paper, not 7",
        14,
    ),
    "a-coloured-time": (
        on_card('<g class="time black"', '<g class="time black" style="fill: #c00"'),
        r"#card on (A4|Letter): ink of colour \(\d+, \d+, \d+\) \d\d mm from the left and \d\d mm from the top",
        2,
    ),
    "no-card": (
        swap(CARD, '<div class="print">'),
        r"#card(: shows 0 bands, not 1| on (A4|Letter): shows (0 outlines|[02] check bars?), not 1)",
        3,
    ),
    "a-script-that-logs": (
        swap("</main>", "<script>console.info('here')</script></main>"),
        r": says on the console: here",
        1,
    ),
    "a-script-that-fails": (
        swap("</main>", "<script>plan.start()</script></main>"),
        r": fails: plan is not defined",
        1,
    ),
    "a-file-that-is-not-there": (
        swap("</main>", '<img src="gone.png" alt="" hidden></main>'),
        rf": asks for [a-z-]+/{GUIDE}/gone\.png: net::ERR_FILE_NOT_FOUND",
        1,
    ),
    "a-request-elsewhere": (
        swap("</main>", '<img src="http://127.0.0.1:9/count" alt="" hidden></main>'),
        r": asks for http://127\.0\.0\.1:9/count, which is not of this site",
        1,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def good(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one guide of a real race."""
    target = tmp_path_factory.mktemp("good") / "site"
    settings = catalogue.settings.model_copy(update={"base_path": "/"})
    pages = site(replace(catalogue, settings=settings), load_font())
    wanted = ("/assets/", f"/boston/{GUIDE}/", f"/boston/{WEATHER}")
    of_race = {"/boston/", "/boston/race.js"}
    chosen = {url: page for url, page in pages.items() if url.startswith(wanted) or url in of_race}
    build(chosen, ROOT / "templates", target)
    write_index(target, ["boston"])
    return target


def write_index(folder: Path, races: list[str]) -> None:
    guides = [{"race": race, "goal": GOAL, "band": f"/{race}/{BAND}"} for race in races]
    (folder / "index.json").write_text(json.dumps({"guides": guides}))


@pytest.fixture(scope="module")
def spoilt(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """What is found in a site with a race for each fault, and one without."""
    folder = tmp_path_factory.mktemp("spoilt") / "site"
    shutil.copytree(good, folder)
    for name, (spoil, _, _) in FAULTS.items():
        shutil.copytree(folder / "boston", folder / name)
        (folder / name / WEATHER).unlink()
        page = folder / name / BAND
        html = page.read_text(encoding="utf-8")
        assert spoil(html) != html
        page.write_text(spoil(html), encoding="utf-8")
    write_index(folder, ["boston", *FAULTS])
    return verify(folder)


def test_nothing_is_wrong_in_a_good_site(good: Path) -> None:
    told: list[tuple[int, int]] = []

    verdict = verify(good, progress=lambda done, total: told.append((done, total)))

    assert verdict == Verdict(guides=1, races=1, prints=7 + 6, faults=())
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_page_format_paper_and_measure(
    spoilt: Verdict, name: str
) -> None:
    _, says, times = FAULTS[name]
    faults = [fault for fault in spoilt.faults if fault.startswith(f"{name}/")]

    for fault in faults:
        assert re.fullmatch(re.escape(f"{name}/{BAND}") + says, fault), fault
    assert len(faults) == (times or max(len(faults), 20))


def test_no_fault_is_found_in_a_page_without(spoilt: Verdict) -> None:
    assert not [fault for fault in spoilt.faults if fault.startswith("boston/")]


def test_faults_are_found_on_the_pages_around_the_bands_too(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    for name, old, new in [
        ("boston/index.html", "</main>", "<script>plan.start()</script></main>"),
        (f"boston/{WEATHER}", 'width="31mm"', 'width="30mm"'),
    ]:
        html = (folder / name).read_text(encoding="utf-8")
        assert old in html
        (folder / name).write_text(html.replace(old, new, 1), encoding="utf-8")
    (folder / f"boston/{GUIDE}/index.html").unlink()

    assert verify(folder).faults == (
        "boston/index.html: fails: plan is not defined",
        f"boston/{WEATHER} on A4: outline is 24.19 mm wide, not 25",
        f"boston/{WEATHER} on Letter: outline is 24.19 mm wide, not 25",
        f"boston/{GUIDE}/index.html: cannot be looked at: net::ERR_FILE_NOT_FOUND",
    )


# --- The command ---------------------------------------------------------------------------------


def walkbreak(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


def test_the_command_says_what_it_looked_at(good: Path) -> None:
    result = walkbreak("boston", "--site", good)

    assert result.exit_code == 0
    assert re.fullmatch(
        rf"{good}/: 1 guide of 1 race, 13 prints on 2 papers: no faults, in \d+ s\n", result.output
    )


def test_faults_are_lines_on_standard_output_and_end_in_exit_code_1(
    good: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    (folder / f"boston/{WEATHER}").unlink()
    page = folder / "boston" / BAND
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</main>", "<script>console.log(1)</script></main>"))

    result = walkbreak("--site", folder)

    assert result.exit_code == 1
    fault, sums = result.stdout.splitlines()
    assert fault == f"boston/{BAND}: says on the console: 1"
    assert re.fullmatch(r".*: 1 guide of 1 race, 7 prints on 2 papers: 1 fault, in \d+ s", sums)


def test_a_race_or_a_site_that_is_not_there_ends_in_exit_code_2(good: Path, tmp_path: Path) -> None:
    race, nowhere = walkbreak("bostn", "--site", good), walkbreak("--site", tmp_path / "gone")
    (tmp_path / "index.json").write_text('["letters"]')
    letters = walkbreak("--site", tmp_path)
    write_index(tmp_path, [])
    empty = walkbreak("--site", tmp_path)

    assert [result.exit_code for result in (race, nowhere, letters, empty)] == [2] * 4
    assert "has no race `bostn`; did you mean `boston`?" in race.stderr
    assert "gone holds no index.json with guides; build the site first" in nowhere.stderr
    assert "holds no index.json" in letters.stderr
    assert "holds no index.json" in empty.stderr


def test_without_a_browser_it_says_what_to_do(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])

    result = walkbreak("--site", good)

    assert result.exit_code == 2
    assert "Install Google Chrome" in result.stderr


# --- What a pull request touches -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "races"),
    [
        ({"content/races/boston.yaml": "name: Boston\n"}, ["boston"]),
        ({"content/courses/hills.csv": "0,1\n"}, ["berlin", "hilly"]),
        ({"content/courses/unused.csv": "0,1\n"}, []),
        ({"content/races/hilly.yaml": "", "content/courses/flat.csv": "0,1\n"}, ["cim", "hilly"]),
        ({"templates/band.html": "<p>"}, ["5-km", "boston", "leadville-100"]),
        ({"content/charts/coach.yaml": "a: b\n"}, ["5-km", "boston", "leadville-100"]),
        ({"README.md": "# Guides\n"}, []),
    ],
    ids=["race", "course", "course of no race", "both", "template", "chart", "text"],
)
def test_a_pull_request_is_looked_at_in_the_races_it_touches(
    tmp_path: Path, changed: dict[str, str], races: list[str]
) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def write(files: dict[str, str]) -> None:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)

    course = "course:\n  profile: {}.csv\n  confidence: low\n"
    write(
        {
            "content/races/berlin.yaml": course.format("hills"),
            "content/races/hilly.yaml": course.format("hills"),
            "content/races/cim.yaml": course.format("flat"),
            "content/races/gone.yaml": "name: Gone\n",
        }
    )
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=before")
    git("switch", "--create=change")
    (tmp_path / "content/races/gone.yaml").unlink()
    write(changed)
    git("add", ".")
    git("commit", "--message=change")

    said = subprocess.run(
        ["bash", ROOT / ".ci/races-touched", "main"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert said.split() == races
