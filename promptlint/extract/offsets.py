"""Where the characters of a text stand among the bytes of its UTF-8 form."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

BLOCK: Final = 256
_REST: Final = bytes(range(0x80, 0xC0))
"""The bytes that characters go on with after their first."""


class Offsets:
    """Translates code points to bytes and back; the code points before each block are counted."""

    def __init__(self, text: str, data: bytes) -> None:
        """Count the characters that begin in each block of `data`, which is `text` in UTF-8."""
        self._text = text
        self._data = data
        blocks = (_begun(data[at : at + BLOCK]) for at in range(0, len(data), BLOCK))
        self._before = [*accumulate(blocks, initial=0)]

    def offset(self, byte: int) -> int:
        """Return how many code points begin before a byte."""
        block = byte // BLOCK
        return self._before[block] + _begun(self._data[block * BLOCK : byte])

    def byte(self, offset: int) -> int:
        """Return the first byte of a code point, or the length in bytes for the end of the text."""
        block = bisect_right(self._before, offset) - 1
        first = self._before[block]
        start = min(block * BLOCK, len(self._data))
        while start < len(self._data) and self._data[start] in _REST:
            start += 1
        return start + len(self._text[first:offset].encode("utf-8", "surrogatepass"))


def _begun(data: bytes) -> int:
    return len(data.translate(None, _REST))
