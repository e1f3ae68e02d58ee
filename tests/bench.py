"""`make bench`: how fast it is, as ratios within one run, because machines are noisy.

Python's unit is a count: what adding up a million numbers takes on this machine.
"""

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
from generator.pacing.catalogue import Catalogue, RaceGuides
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
from tests.support.asset import asset
from tests.support.paths import CONTENT, TEMPLATES
from tests.support.planner import GO, HOSTILE, PHONE
from tests.support.served import served

GOALS = 300
WALKS = (
    "4:00/0:30",
    "4:00/0:30 to 23 mi, then continuous",
    "walk 0:40 at every mile",
    "4:00/0:30, on climbs 2:00/0:30",
    "4:00/0:30, walk 60 m at every aid station, skip walks within 1:00",
)
WALK_PACE = 0.6
"""In seconds a metre: 16 minutes a mile."""
PLANNER_LOADS = (
    "planner/index.html", "boston/race.js", "manifest.webmanifest",
)  # fmt: skip
PLANNER_ASSETS = (
    "planner.js", "offline.js", "site.css", "planner.css", "band.css", "sheet.css", "band.woff2",
    "icon.svg",
)  # fmt: skip
FIRST_PLAN = """
new MutationObserver(() => {
  const lead = document.querySelector("#planner .outcome:not([hidden])");
  if (lead) globalThis.first ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Notes when the first plan is there, in milliseconds since the page was asked for."""
TIMED = """
const timed = async (work) => {
  const started = performance.now();
  await work();
  document.body.getBoundingClientRect();
  return performance.now() - started;
};
"""
"""How long a piece of work and laying the page out again take, in milliseconds."""
CHANGES = f"""
async () => {{
  {TIMED}
  await new Promise((done) => setTimeout(done, 500));
  const goal = document.getElementById("goal"), changes = [];
  for (let second = 10; second < 60; second++) changes.push(await timed(() => {{
    goal.value = `4:00:${{second}}`;
    goal.dispatchEvent(new Event("input", {{ bubbles: true }}));
  }}));
  return [globalThis.first, changes];
}}
"""
LINKS = f"""
async (links) => {{
  {TIMED}
  const go = {GO}, spent = [];
  for (const link of links) spent.push(await timed(() => go(link)));
  return spent;
}}
"""


def best_of_three(work: Callable[[], object]) -> float:
    """The shortest of three times, in seconds."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def make_plans(words: str, profile: Profile, strategy: Strategy, stations: Sequence[Stop]) -> None:
    """Make plans with their legs, for goals a second apart."""
    effort = measure_effort(profile, strategy)
    schedule = lay_walks(parse_walks(words), profile.length_m, stations, climbs(profile))
    for goal_s in range(12_000, 12_000 + GOALS):
        _ = make_plan(effort, goal_s, schedule, WALK_PACE).legs


def make_bands(guides: Sequence[Guide], band_format: Format) -> None:
    """Lay a band of each guide."""
    for guide in guides:
        lay_fitting(guide, band_format, load_font())


def measure_plans(boston: RaceGuides, count_s: float) -> None:
    """Print how many plans a core makes."""
    assert boston.course.profile
    print("Plans of a marathon with their legs, on one core:")
    for words in WALKS:
        for name, profile, strategy in (
            ("flat", flat(42195.0), Strategy()),
            ("Boston", boston.course.profile, Strategy()),
            ("Boston, 2 % faster second half", boston.course.profile, Strategy(drift=-0.04)),
        ):
            work = partial(make_plans, words, profile, strategy, boston.race.stations)
            plan_s = best_of_three(work) / GOALS
            print(
                f"{1 / plan_s:8,.0f} a second, {plan_s / count_s:.4f} counts each: {words}; {name}"
            )


def measure_bands(boston: RaceGuides, count_s: float) -> None:
    """Print how many bands a core lays."""
    guides = [listing.work_out() for listing in boston.guides[:8]]
    make_bands(guides, FORMATS[0])
    print("Bands of guides that have been worked out, on one core:")
    for band_format in FORMATS:
        band_s = best_of_three(partial(make_bands, guides, band_format)) / len(guides)
        print(
            f"{1 / band_s:8,.0f} a second, {band_s / count_s:.4f} counts each: {band_format.said}"
        )


def measure_build(catalogue: Catalogue, target: Path) -> None:
    """Build the site, and print how much faster a build is that has nothing to do."""
    pages = site(catalogue, load_font())
    started = time.perf_counter()
    build(pages, TEMPLATES, target)
    first_s = time.perf_counter() - started
    again_s = best_of_three(lambda: build(pages, TEMPLATES, target))
    print(
        f"{len(pages):,} pages: the first build takes {first_s:.1f} s, "
        f"{first_s / again_s:.0f} times as long as one without changes."
    )


def measure_planner(folder: Path) -> None:
    """Print what the planner weighs, and how long it takes to answer."""
    loads = {name: folder / name for name in PLANNER_LOADS}
    loads |= {name: asset(folder, name) for name in PLANNER_ASSETS}
    packed = {name: len(gzip.compress(path.read_bytes(), 9)) for name, path in loads.items()}
    print(
        f"planner.js is {packed['planner.js']:,} bytes, gzipped; "
        f"all that the planner loads to plan Boston is {sum(packed.values()):,}."
    )
    with served(folder) as address, sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page(viewport=PHONE)
        page.add_init_script(FIRST_PLAN)
        page.goto(f"{address}/planner/index.html#race=boston&goal=4:00:00&ratio=4:00/0:30")
        first_ms, changes = page.evaluate(CHANGES)
        links = dict(zip(HOSTILE, page.evaluate(LINKS, list(HOSTILE.values())), strict=True))
    change_ms = sum(changes) / len(changes)
    slowest = max(links, key=links.__getitem__)
    print(
        f"The first plan is there {first_ms:.0f} ms after its page was asked for, "
        f"{first_ms / change_ms:.0f} times what a change of the goal takes.\n"
        f"A change takes {change_ms:.1f} ms, the slowest {max(changes) / change_ms:.1f} times that; "
        f"{16 / max(changes):.1f} fit in a frame of 16 ms.\n"
        f"The slowest hostile link, {slowest}, takes {links[slowest] / change_ms:.0f} times a change."
    )


def main() -> None:
    """Print what plans, bands, builds and the planner cost."""
    catalogue = load(CONTENT, load_font())
    boston = next(one for one in catalogue.races if one.race.slug == "boston")
    count_s = best_of_three(lambda: sum(range(1_000_000)))
    print("A count is what adding up a million numbers takes.")
    measure_plans(boston, count_s)
    measure_bands(boston, count_s)
    with tempfile.TemporaryDirectory() as folder:
        measure_build(catalogue, Path(folder) / "site")
        measure_planner(Path(folder) / "site")


if __name__ == "__main__":
    main()
