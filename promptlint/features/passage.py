"""A prompt as a parser is given it: piece by piece, with its marks blanked at the same offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from promptlint.model import Span

LONGEST = 1_000
"""The most characters of a piece: parsers take more than linear memory for endless sentences."""


@cache
def _marks() -> re.Pattern[str]:
    """Bullets, numbers of items, headings, emphasis, tags and the like, which are no words."""
    return re.compile(
        r"^[ \t]*(?:[-*+•>#|]+|\(?\d{1,3}[.):]|\(?[a-z][.)])(?=\s)"  # at the begin of a line
        r"|\*{1,3}|`{1,3}|~~|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])"
        r"|</?[A-Za-z][^<>\n]{0,80}>",
        re.MULTILINE,
    )


@cache
def _hole() -> re.Pattern[str]:
    return re.compile(r"\{\{?[^{}\n]{0,80}\}?\}")


def pieces(
    text: str, spans: Iterable[Span], holes: Sequence[Span] = ()
) -> Iterator[tuple[str, int]]:
    """Yield each piece of a prompt and its offset, as words to be parsed.

    Args:
        text: the prompt.
        spans: its segments, lines or sentences, in order.
        holes: where values are filled in; they become words that name something.
    """
    plain = _plain(text, holes)
    for span in spans:
        for start, end in _short(plain, span):
            if re.search(r"[^\W\d_]", plain[start:end]):
                yield plain[start:end], start


def _plain(text: str, holes: Sequence[Span]) -> str:
    """Return the text with names for holes and blanks for marks, every offset where it was."""
    parts: list[str] = []
    end = 0
    for hole in holes:
        parts += [text[end : hole.start], _name(hole.end - hole.start)]
        end = max(end, hole.end)
    parts.append(text[end:])
    filled = _hole().sub(lambda match: _name(len(match[0])), "".join(parts))
    return _marks().sub(lambda match: " " * len(match[0]), filled)


def _name(length: int) -> str:
    """Return a word of a length that reads like a name."""
    return "X" + "x" * (length - 1) if length else ""


def _short(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Cut a segment at blanks into pieces of bounded length, without the blanks around them."""
    start = span.start
    while start < span.end:
        end = min(start + LONGEST, span.end)
        if end < span.end:
            end = max(text.rfind(" ", start + 1, end), start) or end
            end = end if end > start else start + LONGEST
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + lead, start + len(piece.rstrip())
        start = end
