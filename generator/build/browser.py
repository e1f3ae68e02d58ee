"""A Chromium to print with: one that is there, started the same way everywhere.

Both of Playwright's interfaces can ask for it, the plain one and the asynchronous one.
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
    """No browser starts: says what was tried, and what to do."""


def launch(playwright: sync_api.Playwright) -> sync_api.Browser:
    """Start the first Chromium that starts. Raises NoBrowser."""
    failures: list[str] = []
    for path in candidates(playwright.chromium.executable_path):
        with _noting(path, failures):
            return playwright.chromium.launch(executable_path=path, args=_arguments())
    raise _no_browser(failures)


async def launch_async(playwright: async_api.Playwright) -> async_api.Browser:
    """`launch` for asynchronous code. Raises NoBrowser."""
    failures: list[str] = []
    for path in candidates(playwright.chromium.executable_path):
        with _noting(path, failures):
            return await playwright.chromium.launch(executable_path=path, args=_arguments())
    raise _no_browser(failures)


def candidates(playwrights_own: str) -> list[str]:
    """Paths of what Playwright has downloaded, and of a Chrome or Chromium that is there."""
    own = Path(playwrights_own)
    shells = sorted(own.parents[2].glob("chromium_headless_shell-*/*/*headless*shell"))
    there = [str(path) for path in (own, *shells, MAC) if path.is_file()]
    return [*there, *filter(None, map(shutil.which, COMMANDS))]


def reason(error: sync_api.Error) -> str:
    """What the browser said when it failed to start; else what Playwright says, in a line."""
    said = re.search(r"\[err\] (.+)", error.message)
    return said[1] if said else error.message.strip().splitlines()[0]


def _arguments() -> list[str]:
    # Hinting moves letters to whole pixels of a screen: up to 0.34 mm on paper.
    arguments = ["--font-render-hinting=none"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox does not work for root.
        arguments.append("--no-sandbox")
    return arguments


@contextmanager
def _noting(path: str, failures: list[str]) -> Iterator[None]:
    try:
        yield
    except sync_api.Error as error:
        failures.append(f"{path} does not start: {reason(error)}")


def _no_browser(failures: list[str]) -> NoBrowser:
    return NoBrowser("\n".join([*(failures or ["no Chrome or Chromium is there"]), ADVICE]))
