"""A string's value as it is put together, with the map back to the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from promptlint.model import Run, Span
from promptlint.sources.data.node import Text

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LINE_END: Final = re.compile(r"\r\n|\r")


class Tape:
    """Takes stretches of a file one after the other."""

    def __init__(self, source: str) -> None:
        """Begin an empty value; `source` is the file's text."""
        self._source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._is_open = False
        """Whether the last thing taken was a run of characters as they are."""
        self.length = 0

    def exact(self, start: int, end: int) -> None:
        """Take characters as they stand in the file."""
        if end <= start:
            return
        self._parts.append(self._source[start:end])
        first, self.length = self.length, self.length + end - start
        if self._is_open and self._runs[-1].source.end == start:
            last = self._runs.pop()
            first, start = last.text.start, last.source.start
        self._runs.append(Run(Span(first, self.length), Span(start, end)))
        self._is_open = True

    def spelled(self, value: str, start: int, end: int) -> None:
        """Take a value that the file spells by other characters."""
        if value == self._source[start:end]:
            self.exact(start, end)
            return
        self._parts.append(value)
        first, self.length = self.length, self.length + len(value)
        if value and len(value) != end - start:
            self._runs.append(Run(Span(first, self.length), Span(start, end)))
        self._is_open = False

    def lines(self, start: int, end: int) -> None:
        """Take characters as they stand in the file, but line ends as readers see them: LF."""
        at = start
        for match in _LINE_END.finditer(self._source, start, end):
            self.exact(at, match.start())
            self.spelled("\n", *match.span())
            at = match.end()
        self.exact(at, end)

    def replaced(
        self, inner: Span, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]
    ) -> None:
        """Take a stretch in which each match of a pattern is spelled for another value."""
        at = inner.start
        for match in pattern.finditer(self._source, inner.start, inner.end):
            start, end = match.span()
            self.exact(at, start)
            self.spelled(value(match), start, end)
            at = end
        self.exact(at, inner.end)

    @property
    def value(self) -> str:
        """The value so far; halves of characters, which no output can hold, are replaced."""
        return _SURROGATE.sub("\ufffd", "".join(self._parts))

    def text(self, span: Span, inner: Span) -> Text:
        """Return the string that was taken, with its place."""
        return Text(self.value, span, inner, tuple(self._runs))


def opaque(value: str, span: Span, inner: Span) -> Text:
    """Return a string of which only the two ends are known to stand in the file."""
    value = _SURROGATE.sub("\ufffd", value)
    whole = Run(Span(0, len(value)), inner)
    return Text(value, span, inner, () if whole.is_exact or not value else (whole,))
