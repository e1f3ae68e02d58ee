"""Jobs shared among the tabs of one browser."""

from collections import deque

import pytest
from playwright.async_api import Page

from generator.build.tabs import share_jobs

pytestmark = pytest.mark.browser


def test_every_job_is_done_once() -> None:
    jobs = deque(range(10))
    done: list[int] = []

    async def work(tab: Page) -> None:
        while jobs:
            job = jobs.popleft()
            done.append(await tab.evaluate(f"{job}"))

    share_jobs(jobs, work, tabs=3)

    assert sorted(done) == list(range(10))


def test_there_are_no_more_tabs_than_jobs() -> None:
    jobs = deque(["only"])
    tabs: list[Page] = []

    async def work(tab: Page) -> None:
        tabs.append(tab)
        jobs.clear()

    share_jobs(jobs, work, tabs=4)

    assert len(tabs) == 1


def test_after_a_job_that_fails_the_queued_jobs_are_dropped() -> None:
    jobs = deque(range(100))
    done: list[int] = []

    async def work(tab: Page) -> None:
        while jobs:
            job = jobs.popleft()
            if job == 1:
                raise ValueError("job 1 cannot be done")
            await tab.evaluate("1")
            done.append(job)

    with pytest.raises(ValueError, match="job 1 cannot be done"):
        share_jobs(jobs, work, tabs=2)

    assert len(done) < 98
    assert not jobs
