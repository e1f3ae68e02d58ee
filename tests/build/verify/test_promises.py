"""The sizes that the site promises, and how a mistake in the program's own sizes is found."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from generator.build.verify import promises
from generator.build.verify.run import verify
from generator.paper import drawing, formats
from tests.support.one_guide import ROOT, build_one_guide

PACKAGE = Path(generator.__file__).parent


def test_the_table_knows_exactly_the_formats_and_papers_that_the_program_has() -> None:
    assert list(promises.STRIPS) == [one.key for one in formats.FORMATS]
    assert [paper.name for paper in promises.PAPERS] == [
        paper.name for paper in drawing.PAPERS.values()
    ]


def test_the_program_keeps_every_promise() -> None:
    for one in formats.FORMATS:
        assert promises.STRIPS[one.key] == (one.width_mm, one.length_mm, one.smallest_pt)
    for mine, its in zip(promises.PAPERS, drawing.PAPERS.values(), strict=True):
        assert (mine.width_mm, mine.length_mm) == pytest.approx((its.width_mm, its.length_mm))
    assert promises.TEXT_PT == drawing.SMALLEST_PT


def test_what_fits_on_the_smallest_paper_fits_on_each() -> None:
    smallest = promises.SMALLEST_PAPER

    assert smallest[1:] == pytest.approx((210, 279.4))


def test_verify_imports_nothing_that_draws_a_band() -> None:
    """`make check` keeps this too; here is what it is for."""
    text = "".join(
        file.read_text(encoding="utf-8") for file in (PACKAGE / "build/verify").glob("*.py")
    )

    assert set(re.findall(r"(?:from|import) generator\.(\w+)", text)) == {"build"}


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built by a copy of the program that cuts cards too narrow, sets big print small and renames a format."""
    folder = tmp_path_factory.mktemp("mistaken")
    shutil.copytree(PACKAGE, folder / "generator")
    copied = folder / "generator/paper/formats.py"
    text = copied.read_text(encoding="utf-8")
    for old, new in [
        ("        54,\n        85.6,", "        53,\n        85.6,"),
        ('"along"', '"bookmark"'),
        ("smallest_pt=14,\n        largest_pt=28,", "smallest_pt=12,\n        largest_pt=12,"),
    ]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    copied.write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-P", "-m", build_one_guide.__module__, folder / "site"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))},
        check=True,
    )
    return folder / "site"


@pytest.mark.browser
def test_wrong_sizes_and_an_unknown_format_are_faults(mistaken: Path) -> None:
    faults = {
        re.sub(r"“.+?” is set in \d+\.\d", "... in ...", fault.partition("0:30&")[2])
        for fault in verify(mistaken).faults
    }

    assert faults == {
        "format=bookmark: verify does not know what this format must measure; add it to promises.py",
        "format=along: the planner does not offer this format",
        "format=big-print: ... in ... points, not 14 or more",
        "format=card on A4: outline is 53 mm wide, not 54",
        "format=card on Letter: outline is 53 mm wide, not 54",
    }
