"""The folder in which one build at a time makes the next edition."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build.switch import NEXT
from generator.build.workshop import SiteInUse, workshop


def test_the_folder_is_beside_the_site_and_gone_afterwards(tmp_path: Path) -> None:
    with workshop(tmp_path / "site") as folder:
        (folder / "part").touch()
        assert folder.parent == tmp_path

    assert list(tmp_path.iterdir()) == []


def test_a_second_build_is_told_who_is_at_work_and_since_when(tmp_path: Path) -> None:
    with workshop(tmp_path / "site"):
        with pytest.raises(SiteInUse) as refused, workshop(tmp_path / "site"):
            pass
        with workshop(tmp_path / "other"):
            pass

    said = rf"process {os.getpid()} on \S+, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d"
    assert re.search(said, str(refused.value))
    with workshop(tmp_path / "site"):
        pass


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    """Its lock ended with it."""
    killed = (
        "import os, sys; from pathlib import Path; from generator.build.workshop import workshop\n"
        "with workshop(Path(sys.argv[1])) as folder:\n"
        f"    (folder / '{NEXT}' / 'boston').mkdir(parents=True)\n"
        "    os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run([sys.executable, "-c", killed, tmp_path / "site"], check=False)
    assert ended.returncode == -9
    assert len(list(tmp_path.glob(".site-*/next/boston"))) == 1

    with workshop(tmp_path / "site") as folder:
        assert not (folder / NEXT).exists()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_may_be_written_beside_a_site_the_folder_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)

    with workshop(tmp_path / "site") as folder:
        assert folder.parent == tmp_path / "site"
    assert list((tmp_path / "site").iterdir()) == []
