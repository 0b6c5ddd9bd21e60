"""The best sequence of labels, by Viterbi's algorithm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add

from promptlint.prism.components.layout import Edge


def best_path(
    scores: Sequence[Sequence[int]],
    kinds: Sequence[Edge],
    edges: Mapping[Edge, Sequence[Sequence[int]]],
    first: Sequence[int],
) -> list[int]:
    """Return the numbers of the labels whose scores have the greatest sum.

    Args:
        scores: for each segment, a score for every label.
        kinds: for each segment, how it follows the one before it.
        edges: for each kind and each label, a score for every label before it.
        first: a score for every label of the first segment.
    """
    if not scores:
        return []
    best = list(map(add, scores[0], first))
    back: list[list[int]] = []
    for own, kind in zip(scores[1:], kinds[1:], strict=True):
        came: list[int] = []
        reached: list[int] = []
        for score, row in zip(own, edges[kind], strict=True):
            sums = list(map(add, best, row))
            top = max(sums)
            came.append(sums.index(top))
            reached.append(top + score)
        back.append(came)
        best = reached
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
