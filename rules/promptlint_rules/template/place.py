"""Where a stretch of a prompt's text stands in this file, and edits there."""

from __future__ import annotations

from promptlint.model import Edit, LineIndex, Piece, Prompt, Span
from promptlint.pattern import late
from promptlint.rule import Facts

_BRACE = late(r"[{}]")


def piece_at(prompt: Prompt, span: Span) -> Piece | None:
    """Return the piece that holds all of `span` (or touches it, if it is empty)."""
    return next((piece for piece in prompt.pieces if piece.text_span.contains(span)), None)


def exact(prompt: Prompt, span: Span) -> Span | None:
    """Return where `span` stands character for character in a literal of this file, or None."""
    piece = piece_at(prompt, span)
    return prompt.exact_source(span) if piece is not None and piece.path is None else None


def is_foreign(prompt: Prompt, span: Span) -> bool:
    """Say whether `span` of the text was written in another file."""
    piece = piece_at(prompt, span)
    return piece is not None and piece.path is not None


def place(prompt: Prompt, span: Span, fallback: Span) -> Span:
    """Return where to report `span` of the text: in this file's literal, else at `fallback`."""
    return fallback if is_foreign(prompt, span) else prompt.source(span)


def line_of(facts: Facts, span: Span) -> str:
    """Return the line on which a stretch of the source begins: `12`, or `3 of cell 2`."""
    index = LineIndex(facts.source.text)
    line = index.position(span.start).line
    above = [cell for cell in facts.source.cells if cell <= span.start]
    if not above:
        return str(line)
    return f"{line - index.position(above[-1]).line + 1} of cell {len(above)}"


def doubled_braces(prompt: Prompt, span: Span) -> tuple[Edit, ...]:
    """Return edits that double every brace of `span`; none unless all stand in this file."""
    edits: list[Edit] = []
    for brace in _BRACE.finditer(prompt.text, span.start, span.end):
        where = exact(prompt, Span(*brace.span()))
        if where is None:
            return ()
        edits.append(Edit(where, brace[0] * 2))
    return tuple(edits)
