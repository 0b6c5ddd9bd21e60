"""Gives every segment of a text one of twelve labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import Label, Role
from promptlint.prism.components.features import SELF, Row, rows, speakers
from promptlint.prism.components.layout import Edge, Place
from promptlint.prism.components.viterbi import best_path
from promptlint.prism.components.weights import LABELS, Weights, role, scores, trained


def labels(
    laid: Sequence[Place], role: Role | None = None, weights: Weights | None = None
) -> list[Label]:
    """Return a label for every segment, from the shipped weights unless others are given.

    A text whose role is that of an example is a demonstration, whatever it says.
    """
    if role == "example":
        return ["example"] * len(laid)
    weights = weights or trained()
    found = rows(laid, weights.vocabulary)
    kinds: list[Edge] = [row.edge for row in found]
    path = best_path(list(emissions(found, weights)), kinds, weights.moves, weights.first)
    return [LABELS[number] for number in path]


def emissions(found: Sequence[Row], weights: Weights) -> Iterator[list[int]]:
    """Yield, for each segment, what features say for every label."""
    own = [weights.total(row.own) for row in found]
    for number, row in enumerate(found):
        roles = [role(weights.total(row.alone), SELF)]
        roles.extend(role(own[other], part) for other, part in speakers(found, number))
        yield scores(roles)
