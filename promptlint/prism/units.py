"""A text as segments: its lines, and the sentences of its long lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Segment, Span

LONG = 60
"""Lines of more code points are cut into sentences."""


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]+")


@cache
def _sentence_end() -> re.Pattern[str]:
    """A stop with the quotes and brackets that close after it, blanks, and a new beginning."""
    return re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(\[{<*-])")


def segments(text: str) -> Iterator[Segment]:
    """Yield the segments of a text in order; together they hold all of it but line ends.

    Blank lines are left out. A segment keeps the blanks around it, so that indentation is seen.
    """
    for match in _line().finditer(text):
        line = match.group()
        if not line.strip():
            continue
        if len(line) <= LONG:
            yield Segment(Span(*match.span()))
        else:
            yield from _sentences(line, match.start())


def _sentences(line: str, start: int) -> Iterator[Segment]:
    begin = 0
    for match in _sentence_end().finditer(line):
        at = match.start()
        is_number = line[at] == "." and at > 0 and line[at - 1].isdigit()
        if not is_number and line[begin : match.end()].strip():
            yield Segment(Span(start + begin, start + match.end()), "sentence")
            begin = match.end()
    if line[begin:].strip():
        yield Segment(Span(start + begin, start + len(line)), "sentence" if begin else "line")
