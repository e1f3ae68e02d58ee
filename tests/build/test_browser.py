"""An installed Chromium or Chrome, found and started."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from generator.build import browser
from generator.build.browser import NoBrowser, candidates, launch


def executable(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return str(path)


def test_an_installed_chromium_starts(playwright: Playwright) -> None:
    with launch(playwright) as started:
        assert started.browser_type.name == "chromium"


def test_playwrights_own_downloads_are_tried_before_installed_browsers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = executable(tmp_path / "own/chromium-1/chrome-linux/chrome")
    shell = executable(tmp_path / "own/chromium_headless_shell-1/chrome-linux/headless_shell")
    installed = executable(tmp_path / "bin/chromium")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(browser, "MAC", tmp_path / "none")

    assert candidates(own) == [own, shell, installed]


def test_without_a_browser_it_says_what_to_install(
    playwright: Playwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "candidates", lambda own: [])

    with pytest.raises(
        NoBrowser, match="no Chrome or Chromium is installed\nInstall Google Chrome, or"
    ):
        launch(playwright)


def test_a_browser_that_does_not_start_is_named_and_the_next_one_tried(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = executable(tmp_path / "chrome")
    Path(broken).write_text("#!/bin/sh\necho cannot open libnss3.so >&2\nexit 127\n")
    gone = str(tmp_path / "gone")
    working = candidates(playwright.chromium.executable_path)
    monkeypatch.setattr(browser, "candidates", lambda own: [broken, *working])
    launch(playwright).close()

    monkeypatch.setattr(browser, "candidates", lambda own: [broken, gone])
    with pytest.raises(NoBrowser) as raised:
        launch(playwright)
    first, second, advice = str(raised.value).splitlines()

    assert first == f"{broken} does not start: cannot open libnss3.so"
    assert second.startswith(f"{gone} does not start: ")
    assert "doesn't exist" in second
    assert advice.startswith("Install ")
