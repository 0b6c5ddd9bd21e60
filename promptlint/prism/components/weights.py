"""The trained weights: plain numbers in weights.json, whose card is card.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from promptlint.model import GROUPS, Label
from promptlint.prism.components.features import ROLES, VERSION
from promptlint.prism.components.layout import EDGES
from promptlint.prism.components.viterbi import Transitions, transitions
from promptlint.prism.components.vocabulary import Vocabulary

LABELS: tuple[Label, ...] = tuple(GROUPS)
PATH = Path(__file__).with_name("weights.json")
_COUNT = len(LABELS)
_BITS = 24
"""How far apart fields lie."""
_BIAS = 1 << 20
"""What is added to a field so that none is negative. Scores below 10,000 fit, for a weight is
seldom above 2 and a segment has some hundred features; up to eight roles are added."""
_MASK = (1 << _BITS) - 1
_SHIFTS = tuple(_BITS * number for number in range(_COUNT))
_ROLE_BITS = _BITS * _COUNT
_ROLE_MASK = (1 << _ROLE_BITS) - 1
_OFFSET = sum(_BIAS << (_BITS * number) for number in range(_COUNT * len(ROLES)))


class WeightsError(Exception):
    """The weights were trained on other features than those of this version."""


class _Packed(dict[str, int]):
    """The fields of features in one integer each, made when a feature is first met."""

    def __init__(self, features: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._features = features

    def __missing__(self, name: str) -> int:
        fields = self._features[name]
        pairs = zip(fields[::2], fields[1::2], strict=True)
        value = sum(weight << (_BITS * number) for number, weight in pairs)
        self[name] = value
        return value


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear sequence model. All weights are whole hundredths.

    One feature has a weight for every label in every role. They are summed all at once: laid side
    by side in one large integer, `_BITS` apart, they do not touch while sums stay small.
    """

    features: Mapping[str, Sequence[int]]
    """Pairs of a field's number, role by role and label by label, and its weight."""
    moves: Transitions
    first: Sequence[int]
    """The weights of the labels of a text's first segment."""
    vocabulary: Vocabulary
    _known: frozenset[str]
    _packed: _Packed

    def total(self, names: set[str]) -> int:
        """Return the sum of features' weights, all fields in one integer."""
        known = names & self._known
        return sum(map(self._packed.__getitem__, known), _OFFSET)


def role(total: int, number: int) -> int:
    """Return the fields of one role from a sum of features."""
    return total >> (_ROLE_BITS * number) & _ROLE_MASK


def scores(roles: Sequence[int]) -> list[int]:
    """Return a score for every label from the fields of a few roles."""
    fields, bias = sum(roles), _BIAS * len(roles)
    return [(fields >> shift & _MASK) - bias for shift in _SHIFTS]


def parse(data: bytes) -> Weights:
    """Return weights from the bytes of a file.

    Raises:
        WeightsError: they belong to other features, labels, roles or edges.
    """
    document = json.loads(data)
    expected = {
        "version": VERSION, "labels": list(LABELS), "roles": list(ROLES), "edges": list(EDGES),
    }  # fmt: skip
    for name, value in expected.items():
        if document[name] != value:
            raise WeightsError(f"{name} of the weights: {document[name]!r} instead of {value!r}")
    moves = transitions(dict(zip(EDGES, document["transitions"], strict=True)))
    features = document["features"]
    vocabulary = Vocabulary(document["clusters"])
    return Weights(
        features, moves, document["first"], vocabulary, frozenset(features), _Packed(features)
    )


@cache
def trained() -> Weights:
    """Return the weights that are shipped."""
    return parse(PATH.read_bytes())
