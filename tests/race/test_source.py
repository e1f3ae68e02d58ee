"""YAML and CSV text, with the place of every value. No text makes the reader hang or crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.race.source import (
    MAX_BYTES,
    Fault,
    Problem,
    SourceError,
    collecting,
    decode,
    nearest,
    parse_csv,
    parse_yaml,
)


def problems(text: str) -> list[str]:
    with pytest.raises(SourceError) as error:
        parse_yaml(text, "race.yaml")
    return [str(problem) for problem in error.value.problems]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    """YAML 1.1 would make these 12600, 241, False, 8 and None."""
    document = parse_yaml("goal: 3:30:00\nratio: 4:1\ncountry: NO\ncode: 010\nnone: ~\n", "a.yaml")

    assert document.data == {
        "goal": "3:30:00",
        "ratio": "4:1",
        "country": "NO",
        "code": "010",
        "none": "~",
    }


def test_quotes_change_nothing() -> None:
    quoted = parse_yaml("goals: ['3:30:00', \"4:00/0:30\"]", "a.yaml").data

    assert quoted == parse_yaml("goals: [3:30:00, 4:00/0:30]", "a.yaml").data


def test_every_value_has_a_line_and_a_column() -> None:
    document = parse_yaml("name: Boston\ngoals:\n  - 3:00:00\n  - 3:30\n", "a.yaml")

    problem = document.problem(("goals", 1), "ambiguous")

    assert (problem.line, problem.column, problem.excerpt) == (4, 5, "  - 3:30")
    assert problem.excerpt[problem.caret :] == "3:30"


def test_of_a_long_line_only_the_piece_around_the_problem_is_kept() -> None:
    document = parse_yaml("a: " + "x" * 3000 + "\nb: [" + "y, " * 300 + "here]\n", "a.yaml")

    far, near = document.problem(("b", 300), "far"), document.problem(("a",), "near")

    assert len(far.excerpt) <= 100
    assert far.excerpt[far.caret :] == "here]"
    assert near.excerpt == "a: " + "x" * 97
    assert near.caret == 3


def test_a_tab_in_an_excerpt_is_a_space() -> None:
    assert parse_yaml("a:\tb\n", "a.yaml").problem(("a",), "wrong").excerpt == "a: b"


def test_every_fault_of_a_document_is_raised_at_its_place() -> None:
    document = parse_yaml("a: 1\nb: 2\n", "x.yaml")
    document.refuse([])
    with pytest.raises(SourceError) as error:
        document.refuse([Fault(("b",), "wrong"), Fault(("a",), "bad key", at_key=True)])

    assert [str(problem) for problem in error.value.problems] == [
        "x.yaml:2:4: wrong",
        "x.yaml:1:1: bad key",
    ]


def test_problems_can_be_collected_to_go_on_reading() -> None:
    found: list[Problem] = []
    for text in ("a: &x 1", "a: 1", "a: *y"):
        with collecting(found):
            parse_yaml(text, "x.yaml")

    assert [problem.column for problem in found] == [4, 4]


def test_a_missing_value_is_located_at_the_value_that_should_contain_it() -> None:
    document = parse_yaml("aid:\n  year: 2024\n", "a.yaml")

    assert str(document.problem(("aid", "source"), "missing")) == "a.yaml:2:3: missing"


def test_a_key_that_is_written_twice_is_refused_with_both_lines() -> None:
    assert problems("goal: 1\nname: x\ngoal: 2\n") == [
        "race.yaml:3:1: `goal` is already in line 1; keep one of them"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", "race.yaml:1:4: `&x` is a YAML anchor; remove it"),
        ("a: *x\n", "race.yaml:1:4: `*x` is a YAML alias; write the value out"),
        ("a: !!int 1\n", "race.yaml:1:4: `tag:yaml.org,2002:int` is a YAML tag; remove it, values are plain text"),
        ("a: 1\n---\nb: 2\n", "race.yaml:2:1: a second document starts here; keep one to a file"),
        ("? [a]\n: b\n", "race.yaml:1:3: a key must be a plain word; write `key: value`"),
        ("a:\n\tb: 1\n", "race.yaml:2:1: a tab indents this line; write spaces"),
        ("a: b: c\n", 'race.yaml:1:5: this `:` starts a second value; put the text in quotes: "..."'),
        ("a: 1\njust text\n", "race.yaml:3:1: this is not a `key: value` pair; write a colon and a space after the key"),
        ("a: @b\n", 'race.yaml:1:4: text cannot start with `@`; put it in quotes: "..."'),
        ("a: b\x00c\n", "race.yaml:1:5: there is a control character here; remove it"),
        ("é: 1\nb: \x01\n", "race.yaml:2:4: there is a control character here; remove it"),
        ("a: 1\rb: *x\n", "race.yaml:2:4: `*x` is a YAML alias; write the value out"),
    ],
)  # fmt: skip
def test_yaml_beyond_the_plain_subset_is_refused_at_its_place(text: str, expected: str) -> None:
    assert problems(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 50_000,
        "- " * 90_000,
        "? " * 90_000,
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "a: &a {x: 1}\nb:\n  <<: [" + "*a," * 30_000 + "]\n",
        "\n".join(f"key{i}: 1" for i in range(20_000)),
        '"' * 100_000,
        ": " * 90_000,
    ],
    ids=["lists", "mappings", "dashes", "keys", "bomb", "merge", "many", "quotes", "colons"],
)
def test_a_file_that_would_exhaust_the_reader_is_refused(text: str) -> None:
    assert problems(text)


@given(st.text(alphabet=st.sampled_from(list("ab:-?&*!{}[]<>|%@`\"'#,. \n\t\r\x00\x85\u2028é💥"))))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text gives either a document or problems, each at a place inside the text."""
    found: tuple[Problem, ...] = ()
    document = None
    try:
        document = parse_yaml(text, "a.yaml")
    except SourceError as error:
        found = error.problems

    assert document or found
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028")
    assert all(1 <= problem.line <= lines + 2 for problem in found)
    assert all(problem.message.isprintable() for problem in found)


def test_a_file_is_utf8_of_a_limited_size_with_or_without_a_byte_order_mark() -> None:
    assert decode("name: Zürich".encode("utf-8-sig"), "a.yaml") == "name: Zürich"
    with pytest.raises(SourceError, match=r"a\.yaml:2:3: this byte is not UTF-8"):
        decode(b"a: 1\nb:\xff", "a.yaml")
    with pytest.raises(SourceError, match="larger than 200 kB"):
        decode(b" " * (MAX_BYTES + 1), "a.yaml")


def test_characters_that_a_terminal_would_obey_are_replaced() -> None:
    assert problems('a: "\\u001b[31mred"\n"\\u001b[2J": 1\n"\\u001b[2J": 1\n') == [
        "race.yaml:3:1: `\ufffd[2J` is already in line 2; keep one of them"
    ]


def test_a_near_word_is_suggested_and_a_far_one_is_not() -> None:
    assert nearest("goal", ["goals", "ratios"]) == "; did you mean `goals`?"
    assert nearest("weather", ["goals", "ratios"]) == ""


def test_csv_rows_come_with_their_line_numbers() -> None:
    rows = list(parse_csv("x,y\n0,1\n\n5,2\n", "a.csv", ("x", "y")))

    assert rows == [(2, ["0", "1"]), (4, ["5", "2"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "a.csv:1:1: the first line must name the columns; write `x,y`"),
        ("0,1\n", "a.csv:1:1: the first line must name the columns; write `x,y`"),
        ("x,y\n0\n", "a.csv:2:1: this line has 1 cell; write 2: x,y"),
        ('x,y\n0,"1\n', "a.csv:3:1: this is not CSV"),
    ],
)
def test_csv_that_is_not_a_table_is_refused_at_its_line(text: str, expected: str) -> None:
    with pytest.raises(SourceError) as error:
        list(parse_csv(text, "a.csv", ("x", "y")))

    assert str(error.value).startswith(expected)
