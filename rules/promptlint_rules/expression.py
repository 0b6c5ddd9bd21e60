"""A regular expression that is compiled when it is first used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Expression:
    """A pattern of a rule. Most files have no prompt, and so no use for most rules' patterns."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Take a pattern and its flags, as `re.compile` does."""
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match within a stretch of a text."""
        return self._compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match at an offset."""
        return self._compiled.match(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches that do not overlap."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """Return the texts of all matches."""
        return [match[0] for match in self.finditer(text)]
