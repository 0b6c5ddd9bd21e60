"""A prompt's text as lines, with what stands in fences of code told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from promptlint.model import Fence, Hole, Prompt, Span
from promptlint.pattern import late

_LINE = late(r"[^\r\n]*")
_END = late(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One line without its end; `indent` counts the blanks it begins with."""

    span: Span
    text: str
    indent: int

    @property
    def is_blank(self) -> bool:
        """Say whether nothing stands on the line."""
        return not self.text.strip()

    @property
    def words(self) -> str:
        """The line without the blanks around it."""
        return self.text.strip()


def lines(text: str) -> list[Line]:
    """Return the lines of a text in order."""
    found: list[Line] = []
    start = 0
    for end in _END.finditer(text):
        found.append(_line(text, start, end.start()))
        start = end.end()
    found.append(_line(text, start, len(text)))
    return found


def _line(text: str, start: int, end: int) -> Line:
    words = text[start:end]
    return Line(Span(start, end), words, len(words) - len(words.lstrip(" \t")))


def is_fenced(span: Span, fences: Sequence[Fence]) -> bool:
    """Say whether a place lies in a fence of code."""
    return any(fence.span.overlaps(span) for fence in fences)


def is_varying(prompt: Prompt, span: Span) -> bool:
    """Say whether part of a stretch is there only at times, or many times."""
    return any(
        (piece.conditional or piece.repeated) and piece.text_span.overlaps(span)
        for piece in prompt.pieces
    )


def is_only_hole(line: Line, holes: Sequence[Hole]) -> bool:
    """Say whether a line holds a hole and no words: what fills it can be many lines."""
    inside = [hole for hole in holes if line.span.overlaps(hole.span)]
    rest = line.text
    for hole in reversed(inside):
        start = max(0, hole.span.start - line.span.start)
        rest = rest[:start] + rest[max(start, hole.span.end - line.span.start) :]
    return bool(inside) and not re.search(r"\w", rest)
