"""Offsets of a text ↔ positions as the client counts them: lines from 0, columns in code units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final, TypeAlias

from lsprotocol import types

from promptlint.model import LineIndex, Span

Encoding: TypeAlias = types.PositionEncodingKind | str

_LINE_END: Final = "\r\n"
_LAST_OF_PLANE: Final = 0xFFFF
_UNITS: Final[Mapping[types.PositionEncodingKind, Callable[[str], int]]] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: (
        len(text) + sum(ord(sign) > _LAST_OF_PLANE for sign in text)
    ),
    types.PositionEncodingKind.Utf32: len,
}


class Ruler:
    """Converts places of one text. Lines end with LF, CRLF and CR alone, as the protocol has it."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        """Take a text and how the client counts its columns."""
        self._text = text
        self._units = _UNITS[types.PositionEncodingKind(encoding)]

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self._text)

    @property
    def _starts(self) -> list[int]:
        return self._index.starts

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset, which must lie in the text or at its end."""
        line = self._index.position(offset).line - 1
        before = self._text[self._starts[line] : offset]
        units = len(before) if before.isascii() else self._units(before)
        return types.Position(line, units)

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one behind the end of its line is that end.

        A position within a character is its beginning.
        """
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        ends = (*self._starts[position.line + 1 : position.line + 2], len(self._text))
        line = self._text[start : ends[0]].rstrip(_LINE_END)
        if line.isascii():
            return start + min(position.character, len(line))
        return start + self._column(line, position.character)

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, place: types.Range) -> Span:
        """Return the span of a range, whichever of its ends comes first."""
        start, end = sorted((self.offset(place.start), self.offset(place.end)))
        return Span(start, end)

    def _column(self, line: str, units: int) -> int:
        count = 0
        for column, sign in enumerate(line):
            count += self._units(sign)
            if count > units:
                return column
        return len(line)
