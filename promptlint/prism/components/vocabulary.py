"""The features of words and of neighbouring words, each made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from promptlint.prism.components.cues import cues
from promptlint.prism.components.words import HOLE, stem

_MOST = 1 << 16
"""How many words, and how many pairs, are remembered: a text may be of any size."""
_NEITHER = (-1, -1)


class Vocabulary:
    """Words with the coarse and the fine cluster that each belongs to."""

    def __init__(self, clusters: Mapping[str, Sequence[int]]) -> None:
        """Take the clusters of words in lower case; others are in none."""
        self.clusters = clusters
        self._words: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[tuple[str, str], tuple[str, ...]] = {}

    def features(self, tokens: Sequence[str]) -> set[str]:
        """Return the features of words and of pairs of neighbours."""
        found: set[str] = set()
        words, pairs = self._words, self._pairs
        for token in tokens:
            found.update(words.get(token) or self._of_word(token))
        for pair in pairwise(tokens):
            found.update(pairs.get(pair) or self._of_pair(pair))
        return found

    def spoken(self, tokens: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return the first words that begin with a letter, at most three, with their clusters."""
        found: list[tuple[str, int, int]] = []
        for token in tokens:
            if token[0].isalpha() and token != HOLE:
                coarse, fine = self.clusters.get(token, _NEITHER)
                found.append((token, coarse, fine))
                if len(found) == 3:
                    break
        return found

    def families(self, tokens: Sequence[str]) -> dict[str, int]:
        """Return the families of phrases, each with the number of the token it first begins at."""
        found: dict[str, int] = {}
        for family, number in cues(tokens):
            found.setdefault(family, number)
        return found

    def _of_word(self, token: str) -> tuple[str, ...]:
        coarse, fine = self.clusters.get(token, _NEITHER)
        made = (f"w={stem(token)}", f"c={coarse}", f"d={fine}")
        if len(self._words) < _MOST:
            self._words[token] = made
        return made

    def _of_pair(self, pair: tuple[str, str]) -> tuple[str, ...]:
        first, second = pair
        coarse = self.clusters.get(first, _NEITHER)[0], self.clusters.get(second, _NEITHER)[0]
        made = (f"b={stem(first)} {stem(second)}", f"cc={coarse[0]} {coarse[1]}")
        if len(self._pairs) < _MOST:
            self._pairs[pair] = made
        return made
