"""How common words are in English, as Zipf values: the decimal logarithm of uses per billion."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from promptlint.features.pipeline import HOME

RAREST = 2.0
"""What a word counts as that the table lacks."""
RARE = 3.0
"""Words below this are rare: fewer than one in a million."""


def zipf(word: str) -> float:
    """Return how common a word is: 7.7 for "the", 6 for one in a thousand, `RAREST` if unknown."""
    return _table().get(word.lower(), RAREST)


@cache
def _table() -> Mapping[str, float]:
    """Read the table: each line a value and the words that have it."""
    table: dict[str, float] = {}
    with (HOME / "frequencies.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                value, *words = line.split()
                table |= dict.fromkeys(words, float(value))
    return table
