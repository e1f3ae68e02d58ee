"""A page of the site in a browser's tab to everything that is wrong with it."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.async_api import ConsoleMessage, Error, Page, Request, ViewportSize

from generator.build.verify import promises
from generator.build.verify.measure import measure_pdf
from generator.build.verify.prints import ExpectedPage, misprints
from generator.build.verify.promises import INCH_MM, PAPERS, SMALLEST_PAPER, STRIPS, Paper
from generator.build.verify.targets import Target

SCREEN: ViewportSize = {"width": 1024, "height": 64}
"""Wide enough for every page; a low window saves the browser painting what nobody looks at."""
SAME_WIDTH = [
    key
    for i, (key, size) in enumerate(STRIPS.items())
    if size.width_mm in {one.width_mm for one in list(STRIPS.values())[:i]}
]
"""Formats as wide as an earlier one. The words beside them are laid out just as before, so
`verify.js` looks at those words once a width, which saves a third of the time."""
HAS_FAILED = "() => location.protocol === 'chrome-error:'"
SMALLEST_TYPE_PT = {
    "text": promises.TEXT_PT,
    "time": promises.TIME_PT,
    **{key: size.time_pt for key, size in STRIPS.items()},
}
"""Of all type, of a time anywhere, and of a time in each format."""
LOAD_FONTS = "Promise.allSettled([...document.fonts].map(font => font.load())).then(() => true)"
OFFERED = "[...document.querySelectorAll('input[name=format]')].map(choice => choice.value)"
CHOOSE = "format => document.getElementById(format)?.click()"
HAS_PLAN = "document.body.classList.contains('planned')"
PATIENCE_MS = 60_000
"""How long a plan may take: a busy machine does other things meanwhile."""
LOOK = (Path(__file__).parent / "verify.js").read_text(encoding="utf-8") + "lookAtPage;\n"


@dataclass
class Findings:
    """What is wrong with one page, collected while it is looked at."""

    place: str
    faults: list[str] = field(default_factory=list)
    """`page on paper: what is wrong`; the planner's address names the format."""
    prints: int = 0
    """Bands and whole pages on it."""

    def add(self, faults: Iterable[str], key: str = "", paper: Paper | None = None) -> None:
        """Note faults of the page, of one of the planner's formats, or of that on a paper."""
        where = self.place + (f"&format={key}" if key and "#" in self.place else "")
        where += f" on {paper.name}" if paper else ""
        self.faults += [f"{where}: {fault}" for fault in faults]


class Seen(NamedTuple):
    """What `verify.js` says of one format, or of a whole page without a choice of formats."""

    bands: int
    refused: bool
    """Whether the page says in words why it shows no band."""
    faults: list[str]


class Tab:
    """A browser's tab, and what its page complains about and asks for while it is looked at."""

    def __init__(self, site: Path, page: Page, measuring: Executor) -> None:
        self._site = site
        self._root = f"{site.as_uri()}/"
        self._page = page
        self._measuring = measuring
        """Where PDFs are measured, with one thread."""
        self._complaints: list[str] = []
        self._media = ""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._complaints.append(f"fails: {error.message}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failed_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A missing file is reported as a failed request, which names the file.
        if not message.text.startswith("Failed to load resource"):
            self._complaints.append(f"says on the console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self._root, "data:")):
            self._complaints.append(f"asks for {request.url}, which is not of this site")

    def _on_failed_request(self, request: Request) -> None:
        # If the page itself is missing, `look_at` says that it cannot be opened.
        if request.url.startswith(self._root) and not request.is_navigation_request():
            file = request.url.removeprefix(self._root)
            self._complaints.append(f"asks for {file}: {request.failure}")

    async def look_at(self, target: Target) -> Findings:
        """Open a page, and measure all that it shows, on screen and on paper."""
        findings = Findings(target.place)
        self._complaints.clear()
        try:
            await self._open(target)
            if target.shows == "a wristband":
                await self._look_at_formats([promises.WRISTBAND], target, findings)
            elif target.shows == "one of several formats":
                offered = await self._offered_formats(findings)
                await self._look_at_formats(offered, target, findings)
            elif target.shows == "bands side by side":
                await self._look_side_by_side(target, findings)
        except Error as error:
            why = error.message.splitlines()[0].removeprefix("Page.goto: ").partition(" at ")[0]
            self._complaints.append(f"cannot be looked at: {why}")
            if why.startswith("net::"):
                # The browser's own page about it comes later, and would break off the next visit.
                with suppress(Error):
                    await self._page.wait_for_function(HAS_FAILED, timeout=PATIENCE_MS)
        findings.add(dict.fromkeys(self._complaints))
        return findings

    async def _open(self, target: Target) -> None:
        """Load a page with its fonts: as paper shows it if it has bands, else as a screen does."""
        media: Literal["print", "screen"] = "screen" if target.shows == "no bands" else "print"
        if self._media != media:
            await self._page.emulate_media(media=media)
            self._media = media
        if not await self._page.goto(self._root + target.place):
            # Only the fragment differs from the page before, which was altered meanwhile.
            await self._page.reload()
        if target.fragment:
            await self._page.wait_for_function(HAS_PLAN, timeout=PATIENCE_MS)
        # `document.fonts.ready` would not wait for fonts that nothing has asked for yet.
        await self._page.evaluate(LOAD_FONTS)

    async def _look_at_formats(
        self, formats: list[str], target: Target, findings: Findings
    ) -> None:
        """Look at formats of a page, and print each on every paper.

        All formats are first printed as one PDF, which is fast. Only if something is wrong there
        is each format printed on its own, as a person would do it, and those faults are reported.
        """
        clocks = self._planned_clocks(target, findings)
        expected: list[ExpectedPage] = []
        for key, seen in zip(formats, await self._look(formats, target.goal, clocks), strict=True):
            findings.add(seen.faults, key)
            findings.prints += seen.bands
            if seen.bands == 0 and seen.refused:
                expected.append(ExpectedPage((), check_bar=False))
                continue
            if seen.bands != 1:
                findings.add([f"shows {seen.bands} bands, not 1"], key)
            expected.append(ExpectedPage(_outlines(key), check_bar=True))
        if not await self._print(SMALLEST_PAPER, expected):
            return
        await self._open(target)
        for key, page in zip(formats, expected, strict=True):
            await self._page.evaluate(CHOOSE, key)
            for paper in PAPERS:
                findings.add(await self._print(paper, [page]), key, paper)

    async def _look_side_by_side(self, target: Target, findings: Findings) -> None:
        """Look at a sheet of bands, and at the page after it, which says how to print them."""
        (seen,) = await self._look([], target.goal, [])
        findings.add(seen.faults)
        findings.prints += seen.bands
        outlines = _outlines(promises.WRISTBAND) * seen.bands
        expected = [ExpectedPage(outlines, check_bar=False), ExpectedPage((), check_bar=True)]
        if await self._print(SMALLEST_PAPER, expected):
            for paper in PAPERS:
                findings.add(await self._print(paper, expected), paper=paper)

    async def _offered_formats(self, findings: Findings) -> list[str]:
        """The formats that the planner offers and `promises` knows; any difference is a fault."""
        offered: list[str] = await self._page.evaluate(OFFERED)
        promised = [*STRIPS, promises.FULL_PAGE]
        for key in offered:
            if key not in promised:
                fault = "verify does not know what this format must measure; add it to promises.py"
                findings.add([fault], key)
        for key in promised:
            if key not in offered:
                findings.add(["the planner does not offer this format"], key)
        return [key for key in promised if key in offered]

    def _planned_clocks(self, target: Target, findings: Findings) -> list[str]:
        """The clocks in the `plan.json` of a guide."""
        try:
            plan = json.loads((self._site / target.plan).read_text(encoding="utf-8"))
            return [split["clock"] for split in plan["splits"]]
        except (OSError, ValueError, KeyError, TypeError):
            findings.add(["has no plan.json with splits"])
            return []

    async def _look(self, formats: list[str], goal: str, clocks: list[str]) -> list[Seen]:
        """Run `verify.js` in the page: what it says of each format, or of the page without any."""
        request = {
            "formats": formats,
            "goal": goal,
            "clocks": clocks,
            "smallest": SMALLEST_TYPE_PT,
            "sameWidth": SAME_WIDTH,
        }
        found: list[dict[str, Any]] = await self._page.evaluate(LOOK, request)
        return [Seen(**one) for one in found]

    async def _print(self, paper: Paper, expected: Sequence[ExpectedPage]) -> list[str]:
        """Print what the tab shows, and say what is wrong with the print."""
        pdf = await self._page.pdf(
            # Playwright takes a millimetre for 3.78 pixels; inches are exact.
            width=f"{paper.width_mm / INCH_MM}in",
            height=f"{paper.length_mm / INCH_MM}in",
            prefer_css_page_size=True,
            print_background=True,
        )
        loop = asyncio.get_running_loop()
        pages = await loop.run_in_executor(self._measuring, measure_pdf, pdf)
        return list(misprints(pages, paper, expected))


def _outlines(key: str) -> tuple[tuple[float, float], ...]:
    """Width and length of the one strip of a format; the whole page has none."""
    size = STRIPS.get(key)
    return ((size.width_mm, size.length_mm),) if size else ()
