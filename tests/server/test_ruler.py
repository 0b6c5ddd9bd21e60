"""Offsets and positions are the same places, in every encoding and with every line end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from promptlint.model import Span
from promptlint.server.ruler import Ruler

TEXTS = st.text(st.sampled_from("ab\t\n\r\f\N{LINE SEPARATOR}é漢\N{GRINNING FACE}"), max_size=40)
ENCODINGS = st.sampled_from(list(types.PositionEncodingKind))


@given(TEXTS, ENCODINGS, st.data())
def test_every_offset_is_the_offset_of_its_position(text, encoding, data):
    """There and back is the identity, but within CRLF, where no position is."""
    offset = data.draw(st.integers(0, len(text)))
    if text[max(0, offset - 1) : offset + 1] == "\r\n":
        return
    ruler = Ruler(text, encoding)

    assert ruler.offset(ruler.position(offset)) == offset


@given(TEXTS, ENCODINGS)
def test_columns_count_what_the_encoding_counts(text, encoding):
    """The column of a line's end is the length of its encoded form in units."""
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding.value]
    codec = {1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[size]
    line = text.replace("\r", "").replace("\n", "")

    assert Ruler(line, encoding).position(len(line)) == types.Position(
        0, len(line.encode(codec)) // size
    )


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [(0, 0, 0), (0, 1, 0), (0, 2, 1), (0, 3, 2), (0, 9, 2), (1, 0, 4), (1, 9, 5), (9, 9, 5)],
)
def test_positions_that_are_none_are_the_nearest_before(line, character, offset):
    """Within a pair of surrogates, behind a line's end, below the last line."""
    ruler = Ruler("\N{GRINNING FACE}a\r\nb", "utf-16")
    assert ruler.offset(types.Position(line, character)) == offset


def test_a_range_may_be_given_from_its_end():
    """Its span is the same."""
    ruler = Ruler("abc", types.PositionEncodingKind.Utf16)
    place = types.Range(types.Position(0, 2), types.Position(0, 1))
    assert ruler.span(place) == Span(1, 2)
    assert ruler.range(Span(1, 2)) == types.Range(place.end, place.start)
