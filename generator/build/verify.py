"""What stands in `site/`, looked at in a browser and on paper as a person would.

It reads files, and of this program only what the formats are cut to, so that no mistake of the
program can hide itself.
"""

import asyncio
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import (
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
    async_playwright,
)

from generator.build.browser import launch_async
from generator.build.verify_paper import Expected, measured, misprints
from generator.paper import formats
from generator.paper.drawing import INCH_MM, PAPERS, Paper
from generator.race.source import nearest

FORMATS = {form.key: (form.width_mm, form.length_mm) for form in formats.FORMATS}
"""What can be chosen on a print page, the first as it opens: millimetres that a strip is cut to."""
AS_WIDE = [
    form.key
    for i, form in enumerate(formats.FORMATS)
    if form.width_mm in {one.width_mm for one in formats.FORMATS[:i]}
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
FULL_PAGE = "sheet"
LEAST_PT = {"text": 7.0, "time": 9.0} | {form.key: form.smallest_pt for form in formats.FORMATS}
"""Smallest type, and smallest type of a time; in some formats that is larger."""
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
        formats = [*FORMATS, FULL_PAGE]
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
            self.measuring, partial(measured, pdf)
        )
        return list(misprints(pages, paper, expected))
