"""What a call hands to a sink's arguments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tree_sitter import Node

from promptlint.extract.arguments import arguments, keyword, positional
from promptlint.extract.sinks import Argument
from promptlint.extract.tree import items
from promptlint.extract.value import Mapping, alternatives

if TYPE_CHECKING:
    from promptlint.extract.evaluate import Evaluator


def given_to(call: Node, argument: Argument) -> Iterable[Node]:
    """Return the expressions that a call gives for a sink's argument."""
    listed = positional(call)
    if argument.name == "*":
        return listed[argument.position or 0 :]
    if argument.name == "**":
        arguments = call.child_by_field_name("arguments")
        nodes = arguments.named_children if arguments is not None else []
        values = [n.child_by_field_name("value") for n in nodes if n.type == "keyword_argument"]
        return [value for value in values if value is not None]
    named = keyword(call, argument.name)
    if named is not None:
        return [named]
    position = argument.position
    if position is not None and position < len(listed):
        splats = any(node.type == "list_splat" for node in listed[: position + 1])
        return [] if splats else [listed[position]]
    return []


def unpacked(evaluator: Evaluator, call: Node, argument: Argument) -> Iterable[Node]:
    """Return what a dictionary that is unpacked into the call, `**values`, has for an argument."""
    for node in arguments(call):
        for inner in items(node)[:1] if node.type == "dictionary_splat" else ():
            for one in alternatives(evaluator.value(inner)):
                entry = one.get(argument.name) if isinstance(one, Mapping) else None
                if entry is not None:
                    yield entry.value_node
