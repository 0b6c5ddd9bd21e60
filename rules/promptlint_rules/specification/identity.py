"""Who a prompt says the model is: a name, and a trade."""

from __future__ import annotations

import re
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.specification.trade import trade

_IS = late(
    r"^\W*(?:hi[,!] |hello[,!] |from now on,? |now,? )?(?:you are|you're|you will act as|you act"
    r" as|act as"
    r"|your name is|(?:i|we) want you to (?:act as|be)|(?:behave|act|talk) like(?= an? )"
    r"|introduce yourself as|(?:imagine|pretend|suppose)(?: that)? you(?: are|'re)"
    r"|pretend to be"
    r"|(?:you (?:will |are to )?)?(?:assume|take on|take|play|adopt) the (?:role|part|persona)"
    r" of|you (?:work|serve) as"
    r"|you play(?: the (?:role|part) of)?|your (?:role|job|task) is (?:to (?:act as|be)|that of)"
    r"|(?:speak|answer|respond|reply) as(?= an? )|(?:as|being)(?= an? [^,.\n]{3,60}(?:,| you\b)))"
    r"(?P<more> (?:now|also|not|acting as|still|both))* (?P<rest>[^.!?\n]+)",
    re.IGNORECASE,
)
_NAME = late(
    r"(?:called |named )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=[,.!\n]| \(|, an?| and |"
    r" from (?:the )?[a-z]|$)"
    r"|(?P<loud>[A-Z]{3,12})(?=, (?:an?|the|our|your) )"
)
_NAMED = late(
    r"(?:an?|the|our|my)(?: (?!with\b|another\b|in\b|for\b|from\b|of\b|to\b|by\b)[\w-]+){1,5}?,?"
    r" (?:called|named|whose name is) [\"'*]*(?P<name>[A-Z][\w-]+)"
)
_HEAD_END = late(
    r"[,;:(—–.]| (?:who|that|which|with|for|from|of|in|at|on|to|and|whose|named|called|tasked"
    r"|you|helping|working|assigned|specializ\w+|speciali[sz]\w+|skilled|responsible|designed"
    r"|trained)\b"
)
_HOUSE = late(
    r"(?:[\w'-]+ ){0,3}?(?:assistant|chat ?bot|agent|representative|hotline|help ?desk|voice"
    r"|receptionist"
    r"|support|bot) (?:of|at) (?:an? |the )?(?!user|team|group|model|company|following|whole"
    r"|system)"
    r"(?P<house>[A-Za-z][\w'-]*(?: [\w'-]+){0,2}?)(?=[,.;:!]| (?:who|that|which|in|and|called"
    r"|named|for)\b|$)",
    re.IGNORECASE,
)
"""Whose desk it is that the model sits at."""


_LONGEST = 4
"""Words of the longest name of a post."""


class Identity(NamedTuple):
    """A name, and the field and the word of a trade; each "" where none is given."""

    name: str
    field: str
    trade: str
    house: str = ""
    """Whose assistant it is: "a car dealer"."""


def identity(text: str) -> tuple[Identity, Span] | None:
    """Return who a sentence says the model is, and where; None where it says nothing of it."""
    match = _IS.match(text)
    if match is None or match["more"]:
        return None
    rest = match["rest"]
    proper, named = _NAME.match(rest), _NAMED.match(rest)
    name = (proper["name"] or proper["loud"]) if proper else named["name"] if named else ""
    word, field, house = _trade(rest)
    if not (name or word or house):
        return None
    start = len(text) - len(text.lstrip(" -*\t"))
    return Identity(name, field, word, house), Span(start, match.end())


def post(text: str, whole: str) -> tuple[Identity, Span] | None:
    """Return the trade that a text is the mere name of, as an agent's role: "Tax advisor"."""
    words = text.rstrip(".").lower().split()
    if text != whole.strip() or len(words) > _LONGEST:
        return None
    word, field = trade(words)
    return (Identity("", field, word), Span(0, len(text))) if field else None


def _trade(rest: str) -> tuple[str, str, str]:
    """Return the trade at the head of "a very experienced travel agent who …", and whose it is.

    Each is "" where it is not known; so is the field of the trade, in the middle.
    """
    head = re.sub(r"^(?:[A-Z]\w+(?: [A-Z]\w+)*, )?(?:an?|the|our|my) ", "", rest)
    if head == rest:
        return "", "", ""
    end = _HEAD_END.search(head)
    words = (head[: end.start()] if end else head).lower().split()
    house = _HOUSE.match(head)
    return *trade(words), house["house"].lower() if house else ""


def are_two(one: Identity, other: Identity) -> bool:
    """Say whether nobody is both."""
    if one.name and other.name:
        words = {*one.name.lower().split()} & {*other.name.lower().split()}
        return not words and _is_person(one) and _is_person(other)
    if one.field and other.field:
        return one.field != other.field
    if one.name or other.name:
        return False
    houses = [{*re.findall(r"[\w-]{3,}", identity.house)} for identity in (one, other)]
    return all(houses) and houses[0].isdisjoint(houses[1])


def _is_person(one: Identity) -> bool:
    return one.name.lower().split()[0] not in _NO_NAMES


_NO_NAMES = frozenset(
    "an the a in on at not only also given going provided asked now chatgpt gpt claude gemini "
    "llama assistant ai"
    " an expert agent user system senior helpful human free able allowed required".split()
)
