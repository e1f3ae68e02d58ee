"""The architecture: one direction, and a core that touches nothing."""

import ast
import re
from pathlib import Path

import pytest

import generator

FOLDER = Path(generator.__file__).parent
LISTED = re.findall(r"^    (\w+) {2,}\S", generator.__doc__ or "", re.M)
VALUES = LISTED[: LISTED.index("font")]
WORLD_ONLY = {
    "os", "sys", "io", "pathlib", "shutil", "tempfile", "subprocess", "socket", "time", "random",
    "click", "rich", "jinja2", "playwright", "fontTools", "concurrent", "logging",
}  # fmt: skip


def imports(module: str) -> set[str]:
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "generator":
            found |= {f"generator.{name.name}" for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def test_the_list_of_modules_is_complete() -> None:
    assert set(LISTED) == {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("module", LISTED)
def test_a_module_imports_only_from_modules_above_it(module: str) -> None:
    own = {name.split(".")[1] for name in imports(module) if name.startswith("generator.")}

    assert own <= set(LISTED[: LISTED.index(module)])


@pytest.mark.parametrize("module", sorted(set(VALUES) - {"formats"}))
def test_values_touch_no_disk_clock_or_network(module: str) -> None:
    outside = {name.split(".")[0] for name in imports(module)}

    assert not outside & WORLD_ONLY


@pytest.mark.parametrize("module", VALUES)
def test_values_open_and_print_nothing(module: str) -> None:
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert not called & {"open", "print", "input", "exec", "eval"}


@pytest.mark.parametrize("module", LISTED)
def test_every_module_has_a_test_file(module: str) -> None:
    assert (Path(__file__).parent / f"test_{module}.py").is_file()


@pytest.mark.parametrize("module", ["effort", "legs", "plan", "rows", "strip", "band"])
def test_what_a_browser_will_compute_too_uses_only_what_both_compute_alike(module: str) -> None:
    """No powers, no round, no sum: they differ between languages, or between Pythons."""
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Pow)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"round", "sum", "pow", "exp", "log"}
