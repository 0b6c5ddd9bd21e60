"""Marks at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Mark, Span


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t]*(?P<mark>#{1,6}(?=[ \t])|//|>|\d{1,3}[.)](?=[ \t])|[-*+•](?=[ \t]))", re.MULTILINE
    )


def prefixes(text: str) -> Iterator[Mark]:
    """Yield headings, comments, quotes, numbers and bullets.

    The kind is "#", "//", ">", "1." for any number, or the bullet itself.
    """
    for match in _pattern().finditer(text):
        mark = match["mark"]
        kind = "1." if mark[0].isdigit() else mark[0] if mark[0] == "#" else mark
        yield Mark(kind, mark, Span(*match.span("mark")))
