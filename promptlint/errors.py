"""What can go wrong, as a tree of exceptions."""

from __future__ import annotations


class PromptlintError(Exception):
    """Anything that promptlint says to its user instead of a result."""


class ConfigError(PromptlintError):
    """The configuration cannot be read or says something that has no meaning."""
