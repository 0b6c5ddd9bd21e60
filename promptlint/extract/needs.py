"""What a file has to spell to use a sink: most spell next to none of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from promptlint.extract.sink import Sink

_WORD: Final = re.compile(rb"\w+")
_APART: Final = bytes(byte if _WORD.match(bytes([byte])) else 0x20 for byte in range(256))
"""Makes a blank of each byte that no word has."""
_CALLED: Final = "__call__"
_ANY: Final = "*"


class Needs:
    """Tells by a file's words which of many sinks it can have; it may have fewer."""

    def __init__(self, sinks: tuple[Sink, ...]) -> None:
        """Note for each name of each sink the words that it is spelt with."""
        self.sinks = sinks
        self._by_word: dict[bytes, list[tuple[frozenset[bytes], int]]] = defaultdict(list)
        self._by_end: list[tuple[bytes, frozenset[bytes], int]] = []
        self._by_keyword: dict[bytes, set[int]] = defaultdict(set)
        for index, sink in enumerate(sinks):
            if sink.calls == (_ANY,):
                for argument in sink.arguments:
                    self._by_keyword[argument.name.encode()].add(index)
            else:
                self._note(sink, index)

    def _note(self, sink: Sink, index: int) -> None:
        for name in sink.calls:
            for words in _spellings(name, sink):
                if name.startswith(_ANY):
                    self._by_end.append((name[1:].encode(), words, index))
                else:  # the longest word is the rarest, by and large
                    rarest = max(words, key=lambda word: (len(word), word), default=b"")
                    self._by_word[rarest].append((words, index))

    def met(self, data: bytes) -> tuple[Sink, ...]:
        """Return the sinks that a file of these bytes can have, in their order."""
        words = frozenset(data.translate(_APART).split())
        return tuple(self.sinks[index] for index in sorted(set(self._met(data, words))))

    def _met(self, data: bytes, words: frozenset[bytes]) -> Iterator[int]:
        for rarest in (b"", *(words & self._by_word.keys())):
            for needed, index in self._by_word.get(rarest, ()):
                if needed <= words:
                    yield index
        for end, needed, index in self._by_end:
            if end in data and needed <= words and any(word.endswith(end) for word in words):
                yield index
        for keyword in words & self._by_keyword.keys():
            if keyword + b"=" in data or keyword + b" =" in data:
                yield from self._by_keyword[keyword]


def _spellings(name: str, sink: Sink) -> Iterator[frozenset[bytes]]:
    """Yield the words of a name, with those of each module where an import is asked for."""
    if sink.match == "tail" or not sink.modules:
        yield _words(name)
        return
    for module in sink.modules:
        yield _words(name) | _words(module)


@cache
def _words(dotted: str) -> frozenset[bytes]:
    """Return the words that a dotted name is spelt with, as far as that is certain."""
    certain = [
        part
        for part in dotted.split(".")
        if part.isascii() and part != _CALLED and not part.startswith(_ANY)
    ]
    return frozenset(_WORD.findall(".".join(certain).encode()))
