"""A whole site, looked at in several tabs."""

from pathlib import Path

import pytest

from generator.build.verify.run import Verdict, verify

pytestmark = pytest.mark.browser


def test_a_good_site_has_no_faults(good: Path) -> None:
    told: list[tuple[int, int]] = []

    verdict = verify(good, progress=lambda done, total: told.append((done, total)))

    assert verdict == Verdict(guides=1, races=1, prints=1 + 7 + 6, faults=())
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
