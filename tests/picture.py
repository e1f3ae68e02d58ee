"""`make picture`: the pictures in the README, of a band in two halves and of every format."""

from playwright.sync_api import Browser, sync_playwright

from generator.build.browser import launch
from tests.support.paths import ROOT

SITE = ROOT / "site"
HALVES = """() => {
  const band = document.querySelector('.sheet svg.band'), box = document.createElement('div');
  box.style.cssText = 'display:flex;gap:24px;padding:20px;background:#fff;width:max-content';
  for (const from of [-3, 97]) {
    const half = band.cloneNode(true);
    half.setAttribute('viewBox', `-3 ${from} 31 100`);
    half.setAttribute('width', '217');
    half.setAttribute('height', '700');
    half.style.cssText = 'box-shadow:none';
    box.append(half);
  }
  document.body.replaceChildren(box);
  return document.fonts.ready.then(() => true);
}"""
FORMATS = """() => {
  const box = document.createElement('div');
  box.style.cssText = 'display:flex;gap:14px;padding:14px;background:#fff;width:max-content';
  for (const band of document.querySelectorAll('.format svg.band:not(.page)')) {
    band.setAttribute('width', band.viewBox.baseVal.width * 2.8);
    band.setAttribute('height', band.viewBox.baseVal.height * 2.8);
    band.style.cssText = 'box-shadow:none;max-width:none;flex:none';
    box.append(band);
  }
  document.body.replaceChildren(box);
  return document.fonts.ready.then(() => true);
}"""


def take(browser: Browser, page: str, arrange: str, picture: str) -> None:
    """Arrange the bands of a page, and take a picture of them."""
    tab = browser.new_page(viewport={"width": 1400, "height": 800}, color_scheme="light")
    tab.goto((SITE / page).as_uri())
    tab.evaluate(arrange)
    tab.locator("body > div").screenshot(path=ROOT / "docs" / picture)
    tab.close()


def main() -> None:
    """Take the pictures from the pages in `site/`."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        take(browser, "boston/3-30-00/run-4-00-walk-0-30/index.html", HALVES, "band.png")
        take(browser, "formats/index.html", FORMATS, "formats.png")
        browser.close()


if __name__ == "__main__":
    main()
