"""Tuples that a trailing comma alone makes of a text, and that are used as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.value import TEXTS, Listing, Value, alternatives

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_TUPLES = frozenset({"expression_list", "tuple"})


def comma_of(value: Value) -> Node | None:
    """Return the comma that makes a tuple of one text, or None."""
    node = value.node if isinstance(value, Listing) else None
    if not isinstance(value, Listing) or node is None or len(value.parts) != 1:
        return None
    if node.type not in _TUPLES or not isinstance(value.parts[0].value, TEXTS):
        return None
    return next((one for one in node.children if one.type == ","), None)


def unpacked(evaluator: Evaluator, node: Node) -> Value:
    """Return the value of an expression that only a text can stand in for.

    For a tuple of one text that is the text, and the evaluator keeps a note of the comma.
    """
    value = evaluator.value(node)
    for one in alternatives(value):
        comma = comma_of(one)
        if comma is not None and isinstance(one, Listing):
            evaluator.packed[comma.id] = one, comma
            return one.parts[0].value
    return value
