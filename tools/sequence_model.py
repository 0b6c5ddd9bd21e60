"""A linear-chain conditional random field, trained with L-BFGS on sparse features.

Right labels have to lead by a margin (softmax-margin training), which suits the count of errors
better than likelihood alone. Where labels are only likely, the model learns how likely they are.
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
    """Sequences laid end to end: features, lengths, kinds of edges."""

    matrix: sparse.csr_matrix
    lengths: Sequence[int]
    kinds: Array

    def with_others(self, others: Chains) -> Chains:
        """Return these and others."""
        return Chains(
            sparse.vstack([self.matrix, others.matrix]).tocsr(),
            [*self.lengths, *others.lengths],
            np.concatenate([self.kinds, others.kinds]),
        )


@dataclass(frozen=True)
class Target:
    """What is to be learned of chains: how likely each label is, how often one follows another."""

    nodes: Array
    """(segments, labels)"""
    moves: Array
    """(kinds, labels before, labels)"""
    leads: Array
    """(segments, labels): by how much the right label has to lead each."""

    def with_others(self, others: Target) -> Target:
        """Return this for some chains, and another for those that are laid behind them."""
        return Target(
            np.concatenate([self.nodes, others.nodes]),
            self.moves + others.moves,
            np.concatenate([self.leads, others.leads]),
        )


@dataclass(frozen=True)
class Model:
    """Weights: (features, labels), (kinds, labels before, labels), (labels)."""

    weights: Array
    transitions: Array
    first: Array

    def target(self, chains: Chains, scores: Array) -> Target:
        """Return how likely this model holds labels to be, with scores from elsewhere added."""
        _, nodes, moves = _expectations(
            chains.matrix @ self.weights + scores, self.transitions, self.first, _Steps(chains)
        )
        return Target(nodes, moves, np.zeros_like(nodes))


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

    def known(self, chains: Chains, labels: Array) -> Target:
        """Return what is to be learned where labels are known."""
        nodes = np.zeros((len(labels), self.labels))
        nodes[np.arange(len(labels)), labels] = 1
        inner = np.setdiff1d(np.arange(len(labels)), np.cumsum([0, *chains.lengths[:-1]]))
        moves = np.zeros((self.kinds, self.labels, self.labels))
        np.add.at(moves, (chains.kinds[inner], labels[inner - 1], labels[inner]), 1)
        return Target(nodes, moves, self.costs[labels])

    def fit(self, chains: Chains, wanted: Target) -> Model:
        """Return the weights that make the wanted labels likeliest, less the penalties."""
        steps, count = _Steps(chains), self.labels
        size = chains.matrix.shape[1] * count
        shape = (self.kinds + 1, count, count)  # the last one is shared by all kinds
        given, at_first = wanted.nodes, steps.steps[0]
        seen = np.concatenate([wanted.moves, wanted.moves.sum(0)[None]])
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
                matrix @ weights + wanted.leads, edges[:-1] + edges[-1], first, steps
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
