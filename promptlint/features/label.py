"""Labels at the begin of a line: "Follow Up Input: …"."""

from __future__ import annotations

from typing import Final

from promptlint.features.word import Sentence

_LONGEST: Final = 5


def label_end(sentence: Sentence) -> int:
    """Return how many words make a label of capitalised words, up to its colon; 0 if none do."""
    for at, word in enumerate(sentence[: _LONGEST + 1]):
        if word.text == ":":
            return at + 1 if at > 1 else 0
        if not word.text[0].isupper():
            return 0
    return 0
