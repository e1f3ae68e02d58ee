"""Pages printed to PDFs of exactly the size of their paper.

A browser rounds the size of a page to whole pixels but scales nothing on it, so only the edges of
the page are moved afterwards.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from playwright.async_api import ConsoleMessage, Error, Page
from pypdf import PdfWriter
from pypdf.generic import NameObject, RectangleObject

from generator.build.manifest import RETIRED, read_manifest, stat, write_manifest
from generator.build.switch import ASSETS_FOLDER
from generator.build.tabs import share_jobs
from generator.build.workshop import workshop
from generator.paper.drawing import INCH_MM, POINT_MM, Paper

POINTS_PER_MM = 1 / POINT_MM
ROUNDING_MM = 1.0
"""Most by which a browser's page differs from its paper; a larger difference is another paper."""
DATES = ("/CreationDate", "/ModDate")
Progress = Callable[[int, int], None]
"""Is told how many files are done, of how many."""


@dataclass(frozen=True)
class Print:
    """A page to print, and what to print it on."""

    url: str
    """Its file:// or http:// address."""
    paper: Paper
    pages: int = 1
    """How many pages of paper it must fill."""


Job = tuple[str, list[tuple[Path, Print]]]
"""An address, and each file to print from it."""


class PrintError(Exception):
    """A page that cannot be printed as it should: names it and says what happened."""


def print_pdfs(prints: Mapping[Path, Print], progress: Progress = lambda done, total: None) -> None:
    """Print each page into its file. The same page always gives the same bytes.

    A page is opened once for all papers. Its margins are those of its `@page` rule. A browser
    scales a page down only if it is wider than its paper and its styles do not clip it. Each file
    is replaced as a whole.

    Raises NoBrowser, and PrintError for the first page that does not load, logs an error, or fills
    another number of pages; files that were printed before that stay.
    """
    if not prints:
        return
    by_url: dict[str, list[tuple[Path, Print]]] = {}
    for file, one in prints.items():
        by_url.setdefault(one.url, []).append((file, one))
    jobs: deque[Job] = deque(by_url.items())
    done = 0

    async def work(tab: Page) -> None:
        nonlocal done
        errors = await _prepare(tab)
        while jobs:
            url, files = jobs.popleft()
            try:
                await _open(tab, url)
                for file, one in files:
                    content = await _pdf(tab, one)
                    if errors:
                        raise PrintError(f"{url}: {'; '.join(errors)}")
                    _write(file, content)
                    done += 1
                    progress(done, len(prints))
            except Error as error:
                raise PrintError(f"{url}: {error.message.splitlines()[0]}") from error

    share_jobs(jobs, work, tabs=os.cpu_count() or 1)


def print_site(
    site: Path,
    wanted: Mapping[str, tuple[str, Paper]],
    progress: Progress = lambda done, total: None,
) -> int:
    """Print pages of a built site into files beside them; returns how many had changed.

    `wanted` gives for each file its page and its paper, both files relative to the site's folder.
    Only files are printed whose page or paper has changed, or what all printed pages share: the
    assets and this module. Raises SiteInUse, NoBrowser and PrintError; files that were printed
    before that stay.
    """
    site = site.resolve()
    with workshop(site) as folder:
        seen = read_manifest(site)
        shared = hashlib.blake2b(Path(__file__).read_bytes())
        for file, (was, *_) in sorted(seen.items()):
            if file.startswith(ASSETS_FOLDER) and was != RETIRED:
                shared.update((site / file).read_bytes())
        fingerprints: dict[str, str] = {}
        stale: dict[Path, Print] = {}
        before = {site / file: stat(site / file) for file in wanted}
        for file, (page, paper) in wanted.items():
            fingerprint = shared.copy()
            fingerprint.update(paper.key.encode() + (site / page).read_bytes())
            fingerprints[file] = fingerprint.hexdigest()[:32]
            if seen.get(file) != (fingerprints[file], *(before[site / file] or ())):
                stale[site / file] = Print((site / page).resolve().as_uri(), paper)
                # If printing stops before this file is done, the next build must print it.
                seen.pop(file, None)
        try:
            print_pdfs(stale, progress)
        finally:
            for path in stale:
                standing = stat(path)
                if standing and standing != before[path]:
                    file = path.relative_to(site).as_posix()
                    seen[file] = (fingerprints[file], *standing)
            write_manifest(site, folder, seen)
        return len(stale)


async def _prepare(tab: Page) -> list[str]:
    """Set a tab up for printing; returns a list that will hold what its pages complain about."""
    errors: list[str] = []
    tab.on("console", lambda message: errors.extend(_error(message)))
    tab.on("pageerror", lambda error: errors.append(error.message))
    # Fonts that only the printed page uses would otherwise load while it is printed: too late.
    await tab.emulate_media(media="print")
    return errors


def _error(message: ConsoleMessage) -> list[str]:
    return [f"{message.text} ({message.location['url']})"] if message.type == "error" else []


async def _open(tab: Page, url: str) -> None:
    """Load a page and its fonts."""
    if not await tab.goto(url):
        # Only the fragment differs from the page before. Start afresh, or what the page did for
        # the other fragment would show.
        await tab.reload()
    await tab.evaluate("document.fonts.ready.then(() => true)")


async def _pdf(tab: Page, one: Print) -> bytes:
    """Print an open page and move its edges to those of its paper. Raises PrintError."""
    paper = one.paper
    rounded = await tab.pdf(
        # Playwright takes a millimetre for 3.78 pixels; inches are exact.
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
        page.mediabox = _exact_box(page.mediabox, one)
    # Without dates the same page gives the same bytes.
    pdf.metadata = {k: v for k, v in (pdf.metadata or {}).items() if k not in DATES}
    # Some viewers then choose "actual size" in their print dialog.
    preferences = pdf.viewer_preferences or pdf.create_viewer_preferences()
    preferences[NameObject("/PrintScaling")] = NameObject("/None")
    exact = BytesIO()
    pdf.write(exact)
    return exact.getvalue()


def _exact_box(box: RectangleObject, one: Print) -> RectangleObject:
    """The edges of a page moved to those of its paper; its top left corner stays.

    Raises PrintError if the page is not about as large as its paper.
    """
    paper = one.paper
    width_mm, length_mm = box.width / POINTS_PER_MM, box.height / POINTS_PER_MM
    if max(abs(width_mm - paper.width_mm), abs(length_mm - paper.length_mm)) > ROUNDING_MM:
        raise PrintError(
            f"{one.url}: its @page rule asks for {width_mm:.0f} x {length_mm:.0f} mm, "
            f"which is not {paper.name}"
        )
    return RectangleObject(
        (
            box.left,
            box.top - paper.length_mm * POINTS_PER_MM,
            box.left + paper.width_mm * POINTS_PER_MM,
            box.top,
        )
    )


def _write(file: Path, content: bytes) -> None:
    """Write a file under another name first, so that it is never half written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.part")
    try:
        aside.write_bytes(content)
        os.replace(aside, file)
    finally:
        aside.unlink(missing_ok=True)
