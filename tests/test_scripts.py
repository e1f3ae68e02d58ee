"""Hand-written scripts: the tools of `make check` see all of them, and are the same everywhere."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEMPLATES = {"planner.js", "race.js"}
"""Scripts that Jinja fills in: what the first is made of is checked, one by one."""


def test_every_script_has_its_types_checked() -> None:
    projects = [path.read_text(encoding="utf-8") for path in ROOT.glob("tsconfig*.json")]
    checked = {path for text in projects for path in re.findall(r'"([\w/.]+\.js)"', text)}
    scripts = {
        *(ROOT / "templates/scripts").glob("*.js"),
        ROOT / "generator/build/verify/verify.js",
    }

    assert checked == {
        path.relative_to(ROOT).as_posix() for path in scripts if path.name not in TEMPLATES
    }


def test_every_script_has_its_layout_and_its_names_checked() -> None:
    config = (ROOT / "biome.jsonc").read_text(encoding="utf-8")

    assert {"templates/scripts/*", "generator/build/verify/verify.js"} <= set(
        re.findall(r'"([^"]+)"', config)
    )
    assert set(re.findall(r'"!templates/scripts/(.+)"', config)) == TEMPLATES


def test_the_tools_are_pinned_and_the_lock_file_names_no_registry() -> None:
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert asked == {name: lock[f"node_modules/{name}"]["version"] for name in asked}
    assert not [path for path, package in lock.items() if "resolved" in package]
