"""How segments lie in a text: what governs them, which block they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from promptlint.model import Segment
from promptlint.prism.components.line import COLON, Line, line

Edge = Literal[
    "first", "sentence", "wrap", "fence", "below", "heading", "blank", "item", "next"
]  # fmt: skip
EDGES: tuple[Edge, ...] = (
    "first", "sentence", "wrap", "fence", "below", "heading", "blank", "item", "next",
)  # fmt: skip
"""How a segment follows the one before it; each has transitions of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in its text."""

    line: Line
    edge: Edge
    parent: int | None = None
    """The number of the segment that governs it: a heading, an opening tag, a line with a colon."""
    is_near: bool = True
    """Whether no blank line ended what stands between it and its parent."""


def places(text: str, segments: Sequence[Segment]) -> list[Place]:
    """Return each segment with its parent, in one pass."""
    lines = _lines(text, segments)
    outline = _Outline(lines)
    found: list[Place] = []
    for number, one in enumerate(lines):
        before = lines[number - 1] if number else None
        parent, is_near = outline.parent(number)
        found.append(Place(one, _edge(before, one), parent, is_near))
    return found


def _lines(text: str, segments: Sequence[Segment]) -> list[Line]:
    found: list[Line] = []
    end, depth, fenced = 0, 0, False
    for segment in segments:
        span = segment.span
        gap = text[end : span.start]
        continues = bool(found) and not gap
        raw = text[span.start : span.end]
        indent = found[-1].indent if continues else len(raw) - len(raw.lstrip())
        blank = _line_ends(gap) > 1
        found.append(
            line(
                raw,
                indent=indent,
                continues=continues,
                follows_blank=blank,
                fenced=fenced,
                depth=depth,
            )
        )
        fenced ^= raw.count("```") % 2 == 1
        depth = max(0, depth + _opened(raw))
        end = span.end
    return found


def _opened(raw: str) -> int:
    return raw.count("{") + raw.count("[") - raw.count("}") - raw.count("]")


def _line_ends(gap: str) -> int:
    return max(gap.count("\n"), gap.count("\r"))


def _edge(before: Line | None, one: Line) -> Edge:
    if before is None:
        return "first"
    if one.continues:
        return "sentence"
    if one.fenced and before.fenced:
        return "fence"
    if _is_wrapped(before, one):
        return "wrap"
    if before.heading == COLON or (before.heading and not one.follows_blank):
        return "below"
    if 0 < one.heading < COLON:
        return "heading"
    if one.follows_blank:
        return "blank"
    return "item" if one.bullet and before.bullet else "next"


def _is_wrapped(before: Line, one: Line) -> bool:
    """Say whether a line goes on with a sentence that the line before it left unfinished."""
    if one.follows_blank or one.bullet or before.is_rule or before.closes or before.opens:
        return False
    is_open = before.text[-1].isalnum() or before.text[-1] in ",-(;"
    return is_open and one.text[0].islower() and " " in before.text


class _Outline:
    """The headings, tags and lines with colons that are open while a text is read."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._open: list[int] = []
        self._names: dict[str, int] = {}
        self._last: tuple[int | None, bool] = (None, True)
        self._ended: set[int] = set()

    def parent(self, number: int) -> tuple[int | None, bool]:
        """Return the parent of the next segment, and whether it is near; then open the segment."""
        one = self._lines[number]
        if one.continues:
            return self._last
        if one.closes and self._names.get(one.closes):
            self._last = (self._close(one.closes), True)
        else:
            self._leave(number)
            parent = self._open[-1] if self._open else None
            self._last = (parent, parent not in self._ended)
        self._note(number)
        return self._last

    def _note(self, number: int) -> None:
        one, (parent, _) = self._lines[number], self._last
        if one.heading:
            self._open.append(number)
            self._names[one.opens] = self._names.get(one.opens, 0) + 1
        following = self._lines[number + 1] if number + 1 < len(self._lines) else None
        if parent is not None and following and following.follows_blank:
            self._ended.add(parent)

    def _pop(self) -> int:
        number = self._open.pop()
        self._names[self._lines[number].opens] -= 1
        return number

    def _close(self, name: str) -> int:
        while self._lines[self._open[-1]].opens != name:
            self._pop()
        number = self._pop()
        if self._open and self._open[-1] == number - 1 and self._lines[number - 1].heading == COLON:
            self._pop()
        return number

    def _leave(self, number: int) -> None:
        while self._open and self._ends(self._open[-1], number):
            self._pop()

    def _ends(self, parent: int, number: int) -> bool:
        """Say whether a segment ends what an open one governs."""
        head, one = self._lines[parent], self._lines[number]
        if head.heading == COLON:
            return _ends_block(head, one, is_first=parent == number - 1)
        is_heading = 0 < one.heading < COLON and not one.opens
        return is_heading and one.heading <= head.heading and not head.opens


def _ends_block(head: Line, one: Line, *, is_first: bool) -> bool:
    """Say whether a line ends the block below a line with a colon."""
    if (0 < one.heading < COLON and not one.opens) or one.indent < head.indent:
        return True
    if one.bullet and one.bullet == head.bullet:
        return one.indent <= head.indent or (one.heading == COLON and one.bullet == "1")
    if is_first or one.indent > head.indent:
        return one.is_rule and not is_first
    if one.heading == COLON and one.bullet == head.bullet:
        return True
    return one.is_rule or (one.follows_blank and not one.bullet and not one.fenced)
