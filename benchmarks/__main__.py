"""`python -m benchmarks TOOLS [GUIDES...]`: all tools in turn in each round, and their medians.

TOOLS is the folder where `make benchmarks` installs the other generators.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.chart import chart
from benchmarks.content import A_RACE, rename_last_race, write_content
from benchmarks.measure import Cost, measured
from benchmarks.peers import Peer, peers_in, set_up
from benchmarks.record import Record, records_of

ROOT = Path(__file__).parents[1]
SIZES = (100, 1000)
ROUNDS = 3
SCENES = ("cold", "nothing changed", "one race changed")
WALKBREAK, RAW = "walkbreak", "raw write (C)"
Costs = dict[str, Cost]
"""By scene."""


@dataclass
class Work:
    """What the tools work on, for one number of guides."""

    folder: Path
    guides: int
    before: list[Record] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)
    """The pages of the race that changes, as they are then."""
    pages: dict[str, bytes] = field(default_factory=dict)

    def fresh(self, name: str) -> Path:
        """A folder that was never there: ext4 is slow where files were just deleted."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))


def prepare(folder: Path, guides: int) -> Work:
    """Build the pages once before and once after the change, to know what they are."""
    work = Work(folder, guides)
    content, site = folder / "content", folder / "site"
    write_content(content, ROOT / "content", guides)
    _build(work, content, site)
    work.before = list(records_of(site))
    work.pages = {one.path: (site / one.path / "index.html").read_bytes() for one in work.before}
    rename_last_race(content, guides)
    _build(work, content, site)
    race = f"race-{guides // A_RACE}/"
    work.changed = [record for record in records_of(site) if record.path.startswith(race)]
    return work


def _build(work: Work, content: Path, site: Path) -> Cost:
    command: list[str | Path] = [Path(sys.executable).parent / "walkbreak", "build"]
    command += ["--content", content, "--site", site, "--templates", ROOT / "templates"]
    return measured(command, work.folder, {"WALKBREAK_CACHE": str(content.parent / "cache")})


def walkbreak(work: Work) -> Iterator[tuple[str, Cost, Path]]:
    """Each scene for Walkbreak, which works everything out, and makes two more files a guide."""
    folder = work.fresh("walkbreak")
    content, site = folder / "content", folder / "site"
    write_content(content, ROOT / "content", work.guides)
    yield SCENES[0], _build(work, content, site), site
    yield SCENES[1], _build(work, content, site), site
    rename_last_race(content, work.guides)
    yield SCENES[2], _build(work, content, site), site


def peer(one: Peer, tools: Path, work: Work) -> Iterator[tuple[str, Cost, Path]]:
    """Each scene for another generator."""
    folder = work.fresh(one.name)
    project, out = folder / "project", folder / "out"
    set_up(one, project, tools)
    one.write(project, work.before)
    yield SCENES[0], measured(one.command(project, out), project, one.environment), out
    yield SCENES[1], measured(one.command(project, out), project, one.environment), out
    one.write(project, work.changed)
    yield SCENES[2], measured(one.command(project, out), project, one.environment), out


def raw_write(work: Work) -> Iterator[tuple[str, Cost, Path]]:
    """The same bytes, written as fast as this machine can."""
    folder = work.fresh("raw")
    program, blob, names = folder / "write", folder / "blob", folder / "names"
    subprocess.run(["cc", "-O2", "-o", program, ROOT / "benchmarks/write.c"], check=True)
    blob.write_bytes(b"".join(work.pages.values()))
    lines = [f"{len(page)} {path}/index.html\n" for path, page in work.pages.items()]
    names.write_text("".join(lines))
    yield SCENES[0], measured([program, blob, names, folder / "out"], folder, {}), folder / "out"


def wrong_pages(work: Work, out: Path) -> list[str]:
    """The pages of a tool that are not byte by byte what they should be."""
    found = []
    for path, page in work.pages.items():
        file = out / path / "index.html"
        if not file.exists() or file.read_bytes().strip() != page.strip():
            found.append(path)
    return found


def rounds(work: Work, tools: Path) -> dict[str, list[Costs]]:
    """All tools in turn, again and again. Raises ValueError if one makes another page."""
    players: dict[str, Callable[[], Iterator[tuple[str, Cost, Path]]]] = {
        RAW: partial(raw_write, work),
        WALKBREAK: partial(walkbreak, work),
        **{one.name: partial(peer, one, tools, work) for one in peers_in(tools)},
    }
    found: dict[str, list[Costs]] = {name: [] for name in players}
    for number in range(ROUNDS):
        for name, play in players.items():
            costs: Costs = {}
            for scene, cost, out in play():
                costs[scene] = cost
                if scene == SCENES[0] and not number and (wrong := wrong_pages(work, out)):
                    raise ValueError(f"{name} makes {len(wrong)} other pages, such as {wrong[0]}")
            found[name].append(costs)
            print(work.guides, name, *(f"{c.wall_s:.2f}" for c in costs.values()), file=sys.stderr)
    return found


def table(guides: int, found: dict[str, list[Costs]]) -> Iterator[str]:
    """The medians as a table in Markdown, and how they compare within each round."""
    yield f"| {guides:,} guides | pages a second | processor, ms a page | peak, MiB "
    yield "| nothing changed, s | one race changed, s | time of a cold build, Walkbreak's = 1 |\n"
    yield "|---|--:|--:|--:|--:|--:|--:|\n"
    own = [costs[SCENES[0]].wall_s for costs in found[WALKBREAK]]
    for name, costs in found.items():
        cold = [one[SCENES[0]] for one in costs]
        ratio = median(cost.wall_s / wall_s for cost, wall_s in zip(cold, own, strict=True))
        rate = guides / median(cost.wall_s for cost in cold)
        later = [
            f"{median(one[scene].wall_s for one in costs):.2f}" if scene in costs[0] else ""
            for scene in SCENES[1:]
        ]
        processor_ms = median(cost.processor_s for cost in cold) / guides * 1000
        peak = median(cost.peak_mib for cost in cold)
        cells = [f"{rate:,.0f}", f"{processor_ms:.2f}", f"{peak:,.0f}", *later, f"{ratio:.2f}"]
        yield f"| {name} | {' | '.join(cells)} |\n"


def medians(found: dict[str, list[Costs]]) -> dict[str, dict[str, float]]:
    """The median seconds of each tool by scene, but for the raw write, which is no tool."""
    return {
        name: {scene: median(one[scene].wall_s for one in costs) for scene in costs[0]}
        for name, costs in found.items()
        if name != RAW
    }


def main(tools: Path, sizes: list[int]) -> None:
    """Measure, print the tables, and draw a picture of each into the folder of the tools."""
    now = datetime.now(UTC).date().isoformat()
    print(f"{now}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}")
    for guides in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = rounds(prepare(Path(folder), guides), tools)
        print("\n" + "".join(table(guides, found)))
        picture = tools / f"speed-{guides}.svg"
        picture.write_text(chart(medians(found), WALKBREAK, SCENES), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), [int(word) for word in sys.argv[2:]] or list(SIZES))
