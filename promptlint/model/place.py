"""Places in a text: spans, positions, lines, and the text itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

SourceKind = Literal["python", "notebook", "text", "template", "prompty", "data", "dataset"]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text: code point offsets, `end` exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return true: an empty span is still a place."""
        return True

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people read it: line and column from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """Where the lines of a text begin; a line ends with LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        """Index `text` once; every look-up is then logarithmic."""
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            lengths = [len(line) + 1 for line in text.split("\n")]
            self.starts = [0, *accumulate(lengths[:-1])]

    def position(self, offset: int) -> Position:
        """Return the line and column of a code point offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the code point offset of a line and column (the line must exist)."""
        return self.starts[position.line - 1] + position.column - 1


@dataclass(frozen=True, slots=True)
class Part:
    """Where a stretch of a dataset stands in its file, and what the file's beginning says of it."""

    line: int = 1
    """The number of the stretch's first line, from 1."""
    row: int = 1
    """The number of its first record, from 1."""
    columns: tuple[str, ...] = ()
    """The names of a table's columns; empty where the stretch begins with them, or has none."""
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text, or of a large dataset a `part`.

    `cells` holds the offsets at which a notebook's code cells begin.
    """

    path: str
    text: str
    kind: SourceKind = "python"
    cells: tuple[int, ...] = ()
    part: Part | None = None

    @property
    def is_python(self) -> bool:
        """Say whether the text is Python, be it a notebook's."""
        return self.kind in ("python", "notebook")
