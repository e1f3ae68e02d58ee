"""Reads YAML and CSV text and keeps the file, line and column of every value.

The YAML is a plain subset: mappings, lists and text.
Every scalar stays the text that was written, so `3:30:00`, `NO` and `010` mean what they say.
Anything that could hang the reader or exhaust its memory is refused instead of expanded: aliases,
anchors, tags, deep nesting and large files.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple, NoReturn

import yaml

MAX_BYTES = 200_000
MAX_DEPTH = 12
MAX_VALUES = 5_000
MAX_MESSAGE = 500
"""Longest message, in characters; a value quoted in it may be very long."""
MAX_EXCERPT = 100
"""Longest piece of a line that is shown with a problem, in characters."""
KeyPath = tuple[str | int, ...]
"""Where a value stands in a document: `("aid", "stations", 3, "at")`."""
# Where libyaml ends a line. str.splitlines ends lines in more places, which would shift the rest.
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Fault(NamedTuple):
    """A value that breaks a rule, before it is located in a file."""

    path: KeyPath
    message: str
    """What is wrong; what to write instead."""
    at_key: bool = False
    """Whether to point at the value's key instead of the value."""


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in the content, at its place in a file."""

    file: str
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in characters."""
    message: str
    """What is wrong; what to write instead."""
    excerpt: str = ""
    """The line, or the part of a long line around the column."""
    caret: int = 0
    """Where in the excerpt the problem is, counted from 0."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class SourceError(Exception):
    """Raised for text that cannot be used; holds every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@contextmanager
def collecting(problems: list[Problem]) -> Iterator[None]:
    """Add the problems of what is read inside to a list, and go on after it."""
    try:
        yield
    except SourceError as error:
        problems.extend(error.problems)


@dataclass(frozen=True)
class Document:
    """The values of a file, and where each of them stands."""

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

        Where there is no such value, the problem is located at the value that should contain it.
        """
        while path and path not in self.values_at:
            path = path[:-1]
        line, column = (self.keys_at if at_key and path in self.keys_at else self.values_at)[path]
        return locate(self.file, self.lines, line, column, message)

    def located(self, faults: Iterable[Fault]) -> tuple[Problem, ...]:
        """Every fault at its place in the file."""
        return tuple(self.problem(path, text, at_key=at_key) for path, text, at_key in faults)

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Raise SourceError if there are any faults."""
        if problems := self.located(faults):
            raise SourceError(problems)


def locate(file: str, lines: tuple[str, ...], line: int, column: int, message: str) -> Problem:
    """A problem with its line of text, safe to print on a terminal.

    `line` and `column` count from 1. Of a long line, only the part around the column is kept.
    """
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - MAX_EXCERPT // 2)
    excerpt = _printable(text[start : start + MAX_EXCERPT])
    return Problem(
        file, line, column, _printable(message[:MAX_MESSAGE]), excerpt, column - 1 - start
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean `goals`?` if a known word is similar, else an empty string."""
    match = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"; did you mean `{match[0]}`?" if match else ""


def decode(raw: bytes, file: str) -> str:
    """The text of a UTF-8 file without its byte order mark. Raises SourceError."""
    if len(raw) > MAX_BYTES:
        raise SourceError(
            [Problem(file, 1, 1, f"the file is larger than {MAX_BYTES // 1000} kB; shorten it")]
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _position(raw[: error.start].decode("utf-8-sig", "replace"))
        message = "this byte is not UTF-8 text; save the file as UTF-8"
        raise SourceError([Problem(file, line, column, message)]) from None


def parse_yaml(text: str, file: str) -> Document:
    """Read one YAML document. Raises SourceError with every problem found."""
    return _Reader(text, file).document()


def parse_csv(text: str, file: str, header: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Line number, from 1, and cells of each row below the header. Raises SourceError."""
    lines = split_lines(text)
    rows = csv.reader(lines, strict=True)
    try:
        first = next(rows, [])
        if tuple(cell.strip() for cell in first) != header:
            message = f"the first line must name the columns; write `{','.join(header)}`"
            raise SourceError([locate(file, lines, 1, 1, message)])
        for row in rows:
            if len(row) == len(header):
                yield rows.line_num, row
            elif row:
                cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                message = f"this line has {cells}; write {len(header)}: {','.join(header)}"
                raise SourceError([locate(file, lines, rows.line_num, 1, message)])
    except csv.Error as error:
        message = f"this is not CSV ({error}); write plain numbers between commas"
        raise SourceError([locate(file, lines, rows.line_num, 1, message)]) from None


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, split where YAML ends a line."""
    return tuple(_LINE_BREAK.split(text))


def _printable(text: str) -> str:
    """The same text with tabs as spaces and no control characters."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)


def _position(text_before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    lines = split_lines(text_before)
    return len(lines), len(lines[-1]) + 1


def _text(event: yaml.Event) -> str:
    """The text of a scalar. An alias is refused elsewhere; here it is an empty text."""
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


class _Reader:
    """Builds a document from libyaml's events.

    The events come one at a time, so a file that would expand to gigabytes never does.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = split_lines(text)
        self.problems: list[Problem] = []
        self.values_at: dict[KeyPath, tuple[int, int]] = {}
        self.keys_at: dict[KeyPath, tuple[int, int]] = {}
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def document(self) -> Document:
        """The whole document. Raises SourceError with every problem found."""
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
            # The text holds a character that YAML forbids. libyaml gives its place in bytes.
            offset = int(getattr(error, "position", 0) or 0)
            before = self.text.encode()[:offset].decode("utf-8", "ignore")
            message = "there is a control character here; remove it"
            self.problems.append(locate(self.file, self.lines, *_position(before), message))
        except SourceError as error:
            self.problems.extend(error.problems)
        if self.problems:
            raise SourceError(self.problems)
        self.values_at.setdefault((), (1, 1))
        return Document(self.file, self.lines, data, self.values_at, self.keys_at)

    def value(self, event: yaml.Event, path: KeyPath) -> Any:
        """The value that starts with an event: a dict, a list or a text."""
        self.refuse_expansion(event)
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
        """The rest of a mapping, whose start has been read."""
        found: dict[str, Any] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.stop(key, "a key must be a plain word; write `key: value`")
            self.refuse_expansion(key)
            name = _text(key)
            if name in found:
                line = self.keys_at[*path, name][0]
                self.refuse(key, f"`{name}` is already in line {line}; keep one of them")
            else:
                self.keys_at[*path, name] = self.start(key)
            found[name] = self.value(next(self.events), (*path, name))
        return found

    def sequence(self, path: KeyPath) -> list[Any]:
        """The rest of a list, whose start has been read."""
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*path, len(found))))
        return found

    def refuse_expansion(self, event: yaml.Event) -> None:
        """Note a problem with an alias, an anchor or a tag; reading goes on."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"`*{anchor}` is a YAML alias; write the value out")
        elif anchor:
            self.refuse(event, f"`&{anchor}` is a YAML anchor; remove it")
        elif tag:
            self.refuse(event, f"`{tag}` is a YAML tag; remove it, values are plain text")

    def syntax_problem(self, line: int, column: int, error: yaml.MarkedYAMLError) -> Problem:
        """What libyaml found wrong, in plain words where the cause is a common mistake."""
        said = error.problem or "this is not YAML"
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        if "\t" in excerpt[:column]:
            message = "a tab indents this line; write spaces"
        elif "mapping values are not allowed" in said:
            message = 'this `:` starts a second value; put the text in quotes: "..."'
        elif "cannot start any token" in said:
            found = excerpt[column - 1 : column]
            message = f'text cannot start with `{found}`; put it in quotes: "..."'
        elif "could not find expected ':'" in said:
            message = "this is not a `key: value` pair; write a colon and a space after the key"
        else:
            message = f"this is not YAML ({said}); check quotes, brackets and indentation above it"
        return locate(self.file, self.lines, line, column, message)

    def refuse(self, event: yaml.Event, message: str) -> None:
        """Note a problem where an event starts; reading goes on."""
        self.problems.append(locate(self.file, self.lines, *self.start(event), message))

    def stop(self, event: yaml.Event, message: str) -> NoReturn:
        """End reading with a problem where an event starts."""
        raise SourceError([locate(self.file, self.lines, *self.start(event), message)])

    @staticmethod
    def start(event: yaml.Event) -> tuple[int, int]:
        """Line and column, from 1, where an event starts."""
        mark = event.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)
