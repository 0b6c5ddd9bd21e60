"""Making an f-string of a literal: where the prefix goes, and whether that is safe."""

from __future__ import annotations

import re

from promptlint.model import Edit, Hole, Piece, Prompt, Span
from promptlint.rule import Facts
from promptlint_rules.template.place import piece_at

_BRACE = re.compile(r"[{}]")
_TRIPLES = ('"""', "'''")


def with_prefix(prompt: Prompt, facts: Facts, span: Span) -> Edit | None:
    """Return the edit that makes an f-string of the literal that holds `span`, if it is safe.

    It is where the literal stands in this file, is no bytes or f-string yet, holds no brace beside
    holes whose names are in scope, and no other prompt takes it as a template.
    """
    piece = piece_at(prompt, span)
    if piece is None or piece.path is not None or set(piece.prefix.lower()) - {"r"}:
        return None
    holes = [hole for hole in prompt.holes if piece.text_span.contains(hole.span)]
    if not all(hole.in_scope for hole in holes) or _has_other_braces(prompt, piece, holes):
        return None
    if _is_formatted_elsewhere(prompt, facts, piece):
        return None
    start = piece.source_span.start
    quote = 3 if facts.text(start - 3, start) in _TRIPLES else 1
    begin = start - quote - len(piece.prefix)
    return Edit(Span(begin, begin), "f")


def _has_other_braces(prompt: Prompt, piece: Piece, holes: list[Hole]) -> bool:
    for brace in _BRACE.finditer(prompt.text, piece.text_span.start, piece.text_span.end):
        if not any(hole.span.contains(Span(*brace.span())) for hole in holes):
            return True
    return False


def _is_formatted_elsewhere(prompt: Prompt, facts: Facts, piece: Piece) -> bool:
    return any(
        other.id != prompt.id
        and not (other.sent and not other.uses)
        and any(peer.source_span == piece.source_span for peer in other.pieces)
        for other in facts.extraction.prompts
    )
