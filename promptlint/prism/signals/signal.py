"""What a signal is: a fact that a text states outright, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from promptlint.model import Hit, Span
from promptlint.prism.page import Part
from promptlint.prism.phrases import Phrases
from promptlint.prism.wording import Wording

Find: TypeAlias = Callable[[Wording], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Signal:
    """A yes/no fact under the properties. Only what the text says counts, nothing is inferred.

    `shows` are texts that say it; `looks_like` are texts that do not, though they use words of it.
    Both are tests, and the former stand on the page of all signals.
    """

    name: str
    meaning: str
    """What the text does: "asks for …"."""
    find: Find
    shows: tuple[str, ...]
    looks_like: tuple[str, ...] = ()

    def hit(self, wording: Wording) -> Hit | None:
        """Return the signal with its places, or None."""
        spans = wording.once(self.find)
        return Hit(self.name, spans) if spans else None

    def part(self) -> Part:
        """Return what the page of all signals says of it."""
        return Part(self.name, f"The text {self.meaning}", self.shows)


def said(*alternatives: str) -> Find:
    """Return a finder of phrases."""
    phrases = Phrases(*alternatives)

    def find(wording: Wording) -> Iterable[Span]:
        return phrases.find(wording.folded)

    return find
