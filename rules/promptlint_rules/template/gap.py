"""What is missing between two stretches of text that meet: a space, a newline or nothing."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from promptlint.pattern import late
from promptlint_rules.english.lexicon import lexicon
from promptlint_rules.english.numerals import NUMERALS
from promptlint_rules.english.terms import TERMS

Gap: TypeAlias = Literal["", " ", "\n"]

_FUNCTION_WORDS = frozenset(
    (
        *("a", "about", "above", "after", "all", "also", "an", "and", "any", "are", "as", "at"),
        *("be", "because", "before", "below", "both", "but", "by", "can", "do", "does", "each"),
        *("either", "every", "following", "for", "from", "has", "have", "how", "if", "in"),
        *("into", "is", "it", "its", "may", "more", "most", "must", "never", "no", "not", "of"),
        *("on", "only", "or", "other", "our", "out", "over", "please", "should", "so", "some"),
        *("such", "than", "that", "the", "their", "them", "then", "there", "these", "they"),
        *("this", "those", "to", "under", "unless", "until", "use", "using", "was", "we"),
        *("what", "when", "where", "which", "while", "who", "whose", "why", "will", "with"),
        *("without", "would", "you", "your"),
    )
)
_NUMBERS = frozenset(NUMERALS) - {"one"}
_SHORTEST = 4
_FREQUENT = 12_000
"""Places in the list of frequent words, of which the halves of a word seldom are both."""
_WORD_END = late(r"(?<![\w/@#.\\=<>|+-])([A-Za-z]+)$")
_WORD_START = late(r"[A-Za-z]+(?![\w/@\\=<>|(\[-])")
_SENTENCE_END = late(r"(?:[A-Za-z0-9)\]]|[A-Za-z]['\"”’`*]{1,2})(?<!\d)[.!?][\"'”’)\]*`]{0,3}$")
_NUMBER_END = late(r"\s\d+[.!?]$")
_COUNT_END = late(r"(?<=[a-z] )\d{1,4}$")
_COUNTED_START = late(r"[a-z]{4,}(?![\w/@\\=<>|(\[-])")
_COLON_END = late(r"[a-z)]:$")
_COMMA_END = late(r"[a-z],$")
_SENTENCE_START = late(r"[\"'“‘(*_]{0,3}(?:[A-Z][a-z]+|[AI]|[A-Z]{2,})(?=[\s,:;.!?'’\"*)]|$)")
_LIST_START = late(r"(?:[-*•–]|\d{1,2}[.)]|#{1,4})[ \t]+\S")
_LABEL_START = late(r"[A-Z]\w*(?: [A-Z]\w*){0,2}:")
_ADDRESS = late(r"https?:|www\.|//|@\w+\.|\\|[\w.-]+/[\w.-]+/|\.(?:com|org|net|io|py|js|json)\b")


def gap_between(left: str, right: str, last: str, first: str) -> Gap:
    """Return what is missing between `left` and `right`; `last` and `first` are the words there.

    Nothing is where one of them is no prose: an address, a path, a key, a row of a table, code.
    """
    if _ADDRESS.search(last) or _ADDRESS.search(first) or not _is_prose(left):
        return ""
    return _gap(left, right)


def _is_prose(left: str) -> bool:
    """Say whether the line before the joint is words, not a key, a row or a piece of code."""
    line = left.rpartition("\n")[2]
    words = re.findall(r"(?<!\S)[\"'(*`]*[A-Za-z]+[.,;:!?)\"'*`]*(?!\S)", line)
    return len(words) >= 3 and 2 * len(words) >= len(line.split())


def _gap(left: str, right: str) -> Gap:
    """Return what is missing between the two sides, or nothing."""
    if _SENTENCE_END.search(left) or _NUMBER_END.search(left):
        if _LIST_START.match(right) or _LABEL_START.match(right):
            return "\n"
        return " " if _SENTENCE_START.match(right) else ""
    if _COLON_END.search(left):
        return "\n" if _LIST_START.match(right) or _LABEL_START.match(right) else ""
    if _COMMA_END.search(left):
        return " " if _is_list_of_words(left) and _first_word(right) in _FUNCTION_WORDS else ""
    return " " if _are_words(left, right) else ""


def _is_list_of_words(left: str) -> bool:
    return re.search(r",\S", left.rpartition("\n")[2]) is None


def _first_word(right: str) -> str:
    match = _WORD_START.match(right)
    return match[0].lower() if match else ""


def _are_words(left: str, right: str) -> bool:
    """Say whether a whole word meets a whole word, rather than two halves of one."""
    if _COUNT_END.search(left):
        return bool(_COUNTED_START.match(right))
    end, start = _WORD_END.search(left), _WORD_START.match(right)
    if end is None or start is None:
        return False
    last, first = end[1], start[0]
    if last[-1].islower() and first[0].isupper():
        return len(first) > 1 and first[1:].islower() and last.islower()
    if not (last.islower() and first.islower()):
        return False
    is_last = len(last) > 1 and last in _FUNCTION_WORDS
    is_last = is_last or (last in _NUMBERS and first.endswith("s"))
    is_first = len(first) > 2 and first in _FUNCTION_WORDS
    return is_last or is_first or _are_frequent(last, first)


def _are_frequent(last: str, first: str) -> bool:
    """Say whether two words are frequent ones that make up no word together."""
    if min(len(last), len(first)) < _SHORTEST or f"{last}{first}" in TERMS:
        return False
    ranks = [lexicon().rank(word) for word in (last, first)]
    is_frequent = all(rank is not None and rank < _FREQUENT for rank in ranks)
    return is_frequent and not lexicon().knows(f"{last}{first}")
