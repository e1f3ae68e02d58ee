"""Put the planner's script together, and say what in it has no translation to JavaScript."""

import sys
from pathlib import Path

from generator.build.font import load_font
from generator.build.render import Renderer
from generator.javascript.script import NotTranslated
from generator.pages.planner_script import PlannerScript

if __name__ == "__main__":
    try:
        Renderer(Path("templates")).render("scripts/planner.js", PlannerScript(load_font()))
    except NotTranslated as problem:
        sys.exit(f"This cannot run in a browser.\n{problem}")
