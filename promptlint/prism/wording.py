"""A text as the finders of patterns and signals read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar, cast

from promptlint.model import Role, Span
from promptlint.prism.phrases import Folded, fold

_T = TypeVar("_T")


class Wording:
    """A text with what several finders need of it, made once. Spans are offsets of `text`."""

    def __init__(self, text: str, role: Role | None = None, holes: Sequence[Span] = ()) -> None:
        """Take a text, who speaks it if that is known, and where values are filled in."""
        self.text = text
        self.role: Role | None = role
        self.holes = tuple(sorted(holes))
        self._found: dict[object, tuple[object, ...]] = {}

    @cached_property
    def folded(self) -> Folded:
        """The text in lower case with straight quotes, at the same offsets: for `Phrases`."""
        return fold(self.text)

    def once(self, find: Callable[[Wording], Iterable[_T]]) -> tuple[_T, ...]:
        """Return what a finder finds; it is asked once, whoever wants to know."""
        if find not in self._found:
            self._found[find] = tuple(find(self))
        return cast("tuple[_T, ...]", self._found[find])
