"""How fast it is, as ratios within one run: machines are noisy. `make bench` prints them."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.build import build
from generator.course import flat
from generator.effort import along
from generator.load import load
from generator.pages import site
from generator.plan import make_plan

ROOT = Path(__file__).parent.parent


def seconds(work: Callable[[], object]) -> float:
    """The best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    """Print what a plan, a first build and a build without changes cost."""
    counting = seconds(lambda: sum(range(1_000_000)))
    boston = next(r for r in load(ROOT / "content").races if r.race.slug == "boston").ground.effort
    for name, effort in (("flat", along(flat(42195.0), 1.0, 0.0)), ("Boston", boston)):

        def plans(effort: object = effort) -> None:
            for goal_s in range(12_000, 12_500):
                _ = make_plan(effort, goal_s, (240, 30), 0.6).legs  # type: ignore[arg-type]

        spent = seconds(plans)
        print(
            f"{name}: {500 / spent:,.0f} plans a second, each {spent / 500 / counting:.4f} counts"
        )
    with tempfile.TemporaryDirectory() as folder:
        target, pages = Path(folder) / "site", site(load(ROOT / "content"))
        started = time.perf_counter()
        build(pages, ROOT / "templates", target)
        first = time.perf_counter() - started
        again = seconds(lambda: build(pages, ROOT / "templates", target))
    print(
        f"{len(pages):,} pages: first build {first:.1f} s, {first / again:.0f} times one without changes"
    )


if __name__ == "__main__":
    main()
