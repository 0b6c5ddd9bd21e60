"""Features of how a segment begins and ends, of its holes' names, and of families of phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from promptlint.prism.components.topics import topics
from promptlint.prism.components.vocabulary import Vocabulary
from promptlint.prism.components.words import Words, name_parts, stem


def worded(word: Words, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the features of a segment's beginning and end, and of its holes."""
    spoken = word.letters[:3]
    clusters = [vocabulary.clusters_of(token) for token in spoken]
    if spoken:
        yield f"d1={clusters[0][1]}"
    for count in range(1, len(spoken) + 1):
        yield f"f{count}={' '.join(spoken[:count])}"
        yield f"c{count}={' '.join(str(coarse) for coarse, _ in clusters[:count])}"
    if word.tokens:
        yield f"o={stem(word.tokens[0])}"
        yield f"z={stem(word.tokens[-1])}"
    yield f"nh{min(3, len(word.names))}"
    if word.names:
        yield from _named(word)


def _named(word: Words) -> Iterator[str]:
    if word.is_hole:
        yield "onlyhole"
    for name in word.names:
        parts = name_parts(name)
        for part in parts:
            yield f"hn={part}"
            if word.is_hole:
                yield f"ohn={part}"
            for topic in topics(part):
                yield f"nq={topic}"
                if word.is_hole:
                    yield f"oq={topic}"
        if parts:
            yield f"hl={parts[-1]}"


def told(families: Mapping[str, int]) -> Iterator[str]:
    """Yield the features of families of phrases, by where they first occur."""
    for family, number in families.items():
        yield f"q={family}"
        if number < 3:
            yield f"q1={family}"
        if number == 0:
            yield f"q0={family}"


def pairs(families: Mapping[str, int]) -> Iterator[str]:
    """Yield a feature for every two families that occur together."""
    for first, second in combinations(sorted(families), 2):
        yield _pair(first, second)


@lru_cache(maxsize=1 << 13)
def _pair(first: str, second: str) -> str:
    return f"qq={first}&{second}"
