"""The words of a segment, as the component labeller reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

HOLE = "ħ"
"""The word that stands for a value filled in at run time."""
MOST = 80
"""How many words of a segment are read."""
_REACH = 600
_ENDINGS = ("ing", "ed", "es", "s", "ly", "er")


@cache
def _hole() -> re.Pattern[str]:
    return re.compile(
        r"\$?\{+([^{}\n]*)\}+|<([a-zA-Z_][\w \-]*)>|\[([A-Z][A-Z_ ]+)\]|%\((\w+)\)s|%s|\$(\w+)"
    )


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|ħ|[^\sa-z0-9]")


@cache
def _name_part() -> re.Pattern[str]:
    return re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Words:
    """A segment's words in lower case, numbers as 0, and the names of its holes."""

    tokens: tuple[str, ...]
    names: tuple[str, ...]
    letters: tuple[str, ...]
    """The words that begin with a letter."""

    @property
    def is_hole(self) -> bool:
        """Whether holes and punctuation are all that there is."""
        return bool(self.names) and not self.letters


def words(text: str) -> Words:
    """Return the words of a segment; of a very long one, those of its beginning."""
    text = text[:_REACH]
    names = tuple(
        next(filter(None, match.groups()), "").strip() for match in _hole().finditer(text)
    )
    plain = _hole().sub(f" {HOLE} ", text) if names else text
    found = _token().findall(plain.lower())[:MOST]
    tokens = tuple("0" if token.isdigit() else token for token in found)
    letters = tuple(token for token in tokens if token[0].isalpha() and token != HOLE)
    return Words(tokens, names, letters)


def name_parts(name: str) -> list[str]:
    """Return the last words of a hole's name: "user_question" has user and question."""
    return [part.lower() for part in _name_part().findall(name[-80:])][-4:]


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return a word without its commonest ending."""
    if len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                if ending == "s" and word.endswith("ss"):
                    continue
                return word[: -len(ending)]
    return word
