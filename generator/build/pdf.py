"""Pages printed to PDFs of exact size.

Browsers round the size of a page to their pixels and scale nothing, so only its edges are moved.
"""

import asyncio
import hashlib
import os
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Error, Page, async_playwright
from pypdf import PdfWriter
from pypdf.generic import NameObject, RectangleObject

from generator.build.browser import launch_async
from generator.build.manifest import read_manifest, stat, write_manifest
from generator.paper.drawing import INCH_MM, POINT_MM, Paper

POINTS_PER_MM = 1 / POINT_MM
ROUNDING_MM = 1.0
"""Most that a browser's page differs from its paper; by more, it is another paper."""
DATES = ("/CreationDate", "/ModDate")


@dataclass(frozen=True)
class Print:
    """A page to print: its file:// or http:// address, and how many pages of paper it fills."""

    url: str
    paper: Paper
    pages: int = 1


Job = tuple[str, list[tuple[Path, Print]]]
"""An address, and every print of it."""


class PrintError(Exception):
    """A page that cannot be printed as it should: names it and says what happened."""


def print_pdfs(
    prints: Mapping[Path, Print],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Print each page into its file; `progress` is told how many of how many.

    A page is opened once for all papers. Its margins are those of its `@page` rule; its size is not
    changed, unless it is wider than the paper and its styles do not clip it. The same page gives
    the same bytes again. Each file is replaced whole.

    Raises NoBrowser, and PrintError for the first page that does not load, logs an error or fills
    another number of pages; the files that were printed before stay.
    """
    if not prints:
        return
    by_url: dict[str, list[tuple[Path, Print]]] = {}
    for file, one in prints.items():
        by_url.setdefault(one.url, []).append((file, one))
    done = 0

    def printed() -> None:
        nonlocal done
        done += 1
        progress(done, len(prints))

    jobs = deque(by_url.items())
    # In a thread of its own: no event loop starts in a thread where one runs.
    with ThreadPoolExecutor(1) as thread:
        printing = thread.submit(asyncio.run, _print(jobs, printed))
        try:
            printing.result()
        finally:
            # Who interrupts does not want the rest.
            jobs.clear()


def print_site(
    site: Path,
    wanted: Mapping[str, tuple[str, Paper]],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Print pages of a built site into files beside them, only what changed; returns how many.

    `wanted` names for each file the page, both from the site's folder on, and the paper. A page
    has changed if it, or what all printed pages share, has. Raises NoBrowser and PrintError;
    what was printed before stays.
    """
    seen = read_manifest(site)
    shared = hashlib.blake2b(Path(__file__).read_bytes())
    for asset in sorted((site / "assets").iterdir()):
        shared.update(asset.read_bytes())
    marks: dict[str, str] = {}
    stale: dict[Path, Print] = {}
    before = {site / file: stat(site / file) for file in wanted}
    for file, (page, paper) in wanted.items():
        mark = shared.copy()
        mark.update(paper.key.encode() + (site / page).read_bytes())
        marks[file] = mark.hexdigest()[:32]
        if seen.get(file) != (marks[file], *(before[site / file] or ())):
            stale[site / file] = Print((site / page).resolve().as_uri(), paper)
            # Until it is printed it is not what it should be.
            seen.pop(file, None)
    try:
        print_pdfs(stale, progress)
    finally:
        for path in stale:
            standing = stat(path)
            if standing and standing != before[path]:
                file = path.relative_to(site).as_posix()
                seen[file] = (marks[file], *standing)
        write_manifest(site, site, seen)
    return len(stale)


async def _print(jobs: deque[Job], printed: Callable[[], None]) -> None:
    """Work off the jobs in as many tabs as there are cores."""
    async with async_playwright() as playwright:
        browser = await launch_async(playwright)
        tabs = min(os.cpu_count() or 1, len(jobs))
        ends = await asyncio.gather(
            *(_work(browser, jobs, printed) for _ in range(tabs)), return_exceptions=True
        )
        await browser.close()
    for end in ends:
        if end:
            raise end


async def _work(browser: Browser, jobs: deque[Job], printed: Callable[[], None]) -> None:
    """Work off jobs in one tab. Where one fails, the other tabs end too, after theirs."""
    tab = await browser.new_page()
    # Else fonts that only the printed page has would load when it is printed, which is too late.
    await tab.emulate_media(media="print")
    errors: list[str] = []
    tab.on("console", lambda message: errors.extend(_error(message)))
    tab.on("pageerror", lambda error: errors.append(error.message))
    try:
        while jobs:
            url, prints = jobs.popleft()
            await _open(tab, url)
            for file, one in prints:
                content = await _pdf(tab, one)
                if errors:
                    raise PrintError(f"{url}: {'; '.join(errors)}")
                _write(file, content)
                printed()
    except Error as error:
        raise PrintError(f"{url}: {error.message.splitlines()[0]}") from error
    finally:
        jobs.clear()


def _error(message: ConsoleMessage) -> list[str]:
    return [f"{message.text} ({message.location['url']})"] if message.type == "error" else []


async def _open(tab: Page, url: str) -> None:
    """Open a page, its fonts too."""
    if not await tab.goto(url):
        # Only its fragment is new: what the page did for the one before must not show.
        await tab.reload()
    await tab.evaluate("document.fonts.ready.then(() => true)")


async def _pdf(tab: Page, one: Print) -> bytes:
    """Print an open page. Raises PrintError."""
    paper = one.paper
    rounded = await tab.pdf(
        # In inches, which are exact: Playwright takes a millimetre for 3.78 pixels.
        width=f"{paper.width_mm / INCH_MM}in",
        height=f"{paper.length_mm / INCH_MM}in",
        prefer_css_page_size=True,
        print_background=True,
        tagged=True,
    )
    pdf = PdfWriter(clone_from=BytesIO(rounded))
    if len(pdf.pages) != one.pages:
        raise PrintError(
            f"{one.url}: fills {len(pdf.pages)} pages of {paper.name}, not {one.pages}"
        )
    for page in pdf.pages:
        box = page.mediabox
        sides = box.width / POINTS_PER_MM, box.height / POINTS_PER_MM
        if max(abs(sides[0] - paper.width_mm), abs(sides[1] - paper.length_mm)) > ROUNDING_MM:
            raise PrintError(
                f"{one.url}: its @page rule asks for {sides[0]:.0f} x {sides[1]:.0f} mm, "
                f"which is not {paper.name}"
            )
        page.mediabox = RectangleObject(
            (
                box.left,
                box.top - paper.length_mm * POINTS_PER_MM,
                box.left + paper.width_mm * POINTS_PER_MM,
                box.top,
            )
        )
    # So that the same page gives the same bytes.
    pdf.metadata = {k: v for k, v in (pdf.metadata or {}).items() if k not in DATES}
    # Viewers that know this choose "actual size" in their print dialogs.
    preferences = pdf.viewer_preferences or pdf.create_viewer_preferences()
    preferences[NameObject("/PrintScaling")] = NameObject("/None")
    exact = BytesIO()
    pdf.write(exact)
    return exact.getvalue()


def _write(file: Path, content: bytes) -> None:
    """Write a file aside, then put it in its place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.part")
    try:
        aside.write_bytes(content)
        os.replace(aside, file)
    finally:
        aside.unlink(missing_ok=True)
