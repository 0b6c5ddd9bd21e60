"""Whether an edited file is still the program it was, but for the edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from promptlint.extract.tree import Tree
from promptlint.fix.edits import Shift
from promptlint.model import Edit, Extraction, Prompt, Source, Span

Extractor: TypeAlias = Callable[[Source], Extraction]

_MOST_QUOTES = 3
_DEEPEST = 400
"""Levels of the syntax tree beyond which LibCST is not asked: it overflows the stack (at some
3,000 nested parentheses) and takes the process with it."""


def objection(
    before: Source, after: Source, edits: Sequence[Edit], extract: Extractor
) -> str | None:
    """Return why the edited source must not be written, or None where all is well.

    `edits` are those that lead from one source to the other, in order. The result must parse
    where the original did, and every literal of a prompt that no edit touches must be found
    again, with the same text.
    """
    return _syntax_objection(before, after) or _prompt_objection(before, after, edits, extract)


def _syntax_objection(before: Source, after: Source) -> str | None:
    """Ask LibCST; where it cannot read the original, tree-sitter, which survives any text."""
    (depth, errors), (new_depth, new_errors) = _shape(before), _shape(after)
    if new_errors > errors:
        return "it would break the syntax"
    if max(depth, new_depth) <= _DEEPEST and _parses(before.text) and not _parses(after.text):
        return "it would break the syntax"
    return None


def _parses(text: str) -> bool:
    # Loaded only when something is fixed: checking alone must not pay for LibCST.
    from libcst import ParserSyntaxError, parse_module  # noqa: PLC0415

    try:
        parse_module(text)
    except (ParserSyntaxError, UnicodeError, RecursionError):
        return False
    return True


def _shape(source: Source) -> tuple[int, int]:
    """Return the depth of the syntax tree and how many errors it holds."""
    cursor = Tree(source).root.walk()
    depth = deepest = errors = 0
    while True:
        node = cursor.node
        errors += node is not None and (node.is_error or node.is_missing)
        deepest = max(deepest, depth)
        if cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return deepest, errors
            depth -= 1


def _prompt_objection(
    before: Source, after: Source, edits: Sequence[Edit], extract: Extractor
) -> str | None:
    shift = Shift(edits)
    found = {(span, text) for span, _, text in _literals(extract(after).prompts)}
    for span, margin, text in _literals(extract(before).prompts):
        moved = shift.span(span, margin)
        if moved is not None and (moved, text) not in found:
            return "it would change a prompt outside the fix"
    return None


def _literals(prompts: Sequence[Prompt]) -> Iterator[tuple[Span, int, str]]:
    """Yield literals of this file: the place, room before it for prefix and quotes, the text."""
    for prompt in prompts:
        for piece in prompt.pieces:
            if piece.path is None:
                text = prompt.text[piece.text_span.start : piece.text_span.end]
                yield piece.source_span, len(piece.prefix) + _MOST_QUOTES, text
