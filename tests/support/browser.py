"""The browsers of the tests: those that are there, else those that can be had, else a clear no.

`python -m tests.support.browser` makes sure of a Chromium, and of a Firefox where it may.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from generator.build.browser import NoBrowser, launch, reason

FIREFOX = ("firefox-esr", "firefox")
MAC_FIREFOX = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
PLAYWRIGHTS_CHROMIUM = [
    sys.executable, "-m", "playwright", "install", "chromium-headless-shell",
]  # fmt: skip


def launch_firefox(playwright: Playwright) -> Browser:
    """Start the first Firefox that starts and opens a page. Raises NoBrowser."""
    there = [path for path in map(shutil.which, FIREFOX) if path]
    if MAC_FIREFOX.is_file():
        there.append(str(MAC_FIREFOX))
    failures = []
    for path in there:
        try:
            browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
            browser.new_page().close()
        except Error as error:
            failures.append(f"{path} does not work: {reason(error)}")
        else:
            return browser
    raise NoBrowser("\n".join(failures) or "no Firefox is there")


def failure(start: Callable[[Playwright], Browser]) -> str:
    """Why no browser opens a page; empty if one does."""
    with sync_playwright() as playwright:
        try:
            browser = start(playwright)
        except NoBrowser as error:
            return str(error)
        browser.new_page().set_content("<p>ready</p>")
        browser.close()
        return ""


def had(start: Callable[[Playwright], Browser], ways: list[list[str]]) -> str:
    """Get a browser where none is there. Why none can be had; empty if one is there now."""
    why = failure(start)
    for way in ways:
        if not why:
            break
        print("A browser is missing for the tests; trying:", *way, flush=True)
        if subprocess.run(way, check=False).returncode == 0:
            why = failure(start)
    return why


def debian(package: str) -> list[list[str]]:
    """Commands that install a package of Debian, where that takes no password."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        apt = ["apt-get"]
    elif shutil.which("sudo"):
        apt = ["sudo", "--non-interactive", "apt-get"]
    else:
        return []
    return [[*apt, "update", "-qq"], [*apt, "install", "-y", "-qq", package]]


def main() -> int:
    """Make sure of the browsers; 1 without a Chromium."""
    why = had(launch, [PLAYWRIGHTS_CHROMIUM, *debian("chromium-headless-shell")])
    if why:
        print(f"The tests need a Chromium and none could be had:\n{why}", file=sys.stderr)
        return 1
    why = had(launch_firefox, debian("firefox-esr"))
    if why:
        print(
            f"The print tests in Firefox will be SKIPPED; none could be had:\n{why}\n"
            "Install Firefox by hand to run them.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
