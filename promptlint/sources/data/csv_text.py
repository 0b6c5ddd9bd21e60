"""CSV with places: the standard library says what a record's fields are, this where they stand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from promptlint.model import Span
from promptlint.sources.data.node import Text
from promptlint.sources.data.tape import Tape, opaque

LONGEST: Final = 2_000_000
"""Characters that a field may have. A quote that is never closed would take in all that follows."""
_DELIMITERS: Final = ",;\t|"
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTED: Final = re.compile(r'"[^"]*(?:""[^"]*)*"')
_SPELLED: Final = re.compile(r'""|\r\n|\r')


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its place, and its fields. `fault` says why it has none."""

    span: Span
    fields: tuple[str, ...] = ()
    fault: str = ""


def delimiter_of(heading: str) -> str:
    """Return the character that stands between the columns of a heading."""
    bare = _QUOTED.sub("", heading)
    return max(_DELIMITERS, key=bare.count)


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text, with their ends: LF, CRLF or CR."""
    return (match[0] for match in _LINE.finditer(text))


def read_rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield the records that lines make up; spans count from the first line.

    Empty ones are left out. A record that cannot be read has a fault.
    """
    csv.field_size_limit(LONGEST)
    recorder = _Recorder(lines)
    reader = csv.reader(recorder, delimiter=delimiter)
    while True:
        start = recorder.at
        try:
            fields, fault = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            fields, fault = [], f"is no CSV: {error}"
        if fields or fault:
            yield Row(Span(start, recorder.at), tuple(fields), fault)


class _Recorder:
    """Passes lines on and knows how many characters it has given."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.at = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.at += len(line)
        return line


def read_field(text: str, row: Row, delimiter: str, number: int) -> Text:
    """Return one field of a record of `text`, with its place."""
    at = row.span.start
    for _ in range(number):
        at = _field_end(text, at, row.span.end, delimiter) + 1
    span = Span(at, _field_end(text, at, row.span.end, delimiter))
    is_quoted = text[span.start : span.start + 1] == '"'
    inner = Span(span.start + 1, max(span.start + 1, span.end - 1)) if is_quoted else span
    tape = Tape(text)
    tape.replaced(inner, _SPELLED, _character)
    value = row.fields[number].replace("\r\n", "\n").replace("\r", "\n")
    return tape.text(span, inner) if tape.value == value else opaque(value, span, inner)


def _character(match: re.Match[str]) -> str:
    return '"' if match[0] == '""' else "\n"


def _field_end(text: str, at: int, end: int, delimiter: str) -> int:
    quoted = _QUOTED.match(text, at, end)
    rest = quoted.end() if quoted else at
    found = text.find(delimiter, rest, end)
    if found >= 0:
        return found
    return max(rest, at + len(text[at:end].rstrip("\r\n")))
