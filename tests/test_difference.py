"""One stretch is replaced between two texts: what stands around it is the same, and no more is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promptlint.difference import difference

_TEXTS = st.text("ab\n", max_size=12)


@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS)
def test_putting_the_stretch_in_makes_the_one_of_the_other(head, old, new, tail):
    """In characters and in bytes alike, and the stretch is not longer than what was replaced."""
    before, after = head + old + tail, head + new + tail
    start, old_end, new_end = difference(before, after)
    assert before[:start] + after[start:new_end] + before[old_end:] == after
    assert old_end - start <= len(old) or new_end - start <= len(new)
    assert difference(before.encode(), after.encode()) == (start, old_end, new_end)
