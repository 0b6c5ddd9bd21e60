"""Which one of two ways a sentence picks where no text can have both: a tense, a unit, an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_ENGLISH = r"(?:english(?: spellings?| conventions?)?|spellings?|conventions)"
_GROUPS = {
    "tense": {"past": r"past tense", "present": r"present tense", "future": r"future tense"},
    "spelling": {
        "british": rf"(?:british|uk) {_ENGLISH}",
        "american": rf"(?:american|us) {_ENGLISH}",
    },
    "units": {
        "metric": r"metric (?:units?|system|measures|measurements)",
        "imperial": r"imperial (?:units?|system|measures|measurements)",
    },
    "degrees": {"celsius": r"(?:degrees )?celsius", "fahrenheit": r"(?:degrees )?fahrenheit"},
    "register": {
        "formal": r"formally|formal (?:tone|style|register|language|form of address)",
        "informal": r"informally|(?:informal|casual|colloquial)"
        r" (?:tone|style|register|language|form of address)",
    },
    "voice": {"active": r"active voice", "passive": r"passive voice"},
    "order": {
        "alphabet": r"alphabetical(?:ly| order)",
        "time": r"(?<!reverse )(?<!reverse-)chronological(?:ly| order)",
        "back": r"reverse[ -]chronological(?:ly| order)",
    },
    "direction": {
        "up": r"(?:ascending|increasing) order",
        "down": r"(?:descending|decreasing) order",
    },
    "clock": {"12": r"(?:12|twelve)-hour (?:clock|format|time)", "24": r"24-hour (?:clock|format)"},
}
_TERM = late(
    "|".join(
        rf"(?P<{group}_{term}>\b{pattern}\b)"
        for group, terms in _GROUPS.items()
        for term, pattern in terms.items()
    ),
    re.IGNORECASE,
)
_STEMS = (
    "tense", "british", "uk ", "american", "us ", "metric", "imperial", "celsius", "fahrenheit",
    "formal", "casual", "colloquial", "voice", "alphabetical", "chronological", "ascending",
    "increasing", "descending", "decreasing", "-hour",
)  # fmt: skip
"""What a term has in lower case: most sentences have none, and need not be searched."""
_CUES = (
    "tense", "english", "spelling", "metric", "imperial", "celsius", "fahrenheit", "formal",
    "casual", "colloquial", " voice", " order", "alphabetical", "chronological", "-hour",
)  # fmt: skip
"""A word of every way; most sentences have none."""
_TURNED = late(
    r"\b(?:not|never|no|don't|avoid|without|or|from|either|than|neither|only when|changes?|switch"
    r"|convert(?:ing|ed)? from|if)\b",
    re.IGNORECASE,
)
_IDLE = frozenset(
    "use using write written give keep be stay answer reply respond speak put make sort list order"
    " arrange present show state express convert leave report quote format phrase address maintain"
    " all every each any the a an your you in into to with for of on by throughout always only"
    " please everything whole entire text answers response responses reply replies output sentence"
    " sentences and so that must should are is them it consistently exclusively strictly"
    " completely same".split()
)


class Pick(NamedTuple):
    """One of several ways, and the words that say what of."""

    group: str
    way: str
    of: frozenset[str]


def picks(text: str) -> Iterator[tuple[Pick, Span]]:
    """Yield the way that a sentence picks, where it picks just one and turns none away."""
    low = text.lower()
    if not any(stem in low for stem in _STEMS):
        return
    low = text.lower()
    found = list(_TERM.finditer(text)) if any(cue in low for cue in _CUES) else []
    if len(found) != 1 or _TURNED.search(text):
        return
    match = found[0]
    group, _, way = (match.lastgroup or "").partition("_")
    rest = f"{text[: match.start()]} {text[match.end() :]}".lower()
    words = (word.removesuffix("s") for word in re.findall(r"[a-z]{2,}", rest))
    yield Pick(group, way, frozenset(words) - _PLAIN), Span(*match.span())


_PLAIN = _IDLE | {word.removesuffix("s") for word in _IDLE}


def are_other_ways(one: Pick, other: Pick) -> bool:
    """Say whether two sentences pick two ways for one thing."""
    return one.group == other.group and one.way != other.way and one.of == other.of
