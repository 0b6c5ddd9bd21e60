"""What can go wrong, as a tree of exceptions.

PromptlintError
├── ConfigError   the configuration or the command line
├── SourceError   a file that is to be checked
└── PluginError   a module of rules that the configuration names

Each says what is wrong, where, and what to do about it; each survives pickling.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class PromptlintError(Exception):
    """Anything that promptlint says to its user instead of a result."""

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        """Hold the three parts: `where` is a path or a path and line, `hint` what to do."""
        super().__init__(what, where, hint)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return the parts as one line: `where: what; hint`."""
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class ConfigError(PromptlintError):
    """The configuration cannot be read or says something that has no meaning."""


class SourceError(PromptlintError):
    """A file that is to be checked cannot be read as source."""


class PluginError(PromptlintError):
    """A module of rules cannot be imported, or its rules break the rules for rules."""


def suggestion(word: str, words: Iterable[str]) -> str:
    """Return "did you mean `x`?" for the nearest of `words`, or nothing if none is near."""
    near = difflib.get_close_matches(word, tuple(words), 1)
    return f"did you mean `{near[0]}`?" if near else ""
