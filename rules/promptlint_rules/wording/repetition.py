"""Instructions that a prompt gives twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from promptlint.model import Prompt, Span
from promptlint.pattern import late
from promptlint_rules.wording.prose import Prose
from promptlint_rules.wording.requirement import is_requirement

_SHORTEST: Final = 4
"""Words of the shortest instruction."""
_FAR: Final = 1500
"""Characters between two places from which the second is a reminder."""
_RULE: Final = late(
    r"(?:every|each|all|no|only) (?:[\w'-]+ ){1,4}?"
    r"(?:is|are|gets?|has|have|comes?|stays?|begins?|ends?)\b"
)
"""A rule that says how things are to be."""
_LEAD: Final = late(r"^[\s\-*•#>]*(?:\d+[.)]\s*)?")
_ON_PURPOSE: Final = late(
    r"\b(?:again|remember|remind(?:er)?|repeat(?:ing)?|once more|recall|reiterate|read|important"
    r"|note|in summary|to sum up)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = late(r"[A-Z][^.!?\n]{12,}[.!?](?=\s|$)")
_SLOT: Final = late(r"\{\w+\}")
_CODE: Final = late(r"\w\(|[{}=_;]| [+*/] |[-=]>|→")
_ITEM: Final = late(r"[ \t]*(?:(?:[-*•]|\(?[\da-zA-Z]{1,2}[.)])[ \t]|[\w `*\"-]{1,40}:)")
"""The begin of a line of which one sentence may well be like one of another: an item, a field."""
_MOST: Final = 2
"""Repetitions from which a text is a form with blocks that are alike, or a record of steps."""
_BRANCH: Final = late(r"\{%-?\s*(?:el|endif|endfor|if|for)")
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
        if said and not _goes_on(prompt.text, span):
            places[said].append(_without_mark(prompt.text, span))
    found = [spans for spans in places.values() if len(spans) == 2]
    if len(found) > _MOST:
        return
    for first, second in sorted(found, key=lambda spans: spans[1]):
        is_filled = any(hole.span.overlaps(first) for hole in prompt.holes)
        if _is_of_form(prompt.text, first, second) or is_filled:
            continue
        if not _is_meant(prompt, first, second):
            yield Repetition(first, second, _distance(prompt.text, first, second))


def _said(sentence: str) -> str:
    """Return an instruction without marks, or "" for what may well be said twice."""
    said = " ".join(_LEAD.sub("", sentence).lower().split()).rstrip(".!")
    words = said.split()
    if len(words) < _SHORTEST or words[0].strip(",") in _RELATIVE or said[-1] == ":":
        return ""
    if _CODE.search(said):
        return ""
    return said if is_requirement(said) or _RULE.match(said) else ""


def _goes_on(text: str, span: Span) -> bool:
    """Say whether what begins a line is the rest of the sentence on the line above."""
    if not text[span.start : span.end].lstrip()[:1].islower():
        return False
    above = text[: span.start].rstrip(" \t")
    return above.endswith("\n") and above.rstrip(" \t\n")[-1:].isalpha() and above[-2:] != "\n\n"


def _is_of_form(text: str, first: Span, second: Span) -> bool:
    """Say whether two sentences belong to lines, or blocks of lines, that are alike on purpose."""
    if not (_is_whole(text, first) and _is_whole(text, second)):
        return True
    is_apart = "\n" in text[first.end : second.start]
    if not is_apart:
        return False
    if _is_remark(text, first) and _is_remark(text, second):
        return True
    above = [_line(reversed(text[: span.start].split("\n")[:-1])) for span in (first, second)]
    below = [_line(text[span.end :].split("\n")[1:]) for span in (first, second)]
    return any(one == other != "" for one, other in (above, below))


def _line(lines: Iterable[str]) -> str:
    """Return the first line with anything on it, without the mark of an item."""
    return next((bare for line in lines if (bare := _LEAD.sub("", line).strip())), "")


def _is_whole(text: str, span: Span) -> bool:
    """Say whether a sentence is all of its item, where it stands in a list of items or fields."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    rest = text[span.end : end if end >= 0 else len(text)]
    item = _ITEM.match(text, start)
    return item is None or (item.end() >= span.start and not rest.strip(" \t\r\"'*.!"))


def _is_remark(text: str, span: Span) -> bool:
    """Say whether a sentence says something of others before it, in an item or a cell."""
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start]
    is_part = _ITEM.match(text, line) is not None or ":" in before or "|" in before
    return is_part and bool(_LEAD.sub("", before).strip())


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
    if _BRANCH.search(text, between.start, between.end) or _is_reminder(prompt, between, second):
        return True
    before = text[max(0, second.start - 60) : second.start]
    if _ON_PURPOSE.search(before.rpartition("\n\n")[2]):
        return True
    return bool(_EXAMPLE.search(text, first.end, second.start))


def _is_reminder(prompt: Prompt, between: Span, second: Span) -> bool:
    """Say whether material that may be long lies between, and the second is not in new company.

    A copy that is left over stands among other sentences, before it and behind it; who reminds the
    model of what it is to do repeats one sentence or all of them, and then asks.
    """
    text = prompt.text
    ends = [hole.span.end for hole in prompt.holes if hole.span.overlaps(between)]
    ends += [slot.end() for slot in _SLOT.finditer(text, between.start, between.end)]
    if not ends:
        return False
    before = [one[0] for one in _SENTENCE.finditer(text, max(ends), between.end)]
    behind = _SENTENCE.search(text, second.end)
    return behind is None or all(text.count(sentence) > 1 for sentence in before)


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
