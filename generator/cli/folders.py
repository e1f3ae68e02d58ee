"""Where race files and page templates are when the command line does not say, and the cache."""

from pathlib import Path

import click

import generator
from generator.build.cache import cache_folder
from generator.build.program import digest_code
from generator.content.checked import Checked

INSTALLED = Path(generator.__file__).parent / "_shared"
"""Copies of `content/` and `templates/` that come with an installed package.

A clone has no such folder: there they lie at the top.
"""


def find_folder(name: str) -> Path:
    """The folder of this name here, or else the one that came with the package.

    Raises click.UsageError if there is neither, as in an unrelated folder with a clone's command.
    """
    for folder in (Path(name), INSTALLED / name):
        if folder.is_dir():
            return folder
    raise click.UsageError(
        f"there is no folder {name}/ here, and none came with this installation; go to a folder "
        f"that has one, or say where it is with --{name}"
    )


def checked_before() -> Checked:
    """The races that earlier commands found right."""
    return Checked(Path(cache_folder()) / "checked.txt", digest_code().hexdigest())
