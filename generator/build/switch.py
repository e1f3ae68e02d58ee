"""From one edition of a site to the next: in one step where the file system can.

Otherwise file by file, in an order in which every page finds what it links to at every moment.
Either way, files that no build made stay, and nothing outside the site is touched.
"""

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from errno import EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM, EXDEV
from pathlib import Path

from generator.build.manifest import (
    MANIFEST,
    UNKNOWN,
    NotASite,
    Seen,
    read_manifest,
    write_manifest,
)
from generator.pages.urls import ASSETS

NEXT = "next"
"""The next edition in the folder where it is made; after the switch, the one before."""
ASSETS_FOLDER = ASSETS.lstrip("/")
_CANNOT_LINK = (EMLINK, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM, EXDEV)
"""What a file system says that has no hard links, or no more of them."""
_AT_FDCWD = -100
_EXCHANGE = 2
"""Numbers of Linux, in `fcntl.h` and `fs.h`; a Mac has the same number for `RENAME_SWAP`."""


class InTheWay(Exception):
    """Something that no build made stands where a page must go. The message says what to do."""


@dataclass(frozen=True)
class Change:
    """What a new edition changes."""

    changed: Set[str]
    """Files that stand ready in the next edition's folder, because they differ or are new."""
    before: Mapping[str, Seen]
    after: Mapping[str, Seen]

    @property
    def kept(self) -> Set[str]:
        """Files that stay as they are."""
        return self.after.keys() - self.changed

    @property
    def gone(self) -> Set[str]:
        """Files that are to be removed."""
        return self.before.keys() - self.after.keys()

    def in_order(self) -> list[str]:
        """The changed files: what pages load, then new pages, then those that link to them."""
        return sorted(sorted(self.changed), key=self.rank)

    def rank(self, file: str) -> tuple[bool, bool]:
        """What comes before what among the changed files."""
        return not file.startswith(ASSETS_FOLDER), file in self.before


def switch(site: Path, folder: Path, change: Change) -> None:
    """Make a site what `change` says; `folder` / NEXT holds the changed files.

    Raises InTheWay, and OSError; where the switch is one step, the site then stands as it was.
    """
    next_edition = folder / NEXT
    next_edition.mkdir(exist_ok=True)
    strangers = dict(_strangers(site, change.before.keys() | {MANIFEST}))
    _check_room(site, strangers, change.after.keys())
    is_beside = folder.parent != site
    if (
        is_beside
        and _complete(next_edition, site, strangers, change)
        and _exchange(next_edition, site)
    ):
        discard(next_edition, site)
    else:
        _one_by_one(next_edition, site, strangers, change)


def discard(edition: Path, site: Path) -> None:
    """Remove an edition that is not the site. What no build made goes to the site, if it is new.

    A half-made one has no manifest yet: a build made all that is in it.
    """
    if not edition.exists():
        return
    if (edition / MANIFEST).exists():
        with suppress(NotASite):
            ours = read_manifest(edition).keys() | {MANIFEST}
            for name, is_folder in dict(_strangers(edition, ours)).items():
                if not is_folder and not os.path.lexists(site / name):
                    (site / name).parent.mkdir(parents=True, exist_ok=True)
                    os.replace(edition / name, site / name)
    shutil.rmtree(edition)


def folders_of(files: Iterable[str]) -> set[str]:
    """The folders that these files are in, and those around them."""
    found: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _strangers(site: Path, ours: Set[str]) -> Iterator[tuple[str, bool]]:
    """What no build made: files and links, and folders without a file of ours, outermost first.

    Each with whether it is a folder. No link is followed.
    """
    our_folders = folders_of(ours)
    inside = [""]
    while inside:
        above = inside.pop()
        try:
            with os.scandir(site / above) as entries:
                for entry in entries:
                    name = above + entry.name
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if name not in (our_folders if is_folder else ours):
                        yield name, is_folder
                    if is_folder:
                        inside.append(f"{name}/")
        except FileNotFoundError:
            continue


def _check_room(site: Path, strangers: Mapping[str, bool], files: Set[str]) -> None:
    """Raises InTheWay if a file or a link stands where a folder must be, or the reverse."""
    folders = folders_of(files)
    for name, is_folder in strangers.items():
        if name in (files if is_folder else folders):
            wrong, right = ("a folder", "file") if is_folder else ("no folder", "folder")
            raise InTheWay(
                f"{site / name} is {wrong}, and no build made it; move it elsewhere, because the "
                f"site has a {right} of that name"
            )


def _complete(
    next_edition: Path, site: Path, strangers: Mapping[str, bool], change: Change
) -> bool:
    """Add to the next edition all that stays, as links to the same files; whether that works."""
    root, old = f"{next_edition}/", f"{site}/"
    for folder in sorted(folders_of(change.after)):
        Path(root + folder).mkdir(exist_ok=True)
    try:
        for file in change.kept:
            os.link(old + file, root + file)
        for name, is_folder in strangers.items():
            if is_folder:
                Path(root + name).mkdir(exist_ok=True)
                shutil.copystat(old + name, root + name)
            elif name not in change.after:
                os.link(old + name, root + name, follow_symlinks=False)
    except OSError as error:
        if error.errno in _CANNOT_LINK:
            return False
        raise
    if site.exists():
        shutil.copystat(site, next_edition)
    write_manifest(next_edition, next_edition.parent, change.after)
    return True


def _exchange(one: Path, site: Path) -> bool:
    """Let two folders change places in one step; whether that works."""
    if not site.exists():
        one.rename(site)
        one.mkdir()
        return True
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(site)
    if hasattr(library, "renameat2"):  # Linux
        start = _AT_FDCWD
        return bool(library.renameat2(start, paths[0], start, paths[1], _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):  # Mac
        return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
    return False


def _one_by_one(
    next_edition: Path, site: Path, strangers: Mapping[str, bool], change: Change
) -> None:
    """Replace the changed files one by one, and remove those that are gone last.

    Meanwhile the manifest says of every file that it is unknown, so that after a crash the next
    build trusts none of them.
    """
    site.mkdir(exist_ok=True)
    aside = next_edition.parent
    unknown = dict.fromkeys(change.before.keys() | change.after.keys(), (UNKNOWN, 0, 0))
    write_manifest(site, aside, unknown)
    for folder in sorted(folders_of(change.after)):
        (site / folder).mkdir(exist_ok=True)
    for file in change.in_order():
        os.replace(next_edition / file, site / file)
    for file in change.gone:
        if folders_of([file]).isdisjoint(strangers):  # Else a link leads out of the site.
            (site / file).unlink(missing_ok=True)
    for folder in sorted(folders_of(change.gone) - folders_of(change.after), reverse=True):
        _remove_empty(site / folder)
    write_manifest(site, aside, change.after)


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()
