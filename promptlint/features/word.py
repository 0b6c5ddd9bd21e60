"""A parsed word, and sentences of them: what the features need of any parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from promptlint.model import Span

VERBAL = frozenset({"VERB", "AUX"})
HELPERS = frozenset({"aux", "aux:pass", "auxpass", "cop"})
SUBJECTS = frozenset(
    {"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubj:pass", "csubjpass", "expl"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the prompt; `head` is its head's index in the sentence, or its own.

    Tags, features and relations are those of Universal Dependencies; the relations of spaCy's own
    pipelines are understood as well.
    """

    text: str
    start: int
    tag: str
    features: str
    head: int
    relation: str

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.start + len(self.text))

    @property
    def is_helper(self) -> bool:
        """Whether it is an auxiliary or a copula of its head."""
        return self.relation in HELPERS


Sentence: TypeAlias = Sequence[Word]


def children(sentence: Sentence) -> list[list[int]]:
    """Return the words that depend on each word, in order."""
    found: list[list[int]] = [[] for _ in sentence]
    for at, word in enumerate(sentence):
        if word.head != at:
            found[word.head].append(at)
    return found


def depth(sentence: Sentence) -> int:
    """Return how many words lie on the longest way from the root to a leaf, both counted."""
    depths = [0] * len(sentence)
    for at in range(len(sentence)):
        way: list[int] = []
        word = at
        while not depths[word]:
            way.append(word)
            depths[word] = -1  # on the way
            word = sentence[word].head
        above = max(depths[word], 0)
        for each in reversed(way):
            above += 1
            depths[each] = above
    return max(depths, default=0)
