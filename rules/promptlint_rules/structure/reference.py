"""Words of a prompt that point to something below or above them: "the following notes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_THINGS = frozenset(
    "text article passage document table list snippet transcript conversation dialogue paragraph"
    " example email e-mail letter schema excerpt review sentence report abstract recipe sample"
    " rubric timetable poem contract resume message question function program essay memo speech"
    " ticket tweet comment headline invoice receipt statement claim description chapter scene"
    " interview thread complaint brief agenda diary advert announcement appendix checklist faq"
    " sketch diagram drawing photo photograph screenshot handbook manual calendar inventory".split()
)
"""Things that can be there once, or several times."""
_SINGLE = frozenset(
    "csv json code context notes results limits thresholds data categories labels prices rates"
    " columns menu glossary definitions story stories log dialogues".split()
)
ORDERS = frozenset(
    "rules guidelines policy policies requirements principles steps instructions"
    " regulations laws constraints conditions".split()
)
"""Things that any sentences can be."""
_STOPS = frozenset("and or to of".split())
_FORMS = frozenset("format structure style".split())
_PUT = r"(?:given|shown|[a-z]+ed|(?:set|laid) out)"
_WORDS = r"(?P<words>[a-z-]+(?: [a-z-]+){0,2})"
_SOME = r"(?:(?:two|three|four|five|six|several|few|many|\d) )?"
_WORD = r"(?:(?!and\b|or\b|to\b|of\b|as\b|is\b|are\b|in\b)[a-z-]+ )?"
_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)]|$|\n)| (?:and|as|into|in|by|to|for|with|using|according|before|when|if"
    r"|while|exactly|carefully|strictly|are|is|come|apply|hold|define|take|must|should|always)\b)"
)
_FOLLOWING = late(
    r"\b(?:(?:the|this|these) following|(?:below|here) (?:is|are) (?:the|an?|some|my|our))"
    rf" {_WORDS}(?P<next> (?:format|structure|style))?(?P<end>[ \t]*[.:](?:\s|$))?",
    re.IGNORECASE,
)
_PRECEDING = late(rf"\b(?:the|this) (?:above|preceding) {_WORDS}(?P<next>)(?P<end>)", re.IGNORECASE)
_HEAD = r"(?:(?!(?:and|or|to|of)\b)[a-z-]+ ){0,2}?(?P<thing>[a-z-]+)"
_BELOW = late(
    rf"\b(?:the|these|those|our|my) {_HEAD},?"
    rf" (?:(?:that|which) (?:are |is )?|(?:is|are) (?={_PUT} ))?"
    rf"(?:(?:{_PUT} )?(?:below|underneath|further down)|that follows?)\b"
    rf"|\b(?:the|this|these) {_SOME}{_WORD}(?P<any>[a-z]{{3,}}) (?:{_PUT} )?below{_GOES_ON}"
    rf"|\bthe list of (?:[a-z]+ )?(?P<listed>[a-z]{{3,}}s) (?:{_PUT} )?below{_GOES_ON}"
    rf"|\b(?:with|by|from|in|of|use|using|apply|consult|follow) (?!the\b|this\b|these\b|those\b)"
    rf"(?:[a-z]+ )?(?P<bare>[a-z]{{3,}}s) {_PUT} below{_GOES_ON}",
    re.IGNORECASE,
)
_ABOVE = late(
    rf"\bthe {_HEAD} (?:{_PUT} )?above\b"
    rf"|\b(?:the|this|these) {_SOME}{_WORD}(?P<any>[a-z]{{3,}}) (?:{_PUT}"
    rf" )?above{_GOES_ON}(?P<bare>)(?P<listed>)",
    re.IGNORECASE,
)
_NO_NOUN = late(r"(?:format|structure|style|ways?$|manner)|.{0,2}$|.*ing$", re.IGNORECASE)


class Reference(NamedTuple):
    """A place that points to a thing of some noun, below or above it."""

    span: Span
    noun: str
    is_below: bool
    is_last: bool = False
    """Whether it leads to what is to follow at the end of a text: "Here are the rules:"."""


def references(text: str) -> Iterator[Reference]:
    """Yield what a text points to, first below and then above, each in order."""
    low = text.lower()
    below: list[Reference] = []
    if "following " in low or "here " in low or "below " in low:
        below += _led(_FOLLOWING, text, is_below=True)
    if any(cue in low for cue in ("below", "that follow", "underneath", "further down")):
        below += _ended(_BELOW, text, is_below=True)
    yield from sorted(below)
    if "above" in low or "preceding" in low:
        yield from sorted(
            (*_led(_PRECEDING, text, is_below=False), *_ended(_ABOVE, text, is_below=False))
        )


def _led(pattern: re.Pattern[str], text: str, *, is_below: bool) -> Iterator[Reference]:
    """Yield what "the following …" names: the first word that is a thing, or else any noun."""
    for match in pattern.finditer(text):
        at = match.start("words")
        words = match["words"].lower().split(" ")
        for index, word in enumerate(words):
            end = at + len(" ".join(words[: index + 1]))
            rest = (words[index + 1] if index + 1 < len(words) else (match["next"] or "")).strip()
            is_last = "following" not in match[0].lower() and _is_ended(text, end)
            is_thing = _is_thing(word) or (word in ORDERS and is_last)
            if is_thing and rest.lower() not in _FORMS:
                yield Reference(Span(match.start(), end), word, is_below, is_last)
                break
            if word in _STOPS:
                break
        else:
            is_named = len(words) == 1 and match["end"] and not _NO_NOUN.match(words[0])
            if is_named and "following" in match[0].lower():
                yield Reference(Span(match.start(), match.end("words")), words[0], is_below)


def _is_ended(text: str, end: int) -> bool:
    """Say whether nothing but the end of a sentence, or a colon, stands behind an offset."""
    head, colon, tail = text[end:].partition(":")
    return not f"{'' if colon and len(head) <= _NEAR else head}{tail}".strip(" .\n")


def _ended(pattern: re.Pattern[str], text: str, *, is_below: bool) -> Iterator[Reference]:
    """Yield what stands before "below" or "above"."""
    for match in pattern.finditer(text):
        listed = match["listed"]
        noun = f"{listed}-list" if listed else match["thing"] or match["any"] or match["bare"]
        noun = noun.lower()
        if noun == "list":
            noun = _compound(match[0].lower())
        is_named = not _is_thing(noun) and noun not in ORDERS and noun.endswith("s")
        if is_named and _ENUMERATED.search(match[0]):
            noun = f"{noun}-list"
        follows_any = match["thing"] is None or _GOING_ON.match(text, match.end())
        if is_below and _TO_WRITE.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        if (
            _is_thing(noun)
            or noun.endswith("-list")
            or noun in ORDERS
            or (follows_any and not match[0].lower().endswith(_LOOSE))
        ):
            yield Reference(Span(*match.span()), noun, is_below)


def _compound(words: str) -> str:
    """Return "price-list" where a list is of a kind, and "list" otherwise."""
    before = words.partition(" list")[0].split()[-1]
    return "list" if before in ("the", "this", "these", "those", "our", "my") else f"{before}-list"


_TO_WRITE = late(
    r"\b(?:return|write|put|provide|give|output|insert|place|print|enter|fill in|type|add|draft"
    r"|produce)[a-z ]{0,20}(?<! of )$",
    re.IGNORECASE,
)
"""What stands in front of what the model is to write below."""
_NEAR = 30
_ENUMERATED = late(r"\b(?:listed|enumerated)\b", re.IGNORECASE)
_GOING_ON = late(_GOES_ON)
_LOOSE = ("follow", "follows", "underneath", "further down")


def _is_thing(word: str) -> bool:
    return word in _SINGLE or word in _THINGS or word.removesuffix("s") in _THINGS
