"""Gives every segment of a text one of twelve labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptlint.model import Label
from promptlint.prism.components.features import ROLES, Row, rows
from promptlint.prism.components.layout import Place
from promptlint.prism.components.viterbi import best_path
from promptlint.prism.components.weights import LABELS, Weights, role, scores, trained

_SELF, _BEFORE, _AFTER, _NEAR, _FAR = range(len(ROLES))


def labels(laid: Sequence[Place], weights: Weights | None = None) -> list[Label]:
    """Return a label for every segment, from the shipped weights unless others are given."""
    weights = weights or trained()
    found = rows(laid, weights.clusters)
    kinds = [row.edge for row in found]
    path = best_path(list(emissions(found, weights)), kinds, weights.edges, weights.first)
    return [LABELS[number] for number in path]


def emissions(found: Sequence[Row], weights: Weights) -> Iterator[list[int]]:
    """Yield, for each segment, what features say for every label."""
    own = [weights.total(row.own) for row in found]
    for number, row in enumerate(found):
        roles = [role(own[number], _SELF), role(weights.total(row.alone), _SELF)]
        if number:
            roles.append(role(own[number - 1], _BEFORE))
        if number + 1 < len(found):
            roles.append(role(own[number + 1], _AFTER))
        if row.parent is not None:
            roles.append(role(own[row.parent], _NEAR if row.is_near else _FAR))
        yield scores(roles)
