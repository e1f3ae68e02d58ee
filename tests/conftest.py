"""What several tests need: quantities from text, plans, the real content, the browsers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from generator import units
from generator.build.browser import NoBrowser, launch
from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.plan import Plan, make_plan
from generator.pacing.profile import Profile, climbs, flat
from generator.pages.site import site
from generator.race.schedule import lay_walks
from generator.race.source import parse_yaml
from generator.race.walks import parse_walks
from tests.support.browser import launch_firefox
from tests.support.served import served

# Machines are noisy: no deadline. And what is red once must be red again: the same examples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
EVEN = Strategy()
ORACLES = Path(__file__).parent / "oracles"


def oracle(name: str) -> Any:
    """A file of `tests/oracles/`, all its scalars as text."""
    path = ORACLES / f"{name}.yaml"
    return parse_yaml(path.read_text(encoding="utf-8"), path.name).data


def seconds(clock: str) -> float:
    """`1:03:59.32` as a number."""
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def plan_for(
    goal: str,
    ratio: str = "continuous",
    walk: str | None = None,
    *,
    distance: str = "marathon",
    profile: Profile | None = None,
    strategy: Strategy = EVEN,
    stations: Sequence[tuple[float, float]] = (),
) -> Plan:
    """A plan, all said as a race file says it; stations are places and seconds of standing."""
    course = profile or flat(units.parse_distance(distance))
    walks = parse_walks(ratio)
    schedule = lay_walks(walks, course.length_m, stations, climbs(course))
    walk_pace = units.parse_pace(walk) if walk else None
    return make_plan(measure_effort(course, strategy), units.parse_goal(goal), schedule, walk_pace)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    return load(ROOT / "content", load_font())


@pytest.fixture(scope="session")
def folder(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built for `/repo-name/`."""
    settings = catalogue.settings.model_copy(update={"base_path": "/repo-name/"})
    target = tmp_path_factory.mktemp("built") / "site"
    build(site(replace(catalogue, settings=settings), load_font()), ROOT / "templates", target)
    return target


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where it is served."""
    with served(folder) as at:
        yield at


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole session."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """One Firefox for the whole session; without one, its tests are skipped."""
    try:
        browser = launch_firefox(playwright)
    except NoBrowser as error:
        pytest.skip(str(error))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for the whole session."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write a small `content/` folder: file names and their texts."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "content"

    return write
