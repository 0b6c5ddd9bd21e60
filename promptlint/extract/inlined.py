"""What one call of a function of this file returns, where that is a dictionary of its arguments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.functions import argument, formals
from promptlint.extract.value import Listing, Mapping, Parameter, Value

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator

_DEEPEST = 3


def inlined(evaluator: Evaluator, value: Value, function: Node, call: Node) -> Value:
    """Return a dictionary that a function makes, with what `call` gives in its parameters' place.

    Every other value is returned as it is: with what all calls may give.
    """
    if not isinstance(value, Mapping):
        return value
    given = {
        formal.node.id: node
        for formal in formals(evaluator.names, function)
        if (node := argument(call, formal)) is not None
    }
    filled = _filled(evaluator, value, given, _DEEPEST)
    if filled is value or not isinstance(filled, Mapping):
        return value
    return replace(filled, node=call)


def _filled(evaluator: Evaluator, value: Value, given: dict[int, Node], depth: int) -> Value:
    """Return a value with the parameters filled that it holds; itself where it holds none."""
    if isinstance(value, Parameter) and value.node.id in given:
        return evaluator.value(given[value.node.id])
    if isinstance(value, Listing) and depth:
        parts = tuple(
            part
            if (inner := _filled(evaluator, part.value, given, depth - 1)) is part.value
            else replace(part, value=inner, node=_place(part.value, given) or part.node)
            for part in value.parts
        )
        return value if parts == value.parts else replace(value, parts=parts)
    if isinstance(value, Mapping) and depth:
        entries = tuple(
            entry
            if (inner := _filled(evaluator, entry.value, given, depth - 1)) is entry.value
            else replace(
                entry, value=inner, value_node=_place(entry.value, given) or entry.value_node
            )
            for entry in value.entries
        )
        return value if entries == value.entries else replace(value, entries=entries)
    return value


def _place(value: Value, given: dict[int, Node]) -> Node | None:
    """Return where the call writes what a parameter is given, None for what only holds one."""
    return given[value.node.id] if isinstance(value, Parameter) else None
