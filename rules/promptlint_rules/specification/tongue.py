"""In which language, person and letters a sentence wants the answer, or a text that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from promptlint.pattern import late
from promptlint_rules.specification.form_words import SAY, THE_ANSWER, WHOLE

_TONGUES = frozenset(
    "english german french spanish italian portuguese dutch chinese japanese korean russian arabic"
    " hindi turkish polish swedish danish norwegian finnish czech greek hebrew hungarian romanian"
    " ukrainian vietnamese thai indonesian persian bengali mandarin cantonese catalan".split()
)
_TONGUE = (
    r"(?:simplified |traditional |british |american |plain |brazilian )?"
    rf"(?P<NAME>{'|'.join(sorted(_TONGUES))})"
)
_NOT_TONGUE = (
    r"\b(?! (?:and|or|units?|format|grammar|class|style|characters|letters|names?|words?|to\b))"
    r"(?!/)"
)
_THING = (
    r"(?:translation|review|report|letter|e-?mail|article|summary|description|story|poem|text|essay|speech"
    r"|post|message|biography|caption|invitation)"
)
_LANGUAGE = late(
    rf"^(?:answer|respond|reply|write|output|speak|communicate|give|provide) (?:{WHOLE}"
    rf"|to the user |to everything |everything |text )?in (?:the"
    rf" )?{_TONGUE.replace('NAME', 'a')}{_NOT_TONGUE}"
    rf"|^(?:speak|use) (?:only )?{_TONGUE.replace('NAME', 'c')}"
    r"(?= (?:only|with|at"
    rf"|throughout|in|for (?:your|the|all|every) (?:answer|repl|respons|output)\w*)\b|[.,;]|$)"
    rf"|^(?:{THE_ANSWER}|everything|(?:all|every|each) (?:your )?{_THING}s?)"
    rf" (?:(?:must|should|has to|have to|is to|will) (?:only |always )?be|is|are)(?: always)?"
    rf" (?:written |given )?in (?:the )?{_TONGUE.replace('NAME', 'b')}{_NOT_TONGUE}",
    re.IGNORECASE,
)
_THING_LANGUAGE = late(
    rf"^(?:{SAY}|draft|compose) (?:the|your|this|an?) (?P<said>{_THING}) in (?:the )?"
    rf"{_TONGUE.replace('NAME', 'a')}{_NOT_TONGUE}"
    rf"|^(?:the|your|this) (?:(?:whole|entire|full|complete) )?(?P<due>{_THING})"
    rf" (?:(?:must|should|has to|is to|will) be|is)(?:"
    rf" written| given)?"
    rf" in (?:the )?{_TONGUE.replace('NAME', 'b')}{_NOT_TONGUE}"
    rf"|^(?P<verb>translate)"
    r" (?:(?!titles?\b|names?\b|head|labels?\b|fields?\b|keys?\b|terms?\b|words?\b"
    r"|captions?\b)[^.\n]){0,60}?"
    rf"\b(?:in)?to {_TONGUE.replace('NAME', 'c')}{_NOT_TONGUE}",
    re.IGNORECASE,
)
_PERSON = late(
    r"^(?:write|speak|answer|tell|use|narrate|describe|keep|stay|formulate)\b[^.\n]{0,30}?"
    r"\b(?:in|from|to|use|using) (?:the )?(?P<person>first|second|third)[- ]person\b(?! (?:who|to"
    r"|in line))",
    re.IGNORECASE,
)
_CASE = late(
    rf"^(?:{SAY} {WHOLE}(?:everything |it |all )?in|use|{THE_ANSWER} (?:must|should) be in)"
    r" (?:only |all )?(?P<case>lower[- ]?case|upper[- ]?case|capitals|capital letters|block"
    r" letters)"
    r"(?: letters)?(?= only| throughout|[.,;]|$)",
    re.IGNORECASE,
)

_POINTS = late(r"[.,:;]")


VoiceKind = Literal["language", "translate", "person", "case"]


class Voice(NamedTuple):
    """A language, person or case that is wanted, and of what; "" of the answer as a whole."""

    kind: VoiceKind
    name: str
    of: str
    match: re.Match[str]


def voices(text: str) -> Iterator[Voice]:
    """Yield in which language, person and letters a sentence wants things to be written."""
    low = text.lower()
    if not _TONGUES.isdisjoint(_POINTS.sub(" ", low).split()):
        for match in _LANGUAGE.finditer(text):
            yield Voice("language", _first(match, "a", "b", "c"), "", match)
        for match in _THING_LANGUAGE.finditer(text):
            kind: VoiceKind = "translate" if match["verb"] else "language"
            of = "translation" if match["verb"] else _first(match, "said", "due")
            yield Voice(kind, _first(match, "a", "b", "c"), of, match)
    for match in _PERSON.finditer(text) if "person" in low else ():
        yield Voice("person", match["person"].lower(), "", match)
    for match in (
        _CASE.finditer(text) if "case" in low or "letters" in low or "capital" in low else ()
    ):
        is_low = match["case"].lower().startswith("low")
        yield Voice("case", "lower" if is_low else "upper", "", match)


def _first(match: re.Match[str], *names: str) -> str:
    return next((found for name in names if (found := match[name])), "").lower()
