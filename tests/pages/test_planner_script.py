"""What of the generator runs in the browser."""

import re

from generator.build.font import load_font
from generator.pages.planner_script import IN_THE_BROWSER, PACKAGE, PlannerScript
from tests.support.paths import ROOT

SCRIPTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates/scripts").glob("*.js"))
)


def test_everything_that_is_translated_is_of_the_package_and_used_by_a_script() -> None:
    data = {"Font", "Published"}

    for part in IN_THE_BROWSER:
        assert part.__module__.startswith(f"{PACKAGE}.")
        assert part.__name__ in data or re.search(rf"\b{part.__name__}\b", SCRIPTS), part


def test_the_script_measures_text_with_a_font() -> None:
    font = load_font()

    assert PlannerScript(font).font is font
