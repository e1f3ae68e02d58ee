"""`docs/decisions/`: each decision says the same four things, and the list names them all."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "docs/decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
LONGEST = 300
"""Words: about half a page."""


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_and_at_what_cost_in_half_a_page(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")

    assert text.startswith(f"# {decision.stem[:4]}: ")
    assert re.findall("^## (.+)$", text, re.M) == [
        "Context", "Decision", "What it costs", "What would change our mind",
    ]  # fmt: skip
    assert len(text.split()) <= LONGEST


def test_the_list_names_every_decision_in_order() -> None:
    listed = re.findall(
        r"^\| \[(\d+)\]\((.+)\) \| (.+) \|$",
        (FOLDER / "README.md").read_text(encoding="utf-8"),
        re.M,
    )

    assert [name for _, name, _ in listed] == [path.name for path in DECISIONS]
    for number, name, title in listed:
        heading = (FOLDER / name).read_text(encoding="utf-8").splitlines()[0]
        assert heading == f"# {number}: {title}"
    assert [int(number) for number, _, _ in listed] == list(range(1, len(listed) + 1))


def test_modules_that_decisions_name_exist() -> None:
    for path in DECISIONS:
        named = re.findall(r"`(?:generator/)?(\w+/)?(\w+\.py)`", path.read_text(encoding="utf-8"))
        for folder, module in named:
            assert (FOLDER.parents[1] / "generator" / folder / module).is_file(), path
