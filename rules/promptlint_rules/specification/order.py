"""What a sentence orders or forbids, so that an order and its opposite can be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_LEAD = r"\W*(?:(?:please|also|and|but|important|note|remember|you|the assistant|that)\b[,: ]*)*"
_FORBIDS = late(
    rf"{_LEAD}(?:(?:must|should|shall|are to|will) (?:not|never)|never|do not|don't|not to|avoid"
    r"|refrain from)(?: ever| under any circumstances)? ",
    re.IGNORECASE,
)
_ORDERS = late(
    rf"{_LEAD}(?:(?:must|should|shall|have to|need to|are to|always|make sure to|be sure to"
    rf"|ensure to|remember to) )*",
    re.IGNORECASE,
)
_REASON = late(
    r",? (?:so that|because|since|as it|in order to|to ensure|to avoid|even|so)\b.*|[:;(—].*",
    re.DOTALL,
)
_SCOPE = late(
    r"(?: (?:in|to|from|with|within) (?:your|the|any|all|every) (?:final )?(?:repl(?:y|ies)"
    r"|answers?|responses?|outputs?)| at all)$"
)
_NARROW = late(
    r"\b(?:only|just|more|less|too|(?<!the )first|yet|both|other|another|than|without|but|except"
    r"|not|no|unnecessar\w*|excessive\w*|directly|immediately|simply|merely|any other|again)\b"
)
"""Words that make an order one of some cases: what forbids it has to say all of the same."""
_POINTING = late(r"\b(?:this|that|these|those|it|them|so|as|above|below)\b")
_IDLE = frozenset("the a an your any ever always please".split())
_SHOWING = frozenset("include mention add state show display insert".split())
_FEW = 2
_AFTER = frozenset("before after in at with for to from of on about by when while during".split())
"""Words in front of which a thing ends: "ask questions before …", but not "show code samples"."""


class Order(NamedTuple):
    """What is to be done, in comparable words, and whether that is forbidden."""

    what: str
    forbids: bool
    is_narrow: bool = False


def order(text: str) -> tuple[Order, Span] | None:
    """Return what a sentence orders or forbids and the words of it, or None for any other."""
    forbids = _FORBIDS.match(text)
    orders = forbids or _ORDERS.match(text)
    begin = orders.end() if orders else 0
    rest = _REASON.sub("", text[begin:]).rstrip(" .!*\"'")
    low = _SCOPE.sub("", rest.lower())
    words = [word for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", low) if word not in _IDLE]
    if len(words) < _FEW or _POINTING.search(low) or "," in low or "{" in low:
        return None
    words[0] = _stem(words[0])
    start = len(text) - len(text.lstrip(" -*\t"))
    narrow = _NARROW.search(low) is not None
    return Order(" ".join(words), forbids is not None, narrow), Span(start, begin + len(rest))


def are_opposed(one: Order, other: Order) -> bool:
    """Say whether one sentence forbids what the other orders, be it among more."""
    if one.forbids == other.forbids:
        return False
    if one.is_narrow or other.is_narrow:
        return one.what == other.what
    ban, demand = (one, other) if one.forbids else (other, one)
    forbidden, wanted = _things(ban.what), _things(demand.what)
    if not set(forbidden) <= set(wanted) or forbidden[0] != wanted[0]:
        return False
    behind = wanted[wanted.index(forbidden[-1]) + 1 :]
    return not behind or behind[0] in _AFTER


def _things(what: str) -> list[str]:
    return [word.removesuffix("s") for word in what.split()]


def _stem(verb: str) -> str:
    """Return a verb without its ending, the same for all verbs of showing something."""
    plain = re.sub(r"([^aeiou])\1ing$", r"\1", verb)
    stems = {plain, verb.removesuffix("ing"), f"{verb.removesuffix('ing')}e"}
    if stems & _SHOWING:
        return "show"
    return re.sub(r"(?:ing|e)$", "", plain)
