"""Edits for the client make of its text what the fix made of ours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from promptlint.model import Edit
from promptlint.server.buffer import Part
from promptlint.server.rewrite import text_edits
from promptlint.server.ruler import Ruler
from promptlint.sources import apply_edits

TEXTS = st.lists(st.sampled_from(["a\n", "b\r\n", "c\r", "\N{GRINNING FACE}d", "\n", "ef\n"])).map(
    "".join
)


def part_of(text: str) -> Part:
    return Part("file:///a.py", 1, 0, text, Ruler(text, types.PositionEncodingKind.Utf16))


@given(TEXTS, TEXTS)
def test_the_edits_lead_from_one_text_to_the_other(before, after):
    """Applied all at once, as the protocol wants it: none overlaps another."""
    part = part_of(before)
    edits = [Edit(part.span(one.range), one.new_text) for one in text_edits(part, after)]

    assert apply_edits(before, edits) == after


def test_a_changed_word_is_an_edit_of_that_word():
    """What stays the same keeps its place, so that cursors do."""
    [edit] = text_edits(part_of("a\nrole: sytem!\nb\n"), "a\nrole: system!\nb\n")
    assert edit == types.TextEdit(
        types.Range(types.Position(1, 9), types.Position(1, 9)), "s"
    ) or edit.new_text in ("s", "ys", "st")
