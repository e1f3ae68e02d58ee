"""A page with a mistake in it: the fault is named with its place and measure, and alone."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.verify.run import Verdict, verify
from tests.support.one_guide import GOAL, GUIDE, WEATHER, write_index

RULED = '<rect class="outline"'

Spoil = Callable[[str], str]
pytestmark = pytest.mark.browser


def swap(old: str, new: str, count: int = 1) -> Spoil:
    """Replace one text by another, where it stands first or, with -1, everywhere."""
    return lambda html: html.replace(old, new, count)


def another_clock(page: str) -> str:
    """Change one clock of the wristband by a second, so that it still stands in order."""
    first = re.search(r">(\d+:\d)(\d)</text>", page)
    assert first
    other = (int(first[2]) + 1) % 10
    return page.replace(first[0], f">{first[1]}{other}</text>")


def swapped_times(html: str) -> str:
    """Swap the first two times of the first strip."""
    first = re.search(r'<g class="time black"[^>]*>(.*?)</g>', html)
    assert first
    one, two = re.findall(r">([\d:]+)<", first[1])[:2]
    return html.replace(f">{one}<", ">-<", 1).replace(f">{two}<", f">{one}<", 1).replace(
        ">-<", f">{two}<", 1
    )  # fmt: skip


def sign_on_the_first_mark(html: str) -> str:
    """Draw a sign on top of the first mark of the first strip."""
    mark = re.search(r'<g class="mark black"[^>]*><text x="([\d.]+)" y="([\d.]+)"', html)
    assert mark
    place = f"translate({mark[1]} {float(mark[2]) - 1.5})"
    sign = f'<g class="signs black"><path transform="{place} scale(1.5)" d="M0 0h1v1h-1z"/></g>'
    return html.replace(RULED, sign + RULED, 1)


FAULTS: dict[str, tuple[Spoil, str, int | None]] = {
    # How the page is spoilt, what verify says of it, and how often; None is once or more a row.
    "a-text-outside": (
        swap(RULED, f'<g class="note black" font-size="3"><text x="25" y="60">away</text></g>{RULED}'),
        r": “away” sticks out by 6\.0 mm",
        1,
    ),
    "two-texts-on-each-other": (
        lambda html: re.sub(
            r'(<g class="mark black"[^>]*>)(<text[^>]*>1</text>)', r"\1\2\2", html, count=1
        ),
        r": “1” and “1” overlap by \d\.\d mm",
        1,
    ),
    "a-sign-on-a-text": (sign_on_the_first_mark, r": (“1” and a sign|a sign and “1”) overlap by \d\.\d mm", 1),
    "times-too-small": (
        lambda html: re.sub(r'(<g class="time black" font-size=)"[\d.]+"', r'\1"3"', html, count=1),
        r": “[\d:]+” is set in 8\.5 points, not 9 or more",
        None,
    ),
    "notes-too-small": (
        swap('<g class="note black" font-size="2.47"', '<g class="note black" font-size="2.2"'),
        r": “[^”]+” is set in 6\.2 points, not 7 or more",
        2,
    ),
    "another-clock": (
        another_clock,
        r": \d+:\d\d of its plan is missing",
        1,
    ),
    "words-too-small": (
        swap("<ol>", '<ol><li style="font-size: 6pt">Cut</li>'),
        r": “Cut” is set in 6\.0 points, not 7 or more",
        1,
    ),
    "times-out-of-order": (swapped_times, r": \d+:\d\d stands after \d+:\d\d", 1),
    "another-goal": (
        lambda html: re.sub(rf"(<text[^>]*>){GOAL}(</text></g>)", r"\g<1>4:00:01\2", html),
        r": (the last time is 4:00:01, not 4:00:00|4:00:00 of its plan is missing)",
        2,
    ),
    "a-strip-that-is-narrower": (
        swap('width="31mm"', 'width="30.1mm"'),
        r" on (A4|Letter): outline is 24\.27 mm wide, not 25",
        2,
    ),
    "a-strip-that-the-browser-shrinks": (
        swap(
            "</head>",
            "<style>@media print { html, body { overflow: visible } "
            ".sheet { min-width: 240mm } }</style></head>",
        ),
        r" on (A4|Letter): (outline is \d\d+(\.\d+)? mm (wide, not 25|long, not 250)"
        r"|check bar is \d\d(\.\d+)? mm long, not 100)",
        6,
    ),
    "a-second-page": (
        swap("</main>", '<div style="height: 280mm"></div></main>'),
        r" on (A4|Letter): fills [23] pages, not 1",
        2,
    ),
    "a-short-check-bar": (
        swap('class="bar" x="0" y="0" width="100"', 'class="bar" x="0" y="0" width="97"'),
        r" on (A4|Letter): check bar is 97 mm long, not 100",
        2,
    ),
    "no-outline": (
        swap(RULED, '<path class="outline" d="M0 0h25v250h-25"'),
        r" on (A4|Letter): shows 0 outlines, not 1",
        2,
    ),
    "too-near-the-edge": (
        swap("</head>", "<style>@page { margin: 4mm 10mm }</style></head>"),
        r" on (A4|Letter): ink \d\.\d mm from the (top|bottom) edge of the paper, not 7",
        2,
    ),
    "a-coloured-time": (
        swap('<g class="time black"', '<g class="time black" style="fill: #c00"'),
        r" on (A4|Letter): ink of colour \(\d+, \d+, \d+\) \d\d mm from the left and \d\d mm from the top",
        2,
    ),
    "no-band": (
        swap('<svg class="band"', '<svg class="strip"'),
        r"(: shows 0 bands, not 1| on (A4|Letter): shows 0 outlines, not 1)",
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
        r": asks for boston/[a-z-]+/spoilt/gone\.png: net::ERR_FILE_NOT_FOUND",
        1,
    ),
    "a-request-elsewhere": (
        swap("</main>", '<img src="http://127.0.0.1:9/count" alt="" hidden></main>'),
        r": asks for http://127\.0\.0\.1:9/count, which is not of this site",
        1,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def spoilt(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """What is found in a site with one guide for each fault, and one without a fault."""
    folder = tmp_path_factory.mktemp("spoilt") / "site"
    shutil.copytree(good, folder)
    for name, (spoil, _, _) in FAULTS.items():
        guide = folder / place_of(name)
        shutil.copytree(folder / "boston" / GUIDE, guide)
        page = guide / "index.html"
        html = page.read_text(encoding="utf-8")
        assert spoil(html) != html
        page.write_text(spoil(html), encoding="utf-8")
    write_index(folder, [*map(place_of, FAULTS), f"boston/{GUIDE}"])
    return verify(folder)


def place_of(name: str) -> str:
    """The folder of a guide with a fault, as deep as that of the guide without one."""
    return f"boston/{name}/spoilt"


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_page_paper_and_measure(spoilt: Verdict, name: str) -> None:
    _, says, times = FAULTS[name]
    faults = [fault for fault in spoilt.faults if fault.startswith(f"{place_of(name)}/")]

    for fault in faults:
        assert re.fullmatch(re.escape(f"{place_of(name)}/index.html") + says, fault), fault
    assert len(faults) == (times or max(len(faults), 20))


def test_pages_without_a_fault_are_not_named(spoilt: Verdict) -> None:
    bad = tuple(f"{place_of(name)}/" for name in FAULTS)

    assert not [fault for fault in spoilt.faults if not fault.startswith(bad)]


def test_faults_are_found_on_the_other_pages_of_a_race_too(good: Path, tmp_path: Path) -> None:
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


def test_without_a_plan_a_guide_cannot_be_compared(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    (folder / f"boston/{GUIDE}/plan.json").unlink()

    assert verify(folder).faults == (
        f"boston/{GUIDE}/index.html: has no plan.json with splits",
        "planner/index.html#race=boston&goal=4:00:00&ratio=4:00/0:30: has no plan.json with splits",
    )
