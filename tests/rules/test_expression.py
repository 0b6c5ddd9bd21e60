"""A late pattern does what a compiled one does."""

from __future__ import annotations

import re

import pytest

from promptlint_rules.expression import Expression

PATTERN, TEXT = r"(a)b|B", "xab B ab"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_late_pattern_finds_what_a_compiled_one_finds(flags: int) -> None:
    """Each way to ask gives the same places."""
    late, known = Expression(PATTERN, flags), re.compile(PATTERN, flags)

    assert [one.span() for one in late.finditer(TEXT)] == [
        one.span() for one in known.finditer(TEXT)
    ]
    assert late.findall(TEXT) == [one[0] for one in known.finditer(TEXT)]
    for found, expected in (
        (late.search(TEXT), known.search(TEXT)),
        (late.search(TEXT, 3), known.search(TEXT, 3)),
        (late.search(TEXT, 0, 2), known.search(TEXT, 0, 2)),
        (late.match(TEXT, 1), known.match(TEXT, 1)),
        (late.match(TEXT), known.match(TEXT)),
    ):
        assert (found and found.span()) == (expected and expected.span())


def test_a_pattern_costs_nothing_before_it_is_used() -> None:
    """Even a broken one is only told when it is asked."""
    late = Expression("(")

    with pytest.raises(re.error):
        late.search("x")
