"""Columns of a data set, which one mapped function fills and another one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.tree import items, unwrap
from promptlint.extract.value import plain_text

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_AROUND = frozenset({"list_comprehension", "parenthesized_expression"})


def column_filled(evaluator: Evaluator, node: Node) -> str | None:
    """Return the key under which an expression, or a list of such, is put into a row or batch."""
    tree = evaluator.tree
    holder = tree.parent(node)
    while holder is not None and holder.type in _AROUND:
        node, holder = holder, tree.parent(holder)
    if holder is None:
        return None
    if holder.type == "assignment":
        left = holder.child_by_field_name("left")
        return column_read(evaluator, left) if left is not None else None
    key = holder.child_by_field_name("key") if holder.type == "pair" else None
    return plain_text(evaluator.value(key)) if key is not None else None


def column_read(evaluator: Evaluator, node: Node) -> str | None:
    """Return the key of `row["key"]`, else None."""
    node = unwrap(node)
    if node.type != "subscript" or len(items(node)) != 2:
        return None
    return plain_text(evaluator.value(items(node)[1]))
