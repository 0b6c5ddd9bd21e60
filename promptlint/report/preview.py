"""What a suggested change would make of the lines it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import Edit
from promptlint.report.gutter import Gutter
from promptlint.report.locator import Locator
from promptlint.report.look import Part
from promptlint.report.strip import lay_out

_MOST_LINES = 6
"""A suggestion that touches more lines is left to its title."""


def preview(edits: Sequence[Edit], locator: Locator, gutter: Gutter) -> Iterator[str]:
    """Yield the lines before and after, with `-` and `+`; nothing where they are many."""
    if not edits:
        return
    ordered = sorted(edits, key=lambda edit: edit.span)
    first, last = (locator.row(at) for at in (ordered[0].span.start, ordered[-1].span.end))
    top, bottom = locator.start(first), locator.start(last) + len(locator.line(last))
    before = locator.text[top:bottom].splitlines()
    after = _applied(ordered, locator.text, top, bottom).splitlines()
    if max(len(before), len(after)) > _MOST_LINES:
        return
    column = ordered[0].span.start - top
    yield from _rows(before, column, locator.number(first), "-", gutter)
    yield from _rows(after, column, locator.number(first), "+", gutter)
    yield gutter.row()


def _applied(ordered: Sequence[Edit], text: str, top: int, bottom: int) -> str:
    parts: list[str] = []
    for edit in ordered:
        parts += [text[top : edit.span.start], edit.replacement]
        top = max(top, edit.span.end)
    return "".join(parts) + text[top:bottom]


def _rows(
    lines: Sequence[str], column: int, first: int, sign: str, gutter: Gutter
) -> Iterator[str]:
    """Yield lines numbered from `first`; the first of them so that `column` can be seen."""
    part: Part = "added" if sign == "+" else "removed"
    for number, line in enumerate(lines, first):
        at = column if number == first else 0
        body = lay_out(line, at, at, gutter.room).text
        painted = gutter.look.paint(body, part)
        yield gutter.row(painted, number, gutter.look.paint(sign, part))
