"""How many things a sentence asks for, or takes to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from promptlint.model import Span
from promptlint.pattern import late

_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)}
_N = rf"(?P<NAME>\d{{1,3}}|{'|'.join(_WORDS)})"
_NOUN = (
    r"(?:(?!and\b|or\b|to\b|of\b|for\b)[a-z-]+ ){0,2}?(?P<NAME>[a-z]{3,}s)"
    r"\b(?! (?:each|per|for each|for every|or more|or fewer|or less))"
)
_COUNT = late(
    r"\b(?:(?:suggest|write|generate|give|provide|list|return|create|produce|propose|output"
    r"|make|come up with"
    r"|ask|name|draft|extract|identify|invent|select|choose|pick|recommend|highlight)(?: me| us"
    r"| the user| them)? (?:exactly "
    r"|precisely |a list of (?:exactly )?)?"
    rf"{_N.replace('NAME', 'made')} {_NOUN.replace('NAME', 'things')}"
    rf"|(?:the|your|all|these) "
    rf"(?:exactly )?{_N.replace('NAME', 'there')} {_NOUN.replace('NAME', 'those')})",
    re.IGNORECASE,
)
_UNITS = frozenset(
    "words sentences characters lines paragraphs times points minutes hours days weeks months years"
    " seconds steps examples sections levels parts columns rows fields things types ways tokens"
    " digits pages categories stages phases criteria others letters has does is was this rules "
    "tools"
    " bullets percent shots as us numbers".split()
)
_PART = late(
    r"\b(?:each|every|per|first|last|top|best|(?:one|some|any|most|which|both) of the|out of"
    r"|between|another|more|other"
    r"|additional|batch)\b",
    re.IGNORECASE,
)


SCALE = "scale"
"""The noun of scales; no other is compared with them."""
_SCALE = late(
    r"\b(?P<what>rate|rating|score|grade|scale)\b[^.;\n]{0,50}?(?:\b(?:from|between|scale of)|\() ?"
    r"(?P<low>[01]) ?(?:to|-|–|and) ?(?P<high>[3-9]|10|100)\b(?![%\w])",
    re.IGNORECASE,
)
_CRITERION = late(r"\b(?:each|every|per|criteri\w+|confidence|relevance|aspect)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things; `is_definite` where they are taken to be there ("the three titles")."""

    number: int
    noun: str
    is_definite: bool


def counts(text: str) -> Iterator[tuple[Count, Span]]:
    """Yield the numbers of things that a sentence asks for or speaks of."""
    for match in _COUNT.finditer(text):
        if _PART.search(_clause(text, match)):
            continue
        word = (match["made"] or match["there"]).lower()
        noun = (match["things"] or match["those"]).lower()
        if noun not in _UNITS:
            number = _NUMBERS.get(word) or int(word)
            yield Count(number, noun, match["there"] is not None), Span(*match.span())


def scales(text: str) -> Iterator[tuple[Count, Span]]:
    """Yield the upper ends of the scales on which a sentence wants its one score."""
    for match in _SCALE.finditer(text):
        if not _CRITERION.search(text):
            yield Count(int(match["high"]), SCALE, is_definite=True), Span(*match.span())


def _clause(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in ",:;(") + 1
    after = re.match(r"[^,:;)]*", text[match.end() :])
    return text[start : match.end()] + (after[0] if after else "")
