"""Code points and bytes translate into one another as Python's own encoder says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from promptlint.extract.offsets import BLOCK, Offsets

_PIECES = st.sampled_from(["a", "é", "漢", "😀", "\udc80", "\n", "x" * (BLOCK - 1), "é漢" * 100])


@given(st.lists(_PIECES, max_size=12).map("".join), st.data())
def test_a_place_is_the_same_in_both(text: str, data: st.DataObject) -> None:
    """The byte of a code point is the length of what stands before it, and leads back to it."""
    offsets = Offsets(text, text.encode("utf-8", "surrogatepass"))
    offset = data.draw(st.integers(0, len(text)))
    byte = len(text[:offset].encode("utf-8", "surrogatepass"))
    assert offsets.byte(offset) == byte
    assert offsets.offset(byte) == offset
