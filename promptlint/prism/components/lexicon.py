"""A written lexicon of words and phrases, with the components that they speak for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

PATH = Path(__file__).with_name("lexicon.json")
# lexicon.txt, compiled by tools/compile_lexicon.py, which is read far faster.
Place = Literal["open", "say", "name"]
PLACES: tuple[Place, ...] = ("open", "say", "name")
"""Where an entry stands: at the beginning of a segment, anywhere in it, as a name."""
Hint = tuple[str, int]
"""A component, and how much an entry speaks for it: 1, or 2 for a strong one."""
_SILENT = frozenset({",", "-"})
_LEAST = 4
_ENDINGS = (
    ("ies", "y", 2), ("ied", "y", 2), ("ing", "", 3), ("ed", "", 3), ("sses", "ss", 1),
    ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2), ("ss", "ss", 1), ("us", "us", 1),
    ("is", "is", 1), ("s", "", 3), ("ly", "", 5),
)  # fmt: skip
"""What is taken off, what is put there instead, and how many letters have to be left."""
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=1 << 15)
def root(word: str) -> str:
    """Return a word without its inflection: "write", "writes" and "writing" are one."""
    if len(word) < _LEAST or not word.isalpha():
        return word
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + instead
            break
    if word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    return word[:-1] if len(word) >= _LEAST and word[-1] == "e" else word


def roots(tokens: Iterable[str]) -> list[str]:
    """Return the roots of words, without commas and hyphens."""
    return [root(token) for token in tokens if token not in _SILENT]


@dataclass(frozen=True, slots=True)
class Entries:
    """Words and phrases, as roots with blanks between, each with its hints."""

    longest: Mapping[str, int]
    """By first root: how many roots the longest entry has."""
    hints: Mapping[str, Sequence[Hint]]

    def at(self, found: Sequence[str], place: int) -> tuple[int, Sequence[Hint]]:
        """Return the length and the hints of the longest entry at a place; (0, ()) for none."""
        most = min(self.longest.get(found[place], 0), len(found) - place)
        for size in range(most, 0, -1):
            if hints := self.hints.get(" ".join(found[place : place + size])):
                return size, hints
        return 0, ()


def parse(data: bytes) -> Mapping[Place, Entries]:
    """Return a lexicon from the bytes of lexicon.json."""
    document = json.loads(data)
    kinds = document["hints"]
    found: dict[Place, Entries] = {}
    for place in PLACES:
        longest, entries = document[place]
        found[place] = Entries(longest, {entry: kinds[kind] for entry, kind in entries.items()})
    return found


@cache
def lexicon() -> Mapping[Place, Entries]:
    """Return the lexicon that is shipped."""
    return parse(PATH.read_bytes())
