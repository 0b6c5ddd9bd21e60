"""The weights that are shipped fit the code, and sums of them are exact."""

import json

import pytest

from promptlint.prism.components.features import BEFORE, FAR, SELF
from promptlint.prism.components.weights import (
    LABELS,
    PATH,
    WeightsError,
    parse,
    role,
    scores,
    trained,
)


def test_the_shipped_weights_fit() -> None:
    """They were trained on the features, labels, roles and edges of this version."""
    document = json.loads(PATH.read_bytes())

    assert trained().features == document["features"]
    assert len(PATH.read_bytes()) < 900_000


@pytest.mark.parametrize("name", ["version", "labels", "roles", "edges"])
def test_others_are_refused(name: str) -> None:
    """Weights of another version are refused, with what differs."""
    document = json.loads(PATH.read_bytes()) | {name: 0}

    with pytest.raises(WeightsError, match=f"{name} of the weights: 0 instead of"):
        parse(json.dumps(document).encode())


def test_sums_are_exact() -> None:
    """Weights summed in one integer are those summed one by one, in every role."""
    weights = trained()
    names = {*sorted(weights.features)[::7], "no such feature"}
    found: list[int] = []
    for part in (SELF, BEFORE, FAR):
        expected = [0] * len(LABELS)
        for name in names & set(weights.features):
            fields = weights.features[name]
            for number, weight in zip(fields[::2], fields[1::2], strict=True):
                if number // len(LABELS) == part:
                    expected[number % len(LABELS)] += weight

        assert scores([role(weights.total(names), part)]) == expected
        found += expected
    assert any(found)


def test_no_sum_can_overflow() -> None:
    """Even a segment with the 2,000 heaviest features stays within a field."""
    heaviest = sorted(max(map(abs, one[1::2])) for one in trained().features.values())[-2000:]

    assert sum(heaviest) < 1 << 20
