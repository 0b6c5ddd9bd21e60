"""The closed sets of labels that an instruction declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promptlint.model import Span
from promptlint.pattern import late

_ITEM = r"[\"'`“‘*]{0,2}\w[\w&+-]*(?: (?!or |and )[\w&+-]+){0,2}[\"'`”’*]{0,2}"
_LIST = rf"{_ITEM}(?:(?:\s*[,|;/]\s*(?:or |and )?|\s+(?:or|and)\s+){_ITEM})+"
_INTRO = late(
    r"\b(?:(?:from|among|between)(?: the)?(?: following| labels| set| options)?\s*:?(?=\s*[\[({])"
    r"|(?:priority|sentiment|level|type|risk|severity|intent|topic|tone|status|rating|mood|emotion)"
    r"\s?(?=[\[(])|is (?:the|this|it)(?: [a-z]+)?(?= [a-z]+ or )"
    r"|(?:exactly |only |either )?(?:one|any) of(?: the)?(?: following)?(?: \w+){0,3}?\s*[:(]?"
    r"|(?:categories|classes|labels|options|choices|values|types|sentiments|tags|intents|topics"
    r"|category|class|label)(?: (?:are|is|can be|must be))?(?: one of)?\s*[:(]"
    r"|(?:allowed|possible|valid|permitted|available|admissible) [a-z]+(?: are| is)?(?: only)?\s*:?"
    r"|one (?:[a-z]+ ){0,2}?[a-z]+\s*:|one (?:word|label|category|class|letter)(?: only)?\s*[:(,]"
    r"|(?:classif\w+|label|categori[sz]e|sort|tag|rate|mark|grade)\b[^.:\n]{0,60}?"
    r" (?:as|into)(?: either| one of| exactly one of)?\s*:?"
    r"|(?:answer|reply|respond)(?: only| just)? with(?: only| just| either)?\s*:?)"
    rf"\s*(?P<list>[\[({{]?\s*{_LIST}\s*[\])}}]?)",
    re.IGNORECASE,
)
_BULLETS = late(
    r"\b(?:one of|[a-z]{3,}(?:s|ies))\b"
    r"(?:[^\n]{0,60}:|[^\n:]{0,30}\b(?:below|following)\b[^\n:]{0,30}\.)"
    r"[ \t]*\n(?P<bullets>(?:\s*(?:[-*•]|\d{1,2}[.)])[ \t]+[^\n]+(?:\n|$)){2,})",
    re.IGNORECASE,
)
_BULLET = late(
    r"^\s*(?:[-*•]|\d{1,2}[.)])[ \t]+(?P<name>[^\n:(–—]+?)[ \t]*(?:[:(–—]| - |$)", re.MULTILINE
)
_SEPARATOR = late(r"\s*[,|;]\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+|(?<=\w)/(?=\w)")
_MARKS = " \t\n\"'`“”‘’*[](){}."


def label_sets(text: str) -> Iterator[tuple[frozenset[str], Span]]:
    """Yield the sets of labels that a text declares, in lower case, and where."""
    for match in _INTRO.finditer(text):
        names = _names(_SEPARATOR.split(match["list"]))
        if len(names) > 1:
            yield names, Span(*match.span("list"))
    for match in _BULLETS.finditer(text):
        names = _names([bullet["name"] for bullet in _BULLET.finditer(match["bullets"])])
        if len(names) > 1:
            yield names, Span(*match.span("bullets"))


def _names(parts: list[str]) -> frozenset[str]:
    return frozenset(name for part in parts if (name := part.strip(_MARKS).casefold()))
