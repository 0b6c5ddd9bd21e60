"""How long an answer, or a part of it, is to be: amounts of words, sentences …, or a tendency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {"a single": 1}
_N = rf"(?:\d[\d,]*|{'|'.join(_WORDS)}|a single)"
_UNIT = r"(?:words?|sentences?|characters?|chars|paragraphs?|bullet points?|bullets|pages?|lines?)"
_UPPER = (
    r"at most|at the most|no more than|not more than|maximum(?: of)?|max\.?|max of|up to|fewer than"
    r"|less than|under|below|not exceed(?:ing)?|shorter than|no longer than|not longer than"
    r"|limit(?:ed)?(?: \w+){0,3} to|within"
)
_LOWER = r"at least|no fewer than|no less than|not less than|minimum(?: of)?|more than|longer than"
_AMOUNT = late(
    rf"(?:\b(?P<bound>{_UPPER}|{_LOWER}|exactly|about|around|approximately|roughly|between|in"
    rf"|of)[: ]+)?"
    rf"(?<![\w.-])(?P<low>{_N})(?:\s*(?:-|–|—|to|and"
    rf"|or)\s*(?P<high>{_N}))?[ -](?:\w+ )?(?P<unit>{_UNIT})\b"
    r"(?P<after> (?:or (?:less|fewer)|max(?:imum)?\b|at (?:the )?most|(?:is|are) enough"
    r"|or more|min(?:imum)?\b|at least))?",
    re.IGNORECASE,
)
_AT_MOST = late(_UPPER, re.IGNORECASE)
_AT_LEAST = late(_LOWER, re.IGNORECASE)
_ENOUGH = late(r"less|fewer|max|most|enough", re.IGNORECASE)
_SHORT = late(
    r"\b(?:concise(?:ly)?|brief(?:ly)?|succinct(?:ly)?|terse(?:ly)?|as short as possible)\b",
    re.IGNORECASE,
)
_LONG = late(
    r"\b(?:exhaustive(?:ly)?|as (?:detailed|long|thorough) as possible|in (?:full|great"
    r"|exhaustive) detail"
    r"|as much detail as possible|at great length|(?:extremely|very|highly) (?:detailed|long"
    r"|thorough)"
    r"|long and detailed|lengthy)\b",
    re.IGNORECASE,
)
_PER_UNIT = {
    "word": (1.0, 1.0),
    "sentence": (2.0, 60.0),
    "character": (0.08, 0.3),
    "paragraph": (5.0, 500.0),
    "bullet": (1.0, 100.0),
    "page": (100.0, 1000.0),
    "line": (1.0, 100.0),
}
"""Words that one of a unit has at least, and at most."""


class Length(NamedTuple):
    """From `low` to `high` of a unit; a tendency has the unit "short" or "long"."""

    unit: str
    low: float = 0
    high: float = inf

    @property
    def words(self) -> tuple[float, float]:
        """How many words that can be, at least and at most."""
        least, most = _PER_UNIT[self.unit]
        return self.low * least, self.high * most


def lengths(text: str) -> Iterator[tuple[Length, Span]]:
    """Yield the lengths that a sentence asks for."""
    for match in _AMOUNT.finditer(text):
        yield _length(match), Span(*match.span())
    for pattern, unit in ((_SHORT, "short"), (_LONG, "long")):
        for match in pattern.finditer(text):
            yield Length(unit), Span(*match.span())


def are_apart(one: Length, other: Length) -> bool:
    """Say whether no text has both lengths."""
    units = {one.unit, other.unit}
    if units & {"short", "long"}:
        return units == {"short", "long"}
    if len(units) == 1:
        return one.high < other.low or other.high < one.low
    if units == {"sentence", "paragraph"}:  # a paragraph has at least one sentence
        sentence, paragraph = (one, other) if one.unit == "sentence" else (other, one)
        return sentence.high < paragraph.low
    (a, b), (c, d) = one.words, other.words
    return b < c or d < a


def _length(match: re.Match[str]) -> Length:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    bound, after = match["bound"] or "", match["after"] or ""
    unit = match["unit"].lower().split()[0].rstrip("s").replace("char", "character")
    unit = "character" if unit.startswith("char") else unit
    if _AT_MOST.match(bound) or _ENOUGH.search(after):
        return Length(unit, 0, high)
    if _AT_LEAST.match(bound) or after:
        return Length(unit, low, inf)
    if bound in {"about", "around", "approximately", "roughly"}:
        return Length(unit, low * 0.7, high * 1.3)
    return Length(unit, low, high)


def _number(word: str) -> float:
    low = word.lower()
    return float(_NUMBERS.get(low) or low.replace(",", ""))
