"""Making an f-string of a literal: where the prefix goes, and whether that is safe."""

from __future__ import annotations

from promptlint.model import Edit, Hole, Piece, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts
from promptlint_rules.template.place import piece_at

_BRACE = late(r"[{}]")
_TRIPLES = ('"""', "'''")


class Prefixes:
    """Finds, for the literals of one prompt, where an f makes them f-strings without harm."""

    def __init__(self, prompt: Prompt, facts: Facts) -> None:
        """Look at the literals of `prompt`."""
        self.prompt = prompt
        self.facts = facts
        self._known: dict[Piece, Edit | None] = {}

    def edit(self, span: Span) -> Edit | None:
        """Return the edit that makes an f-string of the literal that holds `span`, if it is safe.

        It is where the literal stands in this file, is no bytes or f-string yet, holds no brace
        beside holes whose names are in scope, and no other prompt takes it as a template.
        """
        piece = piece_at(self.prompt, span)
        if piece is None:
            return None
        if piece not in self._known:
            self._known[piece] = self._of(piece)
        return self._known[piece]

    def _of(self, piece: Piece) -> Edit | None:
        if piece.path is not None or set(piece.prefix.lower()) - {"r"}:
            return None
        holes = [hole for hole in self.prompt.holes if piece.text_span.contains(hole.span)]
        if not all(hole.in_scope for hole in holes) or self._has_other_braces(piece, holes):
            return None
        if self._is_formatted_elsewhere(piece):
            return None
        start = piece.source_span.start
        quote = 3 if self.facts.text(start - 3, start) in _TRIPLES else 1
        begin = start - quote - len(piece.prefix)
        return Edit(Span(begin, begin), "f")

    def _has_other_braces(self, piece: Piece, holes: list[Hole]) -> bool:
        position, text = piece.text_span.start, self.prompt.text
        for hole in sorted(holes, key=lambda hole: hole.span):
            if _BRACE.search(text, position, hole.span.start):
                return True
            position = hole.span.end
        return bool(_BRACE.search(text, position, piece.text_span.end))

    def _is_formatted_elsewhere(self, piece: Piece) -> bool:
        return any(
            other.id != self.prompt.id
            and not (other.sent and not other.uses)
            and any(peer.source_span == piece.source_span for peer in other.pieces)
            for other in self.facts.extraction.prompts
        )
