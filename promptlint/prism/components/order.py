"""Features of where a segment stands in its text, and of labels that the text repeats."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from promptlint.prism.components.layout import Place

_COUNTS = (1, 2, 4, 7, 12, 20, 35)
_INDENTS = (0, 2, 4, 8, 12)
_DISTANCES = (1, 2, 4, 8, 16)


def order(laid: Sequence[Place], number: int) -> Iterator[str]:
    """Yield the features of a segment's position, indentation and state."""
    one, left = laid[number].line, len(laid) - 1 - number
    yield f"i{min(number, 4)}"
    yield f"e{min(left, 4)}"
    yield f"N{bisect_left(_COUNTS, len(laid))}"
    yield f"pos{5 * number // len(laid)}"
    yield f"ind{bisect_left(_INDENTS, one.indent)}"
    if one.follows_blank:
        yield "blank"
    if one.continues:
        yield "cont"
    if one.fenced:
        yield "infence"
    if one.depth:
        yield f"depth{min(one.depth, 3)}"
    yield from _beside(laid, number)


def _beside(laid: Sequence[Place], number: int) -> Iterator[str]:
    place = laid[number]
    if place.parent is not None:
        yield f"par{laid[place.parent].line.heading}"
        yield f"par+{bisect_left(_DISTANCES, number - place.parent)}"
    if number + 1 < len(laid):
        if laid[number + 1].line.follows_blank:
            yield "blanknext"
        if laid[number + 1].line.continues:
            yield "contnext"
    else:
        if "?" in place.line.text:
            yield "lastq"
        if place.line.text.endswith(":"):
            yield "stub"


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:#+\s*)?[\"'`*_<\[({]*([A-Za-z][\w'/&-]*(?: [\w'/&()-]+){0,4}?)[\"'`*_>\])}]*\s*"
        r"(?::|=(?=\s))(?!//)"
    )


def label(body: str) -> tuple[str, str]:
    """Return the words before a segment's colon in lower case, and what follows; else nothing."""
    match = _label().match(body[:120])
    return (match.group(1).lower(), body[match.end() :].strip()) if match else ("", "")


class Repeated:
    """Labels that a text repeats, as in pairs of input and output."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the label of every segment, empty where it has none."""
        self._names = names
        self._totals = Counter(names)
        self._seen: Counter[str] = Counter()

    def features(self, number: int) -> Iterator[str]:
        """Yield those of the next segment; segments are asked for in order."""
        name = self._names[number]
        total = self._totals[name]
        if not name or total < 2:
            return
        self._seen[name] += 1
        yield "rep"
        yield "replast" if self._seen[name] == total else "repmore"
        if self._seen[name] == 1:
            yield "repfirst"
