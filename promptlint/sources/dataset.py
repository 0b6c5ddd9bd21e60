"""Datasets of any size, as a stream of parts that each hold some whole records."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Final

from promptlint.errors import SourceError
from promptlint.model import Part, Source
from promptlint.sources.data.csv_text import delimiter_of, lines_of, read_rows
from promptlint.sources.decoding import BOM, decode_text
from promptlint.sources.kind import PARQUET, TABLES, suffix_of
from promptlint.sources.parquet import parquet_lines

SIZE: Final = 400_000
"""Characters from which a part is full."""
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BLOCK: Final = 65_536


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of a dataset, and why the records that are too large for it are not there."""

    source: Source
    faults: tuple[str, ...] = ()


def batches(path: str, longest: int) -> Iterator[Batch]:
    """Yield the parts of a dataset; no more than one is in memory.

    A line of more than `longest` bytes is left out and becomes an empty one. Bytes that are not
    UTF-8 become halves of characters (as with the error handler "surrogateescape").

    Raises:
        SourceError: the file cannot be read, or is no text.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise SourceError("is no regular file", path)
        if suffix_of(path) == PARQUET:
            yield from _filled(path, parquet_lines(path), [])
            return
        with open(path, "rb") as file:
            faults: list[str] = []
            yield from _filled(path, _lines(file, path, longest, faults), faults)
    except OSError as error:
        what = f"cannot be read: {error.strerror or type(error).__name__}"
        raise SourceError(what, path) from None


def _lines(file: BinaryIO, path: str, longest: int, faults: list[str]) -> Iterator[str]:
    """Yield the lines of a file as text; the first bytes tell whether it is any."""
    start = file.read(_BLOCK)
    decode_text(start, path, "surrogateescape")
    file.seek(len(BOM) if start.startswith(BOM) else 0)
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield line.decode("utf-8", "surrogateescape")
            continue
        faults.append(f"line {number} has more than {longest:,} bytes (`max-file-size`)")
        while line and not line.endswith(b"\n"):
            line = file.readline(_BLOCK)
        yield "\n"


def _filled(path: str, lines: Iterable[str], faults: list[str]) -> Iterator[Batch]:
    make = _tables if suffix_of(path) in TABLES else _records
    for text, part in make(lines):
        told, faults[:] = tuple(faults), []
        yield Batch(Source(path, text, "dataset", part=part), told)


def _records(lines: Iterable[str]) -> Iterator[tuple[str, Part]]:
    """Yield parts whose records are lines."""
    part, held, size, rows = Part(), [""], 0, 0
    for line in lines:
        held.append(line)
        size += len(line)
        rows += not line.isspace()
        if size >= SIZE:
            text = "".join(held)
            yield text, part
            part = Part(part.line + _line_count(text), part.row + rows)
            held, size, rows = [], 0, 0
    if size:
        yield "".join(held), part


def _tables(lines: Iterable[str]) -> Iterator[tuple[str, Part]]:
    """Yield parts whose records may go over several lines; the first begins with the heading."""
    single = (piece for line in lines for piece in lines_of(line))
    first = next(single, "")
    if not first:
        return
    delimiter = delimiter_of(first)
    kept = _Kept([first])
    part, rows = Part(delimiter=delimiter), 0
    columns: tuple[str, ...] = ()
    for row in read_rows(kept.through(single), delimiter):
        if not columns:
            columns = row.fields
        else:
            rows += 1
        if row.span.end - kept.start >= SIZE:
            text = kept.taken(row.span.end)
            yield text, part
            line = part.line + _line_count(text)
            part, rows = replace(part, line=line, row=part.row + rows, columns=columns), 0
    text = kept.taken(None)
    if text:
        yield text, part


class _Kept:
    """The lines that a reader was given and that are not yet in a part."""

    def __init__(self, first: list[str]) -> None:
        self._first = first
        self._lines: list[str] = []
        self.start = 0

    def through(self, lines: Iterable[str]) -> Iterator[str]:
        for line in self._first:
            self._lines.append(line)
            yield line
        for line in lines:
            self._lines.append(line)
            yield line

    def taken(self, end: int | None) -> str:
        """Return what was kept; all of it, for a reader takes no line before it needs it."""
        text = "".join(self._lines)
        self._lines.clear()
        self.start = end if end is not None else self.start + len(text)
        return text


def _line_count(text: str) -> int:
    return len(_LINE_END.findall(text))
