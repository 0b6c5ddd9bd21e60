"""Votes for components by the lexicon: of a segment's beginning, words, label and holes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from promptlint.prism.components.lexicon import Hint, lexicon, root, roots
from promptlint.prism.components.line import Line
from promptlint.prism.components.words import Words, name_parts, words

_SKIPPED = frozenset({"please", "also", "then", "and", "now", "next", "final", "so", "but"})
"""Roots that may stand before what a segment begins with."""
_LEADS = (2, 4)
_MOST = 4
Cast = tuple[str, float, Sequence[Hint]]
"""The votes of a part of a segment: its tag, its weight, the hints of what stands there."""


def votes(line: Line, word: Words, label: tuple[str, str]) -> Iterator[str]:
    """Yield the features of a segment's votes, and of which components have most of them."""
    totals: dict[str, float] = {}
    said: dict[str, int] = {}
    for tag, weight, hints in _cast(line, word, label):
        for component, strength in hints:
            totals[component] = totals.get(component, 0) + weight * strength
            if tag == "vs":
                said[component] = said.get(component, 0) + 1
            yield _feature(tag, component)
    for component, count in said.items():
        if count > 1:
            yield _feature(f"vs{min(count, _MOST)}", component)
    yield from _outcome(totals)


def _outcome(totals: Mapping[str, float]) -> Iterator[str]:
    if not totals:
        yield "v=none"
        return
    (first, most), *others = sorted(totals.items(), key=lambda one: (-one[1], one[0]))
    second, less = others[0] if others else ("none", 0)
    yield _feature("v", first)
    yield f"v1={first}&{bisect(_LEADS, most - less)}"
    yield _feature("v2", second)
    yield f"vv={first}&{second}"


@lru_cache(maxsize=1 << 9)
def _feature(tag: str, component: str) -> str:
    return f"{tag}={component}"


def _cast(line: Line, word: Words, label: tuple[str, str]) -> Iterator[Cast]:
    found = roots(word.tokens)
    size, hints = _opening(found)
    if hints:
        yield "vo", 2, hints
        yield f"vO{min(size, _MOST)}", 0, hints
    yield from _said(found)
    name, rest = label
    if rest:
        yield "vr", 1.5, _opening(roots(words(rest).tokens))[1]
    tag = line.opens or line.closes
    if name or tag or line.heading:
        text = name or tag.replace("_", " ").replace("-", " ") or line.body
        hints, is_whole = _named([one for one in roots(words(text).tokens) if one[0].isalnum()])
        yield "vn", 3, hints
        if is_whole:
            yield "vN", 0, hints
    for hole in word.names:
        hints, _ = _named([root(part) for part in name_parts(hole)])
        yield "vh", 3 if word.is_hole else 1, hints
        if word.is_hole:
            yield "vH", 0, hints


def _opening(found: Sequence[str]) -> tuple[int, Sequence[Hint]]:
    """Return the length and the hints of what words begin with."""
    entries = lexicon()["open"]
    for place, one in enumerate(found):
        size, hints = entries.at(found, place)
        if size or (one[0].isalnum() and one not in _SKIPPED):
            return size, hints
    return 0, ()


def _said(found: Sequence[str]) -> Iterator[Cast]:
    """Yield the votes of what is said anywhere, without entries within entries."""
    entries, end = lexicon()["say"], 0
    for place, one in enumerate(found):
        if place >= end and one in entries.longest:
            size, hints = entries.at(found, place)
            if size:
                yield "vs", 1, hints
                end = place + size


def _named(found: Sequence[str]) -> tuple[Sequence[Hint], bool]:
    """Return the hints of a name, else of its last words, else of its first that are known.

    With them, whether it is the name as a whole that is known.
    """
    entries = lexicon()["name"]
    some: Sequence[Hint] = ()
    for place in range(len(found)):
        size, hints = entries.at(found, place)
        if size and place + size == len(found):
            return hints, place == 0
        some = some or hints
    return some, False
