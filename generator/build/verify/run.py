"""A built site to a verdict: every page with a plan, looked at in several tabs."""

import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

from generator.build.tabs import share_jobs
from generator.build.verify.tab import SCREEN, Findings, Tab
from generator.build.verify.targets import find_targets, read_index


@dataclass(frozen=True)
class Verdict:
    """How much was looked at, and what is wrong with it."""

    guides: int
    races: int
    prints: int
    """Bands and whole pages; each is printed on every paper."""
    faults: tuple[str, ...]
    """`page on paper: what is wrong`, in the order of the site's index."""


def verify(
    site: Path,
    races: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Verdict:
    """Look at every page with a plan for the named races, or for all races if none is named.

    That is each race's own page, each guide and its wristband, the bands by temperature, and the
    planner with a guide of each race in every format, on screen and on every paper. `progress` is
    told how many pages of how many are done. Raises NothingThere and NoBrowser.
    """
    guides = read_index(site, races)
    targets = list(find_targets(site, guides))
    # Switching a tab between screen and paper takes time, so pages with bands come last.
    jobs = deque(sorted(targets, key=lambda target: target.shows != "no bands"))
    found: dict[str, Findings] = {}

    async def look(page: Page) -> None:
        await page.set_viewport_size(SCREEN)
        tab = Tab(site.resolve(), page, measuring)
        while jobs:
            target = jobs.popleft()
            found[target.place] = await tab.look_at(target)
            progress(len(found), len(targets))

    # PDFium is not thread-safe. While its one thread measures for one tab, another tab has a core.
    with ThreadPoolExecutor(1) as measuring:
        share_jobs(jobs, look, tabs=(os.cpu_count() or 1) + 1)
    return Verdict(
        len(guides),
        len({guide.race for guide in guides}),
        sum(findings.prints for findings in found.values()),
        tuple(fault for target in targets for fault in found[target.place].faults),
    )
