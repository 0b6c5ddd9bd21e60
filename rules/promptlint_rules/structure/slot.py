"""Holes that long or outside texts fill, and what sets them apart from the instructions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from promptlint.model import Edit, Fix, Hole, Markers, Prompt, Span
from promptlint.pattern import late
from promptlint_rules.template.place import exact

Enclosure = Literal["tag", "fence", "quotes", "rule", "label", ""]

_LONG = frozenset(
    "abstract article articles chunks code content context contract conversation corpus cv diff"
    " docs document documents dialogue email essay excerpt file history html job logs manual"
    " markdown memory notes page pages paper passage passages paragraph readme report resume review"
    " reviews source sources story text transcript transcription webpage".split()
)
_QUESTION = frozenset("question query ask request".split())
_SHORT = frozenset(
    "name basename title id type url path language length number count format key role topic prompt"
    " prompts instruction instructions template persona criteria question doc__".split()
)
_WORD = late(r"[a-z]+")
_CAMEL = late(r"(?<=[a-z])(?=[A-Z])")
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "`": "`", "‘": "’"}
_TRIPLE = ('"""', "'''")
_RULE = late(r"[ \t]*([-=#*_~+<>])\1{2,}[^\n]*$")
_LABEL = late(r"^[ \t]*(?:#{1,6} \S.*|\*\*.+\*\*:?|.{1,60}:\**)[ \t]*$")


class Slot(NamedTuple):
    """A hole and what stands around it, "" where nothing does."""

    hole: Hole
    enclosure: Enclosure


def is_long(hole: Hole) -> bool:
    """Say whether a hole is known, or named, to take more than a phrase."""
    if hole.facts.type in ("int", "float", "bool", "date") or hole.facts.constant is not None:
        return False
    names = _names(hole)
    return hole.facts.multiline or bool(names & _LONG and not names & _SHORT)


def is_question(hole: Hole) -> bool:
    """Say whether a hole is named as what the user asks."""
    names = _names(hole)
    return bool(names & _QUESTION) or names == {"user", "input"}


def slots(prompt: Prompt, markers: Markers) -> Iterator[Slot]:
    """Yield the holes of a prompt that long texts fill."""
    for hole in prompt.holes:
        if is_long(hole):
            yield Slot(hole, enclosure(prompt, markers, hole))


def enclosure(prompt: Prompt, markers: Markers, hole: Hole) -> Enclosure:
    """Return what sets a hole apart: the strongest of what stands around it."""
    if any(tag.inside is not None and tag.inside.contains(hole.span) for tag in markers.tags):
        return "tag"
    if any(fence.closed and fence.span.contains(hole.span) for fence in markers.fences):
        return "fence"
    text = prompt.text
    before, after = text[: hole.span.start], text[hole.span.end :]
    if before and after and _QUOTES.get(before[-1]) == after[0]:
        return "quotes"
    above = before.rstrip().rpartition("\n")[2]
    below = after.lstrip().partition("\n")[0]
    if _RULE.match(above) and (_RULE.match(below) or not below):
        return "rule"
    if above.endswith(_TRIPLE) and below.startswith(_TRIPLE):
        return "quotes"
    line = before.rpartition("\n")[2]
    is_labelled = _LABEL.match(line) or (not line.strip() and _LABEL.match(above))
    return "label" if is_labelled else ""


def tagged(prompt: Prompt, hole: Hole) -> Fix | None:
    """Return the edits that would put a hole into tags of its name, for display."""
    where = hole.source_span or exact(prompt, hole.span)
    name = "_".join(_WORD.findall(hole.name.lower()))
    if where is None or not name:
        return None
    start, end = Span(where.start, where.start), Span(where.end, where.end)
    edits = (Edit(start, f"<{name}>"), Edit(end, f"</{name}>"))
    return Fix(f"Put it into <{name}> tags", edits, "display")


def _names(hole: Hole) -> set[str]:
    return set(_WORD.findall(_CAMEL.sub("_", hole.name or hole.expression).lower()))
