"""Lean values are dataclasses in all but their cost."""

from dataclasses import fields, replace

import pytest

from promptlint.lean import lean


@lean
class Pair:
    """Two numbers."""

    one: int
    other: int = 2


def test_values_are_equal_only_to_themselves():
    """What is the same in every field is still another value, and may be a key."""
    pair = Pair(1)

    assert pair == pair
    assert pair != Pair(1)
    assert len({pair, Pair(1)}) == 2


def test_dataclass_functions_know_them():
    """They have fields, can be changed into others, and are matched by position."""
    assert [field.name for field in fields(Pair)] == ["one", "other"]
    match replace(Pair(1), other=3):
        case Pair(one, other):
            assert (one, other) == (1, 3)


def test_there_is_no_room_for_more():
    """They have slots."""
    with pytest.raises(AttributeError):
        Pair(1).third = 3
