"""site/, whole or untouched: the next edition is made aside and takes the place of this one."""

from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.build.manifest import RETIRED, Seen, read_manifest, stat, write_manifest
from generator.build.render import Renderer
from generator.build.switch import ASSETS_FOLDER, NEXT, Change, switch
from generator.build.workers import workers
from generator.build.workshop import workshop
from generator.pages.page import AnyPage
from generator.pages.urls import file_of

BATCH = 100
"""About how many pages a process renders at a time."""
WORTH_A_POOL = 6
"""Batches below which starting processes costs more than it saves."""
Group = list[tuple[str, AnyPage]]
"""Files with their pages, which all share what is worked out."""
Batch = list[Group]


class Made(NamedTuple):
    """A file that was rendered."""

    size: int
    modified_ns: int
    is_new: bool
    """Whether it stands aside, because the site has no such file with these bytes."""


@dataclass(frozen=True)
class Report:
    """What a build did, in numbers of files, and what is there."""

    pages: int
    changed: int
    removed: int
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    """Size and time of change of every file of the site that is a build's, in nanoseconds."""


@dataclass(frozen=True)
class _Folders:
    """Where a build reads and writes."""

    templates: Path
    site: Path
    aside: Path


def build(
    pages: Mapping[str, AnyPage],
    templates: Path,
    site: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    staying: Set[str] = frozenset(),
) -> Report:
    """Make `site` hold these pages, and no others that an earlier build made.

    Only files that may have changed are rendered. `progress` is told how many of how many. Nothing
    in `site` is touched until they are all written aside. Assets that are gone stay until the next
    change, for visitors who have a page of the edition before. Files that no build made are left
    alone, and so are files of earlier builds that are `staying`: PDFs, which are printed later.

    Raises NotASite, SiteInUse and InTheWay.
    """
    site = site.resolve()
    with workshop(site) as folder:
        before = read_manifest(site)
        renderer = Renderer(templates)
        files = {renderer.placed(file_of(url)): page for url, page in pages.items()}
        fingerprints = {file: renderer.fingerprint(page) for file, page in files.items()}
        stale = {
            file: page
            for file, page in files.items()
            if before.get(file) != (fingerprints[file], *(stat(site / file) or ()))
        }
        renderer.made = {fingerprints[file]: site / file for file in files.keys() - stale.keys()}
        kept = (files.keys() - stale.keys()) | (staying & before.keys())
        after = {file: before[file] for file in kept}
        changed: set[str] = set()
        for made in _make(stale, renderer, _Folders(templates, site, folder / NEXT)):
            changed |= {file for file, one in made.items() if one.is_new}
            after |= {
                file: (fingerprints[file], one.size, one.modified_ns) for file, one in made.items()
            }
            progress(len(after) - len(kept), len(stale))
        removed = before.keys() - after.keys() - _retired(before).keys()
        if changed or removed:
            last = {file: before[file] for file in removed if file.startswith(ASSETS_FOLDER)}
            after |= {file: (RETIRED, *seen[1:]) for file, seen in last.items()}
            switch(site, folder, Change(changed, before, after))
        elif before != (after := after | _retired(before)):
            write_manifest(site, folder, after)
    now = {file: (size, changed_ns) for file, (_, size, changed_ns) in after.items()}
    return Report(len(pages), len(changed), len(removed), now)


def _retired(seen: Mapping[str, Seen]) -> dict[str, Seen]:
    """What only the edition before links to."""
    return {file: one for file, one in seen.items() if one[0] == RETIRED}


def _make(
    stale: Mapping[str, AnyPage], renderer: Renderer, folders: _Folders
) -> Iterator[Mapping[str, Made]]:
    """Render stale files batch by batch, on every core if there are many."""
    batches = _batches(stale)
    if len(batches) < WORTH_A_POOL:
        for batch in batches:
            yield _write_aside(batch, renderer, folders)
        return
    with workers() as pool:
        jobs = [pool.submit(_work, batch, folders) for batch in batches]
        for job in as_completed(jobs):
            yield job.result()


def _batches(stale: Mapping[str, AnyPage]) -> list[Batch]:
    """Pages in batches of about a hundred. Those that share what is worked out stay together."""
    groups: dict[Callable[[], object], Group] = {}
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


def _work(batch: Batch, folders: _Folders) -> Mapping[str, Made]:
    """Render a batch in a process of the pool."""
    return _write_aside(batch, _renderer(folders.templates), folders)


# One for each process: compiling the templates takes longer than a batch.
_renderer = cache(Renderer)


def _render(batch: Batch, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The files of a batch with their bytes."""
    for group in batch:
        _, first = group[0]
        worked_out = first.work_out()
        for file, page in group:
            yield file, renderer.render(page.template, page.view(worked_out))


def _write_aside(batch: Batch, renderer: Renderer, folders: _Folders) -> dict[str, Made]:
    """Render a batch, and write the files aside that differ from those in the site."""
    made: dict[str, Made] = {}
    known: set[Path] = set()
    for file, content in _render(batch, renderer):
        standing = stat(folders.site / file)
        if standing and (folders.site / file).read_bytes() == content:
            made[file] = Made(*standing, is_new=False)
            continue
        target = folders.aside / file
        _make_folder(target.parent, known)
        target.write_bytes(content)
        status = target.stat()
        made[file] = Made(status.st_size, status.st_mtime_ns, is_new=True)
    return made


def _make_folder(folder: Path, known: set[Path]) -> None:
    """Make a folder, unless it is known to be there; asking the disk each time would be slow."""
    if folder not in known:
        folder.mkdir(parents=True, exist_ok=True)
        known.add(folder)
