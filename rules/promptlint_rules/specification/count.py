"""How many things a sentence asks for, or takes to be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.english.numerals import NUMERALS

_WORDS = [word for word, number in NUMERALS.items() if number > 1]
_N = rf"(?P<NAME>\d{{1,3}}|{'|'.join(_WORDS)})"
_NOUN = (
    r"(?:(?!and\b|or\b|to\b|of\b|for\b)[a-z-]+ ){0,2}?(?P<NAME>[a-z]{3,}s)"
    r"\b(?! (?:each|per|for each|for every|or more|or fewer|or less))"
)
_COUNT = late(
    r"\b(?:(?:suggest|write|generate|give|provide|list|return|create|produce|propose|output"
    r"|make|come up with"
    r"|ask|name|draft|extract|identify|invent|select|choose|pick|recommend|highlight)(?: me| us"
    r"| the user| them)? (?:exactly "
    r"|precisely |a list of (?:exactly )?)?"
    rf"{_N.replace('NAME', 'made')} {_NOUN.replace('NAME', 'things')}"
    r"|(?:of|in|into|from) (?:exactly|precisely) "
    rf"{_N.replace('NAME', 'cut')} {_NOUN.replace('NAME', 'pieces')}"
    r"|(?:has|have|contains?|consists? of|with) (?:exactly|precisely) "
    rf"{_N.replace('NAME', 'held')} {_NOUN.replace('NAME', 'kept')}"
    rf"|(?:the|your|all|these) "
    rf"(?:exactly )?{_N.replace('NAME', 'there')} {_NOUN.replace('NAME', 'those')})",
    re.IGNORECASE,
)
_OF_EACH = late(
    r"\b(?:each|every) (?P<owner>[a-z]+) (?:must |should |shall |will |to )?"
    r"(?:has|have|contains?|needs?|gets?|includes?|comes? with|consists? of|with)"
    rf" (?:exactly |precisely )?{_N.replace('NAME', 'held')} (?P<kept>[a-z]{{3,}}s)\b"
    rf"|\b(?:exactly |precisely )?{_N.replace('NAME', 'made')} (?P<things>[a-z]{{3,}}s)"
    r" (?:for|per|in|to|of)(?: each| every| (?<=per )) ?(?P<for>[a-z]+)\b"
    r"|\b(?P<many>[a-z]{3,}s),? (?:each )?(?:with|having|of) (?:exactly |precisely )?"
    rf"{_N.replace('NAME', 'had')} (?P<had_things>[a-z]{{3,}}s) each\b",
    re.IGNORECASE,
)
_EACH_OR_PER = late(r"\b(?:each|every|per)\b", re.IGNORECASE)
_BOUNDED = late(
    r"\b(?:at (?:least|most)|up to|between|or (?:more|less|fewer)|about|around|max\w*|min\w*"
    r"|more than|less than|fewer than|no more|first|last|top)\b",
    re.IGNORECASE,
)
_EXACTLY = late(r"\b(?:exactly|precisely)\b", re.IGNORECASE)
_UNITS = frozenset(
    "words sentences characters lines paragraphs times points minutes hours days weeks months years"
    " seconds steps examples sections levels parts columns rows fields things types ways tokens"
    " digits pages categories stages phases criteria others letters has does is was this rules "
    "tools"
    " bullets percent shots as us numbers".split()
)
_OF_ALL = late(r"\b(?:for )?(?:each|every one|all) of (?=the\b)", re.IGNORECASE)
_PART = late(
    r"\b(?:each|every|per|first|last|top|best|(?:one|some|any|most|which|both) of the|out of"
    r"|between|another|more|other"
    r"|additional|batch)\b",
    re.IGNORECASE,
)


EACH = "of each"
"""What stands in the noun of a number of things that each of others has."""
SCALE = "scale"
"""The noun of scales; no other is compared with them."""
_IDLE = frozenset(
    "integer whole value figure the a an your each every this that it its on from scale of is must"
    " should be will as number"
    " between overall in answer response reply and must".split()
)
_SCALE = late(
    r"\b(?P<what>rate|rating|score|grade|scale|(?:one|a|single) (?:number|digit))\b"
    r"(?P<of>[^.;\n]{0,50}?)(?:\b(?:from|between|scale of)|\() ?"
    r"(?P<low>[01])(?: ?\([^()\n]{1,40}\))? ?(?:to|-|–|and) ?(?P<high>[3-9]|1[0-9]|20|50|100)"
    r"\b(?![%\w])"
    r"|\b(?P<whole>rate|score|grade)\b[^.;\n]{0,50}?\bout of (?P<most>5|10|20|100)\b(?![%\w])",
    re.IGNORECASE,
)
_FOR = late(
    r"(?: ?\([^()\n]{1,60}\))?,? (?:for|of) (?:the |its |their |overall )?(?P<thing>[a-z]{3,})",
    re.IGNORECASE,
)
_CRITERION = late(
    r"\b(?:(?:for|on|of) (?:each|every)|(?:each|every) (?:criteri\w+|aspect|dimension|category"
    r"|metric|field|section|part|item)|per|criteri\w+|confidence|relevance|aspect)\b",
    re.IGNORECASE,
)

_LABEL = late(
    r"\W*(?P<name>\w[\w/-]{0,20}(?: [\w/-]{1,20}){0,3}?)[\"'*`]*[ \t]*(?::|=| [-–—]"
    r" )[\"'*` \t]*(?:(?:an?|the) )?",
    re.IGNORECASE,
)


class Count(NamedTuple):
    """A number of things; `is_definite` where they are taken to be there ("the three titles")."""

    number: int
    noun: str
    is_definite: bool
    is_exact: bool = False
    """Whether the number is asked for as exactly that."""
    of: str = ""
    """Of a scale: what is put on it, and of what something has: what that is; else ""."""
    is_asked: bool = False
    """Whether the things themselves are asked for: "suggest three titles"."""


def counts(text: str) -> Iterator[tuple[Count, Span]]:
    """Yield the numbers of things that a sentence asks for or speaks of."""
    for match in _COUNT.finditer(text):
        if _PART.search(_OF_ALL.sub("", _clause(text, match))):
            continue
        word = (match["made"] or match["cut"] or match["held"] or match["there"]).lower()
        noun = (match["things"] or match["pieces"] or match["kept"] or match["those"]).lower()
        if noun not in _UNITS:
            number = NUMERALS.get(word) or int(word)
            is_exact = _EXACTLY.search(match[0]) is not None
            owner = _owner(text, match) if match["held"] else ""
            is_asked = match["made"] is not None
            count = Count(number, noun, match["there"] is not None, is_exact, owner, is_asked)
            yield count, Span(*match.span())


def counts_of_each(text: str) -> Iterator[tuple[Count, Span]]:
    """Yield how many things each of some others has: "every question has two options"."""
    found = _OF_EACH.finditer(text) if _EACH_OR_PER.search(text) else ()
    for match in found:
        if _BOUNDED.search(_clause(text, match)):
            continue
        word = (match["held"] or match["made"] or match["had"]).lower()
        things = match["kept"] or match["things"] or match["had_things"]
        owner = match["owner"] or match["for"] or match["many"].removesuffix("s")
        noun = f"{things} {EACH} {owner}".lower()
        is_exact = _EXACTLY.search(match[0]) is not None
        number = NUMERALS.get(word) or int(word)
        is_kept = match["held"] is not None
        yield Count(number, noun, is_definite=is_kept, is_exact=is_exact), Span(*match.span())


def scales(text: str) -> Iterator[tuple[Count, Span]]:
    """Yield the upper ends of the scales on which a sentence wants its one score."""
    for match in _SCALE.finditer(text):
        if not _CRITERION.search(text):
            before, behind = text[: match.start()], text[match.end() :]
            of = _put_on(match) or _label(before) or _named(behind)
            found = Count(int(match["high"] or match["most"]), SCALE, is_definite=True, of=of)
            yield found, Span(*match.span())


def _put_on(match: re.Match[str]) -> str:
    """Return the thing that a sentence wants a score of: "grammar" in "rate grammar from"."""
    if (match["what"] or "").lower() not in {"rate", "score", "grade"}:
        return ""
    words = [w for w in re.findall(r"[a-z]+", match["of"].lower()) if w not in _IDLE]
    return words[0].rstrip("s") if words else ""


def _named(behind: str) -> str:
    """Return what a score is given for, where that stands behind it: "for originality"."""
    match = _FOR.match(behind)
    return match["thing"].lower().rstrip("s") if match else ""


def _label(before: str) -> str:
    """Return the name of the field whose value a sentence begins with: `- "Overall": A rating`."""
    match = _LABEL.fullmatch(before)
    return match["name"].lower() if match else ""


def _owner(text: str, match: re.Match[str]) -> str:
    """Return what has a number of things: "closed questions" of "closed questions must have"."""
    start = max(text.rfind(mark, 0, match.start()) for mark in ",:;(\n") + 1
    words = re.findall(r"[\w/-]+", text[start : match.start()].lower())
    return " ".join(word for word in words if word not in _IDLE)


def _clause(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in ",:;(") + 1
    after = re.match(r"[^,:;)]*", text[match.end() :])
    return text[start : match.end()] + (after[0] if after else "")
