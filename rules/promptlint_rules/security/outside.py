"""Holes of a prompt that text from outside the program fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from promptlint.model import Channel, Filling, Hole, Prompt, Span, ValueFacts
from promptlint.pattern import late
from promptlint_rules.template.place import place

FROM = {
    "request": "a request",
    "input": "what a user types",
    "arguments": "the command line",
    "file": "a file that the user chooses",
    "web": "the web",
    "tool": "a tool's result",
}
_HARMLESS = frozenset({"int", "float", "bool", "date", "none"})
_AS_DATA = late(
    r"\bas (?:plain )?data\b(?! (?:analyst|scientist|engineer)s?\b)|\buntrusted\b"
    r"|\bnot (?:as )?instructions\b"
    r"|\b(?:do not|don't|never) (?:follow|obey|execute) (?:any )?(?:instructions|commands|orders)\b"
    r"|\bignore (?:any|all) (?:instructions|commands|orders)\b",
    re.IGNORECASE,
)
"""What a text says of outside text within it, so that nobody's orders in it are followed."""
_MEANT = late(r"system|prompt|instruct|persona|config|template", re.IGNORECASE)


class OutsideHole(NamedTuple):
    """A hole that outside text fills, how the text comes in, and the place in the source."""

    hole: Hole
    channel: Channel
    span: Span


def outside_holes(prompt: Prompt) -> Iterator[OutsideHole]:
    """Yield the holes that are known to be filled from outside, without those meant to be."""
    for hole in prompt.holes:
        for facts in (hole.facts, *_given(prompt, hole)):
            if facts.channel in FROM and facts.type not in _HARMLESS and not _is_meant(hole):
                where = hole.source_span or place(prompt, hole.span, prompt.span)
                yield OutsideHole(hole, facts.channel, where)
                break


def is_told_as_data(prompt: Prompt) -> bool:
    """Say whether a text tells the model to take what is put into it for data alone."""
    return _AS_DATA.search(prompt.text) is not None


def _given(prompt: Prompt, hole: Hole) -> Iterator[ValueFacts]:
    """Yield what is known of the values that calls hand to a template's hole."""
    if hole.language in ("f-string", "none"):
        return
    for use in prompt.uses:
        if isinstance(use, Filling) and use.over.contains(hole.span):
            positional = [one.facts for one in use.arguments if one.name is None]
            if hole.name.isdigit():
                yield from positional[int(hole.name) : int(hole.name) + 1]
            yield from (one.facts for one in use.arguments if one.name == hole.name)


def _is_meant(hole: Hole) -> bool:
    """Say whether the hole is where a program lets its users write the prompt itself."""
    return bool(_MEANT.search(hole.expression) or _MEANT.search(hole.name))
