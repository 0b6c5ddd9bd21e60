"""Where two versions of a text differ: by what they have in common at both ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import AnyStr, NamedTuple


class Difference(NamedTuple):
    """The stretch from `start` to `old_end` of a text has become that to `new_end` of another."""

    start: int
    old_end: int
    new_end: int


def difference(before: AnyStr, after: AnyStr) -> Difference:
    """Return the shortest single stretch that was replaced, in characters or bytes."""
    old, new = len(before), len(after)
    most = min(old, new)
    start = _greatest(most, lambda size: before[:size] == after[:size])
    tail = _greatest(most - start, lambda size: before[old - size :] == after[new - size :])
    return Difference(start, old - tail, new - tail)


def _greatest(most: int, is_common: Callable[[int], bool]) -> int:
    """Return the greatest size, up to `most`, that is common; all smaller ones are."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if is_common(middle):
            least = middle
        else:
            most = middle - 1
    return least
