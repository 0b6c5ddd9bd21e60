"""Labels that a prompt lists for the model to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from promptlint.pattern import late
from promptlint_rules.examples.label_set import label_sets as declared_sets

_WORD: Final = r"[A-Za-z][A-Za-z_-]{0,24}"
_QUOTED: Final = "|".join(rf"{mark}{_WORD}(?: {_WORD}){{1,3}}{mark}" for mark in "\"'`")
_ITEM: Final = rf"(?:{_QUOTED}|[\"'`*<\[(]{{0,2}}(?:{_WORD})[\"'`*>\])]{{0,2}})"
_JOIN: Final = r"\s*(?:,\s*(?:or\b|and\b)?|\bor\b|\||/|\bor else\b)\s*"
_CHAIN: Final = late(rf"{_ITEM}(?:{_JOIN}{_ITEM})+")
_TAGGED: Final = late(r"<(\w{1,30})>([^<>\n]{1,40})</\1>")
_CUE: Final = late(
    r"\b(?:one|single) (?:word|label|token|class|of|option)"
    r"|\b(?:possible|allowed|permitted) [a-z]+(?: are)?\b|\b(?:answer|reply|respond|return"
    r"|output|classif\w+|label|say|choose|decide|sentiment|verdict|category|class|rate|select"
    r"|pick|route|sort|assign|mark|tag|grade|judge)\b",
    re.IGNORECASE,
)
_KEY: Final = late(r"[ ]?:")
_BEFORE: Final = 90
_MOST_WORDS: Final = 3
_BULLET: Final = late(
    r"^\s*(?:[-*•]|\d{1,2}[.)])[ \t]+(?P<name>[^\n:(–—]+?)[ \t]*(?:[:(–—]| - |$)", re.MULTILINE
)
_SEPARATOR: Final = late(r"\s*[,|;]\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+|(?<=\w)/(?=\w)")
_MARKS: Final = " \t\n\"'`“”‘’*[](){}."
_QUOTES: Final = "\"'`*<>[]()"
_NONE: Final = frozenset({
    "a", "an", "the", "and", "or", "is", "it", "to", "of", "in", "on", "with", "not", "be", "as",
    "at", "by", "for", "if", "you", "your", "that", "this", "then", "else", "from", "any", "even",
    "also", "but", "so", "when", "only", "just", "because", "although", "though", "since", "while",
    "which", "who", "whether", "where", "do", "does", "did", "has", "have", "was", "were", "will",
    "can", "should", "must", "its", "their", "there", "they", "we", "i", "e", "g", "etc",
})  # fmt: skip


class LabelSet(NamedTuple):
    """Labels that a text lists together; `lead` is what stands before them."""

    labels: tuple[str, ...]
    lead: str = ""

    @property
    def lower(self) -> frozenset[str]:
        """The labels in small letters."""
        return frozenset(label.lower() for label in self.labels)


def label_sets(text: str) -> Iterator[LabelSet]:
    """Yield the lists of labels that a text gives to choose from, two or more each."""
    text = _TAGGED.sub(r"\2", text) if "</" in text else text
    yield from _chains(text)
    for _, span in declared_sets(text):
        before = text[max(0, span.start - _BEFORE) : span.start]
        labels = tuple(dict.fromkeys(_labels(text[span.start : span.end])))
        if len(labels) > 1 and _NONE.isdisjoint(labels):
            yield LabelSet(labels, before)


def _labels(listed: str) -> Iterator[str]:
    """Yield the labels of bullets, or of a line with marks between them."""
    bullets = [match["name"] for match in _BULLET.finditer(listed)]
    for part in bullets or _SEPARATOR.split(listed):
        label = part.strip(_MARKS)
        if label and len(label.split()) <= _MOST_WORDS:
            yield label


def _chains(text: str) -> Iterator[LabelSet]:
    """Yield the lists of single words within sentences."""
    for match in _CHAIN.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n\n")[2]
        after = text[match.end() : match.end() + 40].partition("\n")[0]
        listed = match[0].partition("],")[0]  # what follows the end of an array is none of it
        parts = [part.strip(_QUOTES) for part in re.split(_JOIN, listed)]
        if _KEY.match(after) and match[0][-1] in "\"'":
            parts.pop()  # the key behind a value
        labels = tuple(dict.fromkeys(part for part in parts if part))
        is_quoted = match[0].count('"') >= 4 or match[0].count("'") >= 4 or match[0].count("`") >= 4
        has_cue = is_quoted or _CUE.search(before) or _CUE.search(after)
        if len(labels) > 1 and has_cue and _NONE.isdisjoint(labels):
            yield LabelSet(labels, before)
