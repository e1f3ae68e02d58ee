"""An installed Chromium or Chrome, started the same way for every use.

There is one function for each of Playwright's two interfaces, synchronous and asynchronous.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright import async_api, sync_api

COMMANDS = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
)
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ADVICE = (
    "Install Google Chrome, or Chromium (on Debian and Ubuntu: apt-get install chromium), or run: "
    "python -m playwright install chromium-headless-shell"
)


class NoBrowser(Exception):
    """No browser starts. The message says what was tried and what to install."""


def launch(playwright: sync_api.Playwright) -> sync_api.Browser:
    """Start the first of the candidates that starts. Raises NoBrowser."""
    failures: list[str] = []
    for path in candidates(playwright.chromium.executable_path):
        with _failures_noted(path, failures):
            return playwright.chromium.launch(executable_path=path, args=_arguments())
    raise _no_browser(failures)


async def launch_async(playwright: async_api.Playwright) -> async_api.Browser:
    """`launch` for asynchronous code. Raises NoBrowser."""
    failures: list[str] = []
    for path in candidates(playwright.chromium.executable_path):
        with _failures_noted(path, failures):
            return await playwright.chromium.launch(executable_path=path, args=_arguments())
    raise _no_browser(failures)


def candidates(playwrights_own: str) -> list[str]:
    """Paths of every Chromium on this machine: Playwright's downloads first, then installed ones.

    `playwrights_own` is where Playwright would look; another version's download does as well.
    """
    own = Path(playwrights_own)
    shells = sorted(own.parents[2].glob("chromium_headless_shell-*/*/*headless*shell"))
    existing = [str(path) for path in (own, *shells, MAC) if path.is_file()]
    return [*existing, *filter(None, map(shutil.which, COMMANDS))]


def reason(error: sync_api.Error) -> str:
    """Why a browser did not start, in one line: its own first error, or else Playwright's."""
    said = re.search(r"\[err\] (.+)", error.message)
    return said[1] if said else error.message.strip().splitlines()[0]


def _arguments() -> list[str]:
    # With hinting, letters snap to the pixels of a screen: on paper that is up to 0.34 mm off.
    arguments = ["--font-render-hinting=none"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox does not work for root.
        arguments.append("--no-sandbox")
    return arguments


@contextmanager
def _failures_noted(path: str, failures: list[str]) -> Iterator[None]:
    """Note in `failures` why the browser at this path did not start, so the next can be tried."""
    try:
        yield
    except sync_api.Error as error:
        failures.append(f"{path} does not start: {reason(error)}")


def _no_browser(failures: list[str]) -> NoBrowser:
    return NoBrowser("\n".join([*(failures or ["no Chrome or Chromium is installed"]), ADVICE]))
