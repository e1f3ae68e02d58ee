"""A site in which nothing is wrong, for all tests of `verify`."""

from pathlib import Path

import pytest

from generator.pacing.catalogue import Catalogue
from tests.support.one_guide import build_one_guide


@pytest.fixture(scope="session")
def good(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one guide of a real race. Copy it before changing anything in it."""
    folder = tmp_path_factory.mktemp("good") / "site"
    build_one_guide(catalogue, folder)
    return folder
