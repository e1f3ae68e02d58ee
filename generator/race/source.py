"""YAML and CSV text, with the file, line and column of every value.

YAML here is a plain subset: mappings, lists and text.
Every scalar stays the text that was written, so `3:30:00`, `NO` and `010` mean what they say.
What could hang or exhaust a reader (aliases, anchors, tags, depth, size) is refused, not expanded.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

import yaml

MAX_BYTES = 200_000
MAX_DEPTH = 12
MAX_VALUES = 5_000
KeyPath = tuple[str | int, ...]
"""Where a value stands in a document: `("aid", "stations", 3, "at")`."""
# What libyaml counts as the end of a line; str.splitlines knows more and would shift the rest.
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, order=True)
class Problem:
    """Something in the content that a person has to mend."""

    file: str
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    message: str
    """What is wrong; what to write instead."""
    excerpt: str = ""
    """The line it stands in."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class SourceError(Exception):
    """Text that cannot be read on: carries its problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Document:
    """A file's values and where each of them was written."""

    file: str
    lines: tuple[str, ...]
    data: Any
    """Dicts, lists and str; nothing else."""
    values_at: Mapping[KeyPath, tuple[int, int]]
    """Line and column of every value, from 1."""
    keys_at: Mapping[KeyPath, tuple[int, int]]
    """Line and column of every mapping key."""

    def problem(self, path: KeyPath, message: str, *, at_key: bool = False) -> Problem:
        """A problem with the value at `path`, or with its key.

        One that is not there is looked for in what should hold it.
        """
        while path and path not in self.values_at:
            path = path[:-1]
        line, column = (self.keys_at if at_key and path in self.keys_at else self.values_at)[path]
        return locate(self.file, self.lines, line, column, message)

    def changed(self, data: Any) -> "Document":
        """The document with other values, of which some have no place in it."""
        keys_at = {path: at for path, at in self.keys_at.items() if _stands_in(data, path)}
        return replace(self, data=data, keys_at=keys_at)


def _stands_in(data: Any, path: KeyPath) -> bool:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def locate(file: str, lines: tuple[str, ...], line: int, column: int, message: str) -> Problem:
    """A problem with its line of text, made safe for a terminal and short enough to read."""
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(file, line, column, _printable(message)[:500], _printable(excerpt))


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean `goals`?` where a known word is near, else nothing."""
    match = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"; did you mean `{match[0]}`?" if match else ""


def decode(raw: bytes, file: str) -> str:
    """The text of a file, without its byte order mark. Raises SourceError."""
    if len(raw) > MAX_BYTES:
        raise SourceError(
            [Problem(file, 1, 1, f"the file is larger than {MAX_BYTES // 1000} kB; shorten it")]
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _position(raw[: error.start].decode("utf-8-sig", "replace"))
        message = "a byte here is not UTF-8 text; save the file as UTF-8"
        raise SourceError([Problem(file, line, column, message)]) from None


def parse_yaml(text: str, file: str) -> Document:
    """Read one YAML document. Raises SourceError with every problem of the kind found."""
    return _Reader(text, file).document()


def parse_csv(text: str, file: str, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row below the header. Raises SourceError."""
    lines = split_lines(text)
    rows = csv.reader(lines, strict=True)
    try:
        first = next(rows, [])
        if tuple(cell.strip() for cell in first) != header:
            message = f"the first line names the columns; write `{','.join(header)}`"
            raise SourceError([locate(file, lines, 1, 1, message)])
        for row in rows:
            if len(row) == len(header):
                yield rows.line_num, row
            elif row:
                message = f"this line has {len(row)} cells; write {len(header)}: {','.join(header)}"
                raise SourceError([locate(file, lines, rows.line_num, 1, message)])
    except csv.Error as error:
        message = f"this is not CSV ({error}); write plain numbers between commas"
        raise SourceError([locate(file, lines, rows.line_num, 1, message)]) from None


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, counted as YAML counts them."""
    return tuple(_LINE_BREAK.split(text))


# A line may have thousands of problems, each with the line as its excerpt.
@lru_cache(maxsize=16)
def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)


def _position(text_before: str) -> tuple[int, int]:
    lines = split_lines(text_before)
    return len(lines), len(lines[-1]) + 1


def _text(event: yaml.Event) -> str:
    """A scalar's text; of an alias, which is refused, nothing."""
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


class _Reader:
    """One pass over libyaml's events, which are made one at a time: a bomb is never unpacked."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = split_lines(text)
        self.problems: list[Problem] = []
        self.values_at: dict[KeyPath, tuple[int, int]] = {}
        self.keys_at: dict[KeyPath, tuple[int, int]] = {}
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def document(self) -> Document:
        data: Any = ""
        try:
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent) and not self.values_at:
                    data = self.value(next(self.events), ())
                elif isinstance(event, yaml.DocumentStartEvent):
                    self.stop(event, "a second document starts here; keep one to a file")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.problems.append(self.syntax_problem(line, column, error))
        except yaml.YAMLError as error:
            # A character that YAML forbids: libyaml gives its place in bytes.
            offset = int(getattr(error, "position", 0) or 0)
            before = self.text.encode()[:offset].decode("utf-8", "ignore")
            message = "a control character stands here; remove it"
            self.problems.append(locate(self.file, self.lines, *_position(before), message))
        except SourceError as error:
            self.problems.extend(error.problems)
        if self.problems:
            raise SourceError(self.problems)
        self.values_at.setdefault((), (1, 1))
        return Document(self.file, self.lines, data, self.values_at, self.keys_at)

    def value(self, event: yaml.Event, path: KeyPath) -> Any:
        self.refuse_what_expands(event)
        if len(self.values_at) >= MAX_VALUES:
            self.stop(event, f"the file has more than {MAX_VALUES} values; shorten it")
        if len(path) > MAX_DEPTH:
            self.stop(event, f"this is nested more than {MAX_DEPTH} deep; write it flat")
        self.values_at[path] = self.start(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return _text(event)

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.stop(key, "a key must be a plain word; write `key: value`")
            self.refuse_what_expands(key)
            name = _text(key)
            if name in found:
                line = self.keys_at[*path, name][0]
                self.refuse(key, f"`{name}` stands here twice, first in line {line}; keep one")
            else:
                self.keys_at[*path, name] = self.start(key)
            found[name] = self.value(next(self.events), (*path, name))
        return found

    def sequence(self, path: KeyPath) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*path, len(found))))
        return found

    def refuse_what_expands(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"`*{anchor}` is a YAML alias; write the value out")
        elif anchor:
            self.refuse(event, f"`&{anchor}` is a YAML anchor; remove it")
        elif tag:
            self.refuse(event, f"`{tag}` is a YAML tag; remove it, values are plain text")

    def syntax_problem(self, line: int, column: int, error: yaml.MarkedYAMLError) -> Problem:
        said = error.problem or "this is not YAML"
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        if "\t" in excerpt[:column]:
            message = "a tab indents this line; write spaces"
        elif "mapping values are not allowed" in said:
            message = 'this `:` starts a second value; put the text in quotes: "..."'
        elif "cannot start any token" in said:
            found = excerpt[column - 1 : column]
            message = f'a text cannot start with `{found}`; put it in quotes: "..."'
        elif "could not find expected ':'" in said:
            message = "this line is no `key: value` pair; write a colon and a space after the key"
        else:
            message = f"this is not YAML ({said}); check quotes, brackets and indentation above it"
        return locate(self.file, self.lines, line, column, message)

    def refuse(self, event: yaml.Event, message: str) -> None:
        self.problems.append(locate(self.file, self.lines, *self.start(event), message))

    def stop(self, event: yaml.Event, message: str) -> None:
        raise SourceError([locate(self.file, self.lines, *self.start(event), message)])

    @staticmethod
    def start(event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)
