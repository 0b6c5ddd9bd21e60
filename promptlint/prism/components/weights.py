"""The trained weights: plain numbers in weights.json, whose card is card.md."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from promptlint.model import GROUPS, Label
from promptlint.prism.components.features import ROLES, VERSION
from promptlint.prism.components.layout import EDGES, Edge

LABELS: tuple[Label, ...] = tuple(GROUPS)
PATH = Path(__file__).with_name("weights.json")
_COUNT = len(LABELS)
_BITS = 32
_BIAS = 1 << (_BITS - 4)
_UNPACK = struct.Struct(f"<{_COUNT}I")
_ROLE_BITS = _BITS * _COUNT
_ROLE_MASK = (1 << _ROLE_BITS) - 1
_OFFSET = sum(_BIAS << (_BITS * number) for number in range(_COUNT * len(ROLES)))


class WeightsError(Exception):
    """The weights were trained on other features than those of this version."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear sequence model. All weights are whole thousandths.

    One feature has a weight for every label in every role. They are summed all at once: laid side
    by side in one large integer, `_BITS` apart, they do not touch while sums stay small.
    """

    features: Mapping[str, Sequence[int]]
    """Pairs of a field's number, role by role and label by label, and its weight."""
    edges: Mapping[Edge, Sequence[Sequence[int]]]
    """For each kind of edge and each label, the weights of the labels before it."""
    first: Sequence[int]
    """The weights of the labels of a text's first segment."""
    clusters: Mapping[str, Sequence[int]]
    """The coarse and the fine cluster of a word."""
    _packed: dict[str, int] = field(default_factory=dict[str, int])

    def total(self, names: Iterable[str]) -> int:
        """Return the sum of features' weights, all fields in one integer."""
        packed = self._packed
        total = _OFFSET
        for name in names:
            one = packed.get(name)
            total += self._pack(name) if one is None else one
        return total

    def _pack(self, name: str) -> int:
        fields = self.features.get(name)
        if fields is None:
            return 0
        pairs = zip(fields[::2], fields[1::2], strict=True)
        value = sum(weight << (_BITS * number) for number, weight in pairs)
        self._packed[name] = value
        return value


def role(total: int, number: int) -> int:
    """Return the fields of one role from a sum of features."""
    return total >> (_ROLE_BITS * number) & _ROLE_MASK


def scores(roles: Sequence[int]) -> list[int]:
    """Return a score for every label from the fields of a few roles."""
    data = sum(roles).to_bytes(_ROLE_BITS // 8, "little")
    bias = _BIAS * len(roles)
    return [value - bias for value in _UNPACK.unpack(data)]


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
    edges = dict(zip(EDGES, document["transitions"], strict=True))
    return Weights(document["features"], edges, document["first"], document["clusters"])


@cache
def trained() -> Weights:
    """Return the weights that are shipped."""
    return parse(PATH.read_bytes())
