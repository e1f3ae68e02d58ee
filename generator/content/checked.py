"""Races whose plans and bands were tried before: what was found right need not be tried again."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

MOST_KEYS = 10_000
"""More than anybody has races; then what is remembered is forgotten."""


class Checked:
    """Remembers, in a file, keys of races that were found right.

    A key is a hash of all that the trial depends on: the program, and the bytes of files.
    """

    def __init__(self, file: Path | None, program: str) -> None:
        """Remember in a file, which need not be there; without one, nothing is remembered."""
        self._file, self._program = file, program
        self._keys: set[str] = set()
        self._new: set[str] = set()
        if file:
            with suppress(OSError, UnicodeDecodeError):
                self._keys.update(file.read_text(encoding="ascii").split())

    def key(self, paths: Iterable[Path]) -> str:
        """The key of a race that is made from these files, of which one may not be there."""
        digest = hashlib.blake2b(self._program.encode(), digest_size=16)
        for path in paths:
            with suppress(OSError):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def add(self, key: str) -> None:
        """Note that a race was found right."""
        self._new.add(key)

    def save(self) -> None:
        """Write down what is new; where that is impossible, it is forgotten."""
        if not self._file or self._new <= self._keys:
            return
        kept = self._keys if len(self._keys) < MOST_KEYS else set()
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(f".{os.getpid()}")
            part.write_text("\n".join(sorted(kept | self._new)), encoding="ascii")
            part.replace(self._file)


NOTHING_CHECKED = Checked(None, "")
