"""The program itself: what it is made of, as a hash that changes with it."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent
"""Holds the modules, and beside them the scripts that the planner is put together from."""
LIBRARIES = ("fontpkg-roboto-condensed", "fonttools", "jinja2", "tdewolff-minify", "zxing-cpp")
"""Other people's code that makes bytes. One may not be there: it is not made for every machine."""


def digest_code() -> "hashlib.blake2b":
    """A hash of this package, and of the versions of the libraries and of Python."""
    digest = hashlib.blake2b(digest_size=16)
    for path in code_files(PACKAGE):
        digest.update(path.read_bytes())
    for name in LIBRARIES:
        digest.update(_version(name).encode())
    return digest


def code_files(folder: Path) -> list[Path]:
    """The modules and scripts in a folder, at any depth."""
    return sorted(path for suffix in ("*.py", "*.pyi", "*.js") for path in folder.rglob(suffix))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
