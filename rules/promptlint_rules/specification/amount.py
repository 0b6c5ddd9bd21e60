"""How many of something a sentence allows, so that it can be held against another of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.english.numerals import NUMERALS

_COUNTED = frozenset(NUMERALS)
_NUMBER = late(rf"(?<![\w.,$€£#-])(?:\d+(?:[.,]\d+)*|{'|'.join(NUMERALS)})(?![\w%])", re.IGNORECASE)
_AMOUNT = late(
    r"(?P<bound>\b(?:(?:no|not) (?:more|longer|later|older) than|at most|up to|a maximum of"
    r"|(?:no|not) (?:fewer|less) than|at least|a minimum of|more than|fewer than|less than|exactly"
    r"|precisely|over|under|within|a limit of|limit of) )?"
    rf"(?P<number>\d{{1,6}}|{'|'.join(NUMERALS)}) (?P<noun>[a-z]{{3,}})\b"
    r"(?P<after> (?:at most|at least|or (?:more|less|fewer)))?",
    re.IGNORECASE,
)
_MOST = late(r"(?:no|not) (?:more|l\w+|older)|at most|up to|.*maximum|within|.*limit|or (?:less|f)")
_LEAST = late(r"(?:no|not) (?:fewer|less)|at least|.*minimum|or more")
_TURNED = late(
    r"\b(?:not(?! (?:more|fewer|less|longer|later|older) than)|never|don't|or|between|about|around"
    r"|first|last|each|every|per|another|more|other|approximately|roughly|step|steps|section|level"
    r"|example|examples|score|scores|point|points|rate|rating|round|turn|times|page|part|of the"
    r"|one of|option|options|choice|choices|out of|version|versions|percent)\b"
    r"|[\"`{}|<>=]",
    re.IGNORECASE,
)
_BOUNDED = late(r"(?:no|not) (?:more|fewer|less|longer|later|older) than|or (?:more|less|fewer)\b")
_IDLE = frozenset(
    "the a an your all any you please always must should may can will to in of for with and is are"
    " be give list suggest name write include provide return produce propose offer show mention"
    " use add state make contain contains has have there it its on by as at that this at most"
    " least no not more than fewer less exactly precisely up maximum minimum limit over under"
    " within answer reply response".split()
)
_LEADS = _IDLE | frozenset(
    "recommend generate create ask draft extract identify invent select choose pick highlight cite"
    " rank describe pay pays cost costs take takes last lasts get gets need needs wait waits keep"
    " allow".split()
)
"""Words behind which a number is one of things: behind "Figure" it is a name."""
_MEASURES = frozenset(
    "word sentence character char paragraph bullet page line token digit letter key field column"
    " row section step example thing time type way category".split()
)
"""Units of length, of which another rule knows more, and what each of several parts can have."""


class Amount(NamedTuple):
    """From `low` to `high` of something; `frame` is all else that the sentence says."""

    low: float
    high: float
    noun: str
    frame: frozenset[str]


def amounts(text: str) -> Iterator[tuple[Amount, Span]]:
    """Yield the amount of a sentence that has one number alone, and says of what it is."""
    low = text.lower()
    if _COUNTED.isdisjoint(low.split()) and not any(map(str.isdigit, low)):
        return
    if len(_NUMBER.findall(text)) != 1 or _TURNED.search(_BOUNDED.sub("", text)):
        return
    match = _AMOUNT.search(text)
    noun = match["noun"].lower().removesuffix("s") if match else ""
    if match is None or noun in _MEASURES or not (match["bound"] or _is_led(text, match)):
        return
    number = NUMERALS.get(match["number"].lower()) or int(match["number"])
    if number > 1 and not match["noun"].lower().endswith("s"):
        return
    rest = f"{text[: match.start()]} {text[match.end() :]}".lower()
    frame = frozenset(word.removesuffix("s") for word in re.findall(r"[a-z]{2,}", rest)) - _IDLE
    least, most = _range(f"{match['bound'] or ''}{match['after'] or ''}".lower().strip(), number)
    yield Amount(least, most, noun, frame), Span(*match.span())


def _is_led(text: str, match: re.Match[str]) -> bool:
    """Say whether the word before a number may have one of some things: not "Figure 2 shows"."""
    before = re.search(r"([A-Za-z]+) $", text[: match.start()])
    return before is not None and before[1].lower() in _LEADS


def _range(bound: str, number: float) -> tuple[float, float]:
    if _MOST.match(bound):
        return 0, number
    if _LEAST.match(bound):
        return number, inf
    if bound.startswith(("more", "over")):
        return number + 1, inf
    if bound.startswith(("fewer", "less", "under")):
        return 0, number - 1
    return number, number


def are_apart(one: Amount, other: Amount) -> bool:
    """Say whether two sentences that speak of the same allow no number in common."""
    if one.noun != other.noun or one.frame != other.frame:
        return False
    is_limit = one.low == other.low == 0 and one.high != other.high
    return one.high < other.low or other.high < one.low or is_limit
