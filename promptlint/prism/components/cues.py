"""Which families of words and phrases a segment speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from promptlint.prism.components.families import FAMILIES


class _Starts(NamedTuple):
    """What a word begins: families of its own, and those of phrases by the words that follow."""

    families: tuple[str, ...]
    lengths: tuple[int, ...]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]


@cache
def _table() -> Mapping[str, _Starts]:
    found: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for family, phrases in FAMILIES.items():
        for phrase in phrases.split(","):
            first, *rest = phrase.split()
            found.setdefault(first, {}).setdefault(tuple(rest), []).append(family)
    return {first: _starts(rests) for first, rests in found.items()}


def _starts(rests: Mapping[tuple[str, ...], list[str]]) -> _Starts:
    phrases = {rest: tuple(families) for rest, families in rests.items()}
    alone = phrases.pop((), ())
    return _Starts(alone, tuple(sorted({len(rest) for rest in phrases})), phrases)


def cues(tokens: tuple[str, ...]) -> dict[str, int]:
    """Return the families that tokens speak of, each with the token it first begins at."""
    table = _table()
    found: dict[str, int] = {}
    for number, token in enumerate(tokens):
        starts = table.get(token)
        if starts is None:
            continue
        for family in starts.families:
            found.setdefault(family, number)
        for length in starts.lengths:
            rest = tokens[number + 1 : number + 1 + length]
            for family in starts.phrases.get(rest, ()):
                found.setdefault(family, number)
    return found
