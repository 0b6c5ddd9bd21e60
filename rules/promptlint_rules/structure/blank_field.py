"""Fields in brackets that stand where a sentence states a fact: the author was to fill them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promptlint.model import Span
from promptlint.pattern import late

_FIELD = late(
    r"\[(?P<square>[^\[\]\n{}|\"]{2,60})\](?![(:\]])|<<?(?P<angle>[^<>\n{}|=/\"]{2,60})>>?"
    r"|\{\{ ?(?P<curly>[A-Za-z_][\w ]{1,40}?) ?\}\}"
)
_CROSSED = late(r"(?<=[a-z] )(?:[$€£]X{2,4}|X{2,4}(?:[- ]X{2,5}){1,3}|X{2,3}(?= ?%))(?![\w-])")
_THINGS = frozenset(
    "company product brand shop store firm client team city town website url phone telephone email"
    " e-mail address date price amount fee name opening industry country department organization"
    " organisation number".split()
)
_VERBS = frozenset(
    "insert add fill put paste replace enter specify describe provide choose set".split()
)
"""What an author writes into a field for himself begins with one of these."""
_LOUD = late(
    r"[A-Z][A-Z'&-]+(?: [A-Z'&-]+)+|(?:COMPANY|PRODUCT|SHOP|STORE|CITY|PHONE|EMAIL|URL"
    r"|PRICE|BRAND|CLIENT|ORGANI[SZ]ATION|FIRM|TEAM)"
)
_ANSWER = late(
    r"\b(?:answers?|responses?|reply|output|thoughts?|reasoning|rating|score|verdict|code|summary"
    r"|analysis|explanation|solution|label|category|text|content|question)\b",
    re.IGNORECASE,
)
_SENTENCE = late(r"[^.!?\n:;]*\Z")
"""What stands in front of a field in its own clause."""
_MAKING = late(
    r"\b(?:writ\w+|repl(?:y|ies|ace[sd]?|acing)|answer\w*|respond\w*|output\w*|return\w*|say\w*|end\w*"
    r"|begin\w*|start\w*|us(?:e|es|ing)|format\w*|includ\w+|add\w*|call(?:s|ed|ing)?|greet\w*|sign\w*|print\w*"
    r"|insert\w*|put\w*|label\w*|mark\w*|cit(?:e|es|ing)|tag\w*|wrap\w*|emit\w*|refer\w*|mask\w*"
    r"|redact\w*|placeholders?|tokens?|like|as|e\.g|such|whether|if|contain\w*|generat\w+|produce\w*"
    r"|giv(?:e|es|ing)|provide\w*|fill\w*|between|inside|templates?|forms?|example\w*|sections?)\b"
    r"|[\"“'`如例]",
    re.IGNORECASE,
)
"""Words of a clause on what the model is to write, where a field is the model's to fill."""
_OURS = late(r"\W*(?:You|We|Our)\b")
"""How a clause begins that says who the model, or the author, is."""
_SPOKEN_OF = late(
    r"\b(?:replac\w+|mask\w*|redact\w*|placeholders?|tokens?|like|as|such|templates?|forms?|tags?)\b"
    r"|[\"“'`如例]",
    re.IGNORECASE,
)
_BROUGHT = late(
    r"[\[<](?:paste|add|insert|put)(?: an?| some| more| the| your| in)*(?: [a-z-]+)? (?:examples?"
    r"|glossary"
    r"|context|documents?|rules|instructions|guidelines|schema|data|code|terms|policy|faq)"
    r"(?: (?:goes )?(?:here|below))?[\]>]",
    re.IGNORECASE,
)
"""A field for what only the author can bring."""
_FEWEST = 2
_MOST = 4


def blank_fields(text: str) -> Iterator[Span]:
    """Yield the fields that a sentence needs to say what it says."""
    if not any(mark in text for mark in ("[", "<", "{{", "XX")):
        return
    for match in _BROUGHT.finditer(text):
        yield Span(*match.span())
    for match in _CROSSED.finditer(text) if "XX" in text else ():
        if _is_needed(text, Span(*match.span())):
            yield Span(*match.span())
    for match in _FIELD.finditer(text):
        inner = match["square"] or match["angle"] or ""
        is_blank = match["curly"] or _is_told(inner) or _LOUD.fullmatch(inner)
        if is_blank and not _ANSWER.search(match[0]) and _is_needed(text, Span(*match.span())):
            yield Span(*match.span())


def _is_told(inner: str) -> bool:
    """Say whether the words in a field tell what to put there."""
    words = inner.lower().split()
    if len(words) < _FEWEST or "." in inner:
        return False
    is_of = words[1] == "of" and words[0] in _THINGS
    is_ours = words[0] == "your" and (words[1] in _THINGS or words[1] == "own")
    is_named = words[0] in _THINGS and len(words) <= _MOST
    return is_of or is_ours or is_named or words[0] in _VERBS or words[-1] == "here"


def _is_needed(text: str, span: Span) -> bool:
    """Say whether the clause around a field states something that it lacks without it."""
    start = text.rfind("\n", 0, span.start) + 1
    clause = _SENTENCE.search(text, start, span.start)
    before = clause[0] if clause else ""
    speaks = _SPOKEN_OF if _OURS.match(before) else _MAKING
    is_ended = text[span.end : span.end + 1] in ("", *" .,;!?%\n')")
    return len(before.split()) >= _FEWEST and is_ended and not speaks.search(before)
