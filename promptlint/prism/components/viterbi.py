"""The best sequence of labels, by Viterbi's algorithm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from promptlint.prism.components.layout import Edge

Matrix = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Transitions:
    """For each kind of edge and each label, a score for every label before it."""

    edges: Mapping[Edge, Matrix]
    gains: Mapping[Edge, Matrix]
    """By how much at most the way from one label, by column, is better than from another."""


def transitions(edges: Mapping[Edge, Matrix]) -> Transitions:
    """Return transitions with what is needed to pass over hopeless labels."""
    return Transitions(edges, {kind: _gains(matrix) for kind, matrix in edges.items()})


def _gains(matrix: Matrix) -> list[list[int]]:
    labels = range(len(matrix))
    return [[max(row[other] - row[one] for row in matrix) for other in labels] for one in labels]


def best_path(
    scores: Sequence[Sequence[int]],
    kinds: Sequence[Edge],
    moves: Transitions,
    first: Sequence[int],
) -> list[int]:
    """Return the numbers of the labels whose scores have the greatest sum.

    A label from which no next label can be reached better than from the best one is passed over,
    which changes nothing but the time: seldom are there more than three others.

    Args:
        scores: for each segment, a score for every label.
        kinds: for each segment, how it follows the one before it.
        moves: the scores of pairs of labels.
        first: a score for every label of the first segment.
    """
    if not scores:
        return []
    best = [own + start for own, start in zip(scores[0], first, strict=True)]
    back: list[list[int]] = []
    for own, kind in zip(scores[1:], kinds[1:], strict=True):
        best, came = _step(best, own, moves.edges[kind], moves.gains[kind])
        back.append(came)
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _step(
    best: Sequence[int], own: Sequence[int], edges: Matrix, gains: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    """Return the greatest sums that end in each label, and the label that each comes from."""
    top = max(best)
    lead = best.index(top)
    others = [one for one, score in enumerate(best) if score + gains[lead][one] > top]
    came = [lead] * len(best)
    reached: list[int] = []
    for label, (score, row) in enumerate(zip(own, edges, strict=True)):
        most = top + row[lead]
        for other in others:
            if best[other] + row[other] > most:
                most = best[other] + row[other]
                came[label] = other
        reached.append(most + score)
    return reached, came
