"""Families of phrases: regular expressions that are matched as whole words, in any case.

A family is a table of alternatives, most of which a text does not hold. So each alternative names
the words that it cannot do without (read off its own expression), and it is tried only where all
of them occur: a search for a plain word is a hundred times cheaper than one for an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from promptlint.model import Span

_QUOTES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
_GAP: Final = re.compile(r" ~(\d+) ")
_ANYTHING: Final = r" (?:[^.!?\\n]{0,\1}?\\s)?"
_ONE_BLANK: Final = r"\\s"
_BLANK: Final = r"(?:\s+)"
_SHORTEST: Final = 3
"""Letters of the shortest word that is worth a search of its own."""


def not_after(*words: str) -> str:
    r"""Return an expression that matches nothing, and only where none of `words` stands before."""
    return "".join(rf"(?<!{re.sub(' ', _ONE_BLANK, word)}\s)" for word in words)


def fold(text: str) -> str:
    """Return a text in lower case with straight quotes, every offset where it was."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters have a lower case of two characters
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.translate(_QUOTES)


class Phrases:
    r"""One family: alternatives in lower case, written as in `re` but for two things.

    A blank stands for white space of any length, and ` ~30 ` for that with up to 30 characters of
    the same sentence in it: `r"(?:use|rely on) ~30 sources?"`. Whatever an expression repeats
    without a bound must not match what can follow it, for linear time.
    """

    def __init__(self, *alternatives: str) -> None:
        """Take the alternatives; each is compiled when a text holds its words for the first time.

        A class has no blank in it.
        """
        self._alternatives = tuple(map(_Alternative, alternatives))

    def find(self, folded: str) -> tuple[Span, ...]:
        """Return where the phrases stand in a text that `fold` gave, in order.

        Of two that overlap, only the first, and of two that begin together the longer, is given.
        """
        found = sorted(
            (span for one in self._alternatives for span in one.find(folded)),
            key=lambda span: (span.start, -span.end),
        )
        spans: list[Span] = []
        for span in found:
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return tuple(spans)

    def occur(self, folded: str) -> bool:
        """Say whether any of the phrases stands in a text that `fold` gave."""
        return any(True for one in self._alternatives for _ in one.find(folded))


class _Alternative:
    """One expression, and the words without which it cannot match."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        expression = _GAP.sub(_ANYTHING, self._expression).replace(" ", _BLANK)
        return re.compile(rf"(?<!\w)(?:{expression})(?!\w)")

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(sorted(_needed(self._expression), key=len, reverse=True))

    @cached_property
    def _head(self) -> str:
        """The word that the expression begins with, if it begins with one."""
        plain = re.match(r"(?:[a-z'](?![?*{]))*", self._expression)
        return plain[0] if plain and len(plain[0]) > 1 and self._words else ""

    def find(self, folded: str) -> Iterator[Span]:
        for word in self._words:
            if word not in folded:
                return iter(())
        return self._at_heads(folded) if self._head else self._anywhere(folded)

    def _anywhere(self, folded: str) -> Iterator[Span]:
        for match in self._pattern.finditer(folded):
            yield Span(match.start(), match.end())

    def _at_heads(self, folded: str) -> Iterator[Span]:
        at = folded.find(self._head)
        while at >= 0:
            match = self._pattern.match(folded, at)
            if match:
                yield Span(at, match.end())
            at = folded.find(self._head, match.end() if match else at + 1)


_PART: Final = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[a-z']+|.", re.DOTALL)


def _needed(expression: str) -> set[str]:
    """Return the words outside of groups and classes that every match holds."""
    depth, words = 0, set[str]()
    parts = _PART.findall(expression)
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if part in "()":
            depth += 1 if part == "(" else -1
        elif depth == 0 and part == "|":
            return set()
        elif depth == 0 and part[0] in "abcdefghijklmnopqrstuvwxyz'":
            word = part[:-1] if after and after in "?*{" else part
            if len(word) >= _SHORTEST:
                words.add(word)
    return words
