"""The site's settings: its address, and its menu."""

import pytest

from generator.race.reading import read
from generator.race.settings import Settings, parse_base_path, setting_faults
from generator.race.source import parse_yaml

SITE = """\
name: Testbreak
tagline: Guides for tests
pages: [about, charts]
example: {race: boston, goal: 3:25:00, ratio: 4:00/0:30}
"""


def settings(text: str) -> Settings:
    return read(Settings, parse_yaml(text, "site.yaml"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", ""),
        ("url: https://a.example\n", "https://a.example/boston/"),
        ("url: https://a.example/\n", "https://a.example/boston/"),
        ("url: https://a.example\nbase_path: /runs/\n", "https://a.example/runs/boston/"),
    ],
)
def test_a_page_has_a_full_address_where_the_domain_is_known(lines: str, expected: str) -> None:
    assert settings(SITE + lines).address("/boston/") == expected


@pytest.mark.parametrize("text", ["/", "/runs/", "/a/b.c/", "/~me/"])
def test_a_base_path_begins_and_ends_with_a_slash(text: str) -> None:
    assert parse_base_path(text) == text


@pytest.mark.parametrize("text", ["", "runs", "/runs", "runs/", "//", "/a b/", "/é/"])
def test_any_other_text_is_not_a_base_path(text: str) -> None:
    with pytest.raises(ValueError, match="is not a base path; write `/` or `/repo-name/`"):
        parse_base_path(text)


def test_the_menu_lists_every_page_of_text_and_no_other() -> None:
    found = setting_faults(settings(SITE), {"about", "chart", "faq"})

    assert [(fault.path, fault.message) for fault in found] == [
        (("pages", 1), "there is no `pages/charts.md`; did you mean `chart`?"),
        (("pages",), "the page `chart` is not in the menu; add it here"),
        (("pages",), "the page `faq` is not in the menu; add it here"),
    ]
