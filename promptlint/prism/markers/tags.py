"""XML-like tags and how they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from promptlint.model import Span, Tag


@dataclass(frozen=True, slots=True)
class _Written:
    """A tag as it is written."""

    name: str
    span: Span
    closes: bool
    alone: bool
    """Whether it ends with a slash and encloses nothing."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]{0,60})(?:\s[^<>]{0,400}?)?(?P<alone>/?)>"
    )


def tags(text: str) -> Iterator[Tag]:
    """Yield every opening tag, and those closing ones that close none, whose name has a slash.

    `depth` counts from 1, one more within each tag that is closed; a tag that is not closed, as a
    placeholder is not, deepens nothing. A closing tag closes the last open one of its name.
    """
    written = tuple(_written(text))
    closers = _pairs(written)
    ends: set[int] = set(closers.values())
    depth = 0
    for index, tag in enumerate(written):
        if index in ends:
            depth -= 1
        elif index in closers:
            depth += 1
            inside = Span(tag.span.end, written[closers[index]].span.start)
            yield Tag(tag.name, tag.span, depth, inside)
        else:
            yield Tag(f"/{tag.name}" if tag.closes else tag.name, tag.span, depth + 1)


def _written(text: str) -> Iterator[_Written]:
    for match in _pattern().finditer(text):
        span = Span(*match.span())
        yield _Written(match["name"], span, bool(match["close"]), bool(match["alone"]))


def _pairs(written: tuple[_Written, ...]) -> dict[int, int]:
    """Return which tag closes which; the work grows with the number of tags and no faster."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    places: dict[str, list[int]] = {}
    for index, tag in enumerate(written):
        if not tag.closes and not tag.alone:
            opened.append(index)
            places.setdefault(tag.name, []).append(index)
        elif tag.closes and places.get(tag.name):
            partner = places[tag.name][-1]
            while opened and opened[-1] >= partner:  # those between stay unclosed
                places[written[opened.pop()].name].pop()
            pairs[partner] = index
    return pairs
