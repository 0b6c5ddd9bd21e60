"""Labels that a prompt lists for the model to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from promptlint.pattern import late

_WORD: Final = r"[A-Za-z][A-Za-z_-]{0,24}"
_ITEM: Final = rf"[\"'`*<\[(]{{0,2}}(?:{_WORD})[\"'`*>\])]{{0,2}}"
_JOIN: Final = r"\s*(?:,\s*(?:or\b|and\b)?|\bor\b|\||/|\bor else\b)\s*"
_CHAIN: Final = late(rf"{_ITEM}(?:{_JOIN}{_ITEM})+")
_CUE: Final = late(
    r"\b(?:one|single) (?:word|label|token|class|of|option)"
    r"|\b(?:possible|allowed|permitted) [a-z]+(?: are)?\b|\b(?:answer|reply|respond|return"
    r"|output|classif\w+|label|say|choose|decide|sentiment|verdict|category|class|rate|select"
    r"|pick)\b",
    re.IGNORECASE,
)
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
    """Yield the lists of single words that a text gives to choose from, two words or more each."""
    for match in _CHAIN.finditer(text):
        before = text[max(0, match.start() - 90) : match.start()].rpartition("\n\n")[2]
        after = text[match.end() : match.end() + 40].partition("\n")[0]
        listed = match[0].partition("],")[0]  # what follows the end of an array is none of it
        parts = [part.strip(_QUOTES) for part in re.split(_JOIN, listed)]
        labels = tuple(dict.fromkeys(part for part in parts if part))
        is_quoted = match[0].count('"') >= 4 or match[0].count("'") >= 4 or match[0].count("`") >= 4
        has_cue = is_quoted or _CUE.search(before) or _CUE.search(after)
        if len(labels) > 1 and has_cue and _NONE.isdisjoint(labels):
            yield LabelSet(labels, before)
