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
    """Say whether `span` is quoted, stands in a code fence, or the text explains placeholders."""
    before, after = text[: span.start][-1:], text[span.end :][:1]
    if before and before in _OPENING and after and after in _CLOSING:
        return True
    return is_fenced(text, span.start) or bool(_TALK.search(text))


def is_fenced(text: str, offset: int) -> bool:
    """Say whether `offset` stands in a fenced block of code."""
    return len(_FENCE.findall(text[:offset])) % 2 == 1
