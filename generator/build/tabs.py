"""Jobs shared among the tabs of one browser."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.async_api import Page, async_playwright

from generator.build.browser import launch_async

Worker = Callable[[Page], Awaitable[None]]
"""Takes jobs off the queue and does them in its tab until the queue is empty."""


def share_jobs(jobs: deque[Any], worker: Worker, tabs: int) -> None:
    """Run one worker in each of so many tabs, but in no more tabs than there are jobs.

    When a worker raises, or on Ctrl-C, the queued jobs are dropped and every tab stops after the
    job in hand; then the first error is raised. Raises NoBrowser.
    """
    # An event loop cannot start in a thread that already runs one, so it gets its own thread.
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(asyncio.run, _run(jobs, worker, min(tabs, len(jobs))))
        try:
            running.result()
        finally:
            jobs.clear()


async def _run(jobs: deque[Any], worker: Worker, tabs: int) -> None:
    async def work(tab: Page) -> None:
        try:
            await worker(tab)
        finally:
            jobs.clear()

    async with async_playwright() as playwright:
        browser = await launch_async(playwright)
        pages = [await browser.new_page() for _ in range(tabs)]
        ends = await asyncio.gather(*map(work, pages), return_exceptions=True)
        await browser.close()
    for end in ends:
        if end:
            raise end
