"""Questions that tests put to a page in a browser."""

from playwright.sync_api import BrowserContext, Page

LOW_CONTRAST = """() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter(e => !e.closest('svg') && e.checkVisibility() &&
      [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => {
      const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      return [(a + 0.05) / (b + 0.05), e.textContent.trim().slice(0, 40)];
    })
    .filter(([contrast]) => contrast < 4.5);
}"""
"""The texts with a contrast below 4.5 to 1, the least that WCAG 2.1 (1.4.3) asks of small text."""
FONTS_LOADED = "document.fonts.ready.then(() => true)"
SITE_KEPT = "navigator.serviceWorker.ready.then(() => true)"


def visit(context: BrowserContext, url: str) -> Page:
    """Open a page, and wait until the service worker has kept the site."""
    page = context.new_page()
    page.goto(url)
    page.evaluate(SITE_KEPT)
    return page
