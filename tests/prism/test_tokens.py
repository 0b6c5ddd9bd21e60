"""Tokens are estimated from the pieces of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.prism.tokens import token_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" ", 0),
        ("cat", 1),
        ("two words", 2),
        ("incomprehensibilities", 2),
        ("123456", 2),
        ("Ende.\n", 2),
        ("!!!!!", 2),
        ("a\n\n  b", 3),
        ("a    b", 3),
        ("snake_case", 3),
        ("你好", 2),
        ("привет", 2),
    ],
)
def test_pieces(text, count):
    """Words, numbers, signs, lines and other scripts cost what their length says."""
    assert token_count(text) == count


@given(st.text(), st.text())
def test_a_text_costs_no_more_than_its_parts(one, other):
    """Joining two texts saves pieces at the seam, and never adds more than one."""
    assert token_count(one + other) <= token_count(one) + token_count(other) + 1
