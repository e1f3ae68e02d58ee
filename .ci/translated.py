"""Translate what the planner runs in the browser, and say what of it has no translation."""

import sys

from generator.build.scripts import python
from generator.javascript.script import NotTranslated

if __name__ == "__main__":
    try:
        python()
    except NotTranslated as problem:
        sys.exit(f"This Python cannot run in a browser.\n{problem}")
