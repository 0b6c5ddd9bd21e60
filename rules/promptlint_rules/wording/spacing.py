"""Words and sentences that run together, doubled words and doubled stops."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.english.lexicon import lexicon
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.slip import Slip

_GLUED: Final = late(r"(?<![\w.@/\\-])([a-z]{2,})([.?!])([A-Z][a-z]*)(?=[ \t,'’])(?![ \t]*[=(])")
_BRACKET: Final = late(r"(?<![\w.@/\\-])([a-z]{4,})(\()(?=([a-z]{2,}) ([a-z]{2,})[^()\n]*\))")
_COMMA: Final = late(
    r"(?<![\w.@/\\-])([a-z]{3,}),(and|but|or|the|please|you|if|which|that|so|then|do|not|for|with"
    r"|without|your|it|we|when|only|as|to|because)(?= [a-z]+[ .,\n])"
)
_CODE: Final = late(r"[=,:;{}\[\]]|def |self|\w_\w")
_STOPS: Final = late(r"(?<=[a-z]{2})(\.\.)(?=[ \t]*(?:\n|$|[ ][A-Z]))|(?<=[a-z]{2}),,(?=[ \t])")
_TWICE: Final = late(
    r"(?<![\w'’.-])([A-Za-z]{1,12})([ \t]+|[ \t]*\n[ \t]*)\1(?![\w'’-])", re.IGNORECASE
)
_DOUBLED: Final = frozenset(
    "the a an to of and for with your be are as or from by this its their you not if it was were"
    " has have can should must will which when what all any into but at we they our there each"
    " these in on is".split()
)

_LOGIC: Final = late(r"\b(?:True|False)\b")
_PHRASAL: Final = late(
    r"\b(?:log|logs|logged|logging|sign|signs|signed|signing|check|checks|checked"
    r"|checking|move|moved|moving|come|came|coming|turn|turned|tune) $",
    re.IGNORECASE,
)
"""Verbs that have the first of two words: log in in the browser."""
_LINE: Final = 200
"""Characters behind a word in which its line is read."""


def spacing_slips(prose: Prose) -> Iterator[Slip]:
    """Yield where a blank is missing, and what is written twice."""
    yield from _glued(prose)
    yield from _brackets(prose)
    yield from _commas(prose)
    yield from _twice(prose)
    is_doubled = ".." in prose.text or ",," in prose.text
    for match in _STOPS.finditer(prose.text) if is_doubled else ():
        yield Slip(Span(*match.span()), (match[0][0],), "a doubled stop")


def _glued(prose: Prose) -> Iterator[Slip]:
    for match in _GLUED.finditer(prose.text):
        left, stop, right = match.groups()
        after = prose.original[match.end() : match.end() + 24].split()
        is_sentence = len(after) > 1 and after[0][0] not in "=(+-*/|<>&."
        known = lexicon().knows(left) and lexicon().knows(right.lower())
        is_member = left == right.lower()
        if known and is_sentence and not is_member:
            yield Slip(Span(*match.span()), (f"{left}{stop} {right}",), "a space is missing")


def _brackets(prose: Prose) -> Iterator[Slip]:
    words = lexicon()
    for match in _BRACKET.finditer(prose.text) if "(" in prose.text else ():
        end = prose.text.find(")", match.end())
        inside = prose.text[match.end() : end]
        if _CODE.search(inside) or not all(map(words.knows, match.group(1, 3, 4))):
            continue
        yield Slip(Span(*match.span()), (f"{match[1]} (",), "a space is missing")


def _commas(prose: Prose) -> Iterator[Slip]:
    for match in _COMMA.finditer(prose.text):
        if lexicon().knows(match[1]):
            yield Slip(Span(*match.span()), (f"{match[1]}, {match[2]}",), "a space is missing")


def _twice(prose: Prose) -> Iterator[Slip]:
    for match in _TWICE.finditer(prose.text):
        word = match[1]
        second = prose.text[match.end(2) : match.end()]
        is_name = not second.islower() or word == "A"  # an option, a title
        is_operator = word.isupper() and len(word) > 1 and second.islower()
        is_verb = word == "in" and _PHRASAL.search(
            prose.text, max(0, match.start() - 12), match.start()
        )
        is_label = "\n" in match[2] and prose.begins_sentence(match.start())
        is_logic = word.lower() == "not" and _LOGIC.search(prose.line_around(match.start(), _LINE))
        if word.lower() in _DOUBLED and not any(
            (is_name, is_label, is_logic, is_operator, is_verb)
        ):
            yield Slip(Span(*match.span()), (word,), "written twice")
