"""What several tests need: the real content, the site, the browsers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from generator.build.browser import NoBrowser, launch
from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.catalogue import Catalogue
from generator.pages.site import site
from tests.support.browser import launch_firefox
from tests.support.served import served

# Machines are noisy: no deadline. And what is red once must be red again: the same examples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent


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
