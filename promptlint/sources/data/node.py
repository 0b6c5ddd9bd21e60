"""What a JSON, YAML, TOML or CSV text holds, with the place of every string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from promptlint.model import Run, Span

DEEPEST: Final = 200
"""Levels of nesting that are followed: files written by people have a tenth of that."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string: its value, its place with and without quotes, and how each maps to the other.

    `runs` go from offsets of `value` to offsets of the file. What the file spells by other
    characters of the same number (a line end that is folded into a space) is in no run.
    """

    value: str
    span: Span
    inner: Span
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a table and its value."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with values; of keys that stand twice the last one counts."""

    span: Span
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return next((entry.value for entry in reversed(self.entries) if entry.key == key), None)

    @property
    def keys(self) -> frozenset[str]:
        """The names of all entries."""
        return frozenset(entry.key for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence of values."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A value without text; `name` says what it is ("a number", "null")."""

    span: Span
    name: str
    value: str = ""
    """As the file writes it."""


Node: TypeAlias = Text | Table | Items | Other


class BrokenError(Exception):
    """A text is not in its format. `span` is where that shows, `reason` says what is wrong."""

    def __init__(self, reason: str, span: Span) -> None:
        """Hold both."""
        super().__init__(reason, span)
        self.reason = reason
        self.span = span


def name_of(node: Node) -> str:
    """Return what a value is, in words: "a number", "a table"."""
    if isinstance(node, Other):
        return node.name
    return {Text: "a text", Table: "a table", Items: "a list"}[type(node)]
