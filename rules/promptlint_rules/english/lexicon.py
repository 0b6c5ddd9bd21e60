"""English words by how frequent they are, and common misspellings with what they stand for.

Both lists are those of other distributions, read from where they are installed: the frequency list
of symspellpy (from the most frequent word to the rarest) and the misspellings of codespell (sorted
without regard to case). Only these files are read, and no code of theirs is imported.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

HEAD: Final = 550_000
"""Bytes of the frequency list that hold the frequent words: some 34,000."""
PATIENCE: Final = 200
"""Words that are searched for in the file's bytes before all of them are read into a set."""


class Lexicon:
    """The words of a frequency list, `word count` on each line, from the most frequent."""

    def __init__(self, data: bytes) -> None:
        """Read nothing: the list is searched in place until many words were asked."""
        self._data = b"\n" + data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
        self._known: dict[str, bool] = {}

    def rank(self, word: str) -> int | None:
        """Return the place of a frequent word in the list, from 0; None for all others."""
        return self._ranks.get(word)

    def knows(self, word: str) -> bool:
        """Say whether a word in lower case is in the list."""
        if len(self._known) >= PATIENCE:
            return word in self._ranks or word in self._rare
        if word not in self._known:
            self._known[word] = f"\n{word} ".encode() in self._data
        return self._known[word]

    @cached_property
    def _head(self) -> int:
        """Return where the frequent words end."""
        return self._data.find(b"\n", HEAD) + 1 or len(self._data)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        words = self._data[: self._head].decode().split()[::2]
        return {word: rank for rank, word in enumerate(words)}

    @cached_property
    def _rare(self) -> frozenset[str]:
        return frozenset(self._data[self._head :].decode().split()[::2])


class Misspellings:
    """The lines `wrong->right` or `wrong->one, other,` of a list that is sorted in lower case."""

    def __init__(self, data: bytes) -> None:
        """Search in `data`, in place."""
        self._data = data

    def corrections(self, word: str) -> tuple[str, ...]:
        """Return what a misspelt word in lower case stands for, or nothing where it is not one.

        Lines that end in a remark are left out: the list has doubts about them.
        """
        key, data = word.encode(), self._data
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            end = len(data) if end < 0 else end
            wrong, _, right = data[start:end].lower().partition(b"->")
            if wrong == key:
                return _corrections(right.decode())
            if wrong + b"-" < key + b"-":
                low = end + 1
            else:
                high = start
        return ()


def _corrections(right: str) -> tuple[str, ...]:
    *several, last = right.strip().split(",")
    if last.strip():
        return () if several else (last.strip(),)
    return tuple(one.strip() for one in several)


@cache
def lexicon() -> Lexicon:
    """Return the frequency list."""
    return Lexicon(_data("symspellpy", "frequency_dictionary_en_82_765.txt"))


@cache
def misspellings() -> Misspellings:
    """Return the common misspellings."""
    return Misspellings(_data("codespell_lib", "data/dictionary.txt"))


def _data(package: str, path: str) -> bytes:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.submodule_search_locations[0], path).read_bytes()
