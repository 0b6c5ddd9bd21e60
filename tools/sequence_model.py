"""A linear-chain conditional random field, trained with L-BFGS on sparse features.

Right labels have to lead by a margin (softmax-margin training), which suits the count of errors
better than likelihood alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

Array = np.ndarray


@dataclass(frozen=True)
class Chains:
    """Sequences laid end to end: features, kinds of edges and, in training, labels."""

    matrix: sparse.csr_matrix
    lengths: Sequence[int]
    kinds: Array
    labels: Array


@dataclass(frozen=True)
class Model:
    """Weights: (features, labels), (kinds, labels before, labels), (labels)."""

    weights: Array
    transitions: Array
    first: Array


class _Steps:
    """The positions of all sequences, step by step, so that a step is one operation."""

    def __init__(self, chains: Chains) -> None:
        lengths = np.array(chains.lengths)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        order = np.argsort(-lengths, kind="stable")
        self.steps = [
            starts[order[: int((lengths > step).sum())]] + step for step in range(lengths.max())
        ]
        self.kinds = chains.kinds


def _expectations(
    scores: Array, transitions: Array, first: Array, chains: _Steps
) -> tuple[float, Array, Array]:
    """Return the log of the sum over all paths, and how often labels and edges are expected."""
    weight = np.exp(transitions)
    top = scores.max(1, keepdims=True)
    local = np.exp(scores - top)
    forward, norm = np.zeros_like(scores), np.zeros(len(scores))
    for step, at in enumerate(chains.steps):
        came = np.exp(first) if step == 0 else _through(forward[at - 1], weight[chains.kinds[at]])
        reached = came * local[at]
        norm[at] = reached.sum(1)
        forward[at] = reached / norm[at][:, None]
    backward, edges = np.ones_like(scores), np.zeros_like(transitions)
    for at in reversed(chains.steps[1:]):
        step_weight = weight[chains.kinds[at]]
        ahead = backward[at] * local[at] / norm[at][:, None]
        backward[at - 1] = np.einsum("nkj,nj->nk", step_weight, ahead)
        expected = forward[at - 1][:, :, None] * step_weight * ahead[:, None, :]
        np.add.at(edges, chains.kinds[at], expected)
    return float(np.log(norm).sum() + top.sum()), forward * backward, edges


def _through(before: Array, weight: Array) -> Array:
    return np.einsum("nk,nkj->nj", before, weight)


@dataclass(frozen=True)
class Training:
    """How a model is trained: penalties of squared weights, steps of L-BFGS, kinds of edges."""

    labels: int
    kinds: int
    penalty: float
    edge_penalty: float
    steps: int
    costs: Array
    """By how much a label, by row, has to lead another, by column."""

    def fit(self, chains: Chains) -> Model:
        """Return the weights that make the labels likeliest, less the penalties."""
        steps, count = _Steps(chains), self.labels
        size = chains.matrix.shape[1] * count
        lead = self.costs[chains.labels]
        shape = (self.kinds + 1, count, count)  # the last one is shared by all kinds
        given = np.zeros((len(chains.labels), count))
        given[np.arange(len(given)), chains.labels] = 1
        at_first = steps.steps[0]
        inner = np.setdiff1d(np.arange(len(given)), at_first)
        seen = np.zeros(shape)
        np.add.at(seen, (chains.kinds[inner], chains.labels[inner - 1], chains.labels[inner]), 1)
        seen[-1] = seen[:-1].sum(0)
        matrix, turned = chains.matrix, chains.matrix.T.tocsr()
        penalties = np.full(size + seen.size + count, self.edge_penalty)
        penalties[:size] = self.penalty
        target = np.concatenate([(turned @ given).ravel(), seen.ravel(), given[at_first].sum(0)])

        def split(values: Array) -> tuple[Array, Array, Array]:
            edges = values[size : size + seen.size].reshape(shape)
            return values[:size].reshape(-1, count), edges, values[size + seen.size :]

        def objective(values: Array) -> tuple[float, Array]:
            weights, edges, first = split(values)
            total, nodes, moves = _expectations(
                matrix @ weights + lead, edges[:-1] + edges[-1], first, steps
            )
            expected = np.concatenate(
                [
                    (turned @ nodes).ravel(),
                    moves.ravel(),
                    moves.sum(0).ravel(),
                    nodes[at_first].sum(0),
                ]
            )
            loss = total - target @ values + 0.5 * (penalties * values**2).sum()
            return loss, expected - target + penalties * values

        options = {"maxiter": self.steps, "maxcor": 6}
        found = minimize(
            objective, np.zeros(len(target)), jac=True, method="L-BFGS-B", options=options
        )
        weights, edges, first = split(found.x)
        return Model(weights, edges[:-1] + edges[-1], first)
