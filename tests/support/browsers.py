"""The browsers of the tests: use those that are installed, or install them, or say what is missing.

`python -m tests.support.browsers` makes sure of a Chromium and, where it can, of a Firefox.
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
    installed = [path for path in map(shutil.which, FIREFOX) if path]
    if MAC_FIREFOX.is_file():
        installed.append(str(MAC_FIREFOX))
    failures = []
    for path in installed:
        try:
            browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
            browser.new_page().close()
        except Error as error:
            failures.append(f"{path} does not work: {reason(error)}")
        else:
            return browser
    raise NoBrowser("\n".join(failures) or "no Firefox is installed")


def failure(start: Callable[[Playwright], Browser]) -> str:
    """Why the browser does not open a page, or an empty text if it does."""
    with sync_playwright() as playwright:
        try:
            browser = start(playwright)
        except NoBrowser as error:
            return str(error)
        browser.new_page().set_content("<p>ready</p>")
        browser.close()
        return ""


def install(start: Callable[[Playwright], Browser], commands: list[list[str]]) -> str:
    """Run these commands until the browser opens a page.

    Returns why it still does not, or an empty text.
    """
    why = failure(start)
    for command in commands:
        if not why:
            break
        print("A browser is missing for the tests; trying:", *command, flush=True)
        if subprocess.run(command, check=False).returncode == 0:
            why = failure(start)
    return why


def apt_commands(package: str) -> list[list[str]]:
    """Commands that install a Debian package, where that takes no password."""
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
    """Make sure of the browsers. Returns 1 without a Chromium."""
    why = install(launch, [PLAYWRIGHTS_CHROMIUM, *apt_commands("chromium-headless-shell")])
    if why:
        print(f"The tests need a Chromium, and none could be installed:\n{why}", file=sys.stderr)
        return 1
    why = install(launch_firefox, apt_commands("firefox-esr"))
    if why:
        print(
            f"The print tests in Firefox will be SKIPPED, because none could be installed:\n{why}\n"
            "To run them, install Firefox yourself.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
