"""What stands in `site/`, looked at in a browser and on paper as a person would.

It reads files, and of this program only what the formats are cut to, so that no mistake of the
program can hide itself.
"""

import asyncio
import ctypes
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from math import inf
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pypdfium2
from playwright.async_api import (
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)
from pypdfium2 import raw

from generator import strip
from generator.browser import launch_async
from generator.paper import INCH_MM, PAPERS, Paper
from generator.pdf import POINTS_PER_MM, ROUNDING_MM
from generator.source import nearest

FORMATS = {form.key: (form.width_mm, form.length_mm) for form in strip.FORMATS}
"""What can be chosen on a print page, the first as it opens: millimetres that a strip is cut to."""
AS_WIDE = [
    form.key
    for i, form in enumerate(strip.FORMATS)
    if form.width_mm in {one.width_mm for one in strip.FORMATS[:i]}
]
"""Formats as wide as one before: the words beside them take the same room, and to lay them out
again and again takes time."""
NARROW_AND_SHORT = Paper(
    "both",
    "paper as narrow as A4 and as short as Letter",
    min(paper.width_mm for paper in PAPERS.values()),
    min(paper.length_mm for paper in PAPERS.values()),
)
"""What fits on this fits on each; to print on one paper takes half the time."""
SCREEN: ViewportSize = {"width": 1024, "height": 64}
"""As wide as any; what is not painted costs no time."""
WHOLE_PAGE = "sheet"
LEAST_PT = {"text": 7.0, "time": 9.0} | {form.key: form.smallest_pt for form in strip.FORMATS}
"""Smallest type, and smallest type of a time; in some formats that is larger."""
OUTLINE_MM = 0.05
BAR_MM, BAR_OFF_MM = 100.0, 0.1
EDGE_MM = 7.0
"""At the edges of paper that many printers cannot reach."""
COARSE, FINE = 0.25, 2.0
"""Pixels a point: to see that all is well, and to say to 0.2 mm what is not."""
SMALLEST_OUTLINE_MM2, SLIMMEST_OUTLINE = 1000.0, 15.0
"""How large a drawn rectangle is, and how many times longer than wide the slimmest; the ruler for
the wrist is slimmer than any strip, however much a browser has shrunk it."""
LONG_AND_THIN = (60.0, 140.0)
"""How many times longer than high the bar of 100 by 1 mm is, give or take."""
FONTS = "Promise.allSettled([...document.fonts].map(font => font.load())).then(() => true)"
CHOOSE = "format => document.getElementById(format)?.click()"
LOOK = (Path(__file__).parent / "verify.js").read_text(encoding="utf-8")

Progress = Callable[[int, int], None]


class NothingThere(Exception):
    """No site in a folder, or no such race in it: says which, and what to do."""


@dataclass(frozen=True)
class Verdict:
    """What was looked at, and what is wrong with it."""

    guides: int
    races: int
    prints: int
    """Bands and whole pages; each is printed on every paper."""
    faults: tuple[str, ...]
    """`page#format on paper: what is wrong`, in the order of the site's index."""


@dataclass(frozen=True)
class Leaf:
    """A page of the site to look at: its file below `site/`, and what is on it."""

    file: str
    goal: str = ""
    """The last time of every band on it, like `3:25:00`; without one there are no bands."""
    formats: bool = False
    """Whether one of several formats is chosen on it; else all bands show at once."""


@dataclass
class Findings:
    """What is wrong with one page, as it is found out."""

    file: str
    faults: list[str] = field(default_factory=list)
    prints: int = 0

    def add(self, says: Iterable[str], key: str = "", paper: Paper | None = None) -> None:
        """Faults of the page, of one of its formats, or of that on a paper."""
        where = self.file + (f"#{key}" if key else "")
        where += f" on {paper.name}" if paper else ""
        self.faults += [f"{where}: {what}" for what in says]


class Printed(NamedTuple):
    """A page of paper, measured in millimetres."""

    width_mm: float
    height_mm: float
    outlines: list[tuple[float, float]]
    """Width and height of each strip's."""
    bars_mm: list[float]
    clear_mm: tuple[float, ...]
    """From the left, the top, the right and the bottom edge to the first ink."""
    colour: str
    """Where there is other ink than black, or nothing."""


class Expected(NamedTuple):
    """What should be on a page of paper."""

    outlines: list[tuple[float, float]]
    bar: bool


def verify(
    site: Path,
    races: Sequence[str] = (),
    progress: Progress = lambda done, total: None,
) -> Verdict:
    """Look at every page with a plan of some races, or of all; `progress` is told how many.

    Each guide, its bands in every format on screen and on every paper, the races' own pages and
    their bands by temperature. Raises NothingThere and NoBrowser.
    """
    guides = _guides(site, races)
    leaves = list(_leaves(site, guides))
    found: dict[str, Findings] = {leaf.file: Findings(leaf.file) for leaf in leaves}
    done = 0

    def looked() -> None:
        nonlocal done
        done += 1
        progress(done, len(leaves))

    # Pages with bands last: to go from screen to paper and back takes time.
    jobs = deque(sorted(leaves, key=lambda leaf: bool(leaf.goal)))
    # In a thread of its own: no event loop starts in a thread where one runs.
    with ThreadPoolExecutor(1) as thread:
        looking = thread.submit(asyncio.run, _look(site.resolve(), jobs, found, looked))
        try:
            looking.result()
        finally:
            # Who interrupts does not want the rest.
            jobs.clear()
    return Verdict(
        len(guides),
        len({guide["race"] for guide in guides}),
        sum(one.prints for one in found.values()),
        tuple(chain.from_iterable(one.faults for one in found.values())),
    )


def _guides(site: Path, races: Sequence[str]) -> list[dict[str, str]]:
    """The entries of the site's index, of all races or of those named. Raises NothingThere."""
    try:
        index = json.loads((site / "index.json").read_text(encoding="utf-8"))
        guides = [dict(guide) for guide in index["guides"]]
    except (OSError, ValueError, KeyError, TypeError):
        guides = []
    if not guides:
        raise NothingThere(
            f"{site} holds no index.json with guides; build the site first, or name its folder"
        )
    known = {guide["race"] for guide in guides}
    for race in races:
        if race not in known:
            raise NothingThere(f"{site} has no race `{race}`{nearest(race, known)}")
    return [guide for guide in guides if guide["race"] in (races or known)]


def _leaves(site: Path, guides: Sequence[Mapping[str, str]]) -> Iterator[Leaf]:
    """Every page to look at, once."""
    seen: set[str] = set()
    for guide in guides:
        band = Path(guide["band"].lstrip("/"))
        race, weather = f"{band.parts[0]}/index.html", band.parents[1] / "weather.html"
        if race not in seen:
            yield Leaf(race)
        if weather.as_posix() not in seen and (site / weather).is_file():
            yield Leaf(weather.as_posix(), guide["goal"])
        seen |= {race, weather.as_posix()}
        yield Leaf((band.parent / "index.html").as_posix())
        yield Leaf(band.as_posix(), guide["goal"], formats=True)


# --- In the browser ------------------------------------------------------------------------------


async def _look(
    site: Path, jobs: deque[Leaf], found: Mapping[str, Findings], looked: Callable[[], None]
) -> None:
    """Work off the jobs in as many tabs as there are cores, and one that is being measured."""
    async with async_playwright() as playwright:
        browser = await launch_async(playwright)
        tabs = min((os.cpu_count() or 1) + 1, len(jobs))
        # What measures PDFs is not made for several threads.
        with ThreadPoolExecutor(1) as measuring:
            lookers = [
                _Looker(site, await browser.new_page(viewport=SCREEN), measuring)
                for _ in range(tabs)
            ]
            work = [looker.work(jobs, found, looked) for looker in lookers]
            ends = await asyncio.gather(*work, return_exceptions=True)
        await browser.close()
    for end in ends:
        if end:
            raise end


class _Looker:
    """A tab, and what its page says and asks for while it is looked at."""

    def __init__(self, site: Path, tab: Page, measuring: ThreadPoolExecutor) -> None:
        self.site = site
        self.root = f"{site.as_uri()}/"
        self.tab = tab
        self.measuring = measuring
        self.noise: list[str] = []
        self.media = ""
        tab.on("console", self._hear)
        tab.on("pageerror", lambda error: self.noise.append(f"fails: {error.message}"))
        tab.on("request", self._ask)
        tab.on("requestfailed", self._miss)

    def _hear(self, message: ConsoleMessage) -> None:
        # That a file is missing is said where it is asked for.
        if not message.text.startswith("Failed to load resource"):
            self.noise.append(f"says on the console: {message.text}")

    def _ask(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:")):
            self.noise.append(f"asks for {request.url}, which is not of this site")

    def _miss(self, request: Request) -> None:
        # A page that is missing itself cannot be opened, which is said there.
        if request.url.startswith(self.root) and not request.is_navigation_request():
            self.noise.append(f"asks for {request.url.removeprefix(self.root)}: {request.failure}")

    async def work(
        self, jobs: deque[Leaf], found: Mapping[str, Findings], looked: Callable[[], None]
    ) -> None:
        """Work off jobs. Where one fails in a way that is no fault, the other tabs end too."""
        try:
            while jobs:
                leaf = jobs.popleft()
                await self.look(leaf, found[leaf.file])
                looked()
        finally:
            jobs.clear()

    async def look(self, leaf: Leaf, findings: Findings) -> None:
        """All there is to see on a page, on screen and on paper."""
        self.noise.clear()
        try:
            await self.open(leaf)
            if leaf.formats:
                await self.formats(leaf, findings)
            elif leaf.goal:
                await self.side_by_side(leaf, findings)
        except Error as error:
            why = error.message.splitlines()[0].removeprefix("Page.goto: ").partition(" at ")[0]
            self.noise.append(f"cannot be looked at: {why}")
        findings.add(dict.fromkeys(self.noise))

    async def open(self, leaf: Leaf) -> None:
        """Load a page as a screen shows it, or, with bands, as paper does: each with its fonts."""
        media: Literal["print", "screen"] = "print" if leaf.goal else "screen"
        if self.media != media:
            await self.tab.emulate_media(media=media)
            self.media = media
        await self.tab.goto(self.root + leaf.file)
        # Fonts that `document.fonts.ready` waits for may not be asked for yet.
        await self.tab.evaluate(FONTS)

    async def formats(self, leaf: Leaf, findings: Findings) -> None:
        """Look at every format; print them all at once, which is faster.

        What is wrong there may come from another format in the same print, so each is then printed
        by itself, as a person does it; that is what counts.
        """
        formats = [*FORMATS, WHOLE_PAGE]
        seen = await self.measure(formats, leaf.goal, self.clocks(leaf, findings))
        expected: list[Expected] = []
        for key, one in zip(formats, seen, strict=True):
            findings.add(one["faults"], key)
            findings.prints += one["bands"]
            strips = [FORMATS[key]] if key in FORMATS else []
            if one["bands"] == 0 and one["refused"]:
                expected.append(Expected([], bar=False))
            else:
                if one["bands"] != 1:
                    findings.add([f"shows {one['bands']} bands, not 1"], key)
                expected.append(Expected(strips, bar=True))
        if not await self.printed(NARROW_AND_SHORT, expected):
            return
        await self.open(leaf)
        for key, one_expected in zip(formats, expected, strict=True):
            await self.tab.evaluate(CHOOSE, key)
            for paper in PAPERS.values():
                findings.add(await self.printed(paper, [one_expected]), key, paper)

    async def side_by_side(self, leaf: Leaf, findings: Findings) -> None:
        """Wristbands side by side on a page of paper, and what to do with them on another."""
        (seen,) = await self.measure([], leaf.goal, [])
        findings.add(seen["faults"])
        findings.prints += seen["bands"]
        expected = [
            Expected([FORMATS["wrap"]] * seen["bands"], bar=False),
            Expected([], bar=True),
        ]
        if await self.printed(NARROW_AND_SHORT, expected):
            for paper in PAPERS.values():
                findings.add(await self.printed(paper, expected), paper=paper)

    def clocks(self, leaf: Leaf, findings: Findings) -> list[str]:
        """The clocks of the plan beside a print page, as its file says them."""
        try:
            plan = json.loads((self.site / leaf.file).with_name("plan.json").read_text("utf-8"))
            return [split["clock"] for split in plan["splits"]]
        except (OSError, ValueError, KeyError, TypeError):
            findings.add(["has no plan.json with splits beside it"])
            return []

    async def measure(
        self, formats: list[str], goal: str, clocks: list[str]
    ) -> list[dict[str, Any]]:
        """What the page itself says of its bands, see `verify.js`."""
        asked: dict[str, Any] = {"formats": formats, "goal": goal, "clocks": clocks}
        asked |= {"least": LEAST_PT, "again": AS_WIDE}
        found: list[dict[str, Any]] = await self.tab.evaluate(LOOK, asked)
        return found

    async def printed(self, paper: Paper, expected: Sequence[Expected]) -> list[str]:
        """Print what the tab shows; returns what is wrong with it."""
        pdf = await self.tab.pdf(
            width=f"{paper.width_mm / INCH_MM}in",
            height=f"{paper.length_mm / INCH_MM}in",
            prefer_css_page_size=True,
            print_background=True,
        )
        pages = await asyncio.get_running_loop().run_in_executor(
            self.measuring, partial(_measured, pdf)
        )
        return list(_misprints(pages, paper, expected))


# --- On paper ------------------------------------------------------------------------------------


def _misprints(
    pages: Sequence[Printed], paper: Paper, expected: Sequence[Expected]
) -> Iterator[str]:
    """What is wrong with a print."""
    if len(pages) != len(expected):
        yield f"fills {_count(len(pages), 'page')}, not {len(expected)}"
    for page, should in zip(pages, expected, strict=False):
        off = abs(page.width_mm - paper.width_mm), abs(page.height_mm - paper.length_mm)
        if max(off) > ROUNDING_MM:
            yield f"the page is {page.width_mm:.1f} x {page.height_mm:.1f} mm"
        yield from _strips(page.outlines, should.outlines)
        if should.bar and len(page.bars_mm) != 1:
            yield f"shows {_count(len(page.bars_mm), 'check bar')}, not 1"
        for bar_mm in page.bars_mm if should.bar else ():
            if abs(bar_mm - BAR_MM) > BAR_OFF_MM:
                yield f"check bar is {_mm(bar_mm)} mm long, not {BAR_MM:g}"
        for side, clear_mm in zip(("left", "top", "right", "bottom"), page.clear_mm, strict=True):
            if clear_mm < EDGE_MM - 0.05:
                yield f"ink {clear_mm:.1f} mm from the {side} edge of the paper, not {EDGE_MM:g}"
        if page.colour:
            yield page.colour


def _strips(
    there: Sequence[tuple[float, float]], should: Sequence[tuple[float, float]]
) -> Iterator[str]:
    """What is wrong with the outlines."""
    if len(there) != len(should):
        yield f"shows {_count(len(there), 'outline')}, not {len(should)}"
    for sizes in zip(there, should, strict=False):
        for is_mm, should_mm, way in zip(*sizes, ("wide", "long"), strict=True):
            if abs(is_mm - should_mm) > OUTLINE_MM:
                yield f"outline is {_mm(is_mm)} mm {way}, not {should_mm:g}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _mm(length: float) -> str:
    """To the hundredth, as far as there are any: `53.2`."""
    return f"{round(length, 2):g}"


def _measured(pdf: bytes) -> list[Printed]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_measured_page(page) for page in document]
    finally:
        document.close()


def _measured_page(page: Any) -> Printed:
    """Its large rectangles, to the micrometre; a picture of it shows where ink is and of what."""
    outlines, bars = [], []
    for stroked, width, height in _rectangles(page):
        if not stroked and LONG_AND_THIN[0] < width / height < LONG_AND_THIN[1]:
            bars.append(width)
        elif (
            stroked and width * height > SMALLEST_OUTLINE_MM2 and height < width * SLIMMEST_OUTLINE
        ):
            outlines.append((width, height))
    width, height = page.get_size()
    clear, colour = _ink(page, COARSE)
    if min(clear) < EDGE_MM + 1 / POINTS_PER_MM / COARSE:
        clear, _ = _ink(page, FINE)
    return Printed(width / POINTS_PER_MM, height / POINTS_PER_MM, outlines, bars, clear, colour)


def _rectangles(page: Any) -> Iterator[tuple[bool, float, float]]:
    """Of each upright rectangle whether it is drawn or filled, its width and its height."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    x, y, matrix = ctypes.c_float(), ctypes.c_float(), raw.FS_MATRIX()
    for i in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, i)
        # Four sides: to each corner, and back to the first.
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPath_CountSegments(thing) != 5:
            continue
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        xs, ys = [], []
        for corner in range(5):
            raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(thing, corner), x, y)
            xs.append(matrix.a * x.value + matrix.c * y.value + matrix.e)
            ys.append(matrix.b * x.value + matrix.d * y.value + matrix.f)
        width, height = (max(xs) - min(xs)) / POINTS_PER_MM, (max(ys) - min(ys)) / POINTS_PER_MM
        if height:
            yield bool(stroke), width, height


def _ink(page: Any, scale: float) -> tuple[tuple[float, ...], str]:
    """How far from each edge of a page its ink begins, and where it is not black."""
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    width: int = bitmap.width
    pixel_mm = 1 / POINTS_PER_MM / scale
    pixels = bytes(bitmap.buffer)
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]
    colour = ""
    if not blue == green == red:
        colour = _colour(red, green, blue, width, pixel_mm)
        green = bytes(map(min, red, green, blue))
    white, rows = b"\xff", len(green) // width

    def inked(x: int) -> bool:
        return green[x::width].count(white) < rows

    if green.count(white) == len(green):
        return (inf,) * 4, colour
    clear = (
        next(x for x in range(width) if inked(x)),
        (len(green) - len(green.lstrip(white))) // width,
        next(x for x in range(width) if inked(width - 1 - x)),
        (len(green) - len(green.rstrip(white))) // width,
    )
    return tuple(pixels * pixel_mm for pixels in clear), colour


def _colour(red: bytes, green: bytes, blue: bytes, width: int, pixel_mm: float) -> str:
    """The most colourful pixel of the first rows that have colour."""
    spread = [max(rgb) - min(rgb) for rgb in zip(red, green, blue, strict=True)]
    first = next(i for i, apart in enumerate(spread) if apart) // width * width
    at = max(range(first, min(len(spread), first + 8 * width)), key=spread.__getitem__)
    y, x = divmod(at, width)
    return (
        f"ink of colour ({red[at]}, {green[at]}, {blue[at]}) {x * pixel_mm:.0f} mm from the left "
        f"and {y * pixel_mm:.0f} mm from the top"
    )
