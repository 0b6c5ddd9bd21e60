"""Where the offsets of one source stand, as people count: cells of a notebook, lines, columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from promptlint.model import LineIndex, Source

_NOWHERE = Source("", "")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as reports print it, all from 1; `cell` counts a notebook's code cells."""

    line: int
    column: int
    cell: int | None = None

    def __str__(self) -> str:
        """Return `12:18`, or `cell 3:2:5` in a notebook."""
        cell = "" if self.cell is None else f"cell {self.cell}:"
        return f"{cell}{self.line}:{self.column}"


class Locator:
    """Looks up places, and the text of lines, in one source.

    A *row* is the index of a line in the whole text, from 0; the *number* of a row is what is
    printed beside it, which begins anew in each cell of a notebook.
    """

    def __init__(self, source: Source | None) -> None:
        """Index the source once. Without one, every place is line 1, column 1."""
        source = source or _NOWHERE
        self.text = source.text
        self._index = LineIndex(self.text)
        self._cells = source.cells
        self._first = source.part.line if source.part else 1
        self._tops = [self._index.position(offset).line - 1 for offset in source.cells]

    def place(self, offset: int) -> Place:
        """Return where an offset stands."""
        position = self._index.position(min(offset, len(self.text)))
        cell = bisect_right(self._cells, offset) or None
        return Place(self.number(position.line - 1), position.column, cell)

    def row(self, offset: int) -> int:
        """Return the row that an offset stands in."""
        return self._index.position(offset).line - 1

    def start(self, row: int) -> int:
        """Return the offset at which a row begins."""
        return self._index.starts[row]

    def number(self, row: int) -> int:
        """Return the line number that is printed for a row."""
        return row + self._first - self.top(row)

    def top(self, row: int) -> int:
        """Return the first row of the cell that a row belongs to; 0 outside notebooks."""
        index = bisect_right(self._tops, row)
        return self._tops[index - 1] if index else 0

    def line(self, row: int) -> str:
        """Return a row's text without its line end."""
        starts = self._index.starts
        end = starts[row + 1] if row + 1 < len(starts) else len(self.text)
        return self.text[starts[row] : end].rstrip("\r\n")
