"""Datasets: one record for each line of JSON, or each row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from promptlint.extract.documents.record import Record
from promptlint.extract.documents.sheet import Sheet
from promptlint.model import Extraction, Part, Source, Span
from promptlint.sources.data import BrokenError, Entry, Node, Table, name_of, read_json
from promptlint.sources.data.csv_text import (
    Row,
    delimiter_of,
    lines_of,
    read_field,
    read_rows,
)
from promptlint.sources.kind import TABLES, suffix_of

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_UNDECODED: Final = re.compile("[\udc80-\udcff]")
_WHOLE: Final = Part()


def read_dataset(source: Source, columns: Sequence[str]) -> Extraction:
    """Return the prompts of a dataset, or of a part of one, and the records that hold none."""
    sheet = Sheet(source)
    rows = _table_rows if suffix_of(source.path) in TABLES else _line_rows
    for row, found in rows(source):
        if isinstance(found, BrokenError):
            sheet.refuse(found.span, f"row {row} {found.reason}")
        elif not isinstance(found, Table):
            sheet.refuse(found.span, f"row {row} is {name_of(found)}, not a record")
        else:
            sheet.take(Record(found, row, columns).read(), found.span, f"row {row}: ")
    return sheet.extraction()


def _line_rows(source: Source) -> Iterator[tuple[int, Node | BrokenError]]:
    """Yield the value of each line that is not empty, with its number among them."""
    first = (source.part or _WHOLE).row
    for row, match in enumerate(_LINE.finditer(source.text), first):
        span = Span(*match.span())
        try:
            yield row, _undecoded(source.text, span) or read_json(source.text, span)
        except BrokenError as error:
            yield row, error


def _table_rows(source: Source) -> Iterator[tuple[int, Node | BrokenError]]:
    """Yield each row of a table, with its number; the heading is none."""
    part = source.part or _WHOLE
    lines = list(lines_of(source.text))
    delimiter = part.delimiter if part.columns else delimiter_of(lines[0] if lines else "")
    columns, number = part.columns, part.row
    for row in read_rows(lines, delimiter):
        if not columns:
            columns = row.fields
            continue
        yield number, _record(source.text, row, columns, delimiter)
        number += 1


def _record(text: str, row: Row, columns: tuple[str, ...], delimiter: str) -> Node | BrokenError:
    span = Span(row.span.start, row.span.start + len(text[row.span.start : row.span.end].rstrip()))
    if row.fault:
        return BrokenError(row.fault, Span(span.start, span.start))
    broken = _undecoded(text, span)
    if broken is not None:
        return broken
    count = min(len(columns), len(row.fields))
    entries = tuple(
        Entry(columns[at].strip(), span, read_field(text, row, delimiter, at))
        for at in range(count)
    )
    return Table(span, entries)


def _undecoded(text: str, span: Span) -> BrokenError | None:
    found = _UNDECODED.search(text, span.start, span.end)
    if found is None:
        return None
    byte = ord(found[0]) - 0xDC00
    return BrokenError(f"is not UTF-8: it holds the byte 0x{byte:02x}", Span(*found.span()))
