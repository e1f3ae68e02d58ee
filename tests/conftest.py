"""Fixtures that many tests share, and which tests run together."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from generator.build.browser import NoBrowser, launch
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from tests.support import sites
from tests.support.browsers import launch_firefox
from tests.support.once import made_once
from tests.support.one_guide import build_one_guide
from tests.support.paths import CONTENT
from tests.support.served import served

# Machines may be busy, so no example has a deadline; and the same examples are tried every time.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=10)
settings.load_profile("steady")
# On a busy machine a browser may take long to show something: wait as long as for its other work.
expect.set_options(timeout=30_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, and put the longest jobs first.

    A worker runs all tests of a file, for they share a tab, a site or worked-out guides. The file
    that needs the whole site comes first, and then those that open a browser: the many short tests
    keep the other workers busy to the end.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "playwright" in fixtures:
            item.add_marker(pytest.mark.browser)
        if "whole_site" in fixtures:
            item.add_marker(pytest.mark.whole_site)
    whole_site = {item.path for item in items if item.get_closest_marker("whole_site")}
    in_browser = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: (item.path not in whole_site, item.path not in in_browser))


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def own_cache(run_folder: Path) -> None:
    """Commands remember nothing from before, and nothing for the user's own commands."""
    os.environ["WALKBREAK_CACHE"] = str(run_folder / "cache")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real content."""
    return load(CONTENT, load_font())


@pytest.fixture(scope="session")
def small_site(
    catalogue: Catalogue, run_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A site with a dozen guides of every kind, for all tests that look but do not touch."""
    content = tmp_path_factory.mktemp("small")
    return made_once(
        run_folder,
        "small-site",
        lambda target: sites.publish(sites.small_site(catalogue, content), target),
    )


@pytest.fixture(scope="session")
def whole_site(catalogue: Catalogue, run_folder: Path) -> Path:
    """The site with every guide, for the few tests that need it: building it takes a minute."""
    return made_once(run_folder, "whole-site", lambda target: sites.publish(catalogue, target))


@pytest.fixture(scope="session")
def good(catalogue: Catalogue, run_folder: Path) -> Path:
    """A site with one guide of a real race. Copy it before changing anything in it."""
    return made_once(run_folder, "good-site", lambda target: build_one_guide(catalogue, target))


@pytest.fixture(scope="session")
def address(small_site: Path) -> Iterator[str]:
    """Where the small site is served."""
    with served(small_site) as at:
        yield at


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """One Firefox for all tests of a worker; where there is none, its tests are skipped."""
    try:
        browser = launch_firefox(playwright)
    except NoBrowser as error:
        pytest.skip(str(error))
    yield browser
    browser.close()


@pytest.fixture(autouse=True)
def browsers_are_marked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a test that is marked with `browser` may start one: `make test-quick` starts none."""

    def refuse(_: str) -> list[str]:
        raise AssertionError("this test starts a browser; mark it with `pytest.mark.browser`")

    if not request.node.get_closest_marker("browser"):
        monkeypatch.setattr("generator.build.browser.candidates", refuse)


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all tests of a worker that leave it as they found it."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write a small `content/` folder, given the names and texts of its files."""
    return lambda files: sites.write_files(tmp_path / "content", files)
