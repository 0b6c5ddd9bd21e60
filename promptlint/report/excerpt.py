"""The lines of a source around a finding, with carets at the exact place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from promptlint.model import Diagnostic
from promptlint.report.glyph import cells, visible
from promptlint.report.gutter import Gutter
from promptlint.report.locator import Locator
from promptlint.report.strip import lay_out

_HEAD, _TAIL = 2, 2
"""How many lines within a long span are shown after its first and before its last."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One finding in its source."""

    diagnostic: Diagnostic
    locator: Locator
    gutter: Gutter

    def rows(self) -> Iterator[str]:
        """Yield the rows, with an empty one before and after."""
        first, last = self.locator.row(self.diagnostic.span.start), self.locator.row(self._last)
        yield self.gutter.row()
        yield from self._context(first, "" if first == last else "  ")
        if first == last:
            yield from self._one_line(first)
        else:
            yield from self._opening(first)
            yield from self._between(first, last)
            yield from self._closing(last)
        yield self.gutter.row()

    @property
    def _last(self) -> int:
        """The offset of the span's last character: a line end belongs to the line it ends."""
        return last_offset(self.diagnostic)

    def _context(self, first: int, inset: str) -> Iterator[str]:
        """Yield the line that opens the prompt, which names it; without one, the line before.

        A gap between it and the finding is shown as such, unless it is of one line.
        """
        row = first - 1
        if self.diagnostic.prompt is not None:
            row = min(row, self.locator.row(self.diagnostic.prompt.span.start))
        if row < self.locator.top(first) or not self.locator.line(row).strip():
            return
        yield self._plain(row, inset)
        if row == first - 2:
            yield self._plain(row + 1, inset)
        elif row < first - 2:
            yield self.gutter.gap()

    def _plain(self, row: int, inset: str) -> str:
        text = lay_out(self.locator.line(row), 0, 0, self.gutter.room - len(inset)).text
        return self.gutter.row((inset + text).rstrip(), self.locator.number(row))

    def _one_line(self, row: int) -> Iterator[str]:
        line, span = self.locator.line(row), self.diagnostic.span.shift(-self.locator.start(row))
        start, end = min(span.start, len(line)), min(span.end, len(line))
        strip = lay_out(line, start, end, self.gutter.room, cells(self._label) + 1)
        yield self.gutter.row(strip.text, self.locator.number(row))
        marks = " " * strip.start + self._paint("^" * (strip.end - strip.start))
        yield from self._labelled(marks, strip.start, strip.end)

    def _opening(self, row: int) -> Iterator[str]:
        """Yield the first line of a span of several, and where in it the span begins."""
        line, number = self.locator.line(row), self.locator.number(row)
        column = self.diagnostic.span.start - self.locator.start(row)
        strip = lay_out(line, column, column, self.gutter.room - 2)
        if line[:column].strip():
            yield self.gutter.row(f"  {strip.text}", number)
            yield self.gutter.row(self._paint(" " + "_" * (strip.start + 1) + "^"))
        else:
            yield self.gutter.row(f"{self._paint('/')} {strip.text}", number)

    def _between(self, first: int, last: int) -> Iterator[str]:
        """Yield the lines between the first and the last of a span, the middle of many left out."""
        rows = range(first + 1, last)
        kept = {*rows} if len(rows) <= _HEAD + _TAIL + 1 else {*rows[:_HEAD], *rows[-_TAIL:]}
        bar = self._paint("|")
        for row in sorted(kept):
            if row - 1 not in kept and row - 1 != first:
                yield self.gutter.gap(bar)
            text = lay_out(self.locator.line(row), 0, 0, self.gutter.room - 2).text
            yield self.gutter.row(f"{bar} {text}".rstrip(), self.locator.number(row))

    def _closing(self, row: int) -> Iterator[str]:
        """Yield the last line of a span of several, and where in it the span ends."""
        line, bar = self.locator.line(row), self._paint("|")
        column = min(self._last - self.locator.start(row), len(line))
        strip = lay_out(line, column, column + 1, self.gutter.room - 2, cells(self._label) + 1)
        yield self.gutter.row(f"{bar} {strip.text}".rstrip(), self.locator.number(row))
        yield from self._labelled(bar + self._paint("_" * strip.end + "^"), 0, strip.end + 2)

    @property
    def _label(self) -> str:
        return visible(self.diagnostic.label.strip())

    def _labelled(self, marks: str, start: int, end: int) -> Iterator[str]:
        """Yield the carets and their label, which has rows of its own where it would not fit."""
        width = cells(self._label)
        if not width or end + 1 + width <= self.gutter.room:
            yield self.gutter.row(f"{marks} {self._paint(self._label)}".rstrip())
            return
        yield self.gutter.row(marks)
        indent = " " * max(0, min(start, self.gutter.room - width))
        for line in textwrap.wrap(self._label, self.gutter.room):
            yield self.gutter.row(indent + self._paint(line))

    def _paint(self, text: str) -> str:
        return self.gutter.look.paint(text, self.diagnostic.severity)


def last_offset(diagnostic: Diagnostic) -> int:
    """Return the offset of a finding's last character, or its own place where it is empty."""
    span = diagnostic.span
    return max(span.start, span.end - 1)
