"""What a sentence orders or forbids, so that an order and its opposite can be compared."""

from __future__ import annotations

import re
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_LEAD = (
    r"\W*(?:(?:please|also|and|but|important|note|remember|you|we|that"
    r"|the (?:assistant|agent|model|bot|chatbot))\b[,: ]*)*"
)
_EVER = r"(?: ever| under any circumstances| in any case)?"
_FORBIDS = late(
    rf"{_LEAD}(?:(?:must|should|shall|may|are to|will) (?:not|never)|never|cannot|do not|don't"
    rf"|not to"
    rf"|(?:under no circumstances|at no time|on no account|in no case|by no means)"
    r"(?: (?:should|may|must|are|do|shall) you(?: to)?)?"
    r"|(?:it is|are|is) (?:strictly )?(?:forbidden|prohibited|not allowed|not permitted|banned)"
    rf" (?:to|from)|(?P<avoids>avoid|refrain from)){_EVER} ",
    re.IGNORECASE,
)
_ORDERS = late(
    rf"{_LEAD}(?:(?:must|should|shall|will|have to|need to|are to|always|make sure to|be sure to"
    r"|ensure to|remember to|it is (?:required|mandatory|necessary|essential) to|are required to)"
    r" )*",
    re.IGNORECASE,
)
_PASSIVE = late(
    r"\W*(?P<what>(?:(?:the|all|any|your|every|each) )?(?:[a-z-]+ ){0,4}?[a-z-]+)"
    r" (?:must|should|shall|may|has to|have to|is to|are to|is|are)"
    r" (?P<polarity>(?:always |never |not |not ever )?)(?:to )?be (?P<verb>\w+)(?P<rest>[^.!?]*)",
    re.IGNORECASE,
)
"""The order that names first what it is about: "The price must never be shown"."""
_SUBJECT = late(
    r"\W*(?:(?:the|all|any|your|every|each|no) )?(?P<what>(?:[a-z-]+ ){0,2}[a-z-]{3,})"
    r" (?:must|should|shall|may|has to|have to|will) (?P<polarity>(?:always |never |not )?)"
    r"(?!be\b|not\b|never\b|always\b)(?P<verb>[a-z]+) (?P<rest>[^.!?]+)",
    re.IGNORECASE,
)
"""An order to a thing: "Every answer must name the page"."""
_TURNS = ("never", "not", "Never", "Not")
_NOBODY = frozenset(
    "you we it this that they assistant agent model bot chatbot user customer there which what"
    " who".split()
)
_BANS = ("forbidden", "prohibited", "banned", "off limits", "not allowed", "not permitted")
_BANNED = late(
    r"\W*(?P<what>(?:(?:the|all|any) )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?:is|are) (?:strictly )?"
    rf"(?:{'|'.join(_BANS)})\W*$",
    re.IGNORECASE,
)
_DROPS = late(rf"{_LEAD}(?:always )?(?:leave out|omit|skip|drop|exclude|suppress) ", re.IGNORECASE)
_NONE = late(
    rf"{_LEAD}(?P<verb>use|give|include|show|mention|add|offer|quote|cite|provide|ask|make|name"
    r"|display|insert) no (?!more\b|fewer\b|less\b|longer\b|other\b|one\b)",
    re.IGNORECASE,
)
_UNDONE = late(
    rf"{_LEAD}(?:leave|keep) (?P<what>[^.!?,]{{2,40}}?) un(?P<verb>[a-z]+ed)\W*$", re.IGNORECASE
)
_REASON = late(
    r",? (?:so that|because|since|as it|in order to|to ensure|to avoid|even|so)\b.*|[:;(—].*",
    re.DOTALL,
)
_SCOPE = late(
    r"(?: (?:in|to|from|with|within) (?:your|the|any|all|every|each) (?:final )?(?:repl(?:y|ies)"
    r"|answers?|responses?|outputs?|messages?)| at all)$"
)
_NARROW = late(
    r"\b(?:only|just|more|less|too|(?<!the )first|yet|both|other|another|than|without|but|except"
    r"|not|no|unnecessar\w*|excessive\w*|directly|immediately|simply|merely|any other|again|twice"
    r"|sparingly)\b"
)
"""Words that make an order one of some cases: what forbids it has to say all of the same."""
_POINTING = late(
    r"\b(?:this|that|these|those|it|them|so|above|below)\b|\bas (?:follows|described|shown"
    r"|stated)\b"
)
_IDLE = frozenset("the a an your any ever always please".split())
_SHOWING = frozenset("includ mention add stat show display insert nam indicat".split())
_USING = frozenset("us employ apply".split())
_ANY = "any"
"""The verb of a ban that names things alone."""
_ANY_OF = _SHOWING | _USING | {_ANY, "show", "giv", "provid", "writ", "mak", "off", "put", "tak"}
_WITHOUT = late(r"\b(?:with|without|including|excluding)\b")
_FEW = 2
_AFTER = frozenset("before after in at with for to from of on about by when while during".split())
"""Words in front of which a thing ends: "ask questions before …", but not "show code samples"."""
_IRREGULAR = {
    "shown": "show", "given": "giv", "written": "writ", "told": "tell", "sent": "send",
    "kept": "keep", "made": "mak", "put": "put", "taken": "tak", "spoken": "speak",
}  # fmt: skip


class Order(NamedTuple):
    """What is to be done, in comparable words, and whether that is forbidden."""

    what: str
    forbids: bool
    is_narrow: bool = False


def order(text: str) -> tuple[Order, Span] | None:
    """Return what a sentence orders or forbids and the words of it, or None for any other."""
    found = _parts(text)
    if found is None:
        return None
    forbids, verb, begin, end = found
    rest = _REASON.sub("", text[begin:end]).rstrip(" .!*\"'")
    low = _SCOPE.sub("", rest.lower())
    words = [word for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", low) if word not in _IDLE]
    if verb:
        words[:0] = verb.lower().split()
    if len(words) < _FEW or _POINTING.search(low) or "," in low or "{" in low:
        return None
    words[0] = _stem(words[0])
    start = len(text) - len(text.lstrip(" -*\t"))
    narrow = _NARROW.search(low) is not None
    is_behind = begin + len(rest) < len(text) and end < len(text)  # "prices must be shown"
    stop = len(text.rstrip(" .!*\"'")) if is_behind else begin + len(rest)
    return Order(" ".join(words), forbids, narrow), Span(start, stop)


def _parts(text: str) -> tuple[bool, str, int, int] | None:
    """Return whether a sentence forbids, a verb that stands elsewhere, and where the things are."""
    low = text.lower()
    if " be " in low and (match := _PASSIVE.match(text)):
        forbids = match["polarity"].lower().startswith(("never", "not"))
        return forbids, match["verb"], *match.span("what")
    if low.rstrip(" .!*").endswith(_BANS) and (match := _BANNED.match(text)):
        return True, _ANY, *match.span("what")
    if " un" in low and (match := _UNDONE.match(text)):
        return True, match["verb"], *match.span("what")
    if match := _DROPS.match(text):
        return True, "show", match.end(), len(text)
    if " no " in low and (match := _NONE.match(text)):
        return True, match["verb"], match.end(), len(text)
    if match := _FORBIDS.match(text):
        is_of_thing = match["avoids"] and not re.match(r"\w+ing\b", text[match.end() :])
        return True, _ANY if is_of_thing else "", match.end(), len(text)
    if (match := _SUBJECT.match(text)) and match["what"].lower() not in _NOBODY:
        who = match["what"].lower().removesuffix("s")
        return (
            bool(match["polarity"].strip() in _TURNS),
            f"{match['verb']} {who}",
            *match.span("rest"),
        )
    match = _ORDERS.match(text)
    return False, "", match.end() if match else 0, len(text)


def are_opposed(one: Order, other: Order) -> bool:
    """Say whether one sentence forbids what the other orders, be it among more."""
    if one.forbids == other.forbids:
        return not one.forbids and _are_apart(one.what, other.what)
    ban, demand = (one, other) if one.forbids else (other, one)
    if demand.is_narrow and not ban.is_narrow and _is_only(demand.what):
        demand = Order(_without_only(demand.what), forbids=False)
        return _is_same_verb(ban.what, demand.what) and _things(ban.what) == _things(demand.what)
    if one.is_narrow or other.is_narrow:
        return one.what == other.what
    forbidden, wanted = _things(ban.what), _things(demand.what)
    if not set(forbidden) <= set(wanted) or not _is_same_verb(ban.what, demand.what):
        return False
    behind = wanted[wanted.index(forbidden[-1]) + 1 :]
    return not behind or behind[0] in _AFTER


def _are_apart(one: str, other: str) -> bool:
    """Say whether two orders differ in "with" and "without", or are of one kind of thing each."""
    if one != other and _WITHOUT.sub("with", one) == _WITHOUT.sub("with", other):
        return True
    first, second = _things(_without_only(one)), _things(_without_only(other))
    is_of_kind = _is_only(one) and _is_only(other) and _is_same_verb(one, other)
    return is_of_kind and len(first) == len(second) == _FEW and _differ_in_kind(first, second)


def _differ_in_kind(one: list[str], other: list[str]) -> bool:
    return one[-1] == other[-1] and one[0] != other[0]


def _is_only(what: str) -> bool:
    """Say whether nothing but some things is to be used: "use only …", "use … only"."""
    words = what.split()
    return "only" in (words[1], words[-1]) and words[0] in _USING


def _without_only(what: str) -> str:
    return " ".join(word for word in what.split() if word != "only")


def _is_same_verb(ban: str, demand: str) -> bool:
    forbidden, wanted = ban.split(maxsplit=1)[0], demand.split(maxsplit=1)[0]
    return forbidden == wanted or (forbidden == _ANY and wanted in _ANY_OF)


def _things(what: str) -> list[str]:
    return [word.removesuffix("s") for word in what.split()[1:]]


def _stem(verb: str) -> str:
    """Return a verb without its ending, the same for all verbs of showing something."""
    plain = re.sub(r"([^aeiou])\1(?:ing|ed)$", r"\1", verb)
    stem = _IRREGULAR.get(verb) or re.sub(r"(?:ing|ed|e)$", "", plain)
    return "show" if stem in _SHOWING else stem
