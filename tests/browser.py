"""A browser for the tests: one that is there, else one that can be had, else a clear no.

`python -m tests.browser` makes sure of one; the tests call `launch`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

COMMANDS = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
)
DEBIAN = "chromium-headless-shell"


class NoBrowser(Exception):
    """No browser starts: says why."""


def candidates(playwright: Playwright) -> list[str]:
    """Paths of Playwright's own browsers, and of a Chrome or Chromium that is there."""
    own = Path(playwright.chromium.executable_path)
    shells = sorted(own.parents[2].glob("chromium_headless_shell-*/*/*headless*shell"))
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    there = [str(path) for path in (own, *shells, mac) if path.is_file()]
    return [*there, *filter(None, map(shutil.which, COMMANDS))]


def launch(playwright: Playwright) -> Browser:
    """Start the first browser that starts. Raises NoBrowser."""
    arguments = ["--font-render-hinting=none"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox does not work for root.
        arguments.append("--no-sandbox")
    failures = []
    for path in candidates(playwright):
        try:
            return playwright.chromium.launch(executable_path=path, args=arguments)
        except Error as error:
            failures.append(f"{path} does not start: {error.message.splitlines()[0]}")
    raise NoBrowser("\n".join(failures) or "no Chrome or Chromium is there")


def failure() -> str:
    """Why no browser opens a page; empty if one does."""
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as error:
            return str(error)
        browser.new_page().set_content("<p>ready</p>")
        browser.close()
        return ""


def main() -> int:
    """Install a browser where none is there."""
    if not failure():
        return 0
    ways = [[sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", DEBIAN]]
    elif shutil.which("apt-get") and shutil.which("sudo"):
        sudo = ["sudo", "--non-interactive", "apt-get"]
        ways += [[*sudo, "update", "-qq"], [*sudo, "install", "-y", "-qq", DEBIAN]]
    for way in ways:
        print("No browser for the tests yet; trying:", *way)
        if subprocess.run(way, check=False).returncode == 0 and not failure():
            return 0
    print(
        f"The tests need a browser and none could be had: {failure()}.\n"
        "Install Google Chrome or Chromium by hand, then run the tests again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
