"""Stale pages to files that stand aside, batch by batch: here, on every core, or elsewhere."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from socket import gethostname
from typing import NamedTuple

from generator.build.manifest import stat
from generator.build.render import Renderer
from generator.build.workers import workers
from generator.pages.page import AnyPage

BATCH = 100
"""About how many pages a process renders at a time."""
WORTH_A_POOL = 6
"""Batches below which starting processes costs more than it saves."""
Group = list[tuple[str, AnyPage]]
"""Files with their pages, which all share what is worked out."""
Batch = list[Group]


class OtherVersion(Exception):
    """A worker elsewhere would make other bytes. The message says which."""


class Made(NamedTuple):
    """A file that was rendered."""

    size: int
    modified_ns: int
    is_new: bool
    """Whether it stands aside, because the site has no such file with these bytes."""


@dataclass(frozen=True)
class Folders:
    """Where a build reads and writes."""

    templates: Path
    site: Path
    aside: Path


def make(
    stale: Mapping[str, AnyPage],
    renderer: Renderer,
    folders: Folders,
    elsewhere: Executor | None = None,
) -> Iterator[Mapping[str, Made]]:
    """Render stale files batch by batch, on every core if there are many, or elsewhere.

    Raises OtherVersion if a worker elsewhere has another version of this package.
    """
    batches = _batches(stale)
    if elsewhere:
        away = [elsewhere.submit(render_away, _packed(batch, renderer)) for batch in batches]
        for one in as_completed(away):
            yield _write_aside(one.result(), folders)
        return
    if len(batches) < WORTH_A_POOL:
        for batch in batches:
            yield _write_aside(_render(batch, renderer), folders)
        return
    with workers() as pool:
        # The last batch has the assets, of which some take seconds.
        jobs = [pool.submit(_work, batch, folders) for batch in reversed(batches)]
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


def _work(batch: Batch, folders: Folders) -> Mapping[str, Made]:
    """Render a batch in a process of the pool."""
    return _write_aside(_render(batch, _renderer(folders.templates)), folders)


def _packed(batch: Batch, renderer: Renderer) -> bytes:
    """All that `render_away` needs. Packed, it is nothing that a scheduler would look into."""
    return pickle.dumps((batch, renderer.sources, renderer.version))


def render_away(packed: bytes) -> list[tuple[str, bytes]]:
    """Render a batch on a machine that has nothing of the site but this package.

    Raises OtherVersion if that is of another version.
    """
    batch, templates, version = pickle.loads(packed)  # noqa: S301 -- the build packed it
    renderer = _renderer(templates)
    if renderer.version != version:
        machine = gethostname()
        raise OtherVersion(f"{machine} has another version of Walkbreak or of a library; update it")
    return list(_render(batch, renderer))


# One for each process: compiling the templates takes longer than a batch.
_renderer = cache(Renderer)


def _render(batch: Batch, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """The files of a batch with their bytes."""
    for group in batch:
        _, first = group[0]
        worked_out = first.work_out()
        for file, page in group:
            yield file, renderer.page(page, worked_out)


def _write_aside(files: Iterable[tuple[str, bytes]], folders: Folders) -> dict[str, Made]:
    """Write those files aside that differ from those in the site."""
    made: dict[str, Made] = {}
    known: set[Path] = set()
    for file, content in files:
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
