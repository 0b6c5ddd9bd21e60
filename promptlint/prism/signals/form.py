"""Signals of the answer's form: its format and its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from promptlint.model import Span
from promptlint.prism.patterns.template import TEMPLATE
from promptlint.prism.phrases import Phrases
from promptlint.prism.signals.signal import Signal, said
from promptlint.prism.wording import Wording

_ANSWER: Final = (
    r"(?:answers?|responses?|outputs?|reply|replies|results?|messages?|summary|report|titles?|"
    r"paragraphs?|list|evaluation|text)"
)
_SAY: Final = (
    r"(?:return|respond|output|answer|reply|write|print|provide|give|produce|generate|present|"
    r"format|express|render|deliver|emit|formulate|structure|include|list|create|show|make|add|put|"
    r"describe|suggest|reformat|convert|end|extract|store|use|summari[sz]e|translate|rewrite)s?"
)
_KIND: Final = (
    r"(?:json|markdown|mrkdwn|html|xml|yaml|csv|latex|plain text|tables?|bullets?|"
    r"bullet[- ]?points?|bulleted|numbered lists?|lists?|array|code ?blocks?|code snippets?|sql|"
    r"python code|code|dictionary|comma[- ]separated|headings?|headers?|sections?|schema|tuple|"
    r"strings?|integer|number|urls?|links?|emojis?|(?:triple )?backticks|tags|syntax|sentence case|"
    r"uppercase|lowercase|capital letters|single line|one line|one paragraph|new lines?|"
    r"line breaks?|newline symbols|letters?|dataframe|dict|object|hyperlinks?|blank line)"
)
_TONGUE: Final = (
    r"(?:english|korean|french|chinese|german|spanish|italian|japanese|portuguese|russian|turkish|"
    r"arabic|hindi|dutch|polish|(?:the )?(?:same|original|user's) language)"
)
_NO: Final = r"(?:not|don't|never|without|no|avoid|nor)"
_WHOSE: Final = (
    r"(?:output|response|answer|reply|desired|following|expected|required|exact|this|specific|"
    r"correct|json|the|proper|same|given|below|custom|dictionary|table|markdown|list|two|html|xml|"
    r"original)"
)

_FORM: Final = Phrases(
    rf"{_SAY} ~60 (?:in|as|into|using|with|to) ~20 {_KIND}",
    rf"{_SAY} (?:only |just |back |me )?(?:an? |the |your |one |valid |syntactically correct |"
    rf"correct |detailed |short |some )*{_KIND}",
    rf"{_ANSWER} ~40 (?:in|as|with|using|be) ~20 {_KIND}",
    r"(?<!\.)json",
    r"(?:markdown|mrkdwn)",
    rf"{_WHOSE} format",
    r"format ?(?:example|template|is|should|:)",
    r"formatting(?: instructions)? ?:",
    r"format(?:ted)? (?:as|in|like|to|with|output|mrkdwn|your|it|them)",
    r"(?:only|just|simply) (?:return|respond|output|reply|write|print|provide|give|generate|"
    r"produce|suggest)s?",
    r"(?:return|respond|output|answer|reply|write|print|generate|say)s? (?:only|exactly|strictly|"
    r"with only|nothing but|back only|with just)",
    r"(?:a|one|with a|by a|in a|as a) single (?:word|letter|line|character|number|integer|string|"
    r"sentence|digit|list|token)",
    r"(?:one word|single word|one line|one letter)",
    r"nothing (?:else|more|but)",
    r"(?:anything|something) else",
    rf"{_ANSWER} (?:should|must|shall|needs to|need to|has to|have to|can only|will|may)"
    r"(?: always| only| just| strictly)? (?:be (?:an?|in|of|one|either|only|formatted|structured|"
    r"written|wrapped|enclosed|returned|strictly|valid|parsable|the|just)|contain|include|start|"
    r"begin|end|have|consist|follow|look|adhere|conform|exactly)",
    r"(?:start|end|begin|finish|prefix|conclude|starting|ending|beginning)s? (?:your|each|every|"
    r"all|with|by|the (?:answer|response|output))",
    rf"(?:answer|respond|reply|write|written|speak|outputs?|response|translate|be|question|"
    rf"language|"
    rf"explanation|always|it|only) ~25 (?:in|into) {_TONGUE}",
    rf"in {_TONGUE} ?[.:,]",
    r"(?:in|into) {[^{}\n]{0,30}lang[^{}\n]{0,20}}",
    r"(?<=[\"'`]\s)or [\"'`]",
    r"(?<=[\"'`],\s)or [\"'`]",
    r"(?:yes|true|correct) (?:or|/) (?:no|false|incorrect)",
    rf"{_NO} ~40 (?:explanations?|preamble|additional text|other text|extra text|commentary|"
    r"introduction|code fences?|anything else|any other text|prefix|suffix|characters|"
    r"other explanation|other words|punctuation|quotes|quotation marks|additional information)",
    r"(?:on|in) (?:a |its own |their own |separate |new |individual |the next |one )+(?:new "
    r")?lines?",
    r"(?:one|each|entry) ?(?:[a-z]+ )?per line",
    r"separated by ~20 (?:commas?|newlines?|lines?|semicolons?|spaces?|pipes?|tabs?)",
    r"(?:enclosed?|wrap|wrapped|surrounded|delimited|placed?|put) (?:it |them |your answer |"
    r"the [a-z]+ |everything )?(?:with)?in",
    r"(?:following|these|containing|with|contain|has|have|two|three|four|five) (?:the )?"
    r"(?:following )?(?:two |three |four |five |\d )?(?:keys|fields|sections|columns|headings|"
    r"attributes|properties|components)",
    r"bullet(?:ed|s)?(?:[- ]?points?)?",
    r"(?:formatında|formato)",
    r"(?:comma[- ]separated|numbered|bulleted|ordered|json|python|markdown) (?:list|array|object|"
    r"string|table|snippet|values)",
    r"(?:array|tuple|dictionary|json list|python list) of",
    r"(?:citations?|sources|references|link|url) ~30 (?:format|in the form|at the end|markdown|"
    r"hyperlinks?)",
    r"(?:title|headings?|sections?|subsections) (?:for|with|called|named)",
    r"(?:following|this|exact|below) (?:structure|template|schema|layout|pattern|form|shape|order)",
    r"(?:otherwise|if not|if yes|else)[, ]+(?:return|respond|output|answer|reply|say|print|write)",
    r"if ~60 (?:return|output|reply|respond|print) (?:with )?[\"'`]",
)


@cache
def _stub() -> re.Pattern[str]:
    """Match a last line that names the form of what follows it."""
    return re.compile(
        r"in [\w#+-]+(?: format| code| language| syntax)? ?:\s*\Z"
        r"|\b(?:json|sql|markdown|html|csv|yaml|xml|cypher) ?:\s*\Z"
    )


@cache
def _scripts() -> re.Pattern[str]:
    return re.compile(r"格式|中文回答|用中文")


_TAIL: Final = 80
"""Characters at the end of a text in which such a line stands."""


def _form(wording: Wording) -> Iterator[Span]:
    spans = {*_FORM.find(wording.folded)}
    stub = _stub().search(wording.folded, max(0, len(wording.folded.rstrip()) - _TAIL))
    if stub:
        spans.add(Span(*stub.span()))
    if not wording.text.isascii():
        spans.update(Span(*match.span()) for match in _scripts().finditer(wording.text))
    spans.update(span for span, _ in wording.once(TEMPLATE.find))
    yield from sorted(spans)


OUTPUT_FORMAT: Final = Signal(
    "output_format",
    "says what form the answer has: a structure, a schema, allowed values, a language.",
    _form,
    ("Answer in JSON.", "Reply with yes or no.", "Your answer should contain only a URL."),
    ("Read the file package.json.", "Answer the question."),
)

_COUNT: Final = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_RANGE: Final = rf"{_COUNT}(?: ?(?:-|–|to|or) ?{_COUNT})?"
_UNIT: Final = (
    r"(?:words?|sentences?|characters?|chars|letters|tokens?|paragraphs?|lines?|bullet points?|"
    r"bullets|pages?)"
)
_AT_MOST: Final = (
    r"(?:at most|at least|more than|less than|fewer than|maximum(?: of)?|minimum(?: of)?|"
    r"up to|within|under|over|about|around|approximately|exactly|roughly|max|limit(?:ed)? to|"
    r"longer than|shorter than|not exceed|exceed(?:ing)?|only|be|in|of|below|between|into|to)"
)

LENGTH_LIMIT: Final = Signal(
    "length_limit",
    "limits the length of the answer.",
    said(
        rf"{_AT_MOST} (?:a |the )?(?:{_RANGE}|a few|a single|{{[^{{}}\n]{{1,30}}}})"
        rf"(?: and {_COUNT})? ~12 {_UNIT}",
        rf"(?:{_RANGE}|single|short)[ -](?:word|sentence|paragraph|line|page|character)s? (?:or "
        rf"less|"
        r"or fewer|max|maximum|limit|long|summary|description|answer|response|at most|in length|"
        r"title|overview|each)",
        rf"{_COUNT} ?(?:-|–|to|or) ?{_COUNT} {_UNIT}",
        r"\d+[ -](?:words?|characters?|sentences?|paragraphs?|tokens)",
        r"single (?:sentence|paragraph)",
        r"one[- ](?:sentence|paragraph|line)",
        rf"(?:write|respond|answer|reply|summari[sz]e|give) ~20 (?:an?|one|two|three) {_UNIT}",
        r"(?:word|character|length|sentence) (?:limit|count)",
        r"(?:no|not) longer than",
        r"(?:make|keep|be|write) ~20 (?:longer|shorter)",
    ),
    ("Answer in at most 50 words.", "Write one or two sentences."),
    ("Count the words of the text.",),
)
