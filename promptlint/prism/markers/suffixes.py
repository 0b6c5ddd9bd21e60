"""Marks at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Mark, Span


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[:.!?;](?=[ \t]{0,99}$)", re.MULTILINE)


def suffixes(text: str) -> Iterator[Mark]:
    """Yield the colon, full stop, exclamation, question mark or semicolon that ends a line."""
    for match in _pattern().finditer(text):
        yield Mark(match[0], match[0], Span(*match.span()))
