"""Lists are told by what holds their items together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint_rules.structure.line import lines
from promptlint_rules.structure.list_item import item, items, list_at


@given(st.text(st.sampled_from("a1. -*#\n\r\t ")))
def test_lines_hold_all_but_their_ends(text: str) -> None:
    """What stands between two lines is a line end, and a line holds none."""
    every = lines(text)
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(every)]

    assert all(gap in ("\n", "\r", "\r\n") for gap in gaps)
    assert all(line.text == text[line.span.start : line.span.end] for line in every)
    assert not any("\n" in line.text or "\r" in line.text for line in every)


@given(st.text(st.sampled_from("a1. -*#\n\t ")))
def test_items_are_marked_where_they_stand(text: str) -> None:
    """The place of an item holds its number, or its bullet."""
    for one in items(lines(text)):
        shown = text[one.span.start : one.span.end]
        assert shown == one.style if one.number is None else int(shown) == one.number


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("1. a", "1.", 1), ("  12) a", "1)", 12), ("(3) a", "(1)", 3), ("Step 4: a", "Step 1:", 4),
        ("## 2. a", "## 1.", 2), ("**1.** a", "**1.", 1), ("3.", "1.", 3), ("- a", "-", None),
        ("• a", "•", None),
    ],
)  # fmt: skip
def test_items_of_many_styles(line: str, style: str, number: int | None) -> None:
    """Numbers in brackets, headings and steps, and bullets."""
    found = item(lines(line)[0], 0)

    assert found is not None
    assert (found.style, found.number) == (style, number)


@pytest.mark.parametrize("line", ["a 1. b", "1.5 a", "123. a", "-a", "--- ", "1,2", ""])
def test_lines_that_are_no_items(line: str) -> None:
    """Decimals, years, rules and words."""
    assert item(lines(line)[0], 0) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- a\n- b", 2),
        ("- a\n  - b\n- c\n", 2),
        ("- a\n\n- b\n\ntext\n- c", 2),
        ("- a\nmore of a\n- b", 2),
        ("- a\n* b\n- c", 1),
        ("  - a\n- b", 1),
        ("1. a\n2. b\n- c", 2),
        ("text", 0),
    ],
)
def test_where_a_list_ends(text: str, count: int) -> None:
    """Nested items are no items of it; another style, or text behind a blank line, ends it."""
    assert len(list_at(lines(text), 0)) == count
