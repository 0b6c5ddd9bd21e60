"""A text as the finders of patterns and signals read it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from promptlint.model import Role, Span
from promptlint.prism.phrases import fold


class Wording:
    """A text with what several finders need of it, made once. Spans are offsets of `text`."""

    def __init__(self, text: str, role: Role | None = None, holes: Sequence[Span] = ()) -> None:
        """Take a text, who speaks it if that is known, and where values are filled in."""
        self.text = text
        self.role = role
        self.holes = tuple(sorted(holes))

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight quotes, at the same offsets: for `Phrases`."""
        return fold(self.text)
