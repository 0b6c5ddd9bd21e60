"""What a prompt demands without a condition: its sentences, with the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from promptlint.model import Prompt, Span
from promptlint.pattern import late

_LINE = late(r"[^\r\n]*\S[^\r\n]*")
_BULLET = late(r"[ \t]*(?:[-*+•>]|#{1,6}|\d{1,2}[.)]|\(?[a-z][.)]|<\w+>)[ \t]+")
_SENTENCE_END = late(r"(?<=[.!?])[\"')\]*]*\s+(?=[\"'(\[*]?[A-Z])|;\s+")
_LETTER = 2
"""Characters of "A.", which ends no sentence."""
_FENCE = late(r"[ \t]*(?:```|~~~)")
_TAG = late(r"[ \t]*<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*>[ \t]*")
_HEADING = late(r"[ \t]*(?:#{1,6}[ \t]|\*\*[^*]+\*\*:?[ \t]*$|[A-Z][A-Z \t_/&-]{3,}:?[ \t]*$)")
_CONDITION = late(
    r"\b(?:if|when|whenever|unless|in cases?|otherwise|(?<!nothing )else|except|depending"
    r"|where(?:ver)?(?! (?:\d+|one|zero|ten) (?:is|means|stands|being)\b)"
    r"|while|until|(?<!at )once|should (?:the|you|it)|optional(?:ly)?|e\.?g\.?|for example"
    r"|for instance|such as|examples?|instead of|rather than|may(?! (?:not|never)\b)|might|can"
    r"|could|prefer(?:ably)?|ideally"
    r"|as needed|either|alternatively|mode|sometimes|usually|try to|no matter"
    r"|for (?!each\b|every\b|all\b)(?:[\w-]+ ){0,3}"
    r"(?:questions?|queries|requests?|tasks?|cases|topics|users?|inputs?"
    r"|messages|scenarios))\b",
    re.IGNORECASE,
)
_SHOWN = late(
    r"^(?:q|a|question|answer|input|output|user|human|assistant|ai|system|example|query|response"
    r"|context|text|bad|good|wrong|right|correct|incorrect|before|after|option|choice"
    r"|[✅❌✓✗])\b\W{0,3}(?:\d+\W{0,3})?[:：]\s*\S"
    r"|^[✅❌✓✗]|^[A-E][.)] ",
    re.IGNORECASE,
)
_ELSEWHERE = late(
    r"\b(?:examples?|samples?|demonstrations?|input|context|history|conversation|transcript"
    r"|documents?|data|don't|do not|never|avoid|pitfalls?|mistakes?|anti-?patterns?|wrong|bad|good"
    r"|incorrect|forbidden|prohibited|options?|choices?)\b|[❌✅✗✓]",
    re.IGNORECASE,
)
"""Headings below which a sentence is shown, chosen from or turned round, and demands nothing."""


_GENERAL = late(
    r"\W*(?:\d+\W+)?(?:[\w'&/-]+ ){0,3}?(?:rules?|guidelines?|instructions?|formats?|formatting"
    r"|outputs?|constraints?"
    r"|requirements?|important|notes?|style|tasks?|general|response|answer|tone|length|language"
    r"|critical"
    r"|remember|dos?|don'ts?|system|role|identity|persona|goals?|objectives?|behaviou?r|must"
    r"|following)\b"
    r"(?: [\w'&/-]+){0,2}\W*",
    re.IGNORECASE,
)


class Statement(NamedTuple):
    """A sentence of a prompt, without its bullet. `scope` is the headings and tags above it."""

    text: str
    span: Span
    scope: tuple[str, ...] = ()

    @property
    def is_conditional(self) -> bool:
        """Say whether it holds only at times, or for a part, by its words or by a heading's."""
        return any(_CONDITION.search(text) for text in (self.text, *self.scope))


def are_of_one(one: Statement, other: Statement) -> bool:
    """Say whether two sentences of a text speak of the same: no heading puts them apart."""
    if one.scope == other.scope:
        return True
    return all(_GENERAL.fullmatch(text) for text in (*one.scope, *other.scope))


def demands(prompt: Prompt) -> Iterator[Statement]:
    """Yield the sentences of a prompt that hold always, in order.

    Not among them: what stands in a fence of code, in an example or below a heading that names
    one, what a branch or a loop of the code adds, and what has a condition.
    """
    varying = [p.text_span for p in prompt.pieces if p.conditional or p.repeated]
    for statement in _lasting(prompt.text):
        if not any(span.overlaps(statement.span) for span in varying):
            yield statement


@lru_cache(maxsize=64)
def _lasting(text: str) -> tuple[Statement, ...]:
    """Return the sentences of a text that have no condition and are not only shown."""
    return tuple(
        statement
        for statement in statements(text)
        if not statement.is_conditional and not _SHOWN.match(statement.text)
    )


@dataclass(slots=True)
class _Heading:
    indent: int
    text: str
    is_section: bool


@lru_cache(maxsize=64)
def statements(text: str) -> tuple[Statement, ...]:
    """Return the sentences of a text that are no code and no example."""
    return tuple(_statements(text))


def _statements(text: str) -> Iterator[Statement]:
    headings: list[_Heading] = []
    tags: list[str] = []
    is_fenced = False
    last_end = 0
    for line in _LINE.finditer(text):
        after_blank = text.count("\n", last_end, line.start()) > 1
        last_end = line.end()
        if _FENCE.match(line[0]):
            is_fenced = not is_fenced
            continue
        if is_fenced or _tagged(line[0], tags):
            continue
        _leave(headings, line[0], after_blank=after_blank)
        scope = (*(heading.text for heading in headings), *tags)
        if not any(_ELSEWHERE.search(one) for one in scope):
            yield from _sentences(line, scope)
        if _HEADING.match(line[0]) or line[0].rstrip(" \t*").endswith((":", "：")):
            headings.append(_heading(line[0]))


def _tagged(line: str, tags: list[str]) -> bool:
    """Open and close the tags that stand alone on a line; say whether it is such a line."""
    match = _TAG.fullmatch(line)
    if match is None:
        return False
    if not match["end"]:
        tags.append(match["name"])
    elif match["name"] in tags:
        del tags[len(tags) - 1 - tags[::-1].index(match["name"]) :]
    return True


def _heading(line: str) -> _Heading:
    indent = len(line) - len(line.lstrip())
    return _Heading(indent, line.strip(" \t*#:"), bool(_HEADING.match(line)))


def _leave(headings: list[_Heading], line: str, *, after_blank: bool) -> None:
    """Take off the headings that no longer stand above a line."""
    indent = len(line) - len(line.lstrip())
    is_item = _BULLET.match(line) is not None
    if _HEADING.match(line):
        headings.clear()
        return
    while headings and not headings[-1].is_section:
        last = headings[-1]
        is_below = indent > last.indent or (indent == last.indent and (is_item or not after_blank))
        is_beside = indent == last.indent and is_item and _mark(line) == _mark(last.text)
        if is_below and not (is_beside and _is_item_heading(last)):
            return
        headings.pop()


def _mark(line: str) -> str:
    """Return what an item begins with, any number and any letter as one."""
    words = line.lstrip(" \t*#(")
    is_letter = words[:1].isalpha() and words[1:2] in (".", ")")
    return "1" if words[:1].isdigit() else "a" if is_letter else words[:1]


def _is_item_heading(heading: _Heading) -> bool:
    return _BULLET.match(f"{heading.text} ") is not None


def _sentences(line: re.Match[str], scope: tuple[str, ...]) -> Iterator[Statement]:
    words = line[0]
    bullet = _BULLET.match(words)
    start = bullet.end() if bullet else len(words) - len(words.lstrip())
    for end in (*_SENTENCE_END.finditer(words, start), None):
        stop = end.start() if end else len(words.rstrip())
        if end and stop - start <= _LETTER:
            continue
        if words[start:stop].strip():
            span = Span(line.start() + start, line.start() + stop)
            yield Statement(words[start:stop], span, scope)
        start = end.end() if end else stop
