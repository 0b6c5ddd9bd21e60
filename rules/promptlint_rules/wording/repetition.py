"""Instructions that a prompt gives twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from promptlint.model import Prompt, Span
from promptlint.pattern import late
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.requirement import is_requirement

_SHORTEST: Final = 4
"""Words of the shortest instruction."""
_FAR: Final = 1500
"""Characters between two places from which the second is a reminder."""
_LEAD: Final = late(r"^[\s\-*•#>]*(?:\d+[.)]\s*)?")
_ON_PURPOSE: Final = late(
    r"\b(?:again|remember|remind(?:er)?|repeat(?:ed|ing)?|once more|recall|reiterate|read|important"
    r"|note|in summary|to sum up)\b",
    re.IGNORECASE,
)
_SLOT: Final = late(r"\{\w+\}")
_CODE: Final = late(r"\w\(|[{}=_;]| [+*/] ")
_RELATIVE: Final = frozenset(
    "these those this that it they then its their otherwise also next i he she his her here such"
    " both each".split()
)
"""Words with which a sentence begins whose meaning the sentence before decides."""
_EXAMPLE: Final = late(
    r"^[ \t*#>\-]*(?:\w+ ){0,2}(?:inputs?|outputs?|question|answer|q|a|examples?|response|user"
    r"|human|ai|assistant|text|thought|observation|action|review|sentence|label|context|passage"
    r"|case|option|variant|template|prompt|mode|step|phase|stage|if|else|when)\b"
    r"[ \w.()/-]{0,40}[:\]*]",
    re.IGNORECASE | re.MULTILINE,
)


class Repetition(NamedTuple):
    """Two places of a text with the same instruction."""

    first: Span
    second: Span
    distance: str
    """How far the second is from the first, as a message says it."""


def repetitions(prompt: Prompt) -> Iterator[Repetition]:
    """Yield the instructions that stand twice in one passage, in the order of the second."""
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for span in Prose.of(prompt).sentences():
        said = _said(prompt.text[span.start : span.end])
        if said:
            places[said].append(_without_mark(prompt.text, span))
    found = [spans for spans in places.values() if len(spans) == 2]
    for first, second in sorted(found, key=lambda spans: spans[1]):
        is_filled = any(hole.span.overlaps(first) for hole in prompt.holes)
        if not is_filled and not _is_meant(prompt, first, second):
            yield Repetition(first, second, _distance(prompt.text, first, second))


def _said(sentence: str) -> str:
    """Return an instruction without marks, or "" for what may well be said twice."""
    said = " ".join(_LEAD.sub("", sentence).lower().split()).rstrip(".!")
    words = said.split()
    if len(words) < _SHORTEST or words[0].strip(",") in _RELATIVE or said.endswith(":"):
        return ""
    if _CODE.search(said):
        return ""
    return said if is_requirement(said) else ""


def _without_mark(text: str, span: Span) -> Span:
    """Return a sentence's place without the mark of its list item."""
    mark = _LEAD.match(text[span.start : span.end])
    return Span(span.start + (mark.end() if mark else 0), span.end)


def _is_meant(prompt: Prompt, first: Span, second: Span) -> bool:
    """Say whether two equal instructions are both wanted, or are never sent together."""
    if second.start - first.end > _FAR or _is_choice(prompt, first, second):
        return True
    text = prompt.text
    between = Span(first.end, second.start)
    if any(hole.span.overlaps(between) for hole in prompt.holes):
        return True  # behind material that may be long, it reminds the model of what to do
    if _SLOT.search(text, between.start, between.end):
        return True
    before = text[max(0, second.start - 60) : second.start]
    if _ON_PURPOSE.search(before.rpartition("\n\n")[2]):
        return True
    return bool(_EXAMPLE.search(text, first.end, second.start))


def _is_choice(prompt: Prompt, first: Span, second: Span) -> bool:
    """Say whether one of the places is only there under a condition, or in a loop."""
    pieces = [
        next((piece for piece in prompt.pieces if piece.text_span.overlaps(span)), None)
        for span in (first, second)
    ]
    is_one = pieces[0] is pieces[1]
    return not is_one and any(piece and (piece.conditional or piece.repeated) for piece in pieces)


def _distance(text: str, first: Span, second: Span) -> str:
    lines = text.count("\n", first.start, second.start)
    if not lines:
        return "on the same line"
    return "a line above" if lines == 1 else f"{lines} lines above"
