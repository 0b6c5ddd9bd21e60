"""What form the whole answer is to have: a format, a format and nothing else, prose, a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from promptlint.model import Span
from promptlint.pattern import late

_F = r"(?P<NAME>json|xml|yaml|csv|html|latex|markdown|plain[ -]?text)"
_C = r"(?P<NAME>json|xml|yaml|csv|html|latex|markdown|plain[ -]?text|sql|code)"
_LEAD = (
    r"^\W*(?:(?:please|always|also|then|finally|you must|you should|make sure to|important:?"
    r"|only)[, ]+)*"
)
_WHOLE = (
    r"(?:(?:the|your|all|every|whole|entire|full|final|complete|only|always"
    r"|exclusively|strictly|back|me|just|answers?|responses?|repl(?:y|ies)"
    r"|outputs?|results?) )*"
)
_SAY = r"(?:answer|respond|reply|return|output|write|format|give|provide|present|produce)"
_THE_ANSWER = (
    r"(?:the|your|all|every)(?: (?:whole|entire|full|final|complete))?"
    r" (?:answers?|responses?|repl(?:y|ies)|outputs?)"
)
_ANSWERED = late(r"\b(?:answers?|responses?|repl(?:y|ies)|outputs?)$", re.IGNORECASE)
_IN_FORMAT = late(
    rf"(?:{_LEAD}{_SAY} {_WHOLE}(?:in|as|using|with)"
    rf"|{_LEAD}(?:return|output|produce|(?:respond|reply|answer) with)"
    rf"|{_LEAD}(?:wrap|present|show|display|render) {_THE_ANSWER} (?:in|as|inside)"
    rf"|{_LEAD}(?:{_THE_ANSWER}|outputs?|answers?|responses?) (?:must|should|has to|is to"
    r"|will|needs to) (?:only "
    rf"|always )?be(?: formatted| written| returned| given)?(?: in| as)?)"
    r"(?: an?| the| only| valid| strict| proper| pure| raw| a single| well-formed| following)*"
    rf" {_F.replace('NAME', 'form')}(?: (?:format|object|array|document|string|only|text"
    rf"|output))*\b(?![\"'`/-]|\.\w)",
    re.IGNORECASE,
)
_THING_IN_FORMAT = late(
    rf"{_LEAD}{_SAY} (?:the|your|all|these|all the) (?P<of>[a-z]+(?: [a-z]+)?) (?:in|as|using)"
    r"(?: an?| the| valid| proper| raw| a single)*"
    rf" {_F.replace('NAME', 'form')}(?: (?:format|object|array|document|string|table|list|text))*"
    r"\b(?![\"'`/-]|\.\w)",
    re.IGNORECASE,
)
"""The format of the one thing that is asked for: "return the hours as CSV"."""
_ONLY = late(
    rf"\b{_F.replace('NAME', 'before')}(?: \w+){{0,3}}?,? only\b(?! (?:if|when|for|the|with))"
    rf"|{_LEAD}{_SAY} {_WHOLE}(?:only|nothing but|just|exclusively)(?: with| in| as| an?| the"
    rf"| valid| raw| single| python)* {_C.replace('NAME', 'after')}\b(?![\"'`/-]|\.\w)"
    rf"|\bnothing (?:but|except)(?: an?| the| valid| single)* {_F.replace('NAME', 'but')}\b",
    re.IGNORECASE,
)
_YES_NO = late(
    rf"{_LEAD}(?:answer|respond|reply) (?:only|just|with only|with just"
    rf"|strictly)(?: with)?(?: either)? [\"'`]?yes[\"'`]? or [\"'`]?no\b"
    rf"|{_LEAD}(?:answer|respond"
    rf"|reply) (?:with )?(?:either )?[\"'`]?yes[\"'`]? or [\"'`]?no[\"'`]?,? (?:only"
    rf"|and nothing else)\b"
    rf"|{_LEAD}(?:answer|respond|reply|return|output) (?:with )?(?:only|just|nothing but) (?:the|a)"
    r" (?:number|letter|label|digit|score|name|word|category|index)\b"
    rf"|{_LEAD}(?:answer|respond|reply) (?:only )?(?:with|in) (?:exactly |only |just )?(?:one"
    rf"|a single) word\b",
    re.IGNORECASE,
)
_PROSE = late(
    r"\b(?:explain|describe|justify|comment|elaborate|add|write|append|summari[sz]e|give"
    r"|provide)\b[^.]{0,80}?"
    r"\b(?:prose|plain text|plain english|free text|(?:in|of) (?:one|two|three|four|\d|a few"
    r"|several)(?:(?: to | or |-)\w+)?"
    r" (?:short |plain |complete |full )?(?:sentences?|paragraphs?))\b"
    r"|\b(?:explain|describe|justify|comment|elaborate|add|write|give|provide)\b[^.]{0,60}"
    r"\b(?:before|after|below|above|outside|in addition to|alongside) (?:of )?(?:the"
    r"|your) (?:json|xml|yaml|csv)\b"
    r"|\b(?:before|after|below|above|in addition to|alongside) (?:the|your) (?:json|xml|yaml"
    r"|csv)\b[^.]{0,20}"
    r"\b(?:explain|describe|justify|comment|elaborate|add|write|give|provide)\b",
    re.IGNORECASE,
)
_FRAMED = late(
    rf"{_LEAD}(?:begin|start|open|end|finish|close|conclude) (?:the|your|every|each)"
    r" (?:answer|response|reply|output|message)s? with (?:an? |the |some )?(?:[\w-]+ ){0,2}"
    r"(?:greeting|sentence|question|summary|disclaimer|compliment|introduction|apology)\b",
    re.IGNORECASE,
)
_BESIDES = late(
    r"\W*(?:after (?:that|this|the (?:json|xml|yaml|csv))|afterwards|then|finally|also"
    r"|in addition|additionally|below (?:it|that))\b",
    re.IGNORECASE,
)
_EXPLAIN = late(
    rf"{_LEAD}(?:explain|justify)(?: (?:why|how)\b|(?: the reasoning behind"
    rf"| the reasons for)? (?:your|the) (?:answer|reasoning|choice|decision|reply|response)s?\b)",
    re.IGNORECASE,
)
_FIELD = late(
    r"\b(?:field|key|(?:in|as|under|into|to|for) (?:the|a|its) (?:\w+ )?value|property"
    r"|attribute|column|inside|within|string"
    r"|array|each|every"
    r"|entry)s?\b|[\"`{}]|\bin the (?:json|xml)",
    re.IGNORECASE,
)
_NO_MARKDOWN = late(
    r"\b(?:do not|don't|never|avoid|without|no) (?:use |using |include |any |output "
    r"|write )*markdown\b"
    r"(?! (?:code|fence|block|table|header|heading|list|link|backtick|wrapp|image|bold"
    r"|delimiter|marker|tag)|-|`)",
    re.IGNORECASE,
)
_USE_MARKDOWN = late(
    rf"{_LEAD}use (?:proper |github |rich )?markdown(?: format(?:ting)?| syntax)?\b(?! (?:code"
    rf"|table|link|list|image))",
    re.IGNORECASE,
)
_TONGUES = (
    "english german french spanish italian portuguese dutch chinese japanese korean russian arabic"
    " hindi turkish polish swedish danish norwegian finnish czech greek hebrew hungarian romanian"
    " ukrainian vietnamese thai indonesian persian bengali mandarin cantonese catalan"
).split()
_TONGUE = (
    r"(?:simplified |traditional |british |american |plain |brazilian )?"
    rf"(?P<NAME>{'|'.join(_TONGUES)})"
)
_LANGUAGE = late(
    rf"{_LEAD}(?:answer|respond|reply|write|output|speak|communicate|give|provide) (?:{_WHOLE}"
    rf"|to the user |text )?in (?:the )?{_TONGUE.replace('NAME', 'a')}\b(?! (?:and|or|units?"
    rf"|format|grammar|class|style|characters|letters))(?!/)"
    rf"|{_LEAD}(?:{_THE_ANSWER}|everything) (?:must|should|has to|have to|is to|will) (?:only "
    rf"|always )?be (?:written |given )?in (?:the )?{_TONGUE.replace('NAME', 'b')}\b(?! (?:and"
    rf"|or))(?!/)",
    re.IGNORECASE,
)
_OF_ALL = r"(?! (?:for|in|within|inside|under|below|of)\b)"
"""Not for a part of the answer, or for some answers, alone."""
_NO_BULLETS = late(
    rf"{_LEAD}(?:do not|don't|never|avoid) (?:use |using |include |write in |any |answer with )*"
    rf"(?:bullet points?|bullets|bullet(?:ed)? lists?|lists)\b{_OF_ALL}"
    rf"|{_LEAD}{_SAY} {_WHOLE}(?:in|as|using)(?: flowing| continuous| running| connected| coherent"
    r"| plain| full| one)* (?:prose|running text|continuous text),? (?:only|without (?:any )?"
    rf"(?:bullet ?points?|bullets|lists))\b{_OF_ALL}"
    rf"|{_LEAD}{_SAY} {_WHOLE}without (?:any )?(?:bullet ?points?|bullets|lists)\b{_OF_ALL}",
    re.IGNORECASE,
)
_BULLETS = late(
    rf"{_LEAD}(?:(?:use|using) (?:a )?|{_SAY} {_WHOLE}(?:in|as|using|with) (?:a |an )?)"
    r"(?:short |clear |concise )?(?:bullet points?|bullets|bullet(?:ed)?[- ]?(?:point )?lists?)\b"
    rf"{_OF_ALL}",
    re.IGNORECASE,
)

Kind = Literal[
    "format", "only", "yes-no", "prose", "explain", "no-format", "bullets", "no-bullets", "language"
]


class Form(NamedTuple):
    """One demand on the form of the answer; `name` is a format's or a language's, else ""."""

    kind: Kind
    name: str = ""
    of: str = ""
    """What has the form, where that is not the answer."""


def forms(text: str) -> Iterator[tuple[Form, Span]]:
    """Yield what a sentence demands of the form of the whole answer."""
    yield from _formats(text)
    for match in _LANGUAGE.finditer(text):
        yield Form("language", (match["a"] or match["b"]).lower()), _trimmed(match)
    is_part = _FIELD.search(text) and not _BESIDES.match(text)
    is_bound = bool(is_part or _ONLY.search(text))  # "only code, in plain text"
    for match in _FRAMED.finditer(text):
        yield Form("prose"), _trimmed(match)
    for kind, pattern in _PLAIN:
        if kind not in {"prose", "explain"} or not is_bound:
            for match in pattern.finditer(text):
                yield Form(kind, "markdown" if kind == "no-format" else ""), _trimmed(match)


def _formats(text: str) -> Iterator[tuple[Form, Span]]:
    """Yield the formats that a sentence demands, of the answer or of the thing that it names."""
    for match in _ONLY.finditer(text):
        name = match["before"] or match["after"] or match["but"]
        yield Form("only", _name(name)), Span(*match.span())
    for match in _IN_FORMAT.finditer(text):
        yield Form("format", _name(match["form"])), _trimmed(match)
    for match in _THING_IN_FORMAT.finditer(text):
        if not _ANSWERED.search(match["of"]):
            yield Form("format", _name(match["form"]), match["of"].lower()), _trimmed(match)
    for match in _USE_MARKDOWN.finditer(text):
        yield Form("format", "markdown"), _trimmed(match)


_PLAIN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("yes-no", _YES_NO),
    ("prose", _PROSE),
    ("explain", _EXPLAIN),
    ("no-format", _NO_MARKDOWN),
    ("no-bullets", _NO_BULLETS),
    ("bullets", _BULLETS),
)


def are_at_odds(one: Form, other: Form) -> bool:
    """Say whether no answer has both forms."""
    kinds = {one.kind, other.kind}
    if one.of != other.of:
        return False
    if kinds == {"language"}:
        return one.name != other.name and {one.name, other.name} != {"chinese", "mandarin"}
    if kinds in _EXCLUSIVE:
        return True
    if kinds == {"format", "no-format"}:
        return one.name == other.name
    is_formats = kinds <= {"format", "only"}
    return (
        is_formats
        and one.name != other.name
        and "code" not in {one.name, other.name}
        and {one.name, other.name} not in _TOGETHER
    )


_EXCLUSIVE = (
    {"only", "prose"},
    {"yes-no", "prose"},
    {"yes-no", "explain"},
    {"bullets", "no-bullets"},
)
_TOGETHER = (
    {"markdown", "latex"},
    {"markdown", "html"},
    {"plain text", "markdown"},
    {"json", "plain text"},
)


def _name(word: str) -> str:
    return word.lower().replace("-", " ").replace("plaintext", "plain text")


def _trimmed(match: re.Match[str]) -> Span:
    start = match.start() + len(match[0]) - len(match[0].lstrip(" -*\t"))
    return Span(start, match.end())
