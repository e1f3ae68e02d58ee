"""Scripts as browsers get them."""

import re

import pytest

from generator.build import scripts
from generator.build.scripts import minified, python
from generator.pages.planner_script import IN_THE_BROWSER

SCRIPT = (
    "/* Why. */\n(() => {\n  const runPace = 1;\n  globalThis.say(runPace, `run_pace`);\n})();\n"
)


def test_all_that_the_planner_uses_of_python_is_there() -> None:
    said = python()

    for part in IN_THE_BROWSER:
        assert re.search(rf"(function|class) (\w+\$)?{part.__name__}\b", said)


@pytest.mark.skipif(not scripts.CAN_MINIFY, reason="there is no minifier for this processor")
def test_a_script_is_sent_without_comments_and_with_short_names() -> None:
    short = minified(SCRIPT)

    assert "Why" not in short
    assert "runPace" not in short
    assert "`run_pace`" in short or '"run_pace"' in short


def test_where_there_is_no_minifier_a_script_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scripts, "CAN_MINIFY", False)

    assert minified(SCRIPT) == SCRIPT
