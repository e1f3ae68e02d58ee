"""The planner in a tab that the tests of a file share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.planner import Planner, load_races
from tests.support.sites import SMALL_SITE


@pytest.fixture(scope="module")
def opened(tab: Page, address: str) -> Iterator[Page]:
    """The planner, with every race of the small site loaded."""
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(f"{address}/planner/")
    load_races(tab, dict.fromkeys(slug for slug, _, _ in SMALL_SITE))
    Planner(tab).unfold()
    yield tab
    tab.emulate_media(reduced_motion="no-preference")


@pytest.fixture
def planner(opened: Page) -> Iterator[Planner]:
    """The planner, in whatever state it is; its scripts must not fail."""
    failures: list[str] = []

    def note(error: object) -> None:
        failures.append(str(error))

    opened.on("pageerror", note)
    yield Planner(opened)
    opened.remove_listener("pageerror", note)
    assert failures == []
