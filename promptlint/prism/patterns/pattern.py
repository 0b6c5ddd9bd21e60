"""What a pattern is: ideas that a text states, freely worded, and how they are found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from promptlint.model import Hit, Span
from promptlint.prism.page import Page, Part
from promptlint.prism.phrases import Phrases
from promptlint.prism.wording import Wording

Clue: TypeAlias = tuple[Span, str]
"""Where an idea was found, and its name."""
Find: TypeAlias = Callable[[Wording], Iterable[Clue]]


@dataclass(frozen=True, slots=True)
class Idea:
    """One of the contextual statements of a pattern, and how people word it."""

    name: str
    phrases: Phrases

    def find(self, wording: Wording) -> list[Clue]:
        """Return where the idea is stated, in order."""
        return [(span, self.name) for span in self.phrases.find(wording.folded)]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A prompt pattern of White et al. (arXiv 2302.11382) and all that is told of it.

    `shows` are texts that show the pattern; `looks_like` are texts that do not, though they use
    words of it. Both are tests, and the former stand on its page.
    """

    name: str
    intent: str
    """What a prompt with it makes the model do: "makes the model …"."""
    method: str
    caution: str
    find: Find
    shows: tuple[str, ...]
    looks_like: tuple[str, ...] = ()

    def hit(self, wording: Wording) -> Hit | None:
        """Return the pattern with the places of its ideas, or None."""
        clues = sorted(wording.once(self.find))
        if not clues:
            return None
        return Hit(self.name, tuple(span for span, _ in clues), tuple(idea for _, idea in clues))

    def page(self) -> Page:
        """Return the pattern's page of the documentation."""
        return Page(
            f"patterns/{self.name}",
            f"Pattern: {self.name.replace('_', ' ')}",
            f"Whether the prompt {self.intent}",
            "One of the sixteen patterns of White et al., *A Prompt Pattern Catalog to Enhance "
            "Prompt Engineering with ChatGPT* (arXiv 2302.11382). Its authors give no grammar: "
            "a pattern is a few statements that may be worded freely.",
            self.method,
            f"{self.caution} That a prompt matches no pattern is normal: four or five of ten "
            "prompts match none.",
            (Part("Texts that show it", "Each is tested.", self.shows),),
        )


def any_of(*ideas: Idea) -> Find:
    """Return a finder to which one idea is enough."""

    def find(wording: Wording) -> Iterator[Clue]:
        for idea in ideas:
            yield from idea.find(wording)

    return find


def all_of(*ideas: Idea, within: int = 400) -> Find:
    """Return a finder that needs all ideas, each within `within` characters of the first."""

    def find(wording: Wording) -> Iterator[Clue]:
        head = ideas[0].find(wording)
        others = [idea.find(wording) for idea in ideas[1:]] if head else []
        for clue in head:
            beside = [_nearest(clue[0], clues) for clues in others]
            if all(near and _distance(clue[0], near[0]) <= within for near in beside):
                yield clue
                yield from (near for near in beside if near)
                return

    return find


def either(*finds: Find) -> Find:
    """Return a finder that gives what the first of `finds` gives that gives anything."""

    def find(wording: Wording) -> Iterable[Clue]:
        for find in finds:
            clues = list(find(wording))
            if clues:
                return clues
        return ()

    return find


def _nearest(span: Span, clues: list[Clue]) -> Clue | None:
    """Return the clue beside a span, of clues that are in order and do not overlap."""
    at = bisect_left(clues, (span, ""))
    beside = clues[max(0, at - 1) : at + 1]
    return min(beside, key=lambda clue: _distance(span, clue[0]), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
