"""`make picture`: the picture of a real band that the README shows, in two halves side by side."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.browser import launch

ROOT = Path(__file__).parent.parent
BAND = ROOT / "site/boston/3-30-00/run-4-00-walk-0-30/band.html"
HALVES = """() => {
  const band = document.querySelector('svg.band'), box = document.createElement('div');
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


def main() -> None:
    """Take the picture of a band in `site/`, which has to be built."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 600, "height": 800}, color_scheme="light")
        page.goto(BAND.as_uri())
        page.evaluate(HALVES)
        page.locator("body > div").screenshot(path=ROOT / "docs/band.png")
        browser.close()


if __name__ == "__main__":
    main()
