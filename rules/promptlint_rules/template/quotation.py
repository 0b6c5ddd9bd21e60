"""Whether a prompt only talks about a placeholder: in code marks, quotes or a fence."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from promptlint.model import Span
from promptlint.pattern import late

_OPENING = "`\"'“‘«"
_CLOSING = "`\"'”’»"
_FENCE = late(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_TALK = late(
    r"\b(placeholders?|template variables?|curly brac\w+|variables? (?:like|such as|in the form)"
    r"|f-strings?|interpolat\w+)\b",
    re.IGNORECASE,
)


class Quotation:
    """What one text quotes; every question after the first about a placeholder costs nothing."""

    def __init__(self, text: str) -> None:
        """Answer for `text`."""
        self.text = text
        self._quoted: dict[str, bool] = {}

    def is_quoted(self, span: Span) -> bool:
        """Say whether the text only talks about what stands at `span`, here or somewhere else.

        That is where it is quoted, stands in a span or a fence of code, or the text explains
        placeholders.
        """
        shown = self.text[span.start : span.end]
        if shown not in self._quoted:
            self._quoted[shown] = self._explains or self._marks(shown)
        return self._quoted[shown]

    def is_fenced(self, offset: int) -> bool:
        """Say whether `offset` stands in a fenced block of code."""
        return bisect_left(self._fences, offset) % 2 == 1

    def _marks(self, shown: str) -> bool:
        found = re.finditer(re.escape(shown), self.text)
        return any(self._is_marked(match.start(), match.end()) for match in found)

    def _is_marked(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before and before in _OPENING and after and after in _CLOSING:
            return True
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return line.count("`") % 2 == 1 or self.is_fenced(start)

    @cached_property
    def _fences(self) -> list[int]:
        return [match.start() for match in _FENCE.finditer(self.text)]

    @cached_property
    def _explains(self) -> bool:
        return bool(_TALK.search(self.text))
