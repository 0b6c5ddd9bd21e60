"""What reading a template gives, and the mask over what is not the template's own text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from promptlint.model import Fault, Field, Span

Reading: TypeAlias = tuple[tuple[Field, ...], tuple[Fault, ...]]
"""The holes of a template and what its language cannot read, each in text order."""

MASK = "\0"
"""Stands for every character that is no part of the template: no language gives it a meaning."""


def mask(text: str, opaque: Iterable[Span]) -> str:
    """Return `text` with every stretch of `opaque` masked; offsets stay as they are."""
    parts: list[str] = []
    position = 0
    for span in sorted(opaque):
        if span.end > position:
            start = max(span.start, position)
            parts += text[position:start], MASK * (span.end - start)
            position = span.end
    return "".join(parts) + text[position:]
