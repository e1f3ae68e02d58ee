"""site/, whole or untouched: written aside, then swapped in file by file."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.build.manifest import Seen, read_manifest, stat, write_manifest
from generator.build.render import Renderer
from generator.pages.page import Page
from generator.pages.urls import file_of

BATCH = 100
WORTH_A_POOL = 6
"""Batches below which starting processes costs more than it saves."""
Group = list[tuple[str, Page[Any]]]
"""Files and their pages, all of one thing that is worked out."""
Batch = list[Group]
Made = tuple[tuple[int, int], bool]
"""Size and time of change of a file that stands in the site or aside; whether it is new."""


@dataclass(frozen=True)
class Report:
    """What a build did."""

    pages: int
    changed: int
    removed: int


def build(
    pages: Mapping[str, Page[Any]],
    templates: Path,
    site: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    later: Set[str] = frozenset(),
) -> Report:
    """Make `site` hold these pages and no others that a build made. Raises NotASite.

    Only files that may have changed are rendered; `progress` is told how many of how many.
    Until every one of them is written aside, nothing in `site` is touched; then each is replaced
    whole. Files that no build made are left alone, and so are those that are to be printed from
    the pages `later`.
    """
    before = read_manifest(site)
    renderer = Renderer(templates)
    files = {file_of(url): page for url, page in pages.items()}
    prints = {file: renderer.fingerprint(page) for file, page in files.items()}
    stale = {
        file: page
        for file, page in files.items()
        if before.get(file) != (prints[file], *(stat(site / file) or ()))
    }
    site.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        changed: list[str] = []
        kept = (files.keys() - stale.keys()) | (later & before.keys())
        after = {file: before[file] for file in kept}
        fresh = len(after)
        for made in _make(stale, renderer, templates, site, aside):
            changed += [file for file, (_, is_new) in made.items() if is_new]
            after |= {file: (prints[file], *seen) for file, (seen, _) in made.items()}
            progress(len(after) - fresh, len(stale))
        gone = before.keys() - after.keys()
        if before != after:
            _swap(site, aside, changed, gone, before, after)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Report(len(pages), len(changed), len(gone))


def _make(
    stale: Mapping[str, Page[Any]], renderer: Renderer, templates: Path, site: Path, aside: Path
) -> Iterator[Mapping[str, Made]]:
    """Render what is stale, a batch at a time; with much to do, on every core."""
    batches = _batches(stale)
    if len(batches) < WORTH_A_POOL:
        for batch in batches:
            yield _write_aside(batch, renderer, site, aside)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(_worker, batch, templates, site, aside) for batch in batches]
        for job in as_completed(jobs):
            yield job.result()


def _batches(stale: Mapping[str, Page[Any]]) -> list[Batch]:
    """Pages in batches of about a hundred; those that share what is worked out stay together."""
    groups: dict[Callable[[], Any], Group] = {}
    for file, page in stale.items():
        groups.setdefault(page.work_out, []).append((file, page))
    batches: list[Batch] = []
    room = 0
    for group in groups.values():
        if room <= 0:
            batches.append([])
            room = BATCH
        batches[-1].append(group)
        room -= len(group)
    return batches


def _worker(batch: Batch, templates: Path, site: Path, aside: Path) -> Mapping[str, Made]:
    return _write_aside(batch, _renderer(templates), site, aside)


# One a worker process: compiling the templates takes longer than a batch.
_renderer = cache(Renderer)


def _rendered(batch: Batch, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    for group in batch:
        worked_out = group[0][1].work_out()
        for file, page in group:
            yield file, renderer.render(page.template, page.view(worked_out))


def _write_aside(batch: Batch, renderer: Renderer, site: Path, aside: Path) -> dict[str, Made]:
    """Render a batch and write what differs from what stands in the site."""
    made: dict[str, Made] = {}
    folders: set[Path] = set()
    for file, content in _rendered(batch, renderer):
        standing = stat(site / file)
        if standing and (site / file).read_bytes() == content:
            made[file] = standing, False
            continue
        target = aside / file
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        target.write_bytes(content)
        status = target.stat()
        made[file] = (status.st_size, status.st_mtime_ns), True
    return made


def _swap(
    site: Path,
    aside: Path,
    changed: list[str],
    gone: Set[str],
    before: Mapping[str, Seen],
    after: Mapping[str, Seen],
) -> None:
    """Replace what changed and remove what is gone.

    While it lasts the manifest says of every file that it is unknown, so that after a crash the
    next build trusts none of them.
    """
    site.mkdir(exist_ok=True)
    write_manifest(site, aside, dict.fromkeys(before.keys() | after.keys(), ("", 0, 0)))
    folders: set[Path] = set()
    for file in changed:
        target = site / file
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        os.replace(aside / file, target)
    for file in gone:
        (site / file).unlink(missing_ok=True)
        _remove_empty((site / file).parent, site)
    write_manifest(site, aside, after)


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
