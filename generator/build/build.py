"""site/, whole or untouched: the next edition is made aside and takes the place of this one."""

from collections.abc import Callable, Mapping, Set
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from generator.build.make import Folders, make
from generator.build.manifest import RETIRED, Seen, read_manifest, stat, write_manifest
from generator.build.render import Renderer
from generator.build.switch import ASSETS_FOLDER, NEXT, Change, switch
from generator.build.workshop import workshop
from generator.pages.page import AnyPage
from generator.pages.urls import file_of


@dataclass(frozen=True)
class Report:
    """What a build did, in numbers of files, and what is there."""

    pages: int
    changed: int
    removed: int
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    """Size and time of change of every file of the site that is a build's, in nanoseconds."""


def build(
    pages: Mapping[str, AnyPage],
    templates: Path,
    site: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    staying: Set[str] = frozenset(),
    elsewhere: Executor | None = None,
) -> Report:
    """Make `site` hold these pages, and no others that an earlier build made.

    Only files that may have changed are rendered. `progress` is told how many of how many. Nothing
    in `site` is touched until they are all written aside. Assets that are gone stay until the next
    change, for visitors who have a page of the edition before. Files that no build made are left
    alone, and so are files of earlier builds that are `staying`: PDFs, which are printed later.

    Pages are rendered here, on every core if there are many; or `elsewhere`, by an executor whose
    workers need the same version of this package and nothing of this machine.

    Raises NotASite, SiteInUse and InTheWay, and OtherVersion where a worker has another one.
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
        for made in make(stale, renderer, Folders(templates, site, folder / NEXT), elsewhere):
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
