"""The best path is the best of all paths."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.components.layout import Edge
from promptlint.prism.components.viterbi import best_path, transitions

_LABELS = 3
_KINDS: tuple[Edge, ...] = ("next", "blank")
_ROW = st.lists(st.integers(-9, 9), min_size=_LABELS, max_size=_LABELS)
_MATRIX = st.lists(_ROW, min_size=_LABELS, max_size=_LABELS)


@given(
    st.lists(st.tuples(_ROW, st.sampled_from(_KINDS)), min_size=1, max_size=5),
    st.fixed_dictionaries(dict.fromkeys(_KINDS, _MATRIX)),
    _ROW,
)
def test_as_good_as_brute_force(
    segments: list[tuple[list[int], Edge]], edges: dict[Edge, list[list[int]]], first: list[int]
) -> None:
    """No sequence of labels has a greater sum than the one that is found."""
    scores = [row for row, _ in segments]
    kinds = [kind for _, kind in segments]

    def value(path: tuple[int, ...]) -> int:
        own = sum(row[label] for row, label in zip(scores, path, strict=True))
        steps = zip(kinds[1:], pairwise(path), strict=True)
        return own + first[path[0]] + sum(edges[kind][to][origin] for kind, (origin, to) in steps)

    found = best_path(scores, kinds, transitions(edges), first)

    assert value(tuple(found)) == max(map(value, product(range(_LABELS), repeat=len(scores))))


def test_nothing() -> None:
    """Without segments there are no labels."""
    assert best_path([], [], transitions({}), [0, 0, 0]) == []
