"""The names that a text speaks of as tools: by a word for them, by their use, or in a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from promptlint.model import Span
from promptlint.pattern import late
from promptlint_rules.specification.named import squeezed

_NAME: Final = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+"
_MARK: Final = r"[`'\"*]{0,2}"
_CALL_END: Final = r"(?:\([^`()\n]*\))?"
_LEAD: Final = r"\b(?i:the|your|a|an|with|use|using|via|call)"
_CALL: Final = r"\b(?:[Uu]se|USE|[Uu]sing|[Cc]all|CALL|[Cc]alling|[Ii]nvoke|[Ii]nvoking)"
_NO_TOOL: Final = (
    r"(?! (?:parameter|argument|field|key|variable|column|table|attribute|property|flag|option"
    r"|value|file|format|class|module|package|library|command|state)s?\b"
    r"| (?:from|as) | (?:provided|given|supplied|listed|shown|above|below)\b)"
)
_SURE: Final = (
    late(rf"{_LEAD} {_MARK}({_NAME}){_MARK}(?:\(\))? (?:tool|function)\b"),
    late(rf"{_LEAD} `([A-Za-z]\w+)`(?:\(\))? (?:tool|function)\b"),
    late(rf"\b(?:tool|function) (?:named |called )?{_MARK}({_NAME}){_MARK}(?![\w=.])"),
    late(rf"{_CALL} (?:the )?({_NAME})\("),
    late(rf"\b(?:and|or|then) ({_NAME})\(\)"),
)
"""What only a tool or function is called."""
_MARKED: Final = (
    late(rf"{_CALL} (?:the )?`({_NAME}){_CALL_END}`{_NO_TOOL}"),
    late(
        rf"{_CALL} (?:the )?`(?:{_NAME}){_CALL_END}`"
        r"(?:(?!\b(?:with|using|in|pass|set)\b)[^.\n`]){0,60}(?:,|\band|\bor|\bthen)"
        rf"(?: use| call)? (?:the )?`({_NAME}){_CALL_END}`{_NO_TOOL}"
    ),
)
"""What is used: a tool, unless the code has the name for something else."""
_USED: Final = late(
    r"\b(?:us(?:e|es|ing)|call(?:s|ing)?|invok(?:e|es|ing)|run(?:s|ning)?|consult(?:ing)?"
    r"|query(?:ing)?|tr(?:y|ying)|execut(?:e|ing)|trigger(?:ing)?|with|via|through)"
    rf" (?:the |your )?({_MARK})(?P<name>(?-i:{_NAME}))\1{_CALL_END}(?![\w=:/]|\.\w){_NO_TOOL}"
    rf"|(?:\b(?:and|or|then)|,) (?:the )?({_MARK})(?P<further>(?-i:{_NAME}))\3{_CALL_END}"
    r" (?:for|to|when|if|before|after|once)\b",
    re.IGNORECASE,
)
"""The object of a verb of use, or a means: of a tool only in a text that names tools so."""
_CHAIN: Final = late(
    rf"(?<![A-Za-z0-9_]){_MARK}(?:{_NAME}){_CALL_END}{_MARK}"
    rf"(?:(?: first)?(?:,? (?:and|or|then|and then)|,|/| ->| →) (?:the |with |use |call )?"
    rf"{_MARK}(?:{_NAME}){_CALL_END}{_MARK})+"
)
_EACH_NAME: Final = late(rf"(?<![A-Za-z0-9_])(?:{_NAME})(?![A-Za-z0-9_=])")
_PLAIN: Final = late(
    r"\b(?:use|using|call|with|via|and) the (?P<name>[a-z]{4,}) tool\b", re.IGNORECASE
)
_NO_NAMES: Final = frozenset(
    "right appropriate correct best same other available above first second third relevant"
    " following given provided suitable necessary proper next last only most single specific"
    " matching corresponding required chosen selected above-mentioned wrong final terminal".split()
)
_HEAD: Final = late(
    rf"^(?P<indent>[ \t]*)(?:[-*•]|\d{{1,2}}[.)])[ \t]+{_MARK}(?P<name>{_NAME}"
    rf"|[a-z]{{4,}}){_CALL_END}"
    rf"{_MARK}{_CALL_END}[ \t]*(?:[:–—]|- |$|(?<=`[ \t])(?=[a-z]))",
    re.MULTILINE,
)
_DENIED: Final = late(
    r"\b(?:not|never|don't|n't|no longer|avoid|instead of|without|rather than|unavailable"
    r"|(?:if|when) (?:available|provided|present)|(?:may|might|can|could) (?:provide|have|offer))"
    r"\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_OTHERS: Final = late(r"\bthey\s+(?:\w+\s+){0,3}[`'\"*]{0,2}$", re.IGNORECASE)
"""What others call, of whom the text tells, and not the model."""
_BEFORE: Final = 90


def tool_names(
    text: str, tools: tuple[str, ...], told: str, is_known: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield the places where a text names a tool, in order, the given ones among them.

    `told` is all that the model is told, where given tools may be named as well. `is_known` says of
    a name whether the code has it for something else: a parameter, a field.
    """
    known = {squeezed(tool) for tool in tools}
    used = set(_of(_MARKED, text))
    if any(re.search(rf"(?<!\w){re.escape(tool)}(?!\w)", told) for tool in tools):
        used |= set(_beside(text, known))
    used = {span for span in used if not is_known(_at(text, span))}
    for span in sorted(used.union(_of(_SURE, text))):
        before = text[max(0, span.start - _BEFORE) : span.start]
        if not (_DENIED.search(before) or _OTHERS.search(before)):
            yield span


def _of(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Span]:
    return (Span(*match.span(1)) for pattern in patterns for match in pattern.finditer(text))


def _beside(text: str, known: set[str]) -> Iterator[Span]:
    """Yield what a text that names given tools speaks of in the same way."""
    for match in _USED.finditer(text):
        yield Span(*match.span("name" if match["name"] else "further"))
    for chain in _CHAIN.finditer(text):
        spans = [Span(*m.span()).shift(chain.start()) for m in _EACH_NAME.finditer(chain[0])]
        if any(squeezed(_at(text, span)) in known for span in spans):
            yield from spans
    plain = [match for match in _PLAIN.finditer(text) if match["name"].lower() not in _NO_NAMES]
    if any(match["name"].lower() in known for match in plain):
        yield from (Span(*match.span("name")) for match in plain)
    heads = list(_HEAD.finditer(text))
    levels = {match["indent"] for match in heads if squeezed(match["name"]) in known}
    for match in heads:
        is_name = "_" in match["name"] or match["name"] != match["name"].lower()
        if is_name and match["indent"] in levels:
            yield Span(*match.span("name"))


def _at(text: str, span: Span) -> str:
    return text[span.start : span.end]
