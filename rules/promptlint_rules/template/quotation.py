"""Whether a prompt only talks about a placeholder: in code marks, quotes or a fence."""

from __future__ import annotations

import re

from promptlint.model import Span

_OPENING = "`\"'“‘«"
_CLOSING = "`\"'”’»"
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_TALK = re.compile(
    r"\b(placeholders?|template variables?|curly brac\w+|variables? (?:like|such as|in the form)"
    r"|f-strings?|interpolat\w+)\b",
    re.IGNORECASE,
)


def is_quoted(text: str, span: Span) -> bool:
    """Say whether the text only talks about what stands at `span`, here or somewhere else.

    That is where it is quoted, stands in a span or a fence of code, or the text explains
    placeholders.
    """
    shown = re.escape(text[span.start : span.end])
    places = (match.start() for match in re.finditer(shown, text))
    is_marked = any(_is_marked(text, at, at + len(span)) for at in places)
    return is_marked or bool(_TALK.search(text))


def _is_marked(text: str, start: int, end: int) -> bool:
    before, after = text[:start][-1:], text[end:][:1]
    if before and before in _OPENING and after and after in _CLOSING:
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line.count("`") % 2 == 1 or is_fenced(text, start)


def is_fenced(text: str, offset: int) -> bool:
    """Say whether `offset` stands in a fenced block of code."""
    return len(_FENCE.findall(text[:offset])) % 2 == 1
