"""Sentences written down with their parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promptlint.features.word import Sentence, Word

Parse = Callable[[str], Sentence]


def _sentence(written: str) -> Sentence:
    """Read words as text|tag|head|relation|features, the head counted from 1, 0 for the root."""
    words: list[Word] = []
    start = 0
    for at, each in enumerate(written.split()):
        text, tag, head, relation, *features = each.split("|")
        place = int(head) - 1 if int(head) else at
        words.append(Word(text, start, tag, "|".join(features), place, relation))
        start += len(text) + 1
    return words


@pytest.fixture
def parse() -> Parse:
    """A reader of parsed sentences."""
    return _sentence
