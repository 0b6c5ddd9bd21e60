"""Facts about what instructions demand outright of an answer's fairness, safety and privacy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.properties.fact import Trait
from promptlint.prism.properties.reading import Reading

_KEEP_OFF: Final = (
    r"\b(?:avoid\w*|free (?:of|from)|without|not|never|refuse|decline|no|don't|exclude|remove"
    r"|redact|protect\w*|respect|mask|anonymi[sz]e|keep|maintain|ensure|prevent)\b[^.!?\n]{0,50}?"
)


def _demand(expression: str, *needed: str) -> Callable[[Reading], Iterator[Span]]:
    """Return a finder that tries an expression where a text holds one of some words."""

    def find(reading: Reading) -> Iterator[Span]:
        if any(word in reading.instructions for word in needed):
            for match in _compiled(expression).finditer(reading.instructions):
                yield Span(match.start(), match.end())

    return find


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


DEMANDS: Final = (
    Trait(
        "demands_fairness",
        "demands an unbiased answer",
        _demand(
            rf"{_KEEP_OFF}\b(?:bias\w*|stereotyp\w+|prejudice\w*|discriminat\w+)"
            r"|\b(?:be|remain|stay|an?|in an) (?:\w+ ){0,3}?(?:unbiased|impartial)",
            *("bias", "stereotyp", "prejudic", "discriminat", "impartial"),
        ),
    ),
    Trait(
        "demands_safety",
        "demands a safe answer",
        _demand(
            rf"{_KEEP_OFF}\b(?:harmful|unsafe|dangerous|illegal|hazardous|violent|offensive|hateful"
            r"|toxic|sexually explicit|inappropriate)\b"
            r"|\b(?:safe|harmless) (?:content|answers?|outputs?|responses?|and )|helpful, harmless",
            *("harm", "safe", "dangerous", "illegal", "hazardous", "violent", "offensive"),
            *("hateful", "toxic", "explicit", "inappropriate"),
        ),
    ),
    Trait(
        "demands_privacy",
        "demands that privacy be kept",
        _demand(
            rf"{_KEEP_OFF}\b(?:privacy|private|pii\b|confidential\w*|sensitive (?:information|data)"
            r"|personal(?:ly identifiable)? (?:information|data|details)|api keys?|passwords?)",
            *("priva", "pii", "confidential", "sensitive", "personal", "api key", "password"),
        ),
    ),
    Trait(
        "demands_respect",
        "demands an inclusive or ethical answer",
        _demand(
            r"\b(?:be|remain|stay|use|an?|in an|keep|ensure|culturally|socially) (?:\w+ ){0,3}?"
            r"(?:inclusive|respectful|culturally (?:sensitive|appropriate)|ethical)\b"
            r"|\b(?:culturally (?:sensitive|appropriate)|inclusive language|ethical standards)\b",
            *("inclusive", "respectful", "cultural", "ethical"),
        ),
    ),
)
