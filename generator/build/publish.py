"""A site to where it is served from: a place in any file system that `fsspec` knows, such as S3.

Only what changed is sent: what pages load comes first, then new pages, then those that link to
them, and what is gone is removed last. So every page finds what it links to at every moment.
"""

import hashlib
from collections.abc import Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from generator.build.manifest import (
    MANIFEST,
    NOT_OURS,
    UNKNOWN,
    NotASite,
    Seen,
    bytes_of,
    parse_manifest,
    read_manifest,
)
from generator.build.switch import Change, folders_of


class NoFileSystem(Exception):
    """An address that nothing can write to. The message says what to do."""


class Sent(NamedTuple):
    """What was done, in numbers of files."""

    sent: int
    removed: int


class Place(NamedTuple):
    """A place in a file system."""

    files: Any
    """Its `fsspec.AbstractFileSystem`."""
    root: str
    address: str


def publish(site: Path, place: Place) -> Sent:
    """Make what is at a place what a site is; files there that no build made stay.

    Raises NotASite if something else is there, and whatever its file system raises.
    """
    files, root, _ = place
    here, there = _hashes(site), _manifest(place)
    changed = {file for file, seen in here.items() if there.get(file) != seen}
    change = Change(changed, there, here)
    gone = change.gone
    if not changed and not gone:
        return Sent(0, 0)
    # After a crash the next run must not trust what was sent by this one.
    doubtful = dict.fromkeys(changed | gone, (UNKNOWN, 0, 0))
    files.makedirs(root, exist_ok=True)
    files.pipe_file(f"{root}/{MANIFEST}", bytes_of({**there, **doubtful}))
    if not files.async_impl:  # Else it is a store of objects, which has no folders.
        for folder in sorted(folders_of(changed)):
            files.makedirs(f"{root}/{folder}", exist_ok=True)
    for _, group in groupby(change.in_order(), key=change.rank):
        names = list(group)
        files.put([str(site / file) for file in names], [f"{root}/{file}" for file in names])
    removed = [f"{root}/{file}" for file in sorted(gone) if files.exists(f"{root}/{file}")]
    if removed:
        files.rm(removed)
    files.pipe_file(f"{root}/{MANIFEST}", bytes_of(here))
    return Sent(len(changed), len(gone))


def place_of(address: str) -> Place:
    """The place at an address, such as `s3://bucket/guides`. Raises NoFileSystem."""
    try:
        files, root = import_module("fsspec.core").url_to_fs(address)
    except ImportError as error:
        raise NoFileSystem(
            f"{address} cannot be reached without another library ({error}); "
            "run: pip install 'walkbreak[remote]'"
        ) from None
    except ValueError as error:
        raise NoFileSystem(
            f"a site cannot be sent to {address} ({error}); write an address like s3://bucket/guides"
        ) from None
    return Place(files, root.rstrip("/"), address)


def _hashes(site: Path) -> dict[str, Seen]:
    """The files of a site with hashes of their bytes."""
    contents = ((file, (site / file).read_bytes()) for file in read_manifest(site))
    return {
        file: (hashlib.blake2b(content, digest_size=16).hexdigest(), len(content), 0)
        for file, content in contents
    }


def _manifest(place: Place) -> Mapping[str, Seen]:
    """What earlier runs sent there, with hashes as well. Raises NotASite."""
    files, root, address = place
    try:
        return parse_manifest(files.cat_file(f"{root}/{MANIFEST}"), address)
    except FileNotFoundError:
        if files.exists(root) and files.ls(root):
            raise NotASite(f"{address} {NOT_OURS}") from None
        return {}
