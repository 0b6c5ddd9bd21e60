"""Families of phrases: regular expressions that are matched as whole words, in any case.

A family is a table of alternatives, most of which a text does not hold. So a text's words are
indexed once, and an alternative is tried only where a word stands with which it can begin (read
off its own expression), and only if the text holds all words that it cannot do without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Final

from promptlint.model import Span
from promptlint.prism.heads import KEY_SIZE, heads, key_of, needs

_QUOTES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
_GAP: Final = re.compile(r" ~(\d+) ")
_ANYTHING: Final = r" (?:[^.!?\\n]{0,\1}?\\s)?"
_ONE_BLANK: Final = r"\\s"
_CLASS_OR_BLANK: Final = re.compile(r"\[(?:\\.|[^\]])+\]| ")


def not_after(*words: str) -> str:
    r"""Return an expression that matches nothing, and only where none of `words` stands before."""
    return "".join(rf"(?<!{re.sub(' ', _ONE_BLANK, word)}\s)" for word in words)


class Folded(str):
    """A text in lower case with straight quotes, every offset where it was."""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words."""
        return frozenset(self.places)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where words begin, by their keys (see `heads`)."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for match in _word().finditer(self):
            word = match[0]
            if word.isalpha():  # nearly all words are, and need no second look
                found[word[:KEY_SIZE]].append(match.start())
                continue
            found[key_of(word)].append(match.start())
            if "'" in word[1:KEY_SIZE]:  # "it's" begins with the word "it" as well
                found[word[: word.index("'")]].append(match.start())
        return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:'\w+)*")


def fold(text: str) -> Folded:
    """Return a text in lower case with straight quotes, every offset where it was."""
    if isinstance(text, Folded):
        return text
    lower = text.lower()
    if len(lower) != len(text):  # a few letters have a lower case of two characters
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return Folded(lower.translate(_QUOTES))


class Phrases:
    r"""One family: alternatives in lower case, written as in `re` but for two things.

    A blank stands for white space of any length, and ` ~30 ` for that with up to 30 characters of
    the same sentence in it: `r"(?:use|rely on) ~30 sources?"`. Whatever an expression repeats
    without a bound must not match what can follow it, for linear time.
    """

    def __init__(self, *alternatives: str) -> None:
        """Take the alternatives; each is compiled when it is first tried."""
        self._alternatives = tuple(map(_Alternative, alternatives))

    def find(self, text: str) -> tuple[Span, ...]:
        """Return where the phrases stand in a text, in order; `fold` it first to search it often.

        Of two that overlap, only the first, and of two that begin together the longer, is given.
        """
        found = self._all(fold(text))
        if len(found) < 2:
            return tuple(found)
        found.sort(key=lambda span: (span.start, -span.end))
        spans = found[:1]
        for span in found:
            if span.start >= spans[-1].end:
                spans.append(span)
        return tuple(spans)

    def occur(self, text: str) -> bool:
        """Say whether any of the phrases stands in a text."""
        return bool(self._all(fold(text)))

    def _all(self, folded: Folded) -> list[Span]:
        """Return the matches at every place, be it within another."""
        by_key, anywhere = self._by_key
        found: list[Span] = []
        for key in self._keys & folded.keys:
            places = folded.places[key]
            for one in by_key[key]:
                if one.may_match(folded):
                    found += one.at(places, folded)
        for one in anywhere:
            if one.may_match(folded):
                found += one.anywhere(folded)
        return found

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_key[0])

    @cached_property
    def _by_key(self) -> tuple[Mapping[str, list[_Alternative]], list[_Alternative]]:
        """The alternatives by the words that they begin with, and those that begin otherwise."""
        by_key: defaultdict[str, list[_Alternative]] = defaultdict(list)
        anywhere: list[_Alternative] = []
        for one in self._alternatives:
            keys = heads(one.expression)
            for key in keys or ():
                by_key[key].append(one)
            if keys is None:
                anywhere.append(one)
        return by_key, anywhere


def _widened(match: re.Match[str]) -> str:
    return r"(?:\s+)" if match[0] == " " else match[0]


class _Alternative:
    """One expression, and the words without which it cannot match."""

    def __init__(self, expression: str) -> None:
        self._written = expression

    @cached_property
    def expression(self) -> str:
        """The expression with gaps as `re` has them; blanks are still blanks."""
        return _GAP.sub(_ANYTHING, self._written)

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        return needs(self._written)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        expression = _CLASS_OR_BLANK.sub(_widened, self.expression)
        return re.compile(rf"(?<!\w)(?:{expression})(?!\w)")

    def may_match(self, folded: Folded) -> bool:
        """Say whether a text holds a word of each kind that a match holds."""
        return not any(map(folded.keys.isdisjoint, self._needs))

    def at(self, places: list[int], folded: Folded) -> list[Span]:
        """Return the matches that begin at some places."""
        match = self._pattern.match
        return [Span(at, found.end()) for at in places if (found := match(folded, at))]

    def anywhere(self, folded: Folded) -> list[Span]:
        """Return all matches."""
        return [Span(*found.span()) for found in self._pattern.finditer(folded)]
