"""The syntactic level of PromptPrism: marks, delimiters, tags, fences, tokens, placeholders."""

from __future__ import annotations

from promptlint.model import Mark, Markers
from promptlint.prism.markers.delimiters import delimiters
from promptlint.prism.markers.fences import fences
from promptlint.prism.markers.placeholders import placeholders
from promptlint.prism.markers.prefixes import prefixes
from promptlint.prism.markers.special_tokens import FAMILIES, special_tokens
from promptlint.prism.markers.suffixes import suffixes
from promptlint.prism.markers.tags import tags

__all__ = ["FAMILIES", "markers"]


def markers(text: str) -> Markers:
    """Return every marker of a text with its place."""
    tokens = tuple(special_tokens(text))
    plain = _without(text, tokens)
    found = tuple(tags(plain))
    closed = {tag.span for tag in found if tag.inside is not None or tag.name.startswith("/")}
    return Markers(
        prefixes=tuple(prefixes(text)),
        suffixes=tuple(suffixes(text)),
        delimiters=tuple(delimiters(text)),
        tags=found,
        fences=tuple(fences(text)),
        special_tokens=tokens,
        placeholders=tuple(placeholders(plain, closed)),
    )


def _without(text: str, tokens: tuple[Mark, ...]) -> str:
    """Return a text with control tokens blotted out, all else where it was."""
    parts: list[str] = []
    at = 0
    for mark in tokens:
        parts += (text[at : mark.span.start], "\0" * len(mark.text))
        at = mark.span.end
    return "".join((*parts, text[at:]))
