"""The program as a hash."""

from pathlib import Path

import pytest

from generator.build import program
from generator.build.program import PACKAGE, code_files, digest_code


def test_the_hash_is_of_the_code_of_every_package() -> None:
    """The code is more than the modules at its top: a change of any package makes pages anew."""
    modules = {path.relative_to(PACKAGE) for path in code_files(PACKAGE)}

    assert {Path("units.py"), Path("pacing/plan.py"), Path("javascript/runtime.js")} <= modules
    assert {path.parts[0] for path in modules if len(path.parts) > 1} >= {
        "race", "pacing", "paper", "pages", "build",
    }  # fmt: skip


def test_the_hash_changes_with_the_code_and_with_the_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "PACKAGE", tmp_path)
    (tmp_path / "units.py").write_text("MILE_M = 1609.344")
    first = digest_code().hexdigest()
    assert digest_code().hexdigest() == first

    (tmp_path / "units.py").write_text("MILE_M = 1609.3")
    second = digest_code().hexdigest()
    monkeypatch.setattr(program, "LIBRARIES", ("jinja2", "a-library-that-is-not-there"))

    assert len({first, second, digest_code().hexdigest()}) == 3
