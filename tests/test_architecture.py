"""The shape of the code: what `import-linter` in `make check` cannot say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"
TESTS = ROOT / "tests"
VALUES = ("race", "pacing", "paper", "pages")
"""Packages that only work things out, as `units` does."""
SIDE_EFFECTS = {"open", "print", "input", "breakpoint", "exec", "eval", "globals"}
CLOCKS = {"now", "today", "utcnow"}


def modules(folder: Path) -> list[Path]:
    """Every module below a folder, relative to it."""
    found = (path.relative_to(folder) for path in folder.rglob("*.py"))
    return sorted(path for path in found if path.name != "__init__.py")


def named(tree: ast.Module) -> Iterator[str]:
    """Every plain name and every attribute in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Global):
            yield "global"


@pytest.mark.parametrize(
    "module",
    [path for path in modules(GENERATOR) if path.parts[0] in (*VALUES, "units.py")],
    ids=str,
)
def test_values_open_nothing_print_nothing_and_never_ask_the_time(module: Path) -> None:
    tree = ast.parse((GENERATOR / module).read_text(encoding="utf-8"))

    assert not set(named(tree)) & (SIDE_EFFECTS | CLOCKS | {"global"})


def test_every_module_has_a_test_file_in_the_same_folder_below_tests() -> None:
    untested = {
        module
        for module in modules(GENERATOR)
        if not (TESTS / module.parent / f"test_{module.name}").is_file()
    }

    assert untested == set()


def test_tests_never_import_from_other_tests() -> None:
    importing = set()
    for path in TESTS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and re.search(
                r"\.(test_|conftest)", node.module or ""
            ):
                importing.add(path.relative_to(TESTS))

    assert importing == set()


@pytest.mark.parametrize("script", sorted(GENERATOR.rglob("*.js")), ids=lambda path: path.name)
def test_a_script_names_only_modules_that_exist(script: Path) -> None:
    for module in re.findall(r"generator/[\w/]+\.py", script.read_text(encoding="utf-8")):
        assert (ROOT / module).is_file(), module
