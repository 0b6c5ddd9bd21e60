"""How long an answer, or a part of it, is to be: amounts of words, sentences …, or a tendency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.english.numerals import NUMERALS

_SOME = {"a single": 1, "half a": 0.5, "several": 3, "multiple": 2, "many": 3, "a dozen": 12}
_NUMBERS = NUMERALS | _SOME
_N = rf"(?:\d[\d,]*|{'|'.join(NUMERALS)}|{'|'.join(_SOME)}|(?<=\bin )a|(?<=\bwith )a|(?<=\binto )a)"
_UNIT = r"(?:words?|sentences?|characters?|chars|paragraphs?|bullet points?|bullets|pages?|lines?)"
_UPPER = (
    r"at most|at the most|max(?:imum)? length(?: of| is)?|maximum(?: of)?|max\.?|max of|up to"
    r"|capped at|as many as|limit(?:ed)?(?: \w+){0,3} to|within"
)
_LESS = r"fewer than|less than|under|below|shorter than|short of"
_MORE = r"more than|longer than|greater than|over|above|beyond|exceed(?:s|ing)?"
_LOWER = r"at least|min(?:imum)? length(?: of| is)?|minimum(?: of)?|upwards of"
_AMOUNT = late(
    rf"(?:(?P<not>\b(?:no|not|never|don't|cannot)(?: \w+){{0,2}}? )?"
    rf"\b(?P<bound>{_UPPER}|{_LOWER}|{_LESS}|{_MORE}|exactly|about|around|approximately|roughly"
    r"|between|in|of)[: ]+(?:an? (?:limit|maximum|total) of )?)?"
    rf"(?<![\w.-])(?<!\bthese )(?<!\bthose )(?P<low>{_N})(?:\s*(?:-|–|—|to|and"
    rf"|or)\s*(?P<high>{_N}))?[ -](?:(?!more\b|less\b)\w+ )?(?P<unit>{_UNIT})\b"
    r"(?P<after> (?:or (?:less|fewer)|max(?:imum)?\b|at (?:the )?most|(?:is|are) enough"
    r"|or more|min(?:imum)?\b|at least))?"
    r"|\b(?P<of>word|sentence|character)s? (?P<kind>limit|count|maximum|minimum|budget)"
    r"(?: of| is|:|=)* (?P<number>\d[\d,]*)\b",
    re.IGNORECASE,
)
_MEASURED = late(r"word|sentence|char|paragraph|bullet|page|line", re.IGNORECASE)
_AT_MOST = late(_UPPER, re.IGNORECASE)
_AT_LEAST = late(_LOWER, re.IGNORECASE)
_UNDER = late(_LESS, re.IGNORECASE)
_OVER = late(_MORE, re.IGNORECASE)
_ENOUGH = late(r"less|fewer|max|most|enough", re.IGNORECASE)
_SHORT = late(
    r"\b(?:concise(?:ly)?|brief(?:ly)?|succinct(?:ly)?|terse(?:ly)?|as short as possible"
    r"|short and (?:to the point|simple|sweet|crisp|clear)"
    r"|(?:(?:answers?|responses?|repl(?:y|ies)|outputs?|it) (?:very |as )?|be )short)\b",
    re.IGNORECASE,
)
_LONG = late(
    r"\b(?:exhaustive(?:ly)?|as (?:detailed|long|thorough) as possible"
    r"|in (?:full|great|greatest|exhaustive|complete) detail|in[- ]depth"
    r"|as much detail as possible|at (?:great )?length(?! of)"
    r"|(?:extremely|very|highly) (?:detailed|long|thorough)"
    r"|long and detailed|lengthy|(?:covers?|describes?|gives?|includ(?:es?|ing)|covering)"
    r" (?:absolutely )?every (?:single )?detail|leave (?:nothing|no detail) out|leave out"
    r" nothing)\b",
    re.IGNORECASE,
)
_PER_UNIT = {
    "word": (1.0, 1.0),
    "sentence": (2.0, 50.0),
    "character": (0.1, 0.22),
    "paragraph": (15.0, 500.0),
    "bullet": (1.0, 100.0),
    "page": (200.0, 1000.0),
    "line": (1.0, 60.0),
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
    found = _AMOUNT.finditer(text) if _MEASURED.search(text) else ()
    for match in found:
        yield _length(match), Span(*match.span())
    for pattern, unit in ((_SHORT, "short"), (_LONG, "long")):
        for match in pattern.finditer(text):
            yield Length(unit), Span(*match.span())


def are_apart(one: Length, other: Length) -> bool:
    """Say whether no text has both lengths."""
    units = {one.unit, other.unit}
    if units & {"short", "long"}:
        return units == {"short", "long"} or _is_against_tendency(one, other)
    if len(units) == 1:
        return one.high < other.low or other.high < one.low
    if "paragraph" in units and units & {"sentence", "line"}:  # one of each, at least
        paragraph, part = (one, other) if one.unit == "paragraph" else (other, one)
        return part.high < paragraph.low
    (a, b), (c, d) = one.words, other.words
    return b < c or d < a


def _is_against_tendency(one: Length, other: Length) -> bool:
    """Say whether an amount is so small that no detailed answer has it."""
    tendency, amount = (one, other) if one.unit in {"short", "long"} else (other, one)
    return tendency.unit == "long" and amount.high <= _TINY.get(amount.unit, 0)


_TINY = {"sentence": 2, "word": 40, "line": 2, "character": 280}
"""Amounts that no detailed answer has."""


def _length(match: re.Match[str]) -> Length:
    if match["of"]:
        return _limited(match)
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    bound, after = match["bound"] or "", match["after"] or ""
    unit = match["unit"].lower().split()[0].rstrip("s").replace("char", "character")
    unit = "character" if unit.startswith("char") else unit
    is_less, is_more = _UNDER.match(bound), _OVER.match(bound)
    if match["not"] and (is_less or is_more):
        is_less, is_more = is_more, is_less
    if _AT_MOST.match(bound) or is_less or _ENOUGH.search(after):
        return Length(unit, 0, high)
    if _AT_LEAST.match(bound) or is_more or after or match["low"].lower() in _OPEN:
        return Length(unit, low, inf)
    if bound in {"about", "around", "approximately", "roughly"}:
        return Length(unit, low * 0.7, high * 1.3)
    return Length(unit, low, high)


_OPEN = ("several", "multiple", "many")


def _limited(match: re.Match[str]) -> Length:
    """Return the length of "word limit: 100"."""
    number, unit = _number(match["number"]), match["of"].lower()
    match match["kind"].lower():
        case "minimum":
            return Length(unit, number, inf)
        case "count":
            return Length(unit, number, number)
        case _:
            return Length(unit, 0, number)


def _number(word: str) -> float:
    low = word.lower()
    return 1.0 if low == "a" else float(_NUMBERS.get(low) or low.replace(",", ""))
