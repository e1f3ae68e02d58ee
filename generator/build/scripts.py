"""Scripts as browsers get them: the planner's Python as JavaScript, and all of it minified."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from generator.javascript.data import data_of
from generator.javascript.script import script_of
from generator.pages.planner_script import IN_THE_BROWSER, PACKAGE

CAN_MINIFY = find_spec("minify") is not None
"""Apple's own processors have no wheel of the minifier: there, scripts stay as they are written."""


@cache
def python() -> str:
    """All of the generator that runs in the browser. Raises NotTranslated."""
    return script_of(IN_THE_BROWSER, PACKAGE)


def data(value: object) -> Any:
    """A value for that code, as JSON can hold it: `py.value_of` makes the same value of it."""
    return data_of(value, PACKAGE)


def minified(script: str) -> str:
    """A script without comments and with short names, which does the same."""
    if not CAN_MINIFY:
        return script
    import minify  # noqa: PLC0415 (not on every machine)

    return str(minify.string("text/javascript", script))
