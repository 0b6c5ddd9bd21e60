"""Code fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from promptlint.model import Fence, Span


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*(?P<bar>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)$", re.MULTILINE)


def fences(text: str) -> Iterator[Fence]:
    """Yield fenced blocks with their fences; a fence is closed by one that is as long and bare."""
    opened: re.Match[str] | None = None
    for match in _pattern().finditer(text):
        if opened is None:
            opened = match
        elif match["bar"].startswith(opened["bar"]) and not match["info"].strip():
            yield Fence(_language(opened), Span(opened.start(), match.end()))
            opened = None
    if opened is not None:
        yield Fence(_language(opened), Span(opened.start(), len(text)), closed=False)


def _language(opened: re.Match[str]) -> str:
    words = opened["info"].split()
    return words[0] if words else ""
