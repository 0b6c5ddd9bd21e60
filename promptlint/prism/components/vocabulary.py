"""The features of words and of neighbouring words, each made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from promptlint.prism.components.words import stem

_MOST = 1 << 16
"""How many words, and how many pairs, are remembered: a text may be of any size."""
_NEITHER = (-1, -1)
_Clusters = Mapping[str, Sequence[int]]


class _Words(dict[str, tuple[str, ...]]):
    """The features of a word, made when it is first met."""

    def __init__(self, clusters: _Clusters) -> None:
        super().__init__()
        self._clusters = clusters

    def __missing__(self, token: str) -> tuple[str, ...]:
        coarse, fine = self._clusters.get(token, _NEITHER)
        made = (f"w={stem(token)}", f"c={coarse}", f"d={fine}")
        if len(self) < _MOST:
            self[token] = made
        return made


class _Pairs(dict[tuple[str, str], tuple[str, ...]]):
    """The features of two neighbouring words, made when they are first met."""

    def __init__(self, clusters: _Clusters) -> None:
        super().__init__()
        self._clusters = clusters

    def __missing__(self, pair: tuple[str, str]) -> tuple[str, ...]:
        first, second = pair
        before, after = (self._clusters.get(token, _NEITHER)[0] for token in pair)
        made = (f"b={stem(first)} {stem(second)}", f"cc={before} {after}")
        if len(self) < _MOST:
            self[pair] = made
        return made


class Vocabulary:
    """Words with the coarse and the fine cluster that each belongs to."""

    def __init__(self, clusters: _Clusters) -> None:
        """Take the clusters of words in lower case; others are in none."""
        self.clusters = clusters
        self._words = _Words(clusters)
        self._pairs = _Pairs(clusters)

    def features(self, tokens: Sequence[str]) -> set[str]:
        """Return the features of words and of pairs of neighbours."""
        words = map(self._words.__getitem__, tokens)
        pairs = map(self._pairs.__getitem__, pairwise(tokens))
        return set[str]().union(*words, *pairs)

    def clusters_of(self, token: str) -> Sequence[int]:
        """Return the numbers of a word's coarse and fine cluster, -1 for none."""
        return self.clusters.get(token, _NEITHER)
