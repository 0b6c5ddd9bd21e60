"""Edits are put into texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptlint.model import Edit, Span
from promptlint.sources import apply_edits


@given(st.lists(st.tuples(st.text(), st.text(), st.text())), st.text())
def test_text_outside_edits_is_kept(parts, tail):
    """A text made of kept and replaced parts comes out with exactly the latter replaced."""
    before, after, edits = "", "", []
    for kept, old, new in parts:
        start = len(before) + len(kept)
        edits.append(Edit(Span(start, start + len(old)), new))
        before, after = before + kept + old, after + kept + new

    assert apply_edits(before + tail, edits) == after + tail


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")],
        [Edit(Span(2, 4), "")],
    ],
)
def test_unfit_edits_are_refused(edits):
    """Edits that overlap or leave the text are a mistake of the caller."""
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        apply_edits("abc", edits)
