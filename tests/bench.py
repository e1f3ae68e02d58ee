"""How fast it is, as ratios within one run: machines are noisy. `make bench` prints them."""

import gzip
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.build.browser import launch
from generator.build.build import build
from generator.build.font import load_font
from generator.content.catalogue import load
from generator.pacing.effort import Strategy, measure_effort
from generator.pacing.guide import Guide
from generator.pacing.plan import make_plan
from generator.pacing.profile import Profile, climbs, flat
from generator.pages.site import site
from generator.paper.band import lay_fitting
from generator.paper.formats import FORMATS, Format
from generator.race.schedule import lay_walks
from generator.race.stops import Stop
from generator.race.walks import parse_walks
from tests.support.served import served

RACE_PAGE_LOADS = (
    "boston/index.html", "boston/race.js", "manifest.webmanifest",
    *(f"assets/{name}" for name in (
        "planner.js", "offline.js", "site.css", "band.css", "sheet.css", "band.woff2", "icon.svg",
    )),
)  # fmt: skip
FIRST_RESULT = """
new MutationObserver(() => {
  const lead = document.querySelector("#planner .outcome:not([hidden])");
  if (lead) globalThis.first ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
CHANGES = """
async () => {
  await new Promise((done) => setTimeout(done, 500));
  const goal = document.getElementById("goal"), spent = [];
  const timed = (work) => {
    const started = performance.now();
    work();
    spent.push(performance.now() - started);
  };
  for (let second = 10; second < 60; second++) timed(() => {
    goal.value = `4:00:${second}`;
    goal.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
  });
  let total = 0;
  timed(() => { for (let i = 0; i < 1e6; i++) total += i; });
  return [globalThis.first, ...spent, total && spent.pop()];
}
"""

ROOT = Path(__file__).parent.parent
GOALS = 300
SAID = (
    "4:00/0:30",
    "4:00/0:30 to 23 mi, then continuous",
    "walk 0:40 at every mile",
    "4:00/0:30, on climbs 2:00/0:30",
    "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00",
)


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def plans(
    said: str,
    profile: Profile,
    strategy: Strategy,
    stations: Sequence[Stop],
) -> None:
    """Plans for goals a second apart."""
    effort = measure_effort(profile, strategy)
    schedule = lay_walks(parse_walks(said), profile.length_m, stations, climbs(profile))
    for goal_s in range(12_000, 12_000 + GOALS):
        _ = make_plan(effort, goal_s, schedule, 0.6).legs


def bands(guides: Sequence[Guide], form: Format) -> None:
    """Each guide in a format; their plans are made before."""
    for guide in guides:
        lay_fitting(guide, form, load_font())


def planner(folder: Path) -> None:
    """How long a browser takes to a race's first plan, and to each change; and what it weighs."""
    packed = {name: len(gzip.compress((folder / name).read_bytes(), 9)) for name in RACE_PAGE_LOADS}
    print(f"{packed['assets/planner.js']:,} bytes of planner.js, gzipped; ", end="")
    print(f"{sum(packed.values()):,} of all that the page of Boston loads.")
    with served(folder) as address, sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.add_init_script(FIRST_RESULT)
        page.goto(f"{address}/boston/index.html#goal=4:00:00&ratio=4:00/0:30")
        first, *changes, counting = page.evaluate(CHANGES)
    worst = max(changes)
    print(
        f"First plan {first:.0f} ms after the page was asked for, a change {sum(changes) / len(changes):.1f} "
        f"ms and {worst:.1f} at most with the page laid out again: {16 / worst:.1f} to a frame of 16 ms; "
        f"a count to a million takes {counting:.1f} ms there."
    )


def main() -> None:
    """Print what plans, bands, builds and the planner cost."""
    counting = seconds(lambda: sum(range(1_000_000)))
    boston = next(r for r in load(ROOT / "content", load_font()).races if r.race.slug == "boston")
    assert boston.course.profile
    stations = boston.race.stations
    print("Marathon plans with their legs, on one core; a count is adding up a million numbers.")
    for said in SAID:
        for name, profile, strategy in (
            ("flat", flat(42195.0), Strategy()),
            ("Boston", boston.course.profile, Strategy()),
            ("Boston, 2 % faster second half", boston.course.profile, Strategy(drift=-0.04)),
        ):
            spent = seconds(partial(plans, said, profile, strategy, stations))
            print(
                f"{GOALS / spent:8,.0f} a second, each {spent / GOALS / counting:.4f} counts: "
                f"{said}; {name}"
            )
    some = [listing.work_out() for listing in boston.guides[:8]]
    bands(some, FORMATS[0])
    print("Bands laid, their plans, windows and what to run when late known.")
    for form in FORMATS:
        spent = seconds(partial(bands, some, form)) / len(some)
        print(f"{1 / spent:8,.0f} a second, each {spent / counting:.4f} counts: {form.said}")
    with tempfile.TemporaryDirectory() as folder:
        target, pages = (
            Path(folder) / "site",
            site(load(ROOT / "content", load_font()), load_font()),
        )
        started = time.perf_counter()
        build(pages, ROOT / "templates", target)
        first = time.perf_counter() - started
        again = seconds(lambda: build(pages, ROOT / "templates", target))
        print(
            f"{len(pages):,} pages: first build {first:.1f} s, "
            f"{first / again:.0f} times one without changes"
        )
        planner(target)


if __name__ == "__main__":
    main()
