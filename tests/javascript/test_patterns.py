"""Regular expressions match the same texts in both languages, or are refused."""

import re

import pytest
from playwright.sync_api import Page

from generator.javascript.patterns import pattern_of

TEXTS = [
    "", "a", "b", "ab", "aab", "A b", "x/y", "4:00", "٤", "é", "É", "ſ", "K", "a\nb", "a\u2028b",
    "a\u00a0b", "a\u001cb", "🏃", "a🏃b", "1.5-2", "}", "^", "]",
]  # fmt: skip


@pytest.mark.parametrize(
    "pattern",
    [
        r"a+b?", r"(a)|b", r"[ab]{1,2}", r"(?:a|b)c?", r"a.b", r".", r"[^a]", r"[^\s]+", r"a\sb", r"\w+",
        r"\bb", r"x/y", r"x\/y", r"[/x-z]+", r"\d:\d\d", r"[\d.-]+", r"(a|b)?", r"a*?b", r"\}|\^|\]",
    ],
)  # fmt: skip
def test_a_pattern_finds_the_same_in_the_same_texts(tab: Page, pattern: str) -> None:
    assert finds_the_same(tab, re.compile(pattern, re.ASCII))


@pytest.mark.parametrize("pattern", [r"a+b?", r"(a)|b", r"[ab]{1,2}", r"k|s", r"\bb", r"x/y"])
def test_a_pattern_finds_letters_of_any_case(tab: Page, pattern: str) -> None:
    assert finds_the_same(tab, re.compile(pattern, re.ASCII | re.IGNORECASE))


def finds_the_same(tab: Page, here: "re.Pattern[str]") -> bool:
    found = tab.evaluate(f"(texts) => texts.map((text) => {pattern_of(here)}.exec(text))", TEXTS)
    matches = [here.search(text) for text in TEXTS]
    return bool(found == [match and [match[0], *match.groups()] for match in matches])


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?P<a>x)", r"(?i:x)", r"x$", r"\Ax", r"x\Z", r"(?<=a)b", r"a(?=b)", r"a(?!b)", r"\Bx",
        r"(a)\1", r"(a)*", r"(?:a|b){1,2}", r"(?:(a)|b)+", r"(a?)?", r"[\W]", r"\W", r"\D", r"(?#why)x",
    ],
)  # fmt: skip
def test_a_pattern_that_may_mean_something_else_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="may mean something else in JavaScript"):
        pattern_of(re.compile(pattern, re.ASCII))


@pytest.mark.parametrize("flags", [re.NOFLAG, re.ASCII | re.MULTILINE, re.ASCII | re.DOTALL])
def test_a_pattern_has_no_flags_but_for_ascii_and_any_case(flags: int) -> None:
    with pytest.raises(ValueError, match=r"use re\.ASCII"):
        pattern_of(re.compile("x", flags))


@pytest.mark.parametrize("pattern", ["é", "[^a]", r"\d", "a.b"])
def test_a_pattern_for_any_case_is_of_ascii_alone(pattern: str) -> None:
    with pytest.raises(ValueError, match="without case"):
        pattern_of(re.compile(pattern, re.ASCII | re.IGNORECASE))
