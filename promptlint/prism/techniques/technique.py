"""What a technique is: a way of prompting that the text of one prompt shows."""

from __future__ import annotations

from dataclasses import dataclass

from promptlint.model import Hit
from promptlint.prism.page import Part
from promptlint.prism.patterns.pattern import Idea, all_of
from promptlint.prism.phrases import Phrases
from promptlint.prism.signals.signal import Find, said
from promptlint.prism.wording import Wording

__all__ = ["Technique", "beside", "said"]


@dataclass(frozen=True, slots=True)
class Technique:
    """A technique of The Prompt Report (arXiv 2406.06608).

    `shows` are texts that show it and stand on the page of all techniques; they are tests.
    """

    name: str
    family: str
    idea: str
    """What the prompt does: "assigns a role"."""
    find: Find
    shows: tuple[str, ...]

    def hit(self, wording: Wording) -> Hit | None:
        """Return the technique with its places, or None."""
        spans = tuple(self.find(wording))
        return Hit(self.name, spans) if spans else None

    def part(self) -> Part:
        """Return what the page of all techniques says of it."""
        return Part(self.name, f"*{self.family}.* The prompt {self.idea}.", self.shows)


def beside(first: tuple[str, ...], second: tuple[str, ...], within: int) -> Find:
    """Return a finder of two families of phrases, at most `within` characters apart."""
    clues = all_of(Idea("", Phrases(*first)), Idea("", Phrases(*second)), within=within)
    return lambda wording: sorted(span for span, _ in clues(wording))
